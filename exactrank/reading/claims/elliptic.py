"""Conclusions without a verb: not invertible; det A = 5, hence no inverse; => only one pivot."""

from __future__ import annotations

import re
from functools import lru_cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.packs import Pack, Pattern
from exactrank.reading.language.sentences import Sentence
from exactrank.reading.language.templates import PLACEHOLDERS, any_of
from exactrank.reading.language.variants import Match

_BEFORE = rf"[{PLACEHOLDERS}\s\"'\u201c(\[*\u2014\u2022>#:=~-]*+"
_LABEL = r"[^\W\d_][\w;/-]{0,15}[:\uff1a]"
"""One word and a colon: TL;DR: rank 3."""
_ARROW = r"(?:[-=]+>|[\u21d2\u2192\u27f9\u27f6\u2234])"
_REACH = 40
"""Characters in which the word or sign that concludes is looked for."""
_AFTER = lazy_pattern(rf"[\s.!;,)\]*\"'\u201d\u3002\uff01\uff0c\t]*+(?:[{PLACEHOLDERS}][\s.)]*+)?")


_OPENED = lazy_pattern(r"[(\[\uff08] ?\Z")
_CLOSED = lazy_pattern(r" ?[)\],;!\uff09]")


def stands_alone(pattern: Pattern, text: str, match: Match, sentence: Sentence) -> bool:
    """Whether a match stands where its pattern asks for it: anywhere, as the whole of a sentence or of what stands
    between brackets, or as the last part of a sentence behind an arrow or a word that concludes something.

    In front of it may be arrows and words that begin a clause, so, hence; behind it marks, or one formula.
    """
    place = pattern.options.get("at")
    if place is None:
        return True
    if text[match.begin : match.end].lower() in pattern.options.get("headings", ()):
        return False  # of a column of a table
    if place == "bracketed":
        return bool(_OPENED.search(text, max(sentence.begin, match.begin - 3), match.begin)) and bool(
            _CLOSED.match(text, match.end, sentence.end)
        )
    if _AFTER.fullmatch(text, match.end, sentence.end) is None:
        return False
    if place == "whole":
        return _opening(pattern.pack).fullmatch(text, sentence.begin, match.begin) is not None
    return _concluding(pattern.pack).search(text, max(sentence.begin, match.begin - _REACH), match.begin) is not None


@lru_cache(maxsize=16)
def _opening(pack: Pack) -> re.Pattern[str]:
    return re.compile(rf"{_BEFORE}(?:{_opener(pack)}{_BEFORE})*+(?:{_LABEL}{_BEFORE})?", re.IGNORECASE)


@lru_cache(maxsize=16)
def _concluding(pack: Pack) -> re.Pattern[str]:
    words = any_of(pack.lists.get("so", ()))
    border = r"(?<!\w)" if pack.spaced else ""
    return re.compile(rf"(?:{_ARROW}|[{PLACEHOLDERS}\t]\s*+[(,]|{border}{words})[\s,:(]*+\Z", re.IGNORECASE)


def _opener(pack: Pack) -> str:
    lists = [pack.lists.get(one, ()) for one in ("clause_openers", "so", "connectives", "headings")]
    words = any_of([word for one in lists for word in one])
    border = r"(?!\w)" if pack.spaced else ""
    return rf"(?:{_ARROW}|{words}{border})"
