"""Polynomials in several letters with integer coefficients, as values; flint finds common divisors and factors.

A polynomial is its terms: exponents, one for each letter, and a coefficient that is not 0, from the highest term down
in the order by total degree and then by the letters. No term is 0, so equal polynomials are equal tuples.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from math import gcd
from typing import Any

from exactrank.errors import InputError

Exponents = tuple[int, ...]
Terms = tuple[tuple[Exponents, int], ...]

MOST_PRODUCTS = 100_000
"""So many products of terms at most for one product of polynomials."""


def collected(terms: Iterable[tuple[Exponents, int]]) -> Terms:
    """The polynomial that the terms add up to.

    >>> collected([((0,), 1), ((1,), 2), ((0,), -1)])
    (((1,), 2),)
    """
    total: dict[Exponents, int] = {}
    for exponents, coefficient in terms:
        total[exponents] = total.get(exponents, 0) + coefficient
    kept = [(sum(exponents), exponents, c) for exponents, c in total.items() if c]
    kept.sort(reverse=True)
    return tuple([(exponents, c) for _, exponents, c in kept])


def constant(value: int, letters: int) -> Terms:
    return (((0,) * letters, value),) if value else ()


def letter_of(k: int, letters: int) -> Terms:
    """Letter number k (from 0) of so many."""
    return ((tuple([int(j == k) for j in range(letters)]), 1),)


def is_constant(p: Terms) -> bool:
    return not p or not any(p[0][0])


def total_degree(p: Terms) -> int:
    return sum(p[0][0]) if p else 0


def plus(p: Terms, q: Terms) -> Terms:
    return collected([*p, *q]) if p and q else p or q


def scaled(c: int, p: Terms) -> Terms:
    if c == 1:
        return p
    return tuple([(exponents, c * value) for exponents, value in p]) if c else ()


def product(p: Terms, q: Terms) -> Terms:
    """p q; raises InputError where so many terms meet that it would take long.

    >>> product((((1,), 1), ((0,), 1)), (((1,), 1), ((0,), -1)))
    (((2,), 1), ((0,), -1))
    """
    if not p or not q:
        return ()
    if len(p) == 1 and not any(p[0][0]):
        return scaled(p[0][1], q)
    if len(q) == 1 and not any(q[0][0]):
        return scaled(q[0][1], p)
    if len(p) * len(q) > MOST_PRODUCTS:
        raise InputError.of("input.too-many-terms", count=len(p) * len(q), limit=MOST_PRODUCTS)
    return collected([(tuple(map(int.__add__, m, n)), c * d) for m, c in p for n, d in q])


def content(p: Terms) -> int:
    """The greatest common divisor of the coefficients; 0 for the polynomial 0."""
    return gcd(*[c for _, c in p])


def divided(p: Terms, c: int) -> Terms:
    """p / c for a c that divides every coefficient."""
    return p if c == 1 else tuple([(exponents, value // c) for exponents, value in p])


def primitive(p: Terms) -> tuple[int, Terms]:
    """c and q with p = c q, where the coefficients of q have no common divisor and the first one is positive.

    >>> primitive((((1,), -4), ((0,), 6)))
    (-2, (((1,), 2), ((0,), -3)))
    """
    if not p:
        return 0, ()
    c = content(p)
    c = -c if p[0][1] < 0 else c
    return c, divided(p, c)


@lru_cache(maxsize=64)
def ring(letters: int) -> Any:
    """flint's ring of polynomials in so many letters, its terms in the order that they have here."""
    import flint

    return flint.fmpz_mpoly_ctx.get(tuple([f"x{k}" for k in range(max(letters, 1))]), flint.Ordering.deglex)


def to_flint(p: Terms, letters: int) -> Any:
    return ring(letters).from_dict(dict(p))


def of_flint(p: Any) -> Terms:
    return tuple([(tuple(map(int, m)), int(c)) for m, c in zip(p.monoms(), p.coeffs(), strict=True)])


def in_lowest_terms(p: Terms, q: Terms) -> tuple[Terms, Terms]:
    """p and q without a common divisor that is no number; q is not 0.

    >>> in_lowest_terms((((2,), 1), ((0,), -1)), (((1,), 1), ((0,), -1)))
    ((((1,), 1), ((0,), 1)), (((0,), 1),))
    """
    if is_constant(q) or not p:
        return (p, q) if p else ((), constant(1, len(q[0][0])))
    if is_constant(p):
        return p, q
    letters = len(q[0][0])
    above, below = to_flint(p, letters), to_flint(q, letters)
    common = above.gcd(below)
    if common.is_constant():
        return p, q
    _, divisor = primitive(of_flint(common))
    exact = to_flint(divisor, letters)
    return of_flint(above // exact), of_flint(below // exact)


def irreducible_parts(p: Terms) -> tuple[tuple[Terms, int], ...]:
    """The irreducible polynomials that divide p, which is not 0, and how often: primitive, first coefficient positive.

    >>> irreducible_parts((((3,), 2), ((1,), -2)))  # 2 a^3 - 2 a
    (((((1,), 1),), 1), ((((1,), 1), ((0,), -1)), 1), ((((1,), 1), ((0,), 1)), 1))
    """
    if is_constant(p):
        return ()
    found = [(primitive(of_flint(f))[1], int(k)) for f, k in to_flint(p, len(p[0][0])).factor()[1]]
    return tuple(sorted(found, key=lambda one: (total_degree(one[0]), len(one[0]), one[0])))


def value_at(p: Terms, values: Sequence[Fraction]) -> Fraction:
    """The polynomial with these numbers in place of its letters.

    >>> value_at((((2,), 1), ((0,), -1)), [Fraction(3)])
    Fraction(8, 1)
    """
    total = Fraction(0)
    for exponents, c in p:
        term = Fraction(c)
        for value, exponent in zip(values, exponents, strict=True):
            if exponent:
                term *= value**exponent
        total += term
    return total


def terms_text(p: Terms, letters: Sequence[str], denominator: int = 1) -> str:
    """The polynomial over an integer as JSON spells it.

    >>> terms_text((((2, 0), 2), ((0, 1), -1), ((0, 0), 3)), ("a", "b"), 2)
    'a^2-1/2*b+3/2'
    """
    made = ""
    for exponents, c in p:
        value = Fraction(c, denominator)
        powers = [x if e == 1 else f"{x}^{e}" for x, e in zip(letters, exponents, strict=True) if e]
        size = abs(value)
        parts = [str(size), *powers] if size != 1 or not powers else powers
        made += ("-" if value < 0 else "+" if made else "") + "*".join(parts)
    return made or "0"
