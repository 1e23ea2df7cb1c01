"""Letters as a formula writes them: a, \\lambda, b_1, b_{12}; how they are called, and which occur."""

from __future__ import annotations

import re

from exactrank.numbers.rational_functions import GREEK, LETTER
from exactrank.patterns import lazy_pattern

SUBSCRIPT = r"(?:\s*_\s*(?:\d{1,2}(?!\d)|\{\s*\d{1,2}\s*\}))?"
"""The number below a letter: b_1, b_{12}."""
_LETTER = lazy_pattern(
    rf"(?:\\(?P<greek>{'|'.join(GREEK)})(?![A-Za-z])|\\[A-Za-z]+|(?P<latin>[A-Za-z]))(?P<below>{SUBSCRIPT})", re.ASCII
)
_GREEK = dict(zip("\u03b1\u03b2\u03b3\u03b4\u03b5\u03b6\u03b7\u03b8\u03b9\u03ba\u03bb\u03bc\u03bd\u03be"
    "\u03c1\u03c3\u03c4\u03c5\u03c6\u03c7\u03c8\u03c9", GREEK, strict=True))  # fmt: skip


def letter_name(letter: str) -> str:
    """The name of a letter written as one, as a command of TeX, or in Greek, with the number below it."""
    stem, mark, index = letter.partition("_")
    stem = stem.strip()
    return _GREEK.get(stem, stem.lstrip("\\")) + mark + index.strip(" {}")


def letters_in(text: str) -> set[str]:
    r"""The letters of a formula by their names; the imaginary unit is none.

    >>> sorted(letters_in(r"\frac { a - i } { 2 \lambda } + b _ { 1 }"))
    ['a', 'b_1', 'lambda']
    """
    named = [match for match in _LETTER.finditer(text) if match["greek"] or match["latin"]]
    found = {letter_name(match[0]) for match in named}
    return {one for one in found if LETTER.fullmatch(one)}


def letter_occurs(letter: str, text: str) -> bool:
    """Whether the letter stands in a formula, i among them."""
    return any(match["latin"] == letter and not match["below"] for match in _LETTER.finditer(text))
