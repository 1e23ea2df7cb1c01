"""Rows over any domain: immutable, canonical, so that equal ones are equal and hash alike."""

from __future__ import annotations

from collections.abc import Sequence
from math import lcm
from typing import TYPE_CHECKING, Generic, TypeVar

from exactrank.errors import InputError, ShapeError
from exactrank.numbers.canonical_numbers import Number, number_product, number_sum
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

    @classmethod
    def identity(cls, domain: NumberDomain[E], size: int) -> RowsOver[E]:
        one, zero = domain.one, domain.zero
        return cls(
            domain, tuple([(tuple([one if i == j else zero for j in range(size)]), 1) for i in range(size)]), size
        )

    @classmethod
    def zeros(cls, domain: NumberDomain[E], nrows: int, ncols: int) -> RowsOver[E]:
        return cls(domain, (((domain.zero,) * ncols, 1),) * nrows, ncols)

    @property
    def nrows(self) -> int:
        return len(self.rows)

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), self.ncols

    @property
    def is_zero(self) -> bool:
        return all(x == self.domain.zero for numerators, _ in self.rows for x in numerators)

    def __getitem__(self, place: tuple[int, int]) -> Number[E]:
        """The canonical number in row i and column j.

        >>> from exactrank.numbers.finite_extensions import GF_power
        >>> RowsOver.identity(GF_power(4), 2)[1, 1]
        ((1, 0), 1)
        """
        i, j = place
        numerators, d = self.rows[i]
        return self.domain.ratio(numerators[j], d)

    def row(self, i: int) -> tuple[Number[E], ...]:
        return tuple([self[i, j] for j in range(self.ncols)])

    def column(self, j: int) -> tuple[Number[E], ...]:
        return tuple([self[i, j] for i in range(len(self.rows))])

    @property
    def T(self) -> RowsOver[E]:  # noqa: N802 - the field's name for the transpose
        return RowsOver.of(self.domain, [self.column(j) for j in range(self.ncols)], len(self.rows))

    def submatrix(self, rows: Sequence[int], columns: Sequence[int]) -> RowsOver[E]:
        """The entries where the given rows and columns meet, in the given order."""
        picked = [self.rows[i] for i in rows]
        made = tuple([self.domain.row([numerators[j] for j in columns], d) for numerators, d in picked])
        return RowsOver(self.domain, made, len(columns))

    def beside(self, other: RowsOver[E]) -> RowsOver[E]:
        """The matrix [A B] of the columns of both; raises ShapeError for another number of rows."""
        self._check_domain(other)
        if len(self.rows) != len(other.rows):
            raise ShapeError.of("beside-shape", left=_size(self), right=_size(other))
        rows = [(*self.row(i), *other.row(i)) for i in range(len(self.rows))]
        return RowsOver.of(self.domain, rows, self.ncols + other.ncols)

    def __matmul__(self, other: RowsOver[E]) -> RowsOver[E]:
        """The product; raises ShapeError where the shapes do not fit.

        >>> from exactrank.numbers.quadratic import QQ_sqrt
        >>> K = QQ_sqrt(-1)
        >>> A = RowsOver(K, ((((0, 1), (1, 0)), 2),), 2)
        >>> (A @ A.T).texts()
        [['0']]
        """
        self._check_domain(other)
        if self.ncols != len(other.rows):
            raise ShapeError.of("product-shape", left=_size(self), right=_size(other))
        columns = [other.column(j) for j in range(other.ncols)]
        rows = [[self._dot(self.row(i), column) for column in columns] for i in range(len(self.rows))]
        return RowsOver.of(self.domain, rows, other.ncols)

    def _dot(self, row: Sequence[Number[E]], column: Sequence[Number[E]]) -> Number[E]:
        total: Number[E] = (self.domain.zero, 1)
        for x, y in zip(row, column, strict=True):
            total = number_sum(self.domain, total, number_product(self.domain, x, y))
        return total

    def _check_domain(self, other: RowsOver[E]) -> None:
        if self.domain != other.domain:
            raise InputError.of("two-fields", left=self.domain.name, right=other.domain.name)

    def __repr__(self) -> str:
        rows = "; ".join([" ".join(row) for row in self.texts()])
        return f"<{_size(self)} matrix over {self.domain.name} [{rows}]>"

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


def _size(A: RowsOver[E]) -> str:
    return f"{len(A.rows)}x{A.ncols}"
