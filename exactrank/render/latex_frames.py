"""LaTeX for beamer: a frame for each thought, in which the matrices of a chain come one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from exactrank.document import (
    Block,
    Display,
    Document,
    Fold,
    Formula,
    Heading,
    Listed,
    Operations,
    Paragraph,
    Result,
    Said,
    Steps,
    Table,
    Transitions,
)
from exactrank.render.breaking import is_broken, lines_of_pieces
from exactrank.render.formula_text import EM, height_of, linear_text, lines_of
from exactrank.render.latex import Writer
from exactrank.render.preamble import head
from exactrank.render.sentences import Notation, joined

LINE, ROOM = 26 * EM, 18 * EM
"""How wide a line of a frame is, and how much of its height is taken before the next one begins."""
LETTERS = 50
"""So many letters stand on a line, half as many that are wide."""

# A formula that is too wide or too high for a frame is set smaller until it fits.
SLIDES = r"""\usepackage{amsmath}
\usepackage{graphicx}
\usefonttheme{professionalfonts}
\setbeamertemplate{navigation symbols}{}
\setbeamercolor{block body}{bg=black!6}
\setlength{\fboxsep}{3pt}
\setlength{\parskip}{0.6ex}
\newcommand{\fitformula}[1]{\sbox0{#1}%
  \ifdim\wd0>\linewidth\sbox0{\resizebox{0.99\linewidth}{!}{\usebox0}}\fi
  \ifdim\dimexpr\ht0+\dp0\relax>.6\textheight\sbox0{\resizebox{!}{.6\textheight}{\usebox0}}\fi\usebox0}
\newcommand{\fitdisplay}[1]{\[\fitformula{$\displaystyle #1$}\]}
"""


def render_frames(document: Document, lang: str, standalone: bool, notation: Notation) -> str:
    """The document as frames to paste, or as a whole document of the class beamer."""
    writer = _Frames(document, lang, notation, standalone)
    body = "\n".join(writer.frames(document.blocks))
    if not standalone:
        return body
    setup = head(lang).replace("{article}", "{beamer}") + SLIDES
    return f"{setup}\\begin{{document}}\n{body}\\end{{document}}\n"


class _Frames(Writer):
    between = "\n\\pause\n"
    room = LINE
    around = ("\\begin{flushleft}", "\\end{flushleft}")

    def __init__(self, document: Document, lang: str, notation: Notation, standalone: bool) -> None:
        super().__init__(document, lang, notation, standalone)
        self.title: Said = document.title

    def frames(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        """The frames of the blocks: a chain has its own with what is said before it, and so has each step of a list."""
        held: list[Block] = []
        for block in blocks:
            match block:
                case Transitions():
                    said = [held.pop()] if held and isinstance(held[-1], Paragraph) else []
                    yield from self._filled(held)
                    yield from self._chain(said, block)
                    held = []
                case Heading(title, _) | Fold(title, _):
                    yield from self._filled(held)
                    held, self.title = [], title
                    yield from self.frames(block.blocks if isinstance(block, Fold) else ())
                case Steps(items):
                    yield from self._filled(held)
                    held = []
                    for item in items:
                        yield from self._filled([*item])
                case Result(inner):
                    yield from self._filled(held)
                    held = []
                    for one in inner:
                        yield from self._filled([Result((one,)) if isinstance(one, Paragraph) else one])
                case _:
                    held.append(block)
        yield from self._filled(held)

    def _filled(self, blocks: list[Block]) -> Iterator[str]:
        """The blocks on as many frames as they need; words that lead to a formula stay with it."""
        held: list[Block] = []
        taken = 0
        for block in blocks:
            needed = self._height(block)
            if held and taken + needed > ROOM:
                leading = [held.pop()] if len(held) > 1 and isinstance(held[-1], Paragraph) else []
                yield self._framed(self.blocks(tuple(held)))
                held, taken = leading, sum(map(self._height, leading))
            held.append(block)
            taken += needed
        if held:
            yield self._framed(self.blocks(tuple(held)))

    def _framed(self, body: str) -> str:
        return f"\\begin{{frame}}{{{self.said(self.title)}}}\n\n{body.rstrip()}\n\\end{{frame}}\n"

    def _boxed(self, block: Block) -> str:
        text = self.block(block)
        return f"\\begin{{block}}{{}}\n{text.rstrip()}\n\\end{{block}}\n" if isinstance(block, Paragraph) else text

    def _chain(self, said: list[Block], block: Transitions) -> Iterator[str]:
        """As many frames as a chain needs, each with the matrix that it goes on from."""
        start, steps = block.start or self.shown, list(block.steps)
        while steps:
            room = ROOM - sum(map(self._height, said))
            taken = 1
            while taken < len(steps) and self._height(Transitions(start, tuple(steps[: taken + 1]))) <= room:
                taken += 1
            pieces = [self.math(one) for one in (start, *steps[:taken]) if one is not None]
            words = self.blocks(tuple(said))
            yield self._framed((f"{words}\n" if words else "") + self._transitions(pieces))
            start, steps, said = steps[taken - 1].result, steps[taken:], []
        self.shown = start

    def _height(self, block: Block) -> int:
        """About how much of a frame a block takes."""
        match block:
            case Transitions():
                return sum([max(map(height_of, line)) + EM for line in lines_of(block, LINE)])
            case Display(lines):
                return sum([self._displayed(line) + 2 * EM for line in lines])
            case Paragraph(sentences):
                return self._lines(sentences) * 14 * EM // 10
            case Listed(sentences):
                return sum([self._lines((one,)) for one in sentences]) * 16 * EM // 10
            case Operations(operations):
                return (len(operations) + 2) // 3 * 2 * EM
            case Table(_, rows):
                return (len(rows) + 2) * 18 * EM // 10
            case Result(inner):
                return sum(map(self._height, inner)) + 2 * EM
            case _:
                return 2 * EM

    def _displayed(self, formula: Formula) -> int:
        if not is_broken(formula, LINE):
            return height_of(formula)
        return sum([max([height_of(one.formula) for one in line]) for line in lines_of_pieces(formula, LINE)])

    def _lines(self, sentences: tuple[Said, ...]) -> int:
        text = joined(sentences, self.lang, linear_text)
        return sum([2 if ord(letter) > 0x2FFF else 1 for letter in text]) // LETTERS + 1
