"""Numbers: what is one, what is none, and that nothing is rounded."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.errors import InputError
from exactrank.reading.latex.numbers import value_of
from exactrank.reading.latex.tokens import tokens_of
from exactrank.reading.source.numbers import fold, number

PLAIN = {
    "12": 12, "-3": -3, "+4": 4, " 5 ": 5, "0.1": Fraction(1, 10), ".5": Fraction(1, 2), "3.": 3,
    "-0.250": Fraction(-1, 4),
    "1/2": Fraction(1, 2), "-4/6": Fraction(-2, 3), "4/-6": Fraction(-2, 3), "0.5/0.25": 2, "1e3": 1000,
    "1.5E-1": Fraction(3, 20),
    "−7": -7, "１２": 12, "－１／２": Fraction(-1, 2), "1\u2009000": 1000, "12\u202f345\u202f678": 12345678, "–2": -2,
}  # fmt: skip
NOT_PLAIN = {
    "": "empty-entry", " ": "empty-entry", "x": "not-a-number", "--3": "not-a-number", "1/0": "zero-denominator",
    "1/0.0": "zero-denominator", "nan": "not-finite", "-inf": "not-finite", "1,000": "comma-in-number",
    "0,5": "comma-in-number",
    "1_000": "not-a-number", "2²": "not-a-number", "½": "not-a-number", "②": "not-a-number", "1e": "not-a-number",
    "1e99999": "exponent-too-large", "1e-99999999999999999999": "exponent-too-large", "0x10": "not-a-number",
    "1j": "not-a-number",
    "1 2": "not-a-number", "9" * 100_001: "too-many-digits",
}  # fmt: skip

LATEX = {
    r"-\frac12": Fraction(-1, 2), r"\dfrac{-13}{5}": Fraction(-13, 5), r"\tfrac{1}{2}": Fraction(1, 2),
    r"\nicefrac12": Fraction(1, 2),
    r"\frac 1 2": Fraction(1, 2), r"\frac{16}3": Fraction(16, 3), r"-\nicefrac{1}{12}": Fraction(-1, 12),
    "1{,}000": 1000,
    r"1\,000": 1000, "12{,}345{,}678": 12345678, "0{,}125": Fraction(1, 8), "1{,}5": Fraction(3, 2), "{-3}": -3,
    "-(1/2)": Fraction(-1, 2),
    r"\left(-\frac12\right)": Fraction(-1, 2), r"\phantom{-}1": 1, r"\color{red}{-3}": -3, r"\textcolor{red}{4}": 4,
    r"$-\frac{1}{3}$": Fraction(-1, 3),
    r"\boxed{1}": 1, r"\leading{1}": 1, r"\mathbf{-2}": -2, r"3-2\cdot 4": -5, r"\frac{\frac12}3": Fraction(1, 6),
    "2^3": 8, "-3/34": Fraction(-3, 34),
    r"\frac{1+2}{2}": Fraction(3, 2), r"(-2)(3)": -6, r"\displaystyle\frac{1}{4}": Fraction(1, 4), "−２": -2,
}  # fmt: skip
NOT_LATEX = [
    "a", r"2\frac12", r"\frac123", "2 3", "*", r"\sqrt{4}", r"\frac{1}{5}(7+i)", "1+2a", r"\pi", "", "-",
    r"\frac{1}", "(1", r"\cdots", r"\lambda - 1",
    r"\hat{3}", "1,2",
]  # fmt: skip


@pytest.mark.parametrize("text", PLAIN)
def test_plain_numbers(text: str) -> None:
    assert number(text) == PLAIN[text]


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_what_is_no_plain_number(text: str) -> None:
    with pytest.raises(InputError) as caught:
        number(text)
    assert caught.value.problems[0].message == "input." + NOT_PLAIN[text]


@pytest.mark.parametrize("text", LATEX)
def test_latex_numbers(text: str) -> None:
    tokens = tokens_of(text)
    assert value_of(tokens, 0, len(tokens)) == LATEX[text]


@pytest.mark.parametrize("text", NOT_LATEX)
def test_what_is_no_latex_number(text: str) -> None:
    tokens = tokens_of(text)
    assert value_of(tokens, 0, len(tokens)) is None


@given(st.fractions(), st.sampled_from(["{}/{}", r"\frac{{{}}}{{{}}}", r"\left({}\right)/{}", r"{}\div {}"]))
def test_a_printed_fraction_is_read_back(value: Fraction, form: str) -> None:
    text = form.format(value.numerator, value.denominator)
    tokens = tokens_of(text)
    assert value_of(tokens, 0, len(tokens)) == value
    if form == "{}/{}":
        assert number(text) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30))
def test_a_decimal_is_exact(value: object) -> None:
    assert number(str(value)) == Fraction(str(value))


@given(st.integers(4000, 12000))
def test_digits_past_the_conversion_limit_of_python(count: int) -> None:
    assert number("9" * count) == 10**count - 1


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    "text", ["1/0", r"\frac{1}{0}", r"\frac{1}{1-1}", "{" * 70 + "1" + "}" * 70, "(" * 500 + "1" + ")" * 500]
)
def test_latex_that_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        value_of(tokens := tokens_of(text), 0, len(tokens))


@pytest.mark.parametrize("text", ["2^{99999}^{9}", "9^{9999999999}", "9^{99999}", r"(9^{9999})^{9999}"])
def test_powers_stay_small(text: str) -> None:
    tokens = tokens_of(text)
    try:
        value = value_of(tokens, 0, len(tokens))
    except InputError:
        return
    assert value is None or Fraction(value).numerator.bit_length() < 500_000
