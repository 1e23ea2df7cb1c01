r"""Names such as E_{\lambda = 2}, and arrows that lead to a set instead of a matrix."""

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

TEXT = r"""
$$
\begin{split}
    & S_{\lambda = 1} = \left( \begin{array}{cc|c} 3 & 3 & 0 \\ 2 & 2 & 0 \end{array}\right) \sim
    \{(x,-x) : x \in \mathbb{R}\} \implies\\
    & B_{S_{\lambda = 1}} = \begin{pmatrix} 1 \\ -1 \end{pmatrix}
\end{split}
$$
"""


def test_a_vector_behind_a_set_is_no_step() -> None:
    right, wrong = judge(answer_of(TEXT)), judge(answer_of(TEXT.replace("(x,-x)", "(x,-2x)")))
    assert "row-step" not in [one.kind for one in right.judgements]
    assert right.outcome is not Whole.INCORRECT
    assert wrong.outcome is not Whole.CORRECT
