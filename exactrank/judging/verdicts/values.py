"""Values: what an expression comes to: a rational, an irrational square root of one, a matrix over the field."""

from __future__ import annotations

from fractions import Fraction

from exactrank.matrix import Matrix
from exactrank.numbers.surds import Surd

Scalar = Fraction | Surd
"""A Surd in here is irrational."""
Value = Fraction | Surd | Matrix


def root(sign: int, square: Fraction) -> Scalar:
    """sign * sqrt(square), as a Fraction where it is rational.

    >>> root(1, Fraction(9, 4)), root(-1, Fraction(2))
    (Fraction(3, 2), Surd(coefficient=Fraction(-1, 1), radicand=2))
    """
    made = Surd.sqrt_of(square) * sign
    return made.coefficient if made.is_rational else made


def parts(x: Scalar) -> tuple[int, Fraction]:
    """The sign and the square of x, which determine it."""
    if isinstance(x, Surd):
        return (1 if x.coefficient > 0 else -1), x.square
    return (x > 0) - (x < 0), x * x


def product(x: Scalar, y: Scalar) -> Scalar:
    """x y; exact.

    >>> product(root(1, Fraction(2)), root(1, Fraction(8)))
    Fraction(4, 1)
    """
    if isinstance(x, Fraction):
        return x * y if isinstance(y, Fraction) else product(y, x)
    if isinstance(y, Fraction):
        return x * y if y else Fraction(0)
    (s, a), (t, b) = parts(x), parts(y)
    return root(s * t, a * b)


def inverse(x: Scalar) -> Scalar:
    """1 / x for x not 0: 1 / (c sqrt(d)) = sqrt(d) / (c d)."""
    return 1 / x if isinstance(x, Fraction) else Surd(1 / (x.coefficient * x.radicand), x.radicand)


def total(x: Scalar, y: Scalar) -> Scalar | None:
    """x + y, None where it is neither rational nor a square root of a rational.

    >>> total(root(1, Fraction(2)), root(1, Fraction(8)))
    Surd(coefficient=Fraction(3, 1), radicand=2)
    """
    if isinstance(x, Fraction) and isinstance(y, Fraction):
        return x + y
    if not x or not y:
        return x or y
    if isinstance(x, Surd) and isinstance(y, Surd) and x.radicand == y.radicand:
        coefficient = x.coefficient + y.coefficient
        return Surd(coefficient, x.radicand) if coefficient else Fraction(0)
    return None


def compare(x: Scalar, y: Scalar) -> int:
    """-1, 0 or 1 as x is less than, equal to or greater than y.

    >>> compare(root(1, Fraction(2)), Fraction(3, 2))
    -1
    """
    (s, a), (t, b) = parts(x), parts(y)
    if s != t:
        return (s > t) - (s < t)
    return s * ((a > b) - (a < b))
