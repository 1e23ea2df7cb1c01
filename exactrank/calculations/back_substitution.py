"""Back substitution: an echelon form of [A | B], solved from its last pivot up."""

from __future__ import annotations

from fractions import Fraction

from exactrank.calculations.elimination import EchelonForm
from exactrank.matrix import Matrix
from exactrank.numbers.fields import Field
from exactrank.records import dataclass


@dataclass(frozen=True, slots=True)
class Expressed:
    """Unknown `unknown` is `constants[k]`, for right side k, plus the sum of `coefficients[f]` times free unknown f.

    It follows from row `row` of the echelon form, and from what is known of the unknowns behind it.
    """

    row: int
    unknown: int
    constants: tuple[Fraction, ...]
    coefficients: tuple[Fraction, ...]


def substitute_back(form: EchelonForm, unknowns: int) -> tuple[Expressed, ...]:
    """The unknowns that have pivots in terms of those that have none, the last of them first.

    `form` is an echelon form of [A | B] whose pivots stand left of the bar, behind column `unknowns` - 1.

    >>> from exactrank.calculations.elimination import row_echelon_form
    >>> form = row_echelon_form(Matrix.of([[2, 4, 1, 8], [0, 3, 3, 6]]))
    >>> [(one.unknown, int(one.constants[0]), one.coefficients[0]) for one in substitute_back(form, 3)]
    [(1, 2, Fraction(-1, 1)), (0, 0, Fraction(3, 2))]
    """
    # Row i reads p x_j + sum a_l x_l = c over l > j: divided by the pivot p it gives x_j, once the x_l are known.
    field, rows = form.matrix.field, form.matrix
    sides = rows.ncols - unknowns
    pivot_columns = {pivot.column for pivot in form.pivots}
    free = [j for j in range(unknowns) if j not in pivot_columns]
    known = {j: [Fraction(0)] * sides + [Fraction(int(j == f)) for f in free] for j in free}
    found: list[Expressed] = []
    for pivot in reversed(form.pivots):
        row = [rows[pivot.row, j] for j in range(rows.ncols)]
        total = [*row[unknowns:], *[Fraction(0)] * len(free)]
        for j in range(pivot.column + 1, unknowns):
            if row[j]:
                total = [x - row[j] * y for x, y in zip(total, known[j], strict=True)]
        values = tuple([field.quotient(x, row[pivot.column]) for x in total])
        known[pivot.column] = list(values)
        found.append(Expressed(pivot.row, pivot.column, values[:sides], values[sides:]))
    return tuple(found)


def directions_of(expressed: tuple[Expressed, ...], free: tuple[int, ...], unknowns: int, field: Field) -> Matrix:
    """The basis of the null space of A: in column f free unknown f is 1, and the other free unknowns are 0."""
    columns: list[list[Fraction]] = []
    for f, j in enumerate(free):
        x = [Fraction(0)] * unknowns
        x[j] = Fraction(1)
        for one in expressed:
            x[one.unknown] = one.coefficients[f]
        columns.append(x)
    return Matrix.of(columns, unknowns, field).T


def particular_of(expressed: tuple[Expressed, ...], unknowns: int, k: int) -> tuple[Fraction, ...]:
    """The solution for right side k whose free unknowns are 0."""
    x = [Fraction(0)] * unknowns
    for one in expressed:
        x[one.unknown] = one.constants[k]
    return tuple(x)
