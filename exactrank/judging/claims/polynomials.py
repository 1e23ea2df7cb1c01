"""Equalities between polynomials in one letter, decided for all its values at once."""

from __future__ import annotations

from fractions import Fraction

from exactrank.errors import InputError
from exactrank.judging.evaluation.environment import Environment
from exactrank.judging.verdicts.decision import CORRECT, Decision, undecided, wrong
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import Misfit, NoValue
from exactrank.judging.verdicts.values import Value
from exactrank.judging.verdicts.witnesses import ForValues, WrongValue
from exactrank.statements import Equality, Expression, Name, Negative, Power, Sum, Times
from exactrank.statements.walks import mentions

_MOST = 24
"""Polynomials of a higher degree are left open."""


def decide_polynomials(claim: Equality, letter: str, environment: Environment) -> Decision:
    """Whether all sides agree everywhere: polynomials of degree d that agree at d + 1 places are the same.

    Where they differ, that is a mistake if the claim is an identity; else it may be an equation for the letter.
    """
    degree = max([degree_in(side, letter) for side in claim.sides])
    if degree > _MOST:
        return undecided(Note.UNDEFINED_NAME, letter)
    inner = environment.copy()
    for k in range(degree + 1):
        inner.set(Name(letter), Fraction(k))
        try:
            values: list[Value] = [inner.value(side) for side in claim.sides]
        except (NoValue, Misfit, InputError):
            return undecided(Note.UNDEFINED_NAME, letter)
        other = next((value for value in values if value != values[0]), None)
        if other is not None and claim.identity:
            witness = ForValues(((letter, Fraction(k)),), WrongValue(values[0], other))
            return wrong(Note.WRONG_VALUE, witness)
        if other is not None:
            return undecided(Note.UNDEFINED_NAME, letter)
    return CORRECT


def degree_in(e: Expression, letter: str) -> int:
    """A bound of the degree in the letter."""
    match e:
        case Name():
            return 1 if e.name == letter else 0
        case Sum(terms):
            return max([degree_in(one, letter) for one in terms], default=0)
        case Times(factors):
            return sum([degree_in(one, letter) for one in factors])
        case Negative(of):
            return degree_in(of, letter)
        case Power(base, exponent) if exponent >= 0:
            return degree_in(base, letter) * exponent
    return _MOST + 1 if mentions(e, letter) else 0
