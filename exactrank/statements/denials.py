"""What a denial says: the statement that holds exactly when the denied one does not."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from exactrank.statements.claims import Determinant, DeterminantSign, Equality, Inverse, Nullity, Rank, Statement
from exactrank.statements.expressions import Comparison, DeterminantOf, Number

_OPPOSITE = {
    Comparison.EQUAL: Comparison.NOT_EQUAL,
    Comparison.NOT_EQUAL: Comparison.EQUAL,
    Comparison.LESS: Comparison.AT_LEAST,
    Comparison.AT_LEAST: Comparison.LESS,
    Comparison.GREATER: Comparison.AT_MOST,
    Comparison.AT_MOST: Comparison.GREATER,
}


def denied(statement: Statement) -> Statement | None:
    """The opposite of a statement; None where no single statement says it.

    >>> from exactrank.statements.spans import Span
    >>> denied(Rank(Span(), None, Number(Fraction(2)))).comparison
    <Comparison.NOT_EQUAL: '!='>
    """
    match statement:
        case Rank() | Nullity() | DeterminantSign():
            return replace(statement, comparison=_OPPOSITE[statement.comparison])
        case Equality(_, sides, comparison) if len(sides) == 2:
            return replace(statement, comparison=_OPPOSITE[comparison])
        case Determinant(span, subject, value) if subject is not None:
            return Equality(span, (DeterminantOf(subject), value), Comparison.NOT_EQUAL)
        case Inverse(span, subject, None) if subject is not None:
            return Equality(span, (DeterminantOf(subject), Number(Fraction(0))), Comparison.NOT_EQUAL)
    return None
