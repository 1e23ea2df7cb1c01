"""Matrices with square roots in them, such as sqrt(2) [1, 2]: compared entry by entry, by exact signs."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from exactrank.errors import InputError
from exactrank.judging.evaluation.environment import Environment
from exactrank.judging.evaluation.irrational import real_of
from exactrank.judging.evaluation.radicals import Real, sign
from exactrank.judging.verdicts.decision import CORRECT, Decision, wrong
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import Misfit, NoValue
from exactrank.judging.verdicts.witnesses import WrongShape, WrongValue
from exactrank.matrix import Matrix
from exactrank.numbers.root_sums import ROOT_SUMS
from exactrank.numbers.surds import Surd
from exactrank.reading.matrices.numbers_over import number_over
from exactrank.statements import Array, Expression, Grid, Identity, Indexed, Name, Negative, Times, Transposed

_DEPTH = 20
_BITS = 400
_CELLS = 400

_Grid = tuple[tuple[Real, ...], ...]


def decide_equal_irrational_matrices(sides: Sequence[Expression], environment: Environment) -> Decision | None:
    """Whether the matrices are all the same; None where one of them is not made of such numbers."""
    made = [None if isinstance(side, Identity) else _grid_of(side, environment) for side in sides]
    known = [grid for grid in made if grid]
    if len(known) + sum([isinstance(side, Identity) for side in sides]) < len(sides) or not known:
        return None
    grids = [
        _unit(side.size or len(known[0])) if isinstance(side, Identity) else grid or ()
        for side, grid in zip(sides, made, strict=True)
    ]
    for left, right in pairwise(grids):
        if _shape(left) != _shape(right):
            return wrong(Note.SHAPE, WrongShape(_shape(left), _shape(right)))
        for i, row in enumerate(left):
            for j, x in enumerate(row):
                if sign(x - right[i][j]):
                    found = _rational(right[i][j])
                    return wrong(Note.WRONG_ENTRY, WrongValue(x.within(_BITS), found))
    return CORRECT


def _unit(size: int) -> _Grid:
    return tuple([tuple([Real.of(int(i == j)) for j in range(size)]) for i in range(size)])


def _rational(x: Real) -> Fraction:
    return x.value if not x.op else x.within(_BITS).midpoint


def _shape(grid: _Grid) -> tuple[int, int]:
    return len(grid), len(grid[0])


def _grid_of(e: Expression, environment: Environment, depth: int = _DEPTH) -> _Grid | None:
    """The expression as a matrix of numbers made by square roots, a number as a matrix of one."""
    if depth == 0:
        return None
    number = real_of(e, environment)
    if number is not None:
        return ((number,),)

    def inside(parts: Sequence[Expression]) -> list[_Grid] | None:
        found = [_grid_of(part, environment, depth - 1) for part in parts]
        known = [grid for grid in found if grid is not None]
        return known if len(known) == len(found) and known else None

    try:
        value = environment.value(e)
    except (NoValue, Misfit):
        pass
    else:
        if isinstance(value, Surd):  # a root times a matrix of one entry counts as a number
            return ((Real.of(value.coefficient) * Real.of(value.radicand).root,),)
        few = isinstance(value, Matrix) and 0 < value.nrows * value.ncols <= _CELLS
        if isinstance(value, Fraction):
            return ((Real.of(value),),)
        return tuple([tuple([Real.of(x) for x in row]) for row in value]) if isinstance(value, Matrix) and few else None
    match e:
        case Name() | Indexed():
            pending = environment.pending(e)
            return None if pending is None else _grid_of(pending, environment, depth - 1)
        case Array(rows):
            made = [[real_of(entry, environment) for entry in row] for row in rows]
            known = [[x for x in row if x is not None] for row in made]
            full = len({len(row) for row in known} | {len(row) for row in rows}) == 1
            return tuple([tuple(row) for row in known]) if full else None
        case Grid():
            return _written_out(e)
        case Negative(of):
            parts = inside((of,))
            return None if parts is None else _times(((Real.of(-1),),), parts[0])
        case Transposed(of):
            parts = inside((of,))
            return None if parts is None else tuple(zip(*parts[0], strict=True))
        case Times(factors):
            parts = inside(factors)
            return None if parts is None else _product(parts)
    return None


def _written_out(grid: Grid) -> _Grid | None:
    """A matrix with roots in its entries; None where an entry has anything else in it."""
    made: list[tuple[Real, ...]] = []
    if len(grid.written) != len(grid.rows):
        return None  # 1/2 has a value, though none modulo 2
    for row, texts in zip(grid.rows, grid.written, strict=True):
        entries = [_entry(x, text) for x, text in zip(row, texts, strict=True)]
        known = tuple([x for x in entries if x is not None])
        if len(known) < len(grid.rows[0]) or len(known) != len(row):
            return None
        made.append(known)
    return tuple(made) if len(made) * len(made[0]) <= _CELLS else None


def _entry(x: Fraction | None, text: str) -> Real | None:
    """The entry, which is rational or has the text of a sum of real roots."""
    if x is not None:
        return Real.of(x)
    try:
        terms, d = number_over(ROOT_SUMS, text)
    except InputError:
        return None
    if any(radicand < 0 for radicand, _ in terms):
        return None
    parts = [Real.of(Fraction(n, d)) * Real.of(radicand).root for radicand, n in terms]
    return _sum(parts) if parts else Real.of(0)


def _product(parts: list[_Grid]) -> _Grid | None:
    made: _Grid | None = parts[0]
    for part in parts[1:]:
        made = None if made is None else _times(made, part)
    return made


def _times(A: _Grid, B: _Grid) -> _Grid | None:
    if _shape(A) == (1, 1):
        return tuple([tuple([A[0][0] * x for x in row]) for row in B])
    if _shape(B) == (1, 1):
        return _times(B, A)
    if len(A[0]) != len(B) or len(A) * len(B) * len(B[0]) > _CELLS:
        return None
    columns = list(zip(*B, strict=True))
    return tuple([tuple([_sum([x * y for x, y in zip(row, c, strict=True)]) for c in columns]) for row in A])


def _sum(parts: list[Real]) -> Real:
    total = parts[0]
    for part in parts[1:]:
        total = total + part
    return total
