"""What a sentence only supposes: it is not judged as said, and what it gives a name is not what the name stands for."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

A = r"Let $A=\begin{pmatrix}1&2\\3&4\end{pmatrix}$. "

NOT_INCORRECT = [
    r"If $\det B=\begin{vmatrix}1&2\\3&4\end{vmatrix}$, then $\det B = 7$.",
    r"If $\operatorname{rank}\begin{pmatrix}1&2\\3&4\end{pmatrix}=1$, then its determinant is $0$.",
    r"If $\begin{vmatrix}1&2\\3&4\end{vmatrix}=0$, then $\operatorname{rank} A=1$.",
    r"Wenn $\det\begin{pmatrix}1&2\\3&4\end{pmatrix}=0$, dann ist der Rang von $A$ gleich $1$.",
    r"Si $\det\begin{pmatrix}1&2\\3&4\end{pmatrix}=0$, alors le rang de $A$ est $1$.",
    r"若 $\begin{vmatrix}1&2\\3&4\end{vmatrix}=0$，则 $r(A)=1$。",
    r"If $A=\begin{pmatrix}1&2\\2&4\end{pmatrix}$, then $\det A=0$. Here $\det A=-2$.",
]

CORRECT = [
    r"Now let $A=\begin{pmatrix}1&3\\2&6\end{pmatrix}$. The rank is 1.",
    r"For $A=\begin{pmatrix}1&3\\2&6\end{pmatrix}$ the rank of $A$ is 1.",
]

INCORRECT = [
    r"If $B=\begin{pmatrix}1&2\\3&4\end{pmatrix}$, then $\det B=2$.",
    r"Wenn $B=\begin{pmatrix}1&2\\3&4\end{pmatrix}$, dann ist $\det B=2$.",
    r"Si $B=\begin{pmatrix}1&2\\3&4\end{pmatrix}$, alors le rang de $B$ est $1$.",
    r"If $B=\begin{pmatrix}1&2\\2&4\end{pmatrix}$, then $\det B=0$. Here $\det A=2$.",
]


@pytest.mark.parametrize("text", NOT_INCORRECT)
def test_a_hypothesis_accuses_nobody(text: str) -> None:
    assert judge(answer_of(A + text)).outcome is not Whole.INCORRECT


@pytest.mark.parametrize("text", CORRECT)
def test_a_matrix_that_is_let_be_is_another(text: str) -> None:
    assert judge(answer_of(A + text)).outcome is Whole.CORRECT


@pytest.mark.parametrize("text", INCORRECT)
def test_a_matrix_given_in_a_condition_is_given(text: str) -> None:
    assert judge(answer_of(A + text)).outcome is Whole.INCORRECT
