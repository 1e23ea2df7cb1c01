"""What a reduction says of the columns: which depend on which, and the null space.

Row operations keep every dependence between columns, so it can be read off from the reduced form.
"""

from __future__ import annotations

from fractions import Fraction

from exactrank.calculations.elimination import EchelonForm, reduced_row_echelon_form
from exactrank.matrix import Matrix
from exactrank.records import dataclass


@dataclass(frozen=True, slots=True)
class ColumnDependence:
    """Column `column` is the sum of `coefficient` times column `pivot column`, over pivot columns left of it."""

    column: int
    terms: tuple[tuple[int, Fraction], ...]


def column_dependencies(form: EchelonForm) -> tuple[ColumnDependence, ...]:
    """Every column without a pivot as the one combination of the pivot columns left of it: row operations keep all
    dependencies between columns, and in the reduced form they can be read off.

    >>> from exactrank.calculations.elimination import row_echelon_form
    >>> column_dependencies(row_echelon_form(Matrix.of([[1, 0, 1], [1, 1, 3]])))
    (ColumnDependence(column=2, terms=((0, Fraction(1, 1)), (1, Fraction(2, 1)))),)
    """
    R = form.matrix if form.reduced else reduced_row_echelon_form(form.matrix).matrix
    pivot_columns = {pivot.column for pivot in form.pivots}
    free = [j for j in range(R.ncols) if j not in pivot_columns]
    return tuple(
        ColumnDependence(j, tuple([(p.column, R[p.row, j]) for p in form.pivots if R.rows[p.row][0][j]])) for j in free
    )


def null_space(A: Matrix) -> Matrix:
    """The n x (n - r) matrix N whose columns are a basis of all x with A x = 0: one for every column without a pivot.

    >>> A = Matrix.of([[4, 8, 12], [2, 4, 6]])
    >>> null_space(A), (A @ null_space(A)).is_zero
    (<3x2 matrix [-2 -3; 1 0; 0 1]>, True)
    """
    return null_space_of(reduced_row_echelon_form(A))


def null_space_of(form: EchelonForm) -> Matrix:
    """The same of a matrix that is reduced already: in column k one free unknown is 1 and the others are 0."""
    field, n = form.matrix.field, form.matrix.ncols
    columns: list[list[Fraction]] = []
    for dependence in column_dependencies(form):
        x = [Fraction(0)] * n
        x[dependence.column] = Fraction(1)
        for j, coefficient in dependence.terms:
            x[j] = field.scalar(-coefficient.numerator, coefficient.denominator)
        columns.append(x)
    return Matrix.of(columns, n, field).T
