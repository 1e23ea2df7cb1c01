"""Sums, products, quotients and powers of canonical numbers over any domain: an integral element over an integer."""

from __future__ import annotations

from typing import TypeVar

from exactrank.errors import InputError
from exactrank.numbers.contract import NumberDomain

E = TypeVar("E")
Number = tuple[E, int]


def number_sum(domain: NumberDomain[E], x: Number[E], y: Number[E]) -> Number[E]:
    """x + y.

    >>> from exactrank.numbers.quadratic import QQ_sqrt
    >>> number_sum(QQ_sqrt(2), ((1, 1), 2), ((0, 1), 2))
    ((1, 2), 2)
    """
    (a, d), (b, e) = x, y
    left, right = domain.times(domain.of_integer(e), a), domain.times(domain.of_integer(d), b)
    return domain.ratio(domain.add(left, right), d * e)


def number_product(domain: NumberDomain[E], x: Number[E], y: Number[E]) -> Number[E]:
    return domain.ratio(domain.times(x[0], y[0]), x[1] * y[1])


def number_negative(domain: NumberDomain[E], x: Number[E]) -> Number[E]:
    return domain.ratio(domain.times(domain.of_integer(-1), x[0]), x[1])


def number_quotient(domain: NumberDomain[E], x: Number[E], y: Number[E]) -> Number[E]:
    """x / y; raises InputError for y = 0.

    >>> from exactrank.numbers.quadratic import QQ_sqrt
    >>> number_quotient(QQ_sqrt(2), ((1, 0), 1), ((0, 1), 1))
    ((0, 1), 2)
    """
    c, n = domain.divide(x[0], y[0])
    return domain.ratio(domain.times(domain.of_integer(y[1]), c), n * x[1])


def number_power(domain: NumberDomain[E], x: Number[E], exponent: int) -> Number[E]:
    """x to an integer power; raises InputError for 0 to a negative one, and for exponents past 1000."""
    if abs(exponent) > 1000:
        raise InputError.of("input.exponent-too-large", entry=str(exponent)[:30], limit=1000)
    if exponent < 0:
        return number_power(domain, number_quotient(domain, (domain.one, 1), x), -exponent)
    made: Number[E] = (domain.one, 1)
    for digit in f"{exponent:b}":
        made = number_product(domain, made, made)
        made = number_product(domain, made, x) if digit == "1" else made
    return made
