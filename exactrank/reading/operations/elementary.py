"""Elementary matrices by their names: E_{21}(-3), P_{12}, D_2(1/3), P(2,1(-3)), and products of them.

Which row an E_{ij}(k) changes, one book has otherwise than the next: the operation holds both.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from exactrank.errors import InputError
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.numbers import value_of
from exactrank.reading.latex.tokens import Token, closing, words
from exactrank.reading.latex.vocabulary import SILENT, TIMES
from exactrank.statements import ClaimedCombination, ClaimedOperation, ClaimedSwap, Grid, Term

_ADDING = words("E T L M P")
_EXCHANGING = words("P")
_SCALING = words("D M E")
_LISTED = words("P E")
"""P(i, j), P(i(k)), P(i, j(k)): an index list without an index."""
_MOST = 8
"""So many factors at most."""

Known = Callable[[str, tuple[int, ...]], bool]
"""Whether the text itself says what a name with an index stands for."""


def elementary_product(
    tokens: list[Token], start: int, stop: int, known: Known
) -> tuple[tuple[ClaimedOperation, ...], int]:
    """The operations of the elementary matrices that a formula begins with, the first one done first; where they end.

    >>> from exactrank.reading.latex.tokens import tokens_of
    >>> from exactrank.reading.operations.reader import canonical
    >>> tokens = tokens_of(r"D_2(\\frac13)E_{21}(-3)A")
    >>> operations, end = elementary_product(tokens, 0, len(tokens), lambda letter, indices: False)
    >>> canonical(operations), tokens[end].text
    (['R2 <- R2 - 3 R1', 'R2 <- 1/3 R2'], 'A')
    """
    found: list[ClaimedOperation] = []
    at = end = start
    while at < stop and len(found) < _MOST:
        if tokens[at].text in SILENT or tokens[at].text in TIMES:
            at += 1
            continue
        made = _factor(tokens, at, stop, known)
        if made is None or (made[1] < stop and tokens[made[1]].text in ("^", "_", "(")):
            break
        found.insert(0, made[0])
        at = end = made[1]
    return tuple(found), end


def _factor(tokens: list[Token], at: int, stop: int, known: Known) -> tuple[ClaimedOperation, int] | None:
    letter = tokens[at].text
    if letter not in _ADDING | _SCALING:
        return None
    if at + 1 < stop and tokens[at + 1].text == "_":
        group = at + 2 < stop and tokens[at + 2].text == "{"
        end = closing(tokens, at + 2, stop) if group else at + 3
        indices = _indices(tokens, at + 3 if group else at + 2, end)
        if indices is None or known(letter, indices):
            return None
        after = min(end + group, stop)
        inner = _parentheses(tokens, after, stop)
        if inner is None:
            swap = letter in _EXCHANGING and len(indices) == 2 and indices[0] != indices[1]
            return (ClaimedSwap(indices[0] - 1, indices[1] - 1), after) if swap else None
        made = _operation(letter, indices, _value(tokens, *inner))
        return None if made is None else (made, min(inner[1] + 1, stop))
    if letter in _LISTED and (outer := _parentheses(tokens, at + 1, stop)) is not None:
        begin = next((k for k in range(*outer) if tokens[k].text == "("), outer[1])
        indices = _indices(tokens, outer[0], begin)
        if indices is None or known(letter, ()):
            return None
        inner = _parentheses(tokens, begin, outer[1])
        if inner is None:
            return (ClaimedSwap(indices[0] - 1, indices[1] - 1), outer[1] + 1) if len(indices) == 2 else None
        made = _operation("E", indices, _value(tokens, *inner))
        return None if made is None else (made, outer[1] + 1)
    return None


def _operation(letter: str, indices: tuple[int, ...], factor: Fraction | None) -> ClaimedOperation | None:
    if factor is None:
        return None
    rows = [k - 1 for k in indices]
    if len(rows) == 1:
        return ClaimedCombination(rows[0], (Term(rows[0], factor),)) if letter in _SCALING and factor else None
    if letter not in _ADDING or rows[0] == rows[1]:
        return None
    first, second = [
        ClaimedCombination(target, (Term(target), Term(source, factor)))
        for target, source in ((rows[0], rows[1]), (rows[1], rows[0]))
    ]
    return ClaimedCombination(first.target, first.terms, or_else=(second,))


def _indices(tokens: list[Token], start: int, stop: int) -> tuple[int, ...] | None:
    """One or two row numbers, parted by a comma or a blank, or of one digit each."""
    texts = [tokens[k].text for k in range(start, min(stop, len(tokens))) if tokens[k].text not in SILENT]
    digits = [text for text in texts if text != ","]
    if len(digits) == 1 and len(digits[0]) == 2 and "," not in texts:
        digits = list(digits[0])
    if not 1 <= len(digits) <= 2 or not all(text.isdecimal() and 0 < int(text) < 100 for text in digits):
        return None
    return tuple(map(int, digits))


def _parentheses(tokens: list[Token], at: int, stop: int) -> Range | None:
    """What stands in the parentheses that open here."""
    if at < stop and tokens[at].text in (r"\left", r"\bigl", r"\big"):
        at += 1
    if at >= stop or tokens[at].text != "(":
        return None
    depth = 0
    for k in range(at, stop):
        depth += (tokens[k].text == "(") - (tokens[k].text == ")")
        if not depth:
            return at + 1, k
    return None


def _value(tokens: list[Token], start: int, stop: int) -> Fraction | None:
    while stop > start and tokens[stop - 1].text in (r"\right", r"\bigr", r"\big"):
        stop -= 1
    try:
        value = value_of(tokens, start, stop) if start < stop else None
    except InputError:
        return None
    return Fraction(value) if isinstance(value, int | Fraction) else None


def operations_of_matrix(grid: Grid) -> tuple[ClaimedOperation, ...] | None:
    """The row operations that a product with the matrix from the left does; None where they are not independent.

    >>> from exactrank.matrix import Matrix
    >>> from exactrank.reading.operations.reader import canonical
    >>> canonical(operations_of_matrix(Grid.of(Matrix.of([[1, 0, 0], [-3, 1, 0], [2, 0, 1]]))))
    ['R2 <- -3 R1 + R2', 'R3 <- 2 R1 + R3']
    """
    size = len(grid.rows)
    if any(len(row) != size for row in grid.rows) or grid.is_symbolic or grid.bars:
        return None
    changed: list[ClaimedCombination] = []
    for i, row in enumerate(grid.rows):
        terms = tuple([Term(j, factor) for j, factor in enumerate(row) if factor])
        if terms != (Term(i, Fraction(1)),):
            changed.append(ClaimedCombination(i, terms))
    targets = {one.target for one in changed}
    sources = {term.row for one in changed for term in one.terms if term.row != one.target}
    if len(changed) == 2 and all(len(one.terms) == 1 and one.terms[0].factor == 1 for one in changed):
        first, second = sorted(sources)
        return (ClaimedSwap(first, second),)
    return tuple(changed) if changed and not targets & sources else None
