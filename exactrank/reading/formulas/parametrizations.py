"""Unknowns given one below the other by parameters: {x = 3 - 2t, y = t, z = 4} solves a system and is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exactrank.reading.formulas.parameters import NotAffine, form_of, key_of
from exactrank.reading.latex.grids import Grid as Cells
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import Tokens, words
from exactrank.statements import Expression, Indexed, Name

_TEXTS = words(r"\text \mbox \textrm \hbox \textnormal \mathrm \textit")
_ELEMENT_OF = words(r"\in ∈")
_USUAL = frozenset("xyzw")

Given = tuple[Name | Indexed, Expression]
"""An unknown, and what it is in terms of parameters; an unknown that is left free is itself."""
Reader = Callable[[Range], Expression | None]


def parametrization_of(
    tokens: Tokens, cells: Cells, known: Sequence[str], expression: Reader
) -> tuple[Given, ...] | None:
    """The unknowns with what is given for each; None where the rows are anything else, a system among them.

    A letter on the right is a parameter if it is none of the unknowns that are known, and not written as they are; or
    one of the unknowns that a row of its own leaves free: x_2 = x_2, "x_2 free".
    """
    given: list[Given] = []
    free: set[str] = set()
    for row in cells.rows:
        filled = [cell for cell in row if cell[0] < cell[1]]
        if not filled:
            continue
        made = _row(tokens, (filled[0][0], filled[-1][1]), expression)
        if made is None:
            return None
        left, right = made
        if left is None:
            continue
        given.append((left, right))
        if right == left:
            free.add(key_of(left))
    names = [key_of(left) for left, _ in given]
    if not given or len(set(names)) < len(names) or (known and not set(names) <= set(known)):
        return None
    try:
        letters = {letter for _, right in given for letter in form_of(right) if letter} - free
    except NotAffine:
        return None
    if not (letters or free) or letters & {*names, *known}:
        return None
    return None if any(is_written_like(letter, names) for letter in letters) else tuple(given)


def _row(tokens: Tokens, span: Range, expression: Reader) -> tuple[Name | Indexed | None, Expression] | None:
    """x = 3 - 2t; x \\text{ free}; nothing given where a row only tells over what a parameter runs: t \\in R."""
    start, stop = span
    texts = [tokens[k].text for k in range(start, stop)]
    if any(text in _ELEMENT_OF for text in texts) and "=" not in texts:
        return None, Name("")
    if texts.count("=") == 1:
        sign = start + texts.index("=")
        left, right = expression((start, sign)), expression((sign + 1, stop))
        return (left, right) if isinstance(left, Name | Indexed) and right is not None else None
    text = next((k for k in range(start, stop) if tokens[k].text in _TEXTS), stop)
    left = expression((start, text)) if text < stop and "=" not in texts else None
    return (left, left) if isinstance(left, Name | Indexed) else None


def is_written_like(letter: str, names: Sequence[str]) -> bool:
    """Whether a letter is another unknown beside these: x_3 beside x_1 and x_2, z beside x and y.

    >>> is_written_like("x_3", ["x_1", "x_2"]), is_written_like("t", ["x", "y"])
    (True, False)
    """
    base, mark, _ = letter.partition("_")
    if mark:
        return any(name.partition("_")[0] == base for name in names)
    return letter in _USUAL and set(names) <= _USUAL
