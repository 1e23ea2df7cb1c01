"""Solutions given by free unknowns, values chosen for these, vectors of unknowns, arrows that lead to a vector."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

M = r"$$\left[\begin{array}{rrr|r}1&0&-2&0\\0&1&1&0\\0&0&0&0\end{array}\right]$$ "
A = r"Let $A=\begin{pmatrix}1&2&0&3\\0&0&1&2\end{pmatrix}$. The solutions of $Ax=0$: "
T = r"$\left(\begin{array}{ccc|c}1&1&1&6\\0&1&2&8\\0&0&1&3\end{array}\right)$ gives "
CHANGES = [
    (M + r"So $x_1=2x_3$, $x_2=-x_3$, $x_3$ free. Take $x_3=5$: then $x_1=10$ and $x_2=-5$.", "x_2=-5", "x_2=-6"),
    (M + r"So $x_1=2x_3$, $x_2=-x_3$. For $x_3=1$ we get $x_1=2$, $x_2=-1$.", "x_1=2$,", "x_1=3$,"),
    (A + r"$$x_1=-2x_2-3x_4$$ $$x_3=-2x_4$$ $x_2=1$, $x_4=0$. Then $x_2=0$, $x_4=1$.", "$$x_3=-2", "$$x_3=-3"),
    (T + r"$x_1=6-x_2-x_3$, $x_2=8-2x_3$, $x_3=3$, so $x_2=2$ and $x_1=1$.", "x_2=2$", "x_2=3$"),
    (
        M + r"$$\mathbf x=\begin{bmatrix}x_1\\x_2\\x_3\end{bmatrix}=x_3\begin{bmatrix}2\\-1\\1\end{bmatrix}$$",
        r"2\\-1\\1",
        r"3\\-1\\1",
    ),
]

ARROWS = [
    r"$\begin{pmatrix}9&9\\9&9\end{pmatrix}\to\begin{pmatrix}1&1\\0&0\end{pmatrix}\rightsquigarrow"
    r"\begin{pmatrix}1\\-1\end{pmatrix}$",
    r"$\begin{pmatrix}9&9\\9&9\end{pmatrix}\to\begin{pmatrix}1&1\\0&0\end{pmatrix}\Rightarrow"
    r"\begin{pmatrix}1\\-1\end{pmatrix}$",
]


@pytest.mark.parametrize(("text", "said", "changed"), CHANGES)
def test_values_chosen_for_free_unknowns(text: str, said: str, changed: str) -> None:
    assert judge(answer_of(text)).outcome is Whole.CORRECT
    assert judge(answer_of(text.replace(said, changed))).outcome is Whole.INCORRECT


@pytest.mark.parametrize("text", ARROWS)
def test_an_arrow_to_a_vector_is_no_step(text: str) -> None:
    assert judge(answer_of(text)).outcome is Whole.CORRECT
    assert judge(answer_of(text.replace(r"1\\-1", r"1\\-2"))).outcome is Whole.UNDECIDED


def test_what_follows_a_product_may_be_about_it() -> None:
    text = (
        r"For $A=\begin{bmatrix}3&0\\4&5\end{bmatrix}$: compute $A^TA=\begin{bmatrix}25&20\\20&25\end{bmatrix}$"
        "\n\nEigenvalues: $\\lambda_1=45$, $\\lambda_2=5$"
    )
    assert judge(answer_of(text)).outcome is Whole.UNDECIDED
    assert judge(answer_of(text.replace("20&25", "20&26"))).outcome is not Whole.CORRECT


def test_a_word_that_points_at_a_product_is_about_it() -> None:
    text = (
        r"$W=\begin{pmatrix}1&2\\3&4\end{pmatrix}$, $u=(1,1)^T$, $v=(1,2)^T$. "
        r"The approximation is $u v^T$. This is a matrix of rank 1."
    )
    assert judge(answer_of(text)).outcome is not Whole.INCORRECT
    assert judge(answer_of(text.replace("of rank 1", "of rank 2"))).outcome is not Whole.CORRECT


def test_coordinates_in_a_basis() -> None:
    text = r"Let $\mathcal{B}=\{(1,2)^T,(3,5)^T\}$ and $x=(7,11)^T$. Then $[x]_{\mathcal{B}}=(-2,3)^T$."
    assert judge(answer_of(text)).outcome is Whole.CORRECT
    assert judge(answer_of(text.replace("(-2,3)", "(2,3)"))).outcome is Whole.INCORRECT
    unknown = text.replace(r"\mathcal{B}=\{(1,2)^T,(3,5)^T\}", "v=(1,2)^T") + r" $2\cdot 3=6$."
    assert judge(answer_of(unknown)).outcome is not Whole.CORRECT


UNIQUE = r"Solve $$\begin{cases}x+y=3\\x+2y=5\end{cases}$$ "


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (r"From the first equation, $x=3-y$. Substituting gives $$3-y+2y=5.$$", Whole.CORRECT),
        (r"We isolate $x$: $x=3-y$.", Whole.CORRECT),
        (r"$$x=3-y$$", Whole.CORRECT),
        (r"From the first equation, $x=3+y$.", Whole.INCORRECT),
        (r"The solution is $x=3-y$ with $y$ free.", Whole.INCORRECT),
    ],
)
def test_one_equation_solved_for_one_unknown_is_no_general_solution(text: str, outcome: Whole) -> None:
    assert judge(answer_of(UNIQUE + text)).outcome is outcome
