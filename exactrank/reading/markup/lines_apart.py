"""Lines with brackets below one another that are no matrix: each says something of its own."""

from __future__ import annotations

from exactrank.patterns import lazy_pattern
from exactrank.reading.markup.drawn_boxes import Drawn, Line

_FACTOR = r"(?:\d{1,9}(?:/\d{1,9})?|\(\s*[-−]?\d{1,9}/\d{1,9}\s*\))"
_NUMBERED = rf"(?:{_FACTOR}\s*[*·]?\s*)?\(\d{{1,2}}\)"
_COMBINED = lazy_pattern(rf"\s*(?:[-−]\s*)?{_NUMBERED}(?:\s*[-−+]\s*{_NUMBERED})+\s*[.,;]?\s*")
"""(2) - (4/3)*(3): numbered rows added; a drawing of vectors has its signs in one line alone."""
_TIMES = frozenset("*·×/")


def are_apart(lines: list[Line], one: Drawn) -> bool:
    return _each_is_given(lines, one) or _each_combines(lines, one) or _each_multiplies(lines, one)


def _each_is_given(lines: list[Line], drawn: Drawn) -> bool:
    """Whether every row stands behind an equals sign of its own: v = (1, -1) over w = (1, 1) are two vectors."""
    for k, box in enumerate(drawn.boxes):
        line = lines[drawn.top + k]
        if line.text[: box.span[0] - line.start].rstrip()[-1:] != "=":
            return False
    return True


def _each_combines(lines: list[Line], drawn: Drawn) -> bool:
    """Whether every line adds numbered rows: (1) - 4*(3) over (2) + (3) are two operations."""
    return all(_COMBINED.fullmatch(line.text, line.indent) for line in lines[drawn.top : drawn.bottom + 1])


def _each_multiplies(lines: list[Line], drawn: Drawn) -> bool:
    """Whether every row is a number in parentheses beside a sign: 2 * (-1) over 3 * (-1) are two products."""
    for k, box in enumerate(drawn.boxes):
        line = lines[drawn.top + k]
        before = line.text[: box.span[0] - line.start].rstrip()[-1:]
        behind = line.text[box.span[1] - line.start :].lstrip()[:1]
        if box.kind != "(" or len(box.rows[0]) > 1 or not (before in _TIMES or behind in _TIMES):
            return False
    return True
