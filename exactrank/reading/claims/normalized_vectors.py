r"""Vectors that are made to have length 1: behind words for it q_2 = (-1, 0, 1) / \sqrt 2 has the direction of v_2."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache

from exactrank.reading.claims.eigen_pairs import directions_of
from exactrank.reading.language.language_index import called
from exactrank.reading.language.templates import any_of
from exactrank.statements import (
    Assertion,
    Columns,
    Expression,
    Grid,
    Indexed,
    Inference,
    NormOf,
    Number,
    Rank,
    Span,
    SquareRoot,
)
from exactrank.statements.walks import subexpressions

_REACH = 500
"""Characters back within which words say that vectors are made to have length 1."""


@cache
def _normalizing() -> re.Pattern[str]:
    return re.compile(any_of(called("normalizing")), re.IGNORECASE)


def normalized_vector(
    text: str, offset: int, span: Span, run: Sequence[Expression], before: Mapping[Indexed, tuple[int, int]]
) -> Assertion | None:
    """That a vector has the direction of the one with its index that was given last; which is meant is a guess.

    `before`: the vectors that were given, each with its place and its number of entries.
    """
    first = run[0]
    if not isinstance(first, Indexed) or len(first.indices) != 1 or len(directions := directions_of(run[-1])) != 1:
        return None
    parts = [one for side in run[1:] for one in subexpressions(side)]
    if not any(isinstance(one, SquareRoot | NormOf) for one in parts):
        return None  # no length is divided by
    if _normalizing().search(text, max(0, offset - _REACH), offset) is None or not isinstance(directions[0], Grid):
        return None
    size = max(len(directions[0].rows), len(directions[0].rows[0]))
    family = [
        (at, one)
        for one, (at, entries) in before.items()
        if one.name != first.name and one.indices == first.indices and entries == size and at < offset
    ]
    if not family:
        return None
    meant = max(family, key=lambda pair: pair[0])[1]
    made_of = {one.name for side in run[1:-1] for one in subexpressions(side) if isinstance(one, Indexed)}
    if not made_of <= {meant.name}:
        return None  # u_1 = A v_1 / s_1
    return Assertion((Rank(span, Columns((meant, directions[0])), Number(Fraction(1))),), (Inference.SUBJECT,))
