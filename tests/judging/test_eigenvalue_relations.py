"""Eigenvalues taken together, equations for one of them, and single unknowns: right, or in doubt, never passed over."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

EIGEN = r"Let $A = \begin{pmatrix}2&1\\1&2\end{pmatrix}$. The eigenvalues are $1$ and $3$." + "\n\n"
AUGMENTED = r"""$$\left(\begin{array}{cc|c}1&1&4\\1&2&5\end{array}\right)
\sim \left(\begin{array}{cc|c}1&0&3\\0&1&1\end{array}\right)$$ """
NULL = r"$$A = \begin{pmatrix}1&2&5\\1&3&7\end{pmatrix} \sim \begin{pmatrix}1&0&1\\0&1&2\end{pmatrix}$$ "
PAIRS = [
    (EIGEN, r"$\lambda_1\lambda_2 = 3$.", r"$\lambda_1\lambda_2 = 4$."),
    (EIGEN, r"$\lambda_1 + \lambda_2 = 4$.", r"$\lambda_1 + \lambda_2 = 3$."),
    (EIGEN, r"For $\lambda = 3$ we get $-x_1 + x_2 = 0$.", r"For $\lambda = 3$ we get $-x_1 + 2x_2 = 0$."),
    (EIGEN, r"For $\lambda = 3$ we get $x = y$.", r"For $\lambda = 3$ we get $x = -y$."),
    (EIGEN, r"For $\lambda = 1$ we get $x + y = 0$.", r"For $\lambda = 1$ we get $x - y = 0$."),
    (EIGEN, r"$$v_2 = \begin{pmatrix}1\\1\end{pmatrix}$$", r"$$v_2 = \begin{pmatrix}1\\2\end{pmatrix}$$"),
    (AUGMENTED, "The second row says $x_2 = 1$.", "The second row says $x_2 = 2$."),
    (AUGMENTED, "Daraus liest man $x_2 = 1$ ab.", "Daraus liest man $x_2 = 2$ ab."),
    (AUGMENTED, "Da segunda linha, $y = 1$.", "Da segunda linha, $y = 2$."),
    (AUGMENTED, "On lit $y = 1$ sur la deuxième ligne.", "On lit $y = 2$ sur la deuxième ligne."),
    (AUGMENTED, "So $b = 3a_1 + a_2$.", "So $b = 3a_1 + 2a_2$."),
    (
        NULL,
        "The null space consists of the vectors with $x_1 = -x_3$, $x_2 = -2x_3$.",
        "The null space consists of the vectors with $x_1 = x_3$, $x_2 = -2x_3$.",
    ),
]
OTHERS = [
    EIGEN + r"Suppose that $\lambda_1\lambda_2 = 4$. $1 + 1 = 2$.",
    EIGEN + r"Is $\lambda_1\lambda_2 = 4$? $1 + 1 = 2$.",
    EIGEN + r"Let $u_2 = \begin{pmatrix}1\\2\end{pmatrix}$. $1 + 1 = 2$.",
    AUGMENTED + "Choose $x_2 = 5$. $1 + 1 = 2$.",
    AUGMENTED + "If $x_2 = 5$, the first row is not satisfied. $1 + 1 = 2$.",
    NULL + "Consider vectors with $x_1 = 5x_3$. $1 + 1 = 2$.",
]


@pytest.mark.parametrize(("before", "right", "wrong"), PAIRS)
def test_right_or_in_doubt(before: str, right: str, wrong: str) -> None:
    assert judge(answer_of(before + right)).outcome is Whole.CORRECT
    assert judge(answer_of(before + wrong)).outcome is Whole.UNDECIDED


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_supposed_asked_or_chosen_claims_nothing(text: str) -> None:
    assert judge(answer_of(text)).outcome is Whole.CORRECT


def test_a_product_of_some_eigenvalues_is_not_the_determinant() -> None:
    text = r"Let $A = \begin{pmatrix}1&0&0\\0&2&0\\0&0&3\end{pmatrix}$. Then $\lambda_1\lambda_2 = 2$."
    assert "determinant" not in [one.kind for one in judge(answer_of(text)).judgements]


OF_POWERS = [(r"\det A^2", "4", "5"), (r"\det A^T", "-2", "2"), (r"\det A^{-1}", r"-\frac12", r"\frac12")]


@pytest.mark.parametrize(("said", "right", "wrong"), OF_POWERS)
def test_the_array_whose_determinant_is_det_a_is_a(said: str, right: str, wrong: str) -> None:
    given = r"$$\det A = \begin{vmatrix}1&2\\3&4\end{vmatrix} = 1\cdot 4 - 2\cdot 3 = -2$$ "
    assert judge(answer_of(f"{given} Hence ${said} = {right}$.")).outcome is Whole.CORRECT
    assert judge(answer_of(f"{given} Hence ${said} = {wrong}$.")).outcome is Whole.INCORRECT


@pytest.mark.parametrize(("said", "right", "wrong"), OF_POWERS)
def test_a_multiple_of_another_determinant_does_not_give_the_matrix(said: str, right: str, wrong: str) -> None:
    given = r"$$\det A = 3\begin{vmatrix}1&2\\3&4\end{vmatrix} = 3 \cdot (-2) = -6$$ "
    for value in (right, wrong):
        assert judge(answer_of(f"{given} Hence ${said} = {value}$.")).outcome is not Whole.INCORRECT


OF_MULTIPLES = {
    "2A": "-8",
    "-A": "-2",
    r"\frac12 A": r"-\frac12",
    r"A \cdot 3": "-18",
    r"\sqrt{2} A": "-4",
    "(2A)^2": "64",
    "-2A^2": "16",
    "(3A)^T": "-18",
}


@pytest.mark.parametrize("said", OF_MULTIPLES)
def test_the_determinant_of_a_multiple_depends_on_the_size_which_is_not_known(said: str) -> None:
    """det A may have been expanded to this array: A may be a 3 by 3 matrix, of which det(2A) is -16."""
    given = r"$$\det A = \begin{vmatrix}1&2\\3&4\end{vmatrix} = -2$$ "
    assert judge(answer_of(f"{given} Hence $\\det({said}) = {OF_MULTIPLES[said]}$.")).outcome is Whole.CORRECT
    for value in ("-16", "5"):
        assert judge(answer_of(f"{given} Hence $\\det({said}) = {value}$.")).outcome is Whole.UNDECIDED
