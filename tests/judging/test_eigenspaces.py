r"""Eigenspaces called E_2, Eig_A(2), E_{\lambda = 2}, and eigenvalues written with two signs."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

A = r"Let $A=\begin{pmatrix}4&1\\2&3\end{pmatrix}$. Its determinant is 10. "

SPACES = [
    r"$E_2=\operatorname{span}\left\{\begin{pmatrix}1\\-2\end{pmatrix}\right\}$",
    r"$E_{2}=\mathrm{span}\{(1,-2)\}$",
    r"$\operatorname{Eig}_A(2)=\operatorname{span}\{(1,-2)^T\}$",
    r"$\operatorname{Eig}(A,2)=\langle(1,-2)\rangle$",
    r"$E_{\lambda=2}=\operatorname{span}\{(1,-2)\}$",
    r"$E(2)=\operatorname{Lin}\{(1,-2)\}$",
    r"$\lambda_1=2$: $E_{\lambda_1}=\operatorname{span}\{(1,-2)\}$",
    r"$\lambda_1=2$ and $\lambda_2=5$: $V_1=\operatorname{span}\{(1,-2)\}$",
    r"$V_1=\ker(A-2I)=\operatorname{span}\{(1,-2)\}$",
]
VALUES = [
    (r"$\lambda_{1,2}=\frac{7\pm3}{2}$", r"\pm3", r"\pm5"),
    (r"$\lambda=\frac{7\pm\sqrt{9}}{2}$", r"\sqrt{9}", r"\sqrt{8}"),
]
OTHER = [
    r"$W_2=\operatorname{span}\{(1,0)\}$ is a plane's subspace.",
    r"$E=\operatorname{span}\{(1,0)\}$ is another line.",
    r"$V=\operatorname{span}\{(1,0)\}$.",
    r"$x_{1,2}=\frac{7\pm5}{2}$.",
]


@pytest.mark.parametrize("said", SPACES)
def test_an_eigenspace_is_right_or_in_doubt(said: str) -> None:
    assert judge(answer_of(A + said + ".")).outcome is Whole.CORRECT
    assert judge(answer_of(A + said.replace("-2", "2").replace("A2I", "A-2I") + ".")).outcome is not Whole.CORRECT


@pytest.mark.parametrize(("said", "part", "changed"), VALUES)
def test_two_eigenvalues_in_one_formula(said: str, part: str, changed: str) -> None:
    assert judge(answer_of(A + said + ".")).outcome is Whole.CORRECT
    assert judge(answer_of(A + said.replace(part, changed) + ".")).outcome is Whole.UNDECIDED


@pytest.mark.parametrize("said", OTHER)
def test_other_spaces_are_not_accused(said: str) -> None:
    assert judge(answer_of(A + said)).outcome is not Whole.INCORRECT
