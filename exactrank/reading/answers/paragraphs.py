"""Paragraphs: what their sentences do and say, and the formulas in them, part by part."""

from __future__ import annotations

from collections.abc import Iterator

from exactrank.patterns import lazy_pattern
from exactrank.reading.answers.delivered_claims import LATELY, DeliveredClaims
from exactrank.reading.claims.chain_parts import Link
from exactrank.reading.claims.operations_on_equations import claim_of_constant, constant_behind
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import Token, words
from exactrank.reading.markup.regions import LIST_MARK
from exactrank.reading.operations.between_displays import (
    Clearness,
    Told,
    bare_operations_before,
    clearness,
    has_unsaid,
    is_led_to,
    told_operations,
)
from exactrank.reading.operations.reader import operations_in
from exactrank.statements import ClaimedOperation, Grid, Scope, Solution

_UNIT_END = lazy_pattern(
    r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t])|\n(?=[ \t]*#)|\\item\b|\\(?:sub)*section\b|\\par\b"
)
_ARROWS = words("→ ⟶ ⇒ ⟹ -> --> => ~ ∼ 〜 ～")


class Paragraphs(DeliveredClaims):
    """Reads paragraphs one after the other into the passages that a display reads its formulas into."""

    def prose(self, begin: int, stop: int) -> None:
        """Sentences between displays: operations, claims and inline formulas."""
        start, end = self.tokens[begin].start, self.tokens[stop - 1].stop
        if stop < len(self.tokens):
            end = self.tokens[stop].start
        for mark in self.scopes.marks:
            if start < mark.start < end:
                self.enter_scopes(start)
                self.units(start, mark.start)
                start = mark.start
        self.enter_scopes(start)
        self.units(start, end)

    def enter_scopes(self, offset: int) -> None:
        """The scopes begin whose marks stand up to an offset, and those that they are no part of end."""
        while self.entered < len(self.scopes.marks) and self.scopes.marks[self.entered].start <= offset:
            mark = self.scopes.marks[self.entered]
            self.entered += 1
            self.deliver(mark.start)
            self.display.equations.enter(mark)
            self.told.append((mark.start, Scope(self.source.span(mark.start, mark.stop), mark.path, mark.soft)))

    def units(self, start: int, end: int) -> None:
        for match in [*_UNIT_END.finditer(self.text, start, end), None]:
            stop = match.start() if match else end
            if self.text[start:stop].strip():
                self.unit(start, stop)
            start = match.end() if match else end
            if match and (match[0] == r"\item" or (match[0] == "\n" and LIST_MARK.match(self.text, start, end))):
                self.next_item()

    def next_item(self) -> None:
        """Where an item of a list has solved its system, the next one is about another."""
        current = self.chains.current
        if current is None:
            return
        told = any(isinstance(said, Solution) and offset > current.start for offset, said in self.told[-LATELY:])
        if told or self.display.equations.solutions.is_complete:
            self.display.equations.solutions.finish()
            self.chains.end()
            self.chains.current = None

    def unit(self, start: int, end: int) -> None:
        mark = LIST_MARK.match(self.text, start, end)
        if mark:
            start = mark.end()
        first = _first_at(self.tokens, start)
        last = _first_at(self.tokens, end)
        if first >= last:
            return
        of_several = any(one.search(self.text, start, end) for one in self.of_several)
        for begin, matrix, stop in self.parts(first, last):
            self.lone_arrow(begin, stop)
            found: list[Told] = []
            if not of_several:
                goes_on = self.chains.current is not None or begin < matrix < stop
                found = list(told_operations(self.text, self.tokens, begin, matrix, goes_on))
                if found and has_unsaid(self.text, found[0][1], self.tokens[matrix - 1].stop):
                    self.chains.sign(Link(found[0][1], self.tokens[matrix - 1].stop))  # not all of the step is told
                    found = []
                for told in found:
                    self.chains.operations(*told, in_sentence=True)
                match clearness(self.text, self.tokens, begin, matrix, bool(found)):
                    case Clearness.UNCLEAR:
                        self.chains.unclear.append(self.tokens[begin].start)
                    case Clearness.NAMES_ROWS:
                        self.chains.named_rows.append(self.tokens[begin].start)
            self.inline((begin, stop), (first, last), told=bool(found))
            for told in found or self.told_before_constants(start, end):
                self.tell_constant(*told)
        self.deliver(end)

    def told_before_constants(self, start: int, end: int) -> Iterator[Told]:
        """R2 - 2R1 gives 0 = 5, where equations stand and no matrix that operations could lead on from."""
        stop, text = start, self.text
        while (found := constant_behind(text, stop)) is not None and found[1] <= end:
            operations = bare_operations_before(text, self.tokens, stop, found[0])
            if operations:
                yield operations, stop, found[0]
            stop = found[1]

    def tell_constant(self, operations: tuple[ClaimedOperation, ...], start: int, stop: int) -> None:
        """Twice the first equation from the second gives 0 = 5: held against the equations that stand last."""
        found = constant_behind(self.text, stop)
        if found is None:
            return
        system = self.display.equations.solutions.system_at(start)
        grids = [one.grid for one in (self.chains.current,) if one is not None]
        if system is not None and isinstance(system.coefficients, Grid) and system.right is None:
            grids.append(system.coefficients)
        made = claim_of_constant(operations, found[2], grids, self.source.span(*found[:2]))
        if made is not None:
            self.told.append((found[0], made))

    def lone_arrow(self, begin: int, stop: int) -> None:
        """An arrow that stands alone between one matrix and the next."""
        tokens = self.tokens
        end = next((k for k in range(begin, min(stop, begin + 5)) if tokens[k].text in ("$", r"\(")), stop)
        start, last = tokens[begin].start, tokens[end - 1].stop
        if begin < end <= begin + 3 and self.text[start:last] in _ARROWS and self.chains.current is not None:
            self.chains.sign(Link(start, last))

    def parts(self, first: int, last: int) -> Iterator[tuple[int, int, int]]:
        """A paragraph up to each matrix in its sentences: what is told before a matrix leads there, no further.

        Where a part begins, where the formula with the matrix begins, and where the part ends.
        """
        k = first
        while k < last:
            if self.tokens[k].text in ("$", r"\("):
                end = self.places.inline_end(k, last)
                if self.display.sides.has_matrix((k + 1, end)) or self._is_beside(first, k, end):
                    yield first, k, min(end + 1, last)
                    first = min(end + 1, last)
                k = max(end, k)
            k += 1
        if first < last:
            yield first, last, last

    def _is_beside(self, first: int, k: int, end: int) -> bool:
        """2R_1 = (2, 4, 6) with nothing but a few words before it: no part of a sentence with what follows."""
        start = max(self.tokens[first].start, self.text.rfind("\n", 0, self.tokens[k].start) + 1)
        return is_led_to(self.text, start, self.tokens[k].start) and self.display.row_claims.is_multiple(k + 1, end)

    def subject_of_claim(self, offset: int) -> None:
        """A matrix that a claim is about is another one than that of a claim before it in the same sentence."""
        sentence = self.sentences.prose.sentence_at(offset)
        if sentence is not None and sentence.start <= self.last_subject < offset:
            self.chains.parts.append(offset)
        self.last_subject = offset

    def _is_operations(self, start: int, stop: int) -> bool:
        """Whether a formula is only what is done, read with its sentence; one with a matrix is a step."""
        if self.display.sides.has_matrix((start, stop)):
            return False
        return bool(operations_in(self.text, self.tokens, start, stop, prose=True).operations)

    def inline(self, part: Range, unit: Range, told: bool) -> None:
        """The formulas within a part of a paragraph; `told`: its sentences tell operations."""
        k, stop = part
        first, last = unit
        while k < stop:
            if self.tokens[k].text in ("$", r"\("):
                end = self.places.inline_end(k, stop)
                taken = self.tokens[k].start in self.sentences.read_formulas
                spoken = end > k + 1 and self._is_operations(k + 1, end)
                if spoken and not told:
                    self.chains.unclear.append(self.tokens[k].start)  # of no sentence that is understood
                if self.tokens[k].start in self.sentences.subjects:
                    self.subject_of_claim(self.tokens[k].start)
                if spoken and end > k + 1 and told:
                    self.display.row_claims.formula(k + 1, end, announced=True)
                if end > k + 1 and not spoken and self.display.row_claims.row_behind(k + 1, end):
                    taken = True
                if end > k + 1 and not taken and not spoken:
                    # R_2 - 3R_1 as a line of its own is what is done next; within a sentence it is only spoken of.
                    alone = k == first and not any(_is_word(token) for token in self.tokens[end + 1 : last])
                    self.display.region(k + 1, end, inline=not alone, told=told)
                k = max(end, k)
            k += 1


def _is_word(token: Token) -> bool:
    return token.text.isalnum() or token.text[0] in "\\$"


def _first_at(tokens: list[Token], offset: int) -> int:
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].start < offset:
            low = middle + 1
        else:
            high = middle
    return low
