"""The matrices with letters that claims speak of, by their rows over the fractions of polynomials."""

from __future__ import annotations

from collections.abc import Sequence

from exactrank.judging.written_functions import WrittenFunctions
from exactrank.numbers.canonical_numbers import Number, number_product, number_sum
from exactrank.numbers.rational_functions import Function, RationalFunctions
from exactrank.numbers.rows import RowsOver
from exactrank.records import dataclass
from exactrank.statements import (
    Array,
    Columns,
    Definition,
    Expression,
    Grid,
    Identity,
    Indexed,
    Name,
    Negative,
    Passage,
    Shown,
    Sum,
    Times,
    Transition,
)


@dataclass(frozen=True, slots=True)
class _Term:
    """A number times a matrix; `rows` None: times the identity."""

    rows: RowsOver[Function] | None
    factor: Number[Function]

    def times(self, domain: RationalFunctions, x: Number[Function]) -> _Term:
        return _Term(self.rows, number_product(domain, self.factor, x))


def grid_of(expression: Expression | None, before: tuple[Passage, ...]) -> Grid | None:
    """The matrix with letters that an expression is, or that its name was last given to, or several side by side."""
    match expression:
        case Columns(parts) | Array((parts,)):
            return _beside(parts, before)
        case _:
            return _written_grid(expression, before)


def last_matrix(before: Sequence[Passage]) -> Grid | None:
    """The matrix that was written last, at the end of a step or by itself."""
    for one in reversed(before):
        match one:
            case Transition(after=Grid() as grid) | Shown(_, grid) | Definition(_, _, Grid() as grid):
                return grid
            case _:
                pass
    return None


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


def matrix_over(
    expression: Expression | None, before: tuple[Passage, ...], functions: WrittenFunctions, vectors: bool = False
) -> RowsOver[Function] | None:
    """The rows of a matrix with letters, written or named, or of A - 2 I; None for anything else, and behind a bar.

    With `vectors` rows beside each other are taken as the columns that they stand for.
    """
    if isinstance(expression, Sum):
        parts = [_term(one, before, functions) for one in expression.terms]
        return _sum([one for one in parts if one is not None], functions) if None not in parts else None
    if vectors and isinstance(expression, Columns):
        grids = [_written_grid(one, before) for one in expression.vectors]
        columns = [_as_column(grid) for grid in grids if grid is not None]
        if len(columns) != len(grids) or any(one is None for one in columns):
            return None
        expression = Columns(tuple([one for one in columns if one is not None]))
    grid = grid_of(expression, before)
    return None if grid is None or grid.bars else rows_of(grid, functions)


def _as_column(grid: Grid) -> Grid | None:
    """A vector as a column; None for what is neither a row nor a column."""
    if len(grid.rows) == 1:
        return Grid(tuple([(x,) for x in grid.rows[0]]), written=tuple([(x,) for x in (grid.written or ((),))[0]]))
    return grid if len(grid.rows[0]) == 1 else None


def _term(e: Expression, before: tuple[Passage, ...], functions: WrittenFunctions) -> _Term | None:
    """A matrix, or a multiple of the identity, which has any size."""
    domain = functions.domain
    if domain is None:
        return None
    match e:
        case Negative(of):
            found = _term(of, before, functions)
            return None if found is None else found.times(domain, (domain.of_integer(-1), 1))
        case Times((factor, Identity())):
            scalar = functions.function_of(factor)
            return None if scalar is None else _Term(None, scalar)
        case Identity():
            return _Term(None, (domain.one, 1))
    grid = grid_of(e, before)
    rows = None if grid is None or grid.bars else rows_of(grid, functions)
    return None if rows is None else _Term(rows, (domain.one, 1))


def _sum(terms: Sequence[_Term], functions: WrittenFunctions) -> RowsOver[Function] | None:
    domain = functions.domain
    matrices = [one for one in terms if one.rows is not None]
    shapes = {one.rows.shape for one in matrices if one.rows is not None}
    if domain is None or len(shapes) != 1:
        return None
    ((m, n),) = shapes
    if m != n and len(matrices) < len(terms):
        return None
    total = [[(domain.zero, 1)] * n for _ in range(m)]
    for one in terms:
        entries = None if one.rows is None else entries_of(one.rows)
        for i in range(m):
            for j in range(n):
                if entries is not None:
                    added = number_product(domain, one.factor, entries[i][j])
                    total[i][j] = number_sum(domain, total[i][j], added)
                elif i == j:
                    total[i][j] = number_sum(domain, total[i][j], one.factor)
    return RowsOver.of(domain, total)


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
