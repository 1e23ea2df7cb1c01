r"""Letters that stand for the rank, r(A), R(A) or \rho(A), where the text leaves no doubt that they do.

In Chinese and Polish r(A) is the rank. Elsewhere it is where the text has a word for the rank, defines no such letter
and does not speak of what else the letter may be, such as the spectral radius, or where the letter is applied to
[A | b] too.
"""

from __future__ import annotations

import re

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import languages
from exactrank.reading.language.packs import pack
from exactrank.reading.language.recognition import languages_of
from exactrank.reading.markup.math_spans import math_spans
from exactrank.reading.source.source import Rewriting, Source

_ARGUMENT = r"(?:\\[a-z]{3,9}\s*\{?\s*)?[A-Z](?:\s*\^\s*(?:T|\{T\}|\\top|\{\\top\}))?[A-Z]?\}?"
_SHIFTED = r"(?:\d{0,2}\s*[EI]\s*-\s*[A-Z]|[A-Z]\s*[-+]\s*\d{0,2}\s*[EI])"
_VECTOR = r"(?:\\[a-z]{3,9}\s*\{?\s*)?[bB]\}?"
_AUGMENTED = rf"(?:\[\s*)?[A-Z]\s*(?:\\(?:mid|vert|lvert|rvert|big|Big)|[|:,])\s*{_VECTOR}(?:\s*\])?"
_SQUARE = rf"\[\s*[A-Z]\s*(?:\\(?:mid|vert)|[|:])\s*{_VECTOR}\s*(?:\\right)?\s*\]"
_LETTER = r"(?P<letter>[rR]|\\rho|ρ)"
_APPLIED = lazy_pattern(
    rf"(?<![A-Za-z\\_^{{])(?<!\\dim )(?<!\\dim){_LETTER}"
    rf"(?P<open>\s*(?:\\left)?\s*\(\s*(?:{_ARGUMENT}|{_SHIFTED}|(?P<augmented>{_AUGMENTED}))\s*(?:\\right)?\s*\)"
    rf"|\s*(?:\\left)?\s*(?P<square>{_SQUARE}))(?![\w^(])"
)
_MAY_APPLY = lazy_pattern(r"[rRoρ]\s*(?:\\left\s*)?[(\[]")
_RANGE = lazy_pattern(r"\s*(?:&\s*)?=\s*(?:&\s*)?(?:\d|[rR]\s*\()")
"""What follows R(A) where it is a number: it may also be the range of A."""
_DEFINED = lazy_pattern(rf"(?<![A-Za-z\\]){_LETTER}\s*(?:&\s*)?(?::?=|\\in\b|∈)")


_OLD_STYLE = lazy_pattern(r"\{\s*\\rm\s+(?P<word>[A-Za-z]{2,8})\s*(?:\\[,;!])?\s*\}")


def name_old_operators(source: Source) -> None:
    r"""Writes \operatorname{rank} for {\rm rank}, the way of plain TeX."""
    text = source.text
    if r"\rm" not in text:
        return
    rewriting = Rewriting(source)
    done = 0
    for match in _OLD_STYLE.finditer(text):
        rewriting.copy(done, match.start())
        rewriting.put(rf"\operatorname{{{match['word']}}}", match.start(), match.end() - match.start())
        done = match.end()
    rewriting.copy(done, len(text))
    rewriting.done()


def name_ranks(source: Source) -> None:
    """Writes the name of the rank for every letter that stands for it."""
    text = source.text
    if not _MAY_APPLY.search(text):
        return
    found = [match for match in _APPLIED.finditer(text) if match["letter"] != "R" or _RANGE.match(text, match.end())]
    if not found:
        return
    defined = {match["letter"] for match in _DEFINED.finditer(text)}
    letters = {match["letter"] for match in found} - defined
    if not letters or not (any(match["augmented"] or match["square"] for match in found) or _is_rank(text)):
        return
    spans = math_spans(text)
    rewriting = Rewriting(source)
    done = 0
    for match in found:
        if match["letter"] in letters:
            formula = any(a <= match.start() < b for a, b in spans)
            rewriting.copy(done, match.start())
            rewriting.put(r"\operatorname{rank}" if formula else "rank", match.start(), len(match["letter"]))
            done = match.end("letter")
    rewriting.copy(done, len(text))
    rewriting.done()


def _is_rank(text: str) -> bool:
    """Whether the language of the text writes the rank so, or the text has a word for it."""
    index = languages()["rank_letters"]
    if any(word in text for word in index["other_meanings"]):
        return False
    here = languages_of(text)
    if not set(index["languages"]).isdisjoint(here):
        return True
    words = [word for code in here for word in pack(code).lists.get("rank", ())]
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) for word in words if word.isalpha())
