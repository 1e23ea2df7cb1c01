"""Notations of other countries: Cramer's names, labels of equations, transposes before a matrix, maps, products."""

from __future__ import annotations

import pytest

import exactrank

A = r"$A=\begin{pmatrix}2&1\\5&3\end{pmatrix}$. "
EIGEN = r"""$A=\begin{pmatrix}4&1\\2&3\end{pmatrix}$.

- Zu $\lambda_1=5$: $(A-5E)v=0$ führt auf $-v_1+v_2=0$, also $v=\begin{pmatrix}1\\1\end{pmatrix}$.
- Zu $\lambda_2=2$: $(A-2E)v=0$ führt auf $2v_1+v_2=0$, also $v=\begin{pmatrix}1\\%s\end{pmatrix}$.
"""
CRAMER = """2x + 3y = 8, x - y = -1
D = |2 3; 1 -1| = -2 - 3 = -5
Dx = |8 3; -1 -1| = -8 + 3 = -5
Dy = |2 8; 1 -1| = -2 - 8 = -10
Logo x = Dx/D = 1 e y = Dy/D = %s.
"""
MAP = r"Sia $f(x,y,z)=(x+y,y+z)$. Si ha $\ker f=\langle(1,-1,%s)\rangle$."


def outcome(text: str) -> str:
    return exactrank.verify(text).outcome.value


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (CRAMER % 2, CRAMER % 3),
        (MAP % 1, MAP % 2),
        (r"Soit $f(x,y)=(x+y,y)$. Alors $f$ est injective.", r"Soit $f(x,y)=(x+y,2x+2y)$. Alors $f$ est injective."),
        (
            rf"Soit {A}On a $A^{{-1}}={{}}^t\mathrm{{Com}}(A)=\begin{{pmatrix}}3&-1\\-5&2\end{{pmatrix}}$.",
            rf"Soit {A}On a $A^{{-1}}={{}}^t\mathrm{{Com}}(A)=\begin{{pmatrix}}3&-5\\-1&2\end{{pmatrix}}$.",
        ),
        (
            rf"Sea {A}$A^{{-1}}=\frac{{1}}{{|A|}}\mathrm{{Adj}}(A)^t=\begin{{pmatrix}}3&-1\\-5&2\end{{pmatrix}}$.",
            rf"Sea {A}$A^{{-1}}=\frac{{1}}{{|A|}}\mathrm{{Adj}}(A)^t=\begin{{pmatrix}}3&-5\\-1&2\end{{pmatrix}}$.",
        ),
        (
            rf"Soit {A}${{}}^tA=\begin{{pmatrix}}2&5\\1&3\end{{pmatrix}}$.",
            rf"Soit {A}$^tA=\begin{{pmatrix}}2&1\\5&3\end{{pmatrix}}$.",
        ),
        (
            r"设 $\alpha=(1,2,-1)^T$，$\beta=(3,-1,1)^T$，则 $(\alpha,\beta)=3-2-1=0$。",
            r"设 $\alpha=(1,2,-1)^T$，$\beta=(3,-1,2)^T$，则 $(\alpha,\beta)=3-2-1=0$。",
        ),
        (r"$u=(1,2,2)$ とする。$|u|=3$ である。", r"$u=(1,2,2)$ とする。$|u|=4$ である。"),
        ("A = [1 2 -1; 2 4 -2]\n\nSomit ist dim Kern(A) = 2.", "A = [1 2 -1; 2 4 -2]\n\nSomit ist dim Kern(A) = 1."),
        ("A = [1 2; 3 4]\n\nPor lo que rg(A) = 2.", "A = [1 2; 3 4]\n\nPor lo que rg(A) = 1."),
        (
            r"Sei $U=\langle(1,0),(2,0),(0,1)\rangle$. Dann ist $\dim U=2$.",
            r"Sei $U=\langle(1,0),(2,0),(0,1)\rangle$. Dann ist $\dim U=3$.",
        ),
        (
            r"$A=\begin{pmatrix}1&2\\0&1\end{pmatrix}$ とする。$|A||A|=1$, $3|A|=3$.",
            r"$A=\begin{pmatrix}1&2\\0&1\end{pmatrix}$ とする。$|A||A|=2$.",
        ),
    ],
)
def test_right_and_wrong(right: str, wrong: str) -> None:
    assert outcome(right) == "correct"
    assert outcome(wrong) == "incorrect"


def test_the_unknown_of_another_eigenvalue_is_sought_anew() -> None:
    assert outcome(EIGEN % "-2") != "incorrect"
    assert outcome(EIGEN % "2") == "incorrect"


@pytest.mark.parametrize(
    "system",
    [
        "I:   x + 2y = 3\nII:  2x + 4y = 7",
        "x + 2y = 3   (L1)\n2x + 4y = 7  (L2)",
        "x + 2y = 3 …①\n2x + 4y = 7 …②",
        "x + 2y = 3    (1)\n2x + 4y = 7    (2)",
    ],
)
def test_labels_of_typed_equations(system: str) -> None:
    assert outcome(f"Das Gleichungssystem\n{system}\nhat keine Lösung.") == "correct"


@pytest.mark.parametrize(
    "text",
    [
        r"$u=(1,2)$, $v=(3,4)$, $(u,v)=\begin{pmatrix}1&3\\2&4\end{pmatrix}$.",  # the matrix of both columns
        r"Let $A=\begin{pmatrix}1&2\\3&4\end{pmatrix}$. Then $|A|=-2$.",
        r"Let $f(x,y)=(x+1,xy)$. Then $f(1,1)=(2,1)$.",
        "x = 5 - 2(3)\ny = 2",
        rf"Let {A}Then $\operatorname{{adj}}(A)^T=\begin{{pmatrix}}3&-5\\-1&2\end{{pmatrix}}$.",
        r"$W=\langle u,v\rangle$ with $u=(1,2)$, $v=(2,1)$ and $\dim W = 2$.",
    ],
)
def test_look_alikes_accuse_nobody(text: str) -> None:
    assert outcome(text) != "incorrect"


@pytest.mark.parametrize(("d", "expected"), [("3&0\\\\0&-1", "correct"), ("-1&0\\\\0&3", "incorrect")])
def test_factors_that_a_sentence_gives_behind_their_product(d: str, expected: str) -> None:
    text = (
        r"Sea $A=\begin{pmatrix}1&2\\2&1\end{pmatrix}$. Por consiguiente, $A=PDP^{-1}$ con "
        rf"\[ P=\begin{{pmatrix}}1&1\\1&-1\end{{pmatrix}},\quad D=\begin{{pmatrix}}{d}\end{{pmatrix}}. \]"
    )
    assert outcome(text) == expected


def test_operations_behind_a_heading_and_numbers_of_equations() -> None:
    assert outcome("A = [1 2; 2 5]\n\n解：r2-2r1 得\n\n[1 2; 0 1]") == "correct"
    system = "2x + y = 3\nx - y = 0\n\n"
    assert outcome(system + "(1)+(2): 3x = 3\n\nx = 1, y = 1") == "correct"
    assert outcome(system + "(1)+(2): 3x = 3\n\nx = 1, y = 2") == "incorrect"


def test_an_inner_product_in_angles_may_be_another_one() -> None:
    given = r"Sean $u=(1,2)$ y $v=(2,1)$. Entonces "
    assert outcome(given + r"$\langle u,v\rangle=4$.") == "correct"
    assert outcome(given + r"$\langle u,v\rangle=5$.") == "undecided"
