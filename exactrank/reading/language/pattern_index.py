"""Which patterns of a pack may match a sentence: those one of whose required words occurs in it."""

from __future__ import annotations

from collections.abc import Iterable

from exactrank.reading.language.packs import Pattern


class PatternIndex:
    """Patterns by their required words: patterns that require the same words are tried or left out together."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self.patterns = tuple(patterns)
        groups: dict[tuple[str, ...], list[int]] = {}
        for k, pattern in enumerate(self.patterns):
            groups.setdefault(pattern.words, []).append(k)
        self._always = groups.pop((), [])
        self._groups = tuple(groups.items())

    def of(self, lowered: str) -> list[Pattern]:
        """The patterns that may match a text in lower case, in the order in which they were given."""
        found = list(self._always)
        for words, members in self._groups:
            for word in words:
                if word in lowered:
                    found += members
                    break
        found.sort()
        return [self.patterns[k] for k in found]
