"""Rows and columns in words, bases by the names of their spaces, and formulas that words only lead to."""

from __future__ import annotations

import pytest

import exactrank
from tests.reading.outcomes import assert_all_right

A = r"Let $A = \begin{pmatrix}1&2&3\\2&4&6\\1&1&1\end{pmatrix}$. "
R = A + (
    r"\[A \xrightarrow{R_2 - 2R_1} \begin{pmatrix}1&2&3\\0&0&0\\1&1&1\end{pmatrix}"
    r" \xrightarrow{R_3 - R_1} \begin{pmatrix}1&2&3\\0&0&0\\0&-1&-2\end{pmatrix}"
    r" \xrightarrow{R_2 \leftrightarrow R_3} \begin{pmatrix}1&2&3\\0&-1&-2\\0&0&0\end{pmatrix}\]"
    "\n\n"
)
COLUMNS = r"\left\{\begin{pmatrix}1\\2\\1\end{pmatrix}, \begin{pmatrix}2\\4\\1\end{pmatrix}\right\}"
NOT_THERE = r"\left\{\begin{pmatrix}1\\2\\1\end{pmatrix}, \begin{pmatrix}2\\5\\0\end{pmatrix}\right\}"
ROWS = r"\{(1,0,-1), (0,1,2)\}"

RIGHT = [
    R + "The third row is a zero row.",
    R + "The last row is a row of zeros, and the first row $(1,2,3)$ is non-zero.",
    A + "Its second row is $(2,4,6)$ and its third column is $(3,6,1)$.",
    A + "The second row of $A$ is $(2,4,6)$.",
    A + "This means its rows are linearly dependent, and its columns are linearly dependent.",
    A + "Specifically, one row (or column) is a linear combination of the others.",
    A + rf"$\text{{Basis}}(C(A)) = {COLUMNS}$",
    A + rf"$\text{{Basis of col}}(A) = {COLUMNS}$, $\text{{Basis of row}}(A) = {ROWS}$",
    A + rf"$\text{{basis for }} \operatorname{{Row}} A = {ROWS}$",
    A + r"$\text{Basis}(N(A)) = \{(1,-2,1)\}$, $\text{Basis}(N(A^T)) = \{(-2,1,0)\}$",
    R + "The first and second columns of the original matrix $A$ form a basis for $C(A)$.",
    A + rf"A basis for $\Col(A)$ is given by the pivot columns: \[{COLUMNS}\]",
    A + rf"Now we find a basis for the column space $C(A)$. A basis of the column space $C(A)$ is ${COLUMNS}$.",
    A + r"The row space $C(A^T)$ has basis $\{(1,0,-1), (0,1,2)\}$.",
    R + "Pivots are in Column 1 ($x_1$) and Column 2 ($x_2$).",
    R
    + r"$c = \begin{pmatrix}1\\2\\1\end{pmatrix}$ and $d = \begin{pmatrix}2\\4\\1\end{pmatrix}$."
    + "\n\nColumns 1 and 2 are pivot columns.",
    A + r"The highest order of minors of $A$ is 3. There are 2 pivots.",
]
WRONG = [
    R + "The second row of $A$ is a zero row.",
    A + "The second row of $A$ is $(2,4,5)$.",
    A + rf"$\text{{Basis}}(C(A)) = {NOT_THERE}$",
    A + rf"$\text{{Basis of col}}(A) = {NOT_THERE}$",
    A + r"$\text{Basis}(N(A)) = \{(1,-2,2)\}$",
    A + r"$\text{Basis}(N(A^T)) = \{(1,-2,1)\}$",
    R
    + "The second and third columns of the original matrix $A$ form a basis for $C(A)$. The first and third rows of A "
    "are linearly dependent.",
    A + rf"A basis of the column space $C(A)$ is ${NOT_THERE}$.",
    A + r"The highest order of minors of $A$ is 1.",
]
OPEN = [
    R + "The first row is a zero row.",
    A + "Its second row is $(2,4,5)$.",
    A + "Its rows are linearly independent.",
    A + "The rows are linearly independent.",
    A + rf"$\text{{Base}}(h) = {COLUMNS}$",
]
"""Of what is said of no matrix by name, or of no space, nobody is accused."""


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right(text: str) -> None:
    assert_all_right(text)


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong(text: str) -> None:
    assert exactrank.verify(text).outcome.value == "incorrect"


@pytest.mark.parametrize("text", OPEN)
def test_what_is_open(text: str) -> None:
    assert exactrank.verify(text).outcome.value not in ("correct", "incorrect")


P = r"Let $A = \begin{pmatrix}2&1\\0&3\end{pmatrix}$ and $b = \begin{pmatrix}3\\3\end{pmatrix}$. "
SOLVED = (
    r"\frac16\begin{pmatrix}3&-1\\0&2\end{pmatrix}\begin{pmatrix}3\\3\end{pmatrix} = \begin{pmatrix}1\\1\end{pmatrix}"
)
POLYNOMIAL = r"\begin{aligned}\det(A - \lambda I) &= (2-\lambda)(3-\lambda) \\ &= \lambda^2 - 5\lambda + 6\end{aligned}"
LOWER = r"\[L = \begin{pmatrix}1&0\\0&1\end{pmatrix}\]"
TITLED = [
    P + rf"The characteristic polynomial is: $${POLYNOMIAL}$$",
    P + rf"the solution of the system: \[x = A^{{-1}}b = {SOLVED}\]",
    P + rf"From the multipliers, Doolittle's $L$ is {LOWER}" + "\nThe determinant of $A$ is 6.",
    P + r"The best value $\hat{b}$ is $A b$: $\hat{b} = A b = \begin{pmatrix}9\\9\end{pmatrix}$.",
    P + r"In echelon form: \[\begin{aligned}2x + y &= 3 \\ 3y &= 3\end{aligned}\] The determinant of $A$ is 6.",
]


@pytest.mark.parametrize("text", TITLED)
def test_a_formula_that_words_lead_to_says_itself_what_it_is(text: str) -> None:
    assert exactrank.verify(text).outcome.value == "correct"


@pytest.mark.parametrize(
    "text",
    [
        TITLED[0].replace("+ 6", "+ 5"),
        TITLED[1].replace(r"1\\1\end{pmatrix}\]", r"1\\2\end{pmatrix}\]"),
        TITLED[3].replace(r"9\\9", r"9\\8"),
    ],
)
def test_and_what_it_says_is_judged(text: str) -> None:
    assert exactrank.verify(text).outcome.value == "incorrect"


@pytest.mark.parametrize(
    "text",
    [
        P + r"The characteristic polynomial is: \[\begin{aligned}f &= \lambda^2 - 5\lambda \\ &= 3\end{aligned}\]",
        P + r"The inverse of something is: \[\begin{pmatrix}1&2\\3&4\end{pmatrix}\]",
        P + r"The matrix $A$ is positive semidefinite: $B = 3A$.",
    ],
)
def test_what_says_nothing_by_itself_does_not_pass(text: str) -> None:
    assert exactrank.verify(text).outcome.value not in ("correct", "incorrect")
