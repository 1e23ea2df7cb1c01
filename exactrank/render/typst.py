"""Typst source of a whole document, which `pdf.py` compiles: it needs the fonts of Typst and, in Japanese, ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import assert_never

from exactrank.document import (
    Annotated,
    Array,
    Block,
    Chain,
    Display,
    Document,
    Fold,
    Formula,
    Heading,
    Inline,
    Listed,
    Name,
    Number,
    Operations,
    Paragraph,
    Plot,
    Quote,
    Result,
    Said,
    Shading,
    Steps,
    Table,
    Transition,
    Transitions,
    Verbatim,
    walk,
    without_pictures,
)
from exactrank.messages import plain_sentence
from exactrank.patterns import lazy_pattern
from exactrank.render.breaking import Piece, is_broken, lines_of_pieces
from exactrank.render.described import described, described_rows
from exactrank.render.folding import folded_array, rows_shown
from exactrank.render.formula_text import EM, LINE, TALL, has_fractions, height_of, linear_text, width_of
from exactrank.render.parting import last_array, parts_of
from exactrank.render.sentences import Notation, ending_kept, joined, said, word
from exactrank.render.typst_math import TypstMath, quoted

SHORT = 4
"""So many operations stand on one line; more are aligned, a few a line."""

UNPARTED = 7 * EM
"""No line ends within a formula that is shorter."""

# Lengths are whole hundredths of a point, as widths are of an em.
SIZE = 11  # points of the text
A4 = (59528, 84189)
MARGIN = 7100
LEAST, PARTED = 70, 80  # tenths of a point: displays are set smaller down to these, parts of a matrix have those
WHOLE = 90  # a formula that may end lines is set so small at most to stay on one
LARGEST = 1400000  # a page of a PDF is at most 14400 points wide and high

TEMPLATE = Path(__file__).parent / "template.typ"
HELD, GAP = "\ue000", "\ue001"
SPECIAL = lazy_pattern(r"([\\#$*_`<>@~\[\]'\"/=+-])")


def render(document: Document, lang: str = "en", notation: Notation | None = None) -> str:
    """The document as Typst source; the page is A4, or as large as its largest matrix needs."""
    width, height, text = page_size(document)
    writer = _Writer(lang, notation or Notation.of(lang), document, (width - 2 * MARGIN, height - 2 * MARGIN))
    template = TEMPLATE.read_text(encoding="utf-8")
    title = quoted(said(document.title, lang, linear_text))
    setup = (
        f'#show: exactrank.with(title: {title}, lang: "{lang}", width: {_points(width)}, height: {_points(height)})\n'
    )
    body = writer.blocks(document.blocks)
    spare = f"#let spare = {_points(width - text - 2 * MARGIN)}\n"
    return f"{spare}{template}\n{setup}\n#heading(level: 1)[{writer.said(document.title)}]\n\n{body}"


def beside(document: Document, lang: str = "en") -> str:
    """The blocks of the document as Typst source for a column of `page`, half as wide as a page."""
    room = (A4[0] - 2 * MARGIN) // 2, A4[1] - 2 * MARGIN
    return _Writer(lang, Notation.of(lang), document, room).blocks(document.blocks)


def page(document: Document, lang: str, answer: Sequence[tuple[str, bool]], remarks: str) -> str:
    """A whole document, and below it the lines of an answer, some of them marked, beside remarks made by `beside`."""
    lines = "".join([f"({quoted(line)}, {str(marked).lower()}),\n" for line, marked in answer])
    return f"{render(document, lang)}\n#answer-beside((\n{lines}))[\n{remarks}]\n"


def _points(length: int) -> str:
    return f"{(length + 50) // 100}pt"


def page_size(document: Document) -> tuple[int, int, int]:
    """Hundredths of a point: the page's width and height, and of the lines of text on it.

    It is A4, unless a number in a sentence is wider than a line, for no line ends within it. What is set off is set
    smaller where it has to be, and a matrix that would be too small stands there in parts.
    """
    numbers = [
        value
        for node in walk(document)
        if isinstance(node, Said)
        for value in walk(node.fields)
        if isinstance(value, Fraction)
    ]
    inside = max([width_of(Number(value)) + 6 * EM for value in numbers], default=0)
    text = min(LARGEST - 2 * MARGIN, max(A4[0] - 2 * MARGIN, inside * SIZE))
    return text + 2 * MARGIN, A4[1], text


class _Writer:
    def __init__(self, lang: str, notation: Notation, document: Document, room: tuple[int, int]) -> None:
        self.lang = lang
        self.room = room
        arrays = [node for node in walk(document) if isinstance(node, Array)]
        self.math = TypstMath(notation, any(has_fractions(node.matrix) for node in arrays))
        levels = [node.level for node in walk(document) if isinstance(node, Heading)]
        self.top = min(levels, default=1)

    def inline(self, formula: Inline) -> str:
        if isinstance(formula, Verbatim):
            return f"#raw({quoted(formula.text)});"
        name = "short" if width_of(formula) < UNPARTED else "eq"
        return f"#{name}({quoted(described(formula, self.lang))}, ${self.math(formula)}$);"

    def said(self, message: Said) -> str:
        return self._with_math(lambda hold: said(message, self.lang, hold, GAP))

    def _with_math(self, fill: Callable[[Callable[[Inline], str]], str]) -> str:
        """The text that `fill` makes, escaped, with the formulas in their places."""
        held: list[str] = []

        def hold(formula: Inline) -> str:
            held.append(self.inline(formula))
            return HELD

        text = SPECIAL.sub(r"\\\1", fill(hold))
        if self.lang == "ja":  # the catalog has plain spaces beside its numbers
            text = text.replace(" ", GAP)
        return re.sub(HELD, lambda _: held.pop(0), text.replace(GAP, "#gap;"))

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        """The blocks; a page does not end between what is said of a formula and the formula."""
        made: list[str] = []
        blocks = without_pictures(blocks)
        for k, block in enumerate(blocks):
            follows = blocks[k + 1] if k + 1 < len(blocks) else None
            together = isinstance(block, Paragraph) and isinstance(follows, Display | Operations | Transitions)
            if isinstance(follows, Result) and isinstance(block, Steps | Paragraph | Display):
                made.append(self._with_result(block))
            else:
                text = self.block(block)
                made.append(f"#with-next[{text.rstrip()}]\n" if together else text)
        return "\n".join(made)

    def _with_result(self, block: Steps | Paragraph | Display) -> str:
        """What a result does not stand on another page from: of steps the last one."""
        if not isinstance(block, Steps) or len(block.items) < 2:
            return f"#with-next[{self.block(block).rstrip()}]\n"
        *before, last = block.items
        text = self._enum([self._item(last, last=True)], len(block.items))
        return f"{self._enum(list(map(self._item, before)))}#with-next[{text.rstrip()}]\n"

    def _enum(self, items: list[str], start: int = 1) -> str:
        return f"#enum(start: {start},\n{''.join(items)})\n" if start > 1 else f"#enum(\n{''.join(items)})\n"

    def block(self, block: Block) -> str:
        match block:
            case Heading(title, level):
                return f"#heading(level: {level - self.top + 2})[{self.said(title)}]\n"
            case Paragraph(sentences):
                text = self._with_math(lambda hold: joined(sentences, self.lang, hold, GAP))
                return f"#prose[{ending_kept(text, '#box[{}]'.format)}]\n"
            case Display(lines):
                return "".join([self._display(line) for line in lines])
            case Operations(operations):
                return self._operations(operations)
            case Transitions(start, steps):
                return self._transitions([one for one in (start, *steps) if one is not None])
            case Steps(items):
                return self._enum([self._item(item, last=k == len(items)) for k, item in enumerate(items, 1)])
            case Listed(sentences):
                return "#list(\n" + "".join([f"[{self.said(one)}],\n" for one in sentences]) + ")\n"
            case Fold(title, blocks):
                return f"#strong[{self.said(title)}]\n{self.blocks(blocks)}"
            case Result(blocks):
                return f"#result[\n{self.blocks(blocks)}]\n"
            case Table(head, rows):
                return self._table(head, rows)
            case Annotated(_, _, remarks):
                return self.blocks(remarks)
            case Plot() | Shading():
                return ""  # drawn on pages alone
            case Quote(text):
                return f"#raw(block: true, {quoted(text)})\n"
            case _:
                assert_never(block)

    def _item(self, item: tuple[Block, ...], last: bool = False) -> str:
        """A step; a page does not end between what is said and the matrix it leads to."""
        made: list[str] = []
        for inner in item:
            folded = None if last else folded_array(inner)
            if isinstance(inner, Paragraph | Operations) and inner is not item[-1]:
                made.append(f"#with-next[{self.block(inner).rstrip()}]\n")
            else:
                made.append(self.block(inner) if folded is None else self._display_rows(folded))
        return "[" + "\n".join(made) + "],\n"

    def _display_rows(self, array: Array) -> str:
        rows = rows_shown(array)
        size = self._size(array, len(rows))
        if size < LEAST:
            return self._parted(None, array, rows)
        return self._set_off(size, described_rows(array, rows, self.lang), self.math.rows_of(array, rows))

    def _display(self, formula: Formula) -> str:
        found = last_array(formula)
        if found is not None and self._size(formula) < LEAST:
            return self._parted(*found)
        if is_broken(formula, self.room[0] // SIZE - 5 * EM) and self._size(formula) < WHOLE:
            return self._lines(formula, lines_of_pieces(formula, self.room[0] // SIZE - 5 * EM))
        return self._set_off(self._size(formula), described(formula, self.lang), self.math(formula))

    def _lines(self, formula: Formula, lines: list[list[Piece]]) -> str:
        """A formula on several lines, set smaller until the widest one fits."""
        widest = max([sum([one.width for one in line]) for line in lines])
        body = " \\ ".join([" ".join([self.math.piece(one, k == 0) for k, one in enumerate(line)]) for line in lines])
        size = min(SIZE * 10, self.room[0] * 10 // (widest + 5 * EM))
        return self._set_off(size, described(formula, self.lang), body)

    def _size(self, formula: Formula, rows: int = 0) -> int:
        """At how many tenths of a point the formula, or so many rows of a matrix, surely fits on a page."""
        high = rows * (TALL + LINE) if rows else height_of(formula)
        return min(
            [
                SIZE * 10,
                *[
                    room * 10 // (size + 5 * EM)
                    for room, size in zip(self.room, (width_of(formula), high), strict=True)
                ],
            ]
        )

    def _set_off(self, size: int, told: str, math: str) -> str:
        """At so many tenths of a point; what surely fits is not measured, which takes a third of the memory."""
        if size == SIZE * 10:
            return f"#display({quoted(told)}, ${math}$)\n"
        if size >= LEAST:
            return f"#sized({size // 10}.{size % 10}pt, {quoted(told)}, ${math}$)\n"
        return f"#fitted({quoted(told)}, ${math}$)\n"

    def _parted(self, before: Formula | None, array: Array, rows: tuple[int, ...] = ()) -> str:
        """A matrix in parts, under what stands before it; of a step these rows of it."""
        made = "" if before is None else self._display(Chain(before, (("=", Name("")),)))
        width, height = [room * 10 // PARTED - 3 * EM for room in self.room]
        for part in parts_of(array, width, LARGEST if rows else height):
            inside = part.of(array)
            told = described_rows(inside, rows, self.lang) if rows else described(inside, self.lang)
            math = self.math.rows_of(inside, rows) if rows else self.math(inside)
            places = {"top": part.top + 1, "bottom": part.bottom, "left": part.left + 1, "right": part.right}
            places["count"] = part.right - part.left
            key = "part-of-columns" if part.bottom - part.top == array.matrix.nrows else "part-of-rows-and-columns"
            caption = plain_sentence(f"notation.{key}", self.lang, places)
            made += f"#part({quoted(caption)}, {quoted(told)}, ${math}$)\n"
        return made

    def _transitions(self, pieces: list[Formula]) -> str:
        """Formulas in one paragraph: a line of it ends before an arrow, and one that is too wide stands alone."""
        if any(self._size(one) < LEAST for one in pieces):
            return "".join([self._alone(one) for one in pieces])
        made = "".join([f"({quoted(described(one, self.lang))}, ${self.math(one)}$),\n" for one in pieces])
        return f"#transitions(\n{made})\n"

    def _alone(self, piece: Formula) -> str:
        if isinstance(piece, Transition):
            return self._operations(piece.operations) + self._display(piece.result)
        return self._display(piece)

    def _operations(self, told: tuple[Formula, ...]) -> str:
        widest = max(map(width_of, told), default=0)
        if len(told) <= SHORT and widest < 14 * EM:
            comma = word("list-comma", self.lang).strip()
            return "#operations[" + f"{comma}#h(1em, weak: true)".join([self.inline(one) for one in told]) + "]\n"
        across = max(1, min(4, len(told), 36 * EM // (widest + EM)))
        cells = ", ".join([f"fit({self.inline(one)[1:-1]})" for one in told])
        return f"#aligned({across}, {cells})\n"

    def _table(self, head: tuple[Said | Formula, ...], rows: tuple[tuple[Said | Formula, ...], ...]) -> str:
        top = ", ".join([f"[{self._cell(cell)}]" for cell in head])
        lines = "".join([", ".join([f"[{self._cell(cell)}]" for cell in row]) + ",\n" for row in rows])
        return f"#lined({len(head)}, table.header({top}),\n{lines})\n"

    def _cell(self, cell: Said | Formula) -> str:
        return self.said(cell) if isinstance(cell, Said) else self.inline(cell)
