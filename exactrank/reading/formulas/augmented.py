"""A matrix with a bar, [A | B], or the equations of a system: the matrix, the place of the bar, and the unknowns."""

from __future__ import annotations

import json
import os.path
import re
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, BinaryIO

from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.numbers.fields import Field
from exactrank.patterns import lazy_pattern
from exactrank.reading.matrices.cells import check_cells
from exactrank.reading.matrices.exact_entries import Floats
from exactrank.reading.matrices.files import decoded, matrix_of_content, over_field, read_argument, read_text
from exactrank.reading.source.limits import MAGIC, MAX_LATEX
from exactrank.reading.source.numbers import fold
from exactrank.reading.source.problems import LineMap, Problems, shown
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.reading.latex.grids import Range
    from exactrank.reading.latex.tokens import Token

# Formulas are read by modules that entries alone do not need: they are imported where one is met, for a light start.

_LATEX = lazy_pattern(r"\\[A-Za-z]")
_ROW = lazy_pattern(r"[^;\r\n]+")
_ENTRY = lazy_pattern(r"[^\s,\[\]()]+")
_FRAME = lazy_pattern(r"[|\[\]()]")
"""Bars, and brackets around the whole or around each line."""
_EQUATION = lazy_pattern(r"[^=<>]*[A-Za-z][^=<>]*=[^=<>]*|[^=<>]*=[^=<>]*[A-Za-z][^=<>]*")
"""An equals sign between two sides, one of which has a letter."""

_ASSIGNED = lazy_pattern(
    r"\s*[A-Za-z]\w{0,30}\s*:?=(?=\s*(?:\[|\{\s*\{|(?:[A-Za-z]{1,12}\.)?(?:[Mm]atrix|array)\s*\())"
)
"""A name with an equals sign before a matrix in the brackets of a program: no equation."""
_BRACES = lazy_pattern(r"\s*\{\s*\{[^\[\]()\"]*\}\s*\}[\s;]*")
"""A matrix as Mathematica has it."""
_LINES_OF_MATLAB = lazy_pattern(r"\s*\[[^\[\]|]*,[^\[\]|]*\][\s;]*")
_NEXT_ROW = lazy_pattern(r"(?<=[^\s;,\[])[ \t\r]*\n(?=\s*[^\s\];])")
"""Lines are rows of a matrix in one pair of brackets with commas, too."""
_AS_BRACKETS = str.maketrans("{}", "[]")
_INK = lazy_pattern(r"\S")


@dataclass(frozen=True, slots=True)
class Augmented:
    """A matrix, the number of its columns left of the bar where there is one, and what the unknowns are called."""

    matrix: Matrix
    bar: int | None = None
    unknowns: tuple[str, ...] = ()

    @property
    def coefficients(self) -> Matrix:
        """The columns left of the bar."""
        return self.matrix if self.bar is None else self._columns(0, self.bar)

    @property
    def right(self) -> Matrix | None:
        """The columns right of the bar."""
        return None if self.bar is None else self._columns(self.bar, self.matrix.ncols)

    def _columns(self, start: int, stop: int) -> Matrix:
        return self.matrix.submatrix(range(self.matrix.nrows), range(start, stop))


def read_augmented(
    argument: str,
    *,
    stdin: BinaryIO | None = None,
    floats: Floats | None = None,
    field: Field | str | None = None,
) -> Augmented:
    """What a command line's MATRIX stands for, its bar included: a file, `-`, the entries, or equations.

    >>> found = read_augmented("1 2 | 3; 4 5 | 6")
    >>> found.matrix, found.bar
    (<2x3 matrix [1 2 3; 4 5 6]>, 2)
    >>> read_augmented("x + 2y = 3; 4x - y = 2")
    Augmented(matrix=<2x3 matrix [1 2 3; 4 -1 2]>, bar=2, unknowns=('x', 'y'))
    """
    found = _read(argument, stdin, floats)
    source = argument if os.path.exists(argument) else ""
    return found if field is None else replace(found, matrix=over_field(found.matrix, field, source))


def _read(argument: str, stdin: BinaryIO | None, floats: Floats | None) -> Augmented:
    if ("=" in argument or "|" in argument) and not os.path.exists(argument):
        return augmented_text(argument, floats=floats)
    content, source, extension = read_argument(argument, stdin)
    if isinstance(content, bytes):
        if extension in (".npy", ".mtx", ".csv", ".tsv") or content.startswith(MAGIC):
            return Augmented(matrix_of_content(content, source, extension, floats))
        content = decoded(content, source)
    return augmented_text(content, source, extension, floats)


def augmented_text(text: str, source: str = "", extension: str = "", floats: Floats | None = None) -> Augmented:
    r"""The same of a text.

    >>> augmented_text(r"\left(\begin{array}{rr|r} 1 & 2 & 3 \\ 4 & 5 & 6 \end{array}\right)").bar
    2
    >>> augmented_text("A = [1 2; 3 4];").matrix, augmented_text("{{1, 2}, {3, 4}}").matrix
    (<2x2 matrix [1 2; 3 4]>, <2x2 matrix [1 2; 3 4]>)
    """
    if len(text) <= MAX_LATEX:
        text = _ASSIGNED.sub(lambda found: _INK.sub(" ", found[0]), text, count=1) if _ASSIGNED.match(text) else text
        if _BRACES.fullmatch(text):
            text = text.translate(_AS_BRACKETS)
        elif "\n" in text and _LINES_OF_MATLAB.fullmatch(text):
            text = _NEXT_ROW.sub(";\n", text)
        latex = _LATEX.search(text)
        found = (_in_latex if latex else _typed)(text, source, extension, floats)
        if found is not None:
            return found
    return Augmented(read_text(text, source, extension, floats))


def _typed(text: str, source: str, extension: str, floats: Floats | None) -> Augmented | None:
    start = text.lstrip()[:1]
    if start == "%" or extension in (".md", ".tex") or "```" in text:  # a matrix among other things, with no bar
        return None
    if start == "{" and '"bar"' in text:
        return _in_json(text, source, floats)
    if "=" in text and start not in ("{", "|"):
        return _equations(text, source)
    if "|" in text and start != "|":
        return _barred(text, source, floats)
    return None


def _in_json(text: str, source: str, floats: Floats | None) -> Augmented | None:
    try:
        bar = json.loads(text).get("bar")
    except (ValueError, RecursionError):
        return None
    A = read_text(text, source, floats=floats)
    if bar is None:
        return Augmented(A)
    if type(bar) is not int:
        Problems(source).refuse("bar-no-number", None, value=shown(str(bar)))
    return _checked(A, bar, source)


def _barred(text: str, source: str, floats: Floats | None) -> Augmented:
    """Entries in lines with a bar at the same place of each; further bars only part several right sides."""
    bars: set[int] = set()
    folded = fold(text)
    for row in _ROW.finditer(folded):
        left, bar, _ = row[0].partition("|")
        if row[0].strip(" \t[]()"):
            bars.add(len(_ENTRY.findall(left)) if bar else -1)
    if len(bars) != 1 or -1 in bars:
        Problems(source).refuse("bar-not-straight", None)
    return _checked(read_text(_FRAME.sub(" ", folded), source, floats=floats), bars.pop(), source)


def _checked(A: Matrix, bar: int, source: str) -> Augmented:
    if not 0 < bar < A.ncols:
        Problems(source).refuse("bar-at-the-edge", None)
    return Augmented(A, bar)


def _in_latex(text: str, source: str, extension: str, floats: Floats | None) -> Augmented | None:
    from exactrank.reading.formulas.matrices import matrix_of
    from exactrank.reading.latex.grid_forms import grids_in
    from exactrank.reading.latex.tokens import tokens_of

    try:
        tokens = tokens_of(text)
    except InputError:
        return None  # the reading of the matrix itself says what is wrong, and where
    grids = [grid for grid in grids_in(tokens, 0, len(tokens)) if grid.rows]
    if len(grids) != 1:
        return None
    (grid,) = grids
    if any(token.text == "=" for token in tokens[grid.span[0] : grid.span[1]]):
        return _of_rows(text, tokens, grid.rows)
    found = matrix_of(text, tokens, grid)
    if found is None or not found.grid.bars:
        return None
    rows = [[x for x in row if x is not None] for row in found.grid.rows]
    whole = not found.ragged and all(len(row) == len(found.grid.rows[0]) for row in rows)
    A = Matrix.of(rows) if whole else read_text(text, source, extension, floats)
    return _checked(A, found.grid.bars[0], source)


def _equations(text: str, source: str) -> Augmented:
    """Equations one a line, or with semicolons or commas between them."""
    from exactrank.reading.latex.tokens import tokens_of

    separator = r"[;\r\n]" if re.search(r"[;\r\n]", text.strip()) else r",\s|[\r\n]"
    parts = [part for part in re.split(separator, text) if part.strip()]
    for part in parts:
        if not _EQUATION.fullmatch(part):
            Problems(source).refuse("not-an-equation", None, text=shown(part.strip()))
    joined = "\n".join(map(_unknowns_first, parts))
    tokens, lines = tokens_of(joined), LineMap(joined)
    ends: dict[int, Range] = {}
    for k, token in enumerate(tokens):
        line = lines.at(token.start)[0]
        ends[line] = (ends.get(line, (k, k))[0], k + 1)
    return _of_rows(joined, tokens, tuple([(cells,) for cells in ends.values()]))


def _unknowns_first(equation: str) -> str:
    """The equation with its sides exchanged where only the right one has a letter: letters on the left are unknowns."""
    left, _, right = equation.partition("=")
    return equation if re.search(r"[A-Za-z]", left) else f"{right} = {left}"


def _of_rows(text: str, tokens: list[Token], rows: tuple[tuple[Range, ...], ...]) -> Augmented:
    from exactrank.reading.formulas.systems import system_of

    # There are no more unknowns than letters, and each equation has a coefficient for every unknown.
    check_cells(len(rows) * sum([token.text[:1].isalpha() for token in tokens]), Problems())
    system = system_of(text, tokens, rows)
    entries = [] if system is None else [[x for x in row if x is not None] for row in system.grid.rows]
    width = 0 if system is None else len(system.unknowns) + 1
    if system is None or any(len(row) != width for row in entries):
        raise InputError.of("input.not-a-system")
    made: list[list[Fraction]] = entries
    return Augmented(Matrix.of(made, width), width - 1, system.unknowns)
