"""Real numbers made of rationals by + - * / and square roots: their signs decided exactly.

An enclosure decides every sign but that of zero. That a number is zero follows once it is smaller than any such number
that is not zero can be: C. Burnikel, R. Fleischer, K. Mehlhorn, S. Schirra, "A strong and easily computable separation
bound for arithmetic expressions involving radicals" (Algorithmica 27, 2000).
"""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

from exactrank.errors import InputError
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import NoValue
from exactrank.numbers.canonical_numbers import Number, number_negative, number_product, number_quotient, number_sum
from exactrank.numbers.decimals import Enclosure
from exactrank.numbers.root_sums import ROOT_SUMS, RootSum
from exactrank.numbers.surds import Surd, SurdSum, sqrt_of_quadratic
from exactrank.records import dataclass

_BITS = 20_000
"""Numbers that would need more bits than this to be told from zero stay undecided."""
_ROOTS = 8
_BITS_INSIDE = 24
"""Sums under a root with longer numbers are not denested: what comes out would be too long to be factored."""


@dataclass(frozen=True, slots=True)
class Real:
    """A rational (`op` is empty), or an operation (+ - * / or r for a square root) on other numbers."""

    op: str
    parts: tuple[Real, ...] = ()
    value: Fraction = Fraction(0)

    @classmethod
    def of(cls, value: Fraction | int) -> Real:
        return cls("", (), Fraction(value))

    def __add__(self, other: Real) -> Real:
        return Real("+", (self, other))

    def __sub__(self, other: Real) -> Real:
        return Real("-", (self, other))

    def __mul__(self, other: Real) -> Real:
        return Real("*", (self, other))

    def __truediv__(self, other: Real) -> Real:
        if sign(other) == 0:
            raise NoValue(Note.NOT_EVALUATED)
        return Real("/", (self, other))

    @property
    def root(self) -> Real:
        if sign(self) < 0:
            raise NoValue(Note.NOT_EVALUATED)
        return Real("r", (self,))

    def within(self, bits: int) -> Enclosure:
        """Bounds, rounded outwards to multiples of 2^-bits at every operation."""
        low, high = _bounds(self, bits)
        return Enclosure(low, high)


def sign(number: Real) -> int:
    """-1, 0 or 1, exactly.

    >>> two, three = Real.of(2).root, Real.of(3).root
    >>> sign(two * three - Real.of(6).root), sign(two + three - Real.of(3))
    (0, 1)
    """
    if not number.op:
        return (number.value > 0) - (number.value < 0)
    exact = root_sum(number)
    terms = None if exact is None else exact[0]
    if terms is not None and len(terms) < 2:
        return sum([(n > 0) - (n < 0) for _, n in terms])
    least = _separation(number) if terms is None else None  # a sum with terms left is not 0
    bits = 64
    while True:
        try:
            low, high = _bounds(number, bits)
        except ZeroDivisionError:  # a divisor that is not zero, but not yet told from it
            low, high = Fraction(-1), Fraction(1)
        if low > 0 or high < 0:
            return 1 if low > 0 else -1
        if least is not None and max(-low, high) < Fraction(1, 2**least):
            return 0
        bits *= 2
        if bits > 4 * _BITS:
            raise NoValue(Note.TOO_LARGE)


def root_sum(number: Real) -> Number[RootSum] | None:
    """The number as a sum of square roots of integers over an integer; None where it is not seen to be one.

    >>> root_sum(Real.of(1) / (Real.of(2).root - Real.of(1)))
    (((1, 1), (2, 1)), 1)
    """
    try:
        return _root_sum(number)
    except InputError:  # too many roots, or too long to be factored
        return None


def _root_sum(number: Real) -> Number[RootSum] | None:
    if not number.op:
        return ROOT_SUMS.of_integer(number.value.numerator), number.value.denominator
    parts = [_root_sum(part) for part in number.parts]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    if number.op == "r":
        return _rooted(*known[0])
    left, right = known
    match number.op:
        case "*":
            return number_product(ROOT_SUMS, left, right)
        case "/":
            return number_quotient(ROOT_SUMS, left, right)
        case _:
            return number_sum(ROOT_SUMS, left, right if number.op == "+" else number_negative(ROOT_SUMS, right))


def _rooted(terms: RootSum, d: int) -> Number[RootSum] | None:
    """The square root of a number >= 0 that is rational, or the square of a sum of two roots."""
    rational = sum([n for e, n in terms if e == 1])
    others = [(e, n) for e, n in terms if e != 1]
    if not others:
        return ROOT_SUMS.ratio(ROOT_SUMS.root(rational * d), d)
    if len(others) > 1 or max([k.bit_length() for k in (*others[0], rational, d)]) > _BITS_INSIDE:
        return None
    ((e, n),) = others
    found = sqrt_of_quadratic(Fraction(rational, d), Surd(Fraction(n, d), e))
    if not isinstance(found, SurdSum):
        return None
    made: Number[RootSum] = ((), 1)
    for one in (found.first, found.second):
        c = one.coefficient
        made = number_sum(ROOT_SUMS, made, (((one.radicand, c.numerator),), c.denominator))
    return made


def _separation(number: Real) -> int:
    """k such that the number is 0 or at least 2^-k in absolute value.

    The number is a quotient of two algebraic integers whose conjugates are at most 2^u and 2^l in absolute value, and
    the numerator has at most D conjugates, D = 2^(number of different square roots). The product of these conjugates is
    an integer, at least 1 in absolute value unless the number is 0: so |number| >= 2^-((D - 1) u + l).
    """
    u, low = _sizes(number)
    roots = len(_roots(number))
    least = ((1 << roots) - 1) * u + low if roots <= _ROOTS else _BITS + 1
    if least > _BITS:
        raise NoValue(Note.TOO_LARGE)
    return least + 1


def _roots(number: Real) -> set[Real]:
    own = {number} if number.op == "r" else set()
    return own.union(*[_roots(part) for part in number.parts])


def _sizes(number: Real) -> tuple[int, int]:
    if not number.op:
        return number.value.numerator.bit_length(), number.value.denominator.bit_length()
    (u, low), *rest = [_sizes(part) for part in number.parts]
    if number.op == "r":
        middle = (u + low + 1) // 2
        return (middle, low) if u >= low else (u, middle)
    ((v, m),) = rest
    match number.op:
        case "*":
            return u + v, low + m
        case "/":
            return u + m, low + v
        case _:
            return max(u + m, low + v) + 1, low + m


def _bounds(number: Real, bits: int) -> tuple[Fraction, Fraction]:
    if not number.op:
        return number.value, number.value
    (a, b), *rest = [_bounds(part, bits) for part in number.parts]
    if number.op == "r":
        unit = 1 << bits
        low = isqrt((max(a, Fraction(0)) * unit * unit).__floor__())
        high = isqrt((b * unit * unit).__ceil__()) + 1
        return Fraction(low, unit), Fraction(high, unit)
    ((c, d),) = rest
    match number.op:
        case "+":
            low_high = (a + c, b + d)
        case "-":
            low_high = (a - d, b - c)
        case "*":
            ends = (a * c, a * d, b * c, b * d)
            low_high = (min(ends), max(ends))
        case _:
            if c <= 0 <= d:
                raise ZeroDivisionError
            ends = (a / c, a / d, b / c, b / d)
            low_high = (min(ends), max(ends))
    return _outwards(*low_high, bits)


def _outwards(low: Fraction, high: Fraction, bits: int) -> tuple[Fraction, Fraction]:
    if low == high and low.denominator == 1:
        return low, high
    unit = 1 << bits
    return Fraction((low * unit).__floor__(), unit), Fraction((high * unit).__ceil__(), unit)
