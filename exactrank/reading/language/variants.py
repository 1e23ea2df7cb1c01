"""A template without choices among slots, and what of it was tried in a range of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Protocol

from exactrank.reading.language.templates import Part, Slot, is_optional
from exactrank.records import dataclass

_QUOTES = ('"|“)', '“|")')
"""What a stretch ends with that ends with the beginning of a quotation: a word follows at once."""
_REACH = 120
"""Characters before the words of a template in which its first slot is looked for."""


@dataclass(frozen=True, slots=True)
class Match:
    """Where a template matches: its range in the running text, and what its slots hold."""

    begin: int
    end: int
    slots: Mapping[str, str]
    places: Mapping[str, int]
    """where each slot begins"""

    def moved(self, by: int) -> Match:
        """The same match in a text that has so many characters more before it."""
        places = {name: at + by for name, at in self.places.items()}
        return Match(self.begin + by, self.end + by, self.slots, places)


class Stretches(Protocol):
    """Where the steps of variants come from: a language, whose templates share them."""

    spaced: bool

    def stretch(self, expression: str) -> re.Pattern[str]: ...

    def slot(self, kind: str) -> re.Pattern[str]: ...

    def slot_before(self, kind: str) -> re.Pattern[str]: ...


class Tried:
    """What the steps of variants find in a range of a text: templates share steps, and each is tried once a place."""

    def __init__(self, text: str, begin: int, end: int) -> None:
        self.text = text
        self.begin = begin
        self.end = end
        self._found: dict[re.Pattern[str], list[re.Match[str]]] = {}
        self._next: dict[tuple[re.Pattern[str], int], re.Match[str] | None] = {}
        self._before: dict[tuple[re.Pattern[str], int], re.Match[str] | None] = {}

    def found(self, step: re.Pattern[str]) -> list[re.Match[str]]:
        """Everywhere that a step may begin."""
        if step not in self._found:
            self._found[step] = list(step.finditer(self.text, self.begin, self.end))
        return self._found[step]

    def next(self, step: re.Pattern[str], at: int) -> re.Match[str] | None:
        """The step where it stands at a place."""
        key = step, at
        try:
            return self._next[key]
        except KeyError:
            made = self._next[key] = step.match(self.text, at, self.end)
            return made

    def before(self, slot: re.Pattern[str], stop: int) -> re.Match[str] | None:
        """The slot where it ends at a place."""
        key = slot, stop
        if key not in self._before:
            self._before[key] = slot.search(self.text, max(self.begin, stop - _REACH), stop)
        return self._before[key]


@lru_cache(maxsize=4)  # a sentence is looked at for its mood, its claims and its account, one after the other
def tried_in(text: str, begin: int, end: int) -> Tried:
    """What was tried so far in a range of a text."""
    return Tried(text, begin, end)


def occur(groups: tuple[tuple[str, ...], ...], lowered: str) -> bool:
    """Whether of each group of words one occurs.

    >>> occur((("rank", "nullity"), ("is",)), "the rank is 2"), occur((("rank",), ("are",)), "the rank is 2")
    (True, False)
    """
    for words in groups:
        for word in words:
            if word in lowered:
                break
        else:
            return False
    return True


class Variant:
    """A template without choices among slots: stretches of words and slots in turn.

    The words are looked for, and from there the parts are followed one by one; slots share the expressions of their
    pack. So a template costs little before it is used, and a sentence without its words nothing.
    """

    def __init__(self, parts: tuple[Part, ...], pack: Stretches, needed: tuple[tuple[str, ...], ...] = ()) -> None:
        self.words = needed
        """Of each of these one occurs where it matches, beside those that the whole template needs."""
        self.names: list[str | None] = []
        self.steps: list[re.Pattern[str]] = []
        last = len(parts) - 1
        for k, part in enumerate(parts):
            if isinstance(part, str):
                lead = r"(?<!\w)" if k == 0 and pack.spaced else ""
                trail = r"(?!\w)" if k == last and pack.spaced else ""
                trail = r"(?:(?<!\w)|(?!\w))" if trail and part.endswith(_QUOTES) else trail
                words = part.removesuffix(" ?") if k == last else part
                if k < last and pack.spaced and words.endswith(" ?"):  # "a" is no beginning of "an elementary matrix"
                    may_miss = "| ?" if is_optional(words) else ""
                    words = rf"(?:{words.removesuffix(' ?')}(?!\w) ?{may_miss})"
                words = words.removeprefix(" ?" if k == 0 else "\0")
                self.steps.append(pack.stretch(lead + words + trail))
                self.names.append(None)
            else:
                self.steps.append(pack.slot(part.kind))
                self.names.append(None if part.kind == "adv" else part.name)
        second = parts[1] if len(parts) > 1 else ""
        self.backwards = (
            pack.slot_before(parts[0].kind)
            if isinstance(parts[0], Slot) and isinstance(second, str) and second
            else None
        )
        first = 1 if self.backwards is None else 2
        self.rest = tuple(zip(self.steps[first:], self.names[first:], strict=True))

    def matches(self, tried: Tried) -> Iterator[Match]:
        """The matches in a range."""
        first = 0 if self.backwards is None else 1
        for found in tried.found(self.steps[first]):
            stop = found.end()
            followed: list[tuple[str, re.Match[str]]] = []
            for step, name in self.rest:
                part = tried.next(step, stop)
                if part is None:
                    break
                if name:
                    followed.append((name, part))
                stop = part.end()
            else:
                start, slots, places = found.start(), {}, {}
                if self.backwards is not None:
                    before = tried.before(self.backwards, start)
                    if before is None:
                        continue
                    start = before.start(1)
                    if name := self.names[0]:
                        slots[name], places[name] = before[1], start
                elif name := self.names[0]:
                    slots[name], places[name] = found[1], found.start(1)
                    start = found.start(1)
                for name, part in followed:
                    slots[name], places[name] = part[1], part.start(1)
                yield Match(start, stop, slots, places)
