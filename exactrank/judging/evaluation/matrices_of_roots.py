"""Matrices and vectors with square roots in them, calculated exactly: u / |u|, v - <v, q> q, sqrt(2) [1, 2]."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from exactrank.errors import InputError
from exactrank.judging.evaluation.environment import Environment
from exactrank.judging.evaluation.irrational import real_of
from exactrank.judging.evaluation.radicals import Real, sign
from exactrank.judging.verdicts.undecided import Misfit, NoValue
from exactrank.matrix import Matrix
from exactrank.numbers.root_sums import ROOT_SUMS
from exactrank.numbers.surds import Surd
from exactrank.reading.matrices.numbers_over import number_over
from exactrank.records import dataclass
from exactrank.statements import (
    Array,
    Expression,
    Grid,
    Indexed,
    Name,
    Negative,
    NormOf,
    ProductSign,
    Quotient,
    Sum,
    Times,
    Transposed,
)

_DEPTH = 20
_CELLS = 400

RealGrid = tuple[tuple[Real, ...], ...]


def shape_of(grid: RealGrid) -> tuple[int, int]:
    return len(grid), len(grid[0])


@dataclass(frozen=True, slots=True)
class MatricesOfRoots:
    """Expressions as matrices of numbers made by square roots, numbers as matrices of one.

    `in_brackets`: (u, v) is the scalar product of two vectors.
    """

    environment: Environment
    in_brackets: bool

    def inside(self, parts: Sequence[Expression], depth: int) -> list[RealGrid] | None:
        found = [self.grid(part, depth - 1) for part in parts]
        known = [grid for grid in found if grid is not None]
        return known if len(known) == len(found) and known else None

    def grid(self, e: Expression, depth: int = _DEPTH) -> RealGrid | None:
        if depth == 0:
            return None
        number = real_of(e, self.environment)
        return self._matrix(e, depth) if number is None else ((number,),)

    def _matrix(self, e: Expression, depth: int) -> RealGrid | None:
        try:
            value = self.environment.value(e)
        except (NoValue, Misfit):
            pass
        else:
            if isinstance(value, Surd):  # a root times a matrix of one entry counts as a number
                return ((Real.of(value.coefficient) * Real.of(value.radicand).root,),)
            few = isinstance(value, Matrix) and 0 < value.nrows * value.ncols <= _CELLS
            if isinstance(value, Fraction):
                return ((Real.of(value),),)
            return (
                tuple([tuple([Real.of(x) for x in row]) for row in value])
                if isinstance(value, Matrix) and few
                else None
            )
        match e:
            case Name() | Indexed():
                pending = self.environment.pending(e)
                return None if pending is None else self.grid(pending, depth - 1)
            case Array(((first, second),)) if self.in_brackets and (pair := self._product(first, second, depth)):
                return pair
            case Array((first,)) if len(first) > 1 and (joined := self._columns(first, depth)):
                return joined
            case Array(rows):
                made = [[real_of(entry, self.environment) for entry in row] for row in rows]
                known = [[x for x in row if x is not None] for row in made]
                full = len({len(row) for row in known} | {len(row) for row in rows}) == 1
                return tuple([tuple(row) for row in known]) if full else None
            case Grid():
                return _written_out(e)
            case Negative(of):
                parts = self.inside((of,), depth)
                return None if parts is None else _times(((Real.of(-1),),), parts[0])
            case Transposed(of):
                parts = self.inside((of,), depth)
                return None if parts is None else tuple(zip(*parts[0], strict=True))
            case Times(factors, sign=sign_between):
                parts = self.inside(factors, depth)
                return None if parts is None else _product(parts, sign_between)
            case Sum(terms):
                parts = self.inside(terms, depth)
                return None if parts is None or len({*map(shape_of, parts)}) > 1 else _added(parts)
            case Quotient(above, below):
                parts = self.inside((above, below), depth)
                return None if parts is None else _over(*parts)
            case NormOf(of, spectral=False):
                parts = self.inside((of,), depth)
                return None if parts is None else ((_sum([x * x for row in parts[0] for x in row]).root,),)
        return None

    def _columns(self, entries: Sequence[Expression], depth: int) -> RealGrid | None:
        """[p_1, p_2], of columns of one height: the matrix with these columns."""
        parts = self.inside(entries, depth) if all(isinstance(one, Name | Indexed) for one in entries) else None
        if parts is None or any(len(part[0]) != 1 for part in parts) or len({len(part) for part in parts}) != 1:
            return None
        if len(parts[0]) == 1:
            return None
        return tuple([tuple([part[k][0] for part in parts]) for k in range(len(parts[0]))])

    def _product(self, first: Expression, second: Expression, depth: int) -> RealGrid | None:
        """(u, v), of two vectors of one shape."""
        parts = self.inside((first, second), depth)
        if parts is None or shape_of(parts[0]) != shape_of(parts[1]) or shape_of(parts[0]) == (1, 1):
            return None
        return _dot(*parts)


def _written_out(grid: Grid) -> RealGrid | None:
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


def _product(parts: list[RealGrid], between: ProductSign) -> RealGrid | None:
    if between is ProductSign.CROSS:
        return None
    made: RealGrid | None = parts[0]
    for part in parts[1:]:
        dotted = between is not ProductSign.NONE and made is not None and shape_of(made) == shape_of(part) != (1, 1)
        made = None if made is None else _dot(made, part) if dotted else _times(made, part)
    return made


def _dot(A: RealGrid, B: RealGrid) -> RealGrid | None:
    """The scalar product of two rows or two columns."""
    if 1 not in shape_of(A):
        return None
    return ((_sum([x * y for row, other in zip(A, B, strict=True) for x, y in zip(row, other, strict=True)]),),)


def _added(parts: list[RealGrid]) -> RealGrid:
    rows, columns = shape_of(parts[0])
    return tuple([tuple([_sum([part[i][j] for part in parts]) for j in range(columns)]) for i in range(rows)])


def _over(above: RealGrid, below: RealGrid) -> RealGrid | None:
    """A matrix over a number that is not 0."""
    if shape_of(below) != (1, 1) or not sign(below[0][0]):
        return None
    return tuple([tuple([x / below[0][0] for x in row]) for row in above])


def _times(A: RealGrid, B: RealGrid) -> RealGrid | None:
    if shape_of(A) == (1, 1):
        return tuple([tuple([A[0][0] * x for x in row]) for row in B])
    if shape_of(B) == (1, 1):
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
