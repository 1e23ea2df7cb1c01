from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.errors import InputError
from exactrank.numbers.decimals import (
    Enclosure,
    decimal_digits,
    integer_text,
    rational_text,
    significant_digits,
    sqrt_enclosure,
)

VALUES = (
    st.fractions()
    | st.fractions(max_denominator=8)
    | st.tuples(st.integers(), st.integers(0, 40)).map(lambda pair: Fraction(pair[0], 10 ** pair[1]))
)


@given(VALUES, st.integers(0, 30))
def test_a_decimal_is_the_nearest_and_a_tie_goes_away_from_zero(value: Fraction, digits: int) -> None:
    text = decimal_digits(value, digits)
    error = Fraction(text) - value
    half = Fraction(1, 2 * 10**digits)
    assert abs(error) <= half
    if abs(error) == half:
        assert abs(Fraction(text)) > abs(value)
    assert len(text.partition(".")[2]) == digits
    assert not (text.startswith("-") and Fraction(text) == 0)


@given(VALUES, st.integers(1, 30))
def test_significant_digits_are_those_of_the_standard_library(value: Fraction, digits: int) -> None:
    # Divided with enough guard digits a tie stays a tie, for a tie is a finite decimal.
    exact = Context(prec=400).divide(Decimal(value.numerator), Decimal(value.denominator))
    expected = Context(prec=digits, rounding=ROUND_HALF_UP).plus(exact)
    text = significant_digits(value, digits)
    assert Decimal(text) == expected
    if value:
        assert len(text.partition("e")[0].replace(".", "").lstrip("-0")) == digits


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        (Fraction(46, 45), 3, "1.022"),
        (Fraction(1097, 540), 3, "2.031"),  # not 2.032
        (Fraction(181, 60), 3, "3.017"),
        (Fraction(1, 8), 2, "0.13"),
        (Fraction(-1, 8), 2, "-0.13"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(-1, 1000), 2, "0.00"),
        (Fraction(999, 1000), 2, "1.00"),
    ],
)
def test_named_decimals(value: Fraction, digits: int, expected: str) -> None:
    assert decimal_digits(value, digits) == expected


def test_integers_of_any_length() -> None:
    assert integer_text(-(10**9000)) == "-1" + "0" * 9000
    assert integer_text(10**9000 + 7) == "1" + "0" * 8999 + "7"
    assert rational_text(Fraction(1, 10**5000)) == "1/1" + "0" * 5000
    assert len(decimal_digits(Fraction(1, 7), 20_000)) == 20_002


@given(VALUES, VALUES, st.integers(0, 20))
def test_an_enclosure_shows_only_what_both_ends_round_to(a: Fraction, b: Fraction, digits: int) -> None:
    found = Enclosure(min(a, b), max(a, b))
    try:
        text = found.decimal(digits)
    except InputError:
        assert decimal_digits(a, 0) != decimal_digits(b, 0)
        return
    shown = len(text.partition(".")[2])
    assert shown <= digits
    for inside in (a, b, (a + b) / 2):
        assert inside in found
        assert decimal_digits(inside, shown) == text


@given(st.fractions(min_value=0), st.fractions(min_value=0), st.integers(0, 200))
def test_roots_lie_in_their_enclosure(a: Fraction, b: Fraction, bits: int) -> None:
    low, high = min(a, b), max(a, b)
    found = sqrt_enclosure(low, high, bits)
    slack = Fraction(1, 2**bits)
    assert found.lower**2 <= low
    assert (found.lower + slack) ** 2 > low
    assert found.upper**2 >= high
    assert max(found.upper - slack, Fraction(0)) ** 2 <= high
    assert sqrt_enclosure(a * a, a * a, bits) == Enclosure.exactly(a)


def test_refusals() -> None:
    with pytest.raises(InputError, match="at least 0"):
        decimal_digits(Fraction(1), -1)
    with pytest.raises(InputError, match="at least 1"):
        significant_digits(Fraction(1), 0)
    with pytest.raises(InputError, match="no digit is certain"):
        Enclosure(Fraction(1, 4), Fraction(3, 4)).decimal(3)
    assert Enclosure(Fraction(-1, 10**9), Fraction(1, 10**9)).significant(5) == "0.00000"
