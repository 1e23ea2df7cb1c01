"""The parts of a formula between two signs: which of them are matrices, determinants or other expressions."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from exactrank.reading.formulas.beside_rows import beside_column
from exactrank.reading.formulas.expression_kinds import key_of
from exactrank.reading.formulas.expressions import formula_of
from exactrank.reading.formulas.formula_reader import NoFormula
from exactrank.reading.formulas.matrices import MatrixRead
from exactrank.reading.formulas.scaled import scaled_matrix
from exactrank.reading.formulas.written_matrices import WrittenMatrices
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import closing, words
from exactrank.reading.latex.vocabulary import HIDDEN, SILENT
from exactrank.reading.operations.reader import operations_in
from exactrank.records import dataclass
from exactrank.statements import (
    Array,
    ClaimedOperation,
    Decimal,
    DeterminantOf,
    Expression,
    Grid,
    Identity,
    Indexed,
    Name,
    Negative,
    Number,
    Power,
    Quotient,
    Sum,
    Times,
)

OPENING = words(r"( [ \{ \lbrack \lbrace \langle \bigl( \lvert \lVert")
CLOSING = words(r") ] \} \rbrack \rbrace \rangle \bigr) \rvert \rVert")
_AROUND = words(r". , { } & | \amp &amp; \vert \middle")
_BEFORE_DETERMINANT = words(r"| \left \vert \lvert ( [ \bigl \big \Big \Bigl \biggl \!")
_BRACES = words(r"\underbrace \overbrace \underbracket \overbracket")


def side_by_side(left: MatrixRead, right: MatrixRead) -> MatrixRead | None:
    """Two matrices of as many rows with a bar between them, as one; None when they are no such pair."""
    if len(left.grid.rows) != len(right.grid.rows) or left.determinant or right.determinant:
        return None
    width = len(left.grid.rows[0])
    rows = tuple([a + b for a, b in zip(left.grid.rows, right.grid.rows, strict=True)])
    bars = (*left.grid.bars, width, *[width + bar for bar in right.grid.bars])
    written: tuple[tuple[str, ...], ...] = ()
    if left.grid.written or right.grid.written:
        written = tuple([a + b for a, b in zip(_texts(left.grid), _texts(right.grid), strict=True)])
    return MatrixRead(Grid(rows, bars, written=written), left.operations + right.operations)


def _texts(grid: Grid) -> tuple[tuple[str, ...], ...]:
    return grid.written or tuple([("",) * len(row) for row in grid.rows])


@dataclass(slots=True)
class Side:
    """What stands between two signs."""

    span: Range
    state: MatrixRead | None = None
    over: tuple[int, ...] = ()
    named: bool = False
    """the matrix stands here by its name alone"""

    @property
    def is_blank(self) -> bool:
        return self.span[0] >= self.span[1]


class Sides(WrittenMatrices):
    """Reads sides, each matrix once; what cannot be a matrix though it looks like one is told."""

    def value(self, side: Side) -> Expression | None:
        """The side as an expression; None when it is blank or none that is understood."""
        if side.is_blank:
            return None
        if side.state is not None and side.state.operations and not side.state.determinant and not side.named:
            return side.state.grid  # what stands beside the rows is no factor
        made = self.expression(side.span)
        if made is None and side.state is not None:
            return DeterminantOf(side.state.grid) if side.state.determinant else side.state.grid
        return made

    # Matrices.

    def state_of(self, span: Range) -> MatrixRead | None:
        """The matrix that a side consists of, with the operations beside it; None when it is anything else."""
        k, stop = span
        while k < stop and self.tokens[k].text in SILENT:
            k += 1
        if k < stop and self.tokens[k].text == r"\det":
            inner = self.state_of((k + 1, stop))
            return None if inner is None or inner.determinant else replace(inner, determinant=True)
        found: MatrixRead | None = None
        beside: tuple[ClaimedOperation, ...] = ()
        bars = 0
        braced = False
        after = stop
        while k < stop:
            text = self.tokens[k].text
            if text in HIDDEN:
                k += 2 if k + 1 < stop and self.tokens[k + 1].text == "*" else 1
                for _ in range(HIDDEN[text]):
                    if k < stop and self.tokens[k].text == "{":
                        k = closing(self.tokens, k, stop) + 1
                continue
            if text in ("_", "^") and braced and k + 1 < stop:  # what stands under or over a brace
                k = (closing(self.tokens, k + 1, stop) if self.tokens[k + 1].text == "{" else k + 1) + 1
                continue
            cells = self.cells_at(k, stop)
            if cells is None:
                bars += text in ("|", r"\vert", r"\lvert", r"\rvert")
                braced = braced or text in _BRACES
                if not (text in SILENT or text in OPENING or text in CLOSING or text in _AROUND or text in _BRACES):
                    if found is None:
                        return self._typed(span)
                    told = operations_in(self.text, self.tokens, after, stop)
                    if not told.complete or not told.operations:
                        return None
                    beside += told.operations  # [...] (R_2 - 3R_1)
                    break
                k += 1
                continue
            made = self.matrix(cells)
            if made is not None and found is not None and bars == 1 and (joined := side_by_side(found, made)):
                found, bars = joined, 0
            elif made is None or (found is not None and len(cells.rows[0]) == 1 if cells.rows else False):
                extra = beside_column(self.text, self.tokens, cells)
                if extra is None:
                    return None
                beside += extra
            elif found is not None:
                return None
            else:
                found = made
            k = after = cells.span[1]
        if found is None:
            return self._typed(span)
        if not beside and bars < 2:
            return found
        return replace(found, operations=found.operations + beside, determinant=found.determinant or bars >= 2)

    def _typed(self, span: Range) -> MatrixRead | None:
        """A matrix typed in one line with semicolons: [1 2; 3 4]."""
        if not any(self.tokens[k].text == ";" for k in range(*span)):
            return None
        made = self.expression(span)
        return MatrixRead(made) if isinstance(made, Grid) and len(made.rows) > 1 else None

    def printed(self, side: Side) -> Expression | None:
        """A matrix of printed decimals with the places of each entry; None where the side is anything else."""
        start, stop = side.span
        found = [cells for k in range(start, stop) if (cells := self.cells_at(k, stop)) is not None]
        if side.state is None or side.state.determinant or len(found) != 1 or side.state.operations:
            return None
        rows = [[self.expression(cell) for cell in row] for row in found[0].rows]
        entries = [tuple([entry for entry in row if entry is not None]) for row in rows]
        wanted = [len(row) for row in side.state.grid.rows]
        if [len(row) for row in entries] != wanted or not any(isinstance(x, Decimal) for row in entries for x in row):
            return None
        return Array(tuple(entries))

    def named_state(self, span: Range) -> MatrixRead | None:
        """The matrix that a side names, where a chain goes on from it: A \\sim [...]."""
        named = self.expression(span)
        return self.grids.get(key_of(named)) if isinstance(named, Name | Indexed) else None

    def scaled_state(self, span: Range) -> MatrixRead | None:
        """The matrix that a side is, where a number stands before a written one; (2) [...] may be a numbered one."""
        if not self.has_matrix(span) or self._is_numbered(span):
            return None
        value = self.expression(span)
        grid = None if value is None else scaled_matrix(value)
        return None if grid is None else MatrixRead(grid)

    def identity_state(self, span: Range, before: MatrixRead | None) -> MatrixRead | None:
        """The identity matrix that a side names behind an arrow from a square matrix: [...] \\to I_3."""
        if before is None or len(before.grid.rows) != len(before.grid.rows[0]) or before.grid.bars:
            return None
        named, n = self.expression(span), len(before.grid.rows)
        if not isinstance(named, Identity) or named.size not in (None, n):
            return None
        return MatrixRead(Grid(tuple([tuple([Fraction(i == j) for j in range(n)]) for i in range(n)])))

    def _is_numbered(self, span: Range) -> bool:
        """Whether a number in brackets stands there."""
        texts = [text for text in self.tokens.texts[slice(*span)] if text not in SILENT]
        opened = (k for k in range(len(texts) - 2) if texts[k] in OPENING and texts[k + 2] in CLOSING)
        return any(texts[k + 1].isdigit() for k in opened)

    def determinant(self, span: Range) -> tuple[Expression | None, Grid] | None:
        """A determinant with the number before it: -2 |...|."""
        start, stop = span
        first = next((k for k in range(start, stop) if self.cells_at(k, stop) is not None), stop)
        if first == stop:
            return None
        while first > start and self.tokens[first - 1].text in _BEFORE_DETERMINANT:
            first -= 1
        state = self.state_of((first, stop))
        if first > start and self.tokens[first - 1].text == r"\det":
            state = None if state is None else replace(state, determinant=True)
            first -= 1
        if state is None or not state.determinant:
            return None
        if self.is_empty(start, first):
            return None, state.grid
        inner = [token.text for token in self.tokens[start:first] if token.text not in SILENT]
        try:
            if inner in (["-"], ["+"]):
                return Number(Fraction(-1 if inner == ["-"] else 1)), state.grid
            end = first
            while end > start and self.tokens[end - 1].text in (r"\cdot", r"\times", r"\,", "*"):
                end -= 1
            factor = formula_of(self.text, self.tokens, start, end)
        except NoFormula:
            return None
        if isinstance(factor, Sum) and not self._is_bracketed(start, end):
            return None
        known = isinstance(factor, Number | Negative | Quotient | Times | Decimal | Sum | Power)
        return (factor, state.grid) if known else None

    def _is_bracketed(self, start: int, stop: int) -> bool:
        """Whether brackets stand around all of it: (1 - t), and not (1 - t) + (2 - t)."""
        while start < stop and self.tokens[start].text in SILENT:
            start += 1
        if start >= stop or self.tokens[start].text not in ("(", "["):
            return False
        depth = 0
        for k in range(start, stop):
            depth += (self.tokens[k].text in ("(", "[")) - (self.tokens[k].text in (")", "]"))
            if depth == 0:
                return all(self.tokens[i].text in SILENT for i in range(k + 1, stop))
        return False
