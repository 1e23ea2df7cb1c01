r"""Powers with a letter, A^n = [2^n 0; 0 3^n]: the formula for n = 1, 2, 3, 4, since it is said of every n.

What has k different bases is determined by its values at k numbers in a row, so that four show a formula for matrices
of four rows with its eigenvalues, and any of them shows that a formula is wrong.
"""

from __future__ import annotations

import re

from exactrank.patterns import lazy_pattern
from exactrank.reading.markup.math_spans import math_spans
from exactrank.reading.source.source import Rewriting, Source

_VALUES = (1, 2, 3, 4)
_BEGINS = lazy_pattern(
    r"(?:\$\$?|\\\[|\\\(|\\begin\{(?:align|equation|gather)\*?\})[\s&]*(?:\\boxed\{|\\left|\()*[ ]*"
    r"[A-Z](?:_\{?\d\}?)?\)?"
    r"\^\{?[ ]*(?P<letter>[nkm])[ ]*\}?(?![A-Za-z])"
)
_GRID = lazy_pattern(r"\\begin\{(?:[pbvBV]?(?:small)?matrix|array)\}.{1,2000}?\\end\{", re.DOTALL)
_CALCULATED = r"\^(?:\{[ ]*(?P<times>\d?)[ ]*%s[ ]*(?:(?P<sign>[-+])[ ]*(?P<more>\d))?[ ]*\}|%s)"
_TOO_MUCH = lazy_pattern(
    r"\\(?:lim|sum|prod|to|infty|dots|cdots|ldots|vdots|ddots|rightarrow|text)(?![A-Za-z])|\\mathbb"
)
_MOST = 4000


def write_letter_powers(source: Source) -> None:
    r"""Writes such formulas with numbers in place of the letter; offsets stay known.

    >>> source = Source(r"$A^n = \begin{pmatrix} 2^n & n \\ 0 & 2^{n+1} \end{pmatrix}$ for $n > 0$, and $A^n = P D^n$.")
    >>> write_letter_powers(source)
    >>> source.text[:61]
    '$A^{1} = \\begin{pmatrix} 2^{1} & (1) \\\\ 0 & 2^{2} \\end{pmatrix}$'
    >>> source.text.count("$A^"), source.text.count("$A^n")
    (5, 1)
    """
    text = source.text
    if "^n" not in text and "^k" not in text and "^m" not in text and "^{" not in text:
        return
    rewriting, done = Rewriting(source), 0
    for start, stop in math_spans(text):
        formula = text[start:stop]
        letter = _letter(formula, text)
        if letter is None or start < done:
            continue
        rewriting.copy(done, start)
        for k in _VALUES:
            rewriting.put(_at(formula, letter, k) + " " * (k < len(_VALUES)), start, stop - start)
        done = stop
    if done:
        rewriting.copy(done, len(text))
        rewriting.done()


def _letter(formula: str, text: str) -> str | None:
    """The letter of a power that is equal to a matrix with powers in it, where the letter has no value."""
    begins = _BEGINS.match(formula) if len(formula) < _MOST else None
    if begins is None or "=" not in formula or _TOO_MUCH.search(formula):
        return None
    letter = begins["letter"]
    grids = [grid[0] for grid in _GRID.finditer(formula)]
    calculated = re.compile(_CALCULATED % (letter, letter))
    if not any(calculated.search(grid) for grid in grids):
        return None
    left = calculated.sub("", formula)
    unclear = re.search(rf"[\^_]\{{[^{{}}]*(?<![A-Za-z\\]){letter}(?![A-Za-z])", left)
    has_value = re.search(rf"(?<![\w\\^{{]){letter}[ ]?=[ ]?\d", text)
    return None if unclear or has_value else letter


def _at(formula: str, letter: str, k: int) -> str:
    """The formula with k in place of the letter."""

    def power(match: re.Match[str]) -> str:
        more = int(f"{match['sign'] or '+'}{match['more'] or 0}")
        return f"^{{{int(match['times'] or 1) * k + more}}}"

    made = re.sub(_CALCULATED % (letter, letter), power, formula)
    return re.sub(rf"(?<![A-Za-z\\]){letter}(?![A-Za-z])", f"({k})", made)
