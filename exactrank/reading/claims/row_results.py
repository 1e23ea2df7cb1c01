"""A row operation with the row that it gives: R_2 - 3 R_1 = (0, 1, 1), said of the matrix that stands last."""

from __future__ import annotations

from collections.abc import Container
from fractions import Fraction
from itertools import pairwise

from exactrank.reading.claims.chain_parts import Loose, State
from exactrank.reading.formulas.sides import Sides
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.vocabulary import SILENT
from exactrank.reading.operations.reader import operations_in
from exactrank.records import dataclass
from exactrank.statements import (
    Assertion,
    ClaimedCombination,
    Equality,
    Expression,
    Grid,
    Inference,
    Number,
    RowOf,
    Sum,
    Times,
)
from exactrank.statements.spans import Span

_ROWS = 10
"""Rows have smaller numbers: others are names."""
_MOST = 4
"""So many matrices at most may be the one whose rows are meant."""


@dataclass(frozen=True, slots=True)
class RowResult:
    """The operation, the tokens that tell it, and what is written for its row."""

    operation: ClaimedCombination
    span: Range
    rows: tuple[Expression, ...]


def row_result(sides: Sides, start: int, stop: int, defined: Container[str]) -> RowResult | None:
    """What a formula says that is one operation, an equals sign, and a row or calculations with rows.

    All rows have one letter, which names no vectors of the text (`defined`), nor the columns of a matrix: w_2 - 3 w_1.
    """
    texts = sides.tokens.texts
    signs = [k for k in range(start, stop) if texts[k] == "="]
    for sign in signs:
        found = operations_in(sides.text, sides.tokens, start, sign)
        if not found.complete or len(found.operations) != 1:
            continue
        letters = {text for text in texts[start:sign] if len(text) == 1 and text.isalpha()}
        names = [f"{letter}_{k}" for letter in letters for k in range(1, _ROWS)]
        if len(letters) > 1 or any(name in defined or name in sides.grids for name in names):
            continue
        if any(letter not in "Rr" and letter.upper() in sides.grids for letter in letters):
            continue
        operation = found.operations[0]
        if not isinstance(operation, ClaimedCombination) or operation.columns or len(operation.terms) < 2:
            continue
        borders = [sign, *[k for k in signs if k > sign], stop]
        parts = [(a + 1, _end(sides, a + 1, b)) for a, b in pairwise(borders)]
        rows = [sides.expression(part) for part in parts]
        if rows and _is_row(rows[-1]):
            kept = tuple([one for one in rows if one is not None])
            return RowResult(operation, (start, sign), kept) if len(kept) == len(rows) else None
    return None


def _end(sides: Sides, start: int, stop: int) -> int:
    while stop > start and (sides.tokens[stop - 1].text in SILENT or sides.tokens[stop - 1].text in (".", ",", ";")):
        stop -= 1
    return stop


def _is_row(e: Expression | None) -> bool:
    return isinstance(e, Grid) and len(e.rows) == 1 and not e.is_symbolic


def claim_of_row(result: RowResult, span: Span, states: list[State], loose: list[Loose]) -> Assertion | None:
    """The equality that the result is, for the last matrix, or for an earlier one of as many columns.

    Where another operation told before it has changed a row that this one takes, that row is as it is then. Of which
    matrix the rows are is a guess: what fits none is in doubt, and never wrong.
    """
    last = result.rows[-1]
    width = max(len(last.rows), len(last.rows[0])) if isinstance(last, Grid) else 0
    grids: list[Grid] = []
    for state in reversed(states):
        if state.grid.rows and len(state.grid.rows[0]) == width and state.grid not in grids:
            grids.append(state.grid)
    wanted = max(term.row for term in result.operation.terms)
    grids = [grid for grid in grids if wanted < len(grid.rows) and not grid.is_symbolic][:_MOST]
    if not grids or any(term.factor is None for term in result.operation.terms):
        return None
    done = _replayed(grids[0], loose, result.operation)
    if done is not None and any(done.rows[term.row] != grids[0].rows[term.row] for term in result.operation.terms):
        grids = [done, *grids]
    readings = [Equality(span, (_row(result.operation, grid), *result.rows)) for grid in grids]
    return Assertion(tuple(readings), (Inference.SUBJECT,))


def _row(operation: ClaimedCombination, grid: Grid) -> Expression:
    return Sum(tuple([Times((Number(term.factor or Fraction(0)), RowOf(grid, term.row))) for term in operation.terms]))


def _replayed(grid: Grid, loose: list[Loose], until: ClaimedCombination) -> Grid | None:
    """The matrix after the operations that wait, up to one of them; None where they cannot be carried out."""
    rows = [list(row) for row in grid.rows]
    for one in loose:
        for operation in one.announced.operations:
            if operation == until:
                return Grid(tuple(map(tuple, rows)), grid.bars)
            if not isinstance(operation, ClaimedCombination) or operation.columns or operation.target is None:
                return None
            places = [operation.target, *[term.row for term in operation.terms]]
            if max(places) >= len(rows):
                return None
            made: list[Fraction | None] = []
            for j in range(len(rows[0])):
                entries = [(term.factor, rows[term.row][j]) for term in operation.terms]
                if any(factor is None or entry is None for factor, entry in entries):
                    return None
                made.append(sum([(f or Fraction(0)) * (x or Fraction(0)) for f, x in entries], Fraction(0)))
            rows[operation.target] = made
    return Grid(tuple(map(tuple, rows)), grid.bars)
