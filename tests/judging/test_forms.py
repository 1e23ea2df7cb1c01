"""The form of a matrix, and its trace, in nine languages."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Outcome
from exactrank.matrix import Matrix
from exactrank.reading.answers.document import answer_of
from exactrank.statements import Form, Grid, HasForm, Number, Span, Trace
from tests.matrices import matrices

SYMMETRIC = r"$A=\begin{pmatrix}1&2\\2&-1\end{pmatrix}$ "
TRIANGULAR = r"$A=\begin{pmatrix}1&2\\0&-1\end{pmatrix}$ "


def form_of(A: Matrix, form: Form) -> Outcome:
    return judge([HasForm(Span(), Grid.of(A), form)]).judgements[0].outcome


@given(matrices(rows=3, columns=3, least=1))
def test_forms_are_what_they_are(A: Matrix) -> None:
    square = A.nrows == A.ncols
    below = all(not A[i, j] for i in range(A.nrows) for j in range(min(i, A.ncols)))
    above = all(not A[i, j] for i in range(A.nrows) for j in range(i + 1, A.ncols))
    expected = {
        Form.SYMMETRIC: square and A == A.T,
        Form.SKEW_SYMMETRIC: square and A == A.T * -1,
        Form.UPPER_TRIANGULAR: below,
        Form.LOWER_TRIANGULAR: above,
        Form.TRIANGULAR: below or above,
        Form.DIAGONAL: below and above,
        Form.ORTHOGONAL: square and Matrix.identity(A.nrows) == A.T @ A,
        Form.IDEMPOTENT: square and A @ A == A,
        Form.NILPOTENT: square and Matrix.zero(*A.shape) == A @ A @ A,
    }
    for form, holds in expected.items():
        assert form_of(A, form) is (Outcome.CORRECT if holds else Outcome.INCORRECT), form


@given(matrices(rows=3, columns=3, least=1))
def test_the_trace_is_the_sum_of_the_diagonal(A: Matrix) -> None:
    trace = sum([A[i, i] for i in range(min(A.shape))])
    for more in (0, 1):
        made = judge([Trace(Span(), Grid.of(A), Number(Fraction(trace + more)))]).judgements[0].outcome
        if A.nrows != A.ncols:
            assert made is Outcome.UNDECIDED
        else:
            assert made is (Outcome.INCORRECT if more else Outcome.CORRECT)


SAID = {
    Form.SYMMETRIC: (
        "$A$ is symmetric.",
        "The matrix $A$ is a symmetric matrix.",
        "$A$ ist symmetrisch.",
        "Die Matrix $A$ ist eine symmetrische Matrix.",
        "La matrice $A$ est symétrique.",
        "La matriz $A$ es simétrica.",
        "La matrice $A$ è simmetrica.",
        "A matriz $A$ é simétrica.",
        "Macierz $A$ jest symetryczna.",
        "$A$ は対称行列である。",
        "$A$ 是对称矩阵。",
    ),
    Form.UPPER_TRIANGULAR: (
        "$A$ is upper triangular.",
        "$A$ ist eine obere Dreiecksmatrix.",
        "La matrice $A$ est triangulaire supérieure.",
        "La matriz $A$ es triangular superior.",
        "La matrice $A$ è triangolare superiore.",
        "A matriz $A$ é triangular superior.",
        "Macierz $A$ jest górnotrójkątna.",
        "$A$ は上三角行列である。",
        "$A$ 是上三角矩阵。",
    ),
}
RIGHT = {Form.SYMMETRIC: SYMMETRIC, Form.UPPER_TRIANGULAR: TRIANGULAR}
CASES = [(form, said) for form, sentences in SAID.items() for said in sentences]


@pytest.mark.parametrize(("form", "said"), CASES)
def test_a_form_is_read_in_nine_languages(form: Form, said: str) -> None:
    other = TRIANGULAR if form is Form.SYMMETRIC else SYMMETRIC
    right, wrong = judge(answer_of(RIGHT[form] + "\n\n" + said)), judge(answer_of(other + "\n\n" + said))
    assert [one.statement.form for one in right.judgements if isinstance(one.statement, HasForm)] == [form]
    assert right.is_correct
    assert wrong.first_error == 0


@pytest.mark.parametrize(
    "said",
    [
        "The trace of $A$ is $0$.",
        "Die Spur von $A$ ist $0$.",
        "La trace de $A$ est $0$.",
        "La traza de $A$ es $0$.",
        "La traccia di $A$ è $0$.",
        "O traço de $A$ é $0$.",
        "$A$ の跡は $0$ である。",
        "$A$ 的迹为 $0$。",
    ],
)
def test_a_trace_is_read(said: str) -> None:
    assert judge(answer_of(SYMMETRIC + "\n\n" + said)).is_correct
    assert judge(answer_of(SYMMETRIC + "\n\n" + said.replace("0", "1"))).first_error == 0


@pytest.mark.parametrize(
    "said",
    [
        "The matrix $A$ is not symmetric.",
        "$A$ ist nicht symmetrisch.",
        "La matrice $A$ n'est pas symétrique.",
        "$A$ は対称行列ではない。",
        "$A$ 不是对称矩阵。",
    ],
)
def test_a_denial_is_right_where_the_form_is_missing(said: str) -> None:
    assert judge(answer_of(TRIANGULAR + "\n\n" + said)).is_correct
    assert not judge(answer_of(SYMMETRIC + "\n\n" + said)).is_correct


@pytest.mark.parametrize(
    "said",
    [
        "Is $A$ symmetric?",
        "If $A$ is symmetric, its eigenvalues are real.",
        "A symmetric matrix has real eigenvalues.",
        "$A$ is orthogonal to nothing here.",
        "$A$ is similar to a symmetric matrix.",
        "Suppose that $A$ is symmetric.",
        "The product of $A$ and its transpose is symmetric.",
        "Eine symmetrische Matrix hat reelle Eigenwerte.",
        "$A$ は対称行列か。",
    ],
)
def test_what_says_nothing_of_the_form_accuses_nobody(said: str) -> None:
    assert judge(answer_of(TRIANGULAR + "\n\n" + said)).first_error is None
