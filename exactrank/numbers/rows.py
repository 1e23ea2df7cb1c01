"""Rows over any domain: immutable, canonical, so that equal ones are equal and hash alike."""

from __future__ import annotations

from collections.abc import Sequence
from math import lcm
from typing import TYPE_CHECKING, Generic, TypeVar

from exactrank.errors import ShapeError
from exactrank.numbers.contract import NumberDomain
from exactrank.records import dataclass

if TYPE_CHECKING:
    import sympy

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class RowsOver(Generic[E]):
    """An m x n matrix over a domain: numerators over one denominator a row."""

    domain: NumberDomain[E]
    rows: tuple[tuple[tuple[E, ...], int], ...]
    ncols: int

    @classmethod
    def of(cls, domain: NumberDomain[E], entries: Sequence[Sequence[tuple[E, int]]], ncols: int = 0) -> RowsOver[E]:
        """The rows with these canonical numbers; raises ShapeError for rows of different lengths.

        >>> from exactrank.numbers.quadratic import QQ_sqrt
        >>> RowsOver.of(QQ_sqrt(-1), [[((0, 1), 2), ((1, 0), 3)]]).rows
        ((((0, 3), (2, 0)), 6),)
        """
        width = len(entries[0]) if entries else ncols
        made = []
        for i, row in enumerate(entries):
            if len(row) != width:
                raise ShapeError.of("ragged-row", row=i + 1, found=len(row), expected=width)
            d = lcm(*[e for _, e in row])
            made.append(domain.row([domain.times(domain.of_integer(d // e), x) for x, e in row], d))
        return cls(domain, tuple(made), width)

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), self.ncols

    def texts(self) -> list[list[str]]:
        """The entries as JSON spells them."""
        return [[self.domain.text(*self.domain.ratio(x, d)) for x in numerators] for numerators, d in self.rows]

    def to_sympy(self) -> sympy.Matrix:
        """The same matrix for SymPy; raises InputError over a finite field.

        >>> from exactrank.numbers.rational_functions import QQ_letters
        >>> K = QQ_letters("a")
        >>> RowsOver.of(K, [[(K.letter("a"), 2)]]).to_sympy()
        Matrix([[a/2]])
        """
        from exactrank.numbers.sympy_forms import rows_to_sympy

        return rows_to_sympy(self.domain, self.rows, self.ncols)
