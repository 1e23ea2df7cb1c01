"""Inverses read off after [A | I], and what a text calls the blocks of an augmented matrix."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import exactrank

STEP = (
    r"$$@\left[\begin{array}{cc|cc}1&2&1&0\\3&7&0&1\end{array}\right]\to"
    r"\left[\begin{array}{cc|cc}1&0&7&-2\\0&1&-3&1\end{array}\right]$$ "
)
HALFWAY = (
    r"$$\left[\begin{array}{cc|cc}1&2&1&0\\3&7&0&1\end{array}\right]\to"
    r"\left[\begin{array}{cc|cc}1&2&1&0\\0&1&-3&1\end{array}\right]@$$ "
)
NAMED = STEP.replace("@", "[A|I] = ")
UNNAMED = STEP.replace("@", "")
A = r"$$A=\begin{pmatrix}1&2\\3&7\end{pmatrix}$$ "
INVERSE = r"So $A^{-1}=\begin{pmatrix}7&-2\\-3&1\end{pmatrix}$."
B = (
    r"$$[A|b]=\left[\begin{array}{cc|c}1&2&1\\@&0\end{array}\right]\to"
    r"\left[\begin{array}{cc|c}1&2&1\\0&#\end{array}\right]$$ "
)


@pytest.mark.parametrize(
    "name", ["[A|I] = ", r"(A \mid I_2) = ", r"[A \,:\, I] = ", "[A, I] = ", r"\left(A \middle| E\right) = "]
)
def test_the_inverse_is_read_off_where_the_matrix_stands_beside_the_identity(name: str) -> None:
    text = STEP.replace("@", name) + INVERSE
    assert exactrank.verify(text).outcome.value == "correct"
    assert exactrank.verify(text.replace(r"-3&1\end{pmatrix}", r"-3&2\end{pmatrix}")).outcome.value == "incorrect"


@pytest.mark.parametrize(
    "text",
    [
        A + UNNAMED + INVERSE,
        UNNAMED + INVERSE,
        A + NAMED + INVERSE,
        A + UNNAMED.replace("$$ ", "= [I | A^{-1}]$$ "),
        UNNAMED.replace("$$ ", r"= (E \mid A^{-1})$$ ") + INVERSE,
        A + UNNAMED + "The inverse of $A$ is the right half.",
        UNNAMED + "The inverse is the right half.",
        UNNAMED + "逆行列は右半分である。",
        NAMED + r"Thus the inverse of $A$ is $\begin{pmatrix}7&-2\\-3&1\end{pmatrix}$.",
        NAMED + "Hence $A$ is invertible.",
    ],
)
def test_what_is_said_of_a_complete_reduction_is_right(text: str) -> None:
    assert exactrank.verify(text).outcome.value == "correct"


@pytest.mark.parametrize(
    "text",
    [
        A + HALFWAY.replace("@", "") + "The inverse of $A$ is the right half.",
        A + HALFWAY.replace("@", "= [I | A^{-1}]"),
        A.replace("7", "8") + NAMED,
        NAMED.replace("1&2&1&0", "1&2&1&1", 1),
        NAMED + r"$\det A = 2$.",
    ],
)
def test_what_is_no_inverse_is_wrong(text: str) -> None:
    assert exactrank.verify(text).outcome.value == "incorrect"


@pytest.mark.parametrize(
    "text",
    [
        HALFWAY.replace("@", "") + "The inverse is the right half.",
        UNNAMED + r"Thus $B^{-1} = \begin{pmatrix}1&0\\0&1\end{pmatrix}$.",
        UNNAMED + r"So $A^{-1}=\begin{pmatrix}7&-2\\-3&2\end{pmatrix}$.",
        A + "We reduce $[A | I]$ to $[I | B]$. " + r"Is the inverse the right half?",
    ],
)
def test_what_has_no_name_is_neither_right_nor_wrong(text: str) -> None:
    assert exactrank.verify(text).outcome.value not in ("correct", "incorrect")


def test_an_augmented_matrix_names_the_matrix_and_the_right_side() -> None:
    regular, singular = B.replace("@", "3&7").replace("#", "1&-3"), B.replace("@", "2&4").replace("#", "0&-2")
    assert exactrank.verify(regular + "So rank $A$ = 2.").outcome.value == "correct"
    assert exactrank.verify(singular + "So rank $A$ = 1.").outcome.value == "correct"
    assert exactrank.verify(singular + "So rank $A$ = 2.").outcome.value == "incorrect"


def test_a_block_is_compared_with_what_has_its_name() -> None:
    system = A + "$b = (1, 0)^T$. "
    assert exactrank.verify(system + B.replace("@", "3&7").replace("#", "1&-3")).outcome.value == "correct"
    assert exactrank.verify(system + B.replace("@", "3&8").replace("#", "2&-3")).outcome.value == "incorrect"
    another = r"$$[A|b]=\left[\begin{array}{cc|c}5&6&2\\0&9&8\end{array}\right]$$ The rank of $A$ is 2."
    assert exactrank.verify(system + another).outcome.value == "correct"


@given(st.integers(-3, 3), st.integers(-3, 3), st.integers(-3, 3), st.integers(1, 4))
def test_the_inverse_of_a_product_of_elementary_matrices(a: int, b: int, c: int, off: int) -> None:
    """For A = [1, a; 0, 1] [1, 0; b, 1] [1, c; 0, 1] the right half is the inverse, and nothing else is."""
    one = exactrank.Matrix.of([[1, a], [0, 1]]) @ exactrank.Matrix.of([[1, 0], [b, 1]])
    M = one @ exactrank.Matrix.of([[1, c], [0, 1]])
    (p, q), (r, s) = [[M[i, j] for j in range(2)] for i in range(2)]
    step = (
        rf"$$[A|I] = \left[\begin{{array}}{{cc|cc}}{p}&{q}&1&0\\{r}&{s}&0&1\end{{array}}\right]\to"
        rf"\left[\begin{{array}}{{cc|cc}}1&0&{s}&{-q}\\0&1&{-r}&{p}\end{{array}}\right]$$ "
    )
    said = r"So $A^{-1}=\begin{pmatrix}%s&%s\\%s&%s\end{pmatrix}$."
    assert exactrank.verify(step + said % (s, -q, -r, p)).outcome.value == "correct"
    assert exactrank.verify(step + said % (s, -q, -r, p + off)).outcome.value == "incorrect"
