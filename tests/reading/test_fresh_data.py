"""Exercises one after the other without headings: what x, A and the system are ends where new data are given."""

from __future__ import annotations

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

AUGMENTED = r"""Solve $$\left[\begin{array}{cc|c} 1 & 1 & 5 \\ 0 & 1 & 2 \end{array}\right]$$
The solution is $x = \begin{pmatrix} 3 \\ 2 \end{pmatrix}$."""
EQUATIONS = r"""Solve $$\begin{cases} x + y = 5 \\ y = 2 \end{cases}$$ The solution is $x = 3$ and $y = 2$."""
NAMED = r"""Let $A = \begin{pmatrix} 1 & 1 \\ 0 & 1 \end{pmatrix}$ and $b = \begin{pmatrix} 5 \\ 2 \end{pmatrix}$.
Then $Ax = b$ has the solution $x = \begin{pmatrix} 3 \\ 2 \end{pmatrix}$."""

FRESH = {
    "given with other data": r"Consider the basis $C = \{(1,2)^T, (3,4)^T\}$ and the vector $x = (7, 10)^T$.",
    "behind other data": r"Let $v_1 = (1,2)^T$ and $v_2 = (3,4)^T$. Then $x = (7,10)^T$ is $v_1 + 2v_2$.",
    "one unknown more": r"Suppose a system reduces to the following equations: $$x_1 - 2x_3 = 0$$ $$x_2 + 5x_3 = 0$$"
    r" We express the solution by the free variable. $$x_3 = t$$ $$x_2 = -5t$$ $$x_1 = 2t$$",
    "another system is supposed": r"Suppose a system $Ax = 0$ reduces to $x_1 - 2x_2 = 0$. We set $x_2 = t$."
    r" $$x_1 = 2t$$ $$x = t\begin{pmatrix} 2 \\ 1 \end{pmatrix}$$",
    "nearer equations": r"Solve: $3x + 4y = 11$ and $2x + y = 4$."
    r" $$x = \frac{-5}{-5} = 1, \quad y = \frac{-10}{-5} = 2$$",
    "nearer equations with indices": r"Solve: $3x_1 + 4x_2 = 11$ and $2x_1 + x_2 = 4$. We find $x_1 = 1$, $x_2 = 2$,"
    r" so $x = (1,2)^T$.",
    "a vector of another matrix": r"Verify that $X = \begin{pmatrix} 1 \\ -1 \end{pmatrix}$ is an eigenvector of"
    r" $B = \begin{pmatrix} 3 & 1 \\ 1 & 3 \end{pmatrix}$. Hence $X = (1, -1)^T$ is an eigenvector.",
    "a product": r"Let $A$ be a matrix such that $$A = LU = \begin{pmatrix} 1 & 0 & 0 \\ 1 & 1 & 0 \\ 0 & 1 & 1"
    r" \end{pmatrix}\begin{pmatrix} 1 & 1 & 1 \\ 0 & 1 & 1 \\ 0 & 0 & 0 \end{pmatrix}.$$ The rank of $A$ is 2."
    r" $$N(A) = \mathrm{span}\left\{\begin{pmatrix} 0 \\ 1 \\ -1 \end{pmatrix}\right\}$$",
}


@pytest.mark.parametrize("before", [AUGMENTED, EQUATIONS, NAMED], ids=["augmented", "equations", "named"])
@pytest.mark.parametrize("fresh", FRESH)
def test_nothing_after_new_data_is_held_against_the_system_before(before: str, fresh: str) -> None:
    assert judge(answer_of(before)).outcome is Whole.CORRECT
    assert judge(answer_of(f"{before}\n\n{FRESH[fresh]}")).outcome is not Whole.INCORRECT


@pytest.mark.parametrize(
    "between",
    [
        "",
        r"Let $b = \begin{pmatrix} 5 \\ 11 \end{pmatrix}$ be its right side.",
        r"Consider the matrix $A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$ of its coefficients.",
        r"Let $t$ be any number.",
    ],
)
def test_data_of_the_system_itself_are_nothing_new(between: str) -> None:
    system = r"Solve $$\left[\begin{array}{cc|c} 1 & 2 & 5 \\ 3 & 4 & 11 \end{array}\right].$$"
    for x, outcome in ((r"1 \\ 2", Whole.CORRECT), (r"1 \\ 3", Whole.INCORRECT)):
        text = rf"{system} {between} The solution is $x = \begin{{pmatrix}} {x} \end{{pmatrix}}$."
        assert judge(answer_of(text)).outcome is outcome


def test_a_product_that_is_only_supposed_is_no_definition() -> None:
    text = r"""Let $A = \begin{pmatrix} 0 & 1 \\ 1 & 1 \end{pmatrix}$. If $A = LU$, then $u_{11} = 0$.
$$A \begin{pmatrix} 1 \\ 2 \end{pmatrix} = \begin{pmatrix} 2 \\ 3 \end{pmatrix}$$"""
    assert judge(answer_of(text)).outcome is not Whole.INCORRECT


WORDED = r"""The system
$$\begin{aligned} x_1 + x_2 + x_3 &= 3 \\ x_1 - x_2 + 2x_3 &= 2 \\ 2x_1 + 3x_3 &= 1 \end{aligned}$$
has no solution: adding the first two equations gives $2x_1 + 3x_3 = 5$, against the third.

Now the system of linear equations:
$$\begin{aligned} x_1 + x_2 + x_3 &= 3 \\ x_1 - x_2 + 2x_3 &= 2 \\ x_2 + x_3 &= 2 \end{aligned}$$
"""


@pytest.mark.parametrize(("x3", "wrong"), [("1", False), ("2", True)])
def test_a_system_behind_operations_that_are_done_may_be_another_one(x3: str, wrong: bool) -> None:
    text = f"{WORDED} It follows that $x_1 = 1$, $x_2 = 1$ and $x_3 = {x3}$."
    assert (judge(answer_of(text)).outcome is Whole.INCORRECT) == wrong
