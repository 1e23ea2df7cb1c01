"""Short decimals between which the roots of a polynomial lie, each alone: the proof that a reader can repeat."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from exactrank.calculations.spectrum import SingularValue
from exactrank.numbers.decimals import decimal_digits
from exactrank.numbers.polynomials import Polynomial

SIGNIFICANT = 5
"""So many digits an end has at least; more where two roots lie closer together."""


def intervals(polynomial: Polynomial, roots: Sequence[SingularValue]) -> list[tuple[str, str]]:
    """For each root an interval of two neighbouring decimals at whose ends the polynomial has opposite signs.

    The intervals are disjoint. So each holds a root, and as there are as many as the degree, exactly one.
    """
    places = [_places(root) for root in roots]
    while True:
        found = [_around(root, n) for root, n in zip(roots, places, strict=True)]
        ordered = sorted(found)
        apart = all(a[1] <= b[0] for a, b in pairwise(ordered))
        if apart and all(_sign(polynomial, low) * _sign(polynomial, high) < 0 for low, high in found):
            return [
                (decimal_digits(low, max(n, 0)), decimal_digits(high, max(n, 0)))
                for (low, high), n in zip(found, places, strict=True)
            ]
        places = [n + 3 for n in places]


def _places(root: SingularValue) -> int:
    """How many digits after the point show the leading digits of the root; negative for a large one."""
    lower = root.square_enclosure(SIGNIFICANT).lower
    exponent = len(str(int(lower))) if lower >= 1 else -len(str(int(1 / lower))) + 1
    return max(0, SIGNIFICANT - exponent)


def _around(root: SingularValue, places: int) -> tuple[Fraction, Fraction]:
    """The neighbouring decimals below and above the root, which is irrational and so is neither."""
    scale = Fraction(10) ** places
    bits = 16
    while True:
        enclosure = root.square_within(bits)
        low, high = int(enclosure.lower * scale // 1), int(enclosure.upper * scale // 1)
        if low == high:
            return Fraction(low) / scale, Fraction(low + 1) / scale
        bits *= 2


def _sign(polynomial: Polynomial, at: Fraction) -> int:
    total = Fraction(0)
    for coefficient in polynomial:
        total = total * at + coefficient
    return (total > 0) - (total < 0)
