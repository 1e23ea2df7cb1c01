"""The labels of arrows in a drawing: row operations that stand above, below or beside the arrow, and nothing else."""

from __future__ import annotations

from exactrank.errors import InputError
from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import tokens_of
from exactrank.reading.markup.drawn_boxes import LONGEST_LINE, Line, group
from exactrank.reading.operations.reader import operations_in
from exactrank.remembered import remembered

_APART = lazy_pattern(r" {3,}|\t")
_LABEL = lazy_pattern(r"\S(?:(?! {3,}|\t).)*(?<=\S)")
_ROWS = lazy_pattern(r"[RLFCrlfwZzρⅠ-Ⅻ①-⑳]|\bI{1,3}\b|\bIV\b|row|第|\(\d\)\s*<-*>\s*\(\d\)")


def with_labels(lines: list[Line], top: int, stop: int) -> Range:
    """The lines of a drawing with those above and below in which labels of its arrows stand, and nothing else."""
    matrices = sorted(group(lines, top, stop), key=lambda one: one.left)
    if len(matrices) < 2:
        return top, stop
    inner = (matrices[0].right, matrices[-1].left)
    first, last = top, stop
    while first > 0 and _is_label(lines[first - 1], inner):
        first -= 1
    while last < len(lines) and _is_label(lines[last], inner):
        last += 1
    return first, last


def _is_label(line: Line, columns: Range) -> bool:
    """Whether a line holds operations alone, between two columns."""
    text = line.text.rstrip()
    if line.boxes or not text or len(text) > LONGEST_LINE:
        return False
    begin, end = line.column(line.start + len(text) - len(text.lstrip())), line.column(line.start + len(text))
    return columns[0] <= begin and end <= columns[1] and all(map(only_operations, _APART.split(text.strip())))


def labels_of(line: Line) -> list[Range]:
    """The labels of several arrows on a line that has nothing else, one by one."""
    text = line.text.strip()
    parts = _APART.split(text)
    if line.boxes or len(parts) < 2 or not all(map(only_operations, parts)):
        return []
    return [(line.start + match.start(), line.start + match.end()) for match in _LABEL.finditer(line.text)]


@remembered
def only_operations(text: str) -> bool:
    """Whether a text is row operations and nothing else."""
    if not _ROWS.search(text) or len(text) > LONGEST_LINE:
        return False
    try:
        tokens = tokens_of(text)
        found = operations_in(text, tokens, 0, len(tokens))
    except InputError:
        return False
    return bool(found.operations) and found.complete
