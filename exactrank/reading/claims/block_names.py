"""What blocks of a matrix are called: [A | I] = [...] names its left half, [...] = (I | A^{-1}) says what both are."""

from __future__ import annotations

from fractions import Fraction

from exactrank.reading.formulas.parts import between_bars, trimmed
from exactrank.reading.formulas.sides import Side, Sides
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import words
from exactrank.reading.latex.vocabulary import SILENT
from exactrank.statements import Array, Columns, Expression, Grid, Identity, Indexed, Name, Power, Times, Transposed

_BRACKETS = {"(": ")", "[": "]", r"\lbrack": r"\rbrack"}
_STYLES = words(r"\bigl \bigr \big \Big \Bigl \Bigr")

Blocks = tuple[tuple[Expression, Grid], tuple[Expression, Grid]]
"""Left and right: what a block is called, and what is written for it."""


def part_of(grid: Grid, columns: slice) -> Grid:
    """Some columns of a matrix, with the texts of entries in letters."""
    return Grid(tuple([row[columns] for row in grid.rows]), written=tuple([row[columns] for row in grid.written]))


def blocks_of(sides: Sides, named: Side, written: Side) -> Blocks | None:
    """The blocks of a matrix by what another side calls them; None where the two sides are anything else."""
    if named.is_blank or named.state is not None or written.state is None:
        return None
    called = _called(sides, named.span)
    grid = written.state.grid
    if called is None or written.state.determinant or not grid.rows:
        return None
    cut = _cut(grid, called)
    if cut is None:
        return None
    return (called[0], part_of(grid, slice(None, cut))), (called[1], part_of(grid, slice(cut, None)))


def names_blocks(sides: Sides, side: Side) -> bool:
    """Whether a side is [A | I] and no more: what the blocks of a matrix are called."""
    return not side.is_blank and side.state is None and _called(sides, side.span) is not None


def _called(sides: Sides, span: Range) -> tuple[Expression, Expression] | None:
    """The two sides of the bar or comma between brackets: A and b of (A | b)."""
    start, stop = trimmed(sides, span)
    texts = [(k, sides.tokens[k].text) for k in range(start, stop)]
    outer = [k for k, text in texts if text not in SILENT and text not in _STYLES]
    if len(outer) < 4 or sides.tokens[outer[-1]].text != _BRACKETS.get(sides.tokens[outer[0]].text):
        return None
    parts = between_bars(sides, outer[0] + 1, outer[-1])
    if len(parts) == 2:
        left, right = (_side_by_side(sides.expression(part)) for part in parts)
    else:
        made = sides.expression((start, stop))
        entries = made.rows[0] if isinstance(made, Array) and len(made.rows) == 1 else ()
        left, right = entries if len(entries) == 2 else (None, None)
    if left is None or right is None or not (_is_matrix(left) and _is_matrix(right)):
        return None
    return left, right


def _side_by_side(made: Expression | None) -> Expression | None:
    """c_1 c_2 beside a bar: vectors of one letter are columns, and no product."""
    if not isinstance(made, Times) or not all(isinstance(one, Indexed) for one in made.factors):
        return made
    family = {one.name for one in made.factors if isinstance(one, Indexed)}
    vectors = len(family) == 1 and all(letter.islower() for letter in family)
    return Columns(made.factors) if vectors and len({*made.factors}) == len(made.factors) else made


def _is_matrix(made: Expression) -> bool:
    match made:
        case Name() | Indexed() | Identity() | Columns():
            return True
        case Power(of, _) | Transposed(of):
            return _is_matrix(of)
        case Times(factors):
            return all(_is_matrix(one) for one in factors)
    return False


def _cut(grid: Grid, called: tuple[Expression, Expression]) -> int | None:
    """The column where the right block begins: at the only bar, else in the middle where one of the blocks is I."""
    width = len(grid.rows[0])
    if grid.bars:
        return grid.bars[0] if len(grid.bars) == 1 and 0 < grid.bars[0] < width else None
    halves = any(isinstance(one, Identity) for one in called) and width == 2 * len(grid.rows)
    return width // 2 if halves else None


def is_joined(sides: Sides, grid: Grid) -> bool:
    """Whether a matrix is [A b] of the only matrix and vector of their sizes that have names."""
    parts = _parts(sides, grid)
    return parts is not None and parts == grid.rows


def joined_of(sides: Sides, augmented: Grid) -> Grid | None:
    """[A | b] of the only matrix and vector of their sizes that have names, if it is near to what is written."""
    rows = _parts(sides, augmented)
    made = None if rows is None else Grid(rows, augmented.bars)
    return made if made is not None and made.rows != augmented.rows and is_near(made, augmented) else None


def _parts(sides: Sides, augmented: Grid) -> tuple[tuple[Fraction | None, ...], ...] | None:
    """The rows of the only matrix and vector that have names and together the size of an augmented one."""
    height, width = len(augmented.rows), len(augmented.rows[0]) - 1
    grids = [read.grid for read in sides.grids.values() if len(read.grid.rows) == height]
    matrices = [grid for grid in grids if len(grid.rows[0]) == width and not grid.bars]
    vectors = [grid for grid in grids if len(grid.rows[0]) == 1]
    if len(matrices) != 1 or len(vectors) != 1 or width == 1:
        return None
    return tuple([(*row, *end) for row, end in zip(matrices[0].rows, vectors[0].rows, strict=True)])


def is_near(one: Grid, other: Grid) -> bool:
    """Whether two matrices of one size agree in at least half of their entries: the one is meant to be the other."""
    pairs = [
        (x, y) for row, against in zip(one.rows, other.rows, strict=False) for x, y in zip(row, against, strict=False)
    ]
    same_size = [len(row) for row in one.rows] == [len(row) for row in other.rows]
    return same_size and 2 * sum(x == y for x, y in pairs) >= len(pairs)
