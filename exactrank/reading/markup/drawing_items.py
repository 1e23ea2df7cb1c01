"""What takes the place of drawings and formulas of plain text: pieces of TeX that know where they come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import NamedTuple

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.grids import Range
from exactrank.reading.markup.drawn_boxes import Drawn
from exactrank.reading.markup.plain_formulas import Piece, pieces_of
from exactrank.records import dataclass

_ENVIRONMENTS = {"[": "bmatrix", "": "bmatrix", "(": "pmatrix", "|": "vmatrix"}
_FENCES = {"[": ("[", "]"), "": ("[", "]"), "(": ("(", ")"), "|": ("|", "|")}

OPERATIONS_ARROW = r"\xrightarrow{"
_OPEN = frozenset(["+", "-", r"\cdot ", r"\times "])
"""Signs that end a line where the formula goes on."""


_NAMES_A_MATRIX = lazy_pattern(
    r"\s*[A-CE-Z](?:_\{?\w{1,3}\}?)?(?:\^\{(?:-1|T)\})?\s*=\s*(?:\(?-?\d{1,6}(?:/\d{1,6})?\)?\s*(?:\\cdot )?\s*)?"
)


class Made(NamedTuple):
    """A piece of TeX, where it comes from, and for how many characters from there it stands."""

    tex: str
    origin: int
    reach: int = 0


@dataclass(slots=True)
class Item:
    """A drawing or a formula that takes the place of some lines, from one offset to another.

    Without TeX it is a drawing of several matrices that was not understood: its rows are no matrices by themselves.
    """

    top: int
    bottom: int
    span: Range
    tex: list[Made] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    matrices: int = 0
    column: int = 0
    """of a formula on one line: where its first relation stands"""
    adds: bool = False
    """whether it begins with a sign that adds to the formula on the line above"""

    @property
    def goes_on(self) -> bool:
        """Whether it begins with a sign, and so goes on from what stands above it."""
        return bool(self.kinds) and self.kinds[0] in ("relation", "arrow")

    @property
    def does_more(self) -> bool:
        """Whether it begins with an arrow that names operations, and so goes on from the last matrix of the text."""
        return self.goes_on and self.matrices > 0 and self.tex[0].tex == OPERATIONS_ARROW

    @property
    def is_open(self) -> bool:
        """Whether it ends with a sign, and so goes on with what stands below it."""
        return bool(self.kinds) and (self.kinds[-1] in ("relation", "arrow") or self.needs_more)

    @property
    def needs_more(self) -> bool:
        """Whether it ends with a sign that adds, subtracts or multiplies."""
        return next((made.tex for made in reversed(self.tex) if made.tex.strip()), "") in _OPEN

    @property
    def equates(self) -> bool:
        """Whether it begins with an equals sign or one of approximation."""
        begins = next((made.tex for made in self.tex if made.tex.strip()), "")
        return begins in ("=", r"\approx ")

    @property
    def names_a_matrix(self) -> bool:
        """Whether it is the name of a matrix and an equals sign, with no matrix behind: A =, A^-1 = 1/5."""
        return _NAMES_A_MATRIX.fullmatch("".join([made.tex for made in self.tex])) is not None

    def with_brackets(self) -> None:
        """Bars around the first matrix are its brackets: A = |1 2; 3 4| names a matrix, and no determinant."""
        begin = next((k for k, made in enumerate(self.tex) if made.tex == r"\begin{vmatrix}"), None)
        end = next((k for k, made in enumerate(self.tex) if made.tex == r"\end{vmatrix}"), None)
        if begin is not None and end is not None:
            self.tex[begin] = self.tex[begin]._replace(tex=r"\begin{bmatrix}")
            self.tex[end] = self.tex[end]._replace(tex=r"\end{bmatrix}")

    def add(self, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            tex = rf"\text{{{piece.tex}}}" if piece.kind == "word" else piece.tex
            self.tex.append(Made(tex, piece.start, max(0, piece.length - 1)))
            if piece.kind != "space":
                self.kinds.append(piece.kind)


class NoDrawing(Exception):
    """The lines do not make one drawing."""


def add_matrix(one: Drawn, item: Item) -> None:
    """Adds a drawn matrix as an environment."""
    kind, bar = one.boxes[0].kind, one.boxes[0].bar
    rows = one.rows
    begin, end = one.boxes[0].span[0], one.boxes[-1].span[1] - 1
    if bar is None:
        opening, closing = rf"\begin{{{_ENVIRONMENTS[kind]}}}", rf"\end{{{_ENVIRONMENTS[kind]}}}"
    else:
        left, right = _FENCES[kind]
        columns = "r" * bar + "|" + "r" * (max(map(len, rows)) - bar)
        opening = rf"\left{left}\begin{{array}}{{{columns}}}"
        closing = rf"\end{{array}}\right{right}"
    item.tex.append(Made(opening, begin))
    for i, row in enumerate(rows):
        for j, (text, offset) in enumerate(row):
            if i or j:
                item.tex.append(Made(" & " if j else r" \\ ", offset))
            for piece in pieces_of(text):
                item.tex.append(Made(piece.tex, offset + piece.start, max(0, piece.length - 1)))
    item.tex.append(Made(closing, end))
    item.kinds.append("value")
    item.matrices += 1
