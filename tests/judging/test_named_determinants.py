"""det B = |...| gives the determinant of a matrix that is never written: claims about it count."""

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

SINGULAR = r"$$\det B=\begin{vmatrix}5&0\\10&0\end{vmatrix}=0$$ So $B$ is "


def test_invertibility_of_a_matrix_with_a_known_determinant() -> None:
    assert judge(answer_of(SINGULAR + "invertible.")).outcome is Whole.INCORRECT
    assert judge(answer_of(SINGULAR + "singular.")).outcome is Whole.CORRECT
