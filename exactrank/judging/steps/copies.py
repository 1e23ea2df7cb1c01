"""How near one matrix is to another: near enough to be what was meant, or a copy with slips in it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from fractions import Fraction

from exactrank.judging.steps.find_operations import find_operations
from exactrank.judging.steps.replay import is_symbolic, names_row_outside, readings, replay
from exactrank.judging.verdicts.witnesses import differences
from exactrank.matrix import Matrix
from exactrank.statements import ClaimedCombination, ClaimedOperation, ClaimedSwap

_ONE_IN = 4
"""One entry in so many may be copied wrongly for a matrix to be still a copy."""
_AGREEING = 3
"""So many nonzero entries must agree, or two that are no 1."""


def is_near(before: Matrix, after: Matrix, operations: Sequence[ClaimedOperation]) -> bool:
    """Whether `after` must be meant as what the operations make of `before`, though it is not.

    So it is where the rows that they leave alone stand there unchanged, or where few entries are other than they would
    come out. A matrix that is just the old one says nothing.
    """
    if before.shape != after.shape or before == after:
        return False
    if any(is_symbolic(one) or one.columns or names_row_outside(one, *before.shape) for one in operations):
        return False
    changed = {row for one in operations for row in _rows_changed(one)}
    kept = [i for i in range(before.nrows) if i not in changed]
    if operations and kept:
        telling = [i for i in kept if not before.is_zero_row(i)]
        if telling and all(before.rows[i] == after.rows[i] for i in kept):
            return True
    if not operations:
        same = [i for i in range(before.nrows) if before.rows[i] == after.rows[i] and not before.is_zero_row(i)]
        return bool(same)
    few = max(1, before.nrows * before.ncols // 5)
    results = (replay(before, reading) for reading in readings(tuple(operations)))
    return any(len(differences(result, after)) <= few and _agrees(result, after) for result in results)


def _rows_changed(operation: ClaimedOperation) -> tuple[int, ...]:
    if isinstance(operation, ClaimedSwap):
        return operation.first, operation.second
    if isinstance(operation, ClaimedCombination) and (operation.target is None or operation.implied):
        return tuple([term.row for term in operation.terms])
    return () if operation.target is None else (operation.target,)


def is_copy(original: Matrix, copy: Matrix) -> bool:
    """Whether few entries differ among many that agree."""
    if original.shape != copy.shape or original == copy:
        return False
    entries = differences(original, copy)
    few = len(entries) * _ONE_IN <= max(_ONE_IN, original.nrows * original.ncols)
    return few and _agrees(original, copy)


def is_nearly_copy(original: Matrix, copy: Matrix) -> bool:
    """Whether few entries differ, however few there are in all: too little to say that it is a copy with a slip."""
    if original.shape != copy.shape or original == copy:
        return False
    return len(differences(original, copy)) * _ONE_IN <= max(_ONE_IN, original.nrows * original.ncols)


def replaces_column(original: Matrix, other: Matrix) -> bool:
    """Whether most of one column is another and nothing else: a minor of the next column, or a matrix of Cramer's rule.

    >>> replaces_column(Matrix.of([[1, 2], [3, 4]]), Matrix.of([[1, 5], [3, 6]]))
    True
    >>> replaces_column(Matrix.of([[1, 2], [3, 4]]), Matrix.of([[1, 2], [3, 6]]))
    False
    """
    entries = differences(original, other)
    return len({entry.column for entry in entries}) == 1 and len(entries) * 2 > original.nrows


class Change(Enum):
    """What a change of few entries is, where nothing is said to be done."""

    STEP = "step"
    """what a person does without a word: a pivot made 1, zeros made, rows exchanged"""
    OPEN = "open"
    """a row multiplied by an integer or a sign changed: meant, or a slip"""
    SLIP = "slip"


def change_between(original: Matrix, copy: Matrix) -> Change:
    """Which change leads from a matrix to its near copy."""
    done = find_operations(original, copy, elementary=True)
    if done is None or len(done) > 1:
        return Change.SLIP
    (operation,) = done
    if isinstance(operation, ClaimedSwap):
        return Change.STEP
    entries = differences(original, copy)
    if len(operation.terms) > 1:
        return Change.STEP if all(entry.found == 0 for entry in entries) else Change.SLIP
    if entries[0].found == 1:
        return Change.STEP
    factor = operation.terms[0].factor or Fraction(0)
    return Change.OPEN if factor.numerator in (1, -1) or factor.denominator == 1 else Change.SLIP


def reaches_an_aim(before: Matrix, after: Matrix) -> bool:
    """Whether elementary operations lead there that each make zeros, or a leading 1, or exchange rows.

    >>> A = Matrix.of([[1, 2, 1], [3, 4, 5]])
    >>> reaches_an_aim(A, Matrix.of([[1, 2, 1], [0, -2, 2]])), reaches_an_aim(A, Matrix.of([[1, 2, 1], [6, 8, 10]]))
    (True, False)
    """
    return all(_has_an_aim(one, before, after) for one in find_operations(before, after, elementary=True) or (None,))


def _has_an_aim(operation: ClaimedOperation | None, before: Matrix, after: Matrix) -> bool:
    if not isinstance(operation, ClaimedCombination):
        return isinstance(operation, ClaimedSwap)
    i = operation.target
    if i is None:
        return False
    if len(operation.terms) == 1:
        return next((after[i, j] for j in range(after.ncols) if after[i, j]), None) == 1
    return any(before[i, j] and not after[i, j] for j in range(after.ncols))


def _agrees(A: Matrix, B: Matrix) -> bool:
    """Enough entries agree that are neither 0 nor, nearly all of them, 1."""
    agreeing = [A[i, j] for i in range(A.nrows) for j in range(A.ncols) if A[i, j] == B[i, j] and A[i, j]]
    return len(agreeing) >= _AGREEING + 1 or len([x for x in agreeing if abs(x) != 1]) > 1
