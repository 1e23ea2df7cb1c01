"""Whether operations lead from one matrix to another, in any of the ways in which they may be carried out."""

from __future__ import annotations

from itertools import permutations

from exactrank.judging.evaluation.linear import same_row_space
from exactrank.judging.steps.replay import is_symbolic, names_row_outside, readings, replay, replay_at_once
from exactrank.judging.verdicts.undecided import NoValue
from exactrank.matrix import Matrix
from exactrank.statements import ClaimedOperation

Operations = tuple[ClaimedOperation, ...]
_ORDERED = 4
"""Other orders are tried for up to so many operations."""


def explains(before: Matrix, after: Matrix, operations: Operations) -> bool:
    """Whether the operations lead from one to the other: in listed order, in another one, or all on the old rows."""
    if not operations or before.ncols != after.ncols:
        return False
    if any(is_symbolic(one) or names_row_outside(one, before.nrows, before.ncols) for one in operations):
        return False
    try:
        for reading in readings(operations):
            if _comes_to(replay(before, reading), after):
                return True
            if len(reading) > 1 and not any(one.columns for one in reading):
                if _comes_to(replay_at_once(before, reading), after):
                    return True
                others = permutations(reading) if len(reading) <= _ORDERED else ()
                if any(_comes_to(replay(before, order), after) for order in others):
                    return True
    except NoValue:
        return False
    return False


def _comes_to(result: Matrix, after: Matrix) -> bool:
    """The same rows, but for rows of zeros at the end."""
    rows = min(result.nrows, after.nrows)
    rest = result if result.nrows > rows else after
    return result.rows[:rows] == after.rows[:rows] and all(rest.is_zero_row(i) for i in range(rows, rest.nrows))


def same_rows(A: Matrix, B: Matrix) -> bool:
    """Whether both have the same row space; false where that has no answer."""
    try:
        return same_row_space(A, B)
    except NoValue:
        return False
