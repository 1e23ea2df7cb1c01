r"""r(A), R(A) and \rho(A): the rank where the text says so, and else what they are."""

from __future__ import annotations

import pytest

import exactrank

ENGLISH = r"Let $A=\begin{pmatrix}1&2\\2&4\end{pmatrix}$. "
CHINESE = r"设 $A=\begin{pmatrix}1&2\\2&4\end{pmatrix}$。"

RANKS = [
    CHINESE + "所以 $r(A)=1$。",
    CHINESE + "\n\n故 R(A)=1。",
    CHINESE + "于是 $r(A^T) = 1 < 2$。",
    ENGLISH + r"The rank is $\rho(A)=1$.",
    ENGLISH + r"We want the rank. There is one pivot, so $r(A)=1$.",
    r"Soit $A=\begin{pmatrix}1&2\\2&4\end{pmatrix}$. Le rang se lit : $r(A)=1$.",
]

OTHERS = [
    ENGLISH + r"The spectral radius is $\rho(A)=5$; the rank is 1.",
    ENGLISH + r"The rank is 1. Let $r=2$; then $r(A)=2A$.",
    ENGLISH + r"The rank is 1, and $R(A)=\operatorname{span}\{(1,2)^T\}$ is the range.",
    ENGLISH + r"The rank is 1 because $\dim R(A)=1$.",
    ENGLISH + r"The determinant is 0. So $r(A)=7$.",
]


@pytest.mark.parametrize("text", RANKS)
def test_a_rank_is_read_and_judged(text: str) -> None:
    ranks = [one for one in exactrank.verify(text).judgements if one.kind == "rank"]
    assert ranks[-1].outcome.value == "correct"
    wrong = exactrank.verify(text.replace("A)=1", "A)=2").replace("T) = 1", "T) = 3"))
    assert wrong.outcome.value == "incorrect"


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_no_rank_accuses_nobody(text: str) -> None:
    assert exactrank.verify(text).outcome.value != "incorrect"
    ranks = [one for one in exactrank.verify(text).judgements if one.kind == "rank"]
    assert all("(A)" not in one.statement.span.source for one in ranks)
