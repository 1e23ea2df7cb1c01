"""Paragraphs: what their sentences do and say, and the formulas in them, part by part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.answers.display import Display
from exactrank.reading.claims.chain_parts import Link
from exactrank.reading.claims.echelon_claims import has_zeros_below
from exactrank.reading.claims.in_sentences import SentenceClaims
from exactrank.reading.claims.operations_on_equations import claim_of_constant, constant_behind
from exactrank.reading.claims.plain_claims import is_one_calculation, names_another
from exactrank.reading.claims.scopes import Scopes
from exactrank.reading.claims.systems_at_hand import System, has_entries
from exactrank.reading.language.own_sentences import is_own
from exactrank.reading.language.packs import Pack
from exactrank.reading.language.templates import PLACEHOLDERS, any_of
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import Token, words
from exactrank.reading.markup.regions import LIST_MARK, Regions
from exactrank.reading.operations.between_displays import (
    Clearness,
    Told,
    bare_operations_before,
    clearness,
    is_led_to,
    told_operations,
)
from exactrank.reading.operations.reader import operations_in
from exactrank.statements import (
    Assertion,
    ClaimedOperation,
    Consequence,
    Echelon,
    Eigenvalues,
    Eigenvectors,
    Expression,
    Form,
    Grid,
    HasForm,
    Inference,
    Scope,
    Solution,
    Span,
)

_UNIT_END = lazy_pattern(
    r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t])|\n(?=[ \t]*#)|\\item\b|\\(?:sub)*section\b|\\par\b"
)
_ARROWS = words("→ ⟶ ⇒ ⟹ -> --> => ~ ∼ 〜 ～")
_REACHED = frozenset((Form.UPPER_TRIANGULAR, Form.LOWER_TRIANGULAR, Form.TRIANGULAR, Form.DIAGONAL))
"""What a matrix becomes by elimination."""
_LATELY = 8
"""Statements back among which the solution of an item is looked for."""

_BEHIND_CALCULATION = 300
"""So near to the last matrix a claim without a name is about its calculation."""


@lru_cache(maxsize=16)
def _of_several(pack: Pack) -> re.Pattern[str]:
    """Words that tell one matrix from others."""
    return re.compile(any_of(pack.lists.get("one_of_several", ())), re.IGNORECASE)


class Paragraphs:
    """Reads paragraphs one after the other into the passages that a display reads its formulas into."""

    def __init__(self, display: Display, places: Regions, sentences: SentenceClaims) -> None:
        self.display = display
        self.places = places
        self.sentences = sentences
        self.asserted = sentences.assertions()
        self.source, self.text, self.tokens = display.source, display.text, display.tokens
        self.chains, self.told = display.chains, display.told
        self.delivered = self.entered = 0
        self.last_subject = -1
        self.scopes = Scopes(self.text, sentences.packs)
        self.of_several = [_of_several(one) for one in sentences.packs]
        """What a sentence says of one matrix of several is not done to the one that stands last."""
        self.without_system: list[Span] = []
        """Sentences about a system of equations where none was read."""

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
        told = any(isinstance(said, Solution) and offset > current.start for offset, said in self.told[-_LATELY:])
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
                goes_on = self.chains.current is not None
                found = list(told_operations(self.text, self.tokens, begin, matrix, goes_on))
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

    def deliver(self, end: int) -> None:
        """What the sentences up to an offset assert, with the matrix or system that is at hand there."""
        asserted = self.asserted
        current = self.chains.current
        while self.delivered < len(asserted) and asserted[self.delivered][0] < end:
            offset, made = asserted[self.delivered]
            self.delivered += 1
            said = made.readings[0]
            if isinstance(said, Eigenvalues):
                self.display.equations.eigen.claimed = offset
            if isinstance(said, Eigenvectors) and (k := self._guessed(said)) is not None:
                self.told[k] = offset, made  # what the words say counts
                continue
            if isinstance(said, Echelon) and said.subject is None:
                if Inference.SYSTEM in made.inferred:
                    subject = self._system_near(offset, said)
                    if subject is None:
                        self.without_system.append(said.span)
                        continue
                    said = replace(said, subject=subject)
                elif current is not None and said.nonzero_rows is not None and not has_zeros_below(current.grid):
                    # Three rows are left: of the reduced matrix, and not of this one, which may have them all.
                    made = replace(made, readings=made.readings[1:] or made.readings)
                    said = made.readings[0]
                elif current is not None and said.pivot_columns is None:
                    said = replace(said, subject=current.grid)
            if isinstance(said, HasForm) and said.subject is None and said.form in _REACHED and current is not None:
                # This is upper triangular: what the calculation has come to, or else what it began with.
                made = replace(made, readings=(replace(said, subject=current.grid), *made.readings))
                said = made.readings[0]
            if isinstance(said, Solution) and self.display.equations.solutions.is_at_hand(said):
                solutions = self.display.equations.solutions
                system = self._named_beside(offset) or solutions.system_at(offset) or solutions.of_names(offset)
                if system is None or not has_entries(said, system.unknowns):
                    if not self._gives_values(offset):
                        self.without_system.append(said.span)
                    continue
                said = replace(said, coefficients=system.coefficients, right=system.right)
                if system.left or system.guessed:
                    made = replace(made, inferred=(*made.inferred, Inference.SYSTEM))
            if isinstance(said, Consequence):
                derived = self.display.equations.solutions.of_unknowns(said, offset)
                if derived is None:
                    self.without_system.append(said.span)
                    continue
                said, made = derived, replace(made, inferred=(*made.inferred, Inference.SYSTEM))
            sole = offset in self.sentences.plain and self._is_sole(offset)
            self.told.append((offset, replace(made, readings=(said, *made.readings[1:]), sole=sole)))

    def _named_beside(self, offset: int) -> System | None:
        """Of several systems A x = b the one that the sentence at an offset names."""
        sentence = self.sentences.prose.sentence_at(offset)
        if sentence is None:
            return None
        return self.display.equations.solutions.named_beside(offset, sentence.start, sentence.stop)

    def _gives_values(self, offset: int) -> bool:
        """Whether a sentence of our own pages stands here that says what the solution is: its formulas are judged."""
        sentence = self.sentences.prose.sentence_at(offset)
        if sentence is None or not any(sign in sentence.text for sign in ("=", *PLACEHOLDERS)):
            return False
        return is_own(sentence.text)

    def _system_near(self, offset: int, said: Echelon) -> Expression | None:
        """The matrix whose columns are those of unknowns that are spoken of: the last one, or that of the equations."""
        last = max((*(said.free_columns or ()), *(said.pivot_columns or ())), default=0)
        if self.chains.current is not None and last < len(self.chains.current.grid.rows[0]):
            return self.chains.current.grid
        system = self.display.equations.solutions.system_at(offset)
        return None if system is None or last >= system.unknowns else system.coefficients

    def _guessed(self, said: Eigenvectors) -> int | None:
        """Which passage says the same, guessed from the formulas alone."""
        for k in range(len(self.told) - 1, max(-1, len(self.told) - _LATELY), -1):
            one = self.told[k][1]
            reading = one.readings[0] if isinstance(one, Assertion) else None
            if isinstance(reading, Eigenvectors) and (reading.vectors, reading.value) == (said.vectors, said.value):
                return k
        return None

    def _is_sole(self, offset: int) -> bool:
        """Whether all matrices before a claim belong to the calculation that it stands behind."""
        current, sides = self.chains.current, self.display.sides
        if current is None or not 0 <= offset - current.stop < _BEHIND_CALCULATION:
            return False
        if names_another(self.text[current.stop : offset], sides.grids):
            return False
        return is_one_calculation(self.chains.states, sides.matrices_before(offset))

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
