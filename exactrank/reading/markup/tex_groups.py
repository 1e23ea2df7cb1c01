"""Groups in TeX, as offsets in the text."""

from __future__ import annotations

import re

from exactrank.patterns import lazy_pattern

_BRACES = lazy_pattern(r"\\.|[{}]", re.DOTALL)
_BLANKS = lazy_pattern(r"\s*")


def group_ends(text: str) -> dict[int, int]:
    r"""For the brace that opens each group, the offset of the one that closes it.

    >>> group_ends(r"{a{b}\}}")
    {2: 4, 0: 7}
    """
    ends: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACES.finditer(text):
        if match[0] == "{":
            opened.append(match.start())
        elif match[0] == "}" and opened:
            ends[opened.pop()] = match.start()
    return ends


def skip_blanks(text: str, at: int) -> int:
    """The offset behind the blanks that begin here."""
    match = _BLANKS.match(text, at)
    return match.end() if match else at
