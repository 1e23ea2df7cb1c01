"""Matrix: immutable rows over a field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING, Any

from exactrank.errors import ShapeError
from exactrank.numbers.fields import QQ, Field, Row

if TYPE_CHECKING:
    import numpy
    import sympy

Scalar = int | Fraction


@dataclass(frozen=True, slots=True)
class Matrix:
    """An m x n matrix as canonical rows, so that equal matrices are equal and hash alike; n is kept for m = 0.

    >>> A = Matrix.of([[1, Fraction(1, 2)], [0, 3]])
    >>> A @ Matrix.identity(2) == A
    True
    >>> A[0, 1]
    Fraction(1, 2)
    """

    rows: tuple[Row, ...]
    ncols: int
    field: Field = QQ

    @classmethod
    def of(cls, entries: Iterable[Iterable[Scalar]], ncols: int | None = None, field: Field = QQ) -> Matrix:
        """The matrix with these integer or Fraction entries; `ncols` is needed only for a matrix without rows."""
        rows = tuple([_row(list(row), field) for row in entries])
        width = len(rows[0][0]) if rows else ncols or 0
        if ncols is not None and width != ncols:
            raise ShapeError.of("ragged-row", row=1, found=width, expected=ncols)
        for i, (numerators, _) in enumerate(rows):
            if len(numerators) != width:
                raise ShapeError.of("ragged-row", row=i + 1, found=len(numerators), expected=width)
        return cls(rows, width, field)

    @classmethod
    def column_of(cls, entries: Iterable[Scalar], field: Field = QQ) -> Matrix:
        """The n x 1 matrix with these entries."""
        return cls.of([[entry] for entry in entries], 1, field)

    @classmethod
    def identity(cls, size: int, field: Field = QQ) -> Matrix:
        rows = tuple([(tuple([int(i == j) for j in range(size)]), 1) for i in range(size)])
        return cls(rows, size, field)

    @classmethod
    def zero(cls, nrows: int, ncols: int, field: Field = QQ) -> Matrix:
        return cls((((0,) * ncols, 1),) * nrows, ncols, field)

    @property
    def nrows(self) -> int:
        return len(self.rows)

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), self.ncols

    @property
    def is_zero(self) -> bool:
        return not any(any(numerators) for numerators, _ in self.rows)

    @property
    def is_integral(self) -> bool:
        return all(denominator == 1 for _, denominator in self.rows)

    def __getitem__(self, place: tuple[int, int]) -> Fraction:
        i, j = place
        numerators, denominator = self.rows[i]
        return Fraction(numerators[j], denominator)

    def __iter__(self) -> Iterator[tuple[Fraction, ...]]:
        """The rows as tuples of Fractions, top to bottom."""
        for numerators, denominator in self.rows:
            yield tuple([Fraction(value, denominator) for value in numerators])

    def tolist(self) -> list[list[Fraction]]:
        return [list(row) for row in self]

    def column(self, j: int) -> tuple[Fraction, ...]:
        return tuple([Fraction(numerators[j], denominator) for numerators, denominator in self.rows])

    def is_zero_row(self, i: int) -> bool:
        return not any(self.rows[i][0])

    @property
    def T(self) -> Matrix:  # noqa: N802 - the field's name for the transpose
        return Matrix.of([self.column(j) for j in range(self.ncols)], self.nrows, self.field)

    def submatrix(self, rows: Sequence[int], columns: Sequence[int]) -> Matrix:
        """The entries where the given rows and columns meet, in the given order."""
        picked = [self.rows[i] for i in rows]
        made = tuple([self.field.row([n[j] for j in columns], d) for n, d in picked])
        return Matrix(made, len(columns), self.field)

    def beside(self, other: Matrix) -> Matrix:
        """The matrix [A B] of the columns of both, for two matrices of as many rows.

        >>> Matrix.of([[1], [2]]).beside(Matrix.identity(2))
        <2x3 matrix [1 1 0; 2 0 1]>
        """
        if self.nrows != other.nrows or self.field != other.field:
            raise ShapeError.of("beside-shape", left=_shape(self), right=_shape(other))
        return Matrix.of(
            [(*left, *right) for left, right in zip(self, other, strict=True)], self.ncols + other.ncols, self.field
        )

    def over_common_denominator(self) -> tuple[list[list[int]], int]:
        """Integers N and d > 0 with self == N / d, d the least one."""
        d = lcm(*[denominator for _, denominator in self.rows])
        return [[value * (d // denominator) for value in numerators] for numerators, denominator in self.rows], d

    def __matmul__(self, other: Matrix) -> Matrix:
        if self.ncols != other.nrows or self.field != other.field:
            raise ShapeError.of("product-shape", left=_shape(self), right=_shape(other))
        integers, d = other.over_common_denominator()
        columns = list(zip(*integers, strict=True)) if integers else [()] * other.ncols
        rows = [
            self.field.row([sum([a * b for a, b in zip(n, column, strict=True)]) for column in columns], e * d)
            for n, e in self.rows
        ]
        return Matrix(tuple(rows), other.ncols, self.field)

    def __add__(self, other: Matrix) -> Matrix:
        return self._sum(other, 1)

    def __sub__(self, other: Matrix) -> Matrix:
        return self._sum(other, -1)

    def __neg__(self) -> Matrix:
        return -1 * self

    def __rmul__(self, factor: Scalar) -> Matrix:
        """The multiple of the matrix by a number."""
        a, b = factor.numerator, factor.denominator
        return Matrix(tuple([self.field.row([a * v for v in n], b * d) for n, d in self.rows]), self.ncols, self.field)

    def _sum(self, other: Matrix, sign: int) -> Matrix:
        if self.shape != other.shape or self.field != other.field:
            raise ShapeError.of("sum-shape", left=_shape(self), right=_shape(other))
        rows = [
            self.field.row([x * e + sign * y * d for x, y in zip(n, k, strict=True)], d * e)
            for (n, d), (k, e) in zip(self.rows, other.rows, strict=True)
        ]
        return Matrix(tuple(rows), self.ncols, self.field)

    def to_sympy(self) -> sympy.Matrix:
        """The same matrix for SymPy (over QQ only the numbers carry over; residues become integers)."""
        import sympy

        flat = [sympy.Rational(x.numerator, x.denominator) for row in self for x in row]
        return sympy.ImmutableMatrix(self.nrows, self.ncols, flat)

    def _sympy_(self) -> Any:
        return self.to_sympy()

    def to_numpy(self) -> numpy.ndarray[Any, Any]:
        """An int64 array when every entry is an integer that fits, else an object array of Fractions."""
        import numpy

        if self.is_integral and all(-(2**63) <= v < 2**63 for n, _ in self.rows for v in n):
            return numpy.array([n for n, _ in self.rows], dtype=numpy.int64).reshape(self.shape)
        made = numpy.empty(self.shape, dtype=object)
        for i, row in enumerate(self):
            for j, entry in enumerate(row):
                made[i, j] = entry
        return made

    def __repr__(self) -> str:
        body = "; ".join(" ".join(str(entry) for entry in row) for row in self)
        over = "" if self.field == QQ else f" over {self.field.name}"
        return f"<{_shape(self)} matrix{over} [{body}]>"


def _shape(A: Matrix) -> str:
    return f"{A.nrows}x{A.ncols}"


def _row(values: list[Scalar], field: Field) -> Row:
    d = 1
    for value in values:
        if value.denominator != 1:
            d = d // gcd(d, value.denominator) * value.denominator
    if d == 1:
        return field.row([value.numerator for value in values])
    return field.row([value.numerator * (d // value.denominator) for value in values], d)
