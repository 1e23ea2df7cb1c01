"""What follows a place in a formula, where that decides what stands there: operations, RREF A =."""

from __future__ import annotations

from exactrank.patterns import lazy_pattern
from exactrank.reading.formulas.alignments import LINE_ENDS
from exactrank.reading.formulas.sides import Sides
from exactrank.reading.latex.tokens import closing, words
from exactrank.reading.latex.vocabulary import CELL_ENDS, SILENT
from exactrank.reading.operations.form_labels import FORMS
from exactrank.reading.operations.reader import operations_in
from exactrank.statements import EchelonKind

_STOPS = CELL_ENDS | LINE_ENDS
_ROW_WORD = lazy_pattern(r"[Rr]ow|[Cc]olumn|[Ee]quation|行|列|(?<![A-Za-z])[RCLZF]_")
_OPERATORS = words(r"\operatorname \mathrm \text \mathsf \textrm \mbox")
_TEXTS = words(r"\text \mbox \textrm \hbox \textnormal \textit \textbf")
REDUCING = _OPERATORS | words(r"\RREF \rref \REF \ref")
_LONGEST_TOLD = 120
"""Tokens of operations told in words beside a matrix."""


def told_in_words(sides: Sides, at: int, stop: int) -> int:
    """Where operations that begin in words and fill the rest of a cell end; 0 when there are none."""
    tokens = sides.tokens
    end = next((i for i in range(at, min(stop, at + _LONGEST_TOLD)) if tokens[i].text in _STOPS), stop)
    if end > at + _LONGEST_TOLD or _ROW_WORD.search(sides.text, tokens[at].start, tokens[end - 1].stop) is None:
        return 0
    if any(tokens[i].text == r"\begin" for i in range(at, end)):
        return 0  # Row 2 -> [0 & 1]: the cell is one of the matrix
    found = operations_in(sides.text, tokens, at, end)
    return end if found.operations and found.complete else 0


def note_with_arrow(sides: Sides, at: int, stop: int) -> int:
    """Where a note ends that an arrow leads to the left: \\leftarrow \\text{new pivot}; 0 for a step back."""
    tokens = sides.tokens
    k = at + 1
    while k < stop and tokens[k].text in SILENT:
        k += 1
    if k + 1 >= stop or tokens[k].text not in _TEXTS or tokens[k + 1].text != "{" or told_in_words(sides, k, stop):
        return 0
    end = closing(tokens, k + 1, stop) + 1
    rest = next((i for i in range(end, stop) if tokens[i].text not in SILENT and tokens[i].text not in ".,"), stop)
    return end if rest == stop or tokens[rest].text in _STOPS else 0


def operations_in_line(sides: Sides, at: int, stop: int) -> int:
    """Where the line ends that holds nothing but operations; 0 when there is anything else in it."""
    tokens = sides.tokens
    end = next((i for i in range(at, min(stop, at + _LONGEST_TOLD)) if tokens[i].text in LINE_ENDS), stop)
    if end > at + _LONGEST_TOLD or any(tokens[i].text == r"\begin" for i in range(at, end)):
        return 0
    found = operations_in(sides.text, tokens, at, end)
    return end if found.operations and found.complete else 0


def reduced_form(sides: Sides, at: int, stop: int) -> tuple[int, int, EchelonKind] | None:
    """RREF A = ...: where A begins, where the equals sign stands, and the form; None when it is anything else."""
    tokens = sides.tokens
    word = tokens[at].text[1:]
    k = at + 1
    if tokens[at].text in _OPERATORS and k < stop and tokens[k].text == "{":
        end = closing(tokens, k, stop)
        word = "".join([token.text for token in tokens[k + 1 : end]])
        k = end + 1
    form = FORMS.get(word.lower())
    if form is None or k >= stop:
        return None
    begin = k
    while k < stop and (tokens[k].text in SILENT or tokens[k].text in "([{"):
        k += 1
    cells = sides.cells_at(k, stop) if k < stop else None
    k = cells.span[1] if cells is not None else k + 1
    while k < stop and (tokens[k].text in SILENT or tokens[k].text in ")]}&"):
        k += 1
    return (begin, k, form) if k < stop and tokens[k].text == "=" else None
