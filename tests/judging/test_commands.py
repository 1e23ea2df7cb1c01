r"""What stands behind an imperative, compute det A: det A = 7, is its answer: right or in doubt, and never dropped."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

A = r"Let $A=\begin{pmatrix}1&2\\3&4\end{pmatrix}$. Its rank is 2." + "\n\n"
BEHIND = [
    ("Compute the determinant of $A$:\n$$\\det A=1\\cdot4-2\\cdot3=-2$$", "=-2", "=-3"),
    ("**Step 1: Compute the determinant**\n\n$$\\det A=-2$$", "=-2", "=-3"),
    ("## Find the inverse\n\n$$A^{-1}=\\begin{pmatrix}-2&1\\\\3/2&-1/2\\end{pmatrix}$$", "-2&1", "-2&2"),
    ("Berechne die Determinante:\n$$\\det A=-2$$", "=-2", "=2"),
    ("计算行列式：\n$$|A|=-2$$", "=-2", "=2"),
    ("Compute $A^2=\\begin{pmatrix}7&10\\\\15&22\\end{pmatrix}$.", "22", "23"),
    ("Show that $\\det A=-2$.", "-2", "2"),
]
TASKS = [
    r"Find $k$ so that $\begin{vmatrix}1&2\\2&k\end{vmatrix}=0$. Its rank is 2.",
    r"Solve $x+y=3$, $x-y=1$.",
    r"Determine whether $\det A=5$.",
    r"Solve $\det(A-\lambda I)=0$.",
]


@pytest.mark.parametrize(("text", "said", "changed"), BEHIND)
def test_an_answer_behind_an_imperative(text: str, said: str, changed: str) -> None:
    assert judge(answer_of(A + text)).outcome is Whole.CORRECT
    assert judge(answer_of(A + text.replace(said, changed))).outcome is not Whole.CORRECT


@pytest.mark.parametrize("text", TASKS)
def test_a_task_claims_nothing(text: str) -> None:
    assert judge(answer_of(A + text)).outcome is Whole.CORRECT
