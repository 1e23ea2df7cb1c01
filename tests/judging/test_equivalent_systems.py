"""Systems written behind a matrix: right where they have its solutions, in doubt where they have others."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

A = r"Let $A=\begin{pmatrix}1&2&3\\2&4&7\end{pmatrix}\to\begin{pmatrix}1&2&0\\0&0&1\end{pmatrix}$. "

RIGHT = [
    r"The equivalent system is $\begin{cases}x_1=-2x_2\\x_3=0\end{cases}$.",
    r"That is $$\begin{cases}x_1+2x_2=0\\x_3=0\end{cases}$$",
    r"That is $$\begin{cases}x+2y=0\\z=0\end{cases}$$",
    r"The rows say $\begin{cases}x_1+2x_2=0\\x_3=0\end{cases}$, so the rank of $A$ is 2.",
]
WRONG = [
    r"The equivalent system is $\begin{cases}x_1=-3x_2\\x_3=0\end{cases}$.",
    r"That is $$\begin{cases}x_1-2x_2=0\\x_3=0\end{cases}$$",
    r"That is $$\begin{cases}x+y=0\\z=0\end{cases}$$",
]
OTHER = [
    r"Now solve the system $\begin{cases}x_1=-3x_2\\x_3=0\end{cases}$.",
    r"Consider $$\begin{cases}x_1-2x_2=0\\x_3=0\end{cases}$$",
    r"The system $\begin{cases}x+y=1\\x-y=0\end{cases}$ is another matter.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_the_same_solutions(text: str) -> None:
    assert judge(answer_of(A + text)).outcome is Whole.CORRECT


@pytest.mark.parametrize("text", WRONG)
def test_other_solutions_are_in_doubt(text: str) -> None:
    assert judge(answer_of(A + text)).outcome is Whole.UNDECIDED


@pytest.mark.parametrize("text", OTHER)
def test_another_system_is_not_compared(text: str) -> None:
    verdict = judge(answer_of(A + text))
    assert "row-equivalence" not in [one.kind for one in verdict.judgements]
    assert verdict.outcome is not Whole.INCORRECT
