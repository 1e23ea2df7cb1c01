"""Which patterns of a pack may match a sentence: those one of whose required words occurs in it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Literal

from exactrank.reading.language.packs import Pattern, pack

Table = Literal["claims", "accounts", "topics", "fields", "moods", "replies", "questions", "spaces"]
"""The tables of a pack."""


_SEVERAL = 2


@cache
def index_of(codes: tuple[str, ...], table: Table) -> PatternIndex:
    """The patterns of a table of some languages, in their order.

    >>> [pattern.says for pattern in index_of(("en",), "topics").of("for the second matrix")]
    ['topic']
    """
    return PatternIndex([pattern for code in codes for pattern in getattr(pack(code), table)])


class PatternIndex:
    """Patterns by their required words; each word is looked for once, however many patterns require it."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self.patterns = tuple(patterns)
        self._always = [k for k, pattern in enumerate(self.patterns) if not pattern.words]
        members: dict[str, list[int]] = {}
        for k, pattern in enumerate(self.patterns):
            for word in pattern.words:
                members.setdefault(word, []).append(k)
        self._members = tuple(members.items())

    def within(self, lowered: str, sentences: int) -> PatternIndex:
        """The index for the sentences of a text in lower case: of several it is quicker to look first what all have."""
        if sentences < _SEVERAL:
            return self
        made = PatternIndex(())
        made.patterns, made._always = self.patterns, self._always
        made._members = tuple([one for one in self._members if one[0] in lowered])
        return made

    def of(self, lowered: str) -> list[Pattern]:
        """The patterns that may match a text in lower case, in the order in which they were given."""
        found = set(self._always)
        for word, members in self._members:
            if word in lowered:
                found.update(members)
        return [self.patterns[k] for k in sorted(found)]
