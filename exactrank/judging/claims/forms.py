"""Claims about the form of a matrix and about its trace, judged entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from exactrank.judging.claims.definiteness import decide_definite, decide_indefinite
from exactrank.judging.claims.matrix_claims import decide_number
from exactrank.judging.evaluation.context import Context
from exactrank.judging.evaluation.linear import check_size, trace
from exactrank.judging.verdicts.decision import CORRECT, Decision, undecided, wrong
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.witnesses import MisplacedEntry, Place, WrongEntries, WrongShape, differences
from exactrank.matrix import Matrix
from exactrank.statements import Form, HasForm, Trace

Places = Iterator[tuple[int, int]]


def decide_form(claim: HasForm, context: Context) -> Decision:
    """An entry that must be 0 and is not, or the entries in which two matrices differ that must be equal."""
    A = context.subject(claim.subject)
    match claim.form:
        case Form.UPPER_TRIANGULAR:
            return _zero(A, _below(A))
        case Form.LOWER_TRIANGULAR:
            return _zero(A, _above(A))
        case Form.DIAGONAL:
            lower = _zero(A, _below(A))
            return lower if lower.is_incorrect else _zero(A, _above(A))
        case Form.TRIANGULAR:
            upper, lower = _zero(A, _below(A)), _zero(A, _above(A))
            return lower if upper.is_incorrect else upper
    if A.nrows != A.ncols:
        return wrong(Note.SHAPE, WrongShape((A.nrows, A.nrows), A.shape))
    match claim.form:
        case Form.SYMMETRIC:
            return _equal(A.T, A, Place.RESULT)
        case Form.SKEW_SYMMETRIC:
            return _equal(A.T * -1, A, Place.RESULT)
        case Form.ORTHOGONAL:
            return _equal(Matrix.identity(A.nrows, A.field), A.T @ A, Place.PRODUCT)
        case Form.IDEMPOTENT:
            return _equal(A, A @ A, Place.PRODUCT)
        case Form.NILPOTENT:
            check_size(A)
            return _equal(Matrix.zero(A.nrows, A.nrows, A.field), A**A.nrows, Place.PRODUCT)
        case Form.POSITIVE_DEFINITE:
            return decide_definite(A, strict=True)
        case Form.POSITIVE_SEMIDEFINITE:
            return decide_definite(A, strict=False)
        case Form.NEGATIVE_DEFINITE:
            return decide_definite(A, strict=True, negative=True)
        case Form.INDEFINITE:
            return decide_indefinite(A)
    assert_never(claim.form)


def _below(A: Matrix) -> Places:
    return ((i, j) for i in range(A.nrows) for j in range(min(i, A.ncols)))


def _above(A: Matrix) -> Places:
    return ((i, j) for i in range(A.nrows) for j in range(i + 1, A.ncols))


def _zero(A: Matrix, places: Places) -> Decision:
    place = next(((i, j) for i, j in places if A[i, j]), None)
    return CORRECT if place is None else wrong(Note.NOT_OF_FORM, MisplacedEntry(*place, A[place]))


def _equal(expected: Matrix, found: Matrix, where: Place) -> Decision:
    if expected == found:
        return CORRECT
    return wrong(Note.NOT_OF_FORM, WrongEntries(differences(expected, found), where))


def decide_trace(claim: Trace, context: Context) -> Decision:
    """The sum of the diagonal entries."""
    A = context.subject(claim.subject)
    if A.nrows != A.ncols:
        return undecided(Note.SHAPE)
    return decide_number(trace(A), claim.value, context)
