"""What English textbooks and chat models say in passing: each form in a right text, and the same with a slip in it."""

from __future__ import annotations

import pytest

from exactrank.api import verify

A = r"Let $A=\begin{bmatrix}3&1\\4&2\end{bmatrix}$. "
S = r"Let $S=\begin{bmatrix}2&1\\1&2\end{bmatrix}$. "
T = r"Let $T=\begin{bmatrix}1&2\\2&1\end{bmatrix}$. "
J = r"Let $J=\begin{bmatrix}1&1&0\\0&1&1\\0&0&1\end{bmatrix}$. "
TALL = r"Let $B=\begin{bmatrix}1&0\\1&1\\1&2\end{bmatrix}$ and $b=\begin{bmatrix}6\\0\\0\end{bmatrix}$. "
SET = r"Let $W=\{(1,2,-1),(2,1,0),(4,5,-2)\}$. "
FREE = r"Let $W=\{(1,2,-1),(2,1,0),(4,5,-1)\}$. "
V = r"Let $v_1=\begin{bmatrix}1\\-1\end{bmatrix}$ and $v_2=\begin{bmatrix}1\\-2\end{bmatrix}$. "

RIGHT = [
    S + "$S$ is positive definite.",
    S + "All leading principal minors are positive, so $S$ is a positive definite matrix.",
    T + "$T$ is not positive definite.",
    T + "$T$ is indefinite.",
    J + r"$J$ has the single eigenvalue $\lambda=1$ with algebraic multiplicity $3$.",
    J + r"$J$ has only one eigenvalue, namely $1$.",
    A + "The first column has length $5$.",
    A + "The pivot columns are 1 and 2; the rank is $r=2$.",
    TALL + "The vector $c=(3,5,7)$ lies in the column space of $B$, but $d=(1,0,0)$ does not.",
    TALL + "The projection of $b$ onto the column space of $B$ is $p=(5,2,-1)$.",
    TALL + r"$p=(5,2,-1)$ is the projection of $b$ onto the column space of $B$.",
    r"Let $a=(1,2,2)$, $c=(2,-1,0)$. The rest is $e=c$, and it is perpendicular to $a$.",
    r"An orthonormal basis is $u_1=\frac15\begin{bmatrix}3\\4\end{bmatrix}$, "
    r"$u_2=\frac15\begin{bmatrix}4\\-3\end{bmatrix}$.",
    r"Let $M=\begin{pmatrix}1&2\\3&6\end{pmatrix}$. Since the second row is $3$ times the first, $M$ has rank one.",
    SET + "So $W$ is linearly dependent.",
    FREE + "So $W$ is linearly independent.",
    S + "$S$ has eigenvalues $3$ and $1$ with unit eigenvectors "
    r"$q_1=\frac1{\sqrt2}\begin{bmatrix}1\\1\end{bmatrix}$ and $q_2=\frac1{\sqrt2}\begin{bmatrix}1\\-1\end{bmatrix}$.",
    A + r"The cofactors of $A$ are $C_{11}=2$, $C_{12}=-4$, $C_{21}=-1$, $C_{22}=3$.",
    S + r"The product of the pivots is $2\cdot\frac32=3$, which is $\det S$.",
    V + r"Then $P=\begin{bmatrix}v_1&v_2\end{bmatrix}=\begin{bmatrix}1&1\\-1&-2\end{bmatrix}$.",
    V + r"Then $P=[v_1|v_2]=\begin{bmatrix}1&1\\-1&-2\end{bmatrix}$.",
    V + r"Then $[v_1\ v_2\mid v_2]=\left[\begin{array}{cc|c}1&1&1\\-1&-2&-2\end{array}\right]$.",
    r"Let $a=(1,2,2)$ and $b=(1,1,1)$. Then $\widehat{x}=\frac{a^{\mathsf T}b}{a^{\mathsf T}a}=\frac59$.",
    r"$A=\begin{pmatrix}1&2\\2&4\end{pmatrix}\to\begin{pmatrix}1&2\\0&0\end{pmatrix}$. "
    r"Then $\mathcal N(A)=\left\langle\left\{\begin{bmatrix}-2\\1\end{bmatrix}\right\}\right\rangle$.",
    r"$A=\begin{pmatrix}1&2&1\\2&4&3\end{pmatrix}\longrightarrow\begin{pmatrix}1&2&0\\0&0&1\end{pmatrix}$. "
    r"Columns 1 and 3 of the original matrix form a basis of $\operatorname{Col}(A)$.",
    S + r"$\lambda=3: v=(1,1)$, $\lambda=1: v=(1,-1)$",
    A + r"Its transpose is $\begin{bmatrix}3&4\\1&2\end{bmatrix}$.",
    r"Let $u=(3,4)$. The unit vector in the direction of $u$ is $\frac15(3,4)$.",
    "Let $v=(1,1)$ and $w=(1,-1)$. We now have an orthogonal basis $\\{v,w\\}$ for $W$.",
    "The normal vector is $n=u\\times v=(1,2,0)\\times(0,1,3)=(6,-3,1)$.",
    J + r"**Eigenspace for $\lambda = 1$.** The eigenspace is spanned by $(1,0,0)^T$.",
    A + r"The eigenvalues solve $\lambda^2-5\lambda+2=0$. The rank is $2$.",
    r"The system $Bx=0$ with $B=\begin{bmatrix}1&1&-1\\2&3&1\end{bmatrix}$ has more unknowns than equations, so it has "
    "nontrivial solutions. The solution space is the line through the origin in the direction $(4,-3,1)$.",
    r"The product $uv^T=\begin{bmatrix}1\\2\end{bmatrix}\begin{bmatrix}4&5\end{bmatrix}"
    r"=\begin{bmatrix}4&5\\8&10\end{bmatrix}$ has rank $1$.",
    A
    + r"Then $A-I=\begin{bmatrix}2&1\\4&1\end{bmatrix}$, which row reduces to $\begin{bmatrix}1&0\\0&1\end{bmatrix}$.",
    r"Then $\operatorname{span}\{(1,1,0),(0,1,1)\}=\{(x,y,z):x-y+z=0\}$.",
    r"Let $u=\langle 3,4\rangle$ and $v=\langle 1,2\rangle$. Then $\text{proj}_{v} u=\frac{11}5\langle 1,2\rangle"
    r"=\left\langle\frac{11}5,\frac{22}5\right\rangle$.",
    r"Let $T(x,y)=(x+3y,2x+5y)$. Then $\mathcal M(T^{-1})=\begin{pmatrix}-5&3\\2&-1\end{pmatrix}$.",
    r"Let $B=\langle(1,1),(-1,1)\rangle$. Then $\operatorname{Rep}_B((1,3))=\begin{pmatrix}2\\1\end{pmatrix}$.",
    V + "Choosing $x_3=5$ gives $5v_1-5v_1=0$.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_judged_right(text: str) -> None:
    assert verify(text).is_correct


WRONG = [
    T + "$T$ is positive definite.",
    T + "All leading principal minors are positive, so $T$ is a positive definite matrix.",
    J + r"$J$ has only one eigenvalue, namely $2$.",
    TALL + "The vector $c=(3,5,8)$ lies in the column space of $B$.",
    TALL + "The vector $c=(3,5,7)$ lies in the column space of $B$, but $d=(1,1,1)$ does not.",
    TALL + "The projection of $b$ onto the column space of $B$ is $(5,2,1)$.",
    r"Let $a=(1,2,2)$, $c=(2,1,0)$. The rest is $e=c$, and it is perpendicular to $a$.",
    r"An orthonormal basis is $u_1=\frac15\begin{bmatrix}3\\4\end{bmatrix}$, "
    r"$u_2=\frac15\begin{bmatrix}4\\3\end{bmatrix}$.",
    SET + "So $W$ is linearly independent.",
    FREE + "So $W$ is linearly dependent.",
    S + "$S$ has eigenvalues $3$ and $1$ with unit eigenvectors "
    r"$q_1=\frac1{\sqrt2}\begin{bmatrix}1\\-1\end{bmatrix}$ and $q_2=\frac1{\sqrt2}\begin{bmatrix}1\\1\end{bmatrix}$.",
    S + r"The product of the pivots is $2\cdot\frac32=3$, which is $\det S^2$.",
    V + r"Then $P=\begin{bmatrix}v_1&v_2\end{bmatrix}=\begin{bmatrix}1&1\\-1&2\end{bmatrix}$.",
    V + r"Then $[v_1\ v_2\mid v_2]=\left[\begin{array}{cc|c}1&1&1\\-1&-2&2\end{array}\right]$.",
    A + r"The transpose of $A$ is $\begin{bmatrix}3&1\\4&2\end{bmatrix}$.",
    r"Let $u=(3,4)$. The unit vector in the direction of $u$ is $\frac15(4,3)$.",
    "The normal vector is $n=u\\times v=(1,2,0)\\times(0,1,3)=(6,3,1)$.",
    A
    + r"Then $A-I=\begin{bmatrix}2&1\\4&1\end{bmatrix}$, which row reduces to $\begin{bmatrix}1&0\\0&0\end{bmatrix}$.",
    r"Then $\operatorname{span}\{(1,1,0),(0,1,2)\}=\{(x,y,z):x-y+z=0\}$.",
    r"Let $T(x,y)=(x+3y,2x+5y)$. Then $\mathcal M(T^{-1})=\begin{pmatrix}5&-3\\-2&1\end{pmatrix}$.",
    r"Let $B=\langle(1,1),(-1,1)\rangle$. Then $\operatorname{Rep}_B((1,3))=\begin{pmatrix}1\\2\end{pmatrix}$.",
    "solve:\nx + y = 5\n2x - 3y = -5\n\ny = 3\nx = 3\ncheck: 2*2 - 3*3 = -5  ok",
    "A = [1 2 3; 4 5 6; 7 8 10]\nA is invertible\ndet(A) = 1*(-3)*1 = 3",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_slip_is_found(text: str) -> None:
    assert verify(text).outcome.value == "incorrect"


BASES = r"Let $B=\{(1,0),(1,1)\}$ and $C=\{(2,1),(1,1)\}$. "
LENGTHS = r"Let $v_2=\begin{bmatrix}-1\\0\\1\end{bmatrix}$. We normalize: "

DOUBTED = [
    LENGTHS + r"$q_2=\frac1{\sqrt2}\begin{bmatrix}1\\0\\1\end{bmatrix}$. So $\|v_2\|=\sqrt2$.",
    A + r"Its transpose is $\begin{bmatrix}3&1\\4&2\end{bmatrix}$.",
    J + r"**Eigenspace for $\lambda = 1$.** The eigenspace is spanned by $(0,1,0)^T$.",
    V + "Choosing $x_3=5$ gives $5v_1-5v_2=0$.",
    "A = [[3, 1], [1, 3]]\nThe rank of A is 2. So [1, 1] is an eigenvector with eigenvalue 3.",
    S + "$S$ is not positive definite.",
    A + "The first column has length $6$.",
    A + r"The cofactors of $A$ are $C_{11}=2$, $C_{12}=4$, $C_{21}=-1$, $C_{22}=3$.",
    A + r"The minor is $M_{11}=\begin{vmatrix}1&2\\3&4\end{vmatrix}=4-6=-2$.",
    r"Let $M=\begin{pmatrix}1&2\\3&6\end{pmatrix}$. Since the second row is $4$ times the first, $M$ has rank one.",
    r"Let $B=\langle(1,1),(-1,1)\rangle$. Then $\operatorname{Rep}_B(1,3)=\begin{pmatrix}1\\2\end{pmatrix}$ "
    r"because $2\cdot(1,1)+1\cdot(-1,1)=(1,3)$.",
]


@pytest.mark.parametrize("text", DOUBTED)
def test_what_is_wrong_does_not_pass(text: str) -> None:
    assert not verify(text).is_correct


NAMED = [
    (BASES + r"Then $P_{C\leftarrow B}=\begin{pmatrix}1&0\\-1&1\end{pmatrix}$.", "correct"),
    (BASES + r"Then $\underset{C\leftarrow B}{P}=\begin{pmatrix}1&0\\-1&1\end{pmatrix}$.", "correct"),
    (BASES + r"Then $\underset{C\leftarrow B}{P}=\begin{pmatrix}1&-1\\0&1\end{pmatrix}$.", "incorrect"),
    (LENGTHS + r"$q_2=\frac1{\sqrt2}\begin{bmatrix}-1\\0\\1\end{bmatrix}$. So $\|v_2\|=\sqrt2$.", "correct"),
    (r"Let $H=\begin{pmatrix}2&0\\1&1\end{pmatrix}$. It has rank $2$. So $\lambda=2$ and $\lambda=1$.", "correct"),
    (r"Let $H=\begin{pmatrix}2&0\\1&1\end{pmatrix}$. It has rank $2$. So $\lambda=3$ and $\lambda=1$.", "incomplete"),
]


@pytest.mark.parametrize(("text", "outcome"), NAMED)
def test_what_names_say(text: str, outcome: str) -> None:
    assert verify(text).outcome.value == outcome


NOTHING = [
    S + "Is $S$ positive definite? Its rank is $2$.",
    T + "If $T$ were positive definite, then its determinant would be positive. It is $-3$.",
    TALL + "Does the vector $c=(3,5,8)$ lie in the column space of $B$? The rank of $B$ is $2$.",
    A + r"The entry is $C_{12}=7$. The rank of $A$ is $2$.",
    A + "We choose $r=5$. The rank of $A$ is $2$.",
    V + "The rank of the matrix with the columns $v_1$ and $v_2$ is $2$.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_alike_accuses_nobody(text: str) -> None:
    assert verify(text).outcome.value != "incorrect"
