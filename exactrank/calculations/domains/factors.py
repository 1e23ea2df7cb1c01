"""Factors and bases over any number domain: A = C F, P A = L U, and the four subspaces."""

from __future__ import annotations

from typing import Generic, TypeVar

from exactrank.calculations.domains.minors import MinorOver, minor_over
from exactrank.calculations.domains.systems import directions_of
from exactrank.calculations.elimination.over_domains import MultipleAdded, Reduction, RowsSwapped, reduce_rows
from exactrank.numbers.canonical_numbers import Number, number_negative, number_quotient
from exactrank.numbers.rows import RowsOver
from exactrank.records import dataclass

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class FactorizationOver(Generic[E]):
    """A = left @ right with the r pivot columns and the r nonzero rows of the reduced form."""

    matrix: RowsOver[E]
    reduction: Reduction[E]
    left: RowsOver[E]
    right: RowsOver[E]
    minor: MinorOver[E]

    @property
    def rank(self) -> int:
        return self.reduction.rank

    @property
    def outer_products(self) -> tuple[tuple[RowsOver[E], RowsOver[E]], ...]:
        """Column k of `left` and row k of `right`, for each k: their products add up to A."""
        every_row, every_column = range(self.left.nrows), range(self.right.ncols)
        return tuple(
            [(self.left.submatrix(every_row, [k]), self.right.submatrix([k], every_column)) for k in range(self.rank)]
        )


@dataclass(frozen=True, slots=True)
class TriangularFactorsOver(Generic[E]):
    """P A = L U: row i of P A is row `order[i]` of A, `lower` has ones on its diagonal, U is an echelon form."""

    matrix: RowsOver[E]
    reduction: Reduction[E]
    order: tuple[int, ...]
    lower: RowsOver[E]

    @property
    def upper(self) -> RowsOver[E]:
        return self.reduction.end

    @property
    def permutation(self) -> RowsOver[E]:
        unit = RowsOver.identity(self.matrix.domain, self.matrix.nrows)
        return unit.submatrix(self.order, range(self.matrix.nrows))

    @property
    def swaps(self) -> bool:
        return self.order != tuple(range(self.matrix.nrows))

    @property
    def diagonal(self) -> RowsOver[E] | None:
        """D with the pivots on its diagonal, where A is invertible."""
        size, domain = self.matrix.nrows, self.matrix.domain
        if not size == self.matrix.ncols == self.reduction.rank:
            return None
        zero: Number[E] = (domain.zero, 1)
        rows = [[self.upper[i, i] if i == j else zero for j in range(size)] for i in range(size)]
        return RowsOver.of(domain, rows, size)

    @property
    def unit_upper(self) -> RowsOver[E] | None:
        """V with D V = U: each row of U divided by its pivot."""
        if self.diagonal is None:
            return None
        domain, U = self.matrix.domain, self.upper
        rows = [[number_quotient(domain, x, U[i, i]) for x in U.row(i)] for i in range(U.nrows)]
        return RowsOver.of(domain, rows, U.ncols)


@dataclass(frozen=True, slots=True)
class SpacesOver(Generic[E]):
    """[A | I] reduced to [R | E], and bases of the four subspaces of A as columns of matrices."""

    matrix: RowsOver[E]
    reduction: Reduction[E]
    null: RowsOver[E]
    row: RowsOver[E]
    column: RowsOver[E]
    left_null: RowsOver[E]

    @property
    def rank(self) -> int:
        return self.reduction.rank


def rank_factorization_over(A: RowsOver[E]) -> FactorizationOver[E]:
    """A = C F through the pivot columns.

    >>> from exactrank.numbers.quadratic import QQ_sqrt
    >>> A = RowsOver(QQ_sqrt(-1), ((((1, 0), (0, 1)), 1), (((0, 1), (-1, 0)), 1)), 2)
    >>> found = rank_factorization_over(A)
    >>> found.left @ found.right == A, found.right
    (True, <1x2 matrix over QQ(i) [1 i]>)
    """
    form = reduce_rows(A, True)
    columns = tuple([pivot.column for pivot in form.pivots])
    left = A.submatrix(range(A.nrows), columns)
    right = form.end.submatrix(range(len(columns)), range(A.ncols))
    rows = tuple([pivot.column for pivot in reduce_rows(left.T).pivots])
    return FactorizationOver(A, form, left, right, minor_over(A, rows, columns))


def triangular_factors_over(A: RowsOver[E]) -> TriangularFactorsOver[E]:
    """P A = L U for a matrix of any shape, from the operations of its reduction to an echelon form U.

    >>> from exactrank.numbers.quadratic import QQ_sqrt
    >>> A = RowsOver(QQ_sqrt(-1), ((((0, 0), (0, 1)), 1), (((0, 1), (1, 0)), 1)), 2)
    >>> found = triangular_factors_over(A)
    >>> found.permutation @ A == found.lower @ found.upper
    True
    """
    # The invariant is that of `calculations/triangular.py`.
    form = reduce_rows(A)
    size, domain = A.nrows, A.domain
    order = list(range(size))
    multipliers: list[list[Number[E]]] = [[(domain.zero, 1)] * size for _ in range(size)]
    for one in form.operations:
        match one:
            case RowsSwapped(i, k):
                order[i], order[k] = order[k], order[i]
                multipliers[i], multipliers[k] = multipliers[k], multipliers[i]
            case MultipleAdded(i, k, factor):
                multipliers[i][k] = number_negative(domain, factor)
    for i in range(size):
        multipliers[i][i] = (domain.one, 1)
    return TriangularFactorsOver(A, form, tuple(order), RowsOver.of(domain, multipliers, size))


def four_subspaces_over(A: RowsOver[E]) -> SpacesOver[E]:
    """Bases of the null, row, column and left null space, each from the same reduction of [A | I] to [R | E].

    >>> from exactrank.numbers.quadratic import QQ_sqrt
    >>> A = RowsOver(QQ_sqrt(-1), ((((1, 0), (0, 1)), 1), (((0, 1), (-1, 0)), 1)), 2)
    >>> found = four_subspaces_over(A)
    >>> (A @ found.null).is_zero, (found.left_null.T @ A).is_zero
    (True, True)
    """
    m, n = A.shape
    both = reduce_rows(A.beside(RowsOver.identity(A.domain, m)), True, n)
    r = both.rank
    return SpacesOver(
        A,
        both,
        directions_of(both, n),
        both.end.submatrix(range(r), range(n)).T,
        A.submatrix(range(m), [pivot.column for pivot in both.pivots]),
        both.end.submatrix(range(r, m), range(n, n + m)).T,
    )
