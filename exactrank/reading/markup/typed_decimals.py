"""Rows of typed numbers with decimal commas, parted by blanks: [1,6 3,6] and not [1, 6, 3, 6]."""

from __future__ import annotations

import re

from exactrank.patterns import lazy_pattern

_NUMBER = r"[-−+]?\d{1,30}(?:,\d{1,30})?(?:/\d{1,30})?(?![,.\w])"
_ROW = lazy_pattern(
    rf"(?P<open>(?<![\w)\]])[\[(⎡⎢⎣]{{1,2}}|^)[ \t]*+{_NUMBER}(?:[ \t;|]++{_NUMBER})++[ \t]*+(?=[\])⎤⎥⎦]|$)",
    re.MULTILINE,
)
_COMMA = lazy_pattern(r",(?<=\d,)(?=\d)")
_DECIMAL = lazy_pattern(r"\d,(?!\d{3}(?!\d))\d")
"""With three digits behind it a comma may part thousands."""


def with_decimal_points(text: str) -> str:
    """The text with points for the commas in such rows, at the same offsets; a row without a blank is left alone.

    >>> with_decimal_points("[1,6 3,6] [1,2,3] [1, 2] (1,2) f(1,2 3)")
    '[1.6 3.6] [1,2,3] [1, 2] (1,2) f(1,2 3)'
    """
    if _COMMA.search(text) is None:
        return text
    return _ROW.sub(lambda match: _COMMA.sub(".", match[0]) if _DECIMAL.search(match[0]) else match[0], text)
