"""Printed digits: right when they are the exact value rounded to the places printed; a half may go either way."""

from __future__ import annotations

from fractions import Fraction

from exactrank.judging.verdicts.decision import CORRECT, Decision, wrong
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.values import Scalar, compare
from exactrank.judging.verdicts.witnesses import WrongDigits
from exactrank.numbers.decimals import Enclosure, decimal_digits, integer_text
from exactrank.numbers.surds import Surd

_PLACES = 60


def places_of(value: Fraction) -> int | None:
    """The digits after the point that the number needs, None where they do not end (or are very many).

    >>> places_of(Fraction(2032, 1000)), places_of(Fraction(1, 3))
    (3, None)
    """
    for places in range(_PLACES):
        if 10**places % value.denominator == 0:
            return places
    return None


def places_rounded_to(value: Fraction) -> int | None:
    """The places that an approximation may be rounded to: of a whole number two digits at least are kept.

    >>> places_rounded_to(Fraction(700)), places_rounded_to(Fraction(10)), places_rounded_to(Fraction(21, 10))
    (-1, 0, 1)
    """
    if value.denominator != 1:
        return places_of(value)
    digits = integer_text(abs(value.numerator))
    return -max(0, min(len(digits) - len(digits.rstrip("0")), len(digits) - 2))


def rounds_to(exact: Scalar, printed: Fraction, places: int) -> bool:
    """|exact - printed| <= half a unit of the last place."""
    half = Fraction(1, 2) / Fraction(10) ** places
    return compare(exact, printed - half) >= 0 and compare(exact, printed + half) <= 0


def printed_text(value: Fraction, places: int) -> str:
    return decimal_digits(value, places) if places >= 0 else str(value)


def rounded_text(exact: Scalar, places: int) -> str:
    """The exact value rounded to the places; a half goes away from zero.

    >>> rounded_text(Fraction(1097, 540), 3)
    '2.031'
    """
    if isinstance(exact, Surd):
        # An irrational number is no tie: enclosures that shrink come to agree on the rounding.
        bits = 4 * max(places, 0) + 40
        while True:
            bounds = exact.within(bits)
            low, high = rounded_text(bounds.lower, places), rounded_text(bounds.upper, places)
            if low == high:
                return low
            bits *= 2
    if places >= 0:
        return decimal_digits(exact, places)
    unit = Fraction(10) ** -places
    return str(int(decimal_digits(exact / unit, 0)) * unit)


def decide_digits(
    exact: Scalar, printed: Fraction, places: int, row: int | None = None, column: int | None = None
) -> Decision:
    """Whether the printed number is the exact one rounded; if not, the right digits, and whether it was cut off."""
    if rounds_to(exact, printed, places):
        return CORRECT
    expected = rounded_text(exact, places)
    witness = WrongDigits(exact, expected, printed_text(printed, places), _cut(exact, printed, places), row, column)
    return wrong(Note.WRONG_DIGIT, witness)


def _cut(exact: Scalar, printed: Fraction, places: int) -> bool:
    """The digits agree as far as they go, the rest was dropped instead of rounded."""
    unit = 1 / Fraction(10) ** places
    if compare(exact, Fraction(0)) >= 0:
        return compare(exact, printed) >= 0 and compare(exact, printed + unit) < 0
    return compare(exact, printed) <= 0 and compare(exact, printed - unit) > 0


def wrong_enclosed(
    enclosure: Enclosure, printed: Fraction, places: int, row: int | None = None, column: int | None = None
) -> WrongDigits:
    """The witness for a number that is known by bounds, close enough to tell its rounding."""
    expected = rounded_text(enclosure.midpoint, places)
    cut = _cut(enclosure.midpoint, printed, places)
    return WrongDigits(enclosure, expected, printed_text(printed, places), cut, row, column)
