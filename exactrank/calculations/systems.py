"""Systems of linear equations A x = b, several right sides at once: the reduction of [A | B] and what it says of x.

The operations are those that reduce A, done to the whole rows. So no pivot stands right of the bar, and a row that is
zero left of the bar and not right of it is the contradiction 0 = c.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from exactrank.calculations.back_substitution import Expressed, directions_of, particular_of, substitute_back
from exactrank.calculations.elimination import (
    EchelonForm,
    Strategy,
    easiest,
    fraction_free,
    reduced_row_echelon_form,
    row_echelon_form,
)
from exactrank.derivation import Derivation
from exactrank.errors import ShapeError
from exactrank.matrix import Matrix
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.statements import SolutionKind, Statement


def with_right_side(form: EchelonForm, B: Matrix) -> EchelonForm:
    """The recorded reduction of [A | B] by the operations that reduced A; all its pivots stand left of the bar.

    >>> A, B = Matrix.of([[1, 2], [2, 4]]), Matrix.of([[3], [7]])
    >>> both = with_right_side(row_echelon_form(A), B)
    >>> both.matrix, both.rank, both.derivation.end == both.matrix
    (<2x3 matrix [1 2 3; 0 0 1]>, 1, True)
    """
    log = form.derivation.log
    end = form.matrix.beside(Derivation(B, log).end)
    return EchelonForm(Derivation(form.start.beside(B), log), end, form.pivots, form.reduced, form.strategy)


def reduced_beside(A: Matrix, B: Matrix, strategy: Strategy, to_reduced_form: bool) -> EchelonForm:
    """The recorded reduction of [A | B], all pivots left of the bar, by the operations that the strategy chooses.

    All but the textbook's look at the right side too, where fractions may be to be avoided.

    >>> A, B = Matrix.of([[2, 4], [1, 3]]), Matrix.of([[1], [0]])
    >>> forms = [reduced_beside(A, B, strategy, True) for strategy in Strategy]
    >>> [form.matrix == forms[0].matrix for form in forms], forms[0].matrix
    ([True, True, True], <2x3 matrix [1 0 3/2; 0 1 -1/2]>)
    """
    avoiding = {Strategy.EASIEST: easiest.reduce, Strategy.FRACTION_FREE: fraction_free.reduce}
    if strategy in avoiding and not A.field.characteristic:
        both = A.beside(B)
        log, rows, pivots = avoiding[strategy](both, to_reduced_form, A.ncols)
        end = Matrix(tuple(rows), both.ncols, both.field)
        return EchelonForm(Derivation(both, tuple(log)), end, tuple(pivots), to_reduced_form, strategy)
    return with_right_side((reduced_row_echelon_form if to_reduced_form else row_echelon_form)(A, strategy), B)


@dataclass(frozen=True, slots=True)
class Solution:
    """All solutions of A x = b for each column b of `right`: a particular one plus the span of the directions.

    `particulars` holds for each right side the solution whose free unknowns are 0, or None where there is none;
    `contradictions` the row of the last matrix that reads 0 = c, or None. The columns of `directions`, one for each
    free unknown, are a basis of the null space of A.
    """

    coefficients: Matrix
    right: Matrix
    form: EchelonForm
    particulars: tuple[tuple[Fraction, ...] | None, ...]
    contradictions: tuple[int | None, ...]
    free: tuple[int, ...]
    directions: Matrix
    unknowns: tuple[str, ...] = ()
    """what the unknowns are called, where somebody named them"""
    expressed: tuple[Expressed, ...] = ()
    """the unknowns that have pivots in terms of the others, from the last row with a pivot up"""

    @property
    def rank(self) -> int:
        return self.form.rank

    @property
    def solvable(self) -> bool:
        """Whether some right side has a solution."""
        return any(one is not None for one in self.particulars)

    def kind(self, k: int = 0) -> SolutionKind:
        """How many solutions right side k has."""
        from exactrank.statements import SolutionKind

        if self.particulars[k] is None:
            return SolutionKind.NONE
        if not self.free:
            return SolutionKind.UNIQUE
        return SolutionKind.SEVERAL if self.coefficients.field.characteristic else SolutionKind.INFINITE

    @property
    def particular(self) -> tuple[Fraction, ...] | None:
        """The particular solution of the first right side."""
        return self.particulars[0]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        from exactrank.statements import Solution as Stated
        from exactrank.statements.stated import UNWRITTEN, column, columns, grid, row_steps

        bar = self.coefficients.ncols
        steps: list[Statement] = [*row_steps(self.form.derivation, bar)]
        A, directions = grid(self.coefficients), columns(self.directions)
        for k, particular in enumerate(self.particulars):
            b = column(self.right.column(k))
            found = None if particular is None or not particular else column(particular)
            steps.append(Stated(UNWRITTEN, A, b, found, directions if found else (), self.kind(k)))
        return tuple(steps)


def solve(
    A: Matrix,
    B: Matrix,
    strategy: Strategy = Strategy.TEXTBOOK,
    unknowns: tuple[str, ...] = (),
    back_substitution: bool = False,
) -> Solution:
    """The solution sets of A x = b for the columns b of B, m x k with k >= 1, from one recorded reduction of [A | B].

    The reduction goes on to the reduced form of A; with `back_substitution`, or where no right side has a solution, it
    stops at an echelon form.

    >>> A, b = Matrix.of([[1, 2, 1], [2, 4, 3]]), Matrix.of([[3], [7]])
    >>> found = solve(A, b)
    >>> x = Matrix.column_of(found.particular)
    >>> A @ x == b, (A @ found.directions).is_zero, found.directions.ncols == A.ncols - found.rank
    (True, True, True)
    >>> back = solve(A, b, back_substitution=True)
    >>> back.form.matrix, back.particular == found.particular
    (<2x4 matrix [1 2 1 3; 0 0 1 1]>, True)
    >>> solve(Matrix.of([[1], [1]]), Matrix.of([[0], [1]])).kind()
    <SolutionKind.NONE: 'none'>

    Raises ShapeError where B has another number of rows than A, or no column.
    """
    if B.nrows != A.nrows or not B.ncols:
        raise ShapeError.of("right-side-rows", found=B.nrows, expected=A.nrows)
    form = reduced_beside(A, B, strategy, not back_substitution)
    contradictions = _contradictions(form, A.ncols)
    if None not in contradictions and form.reduced:
        form = reduced_beside(A, B, strategy, False)
        contradictions = _contradictions(form, A.ncols)
    expressed = substitute_back(form, A.ncols)
    pivot_columns = {pivot.column for pivot in form.pivots}
    free = tuple([j for j in range(A.ncols) if j not in pivot_columns])
    particulars = tuple(
        [None if row is not None else particular_of(expressed, A.ncols, k) for k, row in enumerate(contradictions)]
    )
    directions = directions_of(expressed, free, A.ncols, A.field)
    return Solution(A, B, form, particulars, contradictions, free, directions, unknowns, expressed)


def _contradictions(form: EchelonForm, unknowns: int) -> tuple[int | None, ...]:
    """For each right side the first row without a pivot, which is zero left of the bar, whose entry is not zero."""
    below = range(form.rank, form.matrix.nrows)
    return tuple(
        [
            next((i for i in below if form.matrix.rows[i][0][column]), None)
            for column in range(unknowns, form.matrix.ncols)
        ]
    )
