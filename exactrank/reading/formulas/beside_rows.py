"""The operations that stand beside the rows of a matrix, one a row: R_2 - 2R_1, \\cdot(-2), II - 2 \\cdot I."""

from __future__ import annotations

from fractions import Fraction

from exactrank.reading.latex.grids import Grid as Cells
from exactrank.reading.latex.grids import Range, is_blank
from exactrank.reading.latex.numbers import value_of
from exactrank.reading.latex.tokens import Token, words
from exactrank.reading.latex.vocabulary import DIVIDED, TIMES
from exactrank.reading.operations.lexemes import lexemes_of
from exactrank.reading.operations.reader import operations_in
from exactrank.statements import ClaimedCombination, ClaimedOperation, ClaimedSwap, Term

_BEFORE = words(r"[ | { \vert \mid \leftarrow \! \quad $")
"""What may stand before an operation and says nothing."""


def beside_column(text: str, tokens: list[Token], cells: Cells) -> tuple[ClaimedOperation, ...] | None:
    """The operations of a one-column array beside a matrix: [R_2-2R_1], II - 2 \\cdot I, \\cdot(-2); else None."""
    if not cells.rows or max(map(len, cells.rows)) > 1:
        return None
    return beside_rows(text, tokens, [row[0] for row in cells.rows])


def beside_rows(text: str, tokens: list[Token], column: list[Range | None]) -> tuple[ClaimedOperation, ...] | None:
    """The operations of a column of annotations, one a row: a row without its name is the row it stands beside."""
    made: list[ClaimedOperation] = []
    sources: dict[int, int] = {}
    foreign: list[tuple[int, int]] = []
    named = kept = 0
    for i, cell in enumerate(column):
        if cell is None or is_blank(tokens, *cell):
            continue
        start, stop = cell
        while start < stop and tokens[start].text in _BEFORE:
            start += 1
        codes = "".join([lexeme.code for lexeme in lexemes_of(text, tokens, start, stop)]).strip("(),")
        if "R" not in codes:
            factor = _factor(tokens, start, stop)
            if factor is None:
                return None
            named += 1
            made.append(ClaimedCombination(i, (Term(i, factor),)))
            continue
        named += 1
        if codes == "R":
            row = next(lexeme for lexeme in lexemes_of(text, tokens, start, stop) if lexeme.code == "R")
            kept += int(row.value or 0) == i
            if int(row.value or 0) != i:
                sources[i] = int(row.value or 0)
            continue
        found = operations_in(text, tokens, start, stop)
        if not found.operations:
            return None
        foreign += (
            [(len(made), i)] if len(found.operations) == 1 and _is_multiple(found.operations[0], i, codes) else []
        )
        made += [_for_row(operation, i, codes) for operation in found.operations if not _is_told(operation, made)]
    if not named:
        return None
    if kept and named == len(column):  # every row has the new row beside it: 2 R_1 beside row 2 is what row 2 becomes
        for k, i in foreign:
            operation = made[k]
            made[k] = operation if isinstance(operation, ClaimedSwap) else ClaimedCombination(i, operation.terms)
    return (*made, *_moved(sources))


def _factor(tokens: list[Token], start: int, stop: int) -> Fraction | None:
    r"""The factor that \cdot(-2) or :3 or /3 beside a row scales it by; None where it is none."""
    operator = tokens[start].text if start < stop else ""
    if operator in TIMES:
        value = value_of(tokens, start + 1, stop)
        return None if value is None else Fraction(value)
    if operator in DIVIDED or operator == ":":
        below = value_of(tokens, start + 1, stop)
        return Fraction(1) / below if below else None
    return None


def _moved(sources: dict[int, int]) -> list[ClaimedOperation]:
    """Rows that another row's name stands beside: two that change places, else a copy."""
    made: list[ClaimedOperation] = []
    for i, k in sources.items():
        if sources.get(k) == i and i < k:
            made.append(ClaimedSwap(i, k))
        elif sources.get(k) != i:
            made.append(ClaimedCombination(i, (Term(k),)))
    return made


def _is_multiple(operation: ClaimedOperation, i: int, codes: str) -> bool:
    """A multiple of another row than the one it stands beside, and no more."""
    if isinstance(operation, ClaimedSwap) or len(operation.terms) != 1 or codes[:1] == "+":
        return False
    return operation.terms[0].row != i and not any(code in codes for code in "<>=X")


def _is_told(operation: ClaimedOperation, made: list[ClaimedOperation]) -> bool:
    """A swap is written beside both rows."""
    if not isinstance(operation, ClaimedSwap):
        return False
    rows = {operation.first, operation.second}
    return any(isinstance(one, ClaimedSwap) and {one.first, one.second} == rows for one in made)


def _for_row(operation: ClaimedOperation, i: int, codes: str) -> ClaimedOperation:
    """An annotation without an arrow speaks of the row it stands beside; +2 R_1 beside row 2 is added to it."""
    if isinstance(operation, ClaimedSwap) or any(code in codes for code in "<>=X"):
        return operation
    rows = [term.row for term in operation.terms]
    if i in rows:
        own = [term for term in operation.terms if term.row == i]
        if operation.target != i and len(own) == 1 and own[0].factor not in (1, -1):
            return ClaimedCombination(None, operation.terms, operation.columns)  # R_2 - 3R_1 beside row 1
        return ClaimedCombination(i, (*own, *[term for term in operation.terms if term.row != i]), operation.columns)
    if codes[:1] in "+-" and codes[:1]:
        return ClaimedCombination(i, (Term(i), *operation.terms), operation.columns)
    return operation
