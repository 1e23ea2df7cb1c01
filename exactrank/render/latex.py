"""LaTeX: fragments to paste, which need amsmath alone, and whole documents that compile by themselves."""

from __future__ import annotations

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
from exactrank.render.breaking import PAGE
from exactrank.render.latex_math import LatexMath
from exactrank.render.latex_text import verbatim
from exactrank.render.preamble import whole_document
from exactrank.render.sentences import Notation, Tex, joined, said, word

SHORT = 4
"""So many operations stand on one line; more are aligned, a few a line."""


def render(document: Document, lang: str = "en", standalone: bool = False, notation: Notation | None = None) -> str:
    """The document as a LaTeX fragment that compiles with amsmath (or what else the notation has), or whole.

    Slides are made by `latex_frames`.
    """
    notation = notation or Notation.of(lang)
    writer = Writer(document, lang, notation, standalone)
    body = writer.blocks(document.blocks).rstrip() + "\n"
    if not standalone:
        return body
    return whole_document(writer.said(document.title), body, lang, document, notation.tex)


def _math_of(document: Document, notation: Notation, lang: str) -> LatexMath:
    match notation.tex:
        case Tex.AMSMATH | Tex.BEAMER:
            return LatexMath.of(document, notation, lang=lang)
        case Tex.NICEMATRIX:
            from exactrank.render.latex_worked import NiceMath

            return NiceMath.of(document, notation, lang=lang)
        case Tex.GAUSS:
            from exactrank.render.latex_worked import GaussMath

            return GaussMath.of(document, notation, lang=lang)
        case _:
            assert_never(notation.tex)


def with_what_follows(block: Block, text: str) -> str:
    """The text of a block after which no page ends: behind its list, its table, its chain or its last formula."""
    match block:
        case Steps() | Listed() | Table():
            before, end, after = text.rstrip("\n").rpartition("\n")
            return f"{before}\n\\keepwithnext{end}{after}\n"
        case Display(lines) if lines:
            before, start, after = text.rstrip("\n").rpartition("\\fitdisplay{")
            return before + start.replace("fit", "kept") + after + "\n"
        case Transitions():
            return text.replace("\\par}\n\\smallskip", "\\par}\n\\nopagebreak\\smallskip")
    return text


class Writer:
    """Writes the blocks of a document. It remembers the matrix that a chain without a start goes on from."""

    between = "\n"
    """what stands between the formulas of a chain"""
    around = ("\\nopagebreak\n{\\raggedright\\noindent", "\\par}\n\\smallskip")
    """what stands around them"""
    room = PAGE
    """the width at which formulas that are set off end their lines"""

    def __init__(self, document: Document, lang: str, notation: Notation, standalone: bool) -> None:
        self.lang = lang
        self.standalone = standalone
        self.math = _math_of(document, notation, lang)
        self.shown: Formula | None = None

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        """The blocks, with an empty line between them but not before a formula that belongs to what is said of it.

        There it would begin a paragraph of its own: TeX opens a gap above and may end the page in it.
        """
        made: list[str] = []
        blocks = without_pictures(blocks)
        for k, block in enumerate(blocks):
            text = self.block(block)
            follows = blocks[k + 1] if k + 1 < len(blocks) else None
            if self.standalone and isinstance(follows, Result):
                text = with_what_follows(block, text)
            made.append(text.rstrip("\n") if isinstance(block, Paragraph) and isinstance(follows, Display) else text)
        return "\n".join(made)

    def inline(self, value: Inline) -> str:
        if isinstance(value, Verbatim):
            return rf"\texttt{{{verbatim(value.text, self.lang)}}}"
        return f"${self.math(value)}$"

    def said(self, message: Said) -> str:
        return said(message, self.lang, self.inline)

    def block(self, block: Block) -> str:
        match block:
            case Heading(title, level):
                return f"\\{'sub' * (level - 1)}section*{{{self.said(title)}}}\n"
            case Paragraph(sentences):
                return joined(sentences, self.lang, self.inline) + "\n"
            case Display(lines):
                self.shown = lines[-1] if lines else None
                return self._display([self.math.displayed(line, self.room) for line in lines])
            case Operations(operations):
                return self._operations([self.math(told) for told in operations])
            case Transitions():
                text = self._transitions(self._pieces(block))
                self.shown = block.steps[-1].result
                return text
            case Steps(items):
                made = ["\\item " + self._item(item) for item in items]
                return "\n".join(["\\begin{enumerate}", *made, "\\end{enumerate}\n"])
            case Listed(sentences):
                made = [f"\\item\\raggedright {self.said(one)}" for one in sentences]
                return "\n".join(["\\begin{itemize}", *made, "\\end{itemize}\n"])
            case Fold(title, blocks):
                return f"\\medskip\\noindent\\textbf{{{self.said(title)}}}\n\n{self.blocks(blocks)}"
            case Result(blocks):
                return self._result(blocks)
            case Table(head, rows):
                return self._table(head, rows)
            case Annotated(_, _, remarks):
                return self.blocks(remarks)
            case Plot() | Shading():
                return ""  # drawn on pages alone
            case Quote(text):
                return f"\\begin{{quote}}\\ttfamily\\raggedright\n{verbatim(text, self.lang)}\n\\end{{quote}}\n"
            case _:
                assert_never(block)

    def _item(self, blocks: tuple[Block, ...]) -> str:
        made = ""
        for block in blocks:
            text = self.block(block)
            if text.startswith("\\begin{align*}"):
                made = made.rstrip("\n") + "\n"  # a paragraph of its own would open a gap above the display
            elif made and self.standalone and isinstance(block, Operations):
                made += "\\nopagebreak\n"
            made += text + "\n"
        return made.strip()

    def _result(self, blocks: tuple[Block, ...]) -> str:
        """Sentences in boxes; a formula behind one stays on its page, in the same paragraph."""
        made = [self._boxed(inner) for inner in blocks]
        for k, block in enumerate(blocks[1:]):
            if isinstance(block, Display):
                made[k] = made[k].rstrip("\n")
        return "\n".join(made)

    def _boxed(self, block: Block) -> str:
        text = self.block(block)
        if not isinstance(block, Paragraph):
            return text
        width = r"\dimexpr\linewidth-2\fboxsep-2\fboxrule\relax"
        kept = "\\nopagebreak" if self.standalone else ""
        return f"{kept}\\medskip\\noindent{{\\fboxsep=6pt\\fbox{{\\parbox{{{width}}}{{%\n{text.rstrip()}}}}}}}\n"

    def _display(self, lines: list[str]) -> str:
        if self.standalone:
            return "".join([f"\\fitdisplay{{{line}}}\n" for line in lines])
        return "".join([f"\\[\n{line}\n\\]\n" for line in lines])

    def _pieces(self, block: Transitions) -> list[str]:
        """The formulas of a chain, an arrow before each but the first; operations stand beside matrices that take them.

        Then a chain that goes on begins with the matrix at which it does.
        """
        start, steps, math = block.start or self.shown, block.steps, self.math
        if type(math) is LatexMath or start is None:
            return [math(one) for one in (block.start, *steps) if one is not None]
        from exactrank.render.latex_worked import ARROW, WorkedMath

        assert isinstance(math, WorkedMath)
        if not math.fits((start, *[step.result for step in steps])):
            return [math(one) for one in (block.start, *steps) if one is not None]
        done = [*[step.operations for step in steps], ()]
        made = [math.worked(one, does) for one, does in zip((start, *[s.result for s in steps]), done, strict=True)]
        return [made[0], *[f"{ARROW} {one}" for one in made[1:]]]

    def _transitions(self, pieces: list[str]) -> str:
        """A paragraph in which TeX itself ends a line where the next arrow does not fit any more."""
        fitted = [f"\\fitformula{{${one}$}}" if self.standalone else f"${one}$" for one in pieces]
        apart = r"\setlength{\lineskip}{1.2ex}\setlength{\lineskiplimit}{1.2ex}"  # lines with matrices do not touch
        inside = self.between.join(fitted)
        before, after = self.around
        return f"{before}{apart}%\n{inside}{after}\n"

    def _operations(self, told: list[str]) -> str:
        if len(told) <= SHORT and sum(map(len, told)) < 40 * SHORT:
            comma = word("list-comma", self.lang)
            return comma.join([f"${one}$" for one in told])
        longest = max(map(len, told))
        across = 3 if longest <= 42 else 2 if longest <= 60 else 1
        if self.standalone and longest > 90:
            return "".join([f"\\fitdisplay{{{one}}}\n" for one in told])
        aligned = [one.replace(" \\left", " &\\left", 1) for one in told]
        lines = [" & ".join(aligned[i : i + across]) for i in range(0, len(aligned), across)]
        body = " \\\\\n".join(lines)
        return f"\\begin{{align*}}\n{body}\n\\end{{align*}}\\nopagebreak"

    def _table(self, head: tuple[Said | Formula, ...], rows: tuple[tuple[Said | Formula, ...], ...]) -> str:
        lines = [" & ".join([self._cell(cell) for cell in row]) + r" \\" for row in (head, *rows)]
        columns = "l" + "r" * (len(head) - 1)
        body = "\n".join([r"\hline", lines[0], r"\hline", *lines[1:], r"\hline"])
        # rows are opened a little, or fractions touch the rules
        table = f"\\renewcommand{{\\arraystretch}}{{1.25}}\n\\begin{{tabular}}{{{columns}}}\n{body}\n\\end{{tabular}}"
        if self.standalone:  # a table wider than the line is set smaller
            fitted = r"\ifdim\wd0>\linewidth\resizebox{\linewidth}{!}{\usebox0}\else\usebox0\fi"
            table = f"\\sbox0{{{table}}}%\n{fitted}"
        return f"\\begin{{center}}\n{table}\n\\end{{center}}\n"

    def _cell(self, cell: Said | Formula) -> str:
        return self.said(cell) if isinstance(cell, Said) else self.inline(cell)
