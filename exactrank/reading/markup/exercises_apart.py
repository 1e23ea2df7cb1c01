"""The exercises of a text as ranges: how far what a writer calls something reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from exactrank.reading.claims.scopes import Scopes
from exactrank.reading.language.packs import pack
from exactrank.reading.language.recognition import languages_of
from exactrank.reading.latex.grids import Range
from exactrank.reading.source.source import Rewriting, Source
from exactrank.records import dataclass


@dataclass(frozen=True, slots=True)
class Exercise:
    """A range of a text with those where its names may be explained: before all exercises, and in it."""

    begin: int
    end: int
    within: tuple[Range, ...]

    def finds(self, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
        """The matches of a pattern where names of this exercise may be explained."""
        for start, stop in self.within:
            yield from pattern.finditer(text, start, stop)

    def says(self, words: tuple[str, ...], text: str) -> bool:
        """Whether one of some words stands where names of this exercise may be explained."""
        return any(text.find(word, start, stop) >= 0 for start, stop in self.within for word in words)


def exercises_of(text: str) -> list[Exercise]:
    """The exercises in the order of the text; a text without any is one.

    >>> [(one.begin, one.end) for one in exercises_of("Exercise 1. The rank is 2.\\n\\nExercise 2. The rank is 3.")]
    [(0, 28), (28, 54)]
    """
    packs = tuple([pack(code) for code in languages_of(text)])
    begins = sorted({mark.start for mark in Scopes(text, packs).marks if not mark.soft})
    before = begins[0] if begins else len(text)
    found = [Exercise(0, before, ((0, before),))] if before else []
    for begin, end in pairwise([*begins, len(text)]):
        found.append(Exercise(begin, end, ((0, before), (begin, end)) if before else ((begin, end),)))
    return found


def rewrite_names(source: Source, names: list[tuple[int, int, str]]) -> None:
    """Writes other names between the offsets of some, which are in order."""
    if not names:
        return
    rewriting = Rewriting(source)
    done = 0
    for start, stop, name in names:
        rewriting.copy(done, start)
        rewriting.put(name, start, stop - start)
        done = stop
    rewriting.copy(done, len(source.text))
    rewriting.done()
