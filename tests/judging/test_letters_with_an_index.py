"""Letters with an index, b_1 and a_{12}: any numbers, unless the text says what they are."""

from __future__ import annotations

import pytest

from exactrank import verify

SYSTEM = r"$$\left[\begin{array}{cc|c} 1 & 2 & b_1\\ 3 & 7 & b_2\end{array}\right]"
STEP = r"\xrightarrow{R_2-3R_1}\left[\begin{array}{cc|c} 1 & 2 & b_1\\ 0 & 1 & b_2 - 3b_1\end{array}\right]"
REDUCED = r"\xrightarrow{R_1-2R_2}\left[\begin{array}{cc|c} 1 & 0 & 7b_1-2b_2\\ 0 & 1 & -3b_1+b_2\end{array}\right]$$"
VANDERMONDE = r"$$\begin{vmatrix}1 & x_1\\ 1 & x_2\end{vmatrix}"
THREE = (
    r"$$\begin{vmatrix} a_{11} & a_{12} & a_{13}\\ a_{21} & a_{22} & a_{23}\\ a_{31} & a_{32} & a_{33}"
    r"\end{vmatrix}"
)
GENERAL = r"For $A=\begin{bmatrix}a_{11} & a_{12}\\ a_{21} & a_{22}\end{bmatrix}$"


def outcome(text: str) -> str:
    return verify(text).outcome.value


@pytest.mark.parametrize(
    "text",
    [
        f"{SYSTEM}{STEP}$$",
        f"{SYSTEM}{STEP}{REDUCED}",
        f"{SYSTEM}{STEP}{REDUCED} so $x = 7b_1 - 2b_2$ and $y=-3b_1+b_2$.",
        f"{SYSTEM}{STEP}{REDUCED} so $(x, y) = (7b_1 - 2b_2, -3b_1+b_2)$.",
        f"{VANDERMONDE} = x_2 - x_1$$",
        f"{GENERAL} we have $\\det A = a_{{11}}a_{{22}} - a_{{12}}a_{{21}}$.",
        r"\begin{align*} x+2y &= a\\ 3x+7y &= b\end{align*} has the solution $x = 7a - 2b$ and $y=-3a+b$.",
        r"$$\begin{bmatrix}1&2\\4&5\end{bmatrix}\begin{bmatrix}x_1\\x_2\end{bmatrix}=x_1\begin{bmatrix}1\\4\end{bmatrix}"
        r"+x_2\begin{bmatrix}2\\5\end{bmatrix}=\begin{bmatrix}x_1+2x_2\\4x_1+5x_2\end{bmatrix}$$",
        f"{THREE} = "
        r"a_{11}a_{22}a_{33}+a_{12}a_{23}a_{31}+a_{13}a_{21}a_{32}-a_{13}a_{22}a_{31}-a_{12}a_{21}a_{33}-a_{11}a_{23}a_{32}$$",
        "A = [1 b1; 3 b2], R2 - 3R1 -> [1 b1; 0 b2-3b1]",
    ],
)
def test_what_holds_for_all_values_is_correct(text: str) -> None:
    assert outcome(text) == "correct"


@pytest.mark.parametrize(
    "text",
    [
        f"{SYSTEM}{STEP.replace('b_2 - 3b_1', 'b_2 - 2b_1')}$$",
        f"{SYSTEM}{STEP.replace('b_2 - 3b_1', 'b_1 - 3b_2')}$$",
        f"{VANDERMONDE} = x_1 - x_2$$",
        f"{THREE} = "
        r"a_{11}a_{22}a_{33}+a_{12}a_{23}a_{31}+a_{13}a_{21}a_{32}-a_{13}a_{22}a_{31}-a_{12}a_{21}a_{33}-a_{11}a_{23}a_{31}$$",
        f"{SYSTEM}$$ so $x = 7b_1 - 3b_2$ and $y=-3b_1+b_2$.",
    ],
)
def test_what_fails_for_some_values_is_incorrect(text: str) -> None:
    assert outcome(text) == "incorrect"


@pytest.mark.parametrize(
    "text",
    [
        # equations to be solved
        r"$$\begin{bmatrix}1&2\\4&5\end{bmatrix}\begin{bmatrix}x_1\\x_2\end{bmatrix}=\begin{bmatrix}2x_1\\2x_2\end{bmatrix}$$",
        # b is defined, and its entries are no free numbers
        f"Let $b = (1, 3)$. {SYSTEM}{STEP.replace('b_2 - 3b_1', '0')}$$",
        f"Let $b_2 = 3b_1$. {SYSTEM}{STEP.replace('b_2 - 3b_1', '0')}$$",
        f"If $b_2 = 3$ and $b_1 = 1$: {SYSTEM}{STEP.replace('b_2 - 3b_1', '0')}$$",
        f"{SYSTEM}{STEP.replace('b_2 - 3b_1', 'c_1')}$$",  # a name for what stands there
        r"$\begin{bmatrix} v_1 & v_2\end{bmatrix}$ is a matrix with two columns, and its rank is 2.",
        r"$A = \begin{bmatrix} a_1 & a_2 & a_3\end{bmatrix}$ is invertible.",
        r"$A = \begin{bmatrix} a_1 & a_2\end{bmatrix}$, so $\det A = 3$.",
    ],
)
def test_letters_that_the_text_fixes_or_that_are_vectors_accuse_nobody(text: str) -> None:
    assert outcome(text) not in ("correct", "incorrect")
