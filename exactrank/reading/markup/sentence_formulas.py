"""The formulas of a sentence of plain text and the matrices typed in it, found and written in TeX."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from exactrank.reading.latex.grids import Range
from exactrank.reading.markup.drawing_items import Item, Made, add_matrix
from exactrank.reading.markup.drawn_boxes import Drawn, Line
from exactrank.reading.markup.inline_formulas import MATRIX, inline_formulas
from exactrank.reading.markup.lone_names import names_alone, names_given
from exactrank.reading.markup.plain_formulas import pieces_of
from exactrank.reading.markup.told_values import told_in_sentence
from exactrank.reading.markup.typed_systems import TypedSystems
from exactrank.reading.source.source import Rewriting
from exactrank.records import dataclass

_WRITTEN = {".": r"\cdot ", "{": r"\{", "}": r"\}"}
"""What the signs of u . v and of a set mean in a formula of a sentence."""


@dataclass(frozen=True, slots=True)
class Inner:
    """A matrix within a sentence: where it stands, and its TeX, unless it stands there in TeX, between delimiters."""

    span: Range
    tex: tuple[Made, ...] = ()


@dataclass(frozen=True, slots=True)
class SentenceFormula:
    """A formula of a sentence, with the matrices in it."""

    span: Range
    inner: tuple[Inner, ...] = ()

    def write(self, rewriting: Rewriting, done: int) -> int:
        """Writes it, and the text before it that is not written yet; returns up to where the text is written."""
        text = rewriting.source.text
        at, stop = self.span
        rewriting.copy(done, at)
        rewriting.put(r"\(", at)
        for one in [*self.inner, Inner((stop, stop))]:
            begin, end = one.span
            for piece in pieces_of(text, at, begin, of_system=True):
                sign = text[piece.start : piece.start + piece.length]
                rewriting.put(_WRITTEN.get(sign, piece.tex), piece.start, max(0, piece.length - 1))
            for made in one.tex:
                rewriting.put(made.tex, made.origin, made.reach)
            if not one.tex and end > begin:
                rewriting.copy(begin + len(r"\("), end - len(r"\)"))
            at = end
        rewriting.put(r"\)", stop - 1)
        return stop


def formulas_in(line: Line, systems: TypedSystems) -> list[SentenceFormula]:
    """Where a sentence tells the values of unknowns, equations for them, matrices, or anything that is calculated."""
    matrices = _typed_matrices(line)
    if line.boxes and line.boxes[0].kind != "(" and not matrices:
        return []
    return _found(line, systems, matrices, {one.span for one in matrices})


def formulas_around(line: Line, spans: Iterable[Range], systems: TypedSystems) -> list[SentenceFormula]:
    """The same of a line in which matrices stand in TeX already, at these offsets of the text."""
    return _found(line, systems, [Inner(span) for span in spans], set())


def _found(line: Line, systems: TypedSystems, matrices: Sequence[Inner], wanted: set[Range]) -> list[SentenceFormula]:
    """The formulas of a line, and of the matrices those that are `wanted` also by themselves."""
    text = " " * line.indent + line.text[line.indent :]
    for one in matrices:
        start, stop = one.span[0] - line.start, min(one.span[1] - line.start, len(text))
        text = f"{text[:start]}{MATRIX * (stop - start)}{text[stop:]}"
    found = inline_formulas(text)
    for start, stop in told_in_sentence(text, systems):
        if not any(a <= start and stop <= b for a, b in found):
            found = [(a, b) for a, b in found if b <= start or stop <= a] + [(start, stop)]
    for start, stop in found:
        systems.named |= names_given(text[start:stop])
    names = names_alone(text, systems.named | systems.unknowns)
    bare = [(start - line.start, stop - line.start) for start, stop in wanted]
    found += [one for one in (*names, *bare) if not any(a < one[1] and one[0] < b for a, b in found)]
    spans = sorted([(line.start + start, line.start + stop) for start, stop in found])
    return [
        SentenceFormula((start, stop), tuple([one for one in matrices if start <= one.span[0] < stop]))
        for start, stop in spans
    ]


def _typed_matrices(line: Line) -> list[Inner]:
    """The matrices [1 2; 3 4] of a line; none where anything else is in brackets there."""
    found: list[Inner] = []
    for box in line.boxes:
        if box.kind == "(":
            continue  # a vector, which needs no TeX
        if box.kind != "[" or len(box.rows) < 2:
            return []
        item = Item(0, 0, box.span)
        add_matrix(Drawn(0, [box]), item)
        found.append(Inner(box.span, tuple(item.tex)))
    return found
