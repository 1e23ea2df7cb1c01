"""Least squares by the normal equations A^T A x = A^T b, for columns that may depend on one another."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from exactrank.calculations.systems import Solution, solve
from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.statements import Statement


@dataclass(frozen=True, slots=True)
class LeastSquares:
    """The x for which |b - A x| is least: the solutions of A^T A x = A^T b, which there always are.

    `fitted` is A x, the projection of b onto the column space of A, and `residual` is b - A x: the same for all x.
    """

    coefficients: Matrix
    right: Matrix
    normal: Solution
    fitted: Matrix
    residual: Matrix
    orthogonality: Matrix
    """A^T times the residual, computed: zero, which makes A x the nearest"""

    @property
    def squared_error(self) -> Fraction:
        return sum([x * x for x in self.residual.column(0)], Fraction(0))

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        return self.normal.statements


def least_squares(A: Matrix, b: Matrix, unknowns: tuple[str, ...] = ()) -> LeastSquares:
    """The best approximate solution of A x = b, m x n and m x 1, over the rationals.

    >>> found = least_squares(Matrix.of([[1], [1]]), Matrix.of([[1], [2]]))
    >>> found.normal.particular, found.orthogonality.is_zero, found.squared_error
    ((Fraction(3, 2),), True, Fraction(1, 2))
    """
    if A.field != QQ:
        raise InputError.of("orthogonal-field", field=A.field.name)
    if b.ncols != 1:
        raise InputError.of("one-right-side", count=b.ncols)
    # b - A x is orthogonal to all columns of A exactly when A^T A x = A^T b, and then |b - A y|^2 is
    # |b - A x|^2 + |A (x - y)|^2 for every y (Pythagoras). The equations have a solution: A^T b lies in the column
    # space of A^T, which is that of A^T A.
    normal = solve(A.T @ A, A.T @ b, unknowns=unknowns)
    x = normal.particular
    if x is None:
        raise ArithmeticError(A)
    fitted = A @ Matrix.column_of(x)
    residual = b - fitted
    return LeastSquares(A, b, normal, fitted, residual, A.T @ residual)
