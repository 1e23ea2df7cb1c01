"""Decimals of exact numbers, correctly rounded: halves go away from zero, as a person rounds them (0.125 -> 0.13).

An enclosure is printed with the digits that are certain: those to which both of its ends round.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import isqrt

from exactrank.errors import InputError
from exactrank.records import dataclass


def integer_text(value: int) -> str:
    """The decimal text of an integer of any length (the interpreter's own `str` stops at 4300 digits)."""
    if value < 0:
        return "-" + integer_text(-value)
    if value.bit_length() < 14_000:
        return str(value)
    places = value.bit_length() * 30103 // 200_000
    high, low = divmod(value, 10**places)
    return integer_text(high) + integer_text(low).zfill(places)


def rational_text(value: Fraction) -> str:
    """`p` or `p/q` in lowest terms."""
    above = integer_text(value.numerator)
    return above if value.denominator == 1 else f"{above}/{integer_text(value.denominator)}"


def decimal_digits(value: Fraction | int, digits: int) -> str:
    """The decimal nearest to the value with `digits` digits after the point; a tie goes away from zero.

    >>> decimal_digits(Fraction(1097, 540), 3), decimal_digits(Fraction(-1, 8), 2), decimal_digits(Fraction(2), 0)
    ('2.031', '-0.13', '2')

    What rounds to zero has no sign: -1/1000 to two digits is 0.00.
    """
    _check_digits(digits, 0)
    shifted = _rounded(Fraction(value), digits)
    whole, rest = divmod(abs(shifted), 10**digits)
    sign = "-" if shifted < 0 else ""
    return sign + integer_text(whole) + ("." + integer_text(rest).zfill(digits) if digits else "")


def significant_digits(value: Fraction | int, digits: int) -> str:
    """The nearest decimal with `digits` significant digits; `d.ddde-n` for what is very small or very large.

    >>> significant_digits(Fraction(1097, 540), 3), significant_digits(Fraction(1, 3 * 10**20), 3)
    ('2.03', '3.33e-21')
    >>> significant_digits(Fraction(99999, 1000), 2), significant_digits(0, 3)
    ('1.0e2', '0')
    """
    _check_digits(digits, 1)
    value = Fraction(value)
    if not value:
        return "0"
    exponent = _exponent(abs(value))
    mantissa = _rounded(value, digits - 1 - exponent)
    if abs(mantissa) == 10**digits:  # 9.99 became 10.0
        exponent += 1
        mantissa //= 10
    if -7 < exponent < digits:
        return decimal_digits(Fraction(mantissa) / Fraction(10) ** (digits - 1 - exponent), digits - 1 - exponent)
    return f"{decimal_digits(Fraction(mantissa, 10 ** (digits - 1)), digits - 1)}e{exponent}"


def _rounded(value: Fraction, shift: int) -> int:
    """The integer nearest to value * 10^shift, a half going away from zero."""
    scale = 10 ** abs(shift)
    p, q = (
        (abs(value.numerator) * scale, value.denominator)
        if shift >= 0
        else (abs(value.numerator), value.denominator * scale)
    )
    nearest = (2 * p + q) // (2 * q)
    return -nearest if value < 0 else nearest


def _exponent(value: Fraction) -> int:
    """The e with 10^e <= value < 10^(e+1)."""
    # log10(2) is between 0.30102 and 0.30104, so the guess is at most a few off and the loops are short.
    e = (value.numerator.bit_length() - value.denominator.bit_length()) * 30103 // 100_000
    while Fraction(10) ** e > value:
        e -= 1
    while Fraction(10) ** (e + 1) <= value:
        e += 1
    return e


def _check_digits(digits: int, least: int) -> None:
    if digits < least:
        raise InputError.of("too-few-digits", digits=digits, least=least)


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A number that is proven to lie in [lower, upper]."""

    lower: Fraction
    upper: Fraction

    @classmethod
    def exactly(cls, value: Fraction | int) -> Enclosure:
        return cls(Fraction(value), Fraction(value))

    @property
    def width(self) -> Fraction:
        return self.upper - self.lower

    @property
    def midpoint(self) -> Fraction:
        return (self.lower + self.upper) / 2

    @property
    def is_exact(self) -> bool:
        return self.lower == self.upper

    def __contains__(self, value: Fraction | int) -> bool:
        return self.lower <= value <= self.upper

    def decimal(self, digits: int) -> str:
        """The number rounded to at most `digits` digits after the point, as many as both ends agree on.

        >>> Enclosure(Fraction(31415, 10**4), Fraction(31416, 10**4)).decimal(10)
        '3.142'
        """
        return self._agreed(decimal_digits, digits, 0)

    def significant(self, digits: int) -> str:
        """The number rounded to at most `digits` significant digits; `0` to `digits` places if its sign is open."""
        if self.lower * self.upper <= 0 and not self.is_exact:
            return self.decimal(digits)
        return self._agreed(significant_digits, digits, 1)

    def _agreed(self, rounding: Callable[[Fraction, int], str], digits: int, least: int) -> str:
        # Agreement at d digits does not give agreement at d - 1 (0.449 and 0.451), so every d is tried from above.
        for count in range(digits, least - 1, -1):
            text = rounding(self.lower, count)
            if text == rounding(self.upper, count):
                return text
        raise InputError.of(
            "no-certain-digit", lower=significant_digits(self.lower, 3), upper=significant_digits(self.upper, 3)
        )


def sqrt_enclosure(lower: Fraction, upper: Fraction, bits: int) -> Enclosure:
    """An enclosure of the square roots of the numbers in [lower, upper], 0 <= lower; each end off by at most 2^-bits.

    For s = floor(sqrt(q 4^bits)) we have s <= 2^bits sqrt(q) < s + 1, in integers; exact squares stay exact.
    """
    low, exact_low = _floor_sqrt(lower, bits)
    high, exact_high = (low, exact_low) if lower == upper else _floor_sqrt(upper, bits)
    return Enclosure(low, high if exact_high else high + Fraction(1, 2**bits))


def _floor_sqrt(value: Fraction, bits: int) -> tuple[Fraction, bool]:
    p, q = value.numerator, value.denominator
    a, b = isqrt(p), isqrt(q)
    if a * a == p and b * b == q:
        return Fraction(a, b), True
    return Fraction(isqrt((p << 2 * bits) // q), 1 << bits), False
