"""Subspaces that equations tell, in braces or in words, and equations in a line as systems of one equation."""

from __future__ import annotations

import pytest

from exactrank import verify

W = r"Let $W=\{(x,y,z): x+2y-z=0\}$."
BASIS = r"$\{(-2,1,0), (1,0,1)\}$"
COLUMN = r"\begin{pmatrix}x\\y\\z\end{pmatrix}"
SUM = r"\begin{pmatrix}a\\b\\a+b\end{pmatrix}"
PLANE = "the plane $x+2y-z=0$"
ALL = "(x,y,z)=s(-2,1,0)+t(1,0,1)"


@pytest.mark.parametrize(
    "text",
    [
        f"{W} A basis for $W$ is {BASIS} and $\\dim W=2$.",
        f"Let $W=\\{{(x,y,z) | x+2y-z=0\\}}$. A basis for $W$ is {BASIS}.",
        f"Let $W=\\{{(x,y,z)^T\\in\\mathbb{{R}}^3: x+2y=z\\}}$. A basis for $W$ is {BASIS}.",
        f"Let $W=\\left\\{{{COLUMN}: x+2y-z=0\\right\\}}$. Then $\\dim W=2$.",
        f"Let $W=\\left\\{{{SUM}: a,b\\in\\mathbb{{R}}\\right\\}}$. Then $\\dim W=2$.",
        r"Consider $H=\{(x_1,x_2,x_3,x_4): x_1=x_2, x_3=x_4\}$. Then $\dim H=2$.",
        f"Let $V$ be the set of all vectors $(x,y,z)$ with $x+2y-z=0$. A basis for $V$ is {BASIS}.",
        r"Let $U$ be the plane $x+2y-z=0$ in $\mathbb{R}^3$. Then $\dim U=2$.",
        r"Let $U$ denote the set of solutions of $x_1+x_2=0$, $x_2+x_3=0$. $\dim U = 1$.",
        f"A basis of {PLANE} is {BASIS}.",
        f"The general solution of $x+2y-z=0$ is ${ALL}$.",
        f"The equation $x+2y-z=0$ has the solutions ${ALL}$.",
        f"$$x+2y-z=0$$ The general solution is ${ALL}$.",
        r"The solution set of $x+2y-z=0$ is $\{s(-2,1,0)+t(1,0,1) : s,t\in\mathbb{R}\}$.",
        r"The general solution of $x+2y=4$ is $(x,y)=(4,0)+t(-2,1)$.",
    ],
)
def test_right(text: str) -> None:
    assert verify(text).outcome.value == "correct"


@pytest.mark.parametrize(
    "text",
    [
        f"{W} A basis for $W$ is $\\{{(-2,1,0), (1,1,1)\\}}$.",
        f"{W} Then $\\dim W=1$.",
        r"Consider $H=\{(x_1,x_2,x_3,x_4): x_1=x_2, x_3=x_4\}$. Then $\dim H=3$.",
        r"Let $V$ be the set of all vectors $(x,y,z)$ with $x+2y-z=0$. A basis for $V$ is $\{(-2,1,0), (1,1,1)\}$.",
        f"A basis of {PLANE} is $\\{{(-2,1,0), (1,0,2)\\}}$.",
        f"The general solution of $x+2y-z=3$ is ${ALL}$.",
        r"The solution set of $x+2y-z=0$ is $\{t(1,0,1) : t\in\mathbb{R}\}$.",
    ],
)
def test_wrong(text: str) -> None:
    assert verify(text).outcome.value == "incorrect"


@pytest.mark.parametrize(
    "text",
    [
        # no subspaces, or of which more is told than equations in all of the unknowns
        r"Let $V$ be the set of all vectors $(x,y,z)$ with $x+2y-z=1$. Then $\dim V=2$.",
        r"Let $V$ be the set of all vectors $(x,y,z)$ with $xy=0$. Then $\dim V=2$.",
        r"Let $V$ be the set of all vectors $(x,y,z)$ with $x\ge 0$. Then $\dim V=3$.",
        r"Let $V$ be the set of all vectors $(x,y,z)$ with $x+2y-z=0$ or $x=y$. Then $\dim V=2$.",
        r"Let $V$ be the set of all polynomials $p$ with $p(1)=0$. Then $\dim V=2$.",
        r"Let $U$ be the plane $x=0$ in $\mathbb{R}^3$. Then $\dim U=2$.",
        r"Let $W=\{(a,b,a+b): a,b\in\mathbb{R}, ab=0\}$. Then $\dim W=2$.",
        r"Let $W=\{(a,b): a,b\in\mathbb{R}, a > b\}$. Then $\dim W=1$.",
        # points of a plane that others may lie in too
        f"The first equation is $x+2y-z=0$. Points with $(x,y,z)=t(1,0,1)$ lie in {PLANE}.",
    ],
)
def test_open(text: str) -> None:
    assert verify(text).outcome.value not in ("correct", "incorrect")
