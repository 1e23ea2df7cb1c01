r"""x^{(2)} is the second x, and \min\{2, 3\} a number; blocks of a matrix, and a vector of its own entries."""

from __future__ import annotations

import pytest

import exactrank

A = r"Let $A = \begin{pmatrix}1&2\\3&4\end{pmatrix}$. "
VECTORS = r"Let $\mathbf{x}^{(1)} = (1,2)^T$, $\mathbf{x}^{(2)} = (2,1)^T$ and $\mathbf{x}^{(3)} = (4,5)^T$. "

RIGHT = [
    VECTORS + r"$2\mathbf{x}^{(1)} + \mathbf{x}^{(2)} - \mathbf{x}^{(3)} = \mathbf{0}$.",
    r"$x_1^{(0)} = 0$, $x_1^{(1)} = x_1^{(0)} + 3 = 3$, and $2 x_1^{(1)} = 6$.",
    A + r"So $\operatorname{rank}(A) \leq \min\{2, 3\} = 2$, and $\max(1, 2, 5) = 5$.",
    A + r"$\begin{pmatrix} A & I \end{pmatrix} = \begin{pmatrix}1&2&1&0\\3&4&0&1\end{pmatrix}$",
    A + r"For $\mathbf{c} = \begin{pmatrix}c_1\\c_2\end{pmatrix}$ we solve "
    r"$\begin{pmatrix}2&0\\0&2\end{pmatrix}\begin{pmatrix}c_1\\c_2\end{pmatrix} = \begin{pmatrix}3\\-1\end{pmatrix}$. "
    r"This gives $c_1 = 3/2$ and $c_2 = -1/2$.",
    r"The system is \[x + 2y = 5, \quad 3x + 4y = 11\]" + "\nTransforming the augmented matrix, we get "
    r"\[[A \mid B] = \left[\begin{array}{cc|c}1&2&5\\3&4&11\end{array}\right]"
    r" \xrightarrow{R_2 - 3R_1} \left[\begin{array}{cc|c}1&2&5\\0&-2&-4\end{array}\right]\]",
    A + r"The matrix is now in row-echelon form: \[\begin{pmatrix}1&2\\0&-2\end{pmatrix}\]",
]
WRONG = [
    RIGHT[0].replace("(4,5)", "(4,6)"),
    RIGHT[1].replace("= 6", "= 7"),
    RIGHT[2].replace("= 2$", "= 3$"),
    RIGHT[2].replace("= 5$", "= 2$"),
    RIGHT[3].replace("0&1", "0&2"),
    RIGHT[4].replace("c_1 = 3/2", "c_1 = 2/3"),
    RIGHT[6].replace("0&-2", "1&-2"),
]
OPEN = [
    A + r"$A^{(2)} = 7$ and $\min A = 1$.",
    A + r"$\min\{a, 2\} = 2$ and $\max A = 4$.",
    A + r"$\begin{pmatrix} A & B \end{pmatrix} = \begin{pmatrix}1&2&1&0\\3&4&0&1\end{pmatrix}$",
    A + r"$\begin{pmatrix} A & 3 \end{pmatrix} = \begin{pmatrix}1&2&3\\3&4&3\end{pmatrix}$",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right(text: str) -> None:
    assert exactrank.verify(text).outcome.value == "correct"


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong(text: str) -> None:
    assert exactrank.verify(text).outcome.value == "incorrect"


@pytest.mark.parametrize("text", OPEN)
def test_what_is_open(text: str) -> None:
    assert exactrank.verify(text).outcome.value not in ("correct", "incorrect")
