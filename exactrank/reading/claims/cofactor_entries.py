r"""Single cofactors and minors in formulas: C_{12} = -3, M_{12} = |3 2; 1 0| = -2, where words call them so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from exactrank.reading.formulas.expression_kinds import has_free_letters
from exactrank.reading.formulas.sides import Sides
from exactrank.reading.language.language_index import called
from exactrank.reading.language.templates import any_of
from exactrank.statements import (
    AdjugateOf,
    Assertion,
    EntryOf,
    Equality,
    Expression,
    Grid,
    Indexed,
    Inference,
    Name,
    Number,
    Span,
    Times,
    Transposed,
)

_KINDS = {"C": "cofactors", "M": "minors"}
"""What single cofactors and minors are called, and the words of the packs without which they may be anything."""
_REACH = 3000
"""Characters back within which such a word stands."""


@cache
def _spoken(kind: str) -> re.Pattern[str]:
    return re.compile(any_of(called(kind)), re.IGNORECASE)


def cofactor_entry(sides: Sides, offset: int, span: Span, run: Sequence[Expression]) -> Assertion | None:
    """That a number is the cofactor or the minor of the only square matrix; which matrix is meant is a guess."""
    first, value = run[0], run[-1]
    if not isinstance(first, Indexed) or first.name not in _KINDS or first.name in sides.grids:
        return None
    place = _place(first)
    if place is None or isinstance(value, Grid) or has_free_letters(value, ()):
        return None
    if _spoken(_KINDS[first.name]).search(sides.text, max(0, offset - _REACH), offset) is None:
        return None
    square = [name for name, read in sides.grids.items() if _fits(read.grid, place)]
    if len(square) != 1 or not square[0].isalpha():
        return None
    cofactor = EntryOf(Transposed(AdjugateOf(Name(square[0]))), *place)
    sign = Number(Fraction(-1))
    meant: Expression = Times((sign, cofactor)) if first.name == "M" and sum(place) % 2 else cofactor
    return Assertion((Equality(span, (meant, value)),), (Inference.SUBJECT,))


def is_cofactor_name(name: Indexed) -> bool:
    """Whether single cofactors or minors are called so: C_{12}, M_{12}."""
    return name.name in _KINDS and _place(name) is not None


def _place(name: Indexed) -> tuple[int, int] | None:
    """Row and column from 0 of C_{12} and C_{1,2}."""
    indices = [one for one in name.indices if isinstance(one, int)]
    if len(indices) == 1 and 11 <= indices[0] <= 99:
        indices = [int(digit) for digit in str(indices[0])]
    if len(indices) != 2 or len(name.indices) > 2 or min(indices) < 1:
        return None
    return indices[0] - 1, indices[1] - 1


def _fits(grid: Grid, place: tuple[int, int]) -> bool:
    return len(grid.rows) == len(grid.rows[0]) > max(1, *place) and not grid.is_symbolic and not grid.bars
