"""A heading and what is calculated behind it in the same line of plain text, parted: Solution: R2 - 2 R1."""

from __future__ import annotations

import re
from functools import cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import languages

_CALCULATED = r"(?=(?:\(?\d{0,2}[ ]?[RrLZFEWwGl]_?\d|[IV]{1,3}\b|[①-⑳]|\[[ ]?-?\d)[^:\n]{0,80}(?:[-+−→×]|->|<-|;))"
"""Row operations, or a matrix."""
_NAMED_MATRIX = lazy_pattern(
    r"^(?P<word>[ \t]*[^\W\d_][^\n:=|\[({\d]{1,40})(?P<colon>:)(?P<blank>[ \t]{1,3})"
    r"(?=[A-Z](?:_?\d|'|\^-1|\^\(-1\)|\^T|⁻¹)?[ ]?=[ ]?[(\[][ ]?[-−]?\d[^\n]{0,200};)",
    re.MULTILINE,
)
"""A few words, and behind a colon a matrix with its name: transposing: B = (7 -3; -2 1)."""


def headings_apart(text: str) -> str:
    """The text with such a heading in a line of its own; offsets stay.

    >>> headings_apart("Solution: R2 - 2 R1 gives")
    'Solution:\\nR2 - 2 R1 gives'
    >>> headings_apart("Solution: x = 2")
    'Solution: x = 2'
    """

    def parted(match: re.Match[str]) -> str:
        blank = match["blank"]
        return f"{match['word']}{match['colon']}\n{blank[1:]}" if blank else f"{match['word']}\n"

    return _NAMED_MATRIX.sub(parted, _pattern().sub(parted, text))


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join([re.escape(word) for word in languages()["titles"]["words"]])
    return re.compile(
        rf"^(?P<word>[ \t]*(?:{words}))(?P<colon>[:：.])(?P<blank>[ \t]{{0,3}}){_CALCULATED}", re.MULTILINE
    )
