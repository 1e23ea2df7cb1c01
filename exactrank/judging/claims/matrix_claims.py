"""Claims about determinants, inverses and orthogonality, judged."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from exactrank.calculations.minors import determinant
from exactrank.judging.claims.approximations import decide_rounded, decimals_in
from exactrank.judging.evaluation.context import Context
from exactrank.judging.evaluation.linear import check_size, inverse_of, kernel
from exactrank.judging.verdicts.decision import CORRECT, Decision, multiple_of, same_value, undecided, wrong
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import Misfit, NoValue
from exactrank.judging.verdicts.values import Value
from exactrank.judging.verdicts.verdict import Outcome
from exactrank.judging.verdicts.witnesses import NonzeroImage, Place, WrongEntries, WrongShape, WrongValue, differences
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ
from exactrank.statements import (
    Described,
    Determinant,
    DeterminantOf,
    Expression,
    Grid,
    Inverse,
    Name,
    Negative,
    Orthogonality,
    Power,
    Times,
    Transposed,
)


def decide_determinant(claim: Determinant, context: Context) -> Decision:
    """det A against the value; of a name that has no matrix against the determinant that the text writes for it."""
    environment = context.environment
    if isinstance(claim.subject, Name) and not environment.is_defined(claim.subject):
        name = claim.subject.name
        if isinstance(claim.value, DeterminantOf) and isinstance(claim.value.of, Grid):
            made, known = environment.matrix(claim.value.of), environment.determinants.get(name)
            if known is not None and determinant(known) != determinant(made):
                return undecided(Note.SEVERAL_READINGS)  # one of the two is wrong, or the matrix is another
            environment.determinants[name] = environment.matrix(claim.value.of)
        elif name in environment.determinants:
            return _against(context.in_place_of(environment.determinants[name]), claim, context)
    if isinstance(claim.subject, Transposed | Times | Power | Negative):
        subject = environment.with_determinants(claim.subject)
        arrays = environment.with_arrays(subject)
        claim = replace(claim, subject=subject)
        if arrays != subject:  # of a multiple, of a matrix that may have another size than the array
            decision = decide_determinant(replace(claim, subject=arrays), context)
            return decision if decision.outcome is Outcome.CORRECT else undecided(Note.NOT_EVALUATED)
    x = _number_in_bars(claim.subject, context)
    return _against(context.subject(claim.subject), claim, context) if x is None else _of_number(x, claim, context)


def _number_in_bars(subject: Expression | None, context: Context) -> Value | None:
    """What stands between the bars, where it is a number: the bars then most likely mean its size."""
    if subject is None or isinstance(subject, Grid | Described):
        return None
    try:
        found = context.environment.value(subject)
    except (NoValue, Misfit):
        return None
    return None if isinstance(found, Matrix) else found


def _of_number(x: Value, claim: Determinant, context: Context) -> Decision:
    """|x| against the value; what is right of the determinant of (x) alone, or has no sign, is in doubt."""
    if not isinstance(x, Fraction) or context.field != QQ:
        return undecided(Note.NOT_EVALUATED)
    decision = decide_number(abs(x), claim.value, context)
    return decision if decision.outcome is Outcome.CORRECT or x >= 0 else undecided(Note.SEVERAL_READINGS)


def _against(A: Matrix, claim: Determinant, context: Context) -> Decision:
    if A.nrows != A.ncols:
        return undecided(Note.SHAPE)
    check_size(A)
    return decide_number(determinant(A), claim.value, context)


def decide_number(exact: Fraction, claimed: Expression, context: Context) -> Decision:
    """A number against what is claimed of it: equal, or right to the digits printed."""
    value = context.environment.value(claimed)
    exactly, decimals = same_value(exact, value), decimals_in(claimed)
    if exactly.is_incorrect and decimals:
        rounded = decide_rounded(exact, value, decimals)
        return exactly if rounded is None else replace(rounded, note=rounded.note or Note.ROUNDED)
    return exactly


def decide_inverse(claim: Inverse, context: Context) -> Decision:
    """A X = I; a vector that A sends to 0 shows that there is no inverse."""
    A = context.subject(claim.subject)
    if A.ncols == 2 * A.nrows and (claim.subject is None or context.take_default):
        A = A.submatrix(range(A.nrows), range(A.nrows))  # the chain of [A | I]
    if A.nrows != A.ncols:
        return undecided(Note.SHAPE)
    if claim.value is None:
        inverse = inverse_of(A)
        return CORRECT if inverse is None else wrong(Note.INVERTIBLE, WrongValue(determinant(A), Fraction(0)))
    described = context.described(claim.value.role) if isinstance(claim.value, Described) else None
    X = described or context.environment.matrix(claim.value)
    if X.shape == A.shape and Matrix.identity(A.nrows, A.field) == A @ X:
        return CORRECT
    decision = wrong_inverse(A, X)
    decimals = decimals_in(claim.value)
    inverse = inverse_of(A)
    if decimals and inverse is not None:
        rounded = decide_rounded(inverse, X, decimals)
        return decision if rounded is None else replace(rounded, note=rounded.note or Note.ROUNDED)
    return decision


def wrong_inverse(A: Matrix, X: Matrix) -> Decision:
    """Why X is not the inverse of A."""
    inverse = inverse_of(A)
    if inverse is None:
        N = kernel(A)
        return wrong(Note.NOT_INVERTIBLE, NonzeroImage(N.column(0), 0, Fraction(0)))
    if X.shape != A.shape:
        return wrong(Note.SHAPE, WrongShape(A.shape, X.shape))
    decision = same_value(inverse, X)
    if multiple_of(inverse, X) is not None:
        return decision
    # The product shows it without knowing the inverse.
    if len(differences(inverse, X)) > 1 and decision.note is Note.WRONG_ENTRY:
        identity = Matrix.identity(A.nrows, A.field)
        return wrong(Note.WRONG_ENTRY, WrongEntries(differences(identity, A @ X), Place.PRODUCT))
    return decision


def decide_orthogonality(claim: Orthogonality, context: Context) -> Decision:
    """left^T right = 0, vectors taken as columns."""
    left, right = (context.environment.matrix(side) for side in (claim.left, claim.right))
    if left.nrows != right.nrows or (1, 1) not in (left.shape, right.shape):
        left, right = _upright(left), _upright(right)
    if left.nrows != right.nrows:
        raise Misfit(left, right)
    product = left.T @ right
    if product.is_zero:
        return CORRECT
    zero = Matrix.zero(*product.shape, product.field)
    return wrong(Note.NOT_ORTHOGONAL, WrongEntries(differences(zero, product), Place.PRODUCT))


def _upright(A: Matrix) -> Matrix:
    return A.T if A.nrows == 1 else A
