"""The elementary matrix of an operation that has just been told: R_2 - 3R_1, the elementary matrix is E_1 = [...]."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.chain_parts import Loose, is_anew
from exactrank.reading.language.row_words import any_of, words_around
from exactrank.reading.operations.elementary import operations_of_matrix
from exactrank.statements import (
    Assertion,
    ClaimedOperation,
    ClaimedSwap,
    Equality,
    Expression,
    Grid,
    Identity,
    Indexed,
    Inference,
    Name,
    Span,
    Times,
)

_NEAR = 160
"""Characters between an operation and its matrix."""
_LETTERS = frozenset("EPMFTD")
_FORMULA = lazy_pattern(r"\$[^$]*\$?")


@cache
def _calling() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that call a matrix elementary, and words that turn the operation back."""
    patterns = []
    for kind in ("elementary", "turned_back"):
        spaced, unspaced = words_around(kind)
        patterns.append(re.compile(rf"\b(?:{any_of(spaced)})|{any_of(unspaced)}", re.IGNORECASE))
    return patterns[0], patterns[1]


def elementary_claim(
    name: Expression | None, grid: Grid, loose: Sequence[Loose], text: str, offset: int, span: Span
) -> Assertion | None:
    """That a matrix is the elementary one of the operation told last; None where it is called nothing of the kind.

    Without words that call it elementary, or with words that turn it back or begin something else, this is a guess.
    """
    if not loose or not isinstance(name, Name | Indexed) or not 0 <= offset - loose[-1].stop <= _NEAR:
        return None
    last = loose[-1].announced.operations
    between = text[loose[-1].stop : offset].removeprefix("$")
    elementary, turned_back = _calling()
    called = elementary.search(between) is not None
    letter, size = name.name.strip("}")[-1:], len(grid.rows)
    if not called and (letter not in _LETTERS or size < 2 or operations_of_matrix(grid) is None):
        return None
    expected = elementary_matrix(last[0], size) if len({*last}) == 1 else None
    if expected is None or size != len(grid.rows[0]) or grid.is_symbolic:
        return None
    words = _FORMULA.sub(" ", between)
    certain = called and turned_back.search(words) is None and not is_anew(words)
    done = Times((expected, Identity(size)))  # what the operation makes of the identity matrix
    return Assertion((Equality(span, (done, grid)),), () if certain else (Inference.SUBJECT,))


def elementary_matrix(operation: ClaimedOperation, size: int) -> Grid | None:
    """What an operation makes of the identity matrix; None where it is no single one on rows that are there.

    >>> from exactrank.statements import ClaimedSwap
    >>> elementary_matrix(ClaimedSwap(0, 1), 2).rows[0]
    (Fraction(0, 1), Fraction(1, 1))
    """
    if operation.columns:
        return None
    rows = [[Fraction(i == j) for j in range(size)] for i in range(size)]
    if isinstance(operation, ClaimedSwap):
        first, second = operation.first, operation.second
        if max(first, second) >= size:
            return None
        rows[first], rows[second] = rows[second], rows[first]
        return Grid(tuple(map(tuple, rows)))
    target = operation.target
    if target is None or operation.implied or max(target, *[term.row for term in operation.terms]) >= size:
        return None
    made = [Fraction(0)] * size
    for term in operation.terms:
        if term.factor is None:
            return None
        made[term.row] += term.factor
    rows[target] = made
    return Grid(tuple(map(tuple, rows))) if made[target] else None
