"""Words that are drawn together in writing, written out: "doesn't" is read as "does not", "it's" as "it is"."""

from __future__ import annotations

import re
from functools import cache

from exactrank.reading.language.packs import pack
from exactrank.reading.language.recognition import languages_of
from exactrank.reading.source.source import Rewriting, Source

_APOSTROPHE = "'"


def write_contractions(source: Source) -> None:
    """Writes them out in the languages of the text; a question at the end of a sentence (isn't it?) stays.

    >>> source = Source("It doesn't have an inverse, since it's singular, isn't it? The rank isn't 2.")
    >>> write_contractions(source)
    >>> source.text
    "It does not have an inverse, since it is singular, isn't it? The rank is not 2."
    """
    if _APOSTROPHE not in source.text:
        return
    for code in languages_of(source.text):
        rewriting = Rewriting(source)
        done = 0
        for match in _drawn_together(code).finditer(source.text):
            rewriting.copy(done, match.start())
            words = pack(code).contractions[match[0]]
            rewriting.put(words[:-1], match.start())
            rewriting.put(words[-1:], match.end() - 1, 1)
            done = match.end()
        if done:
            rewriting.copy(done, len(source.text))
            rewriting.done()


@cache
def _drawn_together(code: str) -> re.Pattern[str]:
    """Such a word, no question behind it: isn't that 2?"""
    words = pack(code).contractions
    if not words:
        return re.compile(r"(?!)")
    asked = pack(code).words_of("asked_behind").pattern
    listed = "|".join([re.escape(one) for one in sorted(words, reverse=True)])
    return re.compile(rf"(?<![\w'])(?:{listed})(?![\w'])(?!\s{asked}\s?\?)")
