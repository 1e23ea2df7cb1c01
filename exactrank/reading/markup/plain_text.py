"""Plain text made ready for the reader: what is drawn or typed as mathematics becomes TeX, in place."""

from __future__ import annotations

from bisect import bisect_left

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.lines import CELL_END
from exactrank.reading.latex.grids import Range
from exactrank.reading.markup.drawing_items import Item
from exactrank.reading.markup.drawings import items_of, line_of
from exactrank.reading.markup.drawn_boxes import Line
from exactrank.reading.markup.headings_apart import headings_apart
from exactrank.reading.markup.lone_names import names_alone
from exactrank.reading.markup.math_spans import math_spans
from exactrank.reading.markup.plain_formulas import is_formula, pieces_of
from exactrank.reading.markup.sentence_formulas import SentenceFormula, formulas_around, formulas_in
from exactrank.reading.markup.typed_decimals import with_decimal_points
from exactrank.reading.markup.typed_systems import TypedSystems, behind_operation, without_label, without_references
from exactrank.reading.source.source import Rewriting, Source

# A line without any of these holds no mathematics: most lines of prose are done with here.
_PROMISING = lazy_pattern(
    r"[=\[|<>~≈≒≃≠≤≥⎡⎢⎣⎛⎜⎝│┃→⇒∼]|^[-−+\d./,|() \t>]*\d[-−+\d./,|() \t]*$|\([ \t]*[-−]?\d[^()]*\)|-->|\d:[ \t]*[-−]?\d"
)
_TEX = lazy_pattern(r"[\\$&`]")
_EMPHASISED = lazy_pattern(
    r"(?P<lead>[ \t>]*)(?P<mark>\*\*|\*|__)(?=[^\s*_])(?P<inner>[^*]*[^\s*])(?P=mark)(?P<stop>[.,;]?)[ \t]*"
)
_RULE = lazy_pattern(rf"[ \t]*-+(?:[ {CELL_END}] +-+)+[ \t]*")
_DASHES = lazy_pattern("-+")


def type_set(source: Source) -> None:
    """Puts the drawn matrices and the formulas of plain lines into TeX; lines with TeX in them stay as they are."""
    text = headings_apart(_with_brackets(source.text))
    spans = math_spans(text)
    text = source.text = with_decimal_points(text, spans)
    rewriting = Rewriting(source)
    done = at = 0
    paragraph: list[Line] = []
    last: Item | None = None  # the formula at the end of the paragraph before, which may go on
    systems = TypedSystems()
    columns: list[int] = []
    # What stands in TeX then was typed, and put into TeX before.
    typed = not _TEX.search(source.written)
    for given in [*text.split("\n"), ""]:
        line = None
        plain = _is_plain(spans, at, at + len(given)) and not _TEX.search(given)
        written = without_references(without_label(_plainly(given))) if plain else given
        blank = not written.strip(" \t>")
        if plain and not blank:
            line = line_of(written, at) if _PROMISING.search(written) else Line(written, at, _indent(written))
        if line is not None and _RULE.fullmatch(written):
            columns = [line.column(at + match.start()) for match in _DASHES.finditer(written)]
            line = None
        elif columns and line is not None:
            done = _table_row(rewriting, line, columns, done)
            line = None
        elif blank:
            columns = []
        result = behind_operation(given) if line is not None else None
        if line is None or result is not None:
            done, last = _paragraph(rewriting, paragraph, done, systems, last)
            paragraph = []
            if last is not None and not blank:
                rewriting.put(r"\]", last.span[1] - 1)
                last = None
            if result is not None:
                rewriting.copy(done, at)
                done = SentenceFormula((at + result[0], at + result[1])).write(rewriting, at + result[0])
            elif typed and r"\(" in given:
                inner = [one for one in spans if at <= one[0] < at + len(given)]
                for formula in formulas_around(Line(given, at, _indent(given)), inner, systems):
                    done = formula.write(rewriting, done)
        else:
            paragraph.append(line)
        at += len(given) + 1
    if last is not None:
        rewriting.put(r"\]", last.span[1] - 1)
    if done:
        rewriting.copy(done, len(text))
        rewriting.done()


_CORNERS = str.maketrans("┌┐└┘", "⎡⎤⎣⎦")
_BETWEEN_CORNERS = lazy_pattern(r"│([^│\n]*)│")


def _with_brackets(text: str) -> str:
    """The text with the corners of drawn boxes as those of brackets; a table of boxes stays as it is.

    >>> print(_with_brackets("┌ 1 2 ┐\\n│ 3 4 │\\n└ 5 6 ┘"))
    ⎡ 1 2 ⎤
    ⎢ 3 4 ⎥
    ⎣ 5 6 ⎦
    """
    if "┌" not in text or "┬" in text or "┼" in text or "├" in text:
        return text
    return _BETWEEN_CORNERS.sub(r"⎢\1⎥", text.translate(_CORNERS))


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


def _paragraph(
    rewriting: Rewriting, lines: list[Line], done: int, systems: TypedSystems, last: Item | None
) -> tuple[int, Item | None]:
    """Writes the drawings and formulas of some lines; returns up to where the text is written, and the last formula.

    That is the one with which they end, which is open still; `last` is that of the paragraph before.
    """
    if not lines:
        return done, last
    names = systems.named | systems.unknowns
    if not any(line.boxes or _PROMISING.search(line.text) or names_alone(line.text, names) for line in lines):
        if last is not None:
            _close(rewriting, last, [])
        return done, None
    before = last
    ranges = systems.among([line.text[line.indent :] for line in lines])
    of_systems = {k for start, stop in ranges for k in range(start, stop)}
    items = [one for one in items_of(lines, last) if of_systems.isdisjoint(range(one.top, one.bottom + 1))]
    items = sorted([*items, *[_equation(lines[k], k) for k in of_systems]], key=lambda one: one.top)
    inside = {k for item in items for k in range(item.top, item.bottom + 1)}
    spoken = [one for k, line in enumerate(lines) if k not in inside for one in formulas_in(line, systems)]
    entries: list[Item | SentenceFormula] = [*items, *spoken]
    for item in sorted(entries, key=lambda one: one.span):
        start, stop = item.span
        if isinstance(item, SentenceFormula):
            if before is not None:
                _close(rewriting, before, ranges)
                before = None
            done = item.write(rewriting, done)
            continue
        if not item.tex:
            if before is not None:
                _close(rewriting, before, ranges)
                before = None
            source = rewriting.source
            source.unread.append((*source.written_range(start, stop), "formula-not-understood"))
            rewriting.copy(done, start)
            done = stop
            continue
        system = next((one for one in ranges if one[0] <= item.top < one[1] and item.top == item.bottom), None)
        if system is not None and before is not None and before.bottom == item.top - 1 >= system[0]:
            rewriting.put(r" \\ ", start)
            for tex, origin, reach in item.tex:
                rewriting.put(tex, origin, reach)
            done, before = stop, item
            continue
        if before is not None and before.bottom in [one[1] - 1 for one in ranges]:
            rewriting.put(r"\end{cases}", before.span[1] - 1)
        goes_on = item.equates if before is last else item.goes_on or item.adds
        if before is not None and item.top == before.bottom + 1 and (goes_on or before.is_open):
            if before.names_a_matrix:
                item.with_brackets()
            rewriting.put(" " if before.is_open or item.adds else r" \\ ", start)
        else:
            if before is not None:
                rewriting.put(r"\]", before.span[1] - 1)
            rewriting.copy(done, start)
            rewriting.put(r"\[" if system is None else r"\[\begin{cases}", start)
        for tex, origin, reach in item.tex:
            rewriting.put(tex, origin, reach)
        done = stop
        before = item
    if before is None:
        return done, None
    if before.bottom == len(lines) - 1 and before.bottom not in [one[1] - 1 for one in ranges]:
        before.top = before.bottom = -1  # right above the first line of the next paragraph
        return done, before
    _close(rewriting, before, ranges)
    return done, None


def _equation(line: Line, k: int) -> Item:
    """An equation of a system, as a line of its own."""
    stop = len(line.text.rstrip())
    item = Item(k, k, (line.start + line.indent, line.start + stop))
    item.add(
        [one._replace(start=one.start + line.start) for one in pieces_of(line.text, line.indent, stop, of_system=True)]
    )
    return item


def _close(rewriting: Rewriting, item: Item, ranges: list[Range]) -> None:
    if item.bottom in [one[1] - 1 for one in ranges]:
        rewriting.put(r"\end{cases}", item.span[1] - 1)
    rewriting.put(r"\]", item.span[1] - 1)


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
