"""Characteristic polynomials and lists of eigenvalues: rational ones, roots and complex ones, decided exactly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import reduce
from operator import add, mul

from exactrank.calculations.spectrum import characteristic_polynomial, minimal_polynomial
from exactrank.errors import InputError
from exactrank.judging.claims.spectra_over_fields import (
    decide_characteristic_polynomial_over,
    decide_eigenvalues_over,
)
from exactrank.judging.evaluation.context import Context
from exactrank.judging.evaluation.decompositions import check_spectrum
from exactrank.judging.evaluation.irrational import real_of
from exactrank.judging.evaluation.linear import rank
from exactrank.judging.evaluation.radicals import Real, sign
from exactrank.judging.verdicts.decision import CORRECT, Decision, undecided, wrong
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import NoValue
from exactrank.judging.verdicts.values import parts
from exactrank.judging.verdicts.verdict import Outcome
from exactrank.judging.verdicts.witnesses import WrongCount, WrongRootValue, WrongValue
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ
from exactrank.numbers.polynomials import PolynomialFactor, count_real_roots, irreducible_factors
from exactrank.numbers.root_sums import ROOT_SUMS, RootNumber
from exactrank.statements import (
    CharacteristicPolynomial,
    Decimal,
    Eigenvalues,
    Expression,
    Name,
    Negative,
    Number,
    Quotient,
    SquareRoot,
    Sum,
    Times,
)

_Claimed = Fraction | RootNumber | Real
"""A number that somebody gives for an eigenvalue: rational, a sum of square roots and i, or another root."""


def decide_characteristic_polynomial(claim: CharacteristicPolynomial, context: Context) -> Decision:
    """Coefficient by coefficient against det(t I - A); det(A - t I), or any other factor in front, is right too.

    So is the minimal polynomial, where that is spoken of.
    """
    if context.field != QQ:
        return decide_characteristic_polynomial_over(claim, context)
    A = context.subject(claim.subject)
    check_spectrum(A)
    claimed = [c for c in claim.coefficients if c is not None]
    if len(claimed) != len(claim.coefficients):
        return undecided(Note.SYMBOLIC)
    if A.nrows != A.ncols:
        return undecided(Note.SHAPE)
    exact = minimal_polynomial(A) if claim.minimal else characteristic_polynomial(A)
    if len(exact) != len(claimed) or not claimed[0]:
        return wrong(Note.WRONG_COUNT, WrongCount(len(exact) - 1, len(claimed) - 1))
    for k, (expected, found) in enumerate(zip(exact, claimed, strict=True)):
        if expected * claimed[0] != found:
            note = Note.SIGN if expected * claimed[0] == -found else Note.WRONG_VALUE
            return wrong(note, WrongValue(expected * claimed[0], found, k))
    return CORRECT


def decide_eigenvalues(claim: Eigenvalues, context: Context) -> Decision:
    """Each value is a root of the characteristic polynomial; `complete`: there are no other rational ones.

    A multiplicity that is only the dimension of the eigenspace is left open: that may be what is meant.
    What is no eigenvalue is called wrong beside one that is not among the values: det(A - t I) shows both.
    """
    if context.field != QQ:
        return decide_eigenvalues_over(claim, context)
    A = context.subject(claim.subject)
    check_spectrum(A)
    if A.nrows != A.ncols:
        return undecided(Note.SHAPE)
    factors = irreducible_factors(characteristic_polynomial(A))
    roots = {Fraction(-f.polynomial[1], f.polynomial[0]) for f in factors if f.degree == 1}
    values = [_claimed(value, context) for value in claim.values]
    missing = sorted(roots - {value for value in values if isinstance(value, Fraction)})
    for k, value in enumerate(values):
        if isinstance(claim.values[k], Decimal):
            return undecided(Note.NOT_EVALUATED)
        if not any(_is_root(value, factor.polynomial) for factor in factors):
            return _not_among_them(claim, values, k, missing, factors)
    if claim.complete and missing:
        return wrong(Note.WRONG_COUNT, WrongCount(len(roots), len(roots) - len(missing)))
    for value, often in zip(values, claim.multiplicities, strict=False):
        decision = CORRECT if often is None else _multiplicity(A, value, factors, often)
        if decision.outcome is not Outcome.CORRECT:
            return decision
    if claim.real:
        count = sum([count_real_roots(factor.polynomial) for factor in factors])
        told = _distinct(values)
        return CORRECT if told == count else wrong(Note.WRONG_COUNT, WrongCount(count, told))
    everything = _distinct(values) == sum([factor.degree for factor in factors])
    return CORRECT if everything or claim.rational or not claim.complete else undecided(Note.NOT_EVALUATED)


def _claimed(expression: Expression, context: Context) -> _Claimed:
    try:
        value = context.environment.number(expression)
        if isinstance(value, Fraction):
            return value
    except NoValue as unknown:
        found = _sum_of_roots(expression) or real_of(expression, context.environment)
        if found is None:
            raise unknown from None
        return found
    direction, square = parts(value)
    return _sum_of_roots(expression) or Real.of(direction) * Real.of(square).root


def _sum_of_roots(expression: Expression) -> RootNumber | None:
    """The number with its roots, i among them; None for any other."""
    try:
        value = _root_number(expression)
    except (NoValue, InputError, ZeroDivisionError):
        return None
    return value if isinstance(value, RootNumber) else None


def _root_number(e: Expression) -> RootNumber | Fraction:
    match e:
        case Number(value):
            return value
        case Name("i"):
            return RootNumber.of(ROOT_SUMS.root(-1), 1)
        case SquareRoot(Number(square)):
            return RootNumber.of(ROOT_SUMS.root(square.numerator * square.denominator), square.denominator) + 0
        case Negative(of):
            return -_root_number(of)
        case Sum(terms):
            return reduce(add, map(_root_number, terms))
        case Times(factors):
            return reduce(mul, map(_root_number, factors))
        case Quotient(above, below):
            return _root_number(above) / _root_number(below)
    raise NoValue(Note.NOT_EVALUATED)


def _not_among_them(
    claim: Eigenvalues,
    values: Sequence[_Claimed],
    k: int,
    missing: Sequence[Fraction],
    factors: Sequence[PolynomialFactor],
) -> Decision:
    """What is said of the k-th value, which is no eigenvalue, beside one that is not among them.

    i is the imaginary unit where the conjugate number is claimed too; else it may number the eigenvalues.
    """
    value = values[k]
    if isinstance(value, Fraction):
        if missing:
            return wrong(Note.WRONG_VALUE, WrongValue(missing[0], value, k))
        irrational = next(_quadratic_roots(factors, values), None)
        if claim.complete and irrational is not None:
            return wrong(Note.WRONG_VALUE, WrongRootValue(irrational, _as_sum(value)))
    elif isinstance(value, RootNumber) and (_is_real(value) or _conjugate(value) in values):
        expected = next(_quadratic_roots(factors, values), None) or (_as_sum(missing[0]) if missing else None)
        if expected is not None:
            return wrong(Note.WRONG_VALUE, WrongRootValue(expected, value))
    return undecided(Note.NOT_EVALUATED)


def _quadratic_roots(factors: Sequence[PolynomialFactor], values: Sequence[_Claimed]) -> Iterator[RootNumber]:
    """The roots of the irreducible factors of degree 2 that are not among the values."""
    for factor in factors:
        if factor.degree == 2:
            a, b, c = factor.polynomial
            try:
                root = ROOT_SUMS.root(b * b - 4 * a * c)
            except InputError:  # too long to be factored
                continue
            for s in (1, -1):
                found = RootNumber.of([(1, -b), *[(d, s * n) for d, n in root]], 2 * a)
                if found not in values:
                    yield found


def _as_sum(x: Fraction) -> RootNumber:
    return RootNumber.of([(1, x.numerator)], x.denominator)


def _is_real(x: RootNumber) -> bool:
    return all(d > 0 for d, _ in x.terms)


def _conjugate(x: RootNumber) -> RootNumber:
    return RootNumber(tuple([(d, -n if d < 0 else n) for d, n in x.terms]), x.denominator)


def _multiplicity(A: Matrix, value: _Claimed, factors: Sequence[PolynomialFactor], claimed: int) -> Decision:
    """How often an eigenvalue is a root; its eigenspace may have fewer dimensions, and these may be meant."""
    own = next(one for one in factors if _is_root(value, one.polynomial))
    if claimed == own.multiplicity:
        return CORRECT
    if not isinstance(value, Fraction):
        return undecided(Note.NOT_EVALUATED)
    if claimed == A.ncols - rank(A - Matrix.identity(A.nrows, A.field) * value):
        return undecided(Note.NOT_EVALUATED)
    return wrong(Note.WRONG_COUNT, WrongCount(own.multiplicity, claimed))


def _is_root(x: _Claimed, polynomial: tuple[int, ...]) -> bool:
    """Whether the polynomial vanishes there, by Horner's rule in exact arithmetic."""
    if isinstance(x, Real):
        real = Real.of(0)
        for coefficient in polynomial:
            real = real * x + Real.of(coefficient)
        return sign(real) == 0
    total: RootNumber | Fraction = Fraction(0)
    for coefficient in polynomial:
        total = total * x + coefficient
    return total == 0


def _distinct(values: Sequence[_Claimed]) -> int:
    """How many different numbers are among the values."""
    return sum([all(_differ(x, other) for other in values[:k]) for k, x in enumerate(values)])


def _differ(x: _Claimed, y: _Claimed) -> bool:
    if not isinstance(x, Real) and not isinstance(y, Real):
        return x != y
    both = [_real(x), _real(y)]
    left, right = both
    return left is None or right is None or sign(left - right) != 0


def _real(x: _Claimed) -> Real | None:
    """The number among the real ones; None for one that is not real."""
    if isinstance(x, Real):
        return x
    if isinstance(x, Fraction):
        return Real.of(x)
    if not _is_real(x):
        return None
    total = Real.of(0)
    for d, n in x.terms:
        total = total + Real.of(Fraction(n, x.denominator)) * Real.of(d).root
    return total
