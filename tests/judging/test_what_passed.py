"""Wrong statements that passed as right, and right ones that were called wrong: each with its neighbour."""

from __future__ import annotations

import pytest

import exactrank

SYSTEM = r"\begin{align*}x+y&=2\\x+y&=3\end{align*} The second row reads $0=1$, a contradiction, hence the system has "
LETTERS = (
    r"$$\left[\begin{array}{cc|c}1&2&a\\2&5&b\\1&1&c\end{array}\right]\to"
    r"\left[\begin{array}{cc|c}1&2&a\\0&1&b-2a\\0&0&b+c-3a\end{array}\right].$$"
)
TYPED = "x + y = 2\n2x + 2y = 5\n\nR2 - 2R1 gives 0 = 1, which is impossible. Therefore the system is inconsistent."
CHAIN = (
    r"$$\begin{bmatrix}1&1&2\\2&3&5\\3&4&7\end{bmatrix}\to\begin{bmatrix}1&1&2\\0&1&1\\0&1&1\end{bmatrix}"
    r"\to\begin{bmatrix}1&1&2\\0&1&1\\0&0&0\end{bmatrix}$$"
    "\nHere we subtracted 2 times row 1 from row 2, subtracted 3 times row 1 from row 3, "
    "and subtracted row 2 from row 3."
)
A = r"$A=\begin{pmatrix}3&1\\1&3\end{pmatrix}$. "
ROOTS = A + r"Then $\det(A-\lambda I) = (3-\lambda)^2 - 1 = 0 \Rightarrow \lambda = 2, 4$."
SIZED = r"Suppose $A$ is a $5\times 7$ matrix of rank 4. Then $\dim\operatorname{Nul}A=3$."
PIPES = "A =\n| 2 1 |\n| 1 3 |\n\n|A| = 2*3 - 1*1 = 5.\n\nA^-1 = 1/5 *\n|  3 -1 |\n| -1  2 |"
DIAGONAL = (
    r"$A=\begin{pmatrix}1&2\\2&1\end{pmatrix}$. We have $A = PDP^{-1}$ with" + "\n"
    r"$$P = \begin{pmatrix}1&1\\1&-1\end{pmatrix}, \quad D = \begin{pmatrix}3&0\\0&-1\end{pmatrix}$$"
)
LU = (
    r"$L=\begin{pmatrix}1&0\\2&1\end{pmatrix}$ and $b=(1,3)^T$. We solve $Ly=b$, which gives $y=(1,1)^T$."
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "right", "wrong", "outcome"),
    [
        (SYSTEM + "no solution.", "no solution", "a unique solution", "undecided"),
        (LETTERS, "b+c-3a", "b+c-2a", "undecided"),
        (TYPED, "0 = 1", "0 = 2", "undecided"),
        (CHAIN, "row 2 from row 3", "twice row 2 from row 3", "undecided"),
        (ROOTS, "2, 4", "2, 5", "incorrect"),
        (ROOTS.replace("2, 4", "2,4"), "2,4", "2,5", "incorrect"),
        (SIZED, "=3", "=4", "undecided"),
        (PIPES, "= 5.", "= 7.", "incorrect"),
        (PIPES, "-1  2", "-1  1", "incorrect"),
        (DIAGONAL, r"3&0\\0&-1", r"-1&0\\0&3", "undecided"),
        (LU, "(1,1)", "(1,2)", "incorrect"),
    ],
)
def test_a_wrong_statement_does_not_pass(text: str, right: str, wrong: str, outcome: str) -> None:
    assert exactrank.verify(text).outcome.value == "correct"
    before, found, after = text.rpartition(right)
    assert found
    made = exactrank.verify(before + wrong + after).outcome.value
    assert made != "correct"
    assert (made == "incorrect") == (outcome == "incorrect")


def test_a_count_of_rows_is_none_of_a_matrix_before_it_is_reduced() -> None:
    text = "Row reducing A = [1 2 3; 4 5 6; 7 8 9] we have %s nonzero rows."
    assert exactrank.verify(text % "two").outcome.value == "correct"
    assert exactrank.verify(text % "three").outcome.value == "undecided"


@pytest.mark.parametrize(
    "text",
    [
        r"The eigenvalues of $A=\begin{pmatrix}2&1\\2&2\end{pmatrix}$ are $\lambda=2+\sqrt2$ and $\lambda=2-\sqrt2$.",
        r"$A=\begin{bmatrix}2&0\\1&3\end{bmatrix}$. For $\lambda=2$ we take $v=\begin{bmatrix}1\\-1\end{bmatrix}$."
        "\n\n"
        r"$$(A-3I)v=\begin{bmatrix}-1&0\\1&0\end{bmatrix}\begin{bmatrix}v_1\\v_2\end{bmatrix}=0$$"
        "\n\n"
        r"So $v=\begin{bmatrix}0\\1\end{bmatrix}$.",
        A + r"Then $(3-\lambda)^2 - 1 = 0$, so $\lambda = 2,4$.",
    ],
)
def test_a_letter_that_gets_another_value_is_not_wrong(text: str) -> None:
    assert exactrank.verify(text).outcome.value != "incorrect"
