"""Claims about rank, echelon form and minors."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from exactrank.calculations.elimination import is_echelon, is_reduced_echelon
from exactrank.calculations.minors import minor, nonzero_minor
from exactrank.judging.evaluation.context import Context
from exactrank.judging.evaluation.counts import count
from exactrank.judging.evaluation.echelon_forms import out_of_echelon, out_of_reduced
from exactrank.judging.evaluation.linear import check_size, rank, rank_evidence, reduced, same_row_space, separation
from exactrank.judging.verdicts.decision import CORRECT, Decision, same_value, undecided, wrong
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import NoValue
from exactrank.judging.verdicts.values import Scalar, compare
from exactrank.judging.verdicts.witnesses import NonzeroMinor, RankEvidence, WrongCount, WrongPivots
from exactrank.matrix import Matrix
from exactrank.statements import (
    Comparison,
    Echelon,
    EchelonFormOf,
    EchelonKind,
    Expression,
    Identity,
    MinorsVanish,
    MinorValue,
    Nullity,
    Rank,
)

_MINORS = 2_000
"""So many bordering minors are computed one by one."""


def holds(comparison: Comparison, left: Scalar, right: Scalar) -> bool:
    """left (comparison) right."""
    sign = compare(left, right)
    return {
        Comparison.EQUAL: sign == 0,
        Comparison.NOT_EQUAL: sign != 0,
        Comparison.LESS: sign < 0,
        Comparison.AT_MOST: sign <= 0,
        Comparison.GREATER: sign > 0,
        Comparison.AT_LEAST: sign >= 0,
    }[comparison]


def parts_of(A: Matrix, bars: tuple[int, ...]) -> tuple[Matrix, ...]:
    """The matrices that a claim about an augmented matrix may mean: all of it, or what stands before the bar."""
    if len(bars) != 1 or not 0 < bars[0] < A.ncols:
        return (A,)
    return A, A.submatrix(range(A.nrows), range(bars[0]))


def decide_rank(claim: Rank, context: Context) -> Decision:
    """rank A compared with the value; of an augmented matrix the claim may mean either part."""
    matrices = parts_of(context.subject(claim.subject, True), context.bars_of(claim.subject))
    wrong_one: Decision | None = None
    for A in matrices:
        value = Fraction(min(A.shape)) if claim.value is None else count(claim.value, context.environment)
        if holds(claim.comparison, Fraction(rank(A)), value):
            return CORRECT
        wrong_one = wrong_one or wrong(Note.WRONG_RANK, _evidence(A, value))
    return wrong_one or undecided(Note.NO_SUBJECT)


def _evidence(A: Matrix, value: Scalar) -> RankEvidence:
    if not isinstance(value, Fraction) or value.denominator != 1:
        raise NoValue(Note.NOT_EVALUATED)
    return rank_evidence(A, value.numerator)


def decide_nullity(claim: Nullity, context: Context) -> Decision:
    """dim {x : A x = 0} = n - rank A; the column behind a bar is no unknown's, unless the matrix is named with it."""
    matrices = parts_of(context.subject(claim.subject, True), context.bars_of(claim.subject))
    matrices = matrices[-1:] if claim.subject is None else matrices
    value = count(claim.value, context.environment)
    if any(holds(claim.comparison, Fraction(A.ncols - rank(A)), value) for A in matrices):
        return CORRECT
    A = matrices[-1]
    return wrong(Note.WRONG_RANK, _evidence(A, A.ncols - value if isinstance(value, Fraction) else value))


def decide_rank_of(subject: Expression, value: Scalar, context: Context, comparison: Comparison) -> Decision:
    """The same for rank A as a side of an equality."""
    A = context.subject(subject, True)
    if holds(comparison, Fraction(rank(A)), value):
        return CORRECT
    return wrong(Note.WRONG_RANK, _evidence(A, value))


def decide_echelon(claim: Echelon, context: Context) -> Decision:
    """Form, pivots and nonzero rows of a matrix as it stands; without a subject, of the last one written."""
    if claim.subject is None:
        A = _standing_last(claim, context)
        bars = context.chain_bars if A is context.chain_end else context.last_bars
    else:
        A, bars = context.subject(claim.subject), context.bars_of(claim.subject)
    parts = parts_of(A, bars)
    decisions = [_echelon(claim, part) for part in (parts[-1:] if claim.of_unknowns else parts)]
    return next((one for one in decisions if not one.is_incorrect), decisions[0])


def _standing_last(claim: Echelon, context: Context) -> Matrix:
    """The last matrix; pivot columns that a vector, or a narrower one, cannot have are those of the one before."""
    A = context.last_matrix
    most = max((*(claim.pivot_columns or ()), *(claim.free_columns or ())), default=0)
    if A is not None and most >= A.ncols:
        A = context.chain_end or context.default()
    if A is None:
        raise NoValue(Note.NO_SUBJECT)
    return A


def _echelon(claim: Echelon, A: Matrix) -> Decision:
    if claim.form is not None and not is_echelon(A):
        return wrong(Note.NOT_ECHELON, out_of_echelon(A))
    if claim.form is EchelonKind.REDUCED and not is_reduced_echelon(A):
        return wrong(Note.NOT_REDUCED, out_of_reduced(A))
    for claimed, of_pivots in ((claim.pivot_columns, True), (claim.free_columns, False)):
        if claimed is None:
            continue
        pivots = tuple([pivot.column for pivot in reduced(A).pivots])
        others = [j for j in range(A.ncols) if j not in claimed]
        said = tuple(sorted(claimed)) if of_pivots else tuple(others)
        expected = {*pivots} if of_pivots else {*range(A.ncols)} - {*pivots}
        if not {*claimed} <= expected or (not claim.some and said != pivots):
            return wrong(Note.WRONG_PIVOTS, WrongPivots(pivots, said))
    if claim.nonzero_rows is not None:
        found = sum([not A.is_zero_row(i) for i in range(A.nrows)])
        if found != claim.nonzero_rows:
            return wrong(Note.WRONG_COUNT, WrongCount(found, claim.nonzero_rows))
    return CORRECT


def decide_echelon_form_of(claim: EchelonFormOf, context: Context) -> Decision:
    """The value is in the form claimed and has the row space of A; rows of zeros may be left out."""
    A = context.subject(claim.subject)
    value = Identity(A.ncols) if claim.value == Identity() else claim.value
    B = context.environment.matrix(value)
    if A.ncols != B.ncols:
        return undecided(Note.SHAPE)
    if claim.form is EchelonKind.REDUCED and is_echelon(B) and A.nrows == B.nrows:
        return same_value(reduced(A).matrix, B)
    decision = _echelon(Echelon(claim.span, value, claim.form), B)
    if decision.is_incorrect:
        return decision
    apart = None if same_row_space(A, B) else separation(A, B)
    return CORRECT if apart is None else wrong(Note.ROW_SPACE_CHANGED, apart)


def decide_minor(claim: MinorValue, context: Context) -> Decision:
    """The determinant of the submatrix, against the value or against 0."""
    A = context.subject(claim.subject)
    if not _inside(A, claim.rows, claim.columns) or len(claim.rows) != len(claim.columns):
        return undecided(Note.SHAPE)
    check_size(A)
    value = minor(A, tuple(sorted(claim.rows)), tuple(sorted(claim.columns))).value
    if claim.value is not None:
        return same_value(value, context.environment.number(claim.value))
    if value:
        return CORRECT
    return same_value(value, Fraction(1))


def decide_minors_vanish(claim: MinorsVanish, context: Context) -> Decision:
    """All minors of an order vanish exactly when the rank is less; those that border a minor are computed."""
    A = context.subject(claim.subject)
    if claim.rows is None or claim.columns is None:
        if rank(A) < claim.order:
            return CORRECT
        rows, columns = nonzero_minor(A).rows, nonzero_minor(A).columns
        # A nonzero minor of order r contains a nonzero minor of every smaller order (expand it along its rows).
        for some in combinations(rows, claim.order):
            S = A.submatrix(some, columns)
            chosen = tuple([columns[pivot.column] for pivot in reduced(S).pivots])
            if len(chosen) == claim.order:
                found = minor(A, some, chosen)
                return wrong(Note.WRONG_VALUE, NonzeroMinor(found.rows, found.columns, found.value))
        return undecided(Note.NOT_EVALUATED)
    if not _inside(A, claim.rows, claim.columns) or len(claim.rows) != len(claim.columns):
        return undecided(Note.SHAPE)
    others = [(i, j) for i in range(A.nrows) if i not in claim.rows for j in range(A.ncols) if j not in claim.columns]
    check_size(A)
    if len(others) > _MINORS:
        return undecided(Note.TOO_LARGE)
    for i, j in others:
        found = minor(A, tuple(sorted((*claim.rows, i))), tuple(sorted((*claim.columns, j))))
        if found.value:
            return wrong(Note.WRONG_VALUE, NonzeroMinor(found.rows, found.columns, found.value))
    return CORRECT


def _inside(A: Matrix, rows: tuple[int, ...], columns: tuple[int, ...]) -> bool:
    return all(0 <= i < A.nrows for i in rows) and all(0 <= j < A.ncols for j in columns)
