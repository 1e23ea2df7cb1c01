"""Mathematics in plain text, drawn over several lines or typed on one, put into TeX where it stands.

    [1 2]  R2 - 3 R1  [1  2]
    [3 4]  -------->  [0 -2]

becomes a display with two matrices and the arrow between them, so that all that is behind reads one language. Every
piece knows where it comes from: places stay those of what was written.
"""

from __future__ import annotations

from dataclasses import field
from itertools import pairwise
from typing import NamedTuple

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.grids import Range
from exactrank.reading.markup.drawing_labels import labels_of, only_operations, with_labels
from exactrank.reading.markup.drawn_boxes import LONGEST_LINE, Drawn, Line, bare_box, find_boxes, group
from exactrank.reading.markup.plain_formulas import Piece, is_formula, pieces_of
from exactrank.records import dataclass

_ENVIRONMENTS = {"[": "bmatrix", "": "bmatrix", "(": "pmatrix", "|": "vmatrix"}
_FENCES = {"[": ("[", "]"), "": ("[", "]"), "(": ("(", ")"), "|": ("|", "|")}
_ARROW = lazy_pattern(r"[-=]+>|[→⟶⇒~∼]|-{3,}|={3,}")
_PUNCTUATION = lazy_pattern(r"[.,;:。、]+")
_LEAD = lazy_pattern(r"[ \t]*(?:>(?!>)[ \t]?)*(?P<mark>(?:[-*+•]|\d{1,3}[.)])[ \t]+(?=\S))?[ \t]*")
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

OPERATIONS_ARROW = r"\xrightarrow{"


class Made(NamedTuple):
    """A piece of TeX, where it comes from, and for how many characters from there it stands."""

    tex: str
    origin: int
    reach: int = 0


@dataclass(slots=True)
class Item:
    """A drawing or a formula that takes the place of some lines, from one offset to another.

    Without TeX it is a drawing of several matrices that was not understood: its rows are no matrices by themselves.
    """

    top: int
    bottom: int
    span: Range
    tex: list[Made] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    matrices: int = 0

    @property
    def goes_on(self) -> bool:
        """Whether it begins with a sign, and so goes on from what stands above it."""
        return bool(self.kinds) and self.kinds[0] in ("relation", "arrow")

    @property
    def does_more(self) -> bool:
        """Whether it begins with an arrow that names operations, and so goes on from the last matrix of the text."""
        return self.goes_on and self.matrices > 0 and self.tex[0].tex == OPERATIONS_ARROW

    @property
    def is_open(self) -> bool:
        """Whether it ends with a sign, and so goes on with what stands below it."""
        return bool(self.kinds) and self.kinds[-1] in ("relation", "arrow")

    def add(self, pieces: list[Piece]) -> None:
        for piece in pieces:
            tex = rf"\text{{{piece.tex}}}" if piece.kind == "word" else piece.tex
            self.tex.append(Made(tex, piece.start, max(0, piece.length - 1)))
            if piece.kind != "space":
                self.kinds.append(piece.kind)


class NoDrawing(Exception):
    """The lines do not make one drawing."""


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


def items_of(lines: list[Line]) -> list[Item]:
    """The drawings and formulas of a paragraph, in order."""
    found: list[Item] = []
    groups = group(lines, 0, len(lines))
    linked = [False] * (len(lines) + 1)
    rows = frozenset(box.span for one in groups if len(one.boxes) > 1 for box in one.boxes)
    for one in groups:
        if len(one.boxes) > 1 and (one.boxes[0].kind or len(one.rows[0]) > 1):
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
                    found.append(_drawing(lines, top, stop))
                except NoDrawing:
                    if len([one for one in group(lines, top, stop) if len(one.boxes) > 1]) > 1:
                        begin = lines[top].start + lines[top].indent
                        found.append(Item(top, stop - 1, (begin, lines[stop - 1].stop)))
        elif (single := _single(lines, k)) is not None:
            found.append(single)
        k = end + 1
    return _standing_alone(lines, found)


def _single(lines: list[Line], k: int) -> Item | None:
    """A formula on one line; None when the line is anything else."""
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
        made = _drawing(lines, k, k + 1)
    except NoDrawing:
        return None
    before = line.text[line.indent : made.span[0] - line.start]
    ends = made.span[1] == line.start + len(line.text.rstrip())
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
    return made if says or (made.goes_on and "value" in made.kinds) else None


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
    _matrix(Drawn(k, [line.boxes[0]]), item)
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


def _standing_alone(lines: list[Line], found: list[Item]) -> list[Item]:
    """Without the one-line formulas that are lines of a wrapped sentence, or go on from nothing."""
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
        )
        from_before = item.does_more or (kept and kept[-1].bottom == item.top - 1)
        if not alone or (item.goes_on and not from_before):
            inside -= {item.top}
        else:
            kept.append(item)
    return kept


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
        if only_operations(text) or only_operations(_ARROW.sub(" ", text)):
            continue
        if any(piece.kind in ("relation", "arrow") for piece in pieces_of(text)):
            return True
    return False


def _drawing(lines: list[Line], top: int, stop: int) -> Item:
    """The display that some lines draw together."""
    groups = [one for one in group(lines, top, stop) if len(one.rows) > 1 or one.boxes[0].kind == "["]
    if any(len(one.rows) > 1 for one in groups):
        groups = [one for one in groups if not _is_reference(lines, one)]
    matrices = sorted(groups, key=lambda one: one.left)
    for one, following in pairwise(matrices):
        if following.left < one.right:
            raise NoDrawing
    kept = {box.span for one in matrices for box in one.boxes}
    gaps: list[list[tuple[int, Range]]] = [[] for _ in range(len(matrices) + 1)]
    for k in range(top, stop):
        line = lines[k]
        for a, b in labels_of(line) or line.rest([box for box in line.boxes if box.span in kept]):
            gaps[_gap_of(line, k, a, matrices)].append((k, (a, b)))
    item = Item(top, stop - 1, (0, 0))
    base = _base_line(lines, gaps, top, stop)
    begin, end = lines[top].start + lines[top].indent, lines[stop - 1].start + len(lines[stop - 1].text.rstrip())
    for k, gap in enumerate(gaps):
        before = matrices[k - 1] if k else None
        if before is not None:
            _matrix(before, item)
        edge = _gap(lines, gap, base, item, before, first=k == 0, last=k == len(matrices))
        if edge is not None and top + 1 == stop:
            begin, end = (edge, end) if k == 0 and matrices else (begin, edge)
    item.span = (begin, end)
    if not item.tex:
        raise NoDrawing
    return item


def _is_reference(lines: list[Line], one: Drawn) -> bool:
    """Whether a number in brackets among matrices is no matrix: it stands behind no equals sign."""
    line = lines[one.top]
    before = line.text[: one.boxes[0].span[0] - line.start].rstrip()
    return len(one.rows) == len(one.rows[0]) == 1 and not before.endswith(("=", "≈", "≃"))


def _gap_of(line: Line, k: int, start: int, matrices: list[Drawn]) -> int:
    """Before which matrix a text stands: by its column, and in any case between its neighbours on its own line."""
    column = line.column(start)
    found = sum(1 for one in matrices if one.left <= column)
    for n, one in enumerate(matrices):
        if one.top <= k <= one.bottom:
            left = one.boxes[k - one.top].span[0] < start
            found = max(found, n + 1) if left else min(found, n)
    return found


def _base_line(lines: list[Line], gaps: list[list[tuple[int, Range]]], top: int, stop: int) -> int:
    """The line on which the signs stand."""
    texts = [(k, lines[k].text[a - lines[k].start : b - lines[k].start]) for gap in gaps for k, (a, b) in gap]
    for wanted in ("relation", "arrow", "value", "sign"):
        for k, text in texts:
            if not _PUNCTUATION.fullmatch(text) and any(piece.kind == wanted for piece in pieces_of(text)):
                return k
    return top if not texts else texts[0][0]


def _gap(
    lines: list[Line],
    gap: list[tuple[int, Range]],
    base: int,
    item: Item,
    beside: Drawn | None,
    first: bool,
    last: bool,
) -> int | None:
    """Adds what stands between two matrices; returns where prose before the first ends, or after the last begins."""
    told = [(k, a, b, lines[k].text[a - lines[k].start : b - lines[k].start]) for k, (a, b) in gap]
    told = [one for one in told if one[0] == base or not _PUNCTUATION.fullmatch(one[3])]
    if not told:
        return None
    whole = [one for one in told if only_operations(one[3])]
    arrows = [one for one in told if _ARROW.search(one[3]) and one not in whole]
    named = [one for one in told if one in whole or only_operations(_ARROW.sub(" ", one[3]))]
    if beside is not None and last and not arrows and len(named) == len(told):
        _beside(beside, told, item)
        return None
    if beside is not None and not last and not named and len(arrows) == 1 and len(told) == 2:
        # What stands over an arrow is its label, understood or not; words are none.
        named = [one for one in told if one not in arrows and _over(lines, one, arrows[0])]
    # An arrow before the first matrix goes on from the one before; operations alone may belong to anything.
    if (beside is not None or arrows) and not last and named:
        item.tex.append(Made(OPERATIONS_ARROW, named[0][1]))
        for k, one in enumerate(named):
            _, a, b, text = one
            inner = text if one in whole else _ARROW.sub(lambda match: " " * len(match[0]), text)
            item.tex += [Made(", ", a)] * (k > 0) + [Made(inner, a, b - a)]
        item.tex.append(Made("}", named[-1][2] - 1))
        item.kinds.append("arrow")
        told = [one for one in told if one not in named and one not in arrows]
        if beside is not None and any(map(_says_more, told)):
            raise NoDrawing  # another sign beside the arrow
    elif beside is not None and not last and sum(map(_says_more, told)) > 1:
        raise NoDrawing  # signs in several rows
    told.sort(key=lambda one: lines[one[0]].column(one[1]))
    for one, following in pairwise(told):
        if lines[following[0]].column(following[1]) < lines[one[0]].column(one[2]):
            raise NoDrawing  # one over the other
    edge: int | None = None
    for k, a, b, _ in told:
        line = lines[k]
        pieces = [
            piece._replace(start=piece.start + line.start)
            for piece in pieces_of(line.text, a - line.start, b - line.start)
        ]
        worded = [n for n, piece in enumerate(pieces) if piece.kind == "word"]
        if worded and first != last:
            cut = worded[-1] + 1 if first else worded[0]
            edge = pieces[cut - 1].start + pieces[cut - 1].length if first else pieces[cut].start
            pieces = pieces[cut:] if first else pieces[:cut]
        elif any(not pieces[n].tex.isalpha() for n in worded):
            raise NoDrawing
        item.add(pieces)
    return edge


def _says_more(one: tuple[int, int, int, str]) -> bool:
    """Whether a text between two matrices has an arrow, an equals sign or brackets."""
    return any(piece.kind in ("relation", "arrow") or piece.tex in ("(", "[") for piece in pieces_of(one[3]))


def _over(lines: list[Line], one: tuple[int, int, int, str], other: tuple[int, int, int, str]) -> bool:
    """Whether what is no word stands over or under something else."""
    line, below = lines[one[0]], lines[other[0]]
    apart = line.column(one[2]) <= below.column(other[1]) or below.column(other[2]) <= line.column(one[1])
    return not apart and all(piece.kind != "word" for piece in pieces_of(one[3]))


def _beside(matrix: Drawn, told: list[tuple[int, int, int, str]], item: Item) -> None:
    """Operations at the right of the rows they speak of."""
    by_row = {k - matrix.top: (a, b, text) for k, a, b, text in told}
    item.tex.append(Made(r"\begin{matrix}", told[0][1]))
    for i in range(len(matrix.boxes)):
        if i in by_row:
            a, b, text = by_row[i]
            item.tex.append(Made(text, a, b - a))
        item.tex.append(Made(r"\\", told[-1][2] - 1))
    item.tex.append(Made(r"\end{matrix}", told[-1][2] - 1))


def _matrix(one: Drawn, item: Item) -> None:
    kind, bar = one.boxes[0].kind, one.boxes[0].bar
    rows = one.rows
    begin, end = one.boxes[0].span[0], one.boxes[-1].span[1] - 1
    if bar is None:
        opening, closing = rf"\begin{{{_ENVIRONMENTS[kind]}}}", rf"\end{{{_ENVIRONMENTS[kind]}}}"
    else:
        left, right = _FENCES[kind]
        columns = "r" * bar + "|" + "r" * (max(map(len, rows)) - bar)
        opening = rf"\left{left}\begin{{array}}{{{columns}}}"
        closing = rf"\end{{array}}\right{right}"
    item.tex.append(Made(opening, begin))
    for i, row in enumerate(rows):
        for j, (text, offset) in enumerate(row):
            if i or j:
                item.tex.append(Made(" & " if j else r" \\ ", offset))
            for piece in pieces_of(text):
                item.tex.append(Made(piece.tex, offset + piece.start, max(0, piece.length - 1)))
    item.tex.append(Made(closing, end))
    item.kinds.append("value")
    item.matrices += 1
