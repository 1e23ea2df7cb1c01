r"""Rows that are called by Roman numerals in formulas: (ii) - 2 (i), III + 2 II, \text{II} - \text{I}.

A numeral alone says nothing: (i) is an item, I the identity, V a space. Two with a sign between them, one of which is
no single letter, are rows.
"""

from __future__ import annotations

import re

from exactrank.patterns import lazy_pattern
from exactrank.reading.markup.math_spans import math_spans
from exactrank.reading.source.source import Rewriting, Source

_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi")
_STYLED = r"(?:\\(?:text|mathrm|textrm|mathbf|rm|mbox)\s*\{?\s*)?"
_SMALL = r"i{1,3}|iv|vi?"
_LARGE = r"I{1,3}|IV|VI?"
_ROW = rf"(?:\(\s*{_STYLED}(?:{_SMALL}|{_LARGE})\s*\}}?\s*\)|{_STYLED}(?<![A-Za-z])(?:{_LARGE})(?![A-Za-z_^'(])\s*\}}?)"
_FACTOR = r"(?:\\frac\s*\{?\s*\d{1,3}\s*\}?\s*\{?\s*\d{1,3}\s*\}?|\d{1,3}(?:/\d{1,3})?)"
_SPACE = r"(?:\\[,;:! ]|\\cdot|\\times|[*\s])*+"
_OPERATION = lazy_pattern(
    rf"(?:{_FACTOR}{_SPACE})?{_ROW}(?:{_SPACE}[-+\u2212]{_SPACE}(?:{_FACTOR}{_SPACE})?{_ROW}){{1,4}}"
)
_NAMED = lazy_pattern(_ROW)
_LETTERS = lazy_pattern(rf"(?<![A-Za-z\\])(?:{_SMALL}|{_LARGE})(?![A-Za-z])")
_MAY_BE = lazy_pattern(r"[iI][iIvV]")


def name_roman_rows(source: Source) -> None:
    """Writes R_2 for every such name of a row in an operation."""
    text = source.text
    if not _MAY_BE.search(text):
        return
    spans = math_spans(text)
    names: list[tuple[int, int, int]] = []
    for match in _OPERATION.finditer(text):
        rows = [(one.start(), one.end(), _row(one[0])) for one in _NAMED.finditer(text, match.start(), match.end())]
        within = any(a <= match.start() and match.end() <= b for a, b in spans)
        if within and len({row for _, _, row in rows}) > 1 and _MAY_BE.search(match[0]):
            names += rows
    if not names:
        return
    rewriting = Rewriting(source)
    done = 0
    for start, stop, row in names:
        rewriting.copy(done, start)
        rewriting.put(f" R_{row} ", start, stop - start)
        done = stop
    rewriting.copy(done, len(text))
    rewriting.done()


def _row(written: str) -> int:
    found = _LETTERS.search(re.sub(r"\\[A-Za-z]+", " ", written))
    return _NUMERALS.index(found[0].lower()) + 1 if found else 0
