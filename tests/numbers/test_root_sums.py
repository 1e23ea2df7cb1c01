"""Sums of square roots of integers: how they multiply, divide and print, against SymPy."""

from __future__ import annotations

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from exactrank.errors import InputError
from exactrank.numbers.canonical_numbers import number_product, number_quotient
from exactrank.numbers.root_sums import ROOT_SUMS, RootSum
from exactrank.reading.matrices.numbers_over import number_over
from tests.exploring import examples

pairs = st.dictionaries(st.sampled_from([1, -1, 2, -3, 5, 6, -10]), st.integers(-4, 4).filter(bool), max_size=3)
sums = pairs.map(lambda made: tuple(sorted(made.items())))


def to_sympy(x: RootSum, d: int = 1) -> sympy.Expr:
    return sympy.expand(sum([n * sympy.sqrt(k) for k, n in x], sympy.Integer(0)) / d)


@examples(40)
@given(sums, sums)
def test_products_and_quotients_are_those_of_sympy(x: RootSum, y: RootSum) -> None:
    assert to_sympy(ROOT_SUMS.times(x, y)) == sympy.expand(to_sympy(x) * to_sympy(y))
    if y:
        assert number_product(ROOT_SUMS, ROOT_SUMS.divide(x, y), (y, 1)) == (x, 1)


@examples(40)
@given(sums, st.integers(1, 6))
def test_what_is_printed_is_read_back(x: RootSum, d: int) -> None:
    number = ROOT_SUMS.ratio(x, d)
    assert number_over(ROOT_SUMS, ROOT_SUMS.text(*number)) == number


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (r"\frac{\sqrt{2}}{2}", "1/2*sqrt(2)"),
        (r"\frac{1}{\sqrt2}", "1/2*sqrt(2)"),
        (r"\sqrt{2}\sqrt{3} - \sqrt6", "0"),
        (r"\sqrt{8} + \sqrt{18}", "5*sqrt(2)"),
        ("(1+i)(1-i)", "2"),
        (r"\sqrt{-4}", "2*i"),
        (r"\sqrt{-2}\sqrt{-3}", "-sqrt(6)"),
        (r"\frac{1}{1+\sqrt2+\sqrt3}", "1/2+1/4*sqrt(2)-1/4*sqrt(6)"),
        ("i^2", "-1"),
    ],
)
def test_one_number_in_many_spellings(text: str, printed: str) -> None:
    assert ROOT_SUMS.text(*number_over(ROOT_SUMS, text)) == printed


def test_what_is_too_large_is_refused() -> None:
    with pytest.raises(InputError, match="bits"):
        ROOT_SUMS.root(2**101 + 1)
    total = ROOT_SUMS.one
    for p in (2, 3, 5, 7, 11, 13, 17, 19):
        total = ROOT_SUMS.times(total, ((1, 1), (p, 1)))
    with pytest.raises(InputError, match="terms"):
        ROOT_SUMS.times(total, ((1, 1), (23, 1)))
    with pytest.raises(InputError, match="no inverse"):
        number_quotient(ROOT_SUMS, (ROOT_SUMS.one, 1), (ROOT_SUMS.zero, 1))
