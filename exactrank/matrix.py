"""Matrix: immutable rows over a field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, overload

from exactrank.errors import InputError, Problem, ShapeError
from exactrank.matrix_exchange import integer_array, object_array, sympy_matrix
from exactrank.matrix_operands import Scalar, canonical_row, exact_rows, exact_scalar, picked
from exactrank.numbers.fields import QQ, Field, Row
from exactrank.records import dataclass

if TYPE_CHECKING:
    import numpy
    import sympy

__all__ = ["MAX_PROBLEMS", "Matrix", "Operand", "Scalar"]

Operand: TypeAlias = "Matrix | Sequence[Any] | numpy.ndarray[Any, Any]"
"""What may stand beside a Matrix in a product: rows of numbers, or a flat list of them."""

MAX_PROBLEMS = 20
"""So many entries that a field does not have are told."""


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
        rows = tuple([canonical_row(list(row), field) for row in entries])
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

    @overload
    def __getitem__(self, place: int) -> tuple[Fraction, ...]: ...
    @overload
    def __getitem__(self, place: slice) -> Matrix: ...
    @overload
    def __getitem__(self, place: tuple[int, int]) -> Fraction: ...
    @overload
    def __getitem__(self, place: tuple[int | slice, slice] | tuple[slice, int | slice]) -> Matrix: ...
    def __getitem__(
        self, place: int | slice | tuple[int | slice, int | slice]
    ) -> Fraction | tuple[Fraction, ...] | Matrix:
        """A[i, j] is an entry, A[i] a row of numbers; with a slice, A[0, :] or A[:2], it is a matrix.

        >>> A = Matrix.of([[1, 2, 3], [4, 5, 6]])
        >>> A[1, 2], A[0, :], A[:, -1], A[1] == (4, 5, 6)
        (Fraction(6, 1), <1x3 matrix [1 2 3]>, <2x1 matrix [3; 6]>, True)
        """
        if isinstance(place, tuple):
            i, j = place
            if isinstance(i, slice) or isinstance(j, slice):
                return self.submatrix(picked(i, self.nrows), picked(j, self.ncols))
            numerators, denominator = self.rows[i]
            return Fraction(numerators[j], denominator)
        if isinstance(place, slice):
            return Matrix(self.rows[place], self.ncols, self.field)
        numerators, denominator = self.rows[place]
        return tuple([Fraction(value, denominator) for value in numerators])

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        """True, also without rows: a matrix is never nothing."""
        return True

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
        self._check_field(other)
        if self.nrows != other.nrows:
            raise ShapeError.of("beside-shape", left=_shape(self), right=_shape(other))
        return Matrix.of(
            [(*left, *right) for left, right in zip(self, other, strict=True)], self.ncols + other.ncols, self.field
        )

    def over(self, field: Field) -> Matrix:
        """The matrix whose entries are the rational entries of this one, read over another field.

        Raises InputError with every entry whose denominator is 0 there, and for a matrix over another field than QQ.

        >>> from exactrank.numbers.fields import GF
        >>> Matrix.of([[5, Fraction(1, 2)]]).over(GF(3))
        <1x2 matrix over GF(3) [2 2]>
        """
        if field == self.field:
            return self
        if self.field != QQ:
            raise InputError.of("other-field", found=self.field.name, wanted=field.name)
        p = field.characteristic
        if p and any(d % p == 0 for _, d in self.rows):
            without_value = [
                Problem.of("no-value-in-field", entry=str(x), row=i, column=j, field=field.name, divisor=p)
                for i, row in enumerate(self, 1)
                for j, x in enumerate(row, 1)
                if x.denominator % p == 0
            ]
            raise InputError(*without_value[:MAX_PROBLEMS])
        return Matrix(tuple([field.row(numerators, d) for numerators, d in self.rows]), self.ncols, field)

    def over_common_denominator(self) -> tuple[list[list[int]], int]:
        """Integers N and d > 0 with self == N / d, d the least one."""
        d = lcm(*[denominator for _, denominator in self.rows])
        return [[value * (d // denominator) for value in numerators] for numerators, denominator in self.rows], d

    def __matmul__(self, other: Operand) -> Matrix:
        """The product with a matrix, with rows of numbers, or with a flat list as a column.

        >>> Matrix.of([[1, 2], [3, 4]]) @ [1, Fraction(1, 2)]
        <2x1 matrix [2; 5]>
        """
        if not isinstance(other, Matrix):
            rows = exact_rows(other, flat_is_column=True)
            return NotImplemented if rows is None else self @ Matrix.of(rows, None, self.field)
        return self._times(other)

    def __rmatmul__(self, other: Operand) -> Matrix:
        rows = exact_rows(other, flat_is_column=False)
        return NotImplemented if rows is None else Matrix.of(rows, None, self.field) @ self

    def _times(self, other: Matrix) -> Matrix:
        self._check_field(other)
        if self.ncols != other.nrows:
            raise ShapeError.of("product-shape", left=_shape(self), right=_shape(other))
        integers, d = other.over_common_denominator()
        columns = list(zip(*integers, strict=True)) if integers else [()] * other.ncols
        rows = [
            self.field.row([sum([a * b for a, b in zip(n, column, strict=True)]) for column in columns], e * d)
            for n, e in self.rows
        ]
        return Matrix(tuple(rows), other.ncols, self.field)

    def __add__(self, other: Matrix) -> Matrix:
        return self._sum(other, 1) if isinstance(other, Matrix) else NotImplemented

    def __sub__(self, other: Matrix) -> Matrix:
        return self._sum(other, -1) if isinstance(other, Matrix) else NotImplemented

    def __neg__(self) -> Matrix:
        return -1 * self

    def __rmul__(self, factor: Scalar) -> Matrix:
        """The multiple of the matrix by an exact number; the product of two matrices is A @ B."""
        exact = exact_scalar(factor)
        if exact is None:
            return NotImplemented
        a, b = exact.numerator, exact.denominator
        return Matrix(tuple([self.field.row([a * v for v in n], b * d) for n, d in self.rows]), self.ncols, self.field)

    __mul__ = __rmul__

    def __truediv__(self, divisor: Scalar) -> Matrix:
        exact = exact_scalar(divisor)
        return NotImplemented if exact is None else self * (1 / Fraction(exact))

    def __pow__(self, exponent: int) -> Matrix:
        """The power of a square matrix with an exponent that is not negative; a TypeError for one that is no integer.

        >>> Matrix.of([[1, 1], [1, 0]]) ** 5
        <2x2 matrix [8 5; 5 3]>
        """
        if not hasattr(exponent, "__index__"):
            return NotImplemented
        exponent = exponent.__index__()
        if self.nrows != self.ncols:
            raise ShapeError.of("power-shape", matrix=_shape(self))
        if exponent < 0:
            raise InputError.of("negative-power", exponent=exponent)
        power, square = Matrix.identity(self.nrows, self.field), self
        while exponent:
            if exponent % 2:
                power = power @ square
            exponent //= 2
            square = square @ square if exponent else square
        return power

    def _check_field(self, other: Matrix) -> None:
        if self.field != other.field:
            raise InputError.of("two-fields", left=self.field.name, right=other.field.name)

    def _sum(self, other: Matrix, sign: int) -> Matrix:
        self._check_field(other)
        if self.shape != other.shape:
            raise ShapeError.of("sum-shape", left=_shape(self), right=_shape(other))
        rows = [
            self.field.row([x * e + sign * y * d for x, y in zip(n, k, strict=True)], d * e)
            for (n, d), (k, e) in zip(self.rows, other.rows, strict=True)
        ]
        return Matrix(tuple(rows), self.ncols, self.field)

    def to_sympy(self) -> sympy.Matrix:
        """The same matrix for SymPy (over QQ only the numbers carry over; residues become integers)."""
        return sympy_matrix(self.shape, self)

    def _sympy_(self) -> Any:
        return self.to_sympy()

    __array_ufunc__: ClassVar[None] = None
    """numpy leaves sums and products with a Matrix to it, which stays exact."""

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> numpy.ndarray[Any, Any]:
        """What `numpy.array(A)` gives: an object array of Fractions, or of another type where one is asked for."""
        return object_array(self.shape, self, dtype)

    def to_numpy(self) -> numpy.ndarray[Any, Any]:
        """An int64 array when every entry is an integer that fits, else an object array of Fractions."""
        fitting = integer_array(self.shape, [n for n, _ in self.rows]) if self.is_integral else None
        return self.__array__() if fitting is None else fitting

    def __repr__(self) -> str:
        body = "; ".join(" ".join(str(entry) for entry in row) for row in self)
        over = "" if self.field == QQ else f" over {self.field.name}"
        return f"<{_shape(self)} matrix{over} [{body}]>"


def _shape(A: Matrix) -> str:
    return f"{A.nrows}x{A.ncols}"
