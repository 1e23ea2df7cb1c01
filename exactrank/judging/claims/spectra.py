"""Singular values, decided by exact coefficients and changes of sign."""

from __future__ import annotations

from fractions import Fraction

from exactrank.calculations.spectrum import SingularValue, singular_values
from exactrank.judging.evaluation.context import Context
from exactrank.judging.evaluation.decompositions import check_spectrum
from exactrank.judging.evaluation.digits import decide_digits, rounded_text, wrong_enclosed
from exactrank.judging.evaluation.irrational import is_singular_value, real_of
from exactrank.judging.evaluation.linear import rank, rank_evidence
from exactrank.judging.evaluation.radicals import Real, sign
from exactrank.judging.verdicts.decision import CORRECT, Decision, undecided, wrong
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import NoValue
from exactrank.judging.verdicts.values import Scalar, compare, parts, product
from exactrank.judging.verdicts.witnesses import WrongCount, WrongValue
from exactrank.statements import Decimal, Expression, SingularValues

_BITS = 400


def decide_singular_values(claim: SingularValues, context: Context) -> Decision:
    """Each value against the exact one of the same place in decreasing order; zeros may be left out."""
    A = context.subject(claim.subject)
    if claim.nonzero is not None and claim.nonzero != rank(A):
        return wrong(Note.WRONG_RANK, rank_evidence(A, claim.nonzero))
    if not claim.values:
        return CORRECT
    check_spectrum(A)
    exact = singular_values(A).nonzero
    if claim.indices:
        return _some(claim, exact, context)
    claimed = sorted([_claimed(value, context) for value in claim.values], key=_Size, reverse=True)
    if not len(exact) <= len(claimed) <= max(A.shape):
        return wrong(Note.WRONG_COUNT, WrongCount(len(exact), len(claimed)))
    for k, (value, places) in enumerate(claimed):
        decision = _zero(value, places) if k >= len(exact) else _value(exact[k], value, places, k)
        if decision.is_incorrect:
            return decision
    return CORRECT


def _some(claim: SingularValues, exact: tuple[SingularValue, ...], context: Context) -> Decision:
    """Each value against the one of its number; who numbers from the least may have the right value elsewhere."""
    for expression, index in zip(claim.values, claim.indices, strict=True):
        value, places = _claimed(expression, context)
        there = _zero(value, places) if index > len(exact) else _value(exact[index - 1], value, places, index - 1)
        if there.is_incorrect:
            elsewhere = any(not _value(one, value, places, None).is_incorrect for one in exact)
            return undecided(Note.NOT_EVALUATED) if elsewhere else there
    return CORRECT


_Claimed = Scalar | Real
"""A number that somebody gives for a singular value: rational, a root, or made of several roots."""


class _Size:
    """Order by size, roots included."""

    def __init__(self, claimed: tuple[_Claimed, int | None]) -> None:
        self.value = claimed[0]

    def __lt__(self, other: _Size) -> bool:
        if isinstance(self.value, Real) or isinstance(other.value, Real):
            return sign(_real(self.value) - _real(other.value)) < 0
        return compare(self.value, other.value) < 0


def _real(value: _Claimed) -> Real:
    if isinstance(value, Real):
        return value
    direction, square = parts(value)
    return Real.of(direction) * Real.of(square).root


def _claimed(expression: Expression, context: Context) -> tuple[_Claimed, int | None]:
    """The value, and the places it is printed to where it is a decimal."""
    try:
        value: _Claimed = context.environment.number(expression)
    except NoValue:
        real = real_of(expression, context.environment)
        if real is None:
            raise
        value = real
    if isinstance(expression, Decimal):
        return value, expression.places
    return value, None


def _zero(value: _Claimed, places: int | None) -> Decision:
    if isinstance(value, Real):
        wrong_value = WrongValue(Fraction(0), value.within(_BITS).midpoint)
        return wrong(Note.WRONG_VALUE, wrong_value) if sign(value) else CORRECT
    if places is not None and isinstance(value, Fraction):
        return decide_digits(Fraction(0), value, places)
    return CORRECT if value == 0 else wrong(Note.WRONG_VALUE, WrongValue(Fraction(0), value))


def _value(exact: SingularValue, value: _Claimed, places: int | None, k: int | None) -> Decision:
    """Equal where the square is rational and the same, or the same root; else right only as rounded digits."""
    if isinstance(value, Real):
        if is_singular_value(value, exact):
            return CORRECT
        return wrong(Note.WRONG_VALUE, WrongValue(exact.within(_BITS), value.within(_BITS).midpoint, k))
    direction, square = parts(value)
    if exact.square is not None and direction > 0 and exact.square == square:
        return CORRECT
    if places is not None and isinstance(value, Fraction):
        return _digits(exact, value, places)
    return _different(exact, value, k)


def _digits(exact: SingularValue, printed: Fraction, places: int) -> Decision:
    half = Fraction(1, 2) / Fraction(10) ** places
    bits = 4 * max(places, 0) + 40
    while True:
        bounds = exact.within(bits)
        if bounds.lower >= printed - half and bounds.upper <= printed + half:
            return CORRECT
        apart = bounds.upper < printed - half or bounds.lower > printed + half
        if apart and rounded_text(bounds.lower, places) == rounded_text(bounds.upper, places):
            return wrong(Note.WRONG_DIGIT, wrong_enclosed(bounds, printed, places))
        bits *= 2


def _different(exact: SingularValue, value: Scalar, k: int | None) -> Decision:
    """Bounds on the exact value that leave the claimed one outside."""
    if compare(value, Fraction(0)) < 0 and exact.square is not None and parts(value)[1] == exact.square:
        return wrong(Note.SIGN, WrongValue(product(Fraction(-1), value), value, k))
    bits = 64
    while True:
        bounds = exact.within(bits)
        if compare(value, bounds.lower) < 0 or compare(value, bounds.upper) > 0:
            return wrong(Note.WRONG_VALUE, WrongValue(bounds.midpoint if bounds.is_exact else bounds, value, k))
        bits *= 2
