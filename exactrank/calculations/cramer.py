"""Cramer's rule: each unknown is a quotient of two determinants."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from exactrank.calculations.determinants import Determinant, study_determinant
from exactrank.errors import InputError, ShapeError
from exactrank.matrix import Matrix
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.statements import Statement


@dataclass(frozen=True, slots=True)
class Cramer:
    """x_j = det A_j / det A, where A_j is A with b in place of column j."""

    coefficients: Matrix
    right: Matrix
    denominator: Determinant
    numerators: tuple[Determinant, ...]
    solution: tuple[Fraction, ...]
    unknowns: tuple[str, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        from exactrank.statements import Solution, SolutionKind
        from exactrank.statements.stated import UNWRITTEN, column, grid

        determinants = [one.statements[0] for one in (self.denominator, *self.numerators)]
        A, b = grid(self.coefficients), grid(self.right)
        return *determinants, Solution(UNWRITTEN, A, b, column(self.solution), kind=SolutionKind.UNIQUE)


def cramer(A: Matrix, b: Matrix, unknowns: tuple[str, ...] = ()) -> Cramer:
    """The solution of A x = b by Cramer's rule, for an invertible n x n matrix with n >= 1 and one right side.

    >>> A, b = Matrix.of([[2, 1], [5, 3]]), Matrix.of([[1], [2]])
    >>> A @ Matrix.column_of(cramer(A, b).solution) == b
    True

    Raises ShapeError for other shapes, and InputError where det A = 0.
    """
    # A X_j = A_j for the unit matrix X_j with x in place of column j, so det A x_j = det A_j.
    if b.nrows != A.nrows:
        raise ShapeError.of("right-side-rows", found=b.nrows, expected=A.nrows)
    if b.ncols != 1:
        raise InputError.of("one-right-side", count=b.ncols)
    denominator = study_determinant(A)
    if not A.nrows:
        raise InputError.of("cramer-empty")
    if not denominator.value:
        raise InputError.of("cramer-singular")
    columns = range(A.ncols)
    replaced = [
        Matrix.of([A.column(k) if k != j else b.column(0) for k in columns], A.nrows, A.field).T for j in columns
    ]
    numerators = tuple([study_determinant(one) for one in replaced])
    value = denominator.value
    solution = [A.field.quotient(one.value, value) for one in numerators]
    return Cramer(A, b, denominator, numerators, tuple(solution), unknowns)
