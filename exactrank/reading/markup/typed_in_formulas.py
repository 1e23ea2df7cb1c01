"""Matrices typed with spaces and semicolons inside a formula, $A = [1 2; 3 4]$, written in TeX.

A space has no meaning in TeX, and 1 2 would be a product; nobody means one between two digits.
"""

from __future__ import annotations

from exactrank.patterns import lazy_pattern
from exactrank.reading.markup.math_spans import math_spans
from exactrank.reading.source.source import Rewriting, Source

_NUMBER = r"[-−]?\d{1,30}(?:\.\d{1,30})?(?:/\d{1,30})?"
_ENTRY = rf"(?:{_NUMBER}[a-z]?|[-−]?[a-z])"
_ROW = rf"{_ENTRY}(?:(?:[ \t]*+[,|][ \t]*+|[ \t]++){_ENTRY})++"
_TYPED = lazy_pattern(
    rf"(?<![\w\\\])^])(?:\\left[ \t]*+)?[\[(][ \t]*+"
    rf"(?:(?P<rows>{_ROW}(?:[ \t]*+;[ \t]*+{_ROW})++)|(?P<row>{_NUMBER}(?:[ \t]++{_NUMBER})++))"
    rf"[ \t]*+(?:;[ \t]*+)?(?:\\right[ \t]*+)?[\])]"
)
_MAY_BE_TYPED = lazy_pattern(r"[\[(][ \t]*+(?:[-−\d./]++[ \t]++[-−\d]|[-−\da-z./,| \t]++;)")
"""A bracket, and behind it two numbers with a blank between them, or numbers and letters up to a semicolon."""
_BETWEEN = lazy_pattern(r"[ \t]*,[ \t]*|[ \t]+")


def set_typed_matrices_in_formulas(source: Source) -> None:
    """Writes what is typed between brackets in formulas as matrices of TeX, and [1 2 3] with commas.

    >>> source = Source("$A = [1 -2; 3 4]$, [1 2; 3 4]")
    >>> set_typed_matrices_in_formulas(source)
    >>> source.text
    '$A = \\\\begin{bmatrix}1 & -2 \\\\\\\\ 3 & 4\\\\end{bmatrix}$, [1 2; 3 4]'
    """
    text = source.text
    if ("$" not in text and "\\" not in text) or not _MAY_BE_TYPED.search(text) or not _TYPED.search(text):
        return
    rewriting = Rewriting(source)
    done = 0
    for start, stop in math_spans(text):
        for match in _TYPED.finditer(text, start, stop):
            made = _in_tex(match["rows"]) if match["rows"] else _with_commas(match[0], match["row"])
            if made:
                rewriting.copy(done, match.start())
                rewriting.put(made, match.start(), match.end() - match.start() - 1)
                done = match.end()
    if done:
        rewriting.copy(done, len(text))
        rewriting.done()


def _in_tex(typed: str) -> str:
    """The rows of a matrix in TeX, with its bar; nothing where they are not of one length."""
    rows = [[_BETWEEN.split(part.strip()) for part in row.split("|")] for row in typed.split(";")]
    if len({tuple(len(part) for part in row) for row in rows}) > 1:
        return ""
    body = r" \\ ".join([" & ".join([cell for part in row for cell in part]) for row in rows])
    if len(rows[0]) == 1:
        return rf"\begin{{bmatrix}}{body}\end{{bmatrix}}"
    columns = "|".join(["r" * len(part) for part in rows[0]])
    return rf"\left[\begin{{array}}{{{columns}}}{body}\end{{array}}\right]"


def _with_commas(bracketed: str, row: str) -> str:
    """[1 2 3] as [1, 2, 3]; (1 2) is rather a permutation."""
    return f"[{', '.join(row.split())}]" if "[" in bracketed else ""
