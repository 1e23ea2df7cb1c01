r"""A - \lambda I written out, characteristic polynomials by name, multiplicities, equations for vectors of unknowns."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

A = r"Let $A=\begin{pmatrix}2&1\\1&2\end{pmatrix}$. "
B = r"Let $A=\begin{pmatrix}2&1&1\\1&2&1\\1&1&2\end{pmatrix}$. "
SHIFTED = r"\begin{pmatrix}2-\lambda&1\\1&2-\lambda\end{pmatrix}"

CHANGES = [
    (rf"$A-\lambda I={SHIFTED}$.", "}2-", "}3-"),
    (rf"$A-\lambda I={SHIFTED}$. $\det(A-\lambda I)=(\lambda-1)(\lambda-3)=0$. For $\lambda=1$: ...", "&1", "&2"),
    (rf"$\det(A-\lambda I)=\det{SHIFTED}=0$.", "&1", "&2"),
    (r"$\lambda I-A=\begin{pmatrix}\lambda-2&-1\\-1&\lambda-2\end{pmatrix}$.", "&-1", "&1"),
    (r"$p_A(\lambda)=(\lambda-1)(\lambda-3)$.", "-3", "-2"),
    (r"$\chi_A(t)=(2-t)^2-1=t^2-4t+3$.", "+3", "+2"),
    (r"$p(\lambda)=\det(A-\lambda I)=\lambda^2-4\lambda+3$.", "+3", "+2"),
    (rf"$\chi_A(\lambda)=\det{SHIFTED}=\lambda^2-4\lambda+3=0$.", "+3", "+2"),
]
GUESSES = [r"$p(\lambda)=\lambda^2-4\lambda+3$.", r"$f(\lambda)=(\lambda-1)(\lambda-3)$."]
OTHER = [
    r"$A-\lambda I=\begin{pmatrix}2-\lambda&a\\1&2-\lambda\end{pmatrix}$.",
    r"If $\lambda=7$, then $A-\lambda I=\begin{pmatrix}3-\lambda&1\\1&2-\lambda\end{pmatrix}$.",
    r"$A-B=\begin{pmatrix}3-\lambda&1\\1&2-\lambda\end{pmatrix}$.",
    r"$\det\begin{pmatrix}5-\lambda&1\\1&7-\lambda\end{pmatrix}=0$.",
    r"$q_A(t)=t^2$.",
    r"$p(t)=t^2$.",
    r"$p_B(t)=t^2$.",
]


@pytest.mark.parametrize(("text", "said", "changed"), CHANGES)
def test_characteristic_matrices_and_polynomials(text: str, said: str, changed: str) -> None:
    assert judge(answer_of(A + text)).outcome is Whole.CORRECT
    assert judge(answer_of(A + text.replace(said, changed, 1))).outcome is Whole.INCORRECT


@pytest.mark.parametrize("text", GUESSES)
def test_a_polynomial_without_a_matrix_is_right_or_in_doubt(text: str) -> None:
    assert judge(answer_of(A + text)).outcome is Whole.CORRECT
    for said, changed in (("+3", "+2"), ("-3", "-2")):
        if said in text:
            assert judge(answer_of(A + text.replace(said, changed))).outcome is Whole.UNDECIDED


@pytest.mark.parametrize("text", OTHER)
def test_what_only_looks_so_accuses_nobody(text: str) -> None:
    assert judge(answer_of(A + text)).outcome is not Whole.INCORRECT


EQUATIONS = [
    (r"$(\lambda-1)(\lambda-4)(\lambda-1)=0$", "-4", "-5"),
    (r"$\lambda^3-6\lambda^2+9\lambda-4=0$", "9", "8"),
    (r"$\lambda^2-5\lambda+4=0$", "+4", "+6"),
    (r"$\lambda^2=5\lambda-4$", "-4", "-6"),
    (r"$(\lambda-1)(\lambda-4)=0$", "-4", "-3"),
    (r"$(1-\lambda)^2(4-\lambda)=0$", "4-", "5-"),
]


@pytest.mark.parametrize(("text", "said", "changed"), EQUATIONS)
def test_characteristic_equations_are_right_or_in_doubt(text: str, said: str, changed: str) -> None:
    assert judge(answer_of(B + "The rank of $A$ is 3. " + text)).outcome is Whole.CORRECT
    assert judge(answer_of(B + "The rank of $A$ is 3. " + text.replace(said, changed))).outcome is Whole.UNDECIDED


@pytest.mark.parametrize("text", [r"$\lambda-7=0$", r"$x^2-7=0$", r"$\lambda^2+\mu=3$", r"$\lambda x=3$"])
def test_other_equations_say_nothing_of_eigenvalues(text: str) -> None:
    assert judge(answer_of(B + "The rank of $A$ is 3. " + text)).outcome is Whole.CORRECT


MULTIPLICITIES = [
    (r"The eigenvalues are $\lambda_1=1$ (multiplicity 2) and $\lambda_2=4$ (multiplicity 1).", "city 2", "city 3"),
    (r"The eigenvalues are $4$ and $1$ with multiplicity $2$.", "$2$", "$3$"),
    (r"The eigenvalues are 1 (double) and 4 (simple).", "4 (simple)", "4 (double)"),
    (r"Die Eigenwerte sind $1$ (algebraische Vielfachheit 2) und $4$.", "heit 2", "heit 3"),
    (r"Les valeurs propres sont $1$ (multiplicité $m_1=2$) et $4$ (multiplicité $m_2=1$).", "m_1=2", "m_1=3"),
    (r"Los valores propios son $1$ (multiplicidad 2) y $4$.", "dad 2", "dad 3"),
    (r"Os autovalores são $1$ (multiplicidade 2) e $4$.", "dade 2", "dade 3"),
    (r"Gli autovalori sono $1$ con molteplicità 2 e $4$.", "ità 2", "ità 3"),
    (r"Wartości własne są równe $1$ (krotność 2) i $4$.", "ność 2", "ność 3"),
    (r"固有値は $1$ (重複度2), $4$ である。", "度2", "度3"),
    (r"特征值为 $1$（二重）和 $4$。", "二", "三"),
]


@pytest.mark.parametrize(("text", "said", "changed"), MULTIPLICITIES)
def test_multiplicities_of_eigenvalues(text: str, said: str, changed: str) -> None:
    assert judge(answer_of(B + text)).outcome is Whole.CORRECT
    assert judge(answer_of(B + text.replace(said, changed))).outcome is Whole.INCORRECT


@pytest.mark.parametrize(
    "text",
    [
        r"The eigenvalues are $1$ (geometric multiplicity 1) and $4$.",
        r"The eigenvalues are $1$ (see page 3) and $4$.",
        r"The eigenvalues are $1$ (multiplicity $m$) and $4$.",
    ],
)
def test_other_remarks_behind_an_eigenvalue_accuse_nobody(text: str) -> None:
    assert judge(answer_of(B + text)).outcome is not Whole.INCORRECT


def test_the_dimension_of_an_eigenspace_may_be_what_is_called_a_multiplicity() -> None:
    text = r"Let $A=\begin{pmatrix}1&1\\0&1\end{pmatrix}$. The eigenvalues are $1$ (multiplicity 1)."
    assert judge(answer_of(text)).outcome is Whole.UNDECIDED
    assert judge(answer_of(text.replace("ity 1", "ity 2"))).outcome is Whole.CORRECT


def test_unknowns_of_one_equation_are_not_those_of_the_next() -> None:
    text = (
        r"Let $A=\begin{pmatrix}2&0\\0&5\end{pmatrix}$. "
        "For $\\lambda=2$: $$\\begin{pmatrix}0&0\\\\0&3\\end{pmatrix}\\begin{pmatrix}x\\\\y\\end{pmatrix}"
        "=\\begin{pmatrix}0\\\\0\\end{pmatrix}$$ So $y=0$. We choose $x=1$.\n\n"
        "For $\\lambda=5$: $$\\begin{pmatrix}-3&0\\\\0&0\\end{pmatrix}\\begin{pmatrix}x\\\\y\\end{pmatrix}"
        "=\\begin{pmatrix}0\\\\0\\end{pmatrix}$$ So $x=0$. We choose $y=1$."
    )
    assert judge(answer_of(text)).outcome is not Whole.INCORRECT


def test_a_formula_alone_on_its_line_ends_a_command() -> None:
    text = A + "\n\nSolve the equation:\n$(\\lambda-1)(\\lambda-3)=0$\nSo, the eigenvalues are $1$ and $3$."
    assert judge(answer_of(text)).outcome is Whole.CORRECT
    assert judge(answer_of(text.replace("and $3$", "and $2$"))).outcome is Whole.INCORRECT


def test_vectors_belong_to_the_eigenvalue_that_stands_last() -> None:
    text = (
        B + r"The eigenvalues are $\lambda_1=1$ and $\lambda_2=4$. For $\lambda=1$ we find "
        r"$v_1=(1,-1,0)^T$, $v_2=(1,0,-1)^T$. For $\lambda=4$: $v_3=(1,1,1)^T$."
    )
    assert judge(answer_of(text)).outcome is Whole.CORRECT
    assert judge(answer_of(text.replace("(1,0,-1)", "(1,0,1)"))).outcome is not Whole.CORRECT


PHRASES = [
    (A + r"The eigenvalues are $\lambda=2\pm1$.", r"\pm1", r"\pm2"),
    (A + r"The characteristic polynomial: $\det(A-\lambda I)=\lambda^2-4\lambda+3$.", "+3", "+2"),
    (A + r"Rank: $\operatorname{rank}(A)=2$.", "=2$", "=1$"),
    (A + r"Dann ist $A-3E_2=\begin{pmatrix}-1&1\\1&-1\end{pmatrix}$.", "-1&1", "-2&1"),
    (A + r"Es ist Rang$(A-3E_2)=1$.", "=1$", "=2$"),
]


@pytest.mark.parametrize(("text", "said", "changed"), PHRASES)
def test_phrases_about_eigenvalues(text: str, said: str, changed: str) -> None:
    assert judge(answer_of(text)).outcome is Whole.CORRECT
    assert judge(answer_of(text.replace(said, changed))).outcome is Whole.INCORRECT


@pytest.mark.parametrize(
    "text",
    [
        r"Let $E_2$ be elementary: $E_2A=\begin{pmatrix}2&1\\0&3/2\end{pmatrix}$.",
        r"$A-E_3=\begin{pmatrix}1&1\\1&1\end{pmatrix}$ for some $E_3$.",
        r"The eigenvalues: $p(\lambda)=0$.",
        r"Let $f$ be its map. $f$ is not diagonalizable.",
        r"Eigenvectors for $3$: $A-3I=\begin{pmatrix}-1&1\\1&-1\end{pmatrix}$.",
        r"$P^{-1}=\begin{pmatrix}1&1\\1&2\end{pmatrix}$.",
        r"The eigenvalues are $\lambda_1=1$ and $\lambda_2=3$. For each of them $(A-\lambda I)v=0$.",
    ],
)
def test_what_says_something_else_accuses_nobody(text: str) -> None:
    assert judge(answer_of(A + text)).outcome is not Whole.INCORRECT


def test_an_inverse_is_held_against_what_its_name_stands_for_later() -> None:
    text = A + r"We have $P^{-1}=\begin{pmatrix}1&1\\1&2\end{pmatrix}$ with $P=\begin{pmatrix}2&-1\\-1&1\end{pmatrix}$."
    assert judge(answer_of(text)).outcome is Whole.CORRECT
    assert judge(answer_of(text.replace("1&2", "1&3"))).outcome is not Whole.CORRECT


def test_equations_are_held_against_the_values_before_a_letter_gets_another() -> None:
    text = (
        A + "For $\\lambda=3$: $$\\begin{pmatrix}-1&1\\\\1&-1\\end{pmatrix}\\begin{pmatrix}x\\\\y\\end{pmatrix}"
        "=\\begin{pmatrix}0\\\\0\\end{pmatrix}$$ We choose $x=1$, $y=1$.\n\n"
        "For $\\lambda=1$: $$\\begin{pmatrix}1&1\\\\1&1\\end{pmatrix}\\begin{pmatrix}x\\\\y\\end{pmatrix}"
        "=\\begin{pmatrix}0\\\\0\\end{pmatrix}$$ We choose $x=1$, $y=-1$."
    )
    assert judge(answer_of(text)).outcome is Whole.CORRECT
    assert judge(answer_of(text.replace("$y=-1$", "$y=2$"))).outcome is Whole.UNDECIDED
    assert judge(answer_of(text.replace("$y=1$", "$y=2$"))).outcome is Whole.UNDECIDED
