"""PreTeXt: blocks of a division, with formulas in the LaTeX that its own tools and MathJax read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
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
from exactrank.render.breaking import PAGE, is_broken
from exactrank.render.formula_text import lines_of
from exactrank.render.latex_math import LatexMath
from exactrank.render.sentences import Notation, joined, said, word

INDENT = "  "
HELD = "\ue000"


def render(document: Document, lang: str = "en", standalone: bool = False, notation: Notation | None = None) -> str:
    """The document as blocks to stand in a division, or as a whole section with its title.

    Headings begin `paragraphs`, which hold what follows until the next one.
    """
    writer = _Writer(document, lang, notation or Notation.of(lang))
    lines = list(writer.division(without_pictures(document.blocks)))
    if standalone:
        title = f"<title>{writer.said(document.title)}</title>"
        lines = [f'<section xml:lang="{lang}">', *_inside([title, *lines]), "</section>"]
    return "\n".join(lines) + "\n"


class _Writer:
    def __init__(self, document: Document, lang: str, notation: Notation) -> None:
        self.lang = lang
        self.math = LatexMath.of(document, notation, operator=r"\mathrm")

    def division(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        """The lines of the blocks; PreTeXt has no heading apart from what stands under it."""
        begun = False
        for block in blocks:
            if not isinstance(block, Heading):
                lines = self.block(block)
                yield from _inside(lines) if begun else lines
                continue
            if begun:
                yield "</paragraphs>"
            yield from ("<paragraphs>", f"{INDENT}<title>{self.said(block.title)}</title>")
            begun = True
        if begun:
            yield "</paragraphs>"

    def formula(self, value: Formula) -> str:
        return escape(self.math(value), quote=False)

    def inline(self, value: Inline) -> str:
        if isinstance(value, Verbatim):
            return f"<c>{escape(value.text, quote=False)}</c>"
        return f"<m>{self.formula(value)}</m>"

    def said(self, message: Said) -> str:
        return self._with_math(lambda hold: said(message, self.lang, hold))

    def _with_math(self, fill: Callable[[Callable[[Inline], str]], str]) -> str:
        """The text that `fill` makes, escaped, with the formulas in their places."""
        held: list[str] = []

        def hold(formula: Inline) -> str:
            held.append(self.inline(formula))
            return HELD

        text = escape(fill(hold), quote=False)
        return re.sub(HELD, lambda _: held.pop(0), text)

    def block(self, block: Block) -> list[str]:
        match block:
            case Heading(title):  # one in a list or in a box
                return [f"<p><em>{self.said(title)}</em></p>"]
            case Paragraph(sentences):
                return [f"<p>{self._with_math(lambda hold: joined(sentences, self.lang, hold))}</p>"]
            case Display(lines):
                return [one for line in lines for one in self._display(line)]
            case Operations(operations):
                comma = word("list-comma", self.lang)
                return [f"<p>{comma.join(map(self.inline, operations))}</p>"]
            case Transitions():
                return _rows(["".join(map(self.formula, line)) for line in lines_of(block, PAGE)])
            case Steps(items):
                return self._list("ol", [self._blocks(item) for item in items])
            case Listed(sentences):
                return self._list("ul", [[f"<p>{self.said(one)}</p>"] for one in sentences])
            case Fold(title, blocks):
                return [f"<p><em>{self.said(title)}</em></p>", *self._blocks(blocks)]
            case Result(blocks):
                return ["<assemblage>", *_inside(self._blocks(blocks)), "</assemblage>"]
            case Table(head, rows):
                return self._table(head, rows)
            case Annotated(_, _, remarks):
                return self._blocks(remarks)
            case Plot() | Shading():
                return []  # drawn on pages alone
            case Quote(text):
                return [f"<pre>{escape(text, quote=False)}</pre>"]
            case _:
                assert_never(block)

    def _blocks(self, blocks: tuple[Block, ...]) -> list[str]:
        return [line for block in blocks for line in self.block(block)]

    def _display(self, formula: Formula) -> list[str]:
        if not is_broken(formula, PAGE):
            return [f"<p><me>{self.formula(formula)}</me></p>"]
        return _rows([escape(line, quote=False) for line in self.math.lines(formula)])

    def _list(self, kind: str, items: list[list[str]]) -> list[str]:
        made = [line for item in items for line in ("<li>", *_inside(item), "</li>")]
        return [f"<p><{kind}>", *_inside(made), f"</{kind}></p>"]

    def _table(self, head: tuple[Said | Formula, ...], rows: tuple[tuple[Said | Formula, ...], ...]) -> list[str]:
        made = ['<row header="yes" bottom="minor">', *_inside(map(self._cell, head)), "</row>"]
        for row in rows:
            made += ["<row>", *_inside(map(self._cell, row)), "</row>"]
        columns = ['<col halign="left"/>', *['<col halign="right"/>'] * (len(head) - 1)]
        inner = ["<tabular>", *_inside([*columns, *made]), "</tabular>"]
        return ["<sidebyside>", *_inside(inner), "</sidebyside>"]

    def _cell(self, cell: Said | Formula) -> str:
        return f"<cell>{self.said(cell) if isinstance(cell, Said) else self.inline(cell)}</cell>"


def _rows(rows: Iterable[str]) -> list[str]:
    return ["<p><md>", *[f"{INDENT}<mrow>{row}</mrow>" for row in rows], "</md></p>"]


def _inside(lines: Iterable[str]) -> list[str]:
    return [INDENT + line for line in lines]
