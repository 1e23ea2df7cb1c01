"""Determinants over any number domain, and the rank by a minor that is not zero and those that border it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

from exactrank.calculations.elimination.over_domains import Reduction, RowsSwapped, reduce_rows
from exactrank.errors import ShapeError
from exactrank.numbers.canonical_numbers import Number, number_negative, number_product, number_sum
from exactrank.numbers.rows import RowsOver
from exactrank.records import dataclass

E = TypeVar("E")

BY_RULE = 3
"""Up to this order a determinant is worked out by the rule of its order, above it by rows."""


@dataclass(frozen=True, slots=True)
class SignedProduct(Generic[E]):
    """sign * entries[0] * entries[1] * ...: one of the products of a determinant."""

    sign: int
    entries: tuple[Number[E], ...]


@dataclass(frozen=True, slots=True)
class DeterminantOver(Generic[E]):
    """A determinant with how it comes about: the products up to order 3, else a reduction to triangular form."""

    matrix: RowsOver[E]
    products: tuple[SignedProduct[E], ...]
    reduction: Reduction[E] | None
    value: Number[E]

    @property
    def swaps(self) -> int:
        operations = () if self.reduction is None else self.reduction.operations
        return sum([isinstance(one, RowsSwapped) for one in operations])

    @property
    def is_zero(self) -> bool:
        return self.value[0] == self.matrix.domain.zero


@dataclass(frozen=True, slots=True)
class MinorOver(Generic[E]):
    """The determinant of the submatrix in the given rows and columns, both increasing."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    determinant: DeterminantOver[E]

    @property
    def order(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class MinorProofOver(Generic[E]):
    """rank A = r: a minor of order r is not zero, and all minors of order r + 1 that border it vanish."""

    matrix: RowsOver[E]
    minor: MinorOver[E]
    bordering: tuple[MinorOver[E], ...]
    """row by row of what is added"""

    @property
    def rank(self) -> int:
        return self.minor.order


_PRODUCTS = {
    1: ((1, (0,)),),
    2: ((1, (0, 1)), (-1, (1, 0))),
    3: ((1, (0, 1, 2)), (1, (1, 2, 0)), (1, (2, 0, 1)), (-1, (2, 1, 0)), (-1, (0, 2, 1)), (-1, (1, 0, 2))),
}
"""The columns of the products of each order, with their signs."""


def determinant_over(A: RowsOver[E]) -> DeterminantOver[E]:
    """The determinant of a square matrix; that of the 0 x 0 matrix is 1.

    >>> from exactrank.numbers.quadratic import QQ_sqrt
    >>> A = RowsOver(QQ_sqrt(-1), ((((1, 0), (0, 1)), 1), (((0, 1), (1, 0)), 1)), 2)
    >>> determinant_over(A).value
    ((2, 0), 1)
    """
    size, domain = A.nrows, A.domain
    if size != A.ncols:
        raise ShapeError.of("not-square", rows=A.nrows, columns=A.ncols)
    if size > BY_RULE:
        form = reduce_rows(A)
        return DeterminantOver(A, (), form, form.determinant())
    if not size:
        return DeterminantOver(A, (), None, (domain.one, 1))
    products = tuple(
        [SignedProduct(sign, tuple([A[i, j] for i, j in enumerate(columns)])) for sign, columns in _PRODUCTS[size]]
    )
    total: Number[E] = (domain.zero, 1)
    for one in products:
        value: Number[E] = (domain.one, 1)
        for entry in one.entries:
            value = number_product(domain, value, entry)
        total = number_sum(domain, total, value if one.sign > 0 else number_negative(domain, value))
    return DeterminantOver(A, products, None, total)


def minor_over(A: RowsOver[E], rows: tuple[int, ...], columns: tuple[int, ...]) -> MinorOver[E]:
    """The minor of A in these rows and columns."""
    return MinorOver(rows, columns, determinant_over(A.submatrix(rows, columns)))


def prove_rank_by_minors_over(A: RowsOver[E]) -> MinorProofOver[E]:
    """The rank of A by a nonzero minor and the vanishing of all that border it.

    >>> from exactrank.numbers.quadratic import QQ_sqrt
    >>> A = RowsOver(QQ_sqrt(-1), ((((1, 0), (0, 1)), 1), (((0, 1), (-1, 0)), 1)), 2)
    >>> proof = prove_rank_by_minors_over(A)
    >>> proof.rank, [one.determinant.is_zero for one in proof.bordering]
    (1, [True])
    """
    inner = nonzero_minor_over(A)
    return MinorProofOver(A, inner, tuple(_bordering(A, inner)))


def nonzero_minor_over(A: RowsOver[E]) -> MinorOver[E]:
    """A minor of the greatest order that is not zero: the rows and columns independent of those before them."""
    columns = tuple([pivot.column for pivot in reduce_rows(A).pivots])
    left = A.submatrix(range(A.nrows), columns)
    return minor_over(A, tuple([pivot.column for pivot in reduce_rows(left.T).pivots]), columns)


def _bordering(A: RowsOver[E], inner: MinorOver[E]) -> Iterator[MinorOver[E]]:
    for i in range(A.nrows):
        for j in range(A.ncols):
            if i not in inner.rows and j not in inner.columns:
                yield minor_over(A, tuple(sorted((*inner.rows, i))), tuple(sorted((*inner.columns, j))))
