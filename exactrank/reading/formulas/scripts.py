"""What is raised or lowered at a name: exponents, transposes, indices."""

from __future__ import annotations

from fractions import Fraction

from exactrank.patterns import lazy_pattern
from exactrank.reading.formulas.composed import constant_of
from exactrank.reading.formulas.formula_reader import FormulaReader, NoFormula
from exactrank.reading.latex.tokens import words
from exactrank.reading.latex.vocabulary import GREEK, SILENT
from exactrank.statements import (
    Adjoint,
    Expression,
    Indexed,
    LetterPower,
    Name,
    Negative,
    Number,
    Power,
    Sum,
    Times,
    Transposed,
)

STYLES = words(r"\mathbf \boldsymbol \bm \mathrm \mathit \mathsf \mathcal \mathbb \pmb \text \textbf \mathfrak \symbf")
_COUNTING = words("k l m n N p r")
"""Letters that count in an exponent; t and T transpose."""
_ONE = Fraction(1)
_MOST = 3
"""Factors and summands beside the letter are no larger."""
_COUNTED = lazy_pattern(r"\(\d{1,3}\)")
_TRANSPOSES = words(
    r"""
    T \top t \intercal \mathsfT \mathsft \mathrmT \mathrmt \rmT \rmt \sfT \mathttT \mathbfT
    \mathsf{T} \mathrm{T} \mathrm{t} ⊤ \trans \text{T} \tran \mathtt{T} \mathbf{T}
    """
)
_ADJOINTS = words(
    r"H \dagger \dag \mathsf{H} \mathrm{H} \mathrmH \mathsfH \rmH \text{H} \mathbf{H} \mathtt{H} \dagger{} \u2020"
) | {"\u2020"}


def is_before_base(reader: FormulaReader) -> bool:
    r"""Whether a T stands raised before what it transposes, {}^t A: behind nothing, or an empty group."""
    texts = [token.text for token in reader.tokens[max(0, reader.at - 2) : reader.at]]
    return texts == ["{", "}"] or (texts[-1:] == [r"\,"] and reader.peek(1) in ("t", "{"))


def transposed_behind(reader: FormulaReader, depth: int) -> Expression:
    r"""^t A, {}^{t}\operatorname{com}(A): the transpose as it is written in French."""
    reader.at += 1
    inside = reader.argument()
    if "".join([token.text for token in reader.tokens[inside[0] : inside[1]]]) not in _TRANSPOSES:
        raise NoFormula
    return Transposed(reader.postfix(depth + 1))


def with_exponent(reader: FormulaReader, base: Expression, depth: int) -> Expression:
    """What is raised at a base: a power, an inverse, a transpose, or a part of its name."""
    inside = reader.argument()
    word = "".join([token.text for token in reader.tokens[inside[0] : inside[1]]])
    if word in _TRANSPOSES or (word in ("\\mathsf", "\\mathrm") and reader.peek() in "{tT"):
        if word.startswith("\\math") and reader.peek() == "{":
            reader.argument()
        return Transposed(base)
    if word in _ADJOINTS:
        return Adjoint(base, "dag" in word or word == "\u2020")
    if isinstance(base, Name | Indexed) and _COUNTED.fullmatch(word):
        indices = "" if isinstance(base, Name) else f"_{{{','.join(map(str, base.indices))}}}"
        return Name(f"{base.name}{indices}^{{{word}}}")  # x^{(2)} is the second x, and no square
    if set(word) <= {"'"} or word == r"\prime":
        if isinstance(base, Indexed):
            return Indexed(base.name + "'", base.indices)
        return Name(base.name + "'") if isinstance(base, Name) else base
    try:
        exponent = reader.inside(inside, depth)
    except NoFormula:
        raise NoFormula from None
    known = constant_of(exponent)
    if known is not None and known.denominator == 1 and abs(known) <= 100:
        return Power(base, int(known))
    if reader.letter_powers and (linear := _in_one_letter(exponent)) is not None:
        return LetterPower(base, *linear)
    raise NoFormula


def _in_one_letter(exponent: Expression) -> tuple[str, int, int] | None:
    """The letter, its factor and what is added to it in an exponent: k, 2k, n + 1."""
    letter, factor, shift = "", 0, 0
    for term in exponent.terms if isinstance(exponent, Sum) else (exponent,):
        sign, inside = (-1, term.of) if isinstance(term, Negative) else (1, term)
        known = constant_of(inside)
        times, name = (
            inside.factors if isinstance(inside, Times) and len(inside.factors) == 2 else (Number(_ONE), inside)
        )
        if known is not None and known.denominator == 1:
            shift += sign * int(known)
        elif isinstance(name, Name) and name.name in _COUNTING and name.name in (letter or name.name):
            counted = constant_of(times)
            if counted is None or counted.denominator != 1:
                return None
            letter, factor = name.name, factor + sign * int(counted)
        else:
            return None
    return (letter, factor, shift) if letter and 0 < factor <= _MOST and abs(shift) <= _MOST else None


def with_index(reader: FormulaReader, base: Name) -> Expression:
    """A name with its index: an entry, a member of a family, or a longer name."""
    start, stop = reader.argument()
    texts = [token.text for token in reader.tokens[start:stop] if token.text not in SILENT]
    if "=" in texts or (texts[:1] == ["-"] and len(texts) == 2 and texts[1].isdecimal()):
        return Name(f"{base.name}_{{{''.join(texts)}}}")  # E_{\lambda = 2} is one thing, and so is A_{-2}
    parts: list[int | str] = []
    for token in reader.tokens[start:stop]:
        text = token.text
        if text in (",", "{", "}", r"\,") or text in STYLES:
            continue
        if text.isdecimal() and len(text) < 7:
            # a_{23} is the entry in row 2, column 3 where nothing parts the digits; W_{12} as one name is rare.
            parts.append(int(text))
        elif text.isalpha() or text in GREEK:
            parts.append(text)
        else:
            raise NoFormula
    if not parts:
        raise NoFormula
    letters = [part for part in parts if isinstance(part, str)]
    if len(letters) == len(parts) and len(letters) > 1:
        return Name(base.name + "_" + "".join(letters))  # d_{out}
    return Indexed(base.name, tuple(parts))
