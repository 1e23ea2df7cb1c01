"""Mathematics in plain text, drawn over several lines or typed on one, put into TeX where it stands.

    [1 2]  R2 - 3 R1  [1  2]
    [3 4]  -------->  [0 -2]

becomes a display with two matrices and the arrow between them, so that all that is behind reads one language. Every
piece knows where it comes from: places stay those of what was written.
"""

from __future__ import annotations

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.grids import Range
from exactrank.reading.markup.added_lines import added
from exactrank.reading.markup.drawing_items import OPERATIONS_ARROW, Item, Made, NoDrawing, add_matrix
from exactrank.reading.markup.drawing_labels import only_operations, with_labels
from exactrank.reading.markup.drawn_boxes import LONGEST_LINE, Drawn, Line, bare_box, find_boxes, group
from exactrank.reading.markup.lines_apart import are_apart
from exactrank.reading.markup.one_drawing import ARROW, drawing_of
from exactrank.reading.markup.plain_formulas import Piece, is_formula, pieces_of

_LEAD = lazy_pattern(r"[ \t]*(?:>(?!>)[ \t]?)*(?P<mark>(?:[-*+•]|\d{1,3}[.)]|\(?[a-h]\))[ \t]+(?=[^\s=*/]))?[ \t]*")
_WORDS = lazy_pattern(r"(?:[A-Za-z]++[ ,]*+){1,12}")


_ENDS = lazy_pattern(r"(?:[.:;!?]|=\s*[^=\s]{1,12}(?:\s*[-+*/]\s*[^=\s]{1,12})*)\s*\Z")
"""A line that does not break off within a sentence: it ends with a sign that says so, or with an equation."""
_BEGINS = lazy_pattern(r"[A-Z][a-z]*\b(?!\s*=)")
"""A line that begins a sentence of its own."""

_LEADS = lazy_pattern(r"\s*(?::|[-=]+>|=|→|⇒|\t)\s*\Z")
"""Between operations and the matrix that they lead to."""

_NUMBER = r"[-−]?\d{1,20}(?:[./]\d{1,20})?"
_ENTRY = lazy_pattern(_NUMBER)
_ROW_GIVEN = lazy_pattern(
    rf"(?P<operation>[^:=\n]{{2,60}}(?:=[^:=\n]{{2,60}})?)(?::|=|->|→)\s*(?P<row>{_NUMBER}(?:(?:\s*\|)?\s+{_NUMBER})+)\s*"
)


def line_of(text: str, start: int) -> Line:
    """A line made ready: its indentation, and the boxes in it."""
    lead = _LEAD.match(text)
    line = Line(text, start, lead.end() if lead else 0, bool(lead and lead["mark"]))
    if len(text) <= LONGEST_LINE:
        find_boxes(line)
        whole = len(line.boxes) == 1 and not line.rest(line.boxes)
        bracketed = len(line.boxes) > 1 and any(len(row) > 1 for box in line.boxes for row in box.rows)
        if not whole and not bracketed and (bare := bare_box(line)) is not None:
            line.boxes = [bare]
    return line


def items_of(lines: list[Line], last: Item | None = None) -> list[Item]:
    """The drawings and formulas of a paragraph, in order; `last` is the formula with which the one before ended."""
    found: list[Item] = []
    groups = group(lines, 0, len(lines))
    linked = [False] * (len(lines) + 1)
    rows = frozenset(box.span for one in groups if len(one.boxes) > 1 for box in one.boxes)
    for one in groups:
        apart = are_apart(lines, one)
        if len(one.boxes) > 1 and (one.boxes[0].kind or len(one.rows[0]) > 1) and not apart:
            linked[one.top : one.bottom] = [True] * (one.bottom - one.top)
    k = 0
    while k < len(lines):
        end = k
        while linked[end]:
            end += 1
        if end > k:
            for part in _parts(lines, k, end + 1, rows):
                top, stop = with_labels(lines, *part)
                end = max(end, stop - 1)
                try:
                    found.append(drawing_of(lines, top, stop))
                except NoDrawing:
                    if len([one for one in group(lines, top, stop) if len(one.boxes) > 1]) > 1:
                        begin = lines[top].start + lines[top].indent
                        found.append(Item(top, stop - 1, (begin, lines[stop - 1].stop)))
        elif (single := added(lines, k, found) or _single(lines, k, (found[-1] if found else last))) is not None:
            found.append(single)
        k = end + 1
    return _standing_alone(lines, found, last)


def _single(lines: list[Line], k: int, above: Item | None) -> Item | None:
    """A formula on one line; None when the line is anything else. `above` is the formula before it."""
    line = lines[k]
    if len(line.text) > LONGEST_LINE or line.text.lstrip().startswith(">>>"):
        return None
    if line.boxes and not line.boxes[0].kind:
        line.boxes = []
    if (led := _led_to(line, k)) is not None:
        return led
    if (given := _row_given(line, k)) is not None:
        return given
    try:
        made = drawing_of(lines, k, k + 1)
    except NoDrawing:
        return None
    before = line.text[line.indent : made.span[0] - line.start]
    ends = made.span[1] == line.start + len(line.text.rstrip())
    if made.is_open and made.names_a_matrix and _begins_with_bars(lines, k + 1):
        return made
    if "word" in made.kinds or not ends or (before and not (made.matrices and _WORDS.fullmatch(before))):
        return None
    if made.kinds in (["relation"], ["arrow"]):
        return made
    says = is_formula([Piece("", 0, 0, kind) for kind in made.kinds])
    if made.matrices:
        only = set(made.kinds) <= {"value", "sign", "arrow"} and made.matrices == made.kinds.count("value")
        return made if says or only or made.goes_on else None
    if only_operations(line.text[line.indent :]):
        return None
    if "value" not in made.kinds:
        return None
    ended = above is not None and above.bottom == k - 1 and above.is_open
    return made if says or made.goes_on or ended or made.needs_more else None


def _begins_with_bars(lines: list[Line], k: int) -> bool:
    """Whether a line begins with a row between bars."""
    return k < len(lines) and bool(lines[k].boxes) and lines[k].boxes[0].kind == "|"


def _led_to(line: Line, k: int) -> Item | None:
    """A matrix with the operations that lead to it before it, on one line: R2 - 3 R1: [[1, 2], [0, -2]]."""
    if (
        len(line.boxes) != 1
        or len(line.boxes[0].rows) < 2
        or line.text[line.boxes[0].span[1] - line.start :].strip(" .,;")
    ):
        return None
    start, stop = line.boxes[0].span
    before = line.text[line.indent : start - line.start]
    match = _LEADS.search(before)
    if match is None or not only_operations(before[: match.start()]):
        return None
    begin = line.start + line.indent
    item = Item(k, k, (begin, stop))
    item.tex += [Made(OPERATIONS_ARROW, begin), Made(before[: match.start()], begin, match.start() - 1)]
    item.tex.append(Made("}", begin + match.start() - 1))
    item.kinds.append("arrow")
    add_matrix(Drawn(k, [line.boxes[0]]), item)
    return item


def _row_given(line: Line, k: int) -> Item | None:
    """A row without brackets behind the operation that gives it: R2 - 3 R1: 0 1 1."""
    match = _ROW_GIVEN.fullmatch(line.text, line.indent)
    if match is None or not only_operations(match["operation"]):
        return None
    begin, start = line.start + line.indent, line.start + match.start("row")
    item = Item(k, k, (begin, line.start + match.end("row")))
    item.tex += [Made(match["operation"], begin, len(match["operation"]) - 1), Made("=(", start - 1)]
    for n, entry in enumerate(_ENTRY.finditer(match["row"])):
        item.tex.append(Made(", " * (n > 0) + entry[0], start + entry.start(), len(entry[0]) - 1))
    item.tex.append(Made(")", item.span[1] - 1))
    item.kinds.append("value")
    return item


def _standing_alone(lines: list[Line], found: list[Item], last: Item | None) -> list[Item]:
    """Without the one-line formulas that are lines of a wrapped sentence, or go on from nothing, or with nothing."""
    inside = {k for item in found for k in range(item.top, item.bottom + 1)}

    def apart(k: int, other: int) -> bool:
        if not 0 <= other < len(lines) or other in inside or lines[max(k, other)].listed:
            return True
        written = lines[other].text[lines[other].indent :]
        if lines[other].indent + 2 <= lines[k].indent or only_operations(written):
            return True
        return _ENDS.search(written) is not None if other < k else _BEGINS.match(written) is not None

    kept: list[Item] = []
    for item in found:
        alone = (
            item.bottom > item.top
            or item.kinds == ["value"]
            or item.does_more
            or (apart(item.top, item.top - 1) and apart(item.top, item.top + 1))
            or (bool(kept) and kept[-1].bottom == item.top - 1)  # a formula below another one goes on from no words
        )
        from_before = item.does_more or (kept and kept[-1].bottom == item.top - 1) or _joins(item, last)
        if not alone or (item.goes_on and not from_before) or (item.adds and not (kept and from_before)):
            inside -= {item.top}
        else:
            kept.append(item)
    following = {item.top for item in kept}
    return [
        item
        for item in kept
        if item.matrices or "relation" in item.kinds or not item.needs_more or item.bottom + 1 in following
    ]


def _joins(item: Item, last: Item | None) -> bool:
    """Whether a paragraph's first formula goes on from the one with which the paragraph before ended."""
    return item.top == 0 and last is not None and (item.equates or last.is_open)


def _parts(lines: list[Line], top: int, stop: int, rows: frozenset[Range]) -> list[Range]:
    """Drawings under one another without a blank line: each has one line with its name and signs.

    `rows` are the boxes that stand with others below or above them; a line of these is no drawing by itself.
    """
    found = _divided(lines, top, stop, rows)
    single = [a for a, b in found if b == a + 1]
    alone = any(sum(box.span in rows for box in lines[k].boxes) > 1 for k in single)
    return [(top, stop)] if alone else found


def _divided(lines: list[Line], top: int, stop: int, rows: frozenset[Range]) -> list[Range]:
    based = [k for k in range(top, stop) if _has_sign(lines[k], rows)]
    based = [k for k in based if k == based[0] or not _is_within(lines[k], lines[based[0]])]
    if len(based) < 2:
        return [(top, stop)]
    if based == list(range(top, stop)) and all(sum(box.span in rows for box in lines[k].boxes) > 1 for k in based):
        return [(top, stop)]  # several matrices with a sign in every row: one drawing, or none
    if based[0] == top:
        return list(zip(based, [*based[1:], stop], strict=True))
    if based[-1] == stop - 1:
        return list(zip([top, *[k + 1 for k in based[:-1]]], [k + 1 for k in based], strict=True))
    height, over = divmod(stop - top, len(based))
    starts = [top + height * i for i in range(len(based))]
    if not over and all(k - start == (height - 1) // 2 for k, start in zip(based, starts, strict=True)):
        return [(start, start + height) for start in starts]
    return [(top, stop)]


def _is_within(line: Line, first: Line) -> bool:
    """Whether the sign stands behind a row that continues one of the first line, whose sign stands before its rows."""
    if not line.boxes or not first.boxes:
        return False
    left, left_first = (one.rest(one.boxes)[0][0] < one.boxes[0].span[0] for one in (line, first))
    return left_first and not left and line.boxes[0].columns == first.boxes[0].columns


def _has_sign(line: Line, rows: frozenset[Range]) -> bool:
    """Whether a sign stands before or between the rows of a line that is no part of an operation (L1 <--> L2)."""
    # A number in parentheses within an operation is no row of a matrix: (1/3)R3.
    for start, stop in line.rest([box for box in line.boxes if box.span in rows])[:1]:
        text = line.text[start - line.start : stop - line.start]
        if only_operations(text) or only_operations(ARROW.sub(" ", text)):
            continue
        if any(piece.kind in ("relation", "arrow") for piece in pieces_of(text)):
            return True
    return False
