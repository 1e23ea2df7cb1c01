"""det B = |...| gives the determinant of a matrix that is never written: claims about it count."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

SINGULAR = r"$$\det B=\begin{vmatrix}5&0\\10&0\end{vmatrix}=0$$ So $B$ is "


def test_invertibility_of_a_matrix_with_a_known_determinant() -> None:
    assert judge(answer_of(SINGULAR + "invertible.")).outcome is Whole.INCORRECT
    assert judge(answer_of(SINGULAR + "singular.")).outcome is Whole.CORRECT


def test_a_power_behind_a_trace_is_one_of_the_number() -> None:
    text = (
        r"Let $A=\begin{pmatrix}5&-2\\3&-4\end{pmatrix}$. $\operatorname{tr}(A)^2-4\det(A)=1+56=57$ and "
        r"$\operatorname{tr}(A^2)=29$."
    )
    assert judge(answer_of(text)).outcome is Whole.CORRECT
    assert judge(answer_of(text.replace("=29", "=1"))).outcome is Whole.INCORRECT


IN_DOUBT = [
    r"$$D=\begin{vmatrix}1&1\\1&3\end{vmatrix}=2.$$ Hence $$D=5.$$",
    r"$D=\det\begin{pmatrix}2&1\\1&3\end{pmatrix}$, so $$D=\det\begin{pmatrix}2&1\\0&3\end{pmatrix}$$ and $2\cdot3=6$.",
    r"$|A|=\begin{vmatrix}2&1\\1&3\end{vmatrix}=5$. $|A|=\begin{vmatrix}2&1\\0&3\end{vmatrix}=6$.",
]


@pytest.mark.parametrize("text", IN_DOUBT)
def test_another_value_for_a_determinant_is_in_doubt(text: str) -> None:
    assert judge(answer_of(text)).outcome is Whole.UNDECIDED


def test_values_given_anew_are_not_in_doubt() -> None:
    assert judge(answer_of(r"Let $D=5$. $1+1=2$. Now let $D=6$. Then $D+1=7$.")).outcome is Whole.CORRECT
