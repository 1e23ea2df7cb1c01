"""Systems, inverses and independence over any number domain, each from one recorded reduction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from exactrank.calculations.elimination.over_domains import Reduction, reduce_rows
from exactrank.errors import ShapeError
from exactrank.numbers.canonical_numbers import Number, number_negative
from exactrank.numbers.rows import RowsOver
from exactrank.records import dataclass

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class SolutionOver(Generic[E]):
    """All solutions of A x = b for each column b of `right`: a particular one plus the span of the directions.

    `particulars` holds for each right side the solution whose free unknowns are 0, or None where there is none;
    `contradictions` the row of the last matrix that reads 0 = c, or None.
    """

    coefficients: RowsOver[E]
    right: RowsOver[E]
    reduction: Reduction[E]
    particulars: tuple[tuple[Number[E], ...] | None, ...]
    contradictions: tuple[int | None, ...]
    directions: RowsOver[E]
    unknowns: tuple[str, ...] = ()

    @property
    def rank(self) -> int:
        return self.reduction.rank

    @property
    def free(self) -> tuple[int, ...]:
        return free_columns(self.reduction, self.coefficients.ncols)

    @property
    def solvable(self) -> bool:
        """Whether some right side has a solution."""
        return any(one is not None for one in self.particulars)


@dataclass(frozen=True, slots=True)
class InverseOver(Generic[E]):
    """[A | I] reduced to [I | A^-1], or to a row of zeros left of the bar: then y^T A = 0 for y = `vanishing`."""

    matrix: RowsOver[E]
    reduction: Reduction[E]
    inverse: RowsOver[E] | None
    vanishing: tuple[Number[E], ...] | None


@dataclass(frozen=True, slots=True)
class IndependenceOver(Generic[E]):
    """A reduced form of the matrix whose columns the vectors are, and how the dependent ones come from those before."""

    matrix: RowsOver[E]
    reduction: Reduction[E]
    dependencies: tuple[tuple[int, tuple[tuple[int, Number[E]], ...]], ...]

    @property
    def independent(self) -> bool:
        return not self.dependencies


def free_columns(form: Reduction[E], ncols: int) -> tuple[int, ...]:
    """The columns without a pivot, of the first `ncols`."""
    pivots = {pivot.column for pivot in form.pivots}
    return tuple([j for j in range(ncols) if j not in pivots])


def null_space_over(A: RowsOver[E]) -> RowsOver[E]:
    """The n x (n - r) matrix whose columns are a basis of all x with A x = 0: one for every column without a pivot.

    >>> from exactrank.numbers.quadratic import QQ_sqrt
    >>> A = RowsOver(QQ_sqrt(-1), ((((1, 0), (0, 1)), 1), (((0, 1), (-1, 0)), 1)), 2)
    >>> null_space_over(A), (A @ null_space_over(A)).is_zero
    (<2x1 matrix over QQ(i) [-i; 1]>, True)
    """
    return directions_of(reduce_rows(A, True), A.ncols)


def directions_of(form: Reduction[E], ncols: int) -> RowsOver[E]:
    """The same of a matrix that is reduced already: in column k one free unknown is 1 and the others are 0."""
    domain, R = form.start.domain, form.end
    columns: list[list[Number[E]]] = []
    for j in free_columns(form, ncols):
        x: list[Number[E]] = [(domain.zero, 1)] * ncols
        x[j] = (domain.one, 1)
        for pivot in form.pivots:
            x[pivot.column] = number_negative(domain, R[pivot.row, j])
        columns.append(x)
    return RowsOver.of(domain, columns, ncols).T


def solve_over(A: RowsOver[E], B: RowsOver[E], unknowns: tuple[str, ...] = ()) -> SolutionOver[E]:
    """The solution sets of A x = b for the columns b of B; raises ShapeError for another number of rows, or no column.

    >>> from exactrank.numbers.quadratic import QQ_sqrt
    >>> K = QQ_sqrt(-1)
    >>> A, b = RowsOver(K, ((((0, 1),), 1),), 1), RowsOver(K, ((((1, 0),), 1),), 1)
    >>> solve_over(A, b).particulars
    ((((0, -1), 1),),)
    """
    if B.nrows != A.nrows or not B.ncols:
        raise ShapeError.of("right-side-rows", found=B.nrows, expected=A.nrows)
    n, both = A.ncols, A.beside(B)
    form = reduce_rows(both, True, n)
    contradictions = _contradictions(form, n)
    directions = directions_of(form, n)
    particulars = tuple([_particular(form, n, k) if row is None else None for k, row in enumerate(contradictions)])
    if None not in contradictions:  # an echelon form says it already
        form = reduce_rows(both, False, n)
        contradictions = _contradictions(form, n)
    return SolutionOver(A, B, form, particulars, contradictions, directions, unknowns)


def _contradictions(form: Reduction[E], unknowns: int) -> tuple[int | None, ...]:
    """For each right side the first row that is zero left of the bar and not at it."""
    end, zero = form.end, form.start.domain.zero
    below = range(form.rank, end.nrows)
    columns = range(unknowns, end.ncols)
    return tuple([next((i for i in below if end.rows[i][0][column] != zero), None) for column in columns])


def _particular(form: Reduction[E], unknowns: int, k: int) -> tuple[Number[E], ...]:
    x: list[Number[E]] = [(form.start.domain.zero, 1)] * unknowns
    for pivot in form.pivots:
        x[pivot.column] = form.end[pivot.row, unknowns + k]
    return tuple(x)


def invert_over(A: RowsOver[E]) -> InverseOver[E]:
    """The inverse of a square matrix with the operations that find it, or why there is none.

    >>> from exactrank.numbers.quadratic import QQ_sqrt
    >>> A = RowsOver(QQ_sqrt(2), ((((0, 1),), 1),), 1)
    >>> invert_over(A).inverse
    <1x1 matrix over QQ(sqrt 2) [1/2*sqrt(2)]>
    """
    if A.nrows != A.ncols:
        raise ShapeError.of("inverse-not-square", rows=A.nrows, columns=A.ncols)
    size = A.nrows
    both = A.beside(RowsOver.identity(A.domain, size))
    form = reduce_rows(both, True, size)
    right: Sequence[int] = range(size, 2 * size)
    if form.rank == size:
        return InverseOver(A, form, form.end.submatrix(range(size), right), None)
    form = reduce_rows(both, False, size)
    return InverseOver(A, form, None, tuple([form.end[form.rank, j] for j in right]))


def independence_over(A: RowsOver[E]) -> IndependenceOver[E]:
    """Whether the columns of A are linearly independent, with every dependence where they are not."""
    form = reduce_rows(A, True)
    zero, R = A.domain.zero, form.end
    found = [
        (j, tuple([(p.column, R[p.row, j]) for p in form.pivots if R.rows[p.row][0][j] != zero]))
        for j in free_columns(form, A.ncols)
    ]
    return IndependenceOver(A, form, tuple(found))
