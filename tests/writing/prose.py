"""The prose of a textbook around an answer: none of it says anything about the matrix of the exercise that is false.

Every sentence is invented. `remarks` are of other matrices, of matrices in general, of what is supposed or asked; the
matrices of `other_exercise` have names of their own lives: A again, given anew.
"""

from __future__ import annotations

from fractions import Fraction
from random import Random

from tests.writing.arithmetic import determinant, rank
from tests.writing.equations import equation, system
from tests.writing.exercises import Exercise, Topic, random_exercise
from tests.writing.styles import Language, Style

_INTRODUCTIONS: dict[Language, tuple[str, ...]] = {
    "en": (
        "Row reduction is bookkeeping: we keep the rows that matter and clear the rest.",
        "In this section we practise elimination by hand before we trust a machine with it.",
        "Recall that two matrices are row equivalent if one can be reached from the other by row operations.",
        "The following example is typical of what is asked in the examination.",
        "It pays to write down every operation; most mistakes are slips of arithmetic.",
    ),
    "ja": (
        "この節では掃き出し法の計算を練習する。",
        "行基本変形を一つずつ書き留めながら計算を進める。",
        "計算間違いを防ぐため、途中の行列も書いておく。",
    ),
    "de": ("Wir üben in diesem Abschnitt das Rechnen mit Zeilenumformungen.", "Jede Umformung wird notiert."),
    "fr": ("On s'exerce ici au pivot de Gauss.", "Chaque opération sur les lignes est notée."),
    "zh": ("本节练习初等行变换。", "下面写出每一步变换。"),
}
_STATEMENTS: dict[Language, dict[Topic, tuple[str, ...]]] = {
    "en": {
        "rank": ("Find the rank of {M}", "What is the rank of the matrix {M}", "Determine the rank of {M}"),
        "system": (
            "Solve the system {S}",
            "Find all solutions of {S}",
            "Does the following system have a solution? {S}",
        ),
        "inverse": ("Find the inverse of {M}", "Is the following matrix invertible? {M}"),
        "determinant": ("Compute the determinant of {M}", "Evaluate the determinant of {M}"),
        "null-space": ("Find a basis of the null space of {M}", "Determine the null space of {M}"),
    },
    "ja": {
        "rank": ("次の行列の階数を求めよ。 {M}",),
        "system": ("次の連立方程式を解け。 {S}",),
        "inverse": ("次の行列の逆行列を求めよ。 {M}",),
        "determinant": ("次の行列の行列式を求めよ。 {M}",),
        "null-space": ("次の行列の零空間の基底を求めよ。 {M}",),
    },
    "de": {
        "rank": ("Bestimme den Rang von {M}",),
        "system": ("Löse das Gleichungssystem {S}",),
        "inverse": ("Bestimme die Inverse von {M}",),
        "determinant": ("Berechne die Determinante von {M}",),
        "null-space": ("Bestimme den Kern von {M}",),
    },
    "fr": {
        "rank": ("Déterminer le rang de {M}",),
        "system": ("Résoudre le système {S}",),
        "inverse": ("Calculer l'inverse de {M}",),
        "determinant": ("Calculer le déterminant de {M}",),
        "null-space": ("Déterminer le noyau de {M}",),
    },
    "zh": {
        "rank": ("求下列矩阵的秩: {M}",),
        "system": ("解方程组 {S}",),
        "inverse": ("求下列矩阵的逆矩阵: {M}",),
        "determinant": ("计算下列矩阵的行列式: {M}",),
        "null-space": ("求下列矩阵的零空间: {M}",),
    },
}
_REMARKS: dict[Language, tuple[str, ...]] = {
    "en": (
        "If the rank of a matrix is 2, then some two of its rows are independent.",
        "The identity matrix of size {n} has rank {n}.",
        "A matrix of rank 1 is a column times a row.",
        "Suppose for a moment that the determinant of a matrix were 0; then no pivot could be left in some column.",
        "Is the rank equal to 1? We do not know yet.",
        "A system is called consistent if it has at least one solution.",
        "One might think that the rank is always the number of rows.",
        "The rank of a matrix is at most the number of its columns.",
        "A square matrix with two equal rows has determinant 0.",
        "By definition, the nullity is the number of columns minus the rank.",
        "A reader asked whether a matrix of zeros can have rank 1; it cannot.",
        "The zero matrix has rank 0, and it is the only one.",
        "For an upper triangular matrix the determinant is the product of the diagonal entries.",
        "When the last row is a row of zeros, the system may have infinitely many solutions.",
        "If {detB}, the matrix {B} is invertible.",
        "For two square matrices {A} and {B} we have {detAB}.",
        "Let {B} be a {n} by {n} matrix with {rankB}; then {B} is invertible.",
        "Had the matrix been given with a parameter {k}, we would have to treat {k0} by itself.",
        "In the next chapter we shall meet matrices whose rank is 3.",
    ),
    "ja": (
        "行列の階数が 2 ならば、一次独立な行が 2 本とれる。",
        "{n} 次の単位行列の階数は {n} である。",
        "階数は 1 だろうか。まだ分からない。",
        "行列式が 0 であると仮定すると、その行列は正則でない。",
        "零行列の階数は 0 である。",
        "一般に、階数は行の数を超えない。",
        "もし {detB} ならば {B} は正則である。",
    ),
    "de": (
        "Hat eine Matrix den Rang 2, so sind zwei ihrer Zeilen linear unabhängig.",
        "Die Einheitsmatrix der Größe {n} hat den Rang {n}.",
        "Ist der Rang vielleicht 1?",
        "Der Rang einer Matrix ist höchstens die Anzahl ihrer Spalten.",
    ),
    "fr": (
        "Si le rang d'une matrice est 2, deux de ses lignes sont indépendantes.",
        "La matrice identité d'ordre {n} est de rang {n}.",
        "Le rang est-il égal à 1 ?",
    ),
    "zh": ("若矩阵的秩为 2,则有两行线性无关。", "{n} 阶单位矩阵的秩为 {n}。", "秩是否等于 1?"),
}
_BEGINNINGS: dict[Language, tuple[str, ...]] = {
    "en": ("We reduce the matrix.", "Solution.", "Row operations give the following.", "We proceed column by column."),
    "ja": ("行基本変形を行う。", "解答", "掃き出し法を用いる。"),
    "de": ("Lösung.", "Wir formen um."),
    "fr": ("Solution.", "On échelonne la matrice."),
    "zh": ("解:", "作初等行变换。"),
}
_ANSWERS: dict[Language, tuple[str, str]] = {
    "en": ("Answer: the determinant of {A} is {v}.", "Answer: the rank of {A} is {v}."),
    "ja": ("答え: {A} の行列式は {v} である。", "答え: {A} の階数は {v} である。"),
    "de": ("Die Determinante von {A} ist {v}.", "Der Rang von {A} ist {v}."),
    "fr": ("Le déterminant de {A} est {v}.", "Le rang de {A} est {v}."),
    "zh": ("{A} 的行列式为 {v}。", "{A} 的秩为 {v}。"),
}
_EXERCISE: dict[Language, str] = {"en": "Exercise", "ja": "問題", "de": "Aufgabe", "fr": "Exercice", "zh": "例"}


def introduction(style: Style, rng: Random) -> str:
    return rng.choice(_INTRODUCTIONS[style.language])


def beginning(style: Style, rng: Random) -> str:
    return rng.choice(_BEGINNINGS[style.language])


def heading(style: Style, count: int) -> str:
    """Exercise 1., as this markup has it."""
    return style.bold(f"{_EXERCISE[style.language]} {count}.")


def statement(exercise: Exercise, style: Style, rng: Random) -> str:
    """What is asked, with the matrix under its name or the system."""
    template = rng.choice(_STATEMENTS[style.language][exercise.topic])
    return template.format(M=_given(exercise, style), S=_given_system(exercise, style, rng))


def _given(exercise: Exercise, style: Style) -> str:
    rows = exercise.matrix
    if exercise.topic == "inverse":
        rows = tuple([row[: exercise.bar] for row in rows])
    if style.typeset:
        return "\n" + style.displayed(f"{exercise.name} = {style.matrix(rows)}") + "\n"
    start = f"{exercise.name} = "
    lines = [(start if k == 0 else " " * len(start)) + line for k, line in enumerate(style.lines(rows))]
    return "\n\n" + "\n".join(lines) + "\n"


def _given_system(exercise: Exercise, style: Style, rng: Random) -> str:
    if style.typeset:
        return "\n" + style.displayed(system(exercise.matrix, style, rng)) + "\n"
    return "\n\n" + "\n".join([equation(row, style) for row in exercise.matrix]) + "\n"


def remark(style: Style, rng: Random) -> str:
    """A sentence of matrices in general, a question, a supposition, a definition."""
    det, of_rank = (r"\det", r"\operatorname{rank}") if style.typeset else ("det", "rank")
    n = rng.choice((2, 3, 4))
    return rng.choice(_REMARKS[style.language]).format(
        n=n,
        A=style.math("A"),
        B=style.math("T"),
        k=style.math("k"),
        k0=style.math("k = 0"),
        detB=style.math(rf"{det} T \neq 0" if style.typeset else "det T != 0"),
        detAB=style.math(f"{det}(AT) = {det}(A) {det}(T)"),
        rankB=style.math(f"{of_rank} T = {n}"),
    )


def other_exercise(style: Style, rng: Random, count: int) -> str:
    """Another exercise before or after, with a matrix of its own and a right answer in a sentence."""
    other = random_exercise(rng, rng.choice(("rank", "determinant")), rng.choice("AAB"))
    text = f"{heading(style, count)} {statement(other, style, rng)}"
    if rng.random() < 0.5:
        return text
    value = Fraction(rank(other.matrix)) if other.topic == "rank" else determinant(other.matrix)
    answer = _ANSWERS[style.language][other.topic == "rank"]
    return f"{text}\n{answer.format(A=style.math(other.name), v=style.math(style.number(value)))}"
