"""Names of singular values and vectors: learned from a formula, then their digits are right or wrong for certain."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from exactrank.calculations.low_rank import low_rank_approximation
from exactrank.judging import Judgement, Note, Outcome, judge
from exactrank.judging.verdicts.witnesses import WrongDigits
from exactrank.matrix import Matrix
from exactrank.numbers.decimals import decimal_digits
from exactrank.reading.answers.document import read_answer
from exactrank.statements import Approximation

W = r"$$W = \begin{bmatrix} 2 & 1 \\ 1 & 1 \\ 0 & 1 \end{bmatrix}$$"
FIRST = W + r" We keep the greatest singular value: $$W_1 = \sigma_1 u_1 v_1^\top.$$ "
# The eigenvalues of W^T W = [5 3; 3 3] are 4 + sqrt(10) and 4 - sqrt(10).
U, V = r"u_1 \approx \begin{bmatrix} %s \\ %s \\ %s \end{bmatrix}", r"v_1 \approx (%s, %s)"


def judged(text: str) -> list[Judgement]:
    return list(judge(read_answer(text)).judgements)


def outcomes(text: str) -> list[str]:
    return [one.outcome.value for one in judged(text)]


def svd() -> tuple[list[str], list[str], list[str]]:
    """The digits by numpy, to five places, u_1 with its first entry positive."""
    import numpy as np

    left, values, right = np.linalg.svd(np.array([[2.0, 1.0], [1.0, 1.0], [0.0, 1.0]]))
    sign = 1 if left[0, 0] > 0 else -1
    return (
        [f"{x:.5f}" for x in values],
        [f"{sign * x:.5f}" for x in left[:, 0]],
        [f"{sign * x:.5f}" for x in right[0]],
    )


VALUES, LEFT, RIGHT = svd()


def negative(digits: list[str]) -> tuple[str, ...]:
    return tuple([text[1:] if text.startswith("-") else "-" + text for text in digits])


def test_both_signs_of_a_pair_are_right_and_only_together() -> None:
    for left, right, outcome in (
        (tuple(LEFT), tuple(RIGHT), "correct"),
        (negative(LEFT), negative(RIGHT), "correct"),
        (tuple(LEFT), negative(RIGHT), "incorrect"),
        (negative(LEFT), tuple(RIGHT), "incorrect"),
    ):
        assert outcomes(FIRST + f"$${U % left}, \\quad {V % right}$$") == ["correct", outcome]


@pytest.mark.parametrize("place", range(3))
def test_a_wrong_digit_of_a_vector_has_the_right_one_as_its_witness(place: int) -> None:
    slip = [*LEFT]
    slip[place] = LEFT[place][:-1] + ("4" if LEFT[place][-1] != "4" else "7")
    (one,) = judged(FIRST + f"$${U % tuple(slip)}$$")
    assert (one.outcome, one.note) == (Outcome.INCORRECT, Note.WRONG_DIGIT)
    assert isinstance(one.witness, WrongDigits)
    assert (one.witness.row, one.witness.column) == (place, 0)
    assert (one.witness.expected, one.witness.found) == (LEFT[place], slip[place])


TRUE = {
    "a value": rf"\sigma_1 \approx {VALUES[0]}",
    "the other value": rf"\sigma_2 \approx {VALUES[1]}",
    "a value in roots": r"\sigma_1 = \sqrt{4 + \sqrt{10}}",
    "a value in other roots": r"\sigma_1 = \sqrt{\frac{8 + \sqrt{40}}{2}}",
    "an equals sign before digits": rf"\sigma_1 = {VALUES[0]}",
    "the spectral norm of what is lost": rf"\lVert W - W_1 \rVert_2 \approx {VALUES[1]}",
    "the same in roots": r"\lVert W - W_1 \rVert_2 = \sigma_2 = \sqrt{4 - \sqrt{10}}",
    "the Frobenius norm of what is lost": rf"\lVert W - W_1 \rVert_F \approx {VALUES[1]}",
    "its square": r"\lVert W - W_1 \rVert_F^2 \approx 0.8377",
    "what is kept": r"\lVert W_1 \rVert_F^2 \approx 7.1623",
    "all of it": r"\lVert W \rVert_F^2 = 8",
    "the spectral norm": rf"\lVert W \rVert_2 \approx {VALUES[0]}",
    "of the part": r"\lVert W_1 \rVert_2 = \sigma_1",
    "said again": r"W_1 = \sigma_1 u_1 v_1^\top",
}
FALSE = {
    "a digit": r"\sigma_1 \approx 2.67625",
    "the values exchanged": rf"\sigma_2 \approx {VALUES[0]}",
    "a sign in the roots": r"\sigma_1 = \sqrt{4 - \sqrt{10}}",
    "a rational value": r"\sigma_1 = 3",
    "the wrong one of the norms": rf"\lVert W - W_1 \rVert_2 \approx {VALUES[0]}",
    "a digit of a norm": r"\lVert W - W_1 \rVert_F \approx 0.91529",
    "a digit of its square": r"\lVert W - W_1 \rVert_F^2 \approx 0.8378",
    "a digit of what is kept": r"\lVert W_1 \rVert_F^2 \approx 7.1624",
    "another sum": r"\lVert W \rVert_F^2 = 9",
    "the norm of the part": r"\lVert W_1 \rVert_2 = \sigma_2",
}


@pytest.mark.parametrize("name", TRUE)
def test_true_claims(name: str) -> None:
    assert set(outcomes(FIRST + f"$${TRUE[name]}$$")) == {"correct"}


@pytest.mark.parametrize("name", FALSE)
def test_false_claims(name: str) -> None:
    assert "incorrect" in outcomes(FIRST + f"$${FALSE[name]}$$")


def test_without_the_formula_a_letter_is_only_ever_right() -> None:
    """Nothing says what sigma is: the right digits are known again, others are not called wrong."""
    assert outcomes(W + rf" $$\sigma_1 \approx {VALUES[0]}$$") == ["correct"]
    assert outcomes(W + r" $$\sigma_1 \approx 1.5$$") == ["undecided"]
    assert outcomes(W + r" $$u_1 \approx (0.5, 0.5, 0.7)$$") == ["undecided"]


def test_vectors_of_a_multiple_value_are_not_determined() -> None:
    text = r"$$A = \begin{bmatrix} 1 & 1 \\ 1 & -1 \end{bmatrix}$$ $$A_1 = \sigma_1 u_1 v_1^\top$$ "
    assert outcomes(text + r"$$u_1 \approx (0.7071, 0.7071)$$") == ["undecided"]
    assert outcomes(text + r"$$A_1 \approx \begin{bmatrix} 1 & 0 \\ 1 & 0 \end{bmatrix}$$") == ["undecided"]
    assert outcomes(text + r"$$\lVert A - A_1 \rVert_2 = \sqrt{2}$$") == ["correct"]


def test_vectors_that_the_text_gives_are_what_the_text_says() -> None:
    given_ones = r"$$u_1 = (1, 0, 0), \quad v_1 = (1, 0), \quad \sigma_1 = \sqrt{4 + \sqrt{10}}$$ "
    text = W + given_ones + r"$$W_1 = \sigma_1 u_1 v_1^\top$$ "
    assert "incorrect" not in outcomes(
        text + r"$$W_1 \approx \begin{bmatrix} 2.68 & 0 \\ 0 & 0 \\ 0 & 0 \end{bmatrix}$$"
    )


def test_another_matrix_has_other_values() -> None:
    other = r"Now let $$B = \begin{bmatrix} 5 & 0 \\ 0 & 1 \end{bmatrix}$$ with $$\sigma_1 = 5.$$"
    assert "incorrect" not in outcomes(FIRST + other)


def test_matrices_with_roots_are_compared_exactly() -> None:
    text = r"$$A = \begin{bmatrix} 1 & 1 \\ 1 & -1 \end{bmatrix}, \quad c = \sqrt{2}$$ "
    assert outcomes(text + r"$$c A A = \sqrt{8} \begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}$$") == ["correct"]
    assert outcomes(text + r"$$c A A = \sqrt{8} \begin{bmatrix} 1 & 0 \\ 1 & 1 \end{bmatrix}$$") == ["incorrect"]
    assert outcomes(text + r"$$\operatorname{rank} (c A) = 2$$") == ["correct"]
    assert outcomes(text + r"$$\operatorname{rank} (c A) = 1$$") == ["incorrect"]


ROWS = st.lists(st.lists(st.integers(-6, 6), min_size=3, max_size=3), min_size=2, max_size=3)


@given(ROWS, st.integers(1, 7), st.integers(-2, 2))
def test_the_nearest_decimal_and_it_alone(rows: list[list[int]], places: int, off: int) -> None:
    found = low_rank_approximation(Matrix.of(rows), 1)
    assume(found.values.rank > 1)
    exact = found.values.nonzero[0].enclosure(places + 9)
    unit = Fraction(1, 10**places)
    printed = decimal_digits(round(exact.midpoint / unit) * unit + off * unit, places)
    matrix = r" \\ ".join([" & ".join(map(str, row)) for row in rows])
    text = rf"$$W = \begin{{bmatrix}} {matrix} \end{{bmatrix}}$$ $$W_1 = \sigma_1 u_1 v_1^\top$$ "
    (one,) = [
        one for one in judged(text + rf"$$\sigma_1 \approx {printed}$$") if isinstance(one.statement, Approximation)
    ]
    assert one.outcome is (Outcome.INCORRECT if off else Outcome.CORRECT)
    if isinstance(one.witness, WrongDigits):
        assert Fraction(one.witness.expected) == round(exact.midpoint / unit) * unit


@pytest.mark.parametrize(("entry", "found"), [(0, "correct"), (3, "correct"), (4, "incorrect")])
def test_a_root_times_a_matrix_of_one_entry(entry: int, found: str) -> None:
    factor = entry if entry != 4 else 3
    text = rf"""$\alpha = 1$, $r = 2$ $$B = \begin{{bmatrix}} {factor} & 0 \end{{bmatrix}},
    A = \begin{{bmatrix}} 1 \\ 0 \end{{bmatrix}}$$
    $$\frac{{\alpha}}{{\sqrt{{r}}}} B A = \tfrac{{1}}{{2}} \sqrt{{2}} \begin{{bmatrix}} {entry} \end{{bmatrix}}$$"""
    assert outcomes(text) == [found]


@pytest.mark.parametrize(("entry", "found"), [(r"\tfrac{1}{2}\sqrt{2}", "correct"), (r"\sqrt{2}", "incorrect")])
def test_a_matrix_of_one_entry_with_a_root(entry: str, found: str) -> None:
    column = r"\begin{bmatrix} \tfrac{1}{2}\sqrt{2} \\ 0 \end{bmatrix}"
    text = rf"$$\begin{{bmatrix}} 1 & 0 \end{{bmatrix}} {column} = \begin{{bmatrix}} {entry} \end{{bmatrix}}$$"
    assert outcomes(text) == [found]
