"""Values of lambda behind a characteristic polynomial, and eigenvectors said for one of them."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

POLYNOMIAL = r"$A=\begin{pmatrix}3&0\\-9&6\end{pmatrix}$, $\det(A-\lambda I)=(3-\lambda)(6-\lambda)$. "
NAMED = r"$A=\begin{pmatrix}4&-2\\1&1\end{pmatrix}$. "


def outcome(text: str) -> Whole:
    return judge(answer_of(text)).outcome


@pytest.mark.parametrize("said", ["The roots are", "Die Nullstellen sind", "As raízes são", "Le radici sono"])
def test_roots_are_eigenvalues(said: str) -> None:
    assert outcome(POLYNOMIAL + rf"{said} $\lambda_1=3$, $\lambda_2=6$.") is Whole.CORRECT
    assert outcome(POLYNOMIAL + rf"{said} $\lambda_1=3$, $\lambda_2=7$.") is Whole.UNDECIDED


def test_the_identity_may_be_called_e() -> None:
    polynomial = POLYNOMIAL.replace("I)", "E)")
    assert outcome(polynomial + r"Die Lösungen sind $\lambda_1=3$ und $\lambda_2=6$.") is Whole.CORRECT
    assert outcome(polynomial + r"Die Lösungen sind $\lambda_1=3$ und $\lambda_2=7$.") is Whole.UNDECIDED


@pytest.mark.parametrize("said", [r"Then $\lambda_1=0$ and $\lambda_2=0$.", r"Hence $\lambda_1=7$."])
def test_other_letters_lambda_are_none(said: str) -> None:
    told = r"$A=\begin{pmatrix}3&0\\-9&6\end{pmatrix}$. Suppose $\lambda_1 v_1+\lambda_2 v_2=0$. "
    kinds = [one.kind for one in judge(answer_of(told + said)).judgements]
    assert "eigenvalues" not in kinds


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        (r"For $\lambda=2$ the eigenvectors of $A$ are $c\begin{pmatrix}%s\end{pmatrix}$.", r"1\\1", r"2\\1"),
        (r"$\lambda=3$ のとき、$A$ の固有ベクトルは $c\begin{pmatrix}%s\end{pmatrix}$ である。", r"2\\1", r"1\\1"),
    ],
)
def test_eigenvectors_belong_to_the_eigenvalue_of_their_sentence(sentence: str, right: str, wrong: str) -> None:
    assert outcome(NAMED + sentence % right) is Whole.CORRECT
    assert outcome(NAMED + sentence % wrong) is not Whole.CORRECT


def test_sides_in_one_parameter_are_equal() -> None:
    system = r"$$\begin{cases}x+2y-z=4\\y+3z=1\end{cases}$$ We set $z=t$: $y=1-3t$ and "
    assert outcome(system + "$x=4-2(1-3t)+t=2+7t$.") is Whole.CORRECT
    assert outcome(system + "$x=5-2(1-3t)+t=2+7t$.") is Whole.INCORRECT
    assert outcome(system + "$x=4-2y+z=2+7t$.") is Whole.CORRECT


@pytest.mark.parametrize("written", [r"{\rm rank}~A", r"{\rm rank\,}A", r"{\rm rank}(A)"])
def test_operators_of_plain_tex(written: str) -> None:
    matrix = r"$A=\begin{pmatrix}1&2\\2&4\end{pmatrix}$. "
    assert outcome(f"{matrix}${written}=1$.") is Whole.CORRECT
    assert outcome(f"{matrix}${written}=2$.") is Whole.INCORRECT


def test_a_star_is_the_adjugate_where_the_text_says_so() -> None:
    matrix = r"设 $A=\begin{pmatrix}1&2\\3&7\end{pmatrix}$。"
    right, wrong = r"\begin{pmatrix}7&-2\\-3&1\end{pmatrix}", r"\begin{pmatrix}7&-2\\-3&2\end{pmatrix}"
    assert outcome(f"{matrix}伴随矩阵 $A^*={right}$。") is Whole.CORRECT
    assert outcome(f"{matrix}伴随矩阵 $A^*={wrong}$。") is Whole.INCORRECT
    assert outcome(f"{matrix}共轭转置与伴随矩阵不同，$A^*={wrong}$。") is not Whole.INCORRECT
    assert outcome(f"{matrix}$A^*={wrong}$。") is not Whole.INCORRECT


def test_the_cofactors_of_a_matrix_that_is_not_named_are_a_guess() -> None:
    matrix = r"Let $A=\begin{pmatrix}2&3\\1&2\end{pmatrix}$. "
    assert outcome(matrix + r"Cofactor matrix: $\begin{pmatrix}2&-1\\-3&2\end{pmatrix}$.") is Whole.CORRECT
    assert outcome(matrix + r"Cofactor matrix: $\begin{pmatrix}2&1\\-3&2\end{pmatrix}$.") is Whole.UNDECIDED
