"""Markdown with dollar mathematics, as GitHub, Jupyter and most site generators read it."""

from __future__ import annotations

import re
from collections.abc import Callable
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
from exactrank.patterns import lazy_pattern
from exactrank.render.breaking import PAGE
from exactrank.render.formula_text import lines_of
from exactrank.render.latex_math import LatexMath
from exactrank.render.sentences import Notation, joined, said, word

HELD = "\ue000"
BEFORE = lazy_pattern(rf"(?<=[^\s(])(?={HELD})")


def render(document: Document, lang: str = "en", title: bool = False, notation: Notation | None = None) -> str:
    """The document as Markdown; with `title`, under a heading of its own."""
    writer = _Writer(document, lang, notation or Notation.of(lang))
    blocks = [writer.block(block) for block in without_pictures(document.blocks)]
    if title:
        blocks.insert(0, f"# {writer.said(document.title)}\n")
    return "\n".join(blocks)


class _Writer:
    def __init__(self, document: Document, lang: str, notation: Notation) -> None:
        self.lang = lang
        self.math = LatexMath.of(document, notation, operator=r"\mathrm")

    def inline(self, value: Inline) -> str:
        return code_span(value.text) if isinstance(value, Verbatim) else f"${self.math(value)}$"

    def said(self, message: Said) -> str:
        return self._with_math(lambda hold: said(message, self.lang, hold))

    def _with_math(self, fill: Callable[[Callable[[Inline], str]], str]) -> str:
        """The text that `fill` makes with the formulas in their places, each with a blank before it.

        GitHub takes no dollar for mathematics right after a Japanese letter, a punctuation mark or a parenthesis.
        """
        held: list[str] = []

        def hold(formula: Inline) -> str:
            held.append(self.inline(formula))
            return HELD

        text = BEFORE.sub(" ", fill(hold))
        return re.sub(HELD, lambda _: held.pop(0), text)

    def block(self, block: Block) -> str:
        match block:
            case Heading(title, level):
                return f"{'#' * max(level, 2)} {self.said(title)}\n"
            case Paragraph(sentences):
                return self._with_math(lambda hold: joined(sentences, self.lang, hold)) + "\n"
            case Display(lines):
                return "\n".join([f"$$\n{self.math.displayed(line)}\n$$\n" for line in lines])
            case Operations(operations):
                comma = word("list-comma", self.lang)
                return self._with_math(lambda hold: comma.join(map(hold, operations))) + "\n"
            case Transitions():
                return self._transitions(block)
            case Steps(items):
                return "\n".join([self._item(number, item) for number, item in enumerate(items, 1)])
            case Listed(sentences):
                return "\n".join([f"- {self.said(one)}" for one in sentences]) + "\n"
            case Fold(title, blocks):
                return "\n".join([f"**{self.said(title)}**\n", *[self.block(inner) for inner in blocks]])
            case Result(blocks):
                inner = "\n".join([self.block(b) for b in blocks]).rstrip("\n")
                return "\n".join([f"> {line}".rstrip() for line in inner.split("\n")]) + "\n"
            case Table(head, rows):
                return self._table(head, rows)
            case Annotated(_, _, remarks):
                return "\n".join([self.block(inner) for inner in remarks])
            case Plot() | Shading():
                return ""  # drawn on pages alone
            case Quote(text):
                return code_span(text) + "\n"
            case _:
                assert_never(block)

    def _transitions(self, block: Transitions) -> str:
        """The chain in lines that end before an arrow; the first arrows of the lines stand below one another."""
        lines = [" ".join(map(self.math, line)) for line in lines_of(block, PAGE)]
        first = lines[0].replace(r" \xrightarrow", r" &\xrightarrow", 1) if block.start is not None else f"&{lines[0]}"
        body = " \\\\[6pt]\n".join([first, *[f"&{line}" for line in lines[1:]]])
        return f"$$\n\\begin{{aligned}}\n{body}\n\\end{{aligned}}\n$$\n"

    def _item(self, number: int, item: tuple[Block, ...]) -> str:
        lead = f"{number}. "
        lines = "\n".join([self.block(inner) for inner in item]).rstrip("\n").split("\n")
        indent = " " * len(lead)
        return "\n".join([lead + lines[0], *[indent + line if line else "" for line in lines[1:]]]) + "\n"

    def _table(self, head: tuple[Said | Formula, ...], rows: tuple[tuple[Said | Formula, ...], ...]) -> str:
        rule = ["---", *["---:"] * (len(head) - 1)]
        lines = [[self._cell(cell) for cell in head], rule, *[[self._cell(cell) for cell in row] for row in rows]]
        return "\n".join(["| " + " | ".join(line) + " |" for line in lines]) + "\n"

    def _cell(self, cell: Said | Formula) -> str:
        return self.said(cell) if isinstance(cell, Said) else self.inline(cell)


def code_span(text: str) -> str:
    """The text as code, between more backticks than it has in a row.

    >>> print(code_span("a ``b`` c"))
    ```a ``b`` c```
    """
    fence = "`" * (max([len(run) for run in re.findall("`+", text)], default=0) + 1)
    space = " " if text[:1] == "`" or text[-1:] == "`" or text != text.strip() or not text else ""
    return f"{fence}{space}{text}{space}{fence}"
