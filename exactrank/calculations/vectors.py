"""The columns of a matrix as vectors: whether they are independent, and the coordinates of others in terms of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exactrank.calculations.columns import ColumnDependence, column_dependencies
from exactrank.calculations.elimination import EchelonForm, Strategy, reduced_row_echelon_form
from exactrank.calculations.systems import Solution, solve
from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.statements import Statement


@dataclass(frozen=True, slots=True)
class Independence:
    """The reduction of the matrix with the vectors as columns, and how the dependent ones come from those before."""

    matrix: Matrix
    form: EchelonForm
    dependencies: tuple[ColumnDependence, ...]

    @property
    def independent(self) -> bool:
        return not self.dependencies

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        from exactrank.statements import Rank
        from exactrank.statements.stated import UNWRITTEN, grid, number, row_steps

        return *row_steps(self.form.derivation), Rank(UNWRITTEN, grid(self.matrix), number(self.form.rank))


def study_independence(A: Matrix, strategy: Strategy = Strategy.TEXTBOOK) -> Independence:
    """Whether the columns of A are linearly independent, with every dependence where they are not.

    >>> study_independence(Matrix.of([[1, 2], [2, 4]])).dependencies
    (ColumnDependence(column=1, terms=((0, Fraction(2, 1)),)),)
    """
    form = reduced_row_echelon_form(A, strategy)
    return Independence(A, form, column_dependencies(form))


@dataclass(frozen=True, slots=True)
class Coordinates:
    """The coefficients that make the vectors right of the bar from the independent columns left of it."""

    solution: Solution

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        return self.solution.statements


def coordinates(A: Matrix, B: Matrix, strategy: Strategy = Strategy.TEXTBOOK) -> Coordinates:
    """The coordinates of the columns of B in the basis that the columns of A are of their span.

    >>> coordinates(Matrix.of([[1, 1], [0, 1]]), Matrix.of([[3], [1]])).solution.particular
    (Fraction(2, 1), Fraction(1, 1))

    Raises InputError where the columns of A are dependent, since then there are several ways or none.
    """
    found = solve(A, B, strategy)
    if found.free:
        raise InputError.of("no-basis", column=found.free[0] + 1)
    return Coordinates(found)
