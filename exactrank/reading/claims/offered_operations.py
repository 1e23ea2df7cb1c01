"""Operations told apart from any arrow: which matrix they may lead to, and when they lead nowhere."""

from __future__ import annotations

import re
from dataclasses import field, replace
from functools import cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.chain_parts import Link, Loose, State, Step, is_anew, rows_named, same_size
from exactrank.reading.claims.changed_rows import rows_then
from exactrank.reading.claims.operations_on_equations import leads_to_equation
from exactrank.reading.language.row_words import any_of, words_around
from exactrank.reading.source.source import Source
from exactrank.records import dataclass
from exactrank.statements import Announced, ClaimedOperation, Passage, Unreadable

COMMAND = lazy_pattern(r"\\[A-Za-z]+")
_WORD = lazy_pattern(r"[A-Za-z]{2,}")
LETTERS = lazy_pattern(r"[^\W\d_]{2,}")
NEAR = 200
_FORMULA = lazy_pattern(r"\$[^$]*\$")
_ASIDE = lazy_pattern(r"\([^()]*\)")
_SENTENCES = lazy_pattern(r"[.!?:](?:\s|$)|[\u3002\uff1a]|\n[ \t]*\n")
_OFFERS = 3
"""Operations told apart are offered to so many of the steps that follow."""


@cache
def introducing_words() -> re.Pattern[str]:
    """Words that introduce a matrix: consider, given, let A."""
    (spaced, unspaced), (naming, _) = words_around("anew"), words_around("named_anew")
    return re.compile(rf"\b(?:{any_of(spaced)}\b|{any_of(naming)} (?-i:[A-Z])\b)|{any_of(unspaced)}", re.IGNORECASE)


@cache
def _leading_to_result() -> re.Pattern[str]:
    """Words that say that what follows is what comes out."""
    spaced, unspaced = words_around("results")
    return re.compile(rf"\b{any_of(spaced)}\b|{any_of(unspaced)}", re.IGNORECASE)


@dataclass(slots=True)
class OfferedOperations:
    """Operations told apart from any arrow, until a matrix comes that they may lead to."""

    source: Source
    told: list[tuple[int, Passage]]
    current: State | None = None
    link: Link | None = None
    loose: list[Loose] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    done: set[ClaimedOperation] = field(default_factory=set)
    """The operations on the arrows of this scope: told again behind them they say nothing new."""
    count: int = 0
    """Grows with everything that is understood here."""
    numbers: int = 0

    def operations(
        self,
        found: tuple[ClaimedOperation, ...],
        start: int,
        stop: int,
        in_sentence: bool = False,
        optional: bool = False,
    ) -> None:
        """Operations told outside of an arrow: they lead to a matrix that comes next."""
        self.count += 1
        if any(one.offers for one in self.loose):
            self.loose = []
        last = self.loose[-1] if self.loose else None
        again = last is not None and last.announced.operations[-len(found) :] == found
        if again and last is not None and (start < last.stop or in_sentence != last.announced.spoken):
            return  # told in words, and again as a formula
        announced = self.announced(found, start, stop, in_sentence)
        self.loose.append(Loose(replace(announced, optional=optional), start, stop))

    def offered(self) -> tuple[Announced, ...]:
        """The operations told apart that a step here may be by."""
        for one in self.loose:
            one.offers += 1
        given = tuple([one.announced for one in self.loose])
        self.loose = [one for one in self.loose if one.offers < _OFFERS]
        return given

    def beside(self, found: tuple[ClaimedOperation, ...]) -> None:
        """Operations written after the last matrix, on its line."""
        self.count += 1
        if self.current is not None:
            self.current.beside += found

    def missed(self, start: int) -> None:
        """Operations told before a formula with matrices in it that no step leads to: they lead nowhere."""
        if self.loose and self.loose[-1].stop <= start:
            self._nowhere()

    def announced(
        self, operations: tuple[ClaimedOperation, ...], start: int, stop: int, spoken: bool = False
    ) -> Announced:
        """Operations told apart from any arrow, under a number of their own."""
        self.numbers += 1
        leads = leads_to_equation(self.source.text, stop)
        return Announced(self.numbers, operations, self.source.span(start, stop), spoken, to_equation=leads)

    def _nowhere(self, reason: str = "no-matrix-after") -> None:
        waiting = [
            one
            for one in self.loose
            if not (one.offers or one.announced.to_equation)
            and one.rows_given < len(one.announced.operations)
            and not self.done >= {*one.announced.operations}
        ]
        if waiting and not self._told_behind(waiting):
            self.unreadable(waiting[0].start, waiting[-1].stop, reason)
        self.loose = []

    def _told_behind(self, waiting: list[Loose]) -> bool:
        """Offers operations that nothing follows to the steps before them that say nothing: what was done there."""
        last = self.steps[-1].after if self.steps else None
        bare = [one for one in self.steps if not (one.link.operations or one.announced or one.after.beside)]
        bare = [one for one in bare if one.link.understood and not one.before[0].beside]
        if last is None or not bare or waiting[0].start < last.stop:
            return False
        for step in bare:
            step.announced = tuple([replace(one.announced, behind=True) for one in waiting])
        return True

    def _is_new(self, made: State) -> bool:
        """A matrix that the operations before it are not about: it is introduced, or has no such row."""
        told = [operation for one in self.loose for operation in one.announced.operations]
        rows = [row for operation in told if not operation.columns for row in rows_named(operation)]
        anew = introducing_words().search(self.source.text, self.loose[-1].stop, made.start)
        return max(rows, default=0) >= len(made.grid.rows) or bool(anew)

    def _leads_to(self, start: int) -> bool:
        """Operations stand right before a matrix, though that is given a name: R_2 - 3R_1 gives B = [...]."""
        if not self.loose:
            return False
        between = COMMAND.sub(" ", self.source.text[self.loose[-1].stop : start])
        known, _ = words_around("behind")
        return all(word.lower() in known for word in _WORD.findall(between))

    def _is_reached(self, made: State) -> bool:
        """Whether operations told behind the last matrix lead to one that has a name, U = [...].

        No words stand between, or the operations make just this matrix of the last one.
        """
        before = self.current
        if not self.loose or before is None or self.loose[0].start < before.stop or not same_size(before, made):
            return False
        behind = self.source.text[self.loose[-1].stop : made.start].removeprefix("$")
        between = COMMAND.sub(" ", _FORMULA.sub(" ", behind))
        known, _ = words_around("behind")
        worded = any(word.lower() not in known for word in LETTERS.findall(_ASIDE.sub(" ", between)))
        if is_anew(between) or any(one.offers for one in self.loose):
            return False
        led_to = LETTERS.search(_SENTENCES.split(between)[-1]) is not None  # to the matrix B = [...]
        return not led_to and self._is_made(before, made) if worded else not self._is_new(made)

    def _is_made(self, before: State, made: State) -> bool:
        """Whether the operations that are told make one matrix of another, which is another one."""
        rows = rows_then(before.grid, self.loose, {})
        return rows is not None and before.grid.rows != made.grid.rows == tuple([one[-1] for one in rows])

    def _is_result(self, start: int) -> bool:
        """Whether the words before a matrix say that it is what the operations before it lead to."""
        between = COMMAND.sub(" ", self.source.text[self.loose[-1].stop : start][-NEAR:])
        return _leading_to_result().search(between) is not None

    def unreadable(self, start: int, stop: int, reason: str, kind: str = "row-step") -> None:
        self.told.append((start, Unreadable(self.source.span(start, stop), reason, kind)))
