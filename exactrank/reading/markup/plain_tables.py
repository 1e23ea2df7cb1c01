"""Tables in plain text, their columns parted by spaces: each cell is by itself, and no part of a sentence."""

from __future__ import annotations

import re

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.lines import CELL_END
from exactrank.reading.source.source import Source

_RULE = lazy_pattern(r"^[ \t]*-{2,}(?: {2,}-{2,})+[ \t]*$", re.MULTILINE)
"""A line of dashes under each column of the head."""
_GAP = lazy_pattern(r"(?<=\S)  +(?=\S)")
_BLANK_LINE = lazy_pattern(r"\n[ \t]*(?=\n|\Z)")


def part_cells(source: Source) -> None:
    """Marks the gaps between the cells; nothing changes its place.

    >>> source = Source("count    value\\n-------  -----\\npivots       2")
    >>> part_cells(source)
    >>> source.text.replace(CELL_END, "|")
    'count|   value\\n-------| -----\\npivots|      2'
    """
    text, done, made = source.text, 0, ""
    for rule in _RULE.finditer(text):
        head = text.rfind("\n", 0, max(0, rule.start() - 1)) + 1
        if head < done or not text[head : rule.start()].strip():
            continue
        blank = _BLANK_LINE.search(text, rule.end())
        stop = blank.start() if blank else len(text)
        table = _GAP.sub(lambda gap: CELL_END + gap[0][1:], text[head:stop])
        made, done = made + text[done:head] + table, stop
    if done:
        source.text = made + text[done:]
