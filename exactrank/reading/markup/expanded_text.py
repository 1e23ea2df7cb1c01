"""Texts of TeX read one within the other, and written with the places where their characters come from."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

from exactrank.patterns import lazy_pattern
from exactrank.reading.markup.macro_definitions import UNDEFINED, Macro
from exactrank.reading.markup.macro_scopes import Scopes
from exactrank.reading.markup.tex_groups import group_ends
from exactrank.reading.markup.unseen import blanks
from exactrank.reading.source.source import Rewriting, Source
from exactrank.records import dataclass

_DEFINED_NAME = lazy_pattern(
    r"\\(?:newcommand|providecommand|DeclareRobustCommand|DeclareMathOperator|[egx]?def|let|NewDocumentCommand)\*?"
    r"\s*\{?\s*(\\[A-Za-z@]+)"
)
_BRACES = lazy_pattern(r"\\.|[{}]", re.DOTALL)
_COMMAND_AT_END = lazy_pattern(r"\\[A-Za-z@]+\Z")
_MAX_GROWTH = 3


@dataclass(slots=True)
class Reading:
    """A text that is being read: the source's, or an expansion with the place where each character comes from."""

    text: str
    origins: Sequence[int]
    end: int
    """Where the call that it is an expansion of ends."""
    at: int = 0
    done: int = 0


class TooMuch(Exception):
    """A call that has no end, or none within bounds."""


class ExpandedText(ABC):
    """The texts that are read, one within the other, and what is written of them."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.made = Rewriting(source)
        self.scopes = Scopes(mathematics=source.kind == "latex")
        text = source.text
        self.readings = [Reading(text, range(len(text)), len(text))]
        self.ends = group_ends(text)
        self.somewhere = frozenset(_DEFINED_NAME.findall(text))
        self.environments: set[str] = set()
        self.budget = _MAX_GROWTH * len(text) + 30_000
        self.calls = self.definitions = 0
        self.expanding = 0
        self.hopeless: set[Macro] = set()
        self.parts: dict[str, list[str]] = {}
        self.last = ""

    @abstractmethod
    def read(self, bottom: int) -> None:
        """Reads until no more than `bottom` texts are open."""

    def push(self, text: str, origins: Sequence[int], end: int) -> None:
        self.readings.append(Reading(text, origins, end))

    def spend(self, length: int) -> None:
        self.budget -= length
        if self.budget < 0:
            raise TooMuch

    def taken(self, reading: Reading, start: int, stop: int, after: int) -> tuple[str, list[int]]:
        reading.at = reading.done = after
        self.spend(stop - start)
        return reading.text[start:stop], list(reading.origins[start:stop])

    def group_end(self, reading: Reading, at: int) -> int:
        """Where the group that opens at `at` closes, -1 where it does not."""
        if reading is self.readings[0]:
            return self.ends.get(at, -1)
        depth = 0
        for match in _BRACES.finditer(reading.text, at):
            depth += (match[0] == "{") - (match[0] == "}")
            if not depth:
                self.spend(match.start() - at)
                return match.start()
        return -1

    def copy(self, reading: Reading, stop: int) -> None:
        """Writes the text up to there as it stands."""
        start = reading.done
        reading.done = max(start, stop)
        if start >= stop:
            return
        text, origins = reading.text[start:stop], reading.origins[start:stop]
        if text[0].isalpha() and _COMMAND_AT_END.search(self.last):
            self.made.put(" ", origins[0])
        self.last = text[-40:]
        for begin, end, step in _runs(origins):
            after = origins[end] if end < len(origins) else reading.end
            reach = end - begin if step else max(0, after - origins[begin])
            self.made.put(text[begin:end], origins[begin], reach)

    def put_final(self, reading: Reading, text: str, start: int) -> None:
        self.copy(reading, start)
        place = reading.origins[start]
        reading.done = reading.at
        self.made.put(text, place)
        self.last = text[-40:]

    def unknown(self, reading: Reading, start: int) -> None:
        self.put_final(reading, UNDEFINED, start)

    def blank(self, reading: Reading, start: int, stop: int) -> None:
        """A definition is nothing that is seen."""
        self.copy(reading, start)
        if len(self.readings) == 1:
            self.made.put(blanks(reading.text[start:stop]), start, stop - start)
            self.last = " "
        reading.at = reading.done = stop

    def give_up(self, reading: Reading, start: int) -> None:
        """From here to the end of the group nothing means what it seems to."""
        self.unknown(reading, start)
        depth = 0
        for match in _BRACES.finditer(reading.text, reading.at):
            depth += (match[0] == "{") - (match[0] == "}")
            if depth < 0:
                self.blank(reading, reading.at, match.start())
                return
        self.blank(reading, reading.at, len(reading.text))


def _runs(origins: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The characters that come from one place, and those that come from one after the other (step 1)."""
    if isinstance(origins, range):
        yield 0, len(origins), 1
        return
    begin, count = 0, len(origins)
    while begin < count:
        end = begin + 1
        step = origins[end] - origins[begin] if end < count else 0
        step = step if step == 1 else 0
        while end < count and origins[end] - origins[end - 1] == step:
            end += 1
        yield begin, end, step
        begin = end
