"""What sentences assert, delivered in the order of the text, with the matrix or system that is at hand there."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.answers.display import Display
from exactrank.reading.claims.chain_parts import width
from exactrank.reading.claims.echelon_claims import has_zeros_below
from exactrank.reading.claims.in_sentences import SentenceClaims
from exactrank.reading.claims.plain_claims import is_of_numbers, is_one_calculation, is_property, names_another
from exactrank.reading.claims.scopes import Scopes
from exactrank.reading.claims.systems_at_hand import System, has_entries
from exactrank.reading.language.own_sentences import is_own
from exactrank.reading.language.packs import Pack
from exactrank.reading.language.templates import PLACEHOLDERS, any_of
from exactrank.reading.markup.regions import Regions
from exactrank.statements import (
    Assertion,
    Consequence,
    Echelon,
    Eigenvalues,
    Eigenvectors,
    Expression,
    Form,
    HasForm,
    Inference,
    Solution,
    SolutionKind,
    Span,
)

_REACHED = frozenset((Form.UPPER_TRIANGULAR, Form.LOWER_TRIANGULAR, Form.TRIANGULAR, Form.DIAGONAL))
"""What a matrix becomes by elimination."""
LATELY = 8
"""Statements back among which the solution of an item is looked for."""
_HEADING = lazy_pattern(r"[ \t>]*(?:#|\\(?:sub){0,2}(?:section|paragraph)\b)")
_UNKNOWN = lazy_pattern(r"(?<![A-Za-z\\])[a-z](?:_\d)?(?![A-Za-z])")
_MATRIX_DISPLAYED = lazy_pattern(
    r"\s*+(?:\\\[|\$\$|\\begin\{(?:equation|align|gather)\*?\})[^\n]{0,40}?\\begin\{(?:[a-zA-Z]*matrix|array)\*?\}"
    r"(?!\{c\})"
)
_BEHIND_CALCULATION = 300
"""So near to the last matrix a claim without a name is about its calculation."""


def _has_all_unknowns(system: str) -> bool:
    """Whether a system is written as a matrix, or in unknowns that leave none out: x and z say nothing of y."""
    if "array" in system or "matrix" in system:
        return True
    letters = set(_UNKNOWN.findall(system))
    several = [{"x", "y"}, {"x", "y", "z"}, *[{f"x_{k}" for k in range(1, n + 1)} for n in range(2, 6)]]
    return letters in several


@lru_cache(maxsize=16)
def _of_several(pack: Pack) -> re.Pattern[str]:
    """Words that tell one matrix from others."""
    return re.compile(any_of(pack.lists.get("one_of_several", ())), re.IGNORECASE)


class DeliveredClaims:
    """Delivers what sentences assert, with the matrix or the system that is at hand where they stand."""

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
        self.ahead: list[tuple[int, Assertion]] = []
        """What headings say of a system that is still to come."""

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
                system = system or self._without_bar(said)
                if system is None or not has_entries(said, system.unknowns):
                    if system is None and self._is_heading(offset):
                        self.ahead.append((offset, made))
                    elif not self._gives_values(offset):
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
            of_system = isinstance(said, Solution)
            sole = offset in self.sentences.plain and (self._is_sole_system if of_system else self._is_sole)(offset)
            self.told.append((offset, replace(made, readings=(said, *made.readings[1:]), sole=sole)))

        self._deliver_headings(end)

    def _deliver_headings(self, end: int) -> None:
        """What headings say of the solutions of a system is about the one that follows: a guess, and no other claim."""
        for offset, made in tuple(self.ahead):
            system = self.display.equations.solutions.system_at(end)
            said = made.readings[0]
            if system is not None and system.at > offset and isinstance(said, Solution):
                said = replace(said, coefficients=system.coefficients, right=system.right)
                inferred = tuple(dict.fromkeys((*made.inferred, Inference.SYSTEM)))
                self.told.append((offset, replace(made, readings=(said, *made.readings[1:]), inferred=inferred)))
            elif end < len(self.text):
                continue
            else:
                self.without_system.append(said.span)
            self.ahead.remove((offset, made))

    def _is_heading(self, offset: int) -> bool:
        """Whether a place stands in a heading of Markdown or TeX."""
        line = self.text.rfind("\n", 0, offset) + 1
        return _HEADING.match(self.text, line, offset) is not None

    def _without_bar(self, said: Solution) -> System | None:
        """The matrix at hand as augmented, where a system is said to have solutions or none.

        Of a homogeneous system nobody says that it has none, and that it has some holds of it in any case.
        """
        current = self.chains.current
        if said.kind is not SolutionKind.NONE or said.coefficients is not None or current is None:
            return None
        columns = len(current.grid.rows[0]) - 1
        if columns < 1 or current.grid.bars:
            return None
        return System(current.grid, None, columns, left=True, at=current.start)

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
        for k in range(len(self.told) - 1, max(-1, len(self.told) - LATELY), -1):
            one = self.told[k][1]
            reading = one.readings[0] if isinstance(one, Assertion) else None
            if isinstance(reading, Eigenvectors) and (reading.vectors, reading.value) == (said.vectors, said.value):
                return k
        return None

    def _is_sole(self, offset: int) -> bool:
        """Whether all matrices before a claim belong to the calculation that it stands behind."""
        current, sides = self.chains.current, self.display.sides
        if current is None or not self._stands_behind(current.start, current.stop, offset):
            return False
        return is_one_calculation(self.chains.states, sides.matrices_before(offset))

    def _is_sole_system(self, offset: int) -> bool:
        """Whether a claim stands right behind the only system of the text, or the only augmented matrix reduced."""
        current, sides = self.chains.current, self.display.sides
        runs = [one for one in self.display.equations.solutions.runs.runs if one.start < offset]
        matrices = sides.matrices_before(offset)
        if len(runs) > 1:
            return False
        if current is not None and current.grid.bars and not (runs and runs[0].start > current.start):
            if not _has_all_unknowns(self.text[current.start : current.stop]):
                return False
            one = is_one_calculation(self.chains.states, matrices, augmented=True)
            return one and self._stands_behind(current.start, current.stop, offset)
        if not runs or any(width(one) > 1 and len(one.rows) > 1 for one in matrices):
            return False
        if not _has_all_unknowns(self.text[runs[0].start : runs[0].stop]):
            return False
        return self._stands_behind(runs[0].stop - 1, runs[0].stop, offset)

    def _introduces(self, offset: int) -> bool:
        """Whether a matrix is displayed right behind the sentence at an offset, which may be what it is said of."""
        sentence = self.sentences.prose.sentence_at(offset)
        return sentence is not None and _MATRIX_DISPLAYED.match(self.text, sentence.stop) is not None

    def _stands_behind(self, start: int, stop: int, offset: int) -> bool:
        """Whether a claim stands near what begins and ends there, with nothing else between."""
        if not 0 <= offset - stop < _BEHIND_CALCULATION or self._introduces(offset):
            return False
        if any(start < mark.start <= offset for mark in self.scopes.marks) or r"\item" in self.text[stop:offset]:
            return False  # in another item of a list, or another part
        told = [(at, one.readings[0] if isinstance(one, Assertion) else one) for at, one in self.told]
        claimed = [at for at, one in told if stop <= at < offset and (is_property(one) or is_of_numbers(one))]
        if not self.sentences.stands_behind(start, offset, claimed):
            return False
        return not names_another(self.text[stop:offset], self.display.sides.grids)
