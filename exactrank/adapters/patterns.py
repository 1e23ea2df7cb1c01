"""Patterns of layer names in a peft configuration, matched in time that grows with the lengths alone.

peft chooses a layer's rank by `re.match(rf"(.*\\.)?({pattern})$", name)`. A configuration is somebody else's file, and
what goes back over its steps takes exponential time for some patterns. So a pattern is matched here with all of its
possibilities at once: a part takes the set of places where it may begin to the set of those where it may end.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from exactrank.records import dataclass

LONGEST, MOST_GROUPS = 1000, 50
_PART = re.compile(
    r"(?P<single>\\[\W_dDwWsS]|\[\^?(?:\\[\W_dDwWsS]|[\w.]|-(?!-))+\]|[^\\()|*+?{}\[\]^$])|(?P<edge>[\^$])"
)
"""One character or class of characters, or an edge of the name; what else a pattern may hold has a sign of its own."""

Places = frozenset[int]


@dataclass(frozen=True, slots=True)
class _Single:
    """One character that matches; with a count of at least `least` and, if `many`, any number of them."""

    matches: Callable[[str], object]
    least: int = 1
    many: bool = False

    def ends(self, name: str, starts: Places) -> Places:
        after, reached = starts, set() if self.least else set(starts)
        while after:
            after = frozenset([i + 1 for i in after if i < len(name) and self.matches(name[i])]) - reached
            reached |= after
            if not self.many:
                break
        return frozenset(reached)


@dataclass(frozen=True, slots=True)
class _Edge:
    """The beginning of the name, or its end: the latter also stands before a last line break, as in `re`."""

    is_end: bool

    def ends(self, name: str, starts: Places) -> Places:
        return starts & (_last(name) if self.is_end else {0})


@dataclass(frozen=True, slots=True)
class _Choice:
    """One of several sequences of parts; `optional` where none of them will do as well."""

    sequences: tuple[tuple[_Part, ...], ...]
    optional: bool = False

    def ends(self, name: str, starts: Places) -> Places:
        reached = set(starts) if self.optional else set()
        for sequence in self.sequences:
            places = starts
            for part in sequence:
                if not places:
                    break
                places = part.ends(name, places)
            reached |= places
        return frozenset(reached)


_Part = _Single | _Edge | _Choice


@dataclass(frozen=True, slots=True)
class LayerPattern:
    """A pattern and how it is matched.

    >>> pattern = LayerPattern.of(r"layers\\.[0-3]\\.q")
    >>> [pattern.matches(name) for name in ("model.layers.2.q", "layers.2.q", "xlayers.2.q", "layers.4.q")]
    [True, True, False, False]
    """

    text: str
    choice: _Choice

    @classmethod
    def of(cls, text: str) -> LayerPattern:
        """The pattern of a text; raises ValueError for what no such pattern is, a repeated group among others."""
        if len(text) > LONGEST or text.count("(") > MOST_GROUPS:
            raise ValueError(text)
        try:
            choice, rest = _choice(text, 0)
        except re.error as error:
            raise ValueError(text) from error
        if rest != len(text):
            raise ValueError(text)
        return cls(text, choice)

    def matches(self, name: str) -> bool:
        """Whether the name, or what follows one of its dots, is what the pattern says."""
        line = name.find("\n")  # the dot of a regular expression is no line break
        after_dots = [i + 1 for i, c in enumerate(name if line < 0 else name[:line]) if c == "."]
        return not _last(name).isdisjoint(self.choice.ends(name, frozenset([0, *after_dots])))


def _last(name: str) -> Places:
    return frozenset([len(name), len(name) - 1] if name.endswith("\n") else [len(name)])


def _choice(text: str, at: int) -> tuple[_Choice, int]:
    """The alternatives from a place on, and the place of the bracket that closes them or the end."""
    sequences: list[tuple[_Part, ...]] = []
    sequence: list[_Part] = []
    while at < len(text) and text[at] != ")":
        if text[at] == "|":
            sequences.append(tuple(sequence))
            sequence, at = [], at + 1
            continue
        part, at = _group(text, at) if text[at] == "(" else _single(text, at)
        sequence.append(part)
    return _Choice((*sequences, tuple(sequence))), at


def _group(text: str, at: int) -> tuple[_Choice, int]:
    at += 3 if text.startswith("(?:", at) else 1
    if text.startswith("?", at):
        raise ValueError(text)
    inner, at = _choice(text, at)
    if at == len(text) or text.startswith(("*", "+"), at + 1):
        raise ValueError(text)
    optional = text.startswith("?", at + 1)
    return _Choice(inner.sequences, optional), at + 1 + optional


def _single(text: str, at: int) -> tuple[_Part, int]:
    found = _PART.match(text, at)
    if found is None:
        raise ValueError(text)
    at = found.end()
    if found["edge"]:
        return _Edge(found["edge"] == "$"), at
    matches = re.compile(found["single"]).fullmatch
    if not text.startswith(("*", "+", "?"), at):
        return _Single(matches), at
    sign = text[at]
    # A second mark asks for the shortest match first; which names match it does not change.
    at += 2 if text.startswith("?", at + 1) else 1
    return _Single(matches, int(sign == "+"), sign != "?"), at
