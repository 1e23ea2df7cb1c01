"""Which patterns of a pack may match a sentence: those one of whose required words occurs in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from functools import cache, lru_cache
from typing import Literal

from exactrank.reading.language.packs import Pattern, pack
from exactrank.reading.language.variants import Match
from exactrank.remembered import LONGEST, Memory

Table = Literal["claims", "accounts", "topics", "fields", "moods", "replies", "questions", "spaces"]
"""The tables of a pack."""


_SEVERAL = 2
_START = 3
"""Letters by which words are looked for."""
_BEFORE = 3
"""Characters before a range that the steps of templates look at: whether a word begins there."""

Matches = tuple[tuple[Pattern, Match], ...]


@cache
def index_of(codes: tuple[str, ...], table: Table) -> PatternIndex:
    """The patterns of a table of some languages, in their order.

    >>> [pattern.says for pattern in index_of(("en",), "topics").of("for the second matrix")]
    ['topic']
    """
    return PatternIndex([pattern for code in codes for pattern in getattr(pack(code), table)])


@lru_cache(maxsize=4)  # a sentence is looked at for its moods, its topics, its claims and its account
def _starts_in(text: str) -> frozenset[str]:
    """Every three letters that follow one another in a text."""
    return frozenset([text[k : k + _START] for k in range(len(text) - _START + 1)])


class PatternIndex:
    """Patterns by their required words; each word is looked for once, however many patterns require it.

    A word is looked for where its first three letters occur. What matches a sentence depends on the sentence alone,
    each formula of which is one sign, and on how a word may begin there: it is remembered by these.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self.patterns = tuple(patterns)
        self._always = [k for k, pattern in enumerate(self.patterns) if not pattern.words]
        self._matches = Memory[tuple[str, int], Matches]()
        """What matches a range, by its characters and how many before it belong to them; places count from these."""
        self._all_words = ""
        """The text in which words are looked for first, where not every word of the patterns is."""
        self._short: dict[str, list[int]] = {}
        """The patterns that require a word of less than three letters."""
        self._long: dict[str, dict[str, list[int]]] = {}
        """The others by the first letters of their words."""
        for k, pattern in enumerate(self.patterns):
            for word in pattern.words:
                here = self._short if len(word) < _START else self._long.setdefault(word[:_START], {})
                here.setdefault(word, []).append(k)

    def within(self, lowered: str, sentences: int) -> PatternIndex:
        """The index for the sentences of a text in lower case: of several it is quicker to look first what all have."""
        if sentences < _SEVERAL:
            return self
        made = copy(self)
        made._all_words = lowered
        return made

    def _narrow(self) -> None:
        """Leaves out the words that the whole text does not have; not before a sentence is met that is not known."""
        lowered, self._all_words = self._all_words, ""
        self._short = {word: members for word, members in self._short.items() if word in lowered}
        long = self._long
        self._long = {
            start: {word: members for word, members in long[start].items() if word in lowered}
            for start in long.keys() & _starts_in(lowered)
        }

    def matches(self, text: str, begin: int, end: int) -> Iterator[tuple[Pattern, Match]]:
        """Every pattern that matches in a range of a running text, with each of its matches, in their order."""
        first = max(0, begin - _BEFORE)
        if end - begin > LONGEST:
            yield from self._looked_for(text, begin, end)
            return
        key = text[first:end], begin - first
        found = self._matches.get(key)
        if found is None:
            found = self._matches.put(key, tuple(self._looked_for(key[0], begin - first, end - first)))
        for pattern, match in found:
            yield pattern, match.moved(first)

    def _looked_for(self, text: str, begin: int, end: int) -> Iterator[tuple[Pattern, Match]]:
        lowered = text[begin:end].lower()
        for pattern in self.of(lowered):
            for match in pattern.matches(text, lowered, begin, end):
                yield pattern, match

    def of(self, lowered: str) -> list[Pattern]:
        """The patterns that may match a text in lower case, in the order in which they were given."""
        if self._all_words:
            self._narrow()
        found = set(self._always)
        for words in (self._short, *[self._long[start] for start in self._long.keys() & _starts_in(lowered)]):
            for word, members in words.items():
                if word in lowered:
                    found.update(members)
        return [self.patterns[k] for k in sorted(found)]
