"""Solutions with parameters that a sentence of plain text tells: x = 2 + 2t and y = t, (x, y) = (2, 0) + t(2, 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exactrank.patterns import lazy_pattern

_BLANK = r"[ \t]{0,4}+"
_LETTER = r"[a-z](?:_?\d{1,2}|[₀-₉]{1,2})?+(?![A-Za-z_₀-₉])"
_NUMBER = r"(?:\d{1,9}+(?:[./]\d{1,9}+)?+|\([-−]?\d{1,9}+/\d{1,9}+\))"
_AND = r"(?![ \t]+[aeiouwyz][ \t]+[A-Za-z(])"
_TERM = rf"(?:{_NUMBER}{_AND}(?:{_BLANK}[*·]?{_BLANK}{_LETTER}(?:/\d{{1,9}}+)?+)?+|{_LETTER}(?:/\d{{1,9}}+)?+)"
_SUM = rf"(?:[-+−]{_BLANK})?+{_TERM}(?:{_BLANK}[-+−]{_BLANK}{_TERM}){{0,12}}+"
_NAMES = rf"\({_BLANK}{_LETTER}(?:{_BLANK},{_BLANK}{_LETTER}){{1,9}}+{_BLANK}\)"
_VECTOR = rf"\({_BLANK}{_SUM}(?:{_BLANK}[,;]{_BLANK}{_SUM}){{1,9}}+{_BLANK}\)"
_MULTIPLE = rf"(?:{_NUMBER}{_BLANK}[*·]?{_BLANK})?+(?:{_LETTER}{_BLANK}[*·]?{_BLANK})?+{_VECTOR}"
_BEFORE = r"(?<![A-Za-z0-9_\u00c0-\u052f.=<>+*/^(−-])(?<![=<>+*/^−|-][ \t])"
_BEHIND = r"(?![ \t]*[-+*/^=−<>|]|[ \t]*\((?![a-z](?:[, ]|∈))|[A-Za-z0-9_\u00c0-\u052f]|\.\d|,\d)"
"""Characters of Chinese and Japanese stand next to formulas without a blank."""
_ASSIGNED = lazy_pattern(rf"{_BEFORE}(?P<name>{_LETTER}){_BLANK}={_BLANK}(?P<value>{_SUM}){_BEHIND}")
_VECTORS = lazy_pattern(
    rf"{_BEFORE}{_NAMES}{_BLANK}={_BLANK}(?:[-−]{_BLANK})?+{_MULTIPLE}(?:{_BLANK}[-+−]{_BLANK}{_MULTIPLE}){{0,6}}+{_BEHIND}"
)
_SET = lazy_pattern(
    rf"{_BEFORE}(?:[A-Z]|𝕃){_BLANK}={_BLANK}\{{{_BLANK}{_MULTIPLE}(?:{_BLANK}[-+−]{_BLANK}{_MULTIPLE}){{0,6}}+{_BLANK}"
    rf"[|:]{_BLANK}[a-z](?:{_BLANK},{_BLANK}[a-z]){{0,3}}{_BLANK}∈{_BLANK}(?:R|ℝ|Q|ℚ){_BLANK}\}}"
)
"""L = {(2, 0) + t(2, 1) | t ∈ R}"""
_NAME = lazy_pattern(_LETTER)
_MATRIX = lazy_pattern(r"(?<![^\W_])[A-Z](?:_?\d|[₀-₉]|\^T|ᵀ)?+$")


def told_solutions(text: str) -> Iterator[re.Match[str]]:
    """Where a line tells a solution with parameters: at least two unknowns in a list, or all in a vector.

    One equation alone, y = mx + b, may say anything; a list of plain numbers holds no parameter.

    >>> [one[0] for one in told_solutions("So x = 2 + 2t, y = t with any t, thus (x, y) = (2, 0) + t(2, 1).")]
    ['(x, y) = (2, 0) + t(2, 1)', 'x = 2 + 2t', 'y = t']
    >>> list(told_solutions("The line y = 2x + b has y = 2 where x = 1."))
    []
    """
    yield from _VECTORS.finditer(text)
    yield from _SET.finditer(text)
    found = [one for one in _ASSIGNED.finditer(text) if not goes_on(text, one.start())]
    found = [one for k, one in enumerate(found) if one[0] not in {other[0] for other in found[:k]}]
    names = [one["name"] for one in found]
    used = {name for one in found for name in _NAME.findall(one["value"])}
    if len(names) > 1 and len(set(names)) == len(names) and used and used.isdisjoint(names):
        yield from found


def goes_on(text: str, at: int) -> bool:
    """Whether what begins there is the end of a longer side: (2/3)z, x + z, W x.

    >>> [goes_on(text, text.index("x")) for text in ("so (2/3)x = 1", "so W x = b", "so x = b", "plan B. x = b")]
    [True, True, False, False]
    """
    before = text[max(0, at - 40) : at].rstrip()
    return before[-1:].isdigit() or before[-1:] in tuple("+-*/^()=<>−·×|") or _MATRIX.search(before) is not None
