"""The matrices with letters that claims speak of, by their rows over the fractions of polynomials."""

from __future__ import annotations

from exactrank.judging.written_functions import WrittenFunctions
from exactrank.numbers.rational_functions import Function
from exactrank.numbers.rows import RowsOver
from exactrank.statements import Array, Columns, Definition, Expression, Grid, Indexed, Name, Passage


def grid_of(expression: Expression | None, before: tuple[Passage, ...]) -> Grid | None:
    """The matrix with letters that an expression is, or that its name was last given to, or several side by side."""
    match expression:
        case Columns(parts) | Array((parts,)):
            return _beside(parts, before)
        case _:
            return _written_grid(expression, before)


def _written_grid(expression: Expression | None, before: tuple[Passage, ...]) -> Grid | None:
    if isinstance(expression, Grid):
        found = expression
    elif isinstance(expression, Name | Indexed):
        named = [one.value for one in before if isinstance(one, Definition) and one.name == expression]
        if len(named) != 1 or not isinstance(named[0], Grid):  # a name that is given twice may stand for either
            return None
        found = named[0]
    else:
        return None
    return found if found.rows and found.rows[0] else None


def _beside(parts: tuple[Expression, ...], before: tuple[Passage, ...]) -> Grid | None:
    """Matrices side by side, as (A | b); None where one is not known, or they have not the same rows."""
    grids = [grid for one in parts if (grid := _written_grid(one, before)) is not None]
    if not grids or len(grids) != len(parts) or len({len(grid.rows) for grid in grids}) != 1:
        return None
    rows = zip(*[grid.rows for grid in grids], strict=True)
    texts = zip(*[grid.written or tuple([("",) * len(row) for row in grid.rows]) for grid in grids], strict=True)
    return Grid(tuple([sum(row, ()) for row in rows]), written=tuple([sum(text, ()) for text in texts]))


def rows_of(grid: Grid, functions: WrittenFunctions, fractions: bool = False) -> RowsOver[Function] | None:
    """The entries as polynomials, or as `fractions` of them; None where one is something else."""
    domain = functions.domain
    if domain is None:
        return None
    made: list[list[tuple[Function, int]]] = []
    for i, row in enumerate(grid.rows):
        made.append([])
        for j, x in enumerate(row):
            text = grid.written[i][j] if grid.written else ""
            entry = functions.function(text) if text else None
            if entry is None and x is not None:
                entry = domain.ratio(domain.of_integer(x.numerator), x.denominator)
            if entry is None or (any(entry[0][1][0][0]) and not fractions):
                return None
            made[-1].append(entry)
    return RowsOver.of(domain, made)


def entries_of(rows: RowsOver[Function]) -> list[list[tuple[Function, int]]]:
    return [[rows.domain.ratio(x, d) for x in numerators] for numerators, d in rows.rows]
