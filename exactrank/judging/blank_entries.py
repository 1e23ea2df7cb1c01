"""Places of a matrix that are left blank, as in triangular factors: they may stand for zeros.

That they do is a guess about what was not written. So what is right with zeros there is right, and what is wrong stays
open: somebody may have left out what does not matter, or what is still to be found.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import is_dataclass, replace
from fractions import Fraction
from typing import Any

from exactrank.judging.named_fields import Judged
from exactrank.judging.verdicts.verdict import Outcome
from exactrank.statements import Answer, Grid, Span
from exactrank.statements.walks import rebuilt


def with_blank_entries(answer: Answer, judged: Judged, judge: Callable[[Answer], Judged]) -> Judged:
    """The judgements, with those decided that stayed open because of blank entries, where zeros make them right."""
    if all(one.outcome is not Outcome.UNDECIDED for one in judged.judgements):
        return judged
    passages = _filled(answer.passages)
    if passages is answer.passages:
        return judged
    filled = judge(replace(answer, passages=passages))
    right = {
        place: one
        for place, one in zip(filled.places, filled.judgements, strict=True)
        if one.outcome is Outcome.CORRECT and one.follows is None
    }
    made = [
        right.get(place, one) if one.outcome is Outcome.UNDECIDED else one
        for place, one in zip(judged.places, judged.judgements, strict=True)
    ]
    return replace(judged, judgements=tuple(made))


def _filled(value: Any) -> Any:
    """The record with zeros in the places left blank; the record itself where there are none."""
    if isinstance(value, Grid):
        return with_zeros(value)
    if isinstance(value, Span | type) or not (isinstance(value, tuple) or is_dataclass(value)):
        return value
    return rebuilt(value, _filled)


def with_zeros(grid: Grid) -> Grid:
    """The matrix with zeros before the first entry written in a row and behind the last one; as it is without any.

    >>> with_zeros(Grid(((Fraction(1), Fraction(2)), (None, Fraction(3))))).rows[1] == (0, 3)
    True
    >>> with_zeros(Grid(((None,),), written=(("a",),))).rows
    ((None,),)
    """
    if not grid.is_symbolic:
        return grid
    texts = grid.written or tuple([("",) * len(row) for row in grid.rows])
    rows = []
    for row, written in zip(grid.rows, texts, strict=True):
        there = [j for j, (x, text) in enumerate(zip(row, written, strict=True)) if x is not None or text.strip()]
        if not there:
            return grid  # a row of nothing says nothing
        inside = range(there[0], there[-1] + 1)
        rows.append(tuple([x if j in inside else Fraction(0) for j, x in enumerate(row)]))
    return grid if tuple(rows) == grid.rows else replace(grid, rows=tuple(rows))
