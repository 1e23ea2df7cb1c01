"""A matrix that words call the start, behind the one that operations lead to; tables of eigenvalues."""

from __future__ import annotations

import pytest

from exactrank.api import verify

RESULT = r"$$\begin{pmatrix}1&2\\0&-2\end{pmatrix}$$"
START = r"$$\begin{pmatrix}1&2\\3&4\end{pmatrix}$$"
TOLD = "Subtract 3 times row 1 from row 2. This gives "

LED = [
    f"{TOLD}{RESULT} where we started from {START}",
    f"After $R_2 \\to R_2 - 3R_1$ you have {RESULT} if you start from {START}",
]


@pytest.mark.parametrize("text", LED)
def test_the_start_may_stand_behind(text: str) -> None:
    assert verify(text).is_correct


@pytest.mark.parametrize("text", LED)
def test_a_slip_in_it_does_not_pass(text: str) -> None:
    assert not verify(text.replace("0&-2", "0&2")).is_correct


OTHERS = [
    f"{TOLD}{RESULT} Next we start with another matrix: {START} Its rank is $2$.",
    f"{TOLD}{RESULT} {START}",
]


@pytest.mark.parametrize("text", OTHERS)
def test_another_matrix_accuses_nobody(text: str) -> None:
    assert verify(text).outcome.value != "incorrect"


TABLE = """Let $A=\\begin{pmatrix}4&1\\\\2&3\\end{pmatrix}$.

| %s | Eigenvector |
|---|---|
| %s | %s |
| %s | %s |
"""


@pytest.mark.parametrize(
    "cells",
    [
        ("Eigenvalue", "$5$", "$(1,1)^T$", "$2$", "$(1,-2)^T$"),
        ("Eigenvalue", "\\(5\\)", "\\(\\begin{pmatrix}1\\\\1\\end{pmatrix}\\)", "\\(2\\)", "\\((1,-2)\\)"),
        ("$\\lambda$", "5", "(1, 1)", "2", "(1, -2)"),
        ("Eigenvalue $\\lambda$", "$\\lambda_1 = 5$", "$(1,1)$", "$\\lambda_2 = 2$", "$(1,-2)$"),
    ],
)
def test_a_table_gives_eigenvectors(cells: tuple[str, ...]) -> None:
    assert verify(TABLE % cells).is_correct
    assert not verify(TABLE % (*cells[:4], cells[4].replace("-2", "2"))).is_correct
