"""Forms that English answers have: what a sentence calculates, all solutions in one line, least squares, a box."""

from __future__ import annotations

import pytest

import exactrank

TYPED = "Solve\nx + y + z = 3\nx - y + z = 1\n\n"
A = r"\[A = \begin{pmatrix}2&1\\5&3\end{pmatrix}\]" + "\n"
LEAST = (
    r"Find the least-squares solution of $A\mathbf{x} = \mathbf{b}$, where "
    r"$A = \begin{bmatrix}1&0\\1&1\\1&2\end{bmatrix}$ and $\mathbf{b} = \begin{bmatrix}6\\0\\0\end{bmatrix}$. "
)

RIGHT = [
    r"\[A = \begin{pmatrix}1&2&3\\2&4&6\end{pmatrix}\]"
    "\nThe rank of A is 1, and by rank-nullity the nullity is 3 - 1 = 2.",
    A + "A is invertible because det is not zero.",
    A
    + r"**Step 1: Compute the determinant.** \[\det(A) = 6 - 5 = 1\]"
    + "\n\n**Final Answer:**\n"
    + r"\[\boxed{A^{-1} = \begin{pmatrix}3&-1\\-5&2\end{pmatrix}}\]",
    A
    + r"\[A^{-1} = \frac{1}{\det(A)}\begin{pmatrix}d&-b\\-c&a\end{pmatrix} = \begin{pmatrix}3&-1\\-5&2\end{pmatrix}\]",
    TYPED + "So the solution is (x, y, z) = (2 - t, 1, t), so there are infinitely many solutions.",
    LEAST + r"The least-squares solution is $\hat{\mathbf{x}} = \begin{bmatrix}5\\-3\end{bmatrix}$.",
    r"$$\begin{cases}2x - y = 5\\3x + 4y = 2\end{cases}$$ The determinant of the coefficient matrix is "
    r"$D = \begin{vmatrix}2&-1\\3&4\end{vmatrix} = 8 + 3 = 11$.",
    r"\[A = \begin{bmatrix}1&2&-1\\2&4&1\\3&6&0\end{bmatrix}\] First I do R2 - 2R1 and R3 - 3R1, which gives us "
    r"\[\begin{bmatrix}1&2&-1\\0&0&3\\0&0&3\end{bmatrix}\]",
]
WRONG = [
    RIGHT[0].replace("= 2.", "= 3."),
    RIGHT[2].replace("-1\\", "1\\"),
    RIGHT[3].replace(r"3&-1\\-5&2\end", r"3&1\\-5&2\end"),
    RIGHT[5].replace("-3", "3"),
    RIGHT[6].replace("= 11", "= 12"),
    RIGHT[7].replace(r"0&0&3\end", r"0&0&4\end"),
]
OPEN = [
    TYPED + "So the solution is (x, y, z) = (2 + t, 1, t), so there are infinitely many solutions.",
    LEAST + r"Let $A = \begin{bmatrix}1&0\\0&1\\1&1\end{bmatrix}$. The least-squares solution is $\hat{x} = (5, 3)$.",
    r"The least-squares solution is $\hat{x} = (5, 3)$.",
    A + r"**Step 1: Compute the determinant.** It is easy. **Final Answer:** \[\boxed{x = 7}\]",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right(text: str) -> None:
    assert exactrank.verify(text).outcome.value == "correct"


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong(text: str) -> None:
    assert exactrank.verify(text).outcome.value == "incorrect"


@pytest.mark.parametrize("text", OPEN)
def test_what_is_open_or_only_doubtful(text: str) -> None:
    assert exactrank.verify(text).outcome.value != "correct"


def test_operations_told_in_words_and_again_beside_the_equations() -> None:
    before = r"\left\{\begin{array}{rcll} x + 2y &=& 4 & \quad[E_1] \\ 2y &=& -4 & \quad[\frac12E_2]\end{array}\right."
    after = r"\left\{\begin{array}{rcl} x + 2y &=& 4 \\ y &=& -2\end{array}\right."
    text = (
        rf"We scale the second equation with a factor $\frac12$: \[{before} \quad \Longleftrightarrow \quad {after}\]"
    )
    assert exactrank.verify(text).outcome.value == "correct"
    assert exactrank.verify(text.replace("y &=& -2", "y &=& 2")).outcome.value == "incorrect"


def test_words_for_a_space_and_its_letters_are_one_name() -> None:
    given = r"Let $A = \begin{pmatrix}1&2\\2&4\end{pmatrix}$. "
    text = given + r"The span of $\{(-2,1)\}$ is the kernel (the null space $N(A)$)."
    assert exactrank.verify(text).outcome.value == "correct"
    assert exactrank.verify(text.replace("(-2,1)", "(2,1)")).outcome.value != "correct"
    assert exactrank.verify(given + r"Everything spans, somehow, a basis of $N(A)$.").outcome.value != "correct"


SPACES = r"$A = \begin{pmatrix}1&2&3\\1&3&5\\2&5&8\end{pmatrix}$. There are 2 pivots." + "\n\n"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (r"Basis for col(A) is $\{(1,1,2), (2,3,5)\}$", "(2,3,5)"),
        (r"A basis of row(A) is $\{(1,0,-1), (0,1,2)\}$.", "(0,1,2)"),
        (r"ker(A) has the basis $\{(1,-2,1)\}$", "(1,-2,1)"),
        (
            r"To find the rank of the matrix \[B = \begin{pmatrix}1&2\\2&4\end{pmatrix}\] we reduce: rank(B) = 1.",
            "= 1.",
        ),
    ],
)
def test_spaces_as_they_are_typed(right: str, wrong: str) -> None:
    """What is typed without a formula was passed over: col(A), row(A), ker(A)."""
    assert exactrank.verify(SPACES + right).outcome.value == "correct"
    changed = {"(2,3,5)": "(2,3,4)", "(0,1,2)": "(0,1,3)", "(1,-2,1)": "(1,2,1)", "= 1.": "= 2."}[wrong]
    assert exactrank.verify(SPACES + right.replace(wrong, changed)).outcome.value == "incorrect"


@pytest.mark.parametrize(
    "text",
    [
        r"Basis for foo(A) is $\{(1,1,2), (2,3,5)\}$",
        r"The standard matrix of $T$ is $B = \begin{pmatrix}1&2\\3&4\end{pmatrix}$.",
    ],
)
def test_what_is_of_no_known_space_or_map_accuses_nobody(text: str) -> None:
    assert exactrank.verify(SPACES + text).outcome.value != "incorrect"


def test_operators_and_greek_letters_as_they_are_typed() -> None:
    given = "A = [1 3; 4 5]\n\n"
    equations = "|A − λI| = 0\n⇒ (1 − λ)(5 − λ) − 12 = 0\n⇒ λ^2 − 6λ − 7 = 0\n"
    assert exactrank.verify(given + equations).outcome.value == "correct"
    assert exactrank.verify(given + equations.replace("7 = 0", "8 = 0")).outcome.value == "incorrect"
    assert exactrank.verify(given + "dim(col(A)) = dim(row(A)) = 2").outcome.value == "correct"
    assert exactrank.verify(given + "dim(col(A)) = 1").outcome.value == "incorrect"
    assert (
        exactrank.verify(given + "The row (1, 3) comes first, and dim = 2 is what we want.").outcome.value
        != "incorrect"
    )
