"""Chains of polynomials in letters: each link is right or wrong for all values, and equations accuse nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank import verify
from exactrank.judging import Outcome
from exactrank.judging.verdicts.verdict import Whole
from exactrank.judging.verdicts.witnesses import ForValues
from tests.exploring import examples


def matrix(text: str, kind: str = "pmatrix") -> str:
    rows = r" \\ ".join(" & ".join(row.split()) for row in text.replace("λ", r"\lambda").split(";"))
    return rf"\begin{{{kind}}}{rows}\end{{{kind}}}"


def vertical(text: str) -> str:
    return matrix(text, "vmatrix")


GIVEN = f"Let $A = {matrix('1 2 0; 2 1 1; 0 1 3')}$. "
THREE = (
    f"{vertical('1 a 2; 0 1 a; a 0 1')} = {vertical('1 a; 0 1')} - a{vertical('0 a; a 1')} + 2{vertical('0 1; a 0')}"
)
RIGHT = {
    "a characteristic polynomial": rf"$$\det{matrix('2-λ 1; 1 2-λ')} = (2-\lambda)^2 - 1 = \lambda^2 - 4\lambda + 3"
    r" = (\lambda-1)(\lambda-3)$$",
    "an expansion of it": rf"{GIVEN}$$\det(A - \lambda I) = (1-\lambda){vertical('1-λ 1; 1 3-λ')}"
    rf" - 2{vertical('2 1; 0 3-λ')} = (1-\lambda)((1-\lambda)(3-\lambda) - 1) - 4(3-\lambda)$$",
    "its matrix the other way round": rf"{GIVEN}$$\det(\lambda I - A) = {vertical('λ-1 -2 0; -2 λ-1 -1; 0 -1 λ-3')}$$",
    "a parameter": rf"$$\det{matrix('1 a; 2 a^2')} = a^2 - 2a = a(a - 2)$$",
    "a parameter beside the variable": rf"$$\det{matrix('a-λ 1; 1 a-λ')} = (a-\lambda)^2 - 1$$",
    "minors": rf"$${THREE} = 1 + a^3 - 2a$$",
    "the matrix of it": rf"{GIVEN}$$\lambda E - A = {matrix('λ-1 -2 0; -2 λ-1 -1; 0 -1 λ-3')}$$",
    "with an equation at its end": rf"$$\det{matrix('2-λ 1; 1 2-λ')} = (2-\lambda)^2 - 1 = 0$$",
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_right_chains(text: str) -> None:
    verdict = verify(text)
    assert verdict.outcome is Whole.CORRECT
    assert all(one.outcome is not Outcome.INCORRECT for one in verdict.judgements)


WRONG = {
    "a characteristic polynomial": rf"$$\det{matrix('2-λ 1; 1 2-λ')} = (2-\lambda)^2 + 1$$",
    "a sign on its diagonal": rf"{GIVEN}$$\det(A - \lambda I) = {vertical('1-λ 2 0; 2 1+λ 1; 0 1 3-λ')}$$",
    "eigenvalues further down": rf"$$\det{matrix('2-λ 1; 1 2-λ')} = (2-\lambda)^2 + 1$$ So $\lambda = 2$.",
    "a sign of a minor": rf"{GIVEN}$$\det(A - \lambda I) = (1-\lambda){vertical('1-λ 1; 1 3-λ')}"
    rf" + 2{vertical('2 1; 0 3-λ')}$$",
    "a minor multiplied out": rf"$$\det{matrix('1-λ 2 0; 2 1-λ 0; 0 1 3-λ')} = (3-\lambda){vertical('1-λ 2; 2 1-λ')}"
    r" = (3-\lambda)((1-\lambda)^2 - 2)$$",
    "a polynomial that is worked on": rf"$$\det{matrix('1 a; 2 a^2')} = a^2 + 2a = a(a + 2)$$",
    "the last link": rf"$$\det{matrix('1 a; 2 a^2')} = a^2 - 2a = a(a - 1)$$",
    "minors": rf"$${THREE} = 1 - a^3 - 2a$$",
    "a parameter beside the variable": rf"$$\det{matrix('a-λ 1; 1 a-λ')} = (a-\lambda)^2 - a$$",
    "an entry of it": rf"{GIVEN}$$A - \lambda I = {matrix('1-λ 2 0; 2 1-λ 1; 0 1 -λ')}$$",
    "with another letter": rf"{GIVEN}$$\det(A - tI) = {vertical('1-t 2 0; 2 1-t 1; 0 1 3-t')} = (1-t)^2(3-t)$$",
    "with a letter of a function": rf"{GIVEN}$$p(x) = \det(xI - A) = {vertical('x-1 -2 0; -2 x-1 1; 0 -1 x-3')}$$",
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_wrong_chains(text: str) -> None:
    [one] = [one for one in verify(text).judgements if one.outcome is Outcome.INCORRECT]
    assert isinstance(one.witness, ForValues)


NOT_WRONG = {
    "an equation by itself": rf"We solve $\det{matrix('a 1; 1 a')} = 2a - 1$.",
    "an equation with a number": rf"$$\det{matrix('a 1; 1 a')} = a^2 - 1 = 3$$",
    "letters that are related": rf"As $a + b = 1$, $$\det{matrix('a b; b a')} = a^2 - b^2 = a - b$$",
    "a value of the letter": rf"For $a = 2$: $$\det{matrix('1 a; 2 a^2')} = a^2 - 2a = 2a - 4$$",
    "the unknown is no eigenvalue": rf"Find $x$ with $\det{matrix('x-1 2; 2 x-1')} = x + 3$.",
    "the negative in an equation": rf"$$\det{matrix('1-λ 2 0; 0 1-λ 1; 0 1 3-λ')}"
    r" = (\lambda-1)(\lambda^2-4\lambda+2) = 0$$ So $\lambda = 1$.",
    "a product with a vector": rf"$${matrix('1 a; a 1')}{matrix('x; y')} = {matrix('a; y')}$$",
}


@pytest.mark.parametrize("text", NOT_WRONG.values(), ids=NOT_WRONG)
def test_equations_accuse_nobody(text: str) -> None:
    assert all(one.outcome is not Outcome.INCORRECT for one in verify(text).judgements)


def test_what_is_no_identity_is_not_passed_over() -> None:
    """A chain that may be wrong keeps the answer from being correct, beside a line that is right."""
    for text in (NOT_WRONG["letters that are related"], NOT_WRONG["a value of the letter"]):
        assert verify(f"{text}\n\n$$\\det{matrix('1 2; 3 4')} = -2$$").outcome is Whole.UNDECIDED


small = st.integers(-4, 4)


@given(st.lists(small, min_size=4, max_size=4), st.sampled_from([-2, -1, 1, 3]))
@examples(25)
def test_a_characteristic_polynomial_is_its_trace_and_determinant(entries: list[int], slip: int) -> None:
    a, b, c, d = entries
    given_matrix = matrix(f"({a})-λ {b}; {c} ({d})-λ")

    def text(constant: int) -> str:
        return rf"$$\det{given_matrix} = \lambda^2 + ({-a - d})\lambda + ({constant})$$"

    assert verify(text(a * d - b * c)).outcome is Whole.CORRECT
    assert verify(text(a * d - b * c + slip)).outcome is Whole.INCORRECT
