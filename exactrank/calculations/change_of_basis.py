"""Change of basis: coordinates in the basis of the columns of B become coordinates in that of the columns of A."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exactrank.calculations.elimination import Strategy, row_echelon_form
from exactrank.calculations.inverses import invert
from exactrank.calculations.systems import Solution, solve
from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.statements import Statement


@dataclass(frozen=True, slots=True)
class ChangeOfBasis:
    """A P = B: column j of P holds the coordinates of column j of B in the basis of the columns of A.

    So B y = A (P y): P takes the coordinates y of a vector in the basis B to those in the basis A, and `back`, its
    inverse, the other way round. `solution` is the recorded reduction of [A | B].
    """

    solution: Solution
    matrix: Matrix
    """P"""
    back: Matrix

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        from exactrank.statements import Equality, Inverse, Times
        from exactrank.statements.stated import UNWRITTEN, grid

        A, B, P = grid(self.solution.coefficients), grid(self.solution.right), grid(self.matrix)
        if not self.matrix.nrows:
            return self.solution.statements
        product = Equality(UNWRITTEN, (Times((A, P)), B))
        return *self.solution.statements, product, Inverse(UNWRITTEN, P, grid(self.back))


def change_of_basis(A: Matrix, B: Matrix, strategy: Strategy = Strategy.TEXTBOOK) -> ChangeOfBasis:
    """The matrix that takes coordinates in the basis B, the columns right of the bar, to those in the basis A.

    >>> A, B = Matrix.of([[1, 1], [0, 1]]), Matrix.of([[1, 0], [1, 2]])
    >>> found = change_of_basis(A, B)
    >>> A @ found.matrix == B, found.matrix @ found.back == Matrix.identity(2)
    (True, True)

    Raises InputError where the columns of A or of B are dependent, and where they span different spaces.
    """
    found = solve(A, B, strategy)
    if found.free:
        raise InputError.of("no-basis", column=found.free[0] + 1)
    dependent = _first_dependent(B)
    if dependent is not None:
        raise InputError.of("no-basis-right", column=dependent + 1)
    outside = next((k for k, one in enumerate(found.particulars) if one is None), None)
    if outside is not None:
        raise InputError.of("other-span", column=outside + 1)
    if B.ncols != A.ncols:
        raise InputError.of("other-dimension", found=B.ncols, expected=A.ncols)
    columns = [one for one in found.particulars if one is not None]
    P = Matrix.of(columns, A.ncols, A.field).T
    back = invert(P).inverse
    if back is None:  # B = A P has independent columns, so P has
        raise ArithmeticError(P)
    return ChangeOfBasis(found, P, back)


def _first_dependent(B: Matrix) -> int | None:
    """The first column that is a combination of those before it."""
    pivots = {pivot.column for pivot in row_echelon_form(B).pivots}
    return next((j for j in range(B.ncols) if j not in pivots), None)
