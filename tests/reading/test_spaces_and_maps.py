"""Subspaces and linear maps by their letters, bases, projections and products of vectors, in whole answers."""

from __future__ import annotations

import pytest

import exactrank

MAP = r"Let $T(x,y)=(x+y,\,2x-y,\,3y)$. Then $T(e_1)=(1,2,0)$ and $T(0,1)=(1,-1,3)$."
BASES = r"Let $B=\{(1,0),(0,1)\}$ and $B'=\{(1,1),(2,1)\}$. "
RIGHT_AND_WRONG = [
    (MAP, "(1,-1,3)", "(1,1,3)"),
    (
        r"Let $T(x,y)=(x+y,2x-y)$. The standard matrix of $T$ is $\begin{bmatrix}1&1\\2&-1\end{bmatrix}$.",
        "2&-1",
        "2&1",
    ),
    (
        r"Let $W$ be the subspace of $\mathbb R^4$ spanned by $u=(1,0,2,1)$ and $v=(0,1,1,-1)$. "
        r"A basis of $W^\perp$ is $\{(-2,-1,1,0), (-1,1,0,1)\}$.",
        "(-1,1,0,1)",
        "(1,1,0,1)",
    ),
    (r"Let $W=\{(a+b,\,a-b,\,2a)\,:\,a,b\in\mathbb R\}$. We have $\dim W=2$.", "=2", "=3"),
    (
        r"$V = \{(x,y,z)\in\mathbb{R}^3 : x+y+z=0\}$ has the basis $\{(1,-1,0),(1,0,-1)\}$, so $\dim V = 2$.",
        "(1,0,-1)",
        "(1,0,1)",
    ),
    ("W is spanned by w1 = (1,2,3) and w2 = (2,4,7). So dim W = 2.", "= 2.", "= 3."),
    (
        r"Let $W = \operatorname{span}\{(1,0,0),(0,1,1)\}$. "
        r"The orthogonal projection of $(1,2,4)$ onto $W$ is $(1,3,3)$.",
        "(1,3,3)",
        "(1,3,2)",
    ),
    ("u = (1, 2, 3), v = (4, 5, 6)\nu x v = (-3, 6, -3)", "-3)", "3)"),
    ("u = (1, 2, 3), v = (4, 5, 6)\nu . v = 4 + 10 + 18 = 32", "32", "31"),
    (r"$u=(1,2)$, $v=(3,4)$. $\operatorname{proj}_u v = (\frac{11}5,\frac{22}5)$", "{22}5", "{21}5"),
    (
        BASES + r"The transition matrix from $B'$ to $B$ is $P=\begin{bmatrix}1&2\\1&1\end{bmatrix}$.",
        r"1&1\end",
        r"1&3\end",
    ),
    (BASES + r"$v=(7,2)$. $[v]_{B'}=\begin{bmatrix}-3\\5\end{bmatrix}$.", r"\\5", r"\\4"),
    (
        r"Let $T(a,b)=(a+b,\;a-b)$ and $C=\{(1,1),(1,-1)\}$. $$[T]_C=\begin{pmatrix}1&1\\1&-1\end{pmatrix}.$$",
        r"1&-1\end",
        r"1&1\end",
    ),
    (
        r"$a_1 = (1, 1, 0)$, $a_2 = (2, 0, 1)$. $u_1 = a_1 = (1, 1, 0)$. $u_2 = a_2 - u_1 = (1, -1, 1)$. "
        r"$\|u_2\| = \sqrt{3}$",
        r"\sqrt{3}",
        r"\sqrt{5}",
    ),
]
NEVER_WRONG = [
    r"Exercise 1. Let $W = \operatorname{span}\{(1,2),(2,4)\}$. $\dim W = 1$."
    "\n\n"
    r"Exercise 2. Let $W$ be the set of symmetric matrices. $\dim W = 3$.",
    r"Let $W = \operatorname{span}\{(1,2),(2,4)\}$. Now let $W$ be the space of polynomials. $\dim W = 3$.",
    r"Let $T(x,y)=(x+1,y)$. Then $T(1,2)=(2,2)$.",
    r"With $\langle u,v\rangle = 2u_1v_1+u_2v_2$ and $u=(1,2)$, $v=(3,4)$ we get $\langle u, v\rangle = 6+8 = 14$.",
    r"$T(2,3) = 5$ and $T(x, y) = xy$.",
    "We write a x b = c for the size of a table.",
]


@pytest.mark.parametrize(("text", "right", "wrong"), RIGHT_AND_WRONG)
def test_what_is_said_of_spaces_and_maps(text: str, right: str, wrong: str) -> None:
    assert exactrank.verify(text).outcome.value == "correct"
    before, found, after = text.rpartition(right)
    assert found
    assert exactrank.verify(before + wrong + after).outcome.value == "incorrect"


@pytest.mark.parametrize("text", NEVER_WRONG)
def test_what_may_mean_something_else_accuses_nobody(text: str) -> None:
    assert exactrank.verify(text).outcome.value != "incorrect"
