"""Square roots that have a closed form: c sqrt(d), a sum of two of them, and sqrt(a + c sqrt(d))."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import isqrt

from exactrank.errors import InputError
from exactrank.numbers.decimals import Enclosure, significant_digits, sqrt_enclosure
from exactrank.records import dataclass

_TRIAL = 10_000


def square_part(value: int) -> tuple[int, int]:
    """(s, d) with value = s^2 d and d square-free, for a value > 0.

    >>> square_part(756)
    (6, 21)

    A value whose part without prime factors below 10^4 has more than 100 bits is not factored any further: then that
    part is only known not to be a square.
    """
    root, rest, free, p = 1, value, 1, 2
    # A number without prime factors below p and below p^3 is 1, a prime, a product of two primes, or a prime's square:
    # what is no square is square-free.
    while p <= _TRIAL and p * p * p <= rest:
        while rest % (p * p) == 0:
            rest //= p * p
            root *= p
        if rest % p == 0:
            rest //= p
            free *= p
        p += 1 if p == 2 else 2
    whole = isqrt(rest)
    if whole * whole == rest:
        return root * whole, free
    if p > _TRIAL and rest.bit_length() <= 100:
        import flint

        for prime, exponent in flint.fmpz(rest).factor():
            root *= int(prime) ** (exponent // 2)
            free *= int(prime) ** (exponent % 2)
        return root, free
    return root, free * rest


@dataclass(frozen=True, slots=True)
class Surd:
    """coefficient * sqrt(radicand), the radicand a square-free integer > 0: 1 when the number is rational.

    >>> Surd.sqrt_of(Fraction(756)), Surd.sqrt_of(Fraction(4, 9))
    (Surd(coefficient=Fraction(6, 1), radicand=21), Surd(coefficient=Fraction(2, 3), radicand=1))
    """

    coefficient: Fraction
    radicand: int = 1

    @classmethod
    def sqrt_of(cls, value: Fraction | int) -> Surd:
        """The square root of a rational number >= 0: sqrt(p/q) = sqrt(p q) / q."""
        value = Fraction(value)
        if value < 0:
            raise InputError.of("square-root-of-negative", value=significant_digits(value, 6))
        if not value:
            return cls(Fraction(0))
        above, below = square_part(value.numerator), square_part(value.denominator)
        # numerator and denominator are coprime, so the product of their square-free parts is square-free
        return cls(Fraction(above[0], below[0] * below[1]), above[1] * below[1])

    @property
    def square(self) -> Fraction:
        return self.coefficient**2 * self.radicand

    @property
    def is_rational(self) -> bool:
        return self.radicand == 1

    def __mul__(self, factor: Fraction | int) -> Surd:
        return Surd(self.coefficient * factor, self.radicand if factor and self.coefficient else 1)

    def within(self, bits: int) -> Enclosure:
        """An enclosure with ends at most 2^-bits away from the number."""
        square = self.square
        root = sqrt_enclosure(square, square, bits)
        return root if self.coefficient >= 0 else Enclosure(-root.upper, -root.lower)

    def enclosure(self, digits: int) -> Enclosure:
        """An enclosure no wider than 10^-digits times the number."""
        return narrowed(self.within, digits)

    def decimal(self, digits: int) -> str:
        """The number correctly rounded to `digits` significant digits.

        >>> Surd(Fraction(6), 21).decimal(10)
        '27.49545417'
        """
        return rounded(self.within, digits)


@dataclass(frozen=True, slots=True)
class SurdSum:
    """first + second, two surds over different radicands, the second not zero (it may be negative).

    >>> SurdSum(Surd(Fraction(1, 2)), Surd(Fraction(1, 2), 5)).decimal(6)
    '1.61803'
    """

    first: Surd
    second: Surd

    def within(self, bits: int) -> Enclosure:
        a, b = self.first.within(bits + 1), self.second.within(bits + 1)
        return Enclosure(a.lower + b.lower, a.upper + b.upper)

    def enclosure(self, digits: int) -> Enclosure:
        return narrowed(self.within, digits)

    def decimal(self, digits: int) -> str:
        return rounded(self.within, digits)


@dataclass(frozen=True, slots=True)
class NestedRadical:
    """sqrt(a + s) of a rational a and an irrational surd s, where it is not a sum of two surds."""

    rational: Fraction
    surd: Surd

    @property
    def square(self) -> SurdSum:
        return SurdSum(Surd(self.rational), self.surd)

    def within(self, bits: int) -> Enclosure:
        # The square is positive and irrational, so its enclosures leave 0 behind as they shrink. For u > l > 0 we have
        # sqrt(u) - sqrt(l) <= sqrt(u - l), so 2 bits of the square are enough for each bit of the root.
        square = self.square.within(2 * bits + 4)
        return sqrt_enclosure(max(square.lower, Fraction(0)), square.upper, bits + 2)

    def enclosure(self, digits: int) -> Enclosure:
        return narrowed(self.within, digits)

    def decimal(self, digits: int) -> str:
        return rounded(self.within, digits)


Radical = Surd | SurdSum | NestedRadical


def sqrt_of_quadratic(a: Fraction, b: Surd) -> Radical:
    """The square root of a + b > 0 with a rational and b an irrational surd, denested where two surds are enough.

    >>> sqrt_of_quadratic(Fraction(3, 2), Surd(Fraction(1, 2), 5))
    SurdSum(first=Surd(coefficient=Fraction(1, 2), radicand=5), second=Surd(coefficient=Fraction(1, 2), radicand=1))
    """
    # (sqrt(x) +- sqrt(y))^2 = x + y +- 2 sqrt(x y) equals a + b exactly when x and y are the roots of
    # z^2 - a z + b^2/4, and these are rational exactly when a^2 - b^2 is a square (Borodin, Fagin, Hopcroft, Tompa:
    # Decreasing the nesting depth of expressions involving square roots, 1985).
    difference = a * a - b.square
    if difference > 0 and a > 0:
        root = Surd.sqrt_of(difference)
        if root.is_rational:
            x, y = (a + root.coefficient) / 2, (a - root.coefficient) / 2
            return SurdSum(Surd.sqrt_of(x), Surd.sqrt_of(y) * (1 if b.coefficient > 0 else -1))
    return NestedRadical(a, b)


def narrowed(within: Callable[[int], Enclosure], digits: int) -> Enclosure:
    """The enclosure no wider than 10^-digits times its smaller end in size; exact numbers come as they are."""
    bits = digits * 10 // 3 + 8
    while True:
        found = within(bits)
        if found.is_exact or found.width * 10**digits <= min(abs(found.lower), abs(found.upper)):
            return found
        bits *= 2


def rounded(within: Callable[[int], Enclosure], digits: int) -> str:
    """The number rounded to `digits` significant digits: an irrational one is no tie, so both ends agree in the end."""
    more = digits + 3
    while True:
        found = narrowed(within, more)
        text = significant_digits(found.lower, digits)
        if text == significant_digits(found.upper, digits):
            return text
        more *= 2
