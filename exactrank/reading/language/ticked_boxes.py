"""Boxes to tick: what stands behind a ticked one is asserted, behind an empty one it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.marks import Mood

_BOX = lazy_pattern(
    r"^[ \t]*(?:[-*+][ \t]+|\(?\w[.)][ \t]+)?(?:\[(?: |(?P<ticked>[xX\u2713\u2714]))\])(?P<said>[^\n]+)"
    r"|(?P<sign>[\u2610\u2611\u2612\u25a1\u2705])(?P<behind>[^\n\u2610-\u2612\u25a1\u2705]+)",
    re.MULTILINE,
)
"""A box to tick: brackets at the beginning of a line, or a sign for one."""
_SIGNS = ("[ ]", "[x]", "[X]", "[\u2713]", "[\u2714]", *"\u2610\u2611\u2612\u25a1\u2705")
_CHECKED, _CROSSED = ("\u2611", "\u2705"), "\u2612"


def boxes_in(text: str) -> Iterator[tuple[int, int, Mood | None]]:
    """What stands behind each box, and what becomes of it; without a tick anywhere all of it is asked for.

    >>> [(mood, begin, end) for begin, end, mood in boxes_in("- [x] true\\n- [ ] false")]
    [(None, 5, 10), (<Mood.REFUSED: 'refused'>, 16, 22)]
    """
    if not any(sign in text for sign in _SIGNS):
        return
    boxes = list(_BOX.finditer(text))
    signs = _CHECKED if any(match["sign"] in _CHECKED for match in boxes) else _CROSSED  # else a cross is the tick
    ticks = [match["ticked"] is not None if match["sign"] is None else match["sign"] in signs for match in boxes]
    for match, tick in zip(boxes, ticks, strict=True):
        begin, end = match.span("said" if match["sign"] is None else "behind")
        yield begin, end, None if tick else Mood.REFUSED if any(ticks) else Mood.ASKS
