r"""Equations for \lambda alone, (\lambda - 2)(\lambda - 5) = 0: held against the characteristic polynomials at hand."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from exactrank.calculations.spectrum import characteristic_polynomial
from exactrank.errors import InputError
from exactrank.judging.claims.polynomials import degree_in
from exactrank.judging.evaluation.context import Context
from exactrank.judging.verdicts.decision import CORRECT, Decision, undecided
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import Misfit, NoValue
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ
from exactrank.numbers.polynomials import irreducible_factors
from exactrank.statements import Comparison, Equality, Indexed, Name
from exactrank.statements.walks import subexpressions

_LAMBDA = Name(r"\lambda")
_LARGEST = 8
"""Larger matrices are not looked at."""


def decide_characteristic_equation(claim: Equality, context: Context) -> Decision | None:
    """Right where it is the characteristic equation of a matrix at hand, or one for some of its eigenvalues.

    One of degree 2 or more that is none is in doubt. None where it says nothing of the kind.
    """
    coefficients = _polynomial(claim, context)
    if coefficients is None:
        return None
    own = {factor.polynomial for factor in irreducible_factors(coefficients)}
    known = [A for A in _matrices(context) if A.nrows >= len(coefficients) - 1]
    for A in known:
        exact = characteristic_polynomial(A)
        if len(exact) == len(coefficients):
            if all(c == coefficients[0] * e for c, e in zip(coefficients, exact, strict=True)):
                return CORRECT
        elif own <= {factor.polynomial for factor in irreducible_factors(exact)}:
            return CORRECT
    return undecided(Note.SEVERAL_READINGS) if known and len(coefficients) > 2 else None


def _matrices(context: Context) -> list[Matrix]:
    found = [one.matrix for one in context.candidates()] + list(context.environment.matrices())
    return [A for A in dict.fromkeys(found) if A.nrows == A.ncols and 1 < A.nrows <= _LARGEST and A.field == QQ]


def _polynomial(claim: Equality, context: Context) -> list[Fraction] | None:
    """The coefficients of left minus right, the highest first, by the values at 0, 1, 2, ... (Newton)."""
    if len(claim.sides) != 2 or claim.comparison is not Comparison.EQUAL:
        return None
    names = {part for side in claim.sides for part in subexpressions(side) if isinstance(part, Name | Indexed)}
    degree = max([degree_in(side, _LAMBDA.name) for side in claim.sides])
    if names != {_LAMBDA} or degree > _LARGEST:
        return None
    inner = context.environment.copy()
    values: list[Fraction] = []
    for k in range(degree + 1):
        inner.set(_LAMBDA, Fraction(k))
        try:
            left, right = [inner.value(side) for side in claim.sides]
        except (NoValue, Misfit, InputError):
            return None
        if not isinstance(left, Fraction) or not isinstance(right, Fraction):
            return None
        values.append(left - right)
    made: list[Fraction] = []
    for k in range(degree, -1, -1):  # Horner's rule on the divided differences
        made = [a - k * b for a, b in zip([*made, Fraction(0)], [Fraction(0), *made], strict=True)]
        made[-1:] = [made[-1] + _difference(values, k)] if made else [_difference(values, k)]
    while made and not made[0]:
        del made[0]
    return made if len(made) > 1 else None


def _difference(values: list[Fraction], order: int) -> Fraction:
    """The divided difference of an order at 0, 1, ..., order."""
    row = values[: order + 1]
    for k in range(1, order + 1):
        row = [(b - a) / k for a, b in pairwise(row)]
    return row[0]
