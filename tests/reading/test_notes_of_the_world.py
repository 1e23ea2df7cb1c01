"""Sheets and notes in other languages: steps told in part, and what their marks say; each beside what it is not."""

from __future__ import annotations

import pytest

import exactrank

_START = r"$\begin{pmatrix}1&2&1\\2&4&2\\1&1&0\end{pmatrix}$"
_OPERATIONS = r"$R_2\leftarrow R_2-2R_1$, $R_3\leftarrow R_3-R_1$"
_END, _WRONG = (rf"$\begin{{pmatrix}}1&2&1\\0&1&1\\0&0&{x}\end{{pmatrix}}$" for x in (0, 1))
_WIDE = r"Sia $A=\begin{pmatrix}1&2&3\\2&4&6\end{pmatrix}$."
_FIRST = r"$\begin{cases}2x+y=7\\x-y=-1\end{cases}$"
_FREE = r"$\begin{cases}x_1+2x_2+x_3=4\\2x_1+4x_2+3x_3=9\end{cases}$."
_PLANE = r"$W=\{(x,y,z)\in\mathbb{R}^3: x-y+z=0\}$"
_SECOND = r"$\begin{cases}x+2y=3\\2x+4y=5\end{cases}$"
_NO_SOLUTION = r"連立方程式 $\begin{cases}x+y=1\\2x+2y=3\end{cases}$ を解く。"
_ONE_SOLUTION = r"連立方程式 $\begin{cases}x+y=1\\x-y=3\end{cases}$ を解く。"

TEXTS = {
    "correct": [
        # not all of the step is told: the rows are put in order too
        f"{_START}. After {_OPERATIONS} and rearranging the rows we get {_END}.",
        f"{_START}. Mit {_OPERATIONS} und nach Umordnen der Zeilen erhalten wir {_END}.",
        f"{_START}. Con {_OPERATIONS} y reordenando las filas queda {_END}.",
        f"{_START} とします。{_OPERATIONS} の後、行を整理すると {_END}。",
        # a bar of any size, a sign too many at the end of a row, r(A) in Polish
        r"Sei $A=\begin{pmatrix}1&1\\2&2\end{pmatrix}$. Die Lösungsmenge von $Ax=0$ ist "
        r"$\left\{\begin{pmatrix}-t\\t\end{pmatrix}\,\Bigg|\,t\in\mathbb{R}\right\}$.",
        r"$A=\begin{bmatrix}2&-1&1\\-1&2&0\\1&0&1&\end{bmatrix}$. The rank of $A$ is 3.",
        r"Niech $A=\begin{pmatrix}1&1\\2&2\end{pmatrix}$. Zatem $r(A)=1$.",
        # a kernel as the sum of its multiples, two kernels that are one
        rf"{_WIDE} $\ker(A)=s\begin{{pmatrix}}-2\\1\\0\end{{pmatrix}}+t\begin{{pmatrix}}-3\\0\\1\end{{pmatrix}}$.",
        rf"{_WIDE} $\ker(A)=\ker\begin{{pmatrix}}1&2&3\end{{pmatrix}}$.",
        # the sum of rank and nullity is neither; a characteristic equation is no rank
        r"Sea $A=\begin{pmatrix}1&2\\2&4\end{pmatrix}$. Rango-nulidad: $\text{rg}(A)+\dim(\ker A)=1+1=2$.",
        r"Seja $A=\begin{pmatrix}0&1\\-2&3\end{pmatrix}$. Equação característica: $\det(sI-A)=(s-1)(s-2)=0$.",
        # the answers behind all the questions, under the same numbers or letters
        f"1. Solve {_FIRST}.\n2. Solve {_SECOND}.\n\n**1)** $x = 2$, $y = 3$.\n\n**2)** There is no solution.",
        f"a) Resuelva {_FIRST}.\nb) Resuelva {_SECOND}.\n\na) $x = 2$, $y = 3$.\nb) No hay solución.",
        # the identity by its name, as what operations lead to and as the reduced form
        r"$$\begin{pmatrix}1&1\\0&1\end{pmatrix} \xrightarrow{R_1-R_2} I_2$$",
        r"$$\begin{pmatrix}1&1\\0&1\end{pmatrix}$$ Subtracting $R_2$ from $R_1$: "
        r"$$\begin{pmatrix}1&0\\0&1\end{pmatrix}=I_2$$",
        r"Seja $A=\begin{pmatrix}1&1\\0&1\end{pmatrix}$. A forma escalonada reduzida de $A$ é $I_2$.",
        # a number in a particular solution, and then a parameter
        rf"{_FREE} A particular solution (with $x_2=0$) is $(3,0,1)^T$. With $x_2=t$ we get $x=(3,0,1)^T+t(-2,1,0)^T$.",
        rf"{_FREE} 令 $x_2=0$ 得特解 $(3,0,1)^T$。令 $x_2=t$，通解 $x=(3,0,1)^T+t(-2,1,0)^T$。",
        # a basis without a verb
        r"Sei $U=\text{lin}\{(1,2,3),(2,3,1)\}$. Ergebnis: $\dim U=2$, Basis $\{(1,2,3),(2,3,1)\}$.",
        rf"Soit {_PLANE}. Une base de $W$ : $\{{(1,1,0),(-1,0,1)\}}$.",
        rf"Sea {_PLANE}. Base para $W$: $\{{(1,1,0),(-1,0,1)\}}$ y $\dim(W)=2$.",
        rf"{_PLANE} とする。$W$ の基底: $\{{(1,1,0),(-1,0,1)\}}$",
        # boxes with a title
        f'??? example "Ergebnis 3.4"\n    Es ist {_FIRST}.\n\n    Also ist $x = 2$, $y = 3$.',
        f"> [!example] Beispiel\n> Es ist {_FIRST}.\n>\n> Also ist $x = 2$, $y = 3$.",
        # the polite form denies too
        rf"{_NO_SOLUTION}この連立方程式は解を持ちません。",
    ],
    "incorrect": [
        rf"Sea {_PLANE}. Base para $W$: $\{{(1,1,0),(1,0,1)\}}$.",
        f"{_START}. Con {_OPERATIONS} y reordenando las filas queda {_WRONG}.",
        f"{_START}. Con {_OPERATIONS} queda {_END}.",
        r"Niech $A=\begin{pmatrix}1&1\\2&2\end{pmatrix}$. Zatem $r(A)=2$.",
        rf"{_WIDE} $\ker(A)=s\begin{{pmatrix}}-2\\1\\0\end{{pmatrix}}+t\begin{{pmatrix}}3\\0\\1\end{{pmatrix}}$.",
        rf"{_WIDE} $\ker(A)=\ker\begin{{pmatrix}}1&2&4\end{{pmatrix}}$.",
        r"$$\begin{pmatrix}1&1\\1&1\end{pmatrix} \xrightarrow{R_1-R_2} I_2$$",
        r"Seja $A=\begin{pmatrix}1&1\\1&1\end{pmatrix}$. A forma escalonada reduzida de $A$ é $I$.",
        f"1. Solve {_FIRST}.\n2. Solve {_SECOND}.\n\n**1)** $x = 2$, $y = 4$.\n\n**2)** There is no solution.",
        f"> [!example] Beispiel\n> Es ist {_FIRST}.\n>\n> Also ist $x = 2$, $y = 4$.",
    ],
    "undecided": [
        rf"{_ONE_SOLUTION}この連立方程式は解を持ちません。",
    ],
}


@pytest.mark.parametrize("outcome", TEXTS)
def test_notes(outcome: str) -> None:
    assert [text for text in TEXTS[outcome] if exactrank.verify(text).outcome.value != outcome] == []


def test_a_basis_of_vectors_that_are_not_written() -> None:
    assert exactrank.verify(r"I vettori sono indipendenti, quindi formano una base di $\mathbb{R}^2$.").unread
