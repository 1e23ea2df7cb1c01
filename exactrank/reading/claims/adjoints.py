r"""A^\dagger: the conjugate transpose, or a generalized inverse, which is the inverse where there is one."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from exactrank.patterns import lazy_pattern
from exactrank.statements import Adjoint, Assertion, Equality, Expression, Passage, Statement
from exactrank.statements.walks import expressions_in, replaced_in

S = TypeVar("S", bound=Statement)

DAGGERS = lazy_pattern(r"\\dag(?:ger)?(?![A-Za-z])|\u2020")


def as_either(passage: Passage) -> Passage:
    """A claim with a dagger in it in both of its readings: it is wrong only where both are.

    >>> from exactrank.statements import Equality, Name, Span
    >>> [one.sides[0].inverse for one in as_either(Equality(Span(), (Adjoint(Name("A"), True), Name("B")))).readings]
    [False, True]
    """
    match passage:
        case Assertion(readings) if any(map(_has_dagger, readings)):
            return replace(passage, readings=tuple([made for one in readings for made in (one, _as_inverse(one))]))
        case Equality() if _has_dagger(passage):
            return Assertion((passage, _as_inverse(passage)))
    return passage


def _has_dagger(statement: Statement) -> bool:
    return any(isinstance(one, Adjoint) and one.dagger for one in expressions_in(statement))


def _as_inverse(statement: S) -> S:
    made: S = replaced_in(statement, _inverse)
    return made


def _inverse(e: Expression) -> Expression | None:
    return replace(e, inverse=True) if isinstance(e, Adjoint) and e.dagger else None
