"""Vectors that no other claim has read: right where they fit what stands before them, else in doubt or unread."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Outcome, Whole
from exactrank.reading.answers.document import answer_of

AUGMENTED = r"""$$\left(\begin{array}{cc|c}1&1&4\\1&2&5\end{array}\right)
\sim \left(\begin{array}{cc|c}1&0&3\\0&1&1\end{array}\right)$$ """
KERNEL = r"$$A = \begin{pmatrix}1&2&5\\1&3&7\end{pmatrix} \sim \begin{pmatrix}1&0&1\\0&1&2\end{pmatrix}$$ "
LINE = r"""$$\left(\begin{array}{ccc|c}1&0&-5&1\\0&1&1&4\end{array}\right)$$
gives $x_1 = 1 + 5x_3$, $x_2 = 4 - x_3$. $1 + 1 = 2$. """
EIGEN = r"Let $A = \begin{pmatrix}2&1\\1&2\end{pmatrix}$. The eigenvalues are $1$ and $3$. "
PAIRS = [
    (AUGMENTED, "The two lines meet in $(3, 1)$.", "The two lines meet in $(3, 2)$."),
    (AUGMENTED, "Das Paar $(3, 1)$ löst beide Gleichungen.", "Das Paar $(3, 2)$ löst beide Gleichungen."),
    (AUGMENTED, "La solution est $(3, 1)$.", "La solution est $(3, 2)$."),
    (KERNEL, "A basis vector is $(-1, -2, 1)^T$.", "A basis vector is $(1, 2, 1)^T$."),
    (KERNEL, "零空间的基向量 $(-1,-2,1)^T$。", "零空间的基向量 $(-1,2,1)^T$。"),
    (KERNEL, "Its vectors look like $(-t, -2t, t)$.", "Its vectors look like $(-t, 2t, t)$."),
    (LINE, "For $x_3 = 1$ it is $(6, 3, 1)$.", "For $x_3 = 1$ it is $(6, 5, 1)$."),
    (LINE, "取 $x_3 = 1$ 得 $(6, 3, 1)$。", "取 $x_3 = 1$ 得 $(6, 5, 1)$。"),
    (EIGEN, r"For $\lambda = 3$ we get $(1, 1)^T$.", r"For $\lambda = 3$ we get $(1, 2)^T$."),
]
NOTHING = [
    "The $(1, 2)$ entry is the largest.",
    "Is $(1, 2, 3)$ one of them?",
    "Suppose that $(1, 2, 3)$ is one of them.",
    "Take $(1, 2, 3)$ instead.",
]


@pytest.mark.parametrize(("before", "right", "wrong"), PAIRS)
def test_right_or_in_doubt(before: str, right: str, wrong: str) -> None:
    assert judge(answer_of(before + "\n\n" + right)).outcome is Whole.CORRECT
    assert judge(answer_of(before + "\n\n" + wrong)).outcome in (Whole.UNDECIDED, Whole.INCORRECT)


def test_of_another_size_it_is_unread() -> None:
    verdict = judge(answer_of(KERNEL + "\n\nAlso $(1, 2, 3, 4, 5)$ is one."))
    assert [one.reason for one in verdict.unread] == ["not-compared"]
    assert verdict.outcome is Whole.INCOMPLETE


@pytest.mark.parametrize("text", NOTHING)
def test_places_questions_and_suppositions_claim_nothing(text: str) -> None:
    assert judge(answer_of(KERNEL + "\n\n" + text)).outcome is Whole.CORRECT


def test_without_a_matrix_or_system_a_vector_is_given() -> None:
    assert judge(answer_of("$1 + 1 = 2$. The line runs through $(1, 2)$ and $(3, 5)$.")).outcome is Whole.CORRECT


STEPS = "3x + y = -6\n4y = 0\n4y = 1\n\nr2 / 4 -> r2:\n\n3x + y = -6\ny = 0\n4y = 1\n\nr1 - r2 -> r1:\n\n3x = -6\n"


def test_a_value_below_an_equation_of_a_further_step_is_no_certain_solution() -> None:
    """The system has no solution; y = 0 is the second of the equations of its next form."""
    verdict = judge(answer_of(STEPS + "y = 0\n4y = 1\n"))
    assert Outcome.INCORRECT not in [one.outcome for one in verdict.judgements]


@pytest.mark.parametrize("said", ["2x = 4\nx = 2\ny = 2", "So 2x = 4, x = 2 and y = 2.", "2x = 4\n\nThus y = 2."])
def test_a_wrong_solution_below_an_equation_is_wrong(said: str) -> None:
    assert judge(answer_of("x + y = 3\nx - y = 1\n\n" + said)).outcome is Whole.INCORRECT


AT_ROWS = r"""Solve \[ \begin{cases} x_1 + 5x_2 = 17 \\ -2x_1 - x_2 = -7 \end{cases} \]
\[ \left[\begin{array}{rr|r} 1 & 5 & 17 \\ -2 & -1 & %s \end{array}\right]
\begin{array}{l} \\ R2 \leftarrow R2 + 2R1 \end{array} \sim
\left[\begin{array}{rr|r} 1 & 5 & 17 \\ 0 & 9 & %s \end{array}\right] \]"""


def test_a_slip_in_the_augmented_matrix_is_seen_where_operations_stand_beside_it() -> None:
    assert judge(answer_of(AT_ROWS % ("-7", "27"))).outcome is Whole.CORRECT
    assert judge(answer_of(AT_ROWS % ("-9", "25"))).outcome in (Whole.UNDECIDED, Whole.INCORRECT)
    assert judge(answer_of(AT_ROWS % ("-7", "25"))).outcome is Whole.INCORRECT
