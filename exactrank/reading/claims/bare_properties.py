"""Formulas that give a rank, a nullity or a determinant and do not say of what: rank = 2."""

from __future__ import annotations

from collections.abc import Sequence

from exactrank.reading.formulas.sides import Side, Sides
from exactrank.reading.language.language_index import operators
from exactrank.reading.latex.tokens import words
from exactrank.reading.latex.vocabulary import SILENT
from exactrank.reading.operations.signs import Sign
from exactrank.statements import Assertion, Determinant, Expression, Inference, Nullity, Rank, Span, Statement

_STYLES = SILENT | words(r"{ } \operatorname \mathrm \text \textrm \mathsf \mbox \textbf \mathbf *")


def bare_property(
    reader: Sides, sides: Sequence[Side], signs: Sequence[Sign], made: Sequence[Expression | None]
) -> Assertion | None:
    """The claim about the matrix that the text is about; None for any other equation. More sides go on from there."""
    if signs[0].kind != "equal" or made[0] is not None or made[1] is None or sides[0].is_blank:
        return None
    start, stop = sides[0].span
    name = "".join([text for text in reader.tokens.texts[start:stop] if text not in _STYLES])
    said = _claim(operators().get(name.removeprefix("\\"), ""), reader.span(start, sides[1].span[1]), made[1])
    return None if said is None else Assertion((said,), (Inference.SUBJECT,))


def _claim(property_named: str, span: Span, value: Expression) -> Statement | None:
    match property_named:
        case "rank":
            return Rank(span, None, value)
        case "nullity":
            return Nullity(span, None, value)
        case "determinant":
            return Determinant(span, None, value)
    return None
