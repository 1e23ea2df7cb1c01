r"""Vectors concluded from a homogeneous equation, (A - 5I) v = 0 \Rightarrow v = ..., and from nothing.

A = (4 1; 2 3) has the eigenvalue 5 with (1, 1) and the eigenvalue 2 with (1, -2).
"""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

A = r"Let $A=\begin{pmatrix}4&1\\2&3\end{pmatrix}$. "

RIGHT = [
    r"For $\lambda=5$ we need $(A-5I)v=0$, so $v=(1,1)^T$. For $\lambda=2$, $2v_1+v_2=0$, so $v=(1,-2)^T$ works.",
    r"$(A-5I)v=0 \Rightarrow v=(1,1)^T$.",
    r"$$(A-5I)v=0 \implies v=\begin{pmatrix}1\\1\end{pmatrix}$$",
    r"$(A-5I)\vec v=\vec 0$ gives $\vec v=(1,1)^T$.",
    r"$(A-5I)\vec v=\mathbf 0 \Rightarrow \vec v=t\begin{pmatrix}1\\1\end{pmatrix}$.",
    r"For $\lambda=2$: $(A-2I)v=0$ gives $2x+y=0$, so $v=(1,-2)^T$.",
    r"From $(A-2I)x=0$ we get $2x_1+x_2=0$, so $x_2=-2x_1$.",
    r"$\begin{pmatrix}-1&1\\2&-2\end{pmatrix}v=0$, hence $v=(3,3)^T$.",
    r"**For λ = 5:** $A-5I=\begin{pmatrix}-1&1\\2&-2\end{pmatrix}$, so $v=(1,1)^T$.",
    r"So $u=(1,1)^T$, $v=(1,-2)^T$, $P=\begin{pmatrix}u&v\end{pmatrix}$, $AP=P\begin{pmatrix}5&0\\0&2\end{pmatrix}$.",
]

WRONG = [
    r"$(A-5I)v=0 \Rightarrow v=(1,2)^T$.",
    r"$$(A-5I)v=0 \implies v=\begin{pmatrix}1\\-1\end{pmatrix}$$",
    r"$(A-5I)\vec v=\vec 0$ gives $\vec v=(2,1)^T$.",
    r"$(A-5I)\vec v=\mathbf 0 \Rightarrow \vec v=t\begin{pmatrix}1\\3\end{pmatrix}$.",
    r"For $\lambda=2$: $(A-2I)v=0$ gives $2x+y=0$, so $v=(1,2)^T$.",
    r"$\begin{pmatrix}-1&1\\2&-2\end{pmatrix}v=0$, hence $v=(3,-3)^T$.",
]

NOT_CORRECT = [
    # What the vectors are said to be is not known, or another equation is meant.
    r"The eigenvalues of $A$ are 2 and 5, so $w=(1,2)^T$.",
    r"The eigenvalues of $A$ are 2 and 5 $\Rightarrow u=(1,2)^T$.",
    r"From $(A-2I)x=0$ we get $2x_1+x_2=0$, so $x_2=2x_1$.",
    r"**For λ = 5:** $A-5I=\begin{pmatrix}-1&1\\2&-2\end{pmatrix}$, so $v=(1,2)^T$.",
    r"The eigenvalues of $A$ are 2 and 5. If $\lambda=1$, then $(A-I)v=0$ and $v=(1,1)^T$.",
]

NOT_INCORRECT = [
    r"We look for $v$ with $(A-5I)v=0$. First try $v=(1,2)^T$. It fails; $v=(1,1)^T$ works.",
    r"$(A-5I)v=0$ has a solution. Let $v=(1,2)^T$.",
    r"If $(A-I)v=0$, then $v=(0,0)^T$.",
    r"Solve $(A-5I)v=0$. So far we have $u=(1,2)^T$.",
    r"$(B-5I)v=0 \Rightarrow v=(1,2)^T$.",
    r"If $(A-5I)v=0$ and $v=(1,2)^T$, then $-1+2=0$, which is false.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_vector_is_correct(text: str) -> None:
    assert judge(answer_of(A + text)).outcome is Whole.CORRECT


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_vector_is_incorrect(text: str) -> None:
    assert judge(answer_of(A + text)).outcome is Whole.INCORRECT


@pytest.mark.parametrize("text", NOT_CORRECT)
def test_a_vector_held_against_nothing_keeps_an_answer_from_being_correct(text: str) -> None:
    assert judge(answer_of(A + text)).outcome not in (Whole.CORRECT, Whole.INCORRECT)


@pytest.mark.parametrize("text", NOT_INCORRECT)
def test_a_vector_that_is_not_concluded_is_not_accused(text: str) -> None:
    assert judge(answer_of(A + text)).outcome is not Whole.INCORRECT
