"""Which patterns of a pack may match a sentence: those one of whose required words occurs in it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal

from exactrank.reading.language.packs import Pattern, pack

Table = Literal["claims", "accounts", "topics", "fields", "moods", "replies", "questions", "spaces"]
"""The tables of a pack."""


_SEVERAL = 2
_START = 3
"""Letters by which words are looked for."""


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

    A word is looked for where its first three letters occur.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self.patterns = tuple(patterns)
        self._always = [k for k, pattern in enumerate(self.patterns) if not pattern.words]
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
        made = PatternIndex(())
        made.patterns, made._always = self.patterns, self._always
        made._short = {word: members for word, members in self._short.items() if word in lowered}
        for start in self._long.keys() & _starts_in(lowered):
            made._long[start] = {word: members for word, members in self._long[start].items() if word in lowered}
        return made

    def of(self, lowered: str) -> list[Pattern]:
        """The patterns that may match a text in lower case, in the order in which they were given."""
        found = set(self._always)
        for words in (self._short, *[self._long[start] for start in self._long.keys() & _starts_in(lowered)]):
            for word, members in words.items():
                if word in lowered:
                    found.update(members)
        return [self.patterns[k] for k in sorted(found)]
