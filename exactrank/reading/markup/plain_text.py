"""Plain text made ready for the reader: what is drawn or typed as mathematics becomes TeX, in place."""

from __future__ import annotations

import re
from bisect import bisect_left

from exactrank.reading.latex.grids import Range
from exactrank.reading.markup.drawings import Item, items_of, line_of
from exactrank.reading.markup.drawn_boxes import Line
from exactrank.reading.markup.math_spans import math_spans
from exactrank.reading.markup.plain_formulas import is_formula, pieces_of
from exactrank.reading.source.source import Rewriting, Source

# A line without any of these holds no mathematics: most lines of prose are done with here.
_PROMISING = re.compile(
    r"[=\[|<>~≈≒≃≠≤≥⎡⎢⎣⎛⎜⎝│┃→⇒∼]|^[-−+\d./,|() \t>]*\d[-−+\d./,|() \t]*$|\([ \t]*[-−]?\d[^()]*\)|-->"
)
_TEX = re.compile(r"[\\$&`]")
_EMPHASISED = re.compile(
    r"(?P<lead>[ \t>]*)(?P<mark>\*\*|\*|__)(?=[^\s*_])(?P<inner>[^*]*[^\s*])(?P=mark)(?P<stop>[.,;]?)[ \t]*"
)
_RULE = re.compile(r"[ \t]*-+(?: {2,}-+)+[ \t]*")
_DASHES = re.compile("-+")


def type_set(source: Source) -> None:
    """Puts the drawn matrices and the formulas of plain lines into TeX; lines with TeX in them stay as they are."""
    text = source.text
    spans = math_spans(text)
    rewriting = Rewriting(source)
    done = at = 0
    paragraph: list[Line] = []
    columns: list[int] = []
    for given in [*text.split("\n"), ""]:
        line = None
        written = _plainly(given)
        blank = not written.strip(" \t>")
        if not blank and _is_plain(spans, at, at + len(given)) and not _TEX.search(written):
            line = line_of(written, at) if _PROMISING.search(written) else Line(written, at, _indent(written))
        if line is not None and _RULE.fullmatch(written):
            columns = [line.column(at + match.start()) for match in _DASHES.finditer(written)]
            line = None
        elif columns and line is not None:
            done = _table_row(rewriting, line, columns, done)
            line = None
        elif blank:
            columns = []
        if line is None:
            done = _paragraph(rewriting, paragraph, done)
            paragraph = []
        else:
            paragraph.append(line)
        at += len(given) + 1
    if done:
        rewriting.copy(done, len(text))
        rewriting.done()


def _plainly(written: str) -> str:
    """A line that is emphasised as a whole without the marks; blanks in their place, so that columns stay."""
    match = _EMPHASISED.fullmatch(written)
    if match is None:
        return written
    blank = " " * len(match["mark"])
    return match["lead"] + blank + match["inner"] + blank + match["stop"]


def _indent(written: str) -> int:
    return len(written) - len(written.lstrip())


def _is_plain(spans: list[Range], start: int, stop: int) -> bool:
    """Whether no mathematics in TeX touches the range."""
    k = bisect_left(spans, (start, start))
    return not (k < len(spans) and spans[k][0] < stop) and not (k > 0 and spans[k - 1][1] > start)


def _paragraph(rewriting: Rewriting, lines: list[Line], done: int) -> int:
    """Writes the drawings and formulas of some lines; returns up to where the text is written."""
    if not any(line.boxes or _PROMISING.search(line.text) for line in lines):
        return done
    before: Item | None = None
    for item in items_of(lines):
        start, stop = item.span
        if before is not None and item.top == before.bottom + 1 and (item.goes_on or before.is_open):
            rewriting.put(" " if before.is_open else r" \\ ", start)
        else:
            if before is not None:
                rewriting.put(r"\]", before.span[1] - 1)
            rewriting.copy(done, start)
            rewriting.put(r"\[", start)
        for tex, origin, reach in item.tex:
            rewriting.put(tex, origin, reach)
        done = stop
        before = item
    if before is not None:
        rewriting.put(r"\]", before.span[1] - 1)
    return done


def _table_row(rewriting: Rewriting, line: Line, columns: list[int], done: int) -> int:
    """The cells of a row of a table, under the dashes of its rule, that are formulas."""
    text = line.text
    for k, column in enumerate(columns):
        start = line.index(column)
        stop = line.index(columns[k + 1]) if k + 1 < len(columns) else len(text)
        inner = text[start:stop]
        if not inner.strip():
            continue
        begin = start + len(inner) - len(inner.lstrip())
        end = begin + len(inner.strip())
        pieces = pieces_of(text, begin, end)
        if is_formula(pieces):
            rewriting.copy(done, line.start + begin)
            rewriting.put(r"\(", line.start + begin)
            for piece in pieces:
                rewriting.put(piece.tex, line.start + piece.start, max(0, piece.length - 1))
            rewriting.put(r"\)", line.start + end - 1)
            done = line.start + end
    return done
