"""Fractions of polynomials: what people write, what is printed, values put for the letters, SymPy in and out."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

import exactrank
from exactrank.calculations.elimination.over_domains import reduce_rows
from exactrank.cli import main
from exactrank.document import Display
from exactrank.errors import InputError
from exactrank.exposition.over_domains import explain_reduction_over, number_formula
from exactrank.numbers.canonical_numbers import number_product, number_quotient, number_sum
from exactrank.numbers.domain_names import domain_named
from exactrank.numbers.multivariate import collected, irreducible_parts, product, scaled, terms_text, value_at
from exactrank.numbers.rational_functions import QQ_letters
from exactrank.numbers.rows import RowsOver
from exactrank.numbers.sympy_forms import number_to_sympy, terms_to_sympy
from exactrank.reading.matrices.numbers_over import number_over
from exactrank.reading.matrices.rows_over import rows_over
from exactrank.render.latex_math import LatexMath
from exactrank.render.plain import render
from exactrank.render.sentences import Notation
from tests.numbers.test_contract import functions, matrices, numbers

A, AB, AL = QQ_letters("a"), QQ_letters("a", "b"), QQ_letters("a", "lambda")
values = st.fractions(-5, 5, max_denominator=3)


@pytest.mark.parametrize(
    ("domain", "written", "text"),
    [
        (A, "a+1", "a+1"), (A, "2a-1", "2*a-1"), (A, "1-a", "-a+1"), (A, "(a+1)(a-1)", "a^2-1"),
        (A, r"\frac{a^2-1}{a-1}", "a+1"), (A, r"\frac{a+1}{2}", "1/2*a+1/2"),
        (A, "1/a", "1/a"), (A, "1/(2a)", "1/(2*a)"),
        (A, "(a+1)/(a-1)", "(a+1)/(a-1)"), (A, "-1/(1-a)", "1/(a-1)"),
        (A, "a^{-2}", "1/a^2"), (A, r"\tfrac12 a", "1/2*a"),
        (A, "a - a", "0"), (A, "0.5a", "1/2*a"), (A, r"3 \cdot a", "3*a"), (AB, "ab", "a*b"), (AB, "b a^2/b", "a^2"),
        (AB, "(a+b)^2", "a^2+2*a*b+b^2"), (AB, "a/(b*a+a)", "1/(b+1)"), (AB, "1/(ab)", "1/(a*b)"),
        (AL, r"\lambda - 1", "lambda-1"), (AL, "2\u03bb", "2*lambda"), (AL, "lambda^2", "lambda^2"),
        (AL, r"a\lambda", "a*lambda"),
    ],
)  # fmt: skip
def test_functions_as_they_are_written(domain: Any, written: str, text: str) -> None:
    assert domain.text(*number_over(domain, written)) == text


@pytest.mark.parametrize(
    ("domain", "written"),
    [
        (A, "b"), (A, "i"), (A, "1/(a-a)"), (A, "a b"), (A, "1/2a"), (A, "sqrt(a)"), (A, "a^a"), (A, "a+"), (A, ""),
        (A, "aa)"),
        (A, "sin a"), (AL, "lambdas"), (AL, r"\mu"), (A, "\u03b1"), (A, "__a"), (A, "a(1"), (A, "(a+1)^999"),
    ],
)  # fmt: skip
def test_what_is_no_function_of_the_letters(domain: Any, written: str) -> None:
    with pytest.raises(InputError):
        number_over(domain, written)


def test_a_product_that_would_take_long_is_refused() -> None:
    many = QQ_letters(*"abcdefghjk")
    with pytest.raises(InputError, match="terms before they are collected"):
        number_over(many, "(a+b+c+d+e+f+g+h+j+k)^30")


@pytest.mark.parametrize("letters", [(), ("a", "a"), tuple("abcdefghjkl")])
def test_no_letters_one_twice_or_too_many(letters: tuple[str, ...]) -> None:
    with pytest.raises(InputError, match="different ones are needed"):
        QQ_letters(*letters)


@pytest.mark.parametrize("letter", ["i", "I", "ab", "1", "", "sqrt"])
def test_what_is_no_letter(letter: str) -> None:
    with pytest.raises(InputError, match="is no letter"):
        QQ_letters(letter)


@pytest.mark.parametrize("name", ["QQ(a, i)", "QQ()", "QQ(ab)", "QQ(a b)", "GF(a)", "QQ(1)"])
def test_names_of_no_field(name: str) -> None:
    with pytest.raises(InputError):
        domain_named(name)


@given(numbers(AB), numbers(AB), values, values)
def test_putting_values_commutes_with_sums_products_and_quotients(x: Any, y: Any, a: Fraction, b: Fraction) -> None:
    at = (a, b)
    plus, times = number_sum(AB, x, y), number_product(AB, x, y)
    left, right = AB.value(x[0], x[1], at), AB.value(y[0], y[1], at)
    if left is None or right is None:
        return
    assert AB.value(plus[0], plus[1], at) == left + right
    assert AB.value(times[0], times[1], at) == left * right
    if right:
        over = number_quotient(AB, x, y)
        assert AB.value(over[0], over[1], at) == left / right


@given(matrices(A, 3), st.integers(10**6, 10**7))
def test_the_rank_is_the_greatest_that_values_give(M: RowsOver[Any], at: int) -> None:
    """At a value past every root of the small polynomials at hand the rank is the one over QQ(a)."""
    rows = [[A.value(x, d, (Fraction(at),)) for x in numerators] for numerators, d in M.rows]
    assert exactrank.rank(rows) == reduce_rows(M).rank


@given(numbers(AB))
def test_sympy_takes_and_gives_the_same_function(x: Any) -> None:
    expression = number_to_sympy(AB, *x)
    assert rows_over(AB, sympy.Matrix([[expression]])) == RowsOver.of(AB, [[x]])
    assert rows_over(AB, RowsOver.of(AB, [[x]]).to_sympy()) == RowsOver.of(AB, [[x]])


def test_a_symbol_that_is_no_letter_is_refused_with_its_place() -> None:
    with pytest.raises(InputError, match="row 1, column 2"):
        rows_over(A, sympy.Matrix([[1, sympy.Symbol("c")]]))


@given(functions(AB), functions(AB))
def test_the_irreducible_parts_are_those_of_sympy(x: Any, y: Any) -> None:
    p = product(x[0], y[0])
    if not p:
        return
    found = irreducible_parts(p)
    _, expected = sympy.factor_list(terms_to_sympy(p, AB.letters))
    assert sorted(k for _, k in found) == sorted(k for _, k in expected)
    made = collected([((0, 0), 1)])
    for factor, k in found:
        assert factor[0][1] > 0
        for _ in range(k):
            made = product(made, factor)
    ratio = Fraction(p[0][1], made[0][1])
    assert scaled(ratio.denominator, p) == scaled(ratio.numerator, made)


@given(functions(AB), values, values)
def test_the_text_of_a_polynomial_is_its_value(x: Any, a: Fraction, b: Fraction) -> None:
    p = x[0]
    read, d = number_over(AB, terms_text(p, AB.letters, 3))
    assert value_at(p, (a, b)) / 3 == AB.value(read, d, (a, b))


@given(numbers(AL))
def test_what_latex_shows_is_read_back(x: Any) -> None:
    assert number_over(AL, LatexMath(Notation())(number_formula(AL, x))) == x


@pytest.mark.parametrize(
    ("to", "part"), [("latex", r"1 - \lambda^2"), ("text", "1 - lambda^2"), ("html", "<mi>λ</mi>")]
)
def test_a_page_with_letters_in_every_format(to: str, part: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["derive", "1 lambda; lambda 1", "--field", "QQ(lambda)", "--to", to]) == 0
    out = capsys.readouterr().out
    assert part in out


def test_the_page_says_that_single_values_may_differ() -> None:
    page = explain_reduction_over(reduce_rows(rows_over(A, "a 1; 1 a")))
    assert any(isinstance(block, Display) for block in page.blocks)
    assert "single values of the letter the rank may be smaller" in " ".join(render(page).split())


def test_the_rank_at_the_console(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rank", "a a^2; 1 a", "--field", "QQ(a)"]) == 0
    assert capsys.readouterr().out.strip() == "1"
    assert exactrank.rank("a 1; 1 a", field="QQ(a)") == 2
    assert exactrank.rank(sympy.Matrix([[sympy.Symbol("a"), 1], [1, sympy.Symbol("a")]]), field="QQ(a)") == 2
