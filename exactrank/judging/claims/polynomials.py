r"""Equalities between polynomials in lambda, decided for all its values at once."""

from __future__ import annotations

from fractions import Fraction

from exactrank.errors import InputError
from exactrank.judging.evaluation.environment import Environment
from exactrank.judging.verdicts.undecided import Misfit, NoValue
from exactrank.judging.verdicts.values import Value
from exactrank.statements import Equality, Expression, Name, Negative, Power, Sum, Times
from exactrank.statements.walks import mentions

LAMBDA = Name(r"\lambda")
_MOST = 24
"""Polynomials of a higher degree are left open."""


def are_same_polynomials(claim: Equality, environment: Environment) -> bool:
    """Whether all sides agree everywhere: polynomials of degree d that agree at d + 1 places are the same."""
    degree = max(map(_degree, claim.sides))
    if degree > _MOST:
        return False
    inner = environment.copy()
    for k in range(degree + 1):
        inner.set(LAMBDA, Fraction(k))
        try:
            values: list[Value] = [inner.value(side) for side in claim.sides]
        except (NoValue, Misfit, InputError):
            return False
        if any(value != values[0] for value in values):
            return False
    return True


def _degree(e: Expression) -> int:
    """A bound of the degree in lambda."""
    match e:
        case Name():
            return 1 if e == LAMBDA else 0
        case Sum(terms):
            return max(map(_degree, terms), default=0)
        case Times(factors):
            return sum(map(_degree, factors))
        case Negative(of):
            return _degree(of)
        case Power(base, exponent) if exponent >= 0:
            return _degree(base) * exponent
    return _MOST + 1 if mentions(e, LAMBDA.name) else 0
