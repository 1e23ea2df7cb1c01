"""What is concluded, in words and signs of five languages."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from random import Random

from tests.writing.arithmetic import Rows
from tests.writing.exercises import Claim, Exercise, Kind
from tests.writing.styles import Language, Style

# {A} the name, {v} a number, {l} a list of numbers, {X} a matrix, {B} vectors, {x} a solution, {rank=v} a formula.
_PHRASES: dict[Language, dict[Kind, tuple[str, ...]]] = {
    "en": {
        "rank": (
            "Hence the rank of {A} is {v}.", "So {rank} = {v}.", "Therefore {A} has rank {v}.",
            "We conclude that {rank=v}.",
            "There are {v} nonzero rows, so {rank=v}.", "The rank of {A} is therefore {v}.", "Thus {rank=v}.",
            "Since there are {v} pivots, {A} has rank {v}.",
        ),
        "pivots": ("The pivot columns are columns {l}.", "The pivots are in columns {l}."),
        "nullity": ("The nullity of {A} is {v}.", "The null space of {A} has dimension {v}."),
        "echelon": ("The last matrix is in row echelon form.", "This is a row echelon form of {A}."),
        "reduced": ("The last matrix is in reduced row echelon form.", "This is the reduced row echelon form of {A}."),
        "determinant": (
            "Hence {det=v}.", "The determinant of {A} is {v}.", "So the determinant of {A} equals {v}.",
            "Therefore {det=v}.",
        ),
        "inverse": ("Hence {inv=X}", "So the inverse of {A} is {X}", "We read off {inv=X}"),
        "null-space": (
            "A basis of the null space of {A} is {B}.", "The null space of {A} is spanned by {B}.",
        ),
        "unique": (
            "So {x}.", "Hence the unique solution is {x}.", "Therefore {x}.", "We read off {x}.",
            "The solution is {x}.",
        ),
        "parametric": ("So {x} with {t} arbitrary.", "The solutions are {x}, where {t} is any number.", "Hence {x}."),
        "none": ("So the system has no solution.", "The system is inconsistent.", "Hence there is no solution."),
        "infinite": ("The system has infinitely many solutions.", "Hence there are infinitely many solutions."),
        "invertible": ("So {A} is invertible.", "In particular {A} is invertible."),
        "singular": ("So {A} is singular.", "In particular {A} is not invertible."),
        "independent": ("The columns of {A} are linearly independent.",),
        "dependent": ("The columns of {A} are linearly dependent.",),
    },
    "ja": {
        "rank": ("よって {A} の階数は {v} である。", "したがって {rank=v} である。",
                 "ゆえに行列 {A} のランクは {v} です。"),
        "nullity": ("{A} の零空間の次元は {v} である。",),
        "echelon": ("最後の行列は階段行列である。",),
        "reduced": ("最後の行列は簡約階段行列である。",),
        "determinant": ("よって {det=v} である。", "したがって {A} の行列式は {v} である。"),
        "inverse": ("よって {inv=X}", "したがって {A} の逆行列は {X}"),
        "null-space": ("{A} の零空間の基底は {B} である。",),
        "unique": ("よって {x} である。", "したがって解は {x} である。"),
        "parametric": ("よって {x} ({t} は任意の数)。", "したがって解は {x} である。ただし {t} は任意定数とする。"),
        "none": ("よって解は存在しない。", "この連立方程式は解を持たない。"),
        "infinite": ("よって解は無数に存在する。",),
        "invertible": ("よって {A} は正則である。",),
        "singular": ("よって {A} は正則でない。",),
        "independent": ("{A} の列ベクトルは一次独立である。",),
        "dependent": ("{A} の列ベクトルは一次従属である。",),
    },
    "de": {
        "rank": ("Also ist der Rang von {A} gleich {v}.", "Die Matrix {A} hat den Rang {v}.", "Somit {rang=v}."),
        "determinant": ("Also ist {det=v}.", "Die Determinante von {A} ist {v}."),
        "inverse": ("Also ist {inv=X}",),
        "unique": ("Also {x}.", "Die Lösung ist {x}."),
        "parametric": ("Also {x} mit beliebigem {t}.",),
        "none": ("Das Gleichungssystem hat keine Lösung.",),
        "infinite": ("Das Gleichungssystem hat unendlich viele Lösungen.",),
    },
    "fr": {
        "rank": ("Le rang de {A} est donc {v}.", "On en déduit {rang=v}.", "La matrice {A} est de rang {v}."),
        "determinant": ("Donc {det=v}.", "Le déterminant de {A} est {v}."),
        "inverse": ("Donc {inv=X}",),
        "unique": ("Donc {x}.", "La solution est {x}."),
        "parametric": ("Donc {x}, où {t} est quelconque.",),
        "none": ("Le système n'a pas de solution.",),
        "infinite": ("Le système a une infinité de solutions.",),
    },
    "zh": {
        "rank": ("所以 {A} 的秩为 {v}。", "因此 {r=v}。", "故矩阵 {A} 的秩等于 {v}。"),
        "determinant": ("所以 {det=v}。",),
        "inverse": ("所以 {inv=X}",),
        "unique": ("所以 {x}。", "方程组的解为 {x}。"),
        "parametric": ("所以 {x},其中 {t} 为任意常数。",),
        "none": ("所以方程组无解。",),
        "infinite": ("所以方程组有无穷多解。",),
    },
}  # fmt: skip


def concluded(claim: Claim, exercise: Exercise, style: Style, rng: Random) -> str | None:
    """The claim as a sentence in the writer's language, or None where this writer has no words for it."""
    phrases: Sequence[str] | None = _PHRASES[style.language].get(claim.kind)
    if phrases is None:
        return None
    A, fields = exercise.name, {}
    fields["A"] = style.math(A)
    if claim.kind in ("rank", "nullity", "determinant"):
        fields["v"] = style.math(style.number(claim.value[0][0])) if rng.random() < 0.6 else _plain(claim, style)
        fields |= {key: _named_value(key, claim, exercise, style, rng) for key in _named(claim)}
        fields["rank"] = _named_value("rank", claim, exercise, style, rng, with_value=False)
    elif claim.kind == "pivots":
        fields["l"] = _listed([style.number(entry) for entry in claim.value[0]], " and ")
    elif claim.kind == "inverse":
        return rng.choice(phrases).format(**fields, **_inverse(claim.value, exercise, style))
    elif claim.kind == "null-space":
        fields["B"] = _vectors(claim.value, style, rng)
    elif claim.kind == "unique":
        fields["x"] = _solution(claim.value[0], style, rng)
    elif claim.kind == "parametric":
        fields |= {"x": _line(claim.value, style, rng), "t": style.math("t")}
    elif exercise.topic == "system":  # its matrix has no name
        phrases = [phrase for phrase in phrases if "{A}" not in phrase]
    sentence = rng.choice(phrases).format(**fields)
    return style.bold(sentence) if style.markup == "markdown" and rng.random() < 0.25 else sentence


def _plain(claim: Claim, style: Style) -> str:
    """Small numbers stand in sentences without dollars too."""
    value = claim.value[0][0]
    return str(value) if value.denominator == 1 and value >= 0 else style.math(style.number(value))


def _named(claim: Claim) -> tuple[str, ...]:
    return {"rank": ("rank=v", "rang=v", "r=v"), "determinant": ("det=v",)}.get(claim.kind, ())


_OPERATORS = {
    "rank": (r"\operatorname{rank}", r"\operatorname{rank}", r"\mathrm{rank}\,", r"\text{rank}"),
    "rang": (r"\operatorname{rg}", r"\operatorname{Rang}", r"\mathrm{rg}\,"),
    "r": ("r", r"\operatorname{rank}", "R"),
    "det": (r"\det", r"\det", r"\operatorname{det}"),
}
_PLAIN_OPERATORS = {"rank": ("rank",), "rang": ("rg", "rang"), "r": ("r", "rank"), "det": ("det",)}


def _named_value(key: str, claim: Claim, exercise: Exercise, style: Style, rng: Random, with_value: bool = True) -> str:
    """rank(A) = 2 as a formula within a sentence."""
    operator = rng.choice((_OPERATORS if style.typeset else _PLAIN_OPERATORS)[key.removesuffix("=v")])
    spaced = f"{operator} {exercise.name}" if key[0] != "r" or key.startswith("ra") else f"{operator}({exercise.name})"
    name = rng.choice((f"{operator}({exercise.name})", spaced))
    if not with_value:
        return style.math(name)
    return style.math(f"{name} = {style.number(claim.value[0][0])}")


def _inverse(value: Rows, exercise: Exercise, style: Style) -> dict[str, str]:
    name = f"{exercise.name}^{{-1}}" if style.typeset else f"{exercise.name}^-1"
    if not style.typeset:
        shown = "\n\n" + "\n".join(style.lines(value))
        lines = style.lines(value)
        start = f"{name} = "
        named = "\n\n" + "\n".join([(start if k == 0 else " " * len(start)) + line for k, line in enumerate(lines)])
        return {"X": shown, "inv=X": named}
    matrix = style.matrix(value)
    return {"X": style.displayed(matrix), "inv=X": style.displayed(f"{name} = {matrix}")}


def _listed(texts: Sequence[str], last: str) -> str:
    return last.join([", ".join(texts[:-1]), texts[-1]]) if len(texts) > 1 else texts[0]


def _vectors(vectors: Rows, style: Style, rng: Random) -> str:
    if not style.typeset:
        return _listed(["(" + ", ".join([style.number(x) for x in vector]) + ")" for vector in vectors], " and ")
    columns = [style.matrix(tuple([(x,) for x in vector]), None, "pmatrix") for vector in vectors]
    if rng.random() < 0.5:
        return style.math(r"\left\{ " + ", ".join(columns) + r" \right\}")
    return _listed([style.math(column) for column in columns], " and ")


def _line(point_and_direction: Rows, style: Style, rng: Random) -> str:
    """x = 2 - 3t, y = t."""
    pairs = []
    for name, x, d in zip(style.variables, *point_and_direction, strict=False):
        size = "" if abs(d) == 1 else style.number(abs(d))
        moving = f"({size})t" if "/" in size else f"{size}t"
        if not d:
            pairs.append(f"{name} = {style.number(x)}")
        elif not x:
            pairs.append(f"{name} = {'-' * (d < 0)}{moving}")
        else:
            pairs.append(f"{name} = {style.number(x)} {'-' if d < 0 else '+'} {moving}")
    if rng.random() < 0.5:
        return style.math(", ".join(pairs))
    return ", ".join([style.math(pair) for pair in pairs])


def _solution(values: tuple[Fraction, ...], style: Style, rng: Random) -> str:
    names = style.variables[: len(values)]
    numbers = [style.number(value) for value in values]
    pairs = [f"{name} = {number}" for name, number in zip(names, numbers, strict=True)]
    form = rng.choice(("pairs", "one formula", "tuple", "column"))
    if form == "tuple":
        return style.math(f"({', '.join(names)}) = ({', '.join(numbers)})")
    if form == "column" and style.typeset:
        column = style.matrix(tuple([(value,) for value in values]), None, "pmatrix")
        unknowns = r"\begin{pmatrix} " + r" \\ ".join(names) + r" \end{pmatrix}"
        return style.math(f"{unknowns} = {column}")
    if form == "one formula":
        return style.math(", ".join(pairs))
    joined = {"en": " and ", "de": " und ", "fr": " et ", "ja": "、", "zh": ","}[style.language]
    return _listed([style.math(pair) for pair in pairs], joined)
