"""Polynomials in one letter: p(t) = ... = ... says that they are the same, p(t) = ... = 4 is an equation for t."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

A = r"Let $A=\begin{pmatrix}4&1\\2&3\end{pmatrix}$. The rank of $A$ is 2. "

RIGHT = [
    r"$p(t)=t^2-7t+10=(t-2)(t-5)$.",
    r"$Q_1(X)=(X-4)(X-1)^2=X^3-6X^2+9X-4$.",
    r"$f(x)=x^2-1=(x-1)(x+1)=0$ for $x=1$ or $x=-1$.",
    r"$f(x)=x^2-3x=4$ has two roots.",
    r"$\det(A-\lambda I)=\lambda^2-7\lambda+10=(\lambda-2)(\lambda-5)=0$.",
    r"The eigenvalues satisfy $\det(A-\lambda I)=0$.",
    r"$\det(A-\lambda I)=0$ gives $\lambda^2-7\lambda+10=0$.",
    r"$\det(A - \lambda I) = 0 \iff (4-\lambda)(3-\lambda)-2=0$.",
]

WRONG = [
    r"$p(t)=t^2-7t+10=(t-2)(t-4)$.",
    r"$Q_1(X)=(X-4)(X-1)^2=X^3-6X^2+8X-4$.",
    r"$f(x)=x^2-1=(x-1)(x+2)=0$.",
    r"$\det(A-\lambda I)=\lambda^2-7\lambda+10=(\lambda-2)(\lambda-4)=0$.",
]

OTHER = [
    r"$ax=by=cz$.",
    r"$\lambda^2-7\lambda=-10$.",
    r"$2t-4=t-2=0$.",
    r"$x=y=3$.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_identities_and_equations(text: str) -> None:
    assert judge(answer_of(A + text)).outcome is Whole.CORRECT


@pytest.mark.parametrize("text", WRONG)
def test_wrong_identities(text: str) -> None:
    assert judge(answer_of(A + text)).outcome is Whole.INCORRECT


@pytest.mark.parametrize("text", OTHER)
def test_equations_accuse_nobody(text: str) -> None:
    assert judge(answer_of(A + text)).outcome is not Whole.INCORRECT
