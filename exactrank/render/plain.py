"""Plain text for a terminal: matrices in aligned columns, operations in their canonical spelling."""

from __future__ import annotations

from itertools import pairwise
from typing import assert_never

from exactrank.document import (
    Annotated,
    Block,
    Display,
    Document,
    Fold,
    Formula,
    Heading,
    Inline,
    Listed,
    Operations,
    Paragraph,
    Plot,
    Quote,
    Result,
    Said,
    Shading,
    Steps,
    Table,
    Transitions,
    Verbatim,
    without_pictures,
)
from exactrank.render.sentences import joined, said
from exactrank.render.text_breaking import boxes_of
from exactrank.render.text_formulas import box_of, drawn_chain, plain_formula
from exactrank.render.text_lines import KEPT, WIDTH, columns_of, indented, wrapped


def render(document: Document, lang: str = "en", width: int = WIDTH) -> str:
    """The document as text, in lines of at most so many columns where nothing in them is wider."""
    writer = _Writer(lang, width)
    return "\n".join([writer.block(block) for block in without_pictures(document.blocks)]).rstrip("\n") + "\n"


class _Writer:
    def __init__(self, lang: str, width: int = WIDTH) -> None:
        self.lang = lang
        self.width = width

    def block(self, block: Block) -> str:
        match block:
            case Heading(title, level):
                text = said(title, self.lang, _plain)
                return f"{text}\n{('=' if level == 1 else '-') * columns_of(text)}\n"
            case Paragraph(sentences):
                return wrapped(joined(sentences, self.lang, _unbroken), self.width) + "\n"
            case Display(lines):
                return "\n".join([self._displayed(line) for line in lines])
            case Operations(operations):
                return indented("\n".join([plain_formula(told) for told in operations]), 4) + "\n"
            case Transitions(start, steps):
                return drawn_chain([box_of(one) for one in (start, *steps) if one is not None], self.width)
            case Steps(items):
                return "\n".join([self._item(number, item) for number, item in enumerate(items, 1)])
            case Listed(sentences):
                return "".join([self._line(one) for one in sentences])
            case Fold(title, blocks):
                head = said(title, self.lang, _unbroken).replace(KEPT, " ")
                return "\n".join([f"{head}\n", *[self.block(inner) for inner in blocks]])
            case Result(blocks):
                return "\n".join([self.block(inner) for inner in blocks])
            case Table(head, rows):
                return self._table([[self._cell(cell) for cell in row] for row in (head, *rows)])
            case Annotated(_, _, remarks):
                return "\n".join([self.block(inner) for inner in remarks])
            case Plot() | Shading():
                return ""  # drawn on pages alone
            case Quote(text):
                return indented(text, 4) + "\n"
            case _:
                assert_never(block)

    def _displayed(self, formula: Formula) -> str:
        """A formula on lines of its own; those of a long one are apart from its matrices."""
        boxes = boxes_of(formula, self.width - 4)
        text = "\n".join(boxes[0])
        for before, box in pairwise(boxes):
            text += ("\n\n" if len(before) + len(box) > 2 else "\n") + "\n".join(box)
        return indented(text, 4) + "\n"

    def _item(self, number: int, item: tuple[Block, ...]) -> str:
        lead = f"{number}. "
        inside = _Writer(self.lang, self.width - len(lead))
        text = "\n".join([inside.block(inner) for inner in item]).rstrip("\n")
        return lead + indented(text, len(lead))[len(lead) :] + "\n"

    def _line(self, sentence: Said) -> str:
        """An item of a list, which may go on below its beginning."""
        text = wrapped(said(sentence, self.lang, _unbroken), self.width - 2)
        return "- " + indented(text, 2)[2:] + "\n"

    def _cell(self, cell: Said | Formula) -> str:
        return said(cell, self.lang, _plain) if isinstance(cell, Said) else plain_formula(cell)

    def _table(self, lines: list[list[str]]) -> str:
        widths = [max([columns_of(line[j]) for line in lines]) for j in range(len(lines[0]))]
        rule = "  ".join(["-" * width for width in widths])
        made = [
            "  ".join([_cell(c, w, j == 0) for j, (w, c) in enumerate(zip(widths, line, strict=True))])
            for line in lines
        ]
        return "\n".join([made[0].rstrip(), rule, *[line.rstrip() for line in made[1:]]]) + "\n"


def _cell(text: str, width: int, left: bool) -> str:
    space = " " * (width - columns_of(text))
    return text + space if left else space + text


def _plain(value: Inline) -> str:
    return value.text if isinstance(value, Verbatim) else plain_formula(value)


def _unbroken(value: Inline) -> str:
    """A formula, in which no line ends; a quotation may be parted at its spaces."""
    return value.text if isinstance(value, Verbatim) else _plain(value).replace(" ", KEPT)
