"""A matrix with a number before or behind it, or a sign: where an arrow leads on, the matrix that this is."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from exactrank.statements import Decimal, Expression, Grid, Negative, Number, Quotient, Times


def scaled_matrix(value: Expression) -> Grid | None:
    """The multiple of a written matrix by written numbers; None for anything else, and where entries are in letters."""
    factor, grid = _parts(value) or (Fraction(0), None)
    if grid is None or grid.is_symbolic:
        return None
    rows = tuple([tuple([None if entry is None else factor * entry for entry in row]) for row in grid.rows])
    return replace(grid, rows=rows)


def _parts(value: Expression) -> tuple[Fraction, Grid | None] | None:
    """The number and the matrix that a product consists of; None where it has more, or something else."""
    match value:
        case Number(number) | Decimal(number, _):
            return number, None
        case Grid():
            return Fraction(1), value
        case Negative(of):
            inner = _parts(of)
            return None if inner is None else (-inner[0], inner[1])
        case Quotient(over, under):
            above, below = _parts(over), _parts(under)
            if above is None or below is None or below[1] is not None or not below[0]:
                return None
            return above[0] / below[0], above[1]
        case Times(factors):
            return _product(factors)
    return None


def _product(factors: tuple[Expression, ...]) -> tuple[Fraction, Grid | None] | None:
    number, matrix = Fraction(1), None
    for factor in factors:
        inner = _parts(factor)
        if inner is None or (matrix is not None and inner[1] is not None):
            return None
        number *= inner[0]
        matrix = matrix or inner[1]
    return number, matrix
