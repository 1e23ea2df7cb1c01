"""Matrices drawn with characters: rows in brackets, one a line, found and put together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import field
from unicodedata import east_asian_width

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.grids import Range
from exactrank.reading.markup.plain_formulas import Piece, pieces_of
from exactrank.records import dataclass

LONGEST_LINE = 2000
_TAB = 8
_SQUARE = lazy_pattern(r"[\[⎡⎢⎣]{1,3}(?P<inside>[^\[\]⎡⎢⎣⎤⎥⎦]*)[\]⎤⎥⎦]{1,3}")
_BLOCKS = lazy_pattern(r"\s*\[[ ]?[A-Z][ ]?\|[ ]?[A-Zb0][ ]?\][ ]?[=:]?\s*")
"""[A | I] = on a line of its own: what stands below it, and no row of a matrix."""
_ROUND = lazy_pattern(r"(?<!sqrt)[(⎛⎜⎝](?P<inside>(?:[^()⎛⎜⎝⎞⎟⎠]|\([^()\s]{1,20}\))*)[)⎞⎟⎠]")
_BAR = lazy_pattern(r"(?<!\|)\|(?!\|)|[│┃⎪∣]")
_BARE = lazy_pattern(r"(?P<inside>[-−+\d./,|() \t]*\d[-−+\d./,|() \t]*)[.,]?$")
_NESTED = lazy_pattern(r"\[\s*(\[[^\[\]]*\](?:[\s,]*+\[[^\[\]]*\])+)[\s,]*+\]")
_CELL = lazy_pattern(r"[^\s,]+")
_BARS = frozenset("|│┆¦")
_LONE = frozenset("+-−*/·")
_NUMERIC = lazy_pattern(r"[\s\d./,;()|+−-]*\d[\s\d./,;()|+−-]*")
_FACTOR_OF = lazy_pattern(r"[^\W\d_]|[*·×⋅] ?[^\W\d_]")
"""What follows a number in parentheses that is a factor: (5/3)r1."""
_NUMBER = lazy_pattern(r"[-\u2212]?[0-9]{1,30}(?:[./][0-9]{1,30})?")
"""What nearly all entries are; pieces are made of the others."""
_MARKED = lazy_pattern(r"\(([^()]+)\)")

Cell = tuple[str, int]
"""The text of a cell, and its offset."""


@dataclass(frozen=True, slots=True)
class Box:
    """A row in its brackets: the offsets of all of it, the columns it stands in, and its cells."""

    kind: str
    span: Range
    columns: Range
    rows: tuple[tuple[Cell, ...], ...]
    bar: int | None = None
    ends: tuple[bool, bool] = (False, False)
    """whether the brackets say that nothing stands above, or below"""


@dataclass(slots=True)
class Line:
    """A line of a text without its end: where it is, and what stands in it."""

    text: str
    start: int
    indent: int = 0
    """the characters before what is said: blanks, quotation marks, the mark of a list item"""
    listed: bool = False
    boxes: list[Box] = field(default_factory=list)

    @property
    def stop(self) -> int:
        return self.start + len(self.text)

    def rest(self, boxes: list[Box]) -> list[Range]:
        """The ranges of offsets outside of the boxes that are not blank."""
        found: list[Range] = []
        at = self.start + self.indent
        for a, b in [*[box.span for box in boxes], (self.stop, self.stop)]:
            inner = self.text[at - self.start : a - self.start]
            if inner.strip():
                begin = at + len(inner) - len(inner.lstrip())
                found.append((begin, begin + len(inner.strip())))
            at = b
        return found

    def column(self, offset: int) -> int:
        """The column in which a fixed-width font shows the character at an offset."""
        before = self.text[: offset - self.start]
        return len(before) if before.isascii() and "\t" not in before else _columns(before)[-1]

    def index(self, column: int) -> int:
        """Where in the text a column begins."""
        return column if self.text.isascii() and "\t" not in self.text else bisect_left(_columns(self.text), column)


def _columns(text: str) -> list[int]:
    """The column at which each character begins, and where the last one ends."""
    columns = [0]
    for character in text:
        at = columns[-1]
        wide = 2 if east_asian_width(character) in "WF" else 1
        columns.append(at + (_TAB - at % _TAB if character == "\t" else wide))
    return columns


@dataclass(slots=True)
class Drawn:
    """A matrix: its rows in their boxes, from a line on."""

    top: int
    boxes: list[Box]

    @property
    def bottom(self) -> int:
        return self.top + len(self.boxes) - 1

    @property
    def left(self) -> int:
        return min([box.columns[0] for box in self.boxes])

    @property
    def right(self) -> int:
        return max([box.columns[1] for box in self.boxes])

    @property
    def rows(self) -> list[tuple[Cell, ...]]:
        return [row for box in self.boxes for row in box.rows if row]


def find_boxes(line: Line, bars: bool = True) -> None:
    """Finds the boxes of a line: square brackets first, then parentheses around numbers, then pairs of bars."""
    text = line.text
    made: list[Box] = []
    if "[" in text or "⎡" in text or "⎢" in text or "⎣" in text:
        made += _nested(line)
        made += [
            box
            for match in ([] if _BLOCKS.fullmatch(text) else _SQUARE.finditer(text))
            if not any(box.span[0] <= line.start + match.start() < box.span[1] for box in made)
            and (box := _box(line, "[", match.span(), match.span("inside")))
        ]
        made.sort(key=lambda box: box.span)
    if "(" in text or "⎛" in text or "⎜" in text or "⎝" in text:
        made += [
            box
            for match in _ROUND.finditer(text)
            if _NUMERIC.fullmatch(match["inside"]) or not match["inside"].strip()
            if _free(made, line.start + match.start(), line.start + match.end())
            and not _FACTOR_OF.match(text, match.end())
            and (box := _box(line, "(", match.span(), match.span("inside")))
        ]
    if bars:
        made += _between_bars(line, made)
    line.boxes = sorted(made, key=lambda box: box.span)


def _free(made: list[Box], start: int, stop: int) -> bool:
    return not any(box.span[0] < stop and start < box.span[1] for box in made)


def _nested(line: Line) -> list[Box]:
    """[[1, 2], [3, 4]] in one line."""
    made: list[Box] = []
    for match in _NESTED.finditer(line.text):
        rows = [
            _cells(line, match.start(1) + row.start(1), match.start(1) + row.end(1))
            for row in re.finditer(r"\[([^\[\]]*)\]", match[1])
        ]
        if all(rows):
            span = (line.start + match.start(), line.start + match.end())
            columns = (line.column(span[0]), line.column(span[1]))
            made.append(Box("[", span, columns, tuple([row for row in rows if row]), None, (True, True)))
    return made


def _is_name(box: Box) -> bool:
    """Whether nothing but a capital letter stands between two bars: |A| is a determinant, and no drawn row."""
    cells = [text for row in box.rows for text, _ in row]
    return len(cells) == 1 and len(cells[0]) == 1 and cells[0].isupper()


def _between_bars(line: Line, made: list[Box]) -> list[Box]:
    marks = [m for m in _BAR.finditer(line.text) if _free(made, line.start + m.start(), line.start + m.end())]
    found: list[Box] = []
    k = 0
    while k + 1 < len(marks):
        a, b = marks[k], marks[k + 1]
        box = _box(line, "|", (a.start(), b.end()), (a.end(), b.start()))
        if box is not None and box.rows and not _is_name(box) and _free(made, *box.span):
            found.append(box)
            k += 2
        else:
            k += 1
    return found


def bare_box(line: Line) -> Box | None:
    """A line that is numbers and nothing else, as a row without brackets."""
    match = _BARE.match(line.text.rstrip(), line.indent)
    return None if match is None else _box(line, "", match.span("inside"), match.span("inside"))


def _box(line: Line, kind: str, whole: Range, inside: Range) -> Box | None:
    """The box with its cells; None when something in it is no entry."""
    text = line.text
    bars: set[int | None] = set()
    rows: list[tuple[Cell, ...]] = []
    begin = inside[0]
    for end in [*[k for k in range(*inside) if text[k] == ";"], inside[1]]:
        row = _row(line, begin, end) if kind != "|" else _bare_row(line, begin, end)
        if row is None:
            return None
        rows.append(row[0])
        bars.add(row[1])
        begin = end + 1
    if len(bars) > 1:
        return None
    (bar,) = bars
    if kind == "[" and rows == [()] and "⎢" not in text:
        return None
    ends = ("⎡" in text[whole[0] : whole[1]], "⎣" in text[whole[0] : whole[1]] or "]]" in text[inside[1] : whole[1]])
    if kind == "[" and text[whole[0] : whole[0] + 2] == "[[":
        ends = (True, ends[1])
    span = (line.start + whole[0], line.start + whole[1])
    return Box(kind, span, (line.column(span[0]), line.column(span[1])), tuple(rows), bar, ends)


def _row(line: Line, start: int, stop: int) -> tuple[tuple[Cell, ...], int | None] | None:
    """The entries of a row, and after how many of them a bar stands."""
    bars = [k for k in range(start, stop) if line.text[k] in _BARS]
    if not bars:
        return _bare_row(line, start, stop)
    left, right = _cells(line, start, bars[0]), _cells(line, bars[0] + 1, stop)
    return (left + right, len(left)) if len(bars) == 1 and left and right else None


def _bare_row(line: Line, start: int, stop: int) -> tuple[tuple[Cell, ...], int | None] | None:
    cells = _cells(line, start, stop)
    return None if cells is None else (cells, None)


def _cells(line: Line, start: int, stop: int) -> tuple[Cell, ...] | None:
    """The entries between two positions of a line; None when something there is none."""
    text = line.text
    cells: list[tuple[int, int]] = []
    joins = False
    depth = 0
    for match in _CELL.finditer(text, start, stop):
        lone = match[0] in _LONE
        signs_next = lone and bool(cells) and _signs_next(text, cells[-1][1], *match.span())
        if (
            cells
            and not signs_next
            and (lone or joins or depth > 0)
            and (match[0] not in "-−" or text[match.end() : match.end() + 1])
        ):
            cells[-1] = (cells[-1][0], match.end())
        else:
            cells.append(match.span())
        depth += match[0].count("(") - match[0].count(")")
        joins = lone
    found: list[Cell] = []
    for a, b in cells:
        if not (_NUMBER.fullmatch(text, a, b) or _is_entry(pieces_of(text, a, b))):
            return None
        marked = _MARKED.fullmatch(text, a, b)
        found.append((marked[1], line.start + marked.start(1)) if marked else (text[a:b], line.start + a))
    return tuple(found)


def _signs_next(text: str, last: int, start: int, stop: int) -> bool:
    """Whether a minus between two numbers is the sign of the second: 0    - 5, and not 1 - 5."""
    before = text[last:start].expandtabs(_TAB)
    behind = len(text) - len(text[stop:].lstrip(" \t")) - stop
    return text[start:stop] in "-−" and 0 < behind < len(before) and len(before) > 1


def _is_entry(pieces: Sequence[Piece]) -> bool:
    kinds = {piece.kind for piece in pieces}
    return "value" in kinds and not kinds & {"word", "relation", "arrow"} and not pieces[0].tex.startswith("^")


def group(lines: list[Line], top: int, stop: int) -> list[Drawn]:
    """The boxes of consecutive lines put together: those under one another are rows of one matrix."""
    found: list[Drawn] = []
    open_ones: list[Drawn] = []
    for k in range(top, stop):
        now: list[Drawn] = []
        boxes = lines[k].boxes
        as_many = len(boxes) == len(open_ones)
        for box in boxes:
            above = next((one for one in open_ones if one not in now and _goes_on(one.boxes[-1], box, as_many)), None)
            if above is None:
                above = Drawn(k, [box])
                found.append(above)
            else:
                above.boxes.append(box)
            now.append(above)
        open_ones = now
    return found


def _goes_on(above: Box, box: Box, as_many: bool) -> bool:
    """Whether a row stands under another: in line with it, or near it where the lines have equally many rows."""
    if above.kind != box.kind or above.ends[1] or box.ends[0]:
        return False
    if above.kind == "" and (len(above.rows[0]) != len(box.rows[0]) or above.bar != box.bar):
        return False
    if above.columns[0] == box.columns[0] or above.columns[1] == box.columns[1]:
        return True
    near = above.columns[0] < box.columns[1] and box.columns[0] < above.columns[1]
    return as_many and near and (not above.rows[0] or not box.rows[0] or len(above.rows[0]) == len(box.rows[0]))
