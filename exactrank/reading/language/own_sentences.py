"""The sentences of the catalogs, recognised in a text: what our own pages say needs no second writing as patterns.

A sentence of a catalog is a row of literal pieces with fields between them. A sentence of a text is one of it when the
pieces stand in it in their order, from its beginning to its end, with a short value in the place of each field: a
number, a formula, an ordinal, a list of them, but no other words, so that a claim put behind a sentence of ours stays a
claim. What its formulas claim is read and judged as ever; only its words need no further account.
"""

from __future__ import annotations

import re
from functools import cache
from typing import get_args
from unicodedata import east_asian_width

from exactrank.document import Function
from exactrank.messages import FIELD, LANGUAGES, Sentence, catalog
from exactrank.patterns import lazy_pattern
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.reading.source.numbers import fold

LONGEST = 160
"""Characters that may stand in the place of a field: a list of rows, a formula as one character."""
SHORTEST = 10
"""A sentence of fewer characters outside its fields is no sign of anything; a wide one, kana or a kanji, is two."""
_GREEK = ("alpha", "delta", "lambda", "mu", "rho", "sigma")
"""The letters that formulas of ours have, as they are typed."""
_NOT_PAGES = ("error.", "notation.", "operation.", "verdict.", "grade.")
_BLANKS = lazy_pattern(r"\s+")
_WORD = lazy_pattern(r"[^\W\d_]+")
_ENDS = lazy_pattern(r"(?<=\.)\s|(?<=\u3002)")


@cache
def _known() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The pieces of every sentence of a derivation, with the longest of them to look for first."""
    found: dict[tuple[str, ...], None] = {}
    for lang in LANGUAGES:
        for key, entry in catalog(lang).items():
            if key.startswith(_NOT_PAGES):
                continue
            for form in [part for whole in _forms(entry) for part in (whole, *_ENDS.split(whole))]:
                pieces = tuple([_evened(piece) for piece in FIELD.split(form)[::2]])
                if sum(map(_width, pieces)) >= SHORTEST:
                    found[pieces] = None
    return tuple([(max(pieces, key=len), pieces) for pieces in found])


def _forms(entry: Sentence) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry.values())


def _width(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _evened(text: str) -> str:
    """Without blanks, the stop at its end, and the line under a heading."""
    return _BLANKS.sub("", fold(text)).replace("\u2019", "'").rstrip(".:\u3002-=").lower()


def is_own(sentence: str) -> bool:
    """Whether a sentence, its formulas one character each, is one of a catalog with its fields filled in.

    >>> is_own("In the second column the pivot is 2."), is_own("In the second column the pivot is 2 and the rank is 7.")
    (True, False)
    >>> is_own("The columns are linearly dependent.")  # how many, and of which rank, we would have said
    False
    """
    whole = _evened(sentence)
    after, before = whole.lstrip(PLACEHOLDERS + ".,"), _evened(whole.rstrip(PLACEHOLDERS + ".,"))
    texts = {whole, after, before}  # a display before or after it may be no part of it
    goes_on = sentence.rstrip().endswith((":", "\uff1a"))
    return any(longest in whole and any(_fits(text, pieces, goes_on) for text in texts) for longest, pieces in _known())


def _fits(text: str, pieces: tuple[str, ...], goes_on: bool) -> bool:
    """Whether these pieces with values between them make up the text; what `goes_on` has its last value behind it."""
    first, last = pieces[0], pieces[-1]
    if len(pieces) == 1:
        return text == first
    if not text.startswith(first) or not text.endswith(last) or len(text) < len(first) + len(last):
        return False
    at, end = len(first), len(text) - len(last)
    for piece in pieces[1:-1]:
        found = text.find(piece, at, min(end, at + LONGEST + len(piece)))
        if found <= at or not _value().fullmatch(text[at:found]):
            return False
        at = found + len(piece)
    return (goes_on or end > at) and end - at <= LONGEST and _value().fullmatch(text[at:end]) is not None


@cache
def _value() -> re.Pattern[str]:
    """What a field may hold, blanks left out: anything but words, other than those that values are written with."""
    words = {*get_args(Function), *_GREEK, "sqrt"}  # as a formula that is typed spells them
    for lang in LANGUAGES:
        for key in ("notation.ordinals", "notation.ordinal-ending", "notation.list-and"):
            entry = catalog(lang)[key]
            words |= set(_WORD.findall(entry.lower())) if isinstance(entry, str) else set()
    letter = r"[^\W\d_]"
    known = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    greek = "|".join(_GREEK)  # U Sigma V^T, its blanks left out
    return re.compile(
        rf"(?:[\W\d_]|(?<!{letter}){letter}(?:{greek}){letter}(?!{letter})|(?:{known})(?:{letter}(?!{letter}))?|(?<!{letter}){letter}{{1,2}}(?!{letter}))*+"
    )
