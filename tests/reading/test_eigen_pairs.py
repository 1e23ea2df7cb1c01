r"""Eigenvalues and eigenvectors in formulas of their own: \lambda = 3: v = (1, 2)^T."""

from __future__ import annotations

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Outcome
from exactrank.reading.answers.document import answer_of

A = r"Let $A=\begin{pmatrix}3&0\\8&-1\end{pmatrix}$. "


def outcomes(text: str) -> list[Outcome]:
    return [one.outcome for one in judge(answer_of(A + text)).judgements if one.kind == "eigenvectors"]


PAIRS = (
    r"For $\lambda=3$: $v=(1,2)^T$.",
    "- For $\\lambda = 3$: $v = (1,2)^T$\n- For $\\lambda=-1$: $v=(0,1)^T$",
    r"For $\lambda_1=3$ we get the eigenvector $v_1=(1,2)^T$, for $\lambda_2=-1$ the eigenvector $v_2=(0,1)^T$.",
    r"The eigenvalues are $\lambda_1=3$, $\lambda_2=-1$. The corresponding eigenvectors are $v_1=(1,2)$, $v_2=(0,1)$.",
    r"$\lambda_1=3$: $$(A-3I)v=0 \Rightarrow \begin{pmatrix}0&0\\8&-4\end{pmatrix}v=0$$ "
    r"so $v_1=\begin{pmatrix}1\\2\end{pmatrix}$.",
    r"Für $\lambda=3$ ist $v=t\begin{pmatrix}1\\2\end{pmatrix}$ ein Eigenvektor.",
    r"固有値 $\lambda=3$ に対する固有ベクトルは $v=\frac{1}{\sqrt5}\begin{pmatrix}1\\2\end{pmatrix}$ である。",
)


@pytest.mark.parametrize("text", PAIRS)
def test_a_vector_is_held_against_its_eigenvalue(text: str) -> None:
    right = outcomes(text)
    assert right
    assert set(right) == {Outcome.CORRECT}
    changed = text.replace("(1,2)", "(1,3)").replace(r"1\\2\end", r"1\\3\end")
    assert Outcome.CORRECT not in outcomes(changed)[:1]
    assert not judge(answer_of(A + changed)).is_correct


E = r"For $A=\begin{pmatrix}2&0\\0&3\end{pmatrix}$, $B=\begin{pmatrix}1&1\\0&2\end{pmatrix}$: "
E += r"$\det(A-\lambda I)=(2-\lambda)(3-\lambda)$. "


@pytest.mark.parametrize(
    "text",
    [
        r"The eigenvector of $B$ for $\lambda=2$ is $v=(1,1)^T$.",
        r"Now $B$. It has $\lambda=2$ with eigenvector $v=(1,1)^T$.",
        r"$\lambda=2$. A generalized eigenvector is $w=(0,1)^T$.",
        r"$\lambda=2$. The left eigenvector is $w=(5,1)^T$.",
        r"$\lambda=2$. The initial vector is $x=(1,1)^T$, a combination of eigenvectors.",
        r"$\lambda=2$. In the basis of eigenvectors $x=(4,5)$.",
    ],
)
def test_a_pair_of_formulas_alone_accuses_nobody(text: str) -> None:
    assert judge(answer_of(E + text)).first_error is None


@pytest.mark.parametrize(
    "text",
    [
        r"For $\lambda=3$ take the start $v=(1,1)^T$ of an iteration.",
        r"Is $v=(1,1)^T$ an eigenvector for $\lambda=3$?",
        r"With $\lambda=3$ the vector $b=(1,1)^T$ is no right side.",
        r"$\lambda_1=3$, $\lambda_2=-1$ and $v_3=(1,1)^T$.",
        r"$\lambda = 3$ is an eigenvalue. The vector $v=(1,1)^T$ is not an eigenvector.",
        r"$\lambda=3$, $v=0$.",
        r"\section{One} $\lambda=3$. \section{Two} Let $v=(1,1)^T$.",
    ],
)
def test_what_is_no_eigenpair_is_not_called_wrong(text: str) -> None:
    assert Outcome.INCORRECT not in outcomes(text)


TWO = (
    r"The eigenvector for $\lambda=3$ is $(1,2)^T$ and the eigenvector for $\lambda=-1$ is $(0,1)^T$.",
    r"An eigenvector for $3$ is $(1,2)^T$, and one for $-1$ is $(0,1)^T$.",
    r"$\lambda=3$ に対する固有ベクトルは $(1,2)^T$、$\lambda=-1$ に対する固有ベクトルは $(0,1)^T$ である。",
)


@pytest.mark.parametrize("text", TWO)
def test_two_pairs_in_one_sentence_are_two_claims(text: str) -> None:
    assert outcomes(text) == [Outcome.CORRECT] * 2
    assert outcomes(text.replace("(1,2)", "(1,3)"))[0] is not Outcome.CORRECT
    assert outcomes(text.replace("(0,1)", "(1,1)"))[1] is not Outcome.CORRECT
