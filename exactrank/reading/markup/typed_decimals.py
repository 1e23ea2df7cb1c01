"""Typed numbers with decimal commas: rows parted by blanks, [1,6 3,6] and not [1, 6, 3, 6], and values, x = 1,5."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import languages
from exactrank.reading.language.recognition import languages_of
from exactrank.reading.latex.grids import Range

_NUMBER = r"[-−+]?\d{1,30}(?:,\d{1,30})?(?:/\d{1,30})?(?![,.\w])"
_ROW = lazy_pattern(
    rf"(?P<open>(?<![\w)\]])[\[(⎡⎢⎣]{{1,2}}|^)[ \t]*+{_NUMBER}(?:[ \t;|]++{_NUMBER})++[ \t]*+(?=[\])⎤⎥⎦]|$)",
    re.MULTILINE,
)
_COMMA = lazy_pattern(r",(?<=\d,)(?=\d)")
_DECIMAL = lazy_pattern(r"\d,(?!\d{3}(?!\d))\d")
"""With three digits behind it a comma may part thousands."""
_POINT = lazy_pattern(r"[-−+=*/·(≈][ \t]?\d{1,30}\.\d")
_TYPED = lazy_pattern(r"(?<![\w.,'])\d{1,30},\d{1,30}(?!['\d]|[.,]\d|,?[ \t]?(?:\.\.|…|\\dots))")
_CALCULATED_BEFORE = lazy_pattern(r"[-−+*/·×=≈][ \t]?[-−]?\Z")
_CALCULATED_BEHIND = lazy_pattern(r"[ \t]?[+*/·×=≈−-][ \t]?[\w(−-]|[a-z](?![a-z])")
_LISTED = lazy_pattern(r"(?:λ|lambda|[i-n])(?:_?\d|[₀-₉])?[ \t]?=[ \t]?[-−]?\Z")
"""Names of which several values are told: eigenvalues λ = 1,2 and indices k = 1,2."""
_OTHER_MARK = lazy_pattern(r"[;|]|,[ \t]")
_BRACKET = lazy_pattern(r"[(){}\[\]\n]")
_NEAR = 12


def with_decimal_points(text: str, spans: Sequence[Range] = ()) -> str:
    """The text with points for decimal commas, at the same offsets; what stands in the `spans` is left alone.

    Rows of numbers are told by their blanks. A number among others, x = 1,5, is one where the languages of the text
    write so, something is calculated with it, and no list is meant: a list has the same mark between its entries.

    >>> with_decimal_points("[1,6 3,6] [1,2,3] [1, 2] (1,2) f(1,2 3)")
    '[1.6 3.6] [1,2,3] [1, 2] (1,2) f(1,2 3)'
    >>> with_decimal_points("Also ist x = 1,5 und die Lösung (1,5; 2); die Eigenwerte sind λ = 1,2 und die Zeilen 1,2.")
    'Also ist x = 1.5 und die Lösung (1.5; 2); die Eigenwerte sind λ = 1,2 und die Zeilen 1,2.'
    """
    if _COMMA.search(text) is None:
        return text
    points = _POINT.search(text) is not None
    text = _ROW.sub(lambda match: _COMMA.sub(".", match[0]) if _DECIMAL.search(match[0]) else match[0], text)
    if points or _TYPED.search(text) is None or not _writes_commas(text):
        return text
    inside = _brackets_of(text)
    begins = [start for start, _ in spans]

    def replaced(match: re.Match[str]) -> str:
        k = bisect_right(begins, match.start()) - 1
        if (k >= 0 and match.start() < spans[k][1]) or not _is_decimal(match, inside):
            return match[0]
        return match[0].replace(",", ".")

    return _TYPED.sub(replaced, text)


def _writes_commas(text: str) -> bool:
    """Whether every language of a text writes decimal commas."""
    known = languages()["languages"]
    found = languages_of(text)
    return bool(found) and all(known[code].get("decimal_comma", False) for code in found)


def _is_decimal(match: re.Match[str], inside: Sequence[Range]) -> bool:
    text, start, stop = match.string, match.start(), match.end()
    k = bisect_right(inside, (start, len(text))) - 1
    if k >= 0 and stop <= inside[k][1]:
        return _OTHER_MARK.search(text, *inside[k]) is not None
    near = text[max(0, start - _NEAR) : start]
    if _LISTED.search(near):
        return False
    return _CALCULATED_BEFORE.search(near) is not None or _CALCULATED_BEHIND.match(text, stop) is not None


def _brackets_of(text: str) -> list[Range]:
    """What stands in the innermost brackets of each line, in order."""
    found: list[Range] = []
    start = -1
    for match in _BRACKET.finditer(text):
        if match[0] in "([{":
            start = match.end()
        elif match[0] != "\n" and start >= 0:
            found.append((start, match.start()))
            start = -1
        else:
            start = -1
    return found
