"""A row operation with the row that it gives: R_2 - 3 R_1 = (0, 1, 1), said of the matrix that stands last."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import islice, pairwise

from exactrank.reading.claims.chain_parts import Loose, State
from exactrank.reading.claims.changed_rows import Row, grids_then, rows_then, sum_of_rows
from exactrank.reading.formulas.expression_kinds import key_of
from exactrank.reading.formulas.sides import Sides
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import words
from exactrank.reading.latex.vocabulary import SILENT
from exactrank.reading.operations.lexemes import lexemes_of
from exactrank.reading.operations.reader import operations_in
from exactrank.records import dataclass
from exactrank.statements import (
    Assertion,
    ClaimedCombination,
    Equality,
    Expression,
    Grid,
    Indexed,
    Inference,
    Name,
)
from exactrank.statements.spans import Span
from exactrank.statements.walks import subexpressions

GIVING = words(r"= : \implies \Rightarrow \Longrightarrow \longrightarrow \rightarrow \to")
"""What stands between an operation and its row: R_2 - 3R_1 => (0, 1, 1)."""
_ROWS = 10
"""Rows have smaller numbers: others are names."""
_SIGNS_TRIED = 8
"""An operation has few signs in it, R_2 -> R_2 - 3R_1 = (0, 1, 1); trying no more of them keeps reading linear."""
_NAME = 14
"""So many tokens at most a row is named by: \\text{Row 2}."""
_MOST = 8
"""So many matrices at most may be the one whose rows are meant, and so many times a row may have been changed."""
_ROW_LETTERS = frozenset([*"RLFZ", r"\rho", r"\ell"])
"""Letters for rows in many books; any other, but for the typed r1, may be a vector where no row is said to change."""


@dataclass(frozen=True, slots=True)
class RowResult:
    """The operation, the tokens that tell it, and what is written for its row."""

    operation: ClaimedCombination
    span: Range
    rows: tuple[Expression, ...]
    letters: frozenset[str] = frozenset()
    """what rows are called"""
    names_rows: bool = True
    """it can only be rows of a matrix that are named"""
    is_multiple: bool = False
    """2R_1 = (2, 4, 6): calculated beside, or done to the row"""

    @property
    def row(self) -> Row:
        """The row as written last."""
        last = self.rows[-1]
        return last.rows[0] if isinstance(last, Grid) else ()


def row_result(sides: Sides, start: int, stop: int, defined: Container[str]) -> RowResult | None:
    """What a formula says that is one operation, an equals sign, and a row or calculations with rows.

    All rows have one letter, which names no vectors of the text (`defined`), nor the columns of a matrix: w_2 - 3 w_1.
    """
    texts = sides.tokens.texts
    signs = (k for k in range(start, stop) if texts[k] in GIVING)
    for sign in islice(signs, _SIGNS_TRIED):
        if r"\begin" in texts[start:sign]:
            break
        found = operations_in(sides.text, sides.tokens, start, sign)
        if not found.complete or len(found.operations) != 1:
            continue
        letters = {text for text in texts[start:sign] if len(text) == 1 and text.isalpha()}
        names = [key_of(Indexed(letter, (k,))) for letter in letters for k in range(1, _ROWS)]
        if len(letters) > 1 or any(name in defined or name in sides.grids for name in names):
            continue
        if any(letter not in "Rr" and letter.upper() in sides.grids for letter in letters):
            continue
        operation = found.operations[0]
        if not isinstance(operation, ClaimedCombination) or operation.columns:
            continue
        rows = rows_written(sides, sign + 1, stop)
        if rows:
            of_rows = letters <= _ROW_LETTERS or (letters == {"r"} and "_" not in texts[start:sign])
            named = sum([one.code == "R" for one in lexemes_of(sides.text, sides.tokens, start, sign)])
            is_multiple = len(operation.terms) == named == 1
            changed = not (operation.implied or is_multiple)
            return RowResult(operation, (start, sign), rows, frozenset(letters), of_rows or changed, is_multiple)
    return None


def rows_written(sides: Sides, start: int, stop: int) -> tuple[Expression, ...]:
    """Calculations with rows and the row they come to, parted by equals signs, without its name; () for all else."""
    texts = sides.tokens.texts
    borders = [start - 1, *[k for k in range(start, stop) if texts[k] == "="], stop]
    parts = [(a + 1, _end(sides, a + 1, b)) for a, b in pairwise(borders)]
    if len(parts) > 1 and [one.code for one in lexemes_of(sides.text, sides.tokens, *parts[0])] == ["R"]:
        parts = parts[1:]
    rows = [made for part in parts if (made := sides.expression(part)) is not None]
    written = len(rows) == len(parts) and _is_row(rows[-1])
    return tuple(rows) if written and not any(map(_has_names, rows)) else ()


def row_named(sides: Sides, start: int, stop: int) -> tuple[int, int] | None:
    """The row that a formula names before a sign, and where what it becomes begins: R_3: [0, 2], Row 2 -> [0, -3]."""
    texts = sides.tokens.texts
    sign = next((k for k in range(start, min(stop, start + _NAME)) if texts[k] in GIVING), stop)
    if sign == stop:
        return None
    found = lexemes_of(sides.text, sides.tokens, start, sign)
    row = found[0].value if [one.code for one in found] == ["R"] else None
    return (row, sign + 1) if isinstance(row, int) else None


def _end(sides: Sides, start: int, stop: int) -> int:
    while stop > start and (sides.tokens[stop - 1].text in SILENT or sides.tokens[stop - 1].text in (".", ",", ";")):
        stop -= 1
    return stop


def _has_names(e: Expression) -> bool:
    return any(isinstance(one, Name | Indexed) for one in subexpressions(e))


def _is_row(e: Expression | None) -> bool:
    return isinstance(e, Grid) and len(e.rows) == 1 and not e.is_symbolic


def claim_of_row(
    result: RowResult,
    span: Span,
    states: Sequence[State],
    loose: Sequence[Loose],
    shown: Sequence[Grid],
    given: Mapping[ClaimedCombination, Row],
    certain: bool,
) -> Assertion | None:
    """The equality that the result is, for the last matrix, or for another one of as many columns.

    Where an operation told before it has changed a row that this one takes, that row is as it is then, or as the text
    has `given` it. Which matrix the rows are of is a guess, and what fits none is in doubt; it is wrong only where the
    last matrix is `certain` to be meant, every matrix `shown` so far has been tried, and all that was done to the rows
    before is known.
    """
    width = len(result.row)
    wanted = max(term.row for term in result.operation.terms)
    if any(term.factor is None for term in result.operation.terms):
        return None
    grids: list[Grid] = []
    for grid in [*[state.grid for state in reversed(states)], *shown]:
        fits = wanted < len(grid.rows) and len(grid.rows[0]) == width and not grid.is_symbolic
        if fits and all(grid.rows != other.rows for other in grids):
            grids.append(grid)
    if not grids or not any(grids[0].rows == state.grid.rows for state in states):
        return None
    rows = rows_then(grids[0], loose, given, result.operation)
    then = [] if rows is None else list(islice(grids_then(grids[0], rows, result.operation), _MOST + 1))
    tried = rows is not None and len(then) <= _MOST and len(grids) <= _MOST
    sums = [sum_of_rows(result.operation, grid) for grid in [*then[:_MOST], *grids[:_MOST]]]
    doubt = () if certain and tried and grids[0].rows == states[-1].grid.rows else (Inference.SUBJECT,)
    return Assertion(tuple([Equality(span, (one, *result.rows)) for one in dict.fromkeys(sums)]), doubt)
