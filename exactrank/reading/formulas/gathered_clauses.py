"""Sides and signs gathered into clauses: steps, arrows one above the other, tableaux, alignments."""

from __future__ import annotations

from dataclasses import replace

from exactrank.reading.formulas.lookahead import reduced_form
from exactrank.reading.formulas.sides import Side, Sides
from exactrank.reading.formulas.tableaux import Blocks
from exactrank.reading.formulas.words_in_formulas import DOTS
from exactrank.reading.latex.grids import Grid as Cells
from exactrank.reading.latex.grids import environment_at
from exactrank.reading.latex.tokens import closing, words
from exactrank.reading.latex.vocabulary import SILENT
from exactrank.reading.operations.reader import operations_in
from exactrank.reading.operations.signs import Sign, sign_at
from exactrank.statements import ClaimedOperation, EchelonKind

_IMPLICATIONS = words(r"\Rightarrow \Longrightarrow \implies ⇒ \iff \Leftrightarrow")
_BEFORE_MATRIX = words(r"( [ & \amp &amp; \\ | \{")
_IN_SETS = words(r"\in \colon \mid \ne \neq \le \leq \ge \geq")
"""Signs that part no sides between brackets: {s u : s \\in R}."""
Clause = list[Side | Sign]


class GatheredClauses:
    """Gathers sides and signs into clauses."""

    def __init__(self, sides: Sides, start: int, stop: int) -> None:
        self.sides = sides
        self.text = sides.text
        self.tokens = sides.tokens
        self.stop = stop
        self.at = self.begin = start
        self.depth = 0
        self.equal_at = -1
        """The equals sign that stands behind RREF and a matrix."""
        self.form: EchelonKind | None = None
        """The form that is claimed there."""
        self.clause: Clause = []
        self.found: list[Clause] = []

    def _side(self, end: int) -> None:
        """What was passed since the last sign is a side, unless it is blank."""
        while self.begin < end and self.tokens[self.begin].text in SILENT and self.tokens[self.begin].text != r"\left":
            self.begin += 1
        if not self.sides.is_empty(self.begin, end):
            self.clause.append(Side((self.begin, end)))

    def _close(self, end: int) -> None:
        self._side(end)
        if self.clause:
            self.found.append(self.clause)
        self.clause = []

    def _sign(self, text: str) -> Sign | None:
        if self.depth and (text[0] != "\\" or text in _IN_SETS):
            return None
        sign = sign_at(self.text, self.tokens, self.at, self.stop)
        return None if sign is not None and sign.kind == "other" and text == r"\mid" else sign

    def _signed(self, sign: Sign) -> None:
        if not self._leaves_out(sign):
            self._side(self.at)
        if self.at == self.equal_at:
            sign = replace(sign, kind="row", form=self.form)
        self.at = self.begin = sign.span[1]
        if sign.kind == "row" and sign.text in _IMPLICATIONS and not self._is_step():
            if self.clause:
                self.found.append(self.clause)
            self.clause = []
            return
        self.clause.append(sign)
        self.depth = 0

    def _is_step(self) -> bool:
        """An implication between formulas parts them; between matrices it is a step."""
        if not self._next_is_matrix():
            return False
        last = self.clause[-1] if self.clause else None
        return last is None or (isinstance(last, Side) and self.sides.state_of(last.span) is not None)

    def _next_is_matrix(self) -> bool:
        k = self.at
        while k < self.stop and (self.tokens[k].text in SILENT or self.tokens[k].text in _BEFORE_MATRIX):
            k += 1
        return k < self.stop and self.sides.cells_at(k, self.stop) is not None

    def _leaves_out(self, sign: Sign) -> bool:
        """[...] \\sim \\cdots \\sim [...]: steps that are not shown."""
        before = self.clause[-1] if self.clause else None
        if not isinstance(before, Sign) or before.kind != "row" or sign.kind != "row":
            return False
        return all(self.tokens[k].text in SILENT or self.tokens[k].text in DOTS for k in range(self.begin, self.at))

    def _sign_before(self) -> Sign | None:
        """The sign before the side that was just passed; None where there is no sign, or nothing behind it."""
        last = self.clause[-1] if self.clause else None
        return last if isinstance(last, Sign) and not self.sides.is_empty(self.begin, self.at) else None

    def _stacked(self, cells: Cells) -> Sign | None:
        """Arrows one above the other in an array, each with its operation: one step."""
        signs: list[Sign] = []
        operations: list[ClaimedOperation] = []
        if not cells.rows or max(map(len, cells.rows)) > 1:
            return None
        for start, stop in [cell for row in cells.rows for cell in row]:
            first = next((k for k in range(start, stop) if self.tokens[k].text not in SILENT), stop)
            if first == stop:
                continue
            sign = sign_at(self.text, self.tokens, first, stop)
            if sign is None:
                told = operations_in(self.text, self.tokens, first, stop)
                if not told.operations or not told.complete:
                    return None
                operations += told.operations  # what is done stands over or under the sign
                continue
            if sign.kind != "row" or not self.sides.is_empty(sign.span[1], stop):
                return None
            signs.append(sign)
            operations += sign.operations
        if not signs:
            return None
        return Sign("row", cells.span, tuple(operations), all(sign.understood for sign in signs), signs[0].text)

    def _tableau(self, blocks: Blocks) -> None:
        """The matrices of a tableau as a chain of their own."""
        self._close(self.at)
        for k, (span, read) in enumerate(blocks):
            if k:
                self.clause.append(Sign("row", (span[0], span[0] + 1)))
            self.clause.append(Side(span, read))
        self.found.append(self.clause)
        self.clause = []

    def _reduced(self) -> bool:
        """RREF A = ... at the beginning of a clause: its equals sign is that of a step."""
        found = reduced_form(self.sides, self.at, self.stop) if self.sides.is_empty(self.begin, self.at) else None
        if found is None:
            return False
        self._close(self.at)
        self.at, self.equal_at, self.form = found
        self.begin = self.at
        return True

    def _alignment(self, text: str) -> None:
        """An alignment around whole formulas says nothing itself."""
        self._side(self.at)
        found = environment_at(self.tokens, self.at, self.stop) if text == r"\begin" else None
        after = found.body[0] if found else min(closing(self.tokens, self.at + 1, self.stop) + 1, self.stop)
        self.at = self.begin = after
