"""Plain text made ready for the reader: what is drawn or typed as mathematics becomes TeX, in place."""

from __future__ import annotations

from bisect import bisect_left

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.lines import CELL_END
from exactrank.reading.latex.grids import Range
from exactrank.reading.markup.drawing_items import Item
from exactrank.reading.markup.drawings import items_of, line_of
from exactrank.reading.markup.drawn_boxes import Line
from exactrank.reading.markup.inline_formulas import inline_formulas
from exactrank.reading.markup.lone_names import names_alone, names_given
from exactrank.reading.markup.math_spans import math_spans
from exactrank.reading.markup.plain_formulas import is_formula, pieces_of
from exactrank.reading.markup.told_values import told_in_sentence
from exactrank.reading.markup.typed_decimals import with_decimal_points
from exactrank.reading.markup.typed_systems import TypedSystems
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
    text = source.text = with_decimal_points(_with_brackets(source.text))
    spans = math_spans(text)
    rewriting = Rewriting(source)
    done = at = 0
    paragraph: list[Line] = []
    systems = TypedSystems()
    columns: list[int] = []
    # What stands in TeX then was typed, and put into TeX before.
    typed = not _TEX.search(source.written)
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
            done = _paragraph(rewriting, paragraph, done, systems)
            paragraph = []
            if typed and r"\(" in given:
                inner = [(max(0, a - at), b - at) for a, b in spans if a < at + len(given) and at < b]
                done = _sentence(rewriting, Line(_without(given, inner), at, _indent(given)), done, systems)
        else:
            paragraph.append(line)
        at += len(given) + 1
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


def _paragraph(rewriting: Rewriting, lines: list[Line], done: int, systems: TypedSystems) -> int:
    """Writes the drawings and formulas of some lines; returns up to where the text is written."""
    names = systems.named | systems.unknowns
    if not any(line.boxes or _PROMISING.search(line.text) or names_alone(line.text, names) for line in lines):
        return done
    before: Item | None = None
    ranges = systems.among([line.text[line.indent :] for line in lines])
    of_systems = {k for start, stop in ranges for k in range(start, stop)}
    items = [one for one in items_of(lines) if of_systems.isdisjoint(range(one.top, one.bottom + 1))]
    items = sorted([*items, *[_equation(lines[k], k) for k in of_systems]], key=lambda one: one.top)
    inside = {k for item in items for k in range(item.top, item.bottom + 1)}
    spoken: list[Range] = []
    for k, line in enumerate(lines):
        if k not in inside:
            spoken += _formulas_in(line, systems)
    events: list[tuple[Range, Item | None]] = [(item.span, item) for item in items]
    events += [(one, None) for one in spoken]
    for (start, stop), item in sorted(events, key=lambda event: event[0]):
        if item is None:
            if before is not None:
                _close(rewriting, before, ranges)
                before = None
            done = _formula(rewriting, start, stop, done)
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
        if before is not None and item.top == before.bottom + 1 and (item.goes_on or before.is_open):
            rewriting.put(" " if before.is_open else r" \\ ", start)
        else:
            if before is not None:
                rewriting.put(r"\]", before.span[1] - 1)
            rewriting.copy(done, start)
            rewriting.put(r"\[" if system is None else r"\[\begin{cases}", start)
        for tex, origin, reach in item.tex:
            rewriting.put(tex, origin, reach)
        done = stop
        before = item
    if before is not None:
        _close(rewriting, before, ranges)
    return done


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


_WRITTEN = {".": r"\cdot ", "{": r"\{", "}": r"\}"}
"""What the signs of u . v and of a set mean in a formula of a sentence."""


def _formula(rewriting: Rewriting, start: int, stop: int, done: int) -> int:
    """Writes a formula of a sentence; returns up to where the text is written."""
    rewriting.copy(done, start)
    rewriting.put(r"\(", start)
    text = rewriting.source.text
    for piece in pieces_of(text, start, stop, of_system=True):
        sign = text[piece.start : piece.start + piece.length]
        rewriting.put(_WRITTEN.get(sign, piece.tex), piece.start, max(0, piece.length - 1))
    rewriting.put(r"\)", stop - 1)
    return stop


def _without(text: str, ranges: list[Range]) -> str:
    """A line with a sign that stands in no formula in place of what is in TeX."""
    for start, stop in ranges:
        text = f"{text[:start]}{'§' * (min(stop, len(text)) - start)}{text[stop:]}"
    return text


def _sentence(rewriting: Rewriting, line: Line, done: int, systems: TypedSystems) -> int:
    """The typed formulas of a line that has matrices in TeX."""
    for start, stop in _formulas_in(line, systems):
        done = _formula(rewriting, start, stop, done)
    return done


def _formulas_in(line: Line, systems: TypedSystems) -> list[Range]:
    """Where a sentence tells the values of unknowns, equations for them, or anything that is calculated."""
    if line.boxes and line.boxes[0].kind != "(":
        return []
    text = line.text
    alone = line.indent, len(text.rstrip())
    found = [one for one in inline_formulas(text) if one != alone]
    for start, stop in told_in_sentence(text, systems):
        if not any(a <= start and stop <= b for a, b in found):
            found = [(a, b) for a, b in found if b <= start or stop <= a] + [(start, stop)]
    for start, stop in found:
        systems.named |= names_given(text[start:stop])
    lone = names_alone(text, systems.named | systems.unknowns)
    found += [one for one in lone if not any(a < one[1] and one[0] < b for a, b in found)]
    return sorted([(line.start + start, line.start + stop) for start, stop in found])


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
