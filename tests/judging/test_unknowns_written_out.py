r"""Systems [...] (x_1, x_2) = [...], each in unknowns of its own, and copies of the equations before a matrix."""

from __future__ import annotations

import pytest

from exactrank import verify
from exactrank.judging import Outcome, Whole

L = r"\begin{pmatrix} 1 & 0 \\ 2 & 1 \end{pmatrix}"
U = r"\begin{pmatrix} 1 & 1 \\ 0 & 3 \end{pmatrix}"


def column(*entries: object) -> str:
    rows = r" \\ ".join(map(str, entries))
    return rf"\begin{{pmatrix}} {rows} \end{{pmatrix}}"


def solved(x: tuple[int, int], y: tuple[int, int] = (2, -3)) -> str:
    return rf"""First we solve $${L} {column("y_1", "y_2")} = {column(2, 1)}$$
and get $${column("y_1", "y_2")} = {column(*y)}.$$
Next we solve $${U} {column("x_1", "x_2")} = {column(2, -3)}.$$
This gives $${column("x_1", "x_2")} = {column(*x)}.$$"""


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (solved((3, -1)), Whole.CORRECT),
        (solved((3, -2)), Whole.INCORRECT),
        (solved((2, -3)), Whole.INCORRECT),
        (solved((3, -1), (2, 3)), Whole.INCORRECT),
    ],
)
def test_each_system_has_its_own_unknowns(text: str, outcome: Whole) -> None:
    assert verify(text).outcome is outcome


def test_a_vector_behind_all_solutions_is_one_of_them() -> None:
    matrix = r"\begin{pmatrix} 1 & 1 & 3 \\ 2 & -1 & 0 \end{pmatrix}"
    text = rf"""Solve $${matrix} {column("x_1", "x_2", "x_3")} = {column(0, 3)}.$$
We get $${column("x_1", "x_2", "x_3")} = {column(1, -1, 0)} + x_3 {column(-1, -2, 1)}$$ and so
$$x = {column(1, -1, "%d")}.$$"""
    assert verify(text % 0).outcome is Whole.CORRECT
    assert verify(text % 1).outcome is Whole.INCORRECT


@pytest.mark.parametrize(
    "said",
    [
        rf"The map is $T(x) = {U} {column('x', 'y')} = {column('x + y', '3y')}$. For $x = 1, y = 2$ it is $(3, 6)$.",
        rf"We look at ${U} {column('x', 'y')}$ in general. Let $x = 3$ and $y = 7$.",
        rf"With ${U} {column('u', 'v')} = {column(2, -3)}$ we know enough. Elsewhere $x = 1$ and $y = 2$.",
    ],
)
def test_other_unknowns_are_of_no_such_system(said: str) -> None:
    assert all(one.outcome is not Outcome.INCORRECT for one in verify(said).judgements)


def test_values_with_an_index_are_the_right_side_that_is_called_so() -> None:
    text = rf"""Let $U = {U}$. Then $y_1 = 2$ and $y_2 = -3$. We solve $U\mathbf{{x}} = \mathbf{{y}}$: this gives
$x_1 = %d, x_2 = -1$."""
    assert verify(text % 3).outcome is not Whole.INCORRECT
    assert verify(text % 4).outcome is Whole.INCORRECT


SYSTEM = "Solve $$x_1 + 2x_2 = 5$$ $$3x_1 + 4x_2 = 6$$\nThe augmented matrix is\n"
STEP = (
    r"$$\left(\begin{array}{cc|c} 1 & 2 & 5 \\ 3 & %d & 6 \end{array}\right) \to "
    r"\left(\begin{array}{cc|c} 1 & 2 & 5 \\ 0 & %d & -9 \end{array}\right)$$"
)


def test_an_augmented_matrix_that_is_not_that_of_the_equations() -> None:
    assert verify(SYSTEM + STEP % (4, -2)).outcome is Whole.CORRECT
    assert verify(SYSTEM + STEP % (5, -1)).outcome in (Whole.INCORRECT, Whole.UNDECIDED)


def test_an_augmented_matrix_of_its_own() -> None:
    other = r"$$\left(\begin{array}{cc|c} 7 & 8 & 1 \\ 0 & 1 & 2 \end{array}\right)$$ has rank 2."
    assert (
        verify("Solve $$x_1 + 2x_2 = 5$$ $$3x_1 + 4x_2 = 6$$\n\n## Another one\n\n" + other).outcome
        is not Whole.INCORRECT
    )


@pytest.mark.parametrize(
    ("first", "second", "outcome"), [(2, 2, Whole.CORRECT), (1, 2, Whole.INCORRECT), (2, 1, Whole.INCORRECT)]
)
def test_the_letter_of_the_rank_beside_an_augmented_matrix(first: int, second: int, outcome: Whole) -> None:
    ranks = rf"Here $\rho(A) = {first}$ and $\rho([A \mid \mathbf{{b}}]) = {second}$."
    assert verify(SYSTEM + STEP % (4, -2) + ranks).outcome is outcome


A = r"Let $A = \begin{pmatrix} 1 & 4 \\ 1 & 1 \end{pmatrix}$. "


@pytest.mark.parametrize(
    "said",
    [
        "We compute $1 + 1 = 2$ and conclude that the rank of $A$ is %d.",
        r"We see that $t$ is a root if and only if $t^2 - 2t - 3 = 0$ and conclude that the rank of $A$ is %d.",
    ],
)
def test_what_is_concluded_is_said(said: str) -> None:
    assert verify(A + said % 2).outcome is not Whole.INCORRECT
    assert "rank" in [one.kind for one in verify(A + said % 1).judgements]


@pytest.mark.parametrize(
    "said",
    [
        "Show that $A$ is invertible and conclude that the rank of $A$ is 1.",
        "Row reduce $A$ and conclude that the rank of $A$ is 1.",
        "Conclude that the rank of $A$ is 1.",
        "One may be tempted to look at the first entry and conclude that the rank of $A$ is 1.",
        "We cannot conclude that the rank of $A$ is 1.",
    ],
)
def test_what_is_to_be_concluded_is_not_said(said: str) -> None:
    assert verify(A + said).outcome is not Whole.INCORRECT


_EIGEN = (
    r"We solve $$\begin{pmatrix}0&0\\0&3\end{pmatrix}\begin{pmatrix}x\\y\end{pmatrix}"
    r"=\begin{pmatrix}0\\0\end{pmatrix}.$$ "
)
_MANY = (
    r"We solve $$\begin{pmatrix}1&1\\2&2\end{pmatrix}\begin{pmatrix}x\\y\end{pmatrix}"
    r"=\begin{pmatrix}3\\6\end{pmatrix}.$$ "
)


@pytest.mark.parametrize(
    "sentence",
    ["So $y = 0$. We choose $x = 1$.", "One finds $x = 1$, $y = 0$.", "So $y = 0$, and $x = 1$ will do."],
)
def test_one_of_many_solutions_of_a_homogeneous_product_is_right(sentence: str) -> None:
    assert verify(_EIGEN + sentence).outcome is Whole.CORRECT
    assert verify(_EIGEN + sentence.replace("y = 0", "y = 1")).outcome is not Whole.CORRECT


@pytest.mark.parametrize(
    "sentence", ["With $y = 0$ we get $x = 3$.", "So $x = 3$, $y = 0$.", "Take $y = 0$, so $x = 3$."]
)
def test_one_of_many_solutions_is_not_called_wrong(sentence: str) -> None:
    assert verify(_MANY + sentence).outcome is not Whole.INCORRECT
    assert verify(_MANY + sentence.replace("x = 3", "x = 2")).outcome is not Whole.CORRECT
