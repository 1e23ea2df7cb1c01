"""Arithmetic with decimals that stand for numbers whose digits do not end: 2/3 = 2 * 0.333."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from exactrank.judging.evaluation.digits import places_of
from exactrank.judging.evaluation.environment import Environment
from exactrank.judging.verdicts.undecided import NoValue
from exactrank.numbers.decimals import Enclosure
from exactrank.statements import Decimal, Expression, Negative, Power, Quotient, Sum, Times

_EXPONENT = 20
_UNITS = 10
"""Fewer than two digits that count approximate nothing: 1/3 = 3 * 0.1 is a mistake."""
_Combine = Callable[[Enclosure, Enclosure], Enclosure]


def agrees_when_rounded(exact: Fraction, formula: Expression, env: Environment) -> bool:
    """Whether the formula takes the exact value for some numbers that round to the decimals it holds.

    Only an exact value whose own digits do not end can need such a reading: no arithmetic of sums and products with
    decimals reaches it. That the formula may come near it refutes nothing, and proves nothing.

    >>> from exactrank.statements import Number
    >>> third = Decimal(Fraction(333, 1000), 3)
    >>> twice = Times((Number(Fraction(2)), third))
    >>> [agrees_when_rounded(x, twice, Environment()) for x in (Fraction(2, 3), Fraction(4, 3), Fraction(667, 1000))]
    [True, False, False]
    """
    if places_of(exact) is not None:
        return False
    bounds = _bounds(formula, env)
    return bounds is not None and bounds.lower < bounds.upper and bounds.lower <= exact <= bounds.upper


def _bounds(e: Expression, env: Environment) -> Enclosure | None:
    """All values of the formula when each decimal is anywhere within half a unit of its last place; None: no number."""
    match e:
        case Decimal(value, places):
            unit = 1 / Fraction(10) ** places
            if abs(value) < _UNITS * unit:
                return Enclosure.exactly(value)
            return Enclosure(value - unit / 2, value + unit / 2)
        case Negative(of):
            inner = _bounds(of, env)
            return inner and Enclosure(-inner.upper, -inner.lower)
        case Sum(terms):
            return _folded(terms, env, _plus)
        case Times(factors):
            return _folded(factors, env, _times)
        case Power(base, exponent) if 0 < exponent <= _EXPONENT:
            return _folded((base,) * exponent, env, _times)
        case Quotient(above, below):
            upper, lower = _bounds(above, env), _bounds(below, env)
            if upper is None or lower is None or lower.lower <= 0 <= lower.upper:
                return None
            return _times(upper, Enclosure(1 / lower.upper, 1 / lower.lower))
    try:
        number = env.value(e)
    except NoValue:
        return None
    return Enclosure.exactly(number) if isinstance(number, Fraction) else None


def _folded(parts: tuple[Expression, ...], env: Environment, combine: _Combine) -> Enclosure | None:
    made: Enclosure | None = None
    for part in parts:
        bounds = _bounds(part, env)
        if bounds is None:
            return None
        made = bounds if made is None else combine(made, bounds)
    return made


def _plus(x: Enclosure, y: Enclosure) -> Enclosure:
    return Enclosure(x.lower + y.lower, x.upper + y.upper)


def _times(x: Enclosure, y: Enclosure) -> Enclosure:
    ends = (x.lower * y.lower, x.lower * y.upper, x.upper * y.lower, x.upper * y.upper)
    return Enclosure(min(ends), max(ends))
