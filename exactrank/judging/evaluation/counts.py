"""Counts: ranks, dimensions and numbers of things are integers, also where the entries are residues."""

from __future__ import annotations

from fractions import Fraction
from math import prod

from exactrank.judging.evaluation.environment import Environment
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import NoValue
from exactrank.judging.verdicts.values import Scalar
from exactrank.numbers.fields import QQ
from exactrank.statements import Decimal, Expression, Negative, NullityOf, Number, RankOf, Sum, Times


def count(expression: Expression, environment: Environment) -> Scalar:
    """The number that a rank is compared with; over a prime field it is not reduced: rank A = 2 says 2 modulo 2 too.

    Raises NoValue where it is no number, and over a prime field for a letter, whose value is a residue.

    >>> from exactrank.numbers.fields import GF
    >>> count(Number(Fraction(2)), Environment(GF(2))), Environment(GF(2)).number(Number(Fraction(2)))
    (Fraction(2, 1), Fraction(0, 1))
    """
    return environment.number(expression) if environment.field == QQ else _count(expression, environment)


def _count(expression: Expression, environment: Environment) -> Fraction:
    match expression:
        case Number(value) | Decimal(value):
            return value
        case RankOf() | NullityOf():
            found = environment.number(expression)
            if isinstance(found, Fraction):
                return found
        case Negative(of):
            return -_count(of, environment)
        case Sum(terms):
            return sum([_count(term, environment) for term in terms], Fraction(0))
        case Times(factors):
            return prod([_count(factor, environment) for factor in factors], start=Fraction(1))
        case _:
            pass
    raise NoValue(Note.NOT_EVALUATED)


def is_count(expression: Expression) -> bool:
    """Whether a rank or a nullity stands in it, which makes all that it is compared with a count."""
    match expression:
        case RankOf() | NullityOf():
            return True
        case Negative(of):
            return is_count(of)
        case Sum(parts) | Times(parts):
            return any(is_count(part) for part in parts)
        case _:
            return False
