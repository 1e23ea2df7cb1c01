"""Words that call a solution one of several (a particular solution, for example), or choose a value (taking t = 1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from exactrank.reading.language.language_index import languages
from exactrank.reading.language.packs import Pack, pack
from exactrank.reading.language.templates import any_of


class ChosenSolutions:
    """The words of the languages of a text; of all languages, where a text has too few words to tell its own.

    >>> words = ChosenSolutions([pack("en"), pack("ja")])
    >>> [words.calls_it_one(text) for text in ("a particular solution", "特解は", "the solution is")]
    [True, True, False]
    >>> [words.choose(text) for text in ("Let, say, ", "So we have ", "the outset ")]
    [True, False, False]
    >>> words.tries("We test "), words.tries("Take ")
    (True, False)
    """

    def __init__(self, packs: Sequence[Pack] = ()) -> None:
        self._codes = tuple([one.code for one in packs])

    def calls_it_one(self, around: str) -> bool:
        """Whether the words before or behind a solution call it one of several."""
        return _words_of(self._codes)[0].search(around) is not None

    def choose(self, before: str) -> bool:
        """Whether the words right before the value of an unknown say that it is one choice of several."""
        return _words_of(self._codes)[1].search(before) is not None

    def tries(self, before: str) -> bool:
        """Whether the words right before a vector say that it is only tried whether it is one."""
        return _words_of(self._codes)[2].search(before) is not None


@cache
def _words_of(codes: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    packs = [pack(code) for code in codes or languages()["languages"]]
    one, choosing, trying = (
        "|".join([(r"\b" if x.spaced else "") + any_of(x.lists[name]) for x in packs if x.lists.get(name)] or [r"(?!)"])
        for name in ("one_solution", "choosing", "trying")
    )
    last = [rf"(?:(?:{words})[\s,]*)+(?:\\\(|\$)?\s*$" for words in (choosing, trying)]
    return tuple([re.compile(words, re.IGNORECASE) for words in (one, *last)])
