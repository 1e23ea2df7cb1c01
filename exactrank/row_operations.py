"""The three elementary row operations as data; matrix, inverse and determinant are derived from them.

Indices count from 0. An operation always reads `target row <- what it says`, applied to the rows as they are.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd

from exactrank.errors import OperationError
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ, Field, Row
from exactrank.records import dataclass


@dataclass(frozen=True, slots=True)
class RowSwap:
    """Row `first` and row `second` change places; its own inverse, determinant -1."""

    first: int
    second: int

    def __post_init__(self) -> None:
        if self.first == self.second:
            raise OperationError.of("swap-with-itself", row=self.first + 1)

    def inverse(self) -> RowSwap:
        return self

    def determinant(self) -> Fraction:
        return Fraction(-1)


@dataclass(frozen=True, slots=True)
class RowScale:
    """Row `target` times a nonzero `factor`; determinant `factor`."""

    target: int
    factor: Fraction

    def __post_init__(self) -> None:
        if not self.factor:
            raise OperationError.of("scaled-by-zero", row=self.target + 1)

    def inverse(self) -> RowScale:
        return RowScale(self.target, 1 / self.factor)

    def determinant(self) -> Fraction:
        return self.factor


@dataclass(frozen=True, slots=True)
class RowAdd:
    """Row `target` plus `factor` times row `source`, another row; determinant 1."""

    target: int
    source: int
    factor: Fraction

    def __post_init__(self) -> None:
        if self.target == self.source:
            raise OperationError.of("added-to-itself", row=self.target + 1)

    def inverse(self) -> RowAdd:
        return RowAdd(self.target, self.source, -self.factor)

    def determinant(self) -> Fraction:
        return Fraction(1)


RowOperation = RowSwap | RowScale | RowAdd


def changed_rows(
    operation: RowOperation, rows: list[Row] | tuple[Row, ...], field: Field
) -> tuple[tuple[int, Row], ...]:
    """The rows that the operation replaces, with their indices: all others are shared between before and after."""
    match operation:
        case RowAdd(i, k, factor):
            return ((i, _sum(rows[i], factor, rows[k], field)),)
        case RowSwap(i, k):
            return (i, rows[k]), (k, rows[i])
        case RowScale(i, factor):
            numerators, d = rows[i]
            a = factor.numerator
            return ((i, field.row([a * value for value in numerators], d * factor.denominator)),)


def _sum(target: Row, factor: Fraction, source: Row, field: Field) -> Row:
    """target + factor * source, over the least common multiple of d and b e: t/d + (a/b) (s/e)."""
    t, d = target
    s, e = source
    a = factor.numerator
    be = factor.denominator * e
    if d % be == 0:
        right = a * (d // be)
        return field.row([x + right * y for x, y in zip(t, s, strict=True)], d)
    g = gcd(d, be)
    left = be // g
    right = a * (d // g)
    return field.row([left * x + right * y for x, y in zip(t, s, strict=True)], d * left)


def apply(operation: RowOperation, A: Matrix) -> Matrix:
    """The matrix after the operation, which is the product of its elementary matrix with A.

    >>> A = Matrix.of([[4, 8], [2, 5]])
    >>> step = RowAdd(1, 0, Fraction(-1, 2))
    >>> apply(step, A) == elementary_matrix(step, 2) @ A
    True
    >>> apply(step.inverse(), apply(step, A)) == A
    True
    """
    check_rows(operation, A.nrows)
    rows = list(A.rows)
    for i, row in changed_rows(operation, A.rows, A.field):
        rows[i] = row
    return Matrix(tuple(rows), A.ncols, A.field)


def elementary_matrix(operation: RowOperation, size: int, field: Field = QQ) -> Matrix:
    """The elementary matrix E with apply(operation, A) == E @ A for every A of `size` rows: the operation done to I."""
    return apply(operation, Matrix.identity(size, field))


def rows_named(operation: RowOperation) -> tuple[int, ...]:
    """The rows that the operation speaks of."""
    match operation:
        case RowSwap(i, k) | RowAdd(i, k):
            return i, k
        case RowScale(i):
            return (i,)


def check_rows(operation: RowOperation, nrows: int) -> None:
    """Raises OperationError when the operation names a row that a matrix of `nrows` rows does not have."""
    for i in rows_named(operation):
        if not 0 <= i < nrows:
            raise OperationError.of("no-such-row", row=i + 1, rows=nrows)
