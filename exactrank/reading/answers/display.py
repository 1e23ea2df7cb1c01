"""Formulas one after the other: clauses with matrices among them become steps of chains, the others equations."""

from __future__ import annotations

from dataclasses import replace

from exactrank.errors import InputError
from exactrank.reading.claims.chain_parts import Link
from exactrank.reading.claims.chains import Chains
from exactrank.reading.claims.equations import Equations
from exactrank.reading.claims.row_claims import RowClaims
from exactrank.reading.formulas.bracketed_values import without_brackets
from exactrank.reading.formulas.clauses import Clauses
from exactrank.reading.formulas.gathered_clauses import Clause
from exactrank.reading.formulas.listed_values import value_by_value
from exactrank.reading.formulas.sides import Side, Sides
from exactrank.reading.formulas.system_names import behind_system_name
from exactrank.reading.latex.tokens import Tokens, closing, words
from exactrank.reading.latex.vocabulary import SILENT
from exactrank.reading.operations.notation import BOTH, LEFT, RIGHT
from exactrank.reading.operations.reader import operations_in
from exactrank.reading.operations.signs import Sign, sign_at
from exactrank.reading.source.source import Source
from exactrank.statements import ClaimedOperation, ClaimedSwap, Passage, Unreadable

_ROWS = words(r"R r L F Z E Eq \rho \ell ρ ℓ")
_CHANGES = LEFT | RIGHT | BOTH | words("+ - = / * \\cdot \\times \\div")
_FRAMES = words(r"\boxed \fbox \framebox")
_STOPS = words(". , ;")


class Display:
    """Reads formulas one after the other; what the last one ended with is where the next may go on."""

    def __init__(
        self,
        source: Source,
        tokens: Tokens,
        chains: Chains,
        told: list[tuple[int, Passage]],
    ) -> None:
        self.source = source
        self.text = source.text
        self.tokens = tokens
        self.chains = chains
        self.told = told
        self.sides = Sides(source, tokens, told)
        self.equations = Equations(self.sides, chains, told)
        self.row_claims = RowClaims(self.sides, chains, self.equations)

    def region(self, start: int, stop: int, inline: bool = False, told: bool = False) -> None:
        """Reads a formula: its clauses in order. A frame around all of it is ornament.

        `inline`: it stands within a sentence; `told`: the sentence tells row operations, with this one among them.
        """
        start, stop = self._unframed(start, stop)
        start = behind_system_name(self.tokens, self._behind_operation(start, stop), stop)
        self.equations.begin(start, stop, inline, told)
        try:
            if self.row_claims.formula(start, stop, announced=told) or (
                not inline and (self.row_claims.named_row_behind(start, stop) or self._only_operations(start, stop))
            ):
                return
            known = self.chains.count, len(self.told)
            clauses = Clauses(self.sides, *without_brackets(self.tokens, start, stop)).all()
            for clause, further in value_by_value(self.sides, clauses):
                self._clause(clause, inline)
                if further:
                    self.equations.eigen.values.pop(0, None)  # a vector behind them belongs to none of them alone
            if not told and known == (self.chains.count, len(self.told)) and self._is_change_of_rows(start, stop):
                self.chains.unclear.append(self.tokens[start].start)
            if self.chains.loose and self.chains.current is self.equations.before and self._is_about(start, stop):
                self.chains.missed(self.tokens[start].start)
            self.equations.end(start, stop, inline)
        except InputError as error:
            reason = error.problems[0].message.removeprefix("input.")
            self.sides.tell(start, Unreadable(self.sides.span(start, stop), reason))

    def _unframed(self, start: int, stop: int) -> tuple[int, int]:
        first, last = start, stop
        while first < last and self.tokens[first].text in SILENT:
            first += 1
        while last > first and (self.tokens[last - 1].text in SILENT or self.tokens[last - 1].text in _STOPS):
            last -= 1
        if last - first < 3 or self.tokens[first].text not in _FRAMES or self.tokens[first + 1].text != "{":
            return start, stop
        return (first + 2, last - 1) if closing(self.tokens, first + 1, last) == last - 1 else (start, stop)

    def _behind_operation(self, start: int, stop: int) -> int:
        """Where an equation begins behind an operation on equations and a colon: R_2 - 2 R_1: -3y = -6."""
        texts = self.tokens.texts[start:stop]
        if ":" not in texts or "=" not in texts[texts.index(":") :] or self.sides.has_matrix((start, stop)):
            return start
        colon = start + texts.index(":")
        behind = next((k for k in range(colon + 1, stop) if self.tokens[k].text not in SILENT), stop)
        if operations_in(self.text, self.tokens, behind, stop).names_rows:
            return start
        found = operations_in(self.text, self.tokens, start, colon)
        return behind if found.operations and found.whole and found.complete else start

    def _is_about(self, start: int, stop: int) -> bool:
        """Whether matrices of the size at hand stand in a formula, though none as a state: a product, a determinant."""
        before = self.equations.before
        rows = 0 if before is None else len(before.grid.rows)
        found = (self.sides.cells_at(k, stop) for k in range(start, stop))
        made = [self.sides.matrix(cells) for cells in found if cells is not None]
        return any(read is not None and len(read.grid.rows) == rows and len(read.grid.rows[0]) > 1 for read in made)

    def _only_operations(self, start: int, stop: int) -> bool:
        if self.sides.has_matrix((start, stop)):
            return False
        while stop > start and self.tokens[stop - 1].text in (":", "：", ".", ",", ";", "。", "、"):
            stop -= 1
        found = operations_in(self.text, self.tokens, start, stop, prose=True)
        if not found.operations and self._names_rows_only(start, stop):
            found = operations_in(self.text, self.tokens, start, stop)
        if found.operations and found.whole:
            first = next((k for k in range(start, stop) if self.tokens[k].text not in SILENT), start)
            arrow = sign_at(self.text, self.tokens, first, stop)
            labelled = arrow is not None and arrow.understood and self.sides.is_empty(arrow.span[1], stop)
            operations = arrow.operations if arrow is not None and labelled and arrow.operations else found.operations
            self.chains.operations(operations, self.tokens[start].start, self.tokens[stop - 1].stop)
            return True
        return False

    def _names_rows_only(self, start: int, stop: int) -> bool:
        """R_2 - 3R_1, III - 2I where a matrix stands before: nothing but letters for rows with indices, or numerals."""
        texts = self.tokens.texts[start:stop]
        letters = [text for text in texts if text.isalpha() or text in _ROWS]
        if self.chains.current is None or not letters:
            return False
        if "_" in texts:
            return all(one in _ROWS for one in letters)
        return set("".join(letters)) <= {"I", "V", "X"}

    def _is_change_of_rows(self, start: int, stop: int) -> bool:
        """R_2 \\to R_2 - 3 S_1: rows are named beside a sign of what is done to them."""
        if self.chains.current is None or not any(text in _CHANGES for text in self.tokens.texts[start:stop]):
            return False
        return operations_in(self.text, self.tokens, start, stop).names_rows

    def _annotates(self, parts: Clause, inline: bool) -> bool:
        """R_2 <- R_2 - 3R_1 as a clause of its own: beside the matrix before it, or on the way to the next."""
        arrows = [part for part in parts if isinstance(part, Sign)]
        if not arrows or arrows[0].operations or not isinstance(parts[0], Side):
            return False
        start, stop = parts[0].span[0], parts[-1].span[1]
        if arrows[0].kind not in ("row", "back") and self.tokens[start].text not in _ROWS:
            return False
        if any(self.sides.cells_at(k, stop) for k in range(start, stop)):
            return False
        found = operations_in(self.text, self.tokens, start, stop)
        if not found.operations or not found.complete:
            return False
        if inline and arrows[0].kind == "equal" and not all(_keeps_its_row(one) for one in found.operations):
            return False
        if self.equations.last_determinant is not None:
            self.equations.annotated(found.operations, (start, stop))
        elif self.chains.current is not None and self.chains.current is not self.equations.before:
            self.chains.beside(found.operations)
        else:
            self.chains.operations(found.operations, self.tokens[start].start, self.tokens[stop - 1].stop)
        return True

    def _clause(self, parts: Clause, inline: bool) -> None:
        if self._annotates(parts, inline):
            return
        sides: list[Side] = []
        signs: list[Sign] = []
        for part in parts:
            if isinstance(part, Sign):
                if len(sides) == len(signs):
                    sides.append(Side((part.span[0], part.span[0])))
                signs.append(part)
            else:
                sides.append(part)
        if len(sides) == len(signs) and signs[-1].kind not in ("row", "back"):
            signs.pop()  # a sign with nothing behind it says nothing
        for side in sides:
            if not side.is_blank and side.state is None:
                side.state = self.sides.state_of(side.span)
                if side.state is None and signs:
                    side.state = self.sides.named_state(side.span)
                    side.named = side.state is not None
        for k, sign in enumerate(signs):
            if sign.kind in ("row", "back"):
                for side in sides[k : k + 2]:
                    side.state = side.state or self.sides.scaled_state(side.span)
                follows = sign.kind == "row" and k + 1 < len(sides) and sides[k + 1].state is None
                if follows and (sign.operations or not sides[k].named):
                    sides[k + 1].state = self.sides.identity_state(sides[k + 1].span, sides[k].state)
        # An arrow between other things than matrices, within a sentence, is no step.
        spoken = inline and any(not side.is_blank for side in sides) and all(side.state is None for side in sides)
        signs = [_as_step(self.equations.elementary.sign(sign), *sides[k : k + 2]) for k, sign in enumerate(signs)]
        k = 0
        while k < len(sides):
            end = k
            while end < len(signs) and signs[end].kind not in ("row", "back"):
                end += 1
            self.chains.goes_on = k == 0 and end < len(signs)
            self.equations.read(sides[k : end + 1], signs[k:end], leads_on=end < len(signs))
            if end < len(signs) and not spoken:
                self._link(signs[end])
            k = end + 1

    def _link(self, sign: Sign) -> None:
        start, stop = self.tokens[sign.span[0]].start, self.tokens[sign.span[1] - 1].stop
        self.chains.sign(Link(start, stop, sign.operations, sign.kind == "back", sign.understood, sign.form))


def _keeps_its_row(operation: ClaimedOperation) -> bool:
    """Whether a row is made of itself and others; R_3 = 2 R_2 within a sentence says that the rows are so."""
    return isinstance(operation, ClaimedSwap) or operation.target in [term.row for term in operation.terms]


def _as_step(sign: Sign, left: Side, right: Side | None = None) -> Sign:
    """An equals sign between matrices with operations over it is an arrow; between determinants it is what it is."""
    if sign.kind != "equal" or not sign.operations or left.state is None or right is None or right.state is None:
        return sign
    return sign if left.state.determinant or right.state.determinant else replace(sign, kind="row")
