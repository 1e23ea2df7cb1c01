"""det B = |...| gives the determinant of a matrix that is never written: claims about it count."""

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
