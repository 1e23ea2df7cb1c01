"""Exercises one after the other without headings: what x, A and the system are ends where new data are given."""

from __future__ import annotations

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

AUGMENTED = r"""Solve $$\left[\begin{array}{cc|c} 1 & 2 & 5 \\ 3 & 4 & 11 \end{array}\right]$$
The solution is $x = \begin{pmatrix} 1 \\ 2 \end{pmatrix}$."""
EQUATIONS = r"""Solve $$\begin{cases} x + 2y = 5 \\ 3x + 4y = 11 \end{cases}$$ The solution is $x = 1$ and $y = 2$."""
NAMED = r"""Let $A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$ and $b = \begin{pmatrix} 5 \\ 11 \end{pmatrix}$.
Then $Ax = b$ has the solution $x = \begin{pmatrix} 1 \\ 2 \end{pmatrix}$."""

FRESH = {
    "a vector of another matrix": r"Verify that $x = \begin{pmatrix} 1 \\ -1 \end{pmatrix}$ is an eigenvector of"
    r" $B = \begin{pmatrix} 3 & 1 \\ 1 & 3 \end{pmatrix}$.",
    "coordinates": r"Consider the basis $C = \{(1,2)^T, (3,5)^T\}$. Find the coordinates of $x = (7, 11)^T$.",
    "one unknown more": r"Suppose a system reduces to $x_1 - 2x_3 = 0$ and $x_2 + 5x_3 = 0$. Then $x_3 = t$,"
    r" $x_2 = -5t$, $x_1 = 2t$.",
    "a product": r"Let $A$ be a matrix such that $$A = LU = \begin{pmatrix} 1 & 0 & 0 \\ 1 & 1 & 0 \\ 0 & 1 & 1"
    r" \end{pmatrix}\begin{pmatrix} 1 & 1 & 1 \\ 0 & 1 & 1 \\ 0 & 0 & 0 \end{pmatrix}.$$ The rank of $A$ is 2."
    r" $$N(A) = \mathrm{span}\left\{\begin{pmatrix} 0 \\ 1 \\ -1 \end{pmatrix}\right\}$$",
    "nearer equations": r"Now take $$u + v = 3,$$ $$u - v = 1.$$ So $u = 2$ and $v = 1$.",
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
