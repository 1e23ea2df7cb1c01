"""What looks like a claim about matrices, and is one about numbers called I or about the points A and B."""

from __future__ import annotations

from exactrank.judging.evaluation.environment import Environment
from exactrank.matrix import Matrix
from exactrank.statements import (
    Decimal,
    Determinant,
    Equality,
    Identity,
    Indexed,
    Name,
    Negative,
    Number,
    Power,
    Quotient,
    Sum,
    Times,
)
from exactrank.statements.walks import subexpressions

_COMPOSED = Times | Sum | Negative | Quotient | Power


def is_of_currents(claim: Equality) -> bool:
    """Whether I_1 + I_2 = 5, with nothing but numbers beside them, is about numbers and no identity matrices.

    >>> from fractions import Fraction
    >>> from exactrank.statements import Span
    >>> is_of_currents(Equality(Span(), (Sum((Identity(1), Identity(2))), Number(Fraction(5)))))
    True
    >>> is_of_currents(Equality(Span(), (Name("A"), Identity(2))))
    False
    """
    leaves = [one for side in claim.sides for one in subexpressions(side) if not isinstance(one, _COMPOSED)]
    is_called = any(isinstance(one, Identity) for one in leaves)
    return is_called and all(isinstance(one, Identity | Number | Decimal) for one in leaves)


def is_distance(claim: Determinant, environment: Environment) -> bool:
    """Whether |AB| is how far the point B is from A: a vector is known by one of these names."""
    factors = claim.subject.factors if isinstance(claim.subject, Times) else ()
    values = [environment.given(one) for one in factors if isinstance(one, Name | Indexed)]
    return any(isinstance(value, Matrix) and 1 in value.shape for value in values)
