"""Matrices written out entry by entry, as matrices over a field."""

from __future__ import annotations

from fractions import Fraction
from math import lcm

from exactrank.errors import InputError
from exactrank.judging.evaluation.arithmetic import CELLS
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import NoValue
from exactrank.matrix import Matrix
from exactrank.numbers.fields import Field, Row
from exactrank.statements import Grid


class Grids:
    """Converts each grid once."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self._made: dict[int, tuple[Grid, Matrix]] = {}

    def matrix(self, grid: Grid) -> Matrix:
        """The matrix; raises NoValue for symbolic entries, rows of different lengths, and too many entries."""
        known = self._made.get(id(grid))
        if known is not None:
            return known[1]
        width = len(grid.rows[0]) if grid.rows else 0
        if len(grid.rows) * width > CELLS:
            raise NoValue(Note.TOO_LARGE)
        rows: list[Row] = []
        for row in grid.rows:
            numbers = [entry for entry in row if entry is not None]
            if len(numbers) != len(row):
                raise NoValue(Note.SYMBOLIC)
            if len(numbers) != width:
                raise NoValue(Note.SHAPE)
            rows.append(self._row(numbers))
        made = Matrix(tuple(rows), width, self.field)
        self._made[id(grid)] = (grid, made)
        return made

    def _row(self, numbers: list[Fraction]) -> Row:
        pairs = [x.as_integer_ratio() for x in numbers]
        d = lcm(*[below for _, below in pairs])
        numerators = [above if below == d else above * (d // below) for above, below in pairs]
        try:
            return self.field.row(numerators, d)
        except InputError:  # a denominator that is 0 in the prime field
            raise NoValue(Note.NOT_EVALUATED) from None
