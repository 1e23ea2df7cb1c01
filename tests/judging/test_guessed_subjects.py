"""What a text is about where it gives it no name, or says so only further down: enough to confirm, not to accuse."""

from __future__ import annotations

import pytest

import exactrank

D = r"\begin{vmatrix}2&3\\1&4\end{vmatrix}"
SYSTEM = r"$$\begin{cases}x + 2y = 3\\3x + 4y = 7\end{cases}$$ "
INVERSE = r"$A^{-1} = \begin{pmatrix}-2&1\\3/2&-1/2\end{pmatrix}$."
FACTORS = (
    r"$$AB = \begin{pmatrix}1&2\\1&3\end{pmatrix}\begin{pmatrix}3&-2\\-1&1\end{pmatrix}"
    r" = \begin{pmatrix}1&0\\0&1\end{pmatrix}$$ "
)
NAMED = r"Let $B = \begin{pmatrix}1&2\\3&4\end{pmatrix}$. "
HALVES = r"Let $A = \frac{1}{2}\begin{pmatrix}5&-2\\-2&5\end{pmatrix}$. "
TITLE = "Example: the rank is 1 and the nullity is 1.\n\n"

SHIFTED = (
    r"Let $A = \begin{pmatrix}3&-1\\4&-2\end{pmatrix}$. Then "
    r"$$A - 2I = \begin{pmatrix}1&-1\\4&-4\end{pmatrix} \to \begin{pmatrix}1&-1\\0&0\end{pmatrix}.$$ "
)

RIGHT = [
    rf"The determinant is: $${D} = 2 \cdot 4 - 3 \cdot 1 = 8 - 3 = 5$$",
    rf"We compute $d = {D}$, $d = 5$. The determinant is not 0.",
    FACTORS + "So $B = A^{-1}$, and $B$ is the inverse of $A$.",
    SYSTEM + "Then " + INVERSE,
    HALVES + "The trace is 5 and the determinant is $21/4$.",
    TITLE + r"Consider $A = \begin{pmatrix}1&2\\2&4\end{pmatrix}$. The rank of $A$ is 1.",
    SYSTEM + "In other words, the system has a unique solution.",
    SHIFTED + r"Therefore the $2$-eigenspace is the line spanned by $(1, 1)$.",
]
WRONG = [
    SHIFTED + r"Therefore the $2$-eigenspace is the line spanned by $(1, 2)$.",
    SHIFTED + r"An eigenvector for $3$ is $(1, 1)$.",
    RIGHT[0].replace("= 5", "= 6"),
    FACTORS.replace(r"1&0\\0&1", r"1&0\\0&2"),
    NAMED + r"$A^{-1} = \begin{pmatrix}-2&1\\3/2&-1/2\end{pmatrix}$ and $\det B = 2$.",
    HALVES + "The determinant of $A$ is 21.",
]
OPEN = [
    rf"We compute $d = {D}$, $d = 5$. The determinant is 0.",
    SYSTEM + INVERSE.replace("-2&1", "-2&2"),
    TITLE + r"Consider $A = \begin{pmatrix}1&2\\2&5\end{pmatrix}$. The rank of $A$ is 2.",
    SYSTEM + "For the other system there is no solution.",
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


def test_factors_written_below_their_names_are_what_the_names_mean() -> None:
    """Where B is known and stands there as another matrix, nothing is said of A."""
    assert exactrank.verify(NAMED + FACTORS + r"$\det(A) = 7$.").outcome.value != "incorrect"
    assert exactrank.verify(FACTORS + r"$\det(A) = 1$.").outcome.value == "correct"
    assert exactrank.verify(FACTORS + r"$\det(A) = 7$.").outcome.value == "incorrect"
