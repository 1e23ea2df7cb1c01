"""Lines of plain text that add to the formula above them."""

from __future__ import annotations

from exactrank.patterns import lazy_pattern
from exactrank.reading.markup.drawing_items import Item, NoDrawing
from exactrank.reading.markup.drawn_boxes import LONGEST_LINE, Line
from exactrank.reading.markup.one_drawing import drawing_of

_ADDED = lazy_pattern(r"[ \t]++(?=[-+−][ \t]*+(?![A-Za-z]{2}|[A-Za-z]_?\d?[ \t]*+=))")
"""The indentation of a line that begins with a sign, and not with - det A = 2 or - x_1 = 3."""


def added(lines: list[Line], k: int, found: list[Item]) -> Item | None:
    """A line that begins with a sign further in than the relation of the formula above: det A = 1 * 4 over - 2 * 3.

    A mark of a list would stand further out, or before a word or an equation of its own.
    """
    above = found[-1] if found else None
    line = lines[k]
    if above is None or above.bottom != k - 1 or above.bottom > above.top or above.matrices or above.is_open:
        return None
    match = _ADDED.match(line.text)
    if match is None or len(line.text) > LONGEST_LINE or lines[k - 1].text.rstrip().endswith((".", ",", ":", ";")):
        return None
    if not above.column and (at := lines[k - 1].text.find("=")) >= 0:
        above.column = lines[k - 1].column(lines[k - 1].start + at)
    if not above.column or line.column(line.start + match.end()) <= above.column:
        return None
    stands = [*lines[:k], Line(line.text, line.start, match.end())]
    try:
        made = drawing_of(stands, k, k + 1)
    except NoDrawing:
        return None
    if "word" in made.kinds or "value" not in made.kinds or made.span[0] != line.start + match.end():
        return None
    lines[k] = stands[k]
    made.column, made.adds = above.column, True
    return made
