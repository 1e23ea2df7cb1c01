"""Matrices of numbers in LaTeX: their entries, fractions and brackets, with amsmath alone."""

from __future__ import annotations

from fractions import Fraction
from math import gcd
from typing import NamedTuple

from exactrank.matrix import Matrix

BRACKETS = {"b": ("[", "]"), "p": ("(", ")")}
WIDEST_AMSMATH_MATRIX = 10
"""amsmath's matrix environments hold this many columns (MaxMatrixCols) unless the document says otherwise."""
BLANK = r"\underline{\quad}"
"""An entry that is left for somebody to fill in."""


def latex_fraction(value: Fraction, command: str = r"\frac") -> str:
    """The number with its sign in front of the fraction: -1/2 is -\\frac{1}{2}."""
    if value.denominator == 1:
        return str(value.numerator)
    sign = "-" if value.numerator < 0 else ""
    return f"{sign}{command}{{{abs(value.numerator)}}}{{{value.denominator}}}"


def latex_matrix(A: Matrix, brackets: str = "b", plain: bool | None = None) -> str:
    r"""A matrix in LaTeX that amsmath sets in any width.

    The short environment (`bmatrix`) centres its columns and holds ten of them; where numbers carry signs or fractions,
    or there are more columns, an array with its columns to the right stands in brackets. `plain` chooses.

    >>> print(latex_matrix(Matrix.of([[4, 8], [2, 4]])))
    \begin{bmatrix}
    4 & 8 \\
    2 & 4
    \end{bmatrix}
    """
    cells = _cells(A)
    return set_matrix(cells, A.ncols, brackets, is_plain(A) if plain is None else plain, row_gap(A))


def is_plain(A: Matrix) -> bool:
    """Whether the short environment serves: at most ten columns, no signs and no fractions."""
    return A.ncols <= WIDEST_AMSMATH_MATRIX and all(d == 1 and (not n or min(n) >= 0) for n, d in A.rows)


def row_gap(A: Matrix, boxes: bool = False) -> str:
    """What opens the rows a little where fractions, or the box around a pivot, would touch the next row."""
    if any(d != 1 for _, d in A.rows):
        return "[5pt]"
    return "[2pt]" if boxes else ""


def _cells(A: Matrix) -> list[list[str]]:
    cells: list[list[str]] = []
    for numerators, d in A.rows:
        if d == 1:
            cells.append([str(value) for value in numerators])
        else:
            cells.append([_over(value, d) for value in numerators])
    return cells


def _over(value: int, d: int) -> str:
    common = gcd(value, d)
    if common == d:
        return str(value // d)
    sign = "-" if value < 0 else ""
    return f"{sign}\\frac{{{abs(value) // common}}}{{{d // common}}}"


def set_matrix(
    cells: list[list[str]], ncols: int, brackets: str, plain: bool, gap: str = "", bar: int | None = None
) -> str:
    body = f" \\\\{gap}\n".join([" & ".join(row) for row in cells])
    if plain and bar is None:
        return f"\\begin{{{brackets}matrix}}\n{body}\n\\end{{{brackets}matrix}}"
    columns = "r" * ncols if bar is None else "r" * bar + "|" + "r" * (ncols - bar)
    left, right = BRACKETS.get(brackets, ("|", "|"))
    return f"\\left{left}\\begin{{array}}{{{columns if ncols else 'r'}}}\n{body}\n\\end{{array}}\\right{right}"


class Cells(NamedTuple):
    """A matrix as it is to be set: its entries, and the pivots with their entries as they stand in a box."""

    rows: list[list[str]]
    ncols: int
    brackets: str
    plain: bool
    gap: str
    bar: int | None
    marked: dict[tuple[int, int], str]
