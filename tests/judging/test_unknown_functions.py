r"""Functions of a matrix that no table has, and what stands before a matrix without being its name."""

from __future__ import annotations

import pytest

from exactrank import verify
from exactrank.judging import Whole

A = r"Let $A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$. "


@pytest.mark.parametrize(
    "function",
    [
        r"\text{foo}(A)",
        r"\mathrm{Mat}(A)",
        r"\text{Basis of col}(A)",
        r"\text{foo}\left(A\right)",
        r"\operatorname{foo}(A)",
        r"\dual{A}",
    ],
)
def test_a_function_that_is_not_known_gives_its_argument_no_new_value(function: str) -> None:
    text = rf"{A} ${function} = \begin{{pmatrix}} 5 & 6 \\ 7 & 9 \end{{pmatrix}}$. Then $\det A = %d$."
    assert verify(text % -2).outcome is not Whole.INCORRECT
    assert verify(text % 3).outcome is Whole.INCORRECT


@pytest.mark.parametrize("word", [r"\text{where } (A)", r"\text{from (2) } A", r"\text{so } A", r"\text{by}(2)\; A"])
def test_words_before_a_matrix_stay_words(word: str) -> None:
    text = rf"$$1 + 1 = 2, \quad {word} = \begin{{pmatrix}} 5 & 6 \\ 7 & 9 \end{{pmatrix}}$$ Then $\det A = 3$."
    assert verify(text).outcome is Whole.CORRECT


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        (r"\text{cof}(A) = \begin{pmatrix} 4 & -3 \\ -2 & 1 \end{pmatrix}", Whole.CORRECT),
        (r"\operatorname{cof} A = \begin{pmatrix} 4 & -3 \\ -2 & 1 \end{pmatrix}", Whole.CORRECT),
        (r"\text{cof}(A) = \begin{pmatrix} 4 & -2 \\ -3 & 1 \end{pmatrix}", Whole.INCORRECT),
        (r"\text{cof}(A) = \begin{pmatrix} 4 & -3 \\ -2 & 2 \end{pmatrix}", Whole.INCORRECT),
        (r"\text{adj}(A) = \text{cof}(A)^T = \begin{pmatrix} 4 & -2 \\ -3 & 1 \end{pmatrix}", Whole.CORRECT),
    ],
)
def test_the_matrix_of_cofactors(said: str, outcome: Whole) -> None:
    assert verify(f"{A} ${said}$").outcome is outcome


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        (r"C_{21} = (-1)^{2+1} \begin{vmatrix} 0 & -2 \\ 3 & -2 \end{vmatrix} = (-1)(6) = -6", Whole.CORRECT),
        (r"C_{21} = (-1)^{2+1} \begin{vmatrix} 0 & -2 \\ 4 & -2 \end{vmatrix} = (-1)(6) = -6", Whole.INCORRECT),
        (r"(-1)^{3 + 3} \begin{vmatrix} 1 & 0 \\ 5 & -5 \end{vmatrix} = -5", Whole.CORRECT),
        (r"(-1)^{3 + 2} \begin{vmatrix} 1 & 0 \\ 5 & -5 \end{vmatrix} = -5", Whole.INCORRECT),
        (r"2^{3 - 1} = 4", Whole.CORRECT),
        (r"2^{3 - 1} = 8", Whole.INCORRECT),
    ],
)
def test_an_exponent_that_is_calculated(said: str, outcome: Whole) -> None:
    assert verify(f"$${said}$$").outcome is outcome


@pytest.mark.parametrize("said", [r"(-1)^{i+j} = 5", r"(-1)^{n+1} = 1", r"2^{3/2} = 3", r"2^{1000+1} = 0"])
def test_other_exponents_say_nothing(said: str) -> None:
    assert verify(f"$${said}$$").outcome not in (Whole.CORRECT, Whole.INCORRECT)


@pytest.mark.parametrize(
    ("cells", "outcome"),
    [
        (r"1,& 0,& 3 \\ 1,& 1,& 0 \\ 0,& 0,& 8", Whole.CORRECT),
        (r"1,& 0,& 3 \\ 1,& 1,& 0 \\ 0,& 0,& 7", Whole.INCORRECT),
        (r"-1,& 0 \\ 0,& -8", Whole.CORRECT),
    ],
)
def test_commas_behind_the_cells_of_a_matrix(cells: str, outcome: Whole) -> None:
    text = rf"$$\det \left(\begin{{array}}{{ccc}} {cells} \end{{array}}\right) = 8$$"
    assert verify(text).outcome is outcome


@pytest.mark.parametrize(
    "said",
    [
        "We bring $A$ to another form by elementary column operations:",
        "Operations on the columns lead to a simpler matrix:",
    ],
)
def test_operations_on_columns_are_no_operations_on_rows(said: str) -> None:
    step = r"$$\begin{pmatrix} 1 & 2 \\ 2 & 4 \end{pmatrix} \sim \begin{pmatrix} 1 & 0 \\ 2 & 0 \end{pmatrix}$$"
    assert verify(f"{said}\n\n{step}").outcome is Whole.UNDECIDED
    assert verify(f"We look at the first column:\n\n{step}").outcome is Whole.INCORRECT
