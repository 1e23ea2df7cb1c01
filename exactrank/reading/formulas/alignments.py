"""Lines of an alignment: which go on with the line before, and where one holds several equations."""

from __future__ import annotations

from exactrank.reading.formulas.sides import CLOSING, OPENING, Sides
from exactrank.reading.latex.tokens import closing, words
from exactrank.reading.latex.vocabulary import CELL_ENDS, SILENT
from exactrank.reading.operations.signs import Sign, sign_at

LINE_ENDS = words(r"\\ \cr \newline")
_ROW_ENDS = LINE_ENDS | {r"\end"}
_PHANTOMS = words(r"\phantom \hphantom \vphantom \hspace")
_BEFORE_TERM = CELL_ENDS | _PHANTOMS | words(r"{ } \mathrel \mspace")
_GAPS = _PHANTOMS | words(r"\quad \qquad")
_BESIDE = words("{ } \u00a0") | words(r"\, \: \; \! \ ")
_FACTORS = words(r"\cdot \times")
_OPERATORS = words(r"+ - − \cdot \times")
_ADDED = _FACTORS | {"+"}
_LONGEST = 400  # tokens of a line that are looked at for its sign


def further(sides: Sides, at: int, stop: int, before: Sign) -> int | None:
    """Where a line goes on with the side before it: after &, it begins with an operator.

    It has no sign, or it cannot be an equation by itself: its operator stands in from the others, or no term begins
    with it, or the & of the line before stands beside its sign, `before`, so that what follows & is a right side.
    """
    tokens = sides.tokens
    k, aligned, inside = _first_term(sides, at, stop)
    if not aligned or k >= stop or tokens[k].text not in _OPERATORS:
        return None
    found = _sign_in_line(sides, k, stop, nested=True)
    if found is None:
        return k
    goes_on = inside or tokens[k].text in _FACTORS or _is_aligned(sides, *before.span, stop)
    if found[1] != "equal" or not goes_on or _is_aligned(sides, found[0], found[0] + 1, stop):
        return None
    return None if any(tokens[i].text in CELL_ENDS for i in range(k, found[0])) else k


def sum_goes_on(sides: Sides, at: int, stop: int) -> int | None:
    r"""Where a line goes on with the one before it, in which no sign stands: 2 A \\\\ &\quad + B = C.

    A line that begins with a minus may stand by itself, where it does not stand further in.
    """
    k, aligned, inside = _first_term(sides, at, stop)
    if k >= stop or sides.tokens[k].text not in _OPERATORS:
        return None
    return k if sides.tokens[k].text in _ADDED or (aligned and inside) else None


def _first_term(sides: Sides, at: int, stop: int) -> tuple[int, bool, bool]:
    """Where a line begins, behind spaces: whether & stands before it, and a space that sets it in behind &."""
    tokens = sides.tokens
    k = at
    aligned = inside = False
    while k < stop and (tokens[k].text in SILENT or tokens[k].text in _BEFORE_TERM):
        inside = inside or (aligned and tokens[k].text in _GAPS)
        aligned = aligned or tokens[k].text in CELL_ENDS
        k += 1
        if tokens[k - 1].text in _PHANTOMS and k < stop and tokens[k].text == "{":
            k = closing(tokens, k, stop) + 1
    return k, aligned, inside


def relation_in_next_line(sides: Sides, at: int, stop: int) -> int | None:
    r"""Where a line begins with an equals sign, W \\\\ &= [...]: the line before it is its left side."""
    k = at
    while k < stop and (sides.tokens[k].text in SILENT or sides.tokens[k].text in CELL_ENDS | _GAPS):
        k += 1
    sign = sign_at(sides.text, sides.tokens, k, stop) if k < stop else None
    return k if sign is not None and sign.kind == "equal" else None


def _is_aligned(sides: Sides, start: int, end: int, stop: int) -> bool:
    """Whether & stands right before or right behind a sign: x &= 3, x = {}& 3."""
    tokens = sides.tokens
    before, after = start - 1, end
    while before >= 0 and tokens[before].text in _BESIDE:
        before -= 1
    while after < stop and tokens[after].text in _BESIDE:
        after += 1
    return (before >= 0 and tokens[before].text in CELL_ENDS) or (after < stop and tokens[after].text in CELL_ENDS)


def begins_equation(sides: Sides, at: int, stop: int) -> bool:
    """Whether another equation of the same line begins at &, x &= 3 & y &= 4; its left side is blank after && only."""
    tokens = sides.tokens
    first = at
    cells = 0
    while first < stop and (tokens[first].text in SILENT or tokens[first].text in CELL_ENDS):
        cells += tokens[first].text in CELL_ENDS
        first += 1
    if first >= stop or (tokens[first].text in _OPERATORS and cells < 2):
        return False
    found = _sign_in_line(sides, first, stop, nested=False)
    return found is not None and found[1] == "equal" and (found[0] > first or cells > 1)


def _sign_in_line(sides: Sides, start: int, stop: int, nested: bool) -> tuple[int, str] | None:
    """The first sign before the end of the line, outside matrices (and outside brackets): where, and its kind."""
    depth = 0
    k = start
    while k < min(stop, start + _LONGEST) and sides.tokens[k].text not in _ROW_ENDS:
        text = sides.tokens[k].text
        cells = sides.cells_at(k, stop)
        if cells is None and (nested or depth == 0):
            sign = sign_at(sides.text, sides.tokens, k, stop)
            if sign is not None:
                return k, sign.kind
        depth += (text in OPENING) - (text in CLOSING)
        k = k + 1 if cells is None else cells.span[1]
    return None
