"""Factors of rows that are written in letters or roots: kept as they are written, and multiplied as texts."""

from __future__ import annotations

from fractions import Fraction

from exactrank.matrix import Scalar
from exactrank.records import dataclass
from exactrank.statements import Term


@dataclass(frozen=True, slots=True)
class WrittenFactor:
    """A factor without a rational value, by the text that says it.

    >>> -(2 * WrittenFactor("a")) / WrittenFactor("b + 1")
    WrittenFactor(text='((-1) * ((2) * (a))) / (b + 1)')
    """

    text: str

    def __mul__(self, other: Scalar | WrittenFactor) -> WrittenFactor:
        return WrittenFactor(f"({_text(other)}) * ({self.text})")

    __rmul__ = __mul__

    def __neg__(self) -> WrittenFactor:
        return -1 * self

    def __truediv__(self, other: Scalar | WrittenFactor) -> WrittenFactor:
        return WrittenFactor(f"({self.text}) / ({_text(other)})")

    def __rtruediv__(self, other: Scalar) -> WrittenFactor:
        return WrittenFactor(f"({_text(other)}) / ({self.text})")


Factor = Scalar | WrittenFactor
"""A factor as the grammar has it; None, where that is allowed, is one of which not even the text is known."""


def term_of(row: int, factor: Factor | None) -> Term:
    """The multiple of the row; the factor 1 stands there most often."""
    if factor == 1:
        return Term(row)
    if isinstance(factor, WrittenFactor):
        return Term(row, None, factor.text)
    return Term(row, None if factor is None else Fraction(factor))


def _text(factor: Factor) -> str:
    return factor.text if isinstance(factor, WrittenFactor) else str(Fraction(factor))
