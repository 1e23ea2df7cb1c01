"""What a text means without saying it: factors by their names, an augmented matrix of the A and b that it gave."""

from __future__ import annotations

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

L5, U5 = r"$L=\begin{bmatrix}1&0\\5&1\end{bmatrix}$", r"$U=\begin{bmatrix}1&1\\0&1\end{bmatrix}$"
A = r"$$A=\begin{bmatrix}1&4\\-2&8\end{bmatrix}$$ "
GIVEN = r"""Solve $Ax=b$ where $$A = \begin{bmatrix} 1 & 2 & 1 \\ 2 & 4 & 3 \end{bmatrix},
b = \begin{bmatrix} 3 \\ 8 \end{bmatrix}.$$
"""
WRITTEN = r"""The augmented matrix gives
$$\left[\begin{array}{ccc|c} 1 & 2 & 1 & 3 \\ 2 & 4 & 3 & 8 \end{array}\right] \xrightarrow{R_2 - 2R_1}
\left[\begin{array}{ccc|c} 1 & 2 & 1 & 3 \\ 0 & 0 & 1 & 2 \end{array}\right].$$"""


def outcome(text: str) -> Whole:
    return judge(answer_of(text)).outcome


def test_l_and_u_are_factors_of_the_matrix() -> None:
    factors = (
        r"$R_2+2R_1\to R_2$: $$U=\begin{bmatrix}1&4\\0&16\end{bmatrix}, L=\begin{bmatrix}1&0\\-2&1\end{bmatrix}.$$"
    )
    assert outcome(A + factors) is Whole.CORRECT
    assert outcome(A + factors.replace(r"1&0\\-2&1", r"1&0\\-3&1")) is Whole.UNDECIDED


def test_p_and_d_diagonalize_it() -> None:
    text = r"$$A=\begin{bmatrix}2&1\\1&2\end{bmatrix}$$ "
    text += r"so $$P=\begin{bmatrix}1&1\\-1&1\end{bmatrix}, D=\begin{bmatrix}%s\end{bmatrix}.$$"
    step = r" Check: $A\begin{bmatrix}1\\1\end{bmatrix}=\begin{bmatrix}3\\3\end{bmatrix}$."
    assert outcome(text % r"1&0\\0&3" + step) is Whole.CORRECT
    assert outcome(text % r"3&0\\0&1" + step) is Whole.UNDECIDED


@pytest.mark.parametrize(
    "text",
    [
        A + f"Let {L5} and {U5}. Is $A=LU$?",
        A + f"{L5}, {U5}, " + r"$LU=\begin{bmatrix}1&1\\5&6\end{bmatrix}$.",
        f"{L5} and {U5} are given.",
        A + r"$P=\begin{bmatrix}1&1\\0&1\end{bmatrix}$, $D=\begin{bmatrix}3&0\\0&1\end{bmatrix}$.",
    ],
)
def test_factors_of_something_else_are_not_called_wrong(text: str) -> None:
    assert outcome(text) is not Whole.INCORRECT


@pytest.mark.parametrize("k", [0, 1, 2, 3])
def test_an_augmented_matrix_is_a_copy_of_what_was_given(k: int) -> None:
    assert outcome(GIVEN + WRITTEN) is Whole.CORRECT
    slips = [
        ("1 & 2 & 1 ", "1 & 5 & 1 "),
        (r"2 & 4 & 3 \end", r"2 & 4 & 7 \end"),
        (r"3 \\ 8", r"3 \\ 9"),
        ("A = ", "A' = "),
    ]
    slip = GIVEN.replace(*slips[k])
    assert slip != GIVEN
    assert (outcome(slip + WRITTEN) is Whole.CORRECT) == (k == 3)  # with another name nothing is compared


def test_another_right_side_is_not_called_wrong() -> None:
    other = WRITTEN.replace("& 3 \\\\ 2 & 4 & 3 & 8", "& 3 \\\\ 2 & 4 & 3 & 7").replace("0 & 1 & 2", "0 & 1 & 1")
    assert other != WRITTEN
    assert outcome(GIVEN + WRITTEN + "\n\nWith the right side $(3, 7)^T$:\n\n" + other) is not Whole.INCORRECT
    assert outcome(GIVEN + "For the right side $(3, 7)^T$:\n\n" + other) is not Whole.INCORRECT


def test_a_reduced_matrix_is_no_copy() -> None:
    reduced = (
        r"""Row reduction gives $$\left[\begin{array}{ccc|c} 1 & 2 & 0 & 1 \\ 0 & 0 & 1 & 2 \end{array}\right]$$ """
    )
    assert outcome(GIVEN + reduced) is not Whole.INCORRECT
