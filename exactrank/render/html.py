"""HTML: one page that needs nothing else (no script, no network), or a fragment for a page of one's own."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from functools import cache
from html import escape
from pathlib import Path
from typing import assert_never

from exactrank.document import (
    Annotated,
    Array,
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
    walk,
)
from exactrank.messages import plain_sentence
from exactrank.patterns import lazy_pattern
from exactrank.render.breaking import INDENT, groups_of, is_broken
from exactrank.render.folding import folded_array, rows_shown
from exactrank.render.formula_text import EM, em, has_fractions, linear_text, width_of
from exactrank.render.mathml import math
from exactrank.render.sentences import Notation, ending_kept, joined, said, word

SHORT = 4
"""So many operations stand on one line; more stand in columns, one a line."""

LONG = 14 * EM
"""Inline formulas of so much may be too wide for the line of a telephone."""

CELL = 5 * EM
"""The same in a cell of a table."""

MORE_THAN_ONE = 2
"""So many steps can be looked at one by one."""

FONTS = Path(__file__).parent / "fonts"
FOLDER = Path(__file__).parent

ALL_ROWS = "all-rows"
"""The words on the switch that shows a large matrix whole."""
ONE_BY_ONE, STEP = "one-by-one", "step"
"""The words on the switch that shows one step after the other, and how each is called there."""

HELD = lazy_pattern(r"([(\[（「『]*)\ue000([)\]）」』.,;:!?、。，．：；]*\u2005?)")
"""The place of a formula, with what may not be parted from it: brackets, a sign behind it, the gap behind it."""

GAP = "\u2005"
"""A quarter of an em, between kana or kanji and what stands beside them."""
NARROW = "\u202f"
"""Before a French colon: the blank of common width that breaks no line is far too wide in most fonts of the web."""


def render(document: Document, lang: str = "en", standalone: bool = False, notation: Notation | None = None) -> str:
    """The document as an HTML fragment that brings its few style rules, or as a whole page with its fonts in it."""
    writer = _Writer(lang, notation or Notation.of(lang), document, standalone)
    title = writer.said(document.title)
    body = "".join([writer.block(block) for block in document.blocks])
    if not standalone:
        return f'<div class="exactrank" lang="{lang}">\n<style>\n{_style("fragment")}</style>\n{body}</div>\n'
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8"/>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
        f"<title>{escape(said(document.title, lang, linear_text, GAP))}</title>\n"
        f"<style>\n{font_faces()}{_style('fragment')}{_style('page')}</style>\n</head>\n"
        f'<body>\n<main class="exactrank" style="--w:{em(_widest(document))}">\n<h1>{title}</h1>\n{body}'
        "</main>\n</body>\n</html>\n"
    )


def body(document: Document, lang: str = "en") -> str:
    """The document as a fragment for a page that has the rules of style already, with its title left out."""
    writer = _Writer(lang, Notation.of(lang), document)
    return (
        f'<div class="exactrank" lang="{lang}">\n{"".join([writer.block(block) for block in document.blocks])}</div>\n'
    )


def page(document: Document, lang: str, more: str, style: str) -> str:
    """A whole page of the document and of more HTML after it, with more rules of style; without script or network."""
    made = render(document, lang, standalone=True)
    head, _, body = made.partition("</style>\n</head>")
    return f"{head}{style}</style>\n</head>{body.replace('</main>', more + '</main>')}"


def _widest(document: Document) -> int:
    """The room that the widest matrix takes: the page grows with it as far as a window goes."""
    return max([width_of(node) for node in walk(document) if isinstance(node, Array)], default=0)


class _Writer:
    def __init__(self, lang: str, notation: Notation, document: Document, whole_page: bool = False) -> None:
        self.lang = lang
        self.notation = notation
        self.whole_page = whole_page
        self.lists = 0
        looked_at = [node for node in walk(document) if isinstance(node, Array | Heading)]
        self.open_rows = any(has_fractions(node.matrix) for node in looked_at if isinstance(node, Array))
        self.top = min([node.level for node in looked_at if isinstance(node, Heading)], default=1)

    def inline(self, formula: Inline) -> str:
        """A formula in a line of text; one that no line may hold scrolls by itself."""
        if isinstance(formula, Verbatim):
            return f"<code>{escape(formula.text)}</code>"
        width = width_of(formula)
        if width < LONG:
            return self._math(formula)
        text = self._math(formula, broken=is_broken(formula, LONG))
        return f'<span class="long" style="--w:{em(width)}">{text}</span>'

    def _math(self, formula: Formula, block: bool = False, shown: tuple[int, ...] = (), broken: bool = False) -> str:
        return math(formula, self.notation, block, self.lang, self.open_rows, shown, broken)

    def said(self, message: Said) -> str:
        return self._with_math(lambda hold: said(message, self.lang, hold, GAP))

    def _with_math(self, fill: Callable[[Callable[[Inline], str]], str]) -> str:
        """The text that `fill` makes, escaped, with the formulas in their places (U+E000 holds one)."""
        held: list[str] = []

        def hold(formula: Inline) -> str:
            held.append(self.inline(formula))
            return "\ue000"

        text = escape(fill(hold), quote=False)
        text = text.replace("\u00a0", NARROW)
        if self.lang == "ja":  # the catalog has plain spaces beside its numbers
            text = text.replace(" ", GAP)
        return HELD.sub(lambda found: _unbroken(held.pop(0), found[1], found[2]), text)

    def block(self, block: Block) -> str:
        match block:
            case Heading(title, level):
                tag = f"h{min(level - self.top + 2, 6)}"
                return f"<{tag}>{self.said(title)}</{tag}>\n"
            case Paragraph(sentences):
                text = self._with_math(lambda hold: joined(sentences, self.lang, hold, GAP))
                return f"<p>{ending_kept(text, _kept)}</p>\n"
            case Display(lines):
                return "".join([self._display(line) for line in lines])
            case Operations(operations):
                return self._operations(operations)
            case Transitions(start, steps):
                return self._transitions([one for one in (start, *steps) if one is not None])
            case Steps(items):
                return self._steps(items)
            case Listed(sentences):
                made = [f"<li>{self.said(one)}</li>\n" for one in sentences]
                return f'<ul class="listed">\n{"".join(made)}</ul>\n'
            case Fold(title, blocks):
                inside = "".join([self.block(inner) for inner in blocks])
                return f"<details>\n<summary>{self.said(title)}</summary>\n{inside}</details>\n"
            case Result(blocks):
                return f'<section class="result">\n{"".join([self.block(inner) for inner in blocks])}</section>\n'
            case Table(head, rows):
                return self._table(head, rows)
            case Quote(text):
                return f'<pre class="quote"><code>{escape(text)}</code></pre>\n'
            case Annotated():
                return self._annotated(block)
            case Plot() | Shading():
                from exactrank.render.html_pictures import plot, shading

                caption = said(block.caption, self.lang, linear_text, GAP)
                return plot(block, caption) if isinstance(block, Plot) else shading(block, caption)
            case _:
                assert_never(block)

    def _annotated(self, block: Annotated) -> str:
        """The text with its lines numbered, and the remarks after it in the source, beside it on a wide screen."""
        kinds = dict.fromkeys(block.wrong, "wrong") | dict.fromkeys(block.wrong[:1], "first wrong")
        made: list[str] = []
        for k, line in enumerate(block.lines, 1):
            text = escape(line)
            made.append(f'<li class="{kinds[k]}"><mark>{text}</mark></li>\n' if k in kinds else f"<li>{text}</li>\n")
        remarks = "".join([self.block(inner) for inner in block.remarks])
        return f'<div class="annotated">\n<ol class="answer">\n{"".join(made)}</ol>\n<div>\n{remarks}</div>\n</div>\n'

    def _steps(self, items: tuple[tuple[Block, ...], ...]) -> str:
        """The steps as a list; a page may show them one by one, for which the style sheet needs no script.

        A check box before the list and a choice in each item are all there is: the arrow keys go from step to step.
        Where a browser does not know the rules the list is whole.
        """
        if not self.whole_page or len(items) < MORE_THAN_ONE:
            made = [self._item(item, last=item is items[-1]) for item in items]
            return f'<ol class="steps">\n{"".join(made)}</ol>\n'
        self.lists += 1
        words = escape(plain_sentence(f"notation.{ONE_BY_ONE}", self.lang, {}))
        made = [self._item(item, item is items[-1], self._choice(k)) for k, item in enumerate(items, 1)]
        switch = f'<label class="one-by-one" title="{words}"><input type="checkbox" aria-label="{words}"/></label>\n'
        return f'{switch}<ol class="steps">\n{"".join(made)}</ol>\n'

    def _choice(self, number: int) -> str:
        words = escape(plain_sentence(f"notation.{STEP}", self.lang, {"number": number}))
        chosen = ' checked=""' if number == 1 else ""
        button = f'<input type="radio" name="steps-{self.lists}" aria-label="{words}"{chosen}/>'
        return f'<label class="upto">{button}</label>\n'

    def _item(self, item: tuple[Block, ...], last: bool, choice: str = "") -> str:
        """A step; of a large matrix the rows that stay as they were are folded away, but not in the last step."""
        inside = "".join([self.block(inner) if last else self._in_step(inner) for inner in item])
        return f"<li>\n{choice}{inside}</li>\n"

    def _in_step(self, block: Block) -> str:
        array = folded_array(block)
        if array is None:
            return self.block(block)
        title = plain_sentence(f"notation.{ALL_ROWS}", self.lang, {"count": array.matrix.nrows})
        switch = f'<details class="rows"><summary>{title}</summary></details>\n'
        return switch + self._display(array, rows_shown(array))

    def _display(self, formula: Formula, shown: tuple[int, ...] = ()) -> str:
        """A formula in a box of its own; the box knows its width in em, so that paper can show all of it.

        Of a large matrix the rows that are not `shown` are seen while the switch before it is open. A formula that
        may be too wide ends its lines where the window does, unless it fits when it is set a little smaller; then it
        is its widest piece that needs room.
        """
        width = em(width_of(formula))
        if is_broken(formula, LONG):
            widest = em(INDENT + max([one.width for group in groups_of(formula, factors=True) for one in group]))
            text = self._math(formula, True, broken=True)
            return f'<div class="display lines" style="--w:{widest};--whole:{width}">{text}</div>\n'
        return f'<div class="display" style="--w:{width}">{self._math(formula, True, shown)}</div>\n'

    def _transitions(self, pieces: list[Formula]) -> str:
        """The pieces side by side as far as the window goes, which ends a line before an arrow."""
        made = [f'<span style="--w:{em(width_of(one))}">{self._math(one, block=True)}</span>\n' for one in pieces]
        return f'<div class="transitions">\n{"".join(made)}</div>\n'

    def _operations(self, told: tuple[Formula, ...]) -> str:
        texts = [self.inline(one) for one in told]
        widest = max(map(width_of, told), default=0)
        if len(told) <= SHORT and widest < 16 * EM:
            comma = f"<span>{escape(word('list-comma', self.lang).strip())}</span>"
            kept = [f'<span class="kept">{text}{comma}</span>' for text in texts[:-1]]
            return f'<p class="operations">{" ".join([*kept, *texts[-1:]])}</p>\n'
        items = "".join([f"<li>{text}</li>\n" for text in texts])
        return f'<ul class="operations" style="--w:{em(widest)}">\n{items}</ul>\n'

    def _table(self, head: tuple[Said | Formula, ...], rows: tuple[tuple[Said | Formula, ...], ...]) -> str:
        top = "".join([f'<th scope="col">{self._cell(cell)}</th>' for cell in head])
        lines = ["<tr>" + "".join([f"<td>{self._cell(cell)}</td>" for cell in row]) + "</tr>\n" for row in rows]
        return (
            f'<div class="table"><table>\n<thead><tr>{top}</tr></thead>\n<tbody>\n{"".join(lines)}</tbody>\n'
            "</table></div>\n"
        )

    def _cell(self, cell: Said | Formula) -> str:
        """A cell; one of a narrow column may end lines where other formulas of its width do not."""
        if isinstance(cell, Said):
            return self.said(cell)
        return self._math(cell, broken=is_broken(cell, CELL))


def _kept(text: str) -> str:
    return f'<span class="kept">{text}</span>'


def _unbroken(formula: str, before: str, after: str) -> str:
    """A formula with the signs around it on one line: a browser would end the line between them, not at a quotation."""
    whole = f"{before}{formula}{after}"
    return _kept(whole) if len(whole) > len(formula) and "</math>" in formula else whole


@cache
def _style(name: str) -> str:
    return (FOLDER / f"{name}.css").read_text(encoding="utf-8")


@cache
def font_faces() -> str:
    """The fonts as rules of the style sheet, with the files in them."""
    faces = (
        ("Exactrank Math", "normal", "math"),
        ("Exactrank Math", "bold", "roman-bold"),
        ("Exactrank Roman", "normal", "roman-regular"),
        ("Exactrank Roman", "bold", "roman-bold"),
    )
    made = ""
    for family, weight, name in faces:
        data = b64encode((FONTS / f"{name}.woff2").read_bytes()).decode("ascii")
        made += (
            f'@font-face{{font-family:"{family}";font-weight:{weight};'
            f'src:url("data:font/woff2;base64,{data}") format("woff2")}}\n'
        )
    return made
