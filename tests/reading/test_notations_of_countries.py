"""Notations that lecture notes of several countries share: spaces, bases, names of systems, stars, primes, families."""

from __future__ import annotations

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

RIGHT_AND_WRONG = {
    "dimensions-in-a-sum": (
        r"Sei $A=\begin{pmatrix}2&1\\0&2\end{pmatrix}$, $N=\ker A$. Es ist $\dim\ker A+\dim\operatorname{im}A=@$.",
        "2",
        "3",
    ),
    "whole-space": (r"Die Zahl ist $\dim\mathbb{R}^3=@$, und $1+1=2$.", "3", "4"),
    "kernels-joined": (
        r"Sei $A=\begin{pmatrix}2&1\\0&2\end{pmatrix}$. Es ist $$\ker(A-2E)=\ker\begin{pmatrix}0&1\\0&0\end{pmatrix}"
        r"=\left\langle\begin{pmatrix}@\end{pmatrix}\right\rangle.$$",
        r"1\\0",
        r"1\\1",
    ),
    "set-with-conditions": (
        r"Sei $W=\left\{\begin{pmatrix}x\\y\\z\end{pmatrix}\;\middle|\;x+y+z=0\right\}$. Dann ist $\dim W=@$.",
        "2",
        "3",
    ),
    "space-within-another": (
        r"Sei $U=\langle u,v\rangle\subseteq\mathbb{R}^2$ mit $u=(1,2)^T$, $v=(2,4)^T$. Dann ist $\dim U=@$.",
        "1",
        "2",
    ),
    "square-brackets": (
        r"Seja $T(x,y)=(x+y,\,x+y)$. Então $N(T)=[(@)]$.",
        "1,-1",
        "1,1",
    ),
    "basis-as-a-family": (
        r"Sei $B=(b_1,b_2)$ mit $b_1=(1,1)^T$, $b_2=(1,-2)^T$ und $v=(5,-1)^T$. Also ist "
        r"$[v]_B=\begin{pmatrix}@\end{pmatrix}$.",
        r"3\\2",
        r"2\\3",
    ),
    "primes-behind-indices": (
        r"Soient $e_1'=(2,1)$ et $e_2'=(1,1)$. Alors $e_1'+e_2'=(@)$.",
        "3,2",
        "3,1",
    ),
    "arrows-over-letters": (
        r"Soient $\overrightarrow{u}=(2,1)$ et $\vec{v}=(1,1)$. Alors $\vec{u}+\vec{v}=(@)$.",
        "3,2",
        "3,1",
    ),
    "rank-of-a-family": (
        r"Soient $u=(1,2,1)$, $v=(0,1,1)$, $w=(2,5,3)$. On a $\operatorname{rg}(u,v,w)=@$.",
        "2",
        "3",
    ),
    "names-before-systems": (
        r"Résoudre $$(S)\ \begin{cases}x+y=3\\2x-y=0\end{cases}$$ On a "
        r"$$(S)\iff\begin{cases}x+y=3\\-3y=@&L_2\leftarrow L_2-2L_1\end{cases}$$",
        "-6",
        "-5",
    ),
    "ranks-of-parts": (
        r"Das System $\left(\begin{array}{cc|c}1&1&2\\1&1&3\end{array}\right)$ ist zu lösen. Es ist "
        r"$\operatorname{rang}(A)=1$ und $\operatorname{rang}(\overline{A})=@$.",
        "2",
        "1",
    ),
    "augmented-star": (
        r"La matriz ampliada es $\left(\begin{array}{cc|c}1&1&2\\1&1&3\end{array}\right)$. Como "
        r"$\operatorname{rg}(A)=1$ y $\operatorname{rg}(A^*)=@$, no hay solución.",
        "2",
        "1",
    ),
    "adjugate-star": (
        r"设 $A=\begin{pmatrix}1&2\\3&5\end{pmatrix}$，则 $A^{-1}=\frac{A^*}{|A|}=\begin{pmatrix}@\end{pmatrix}$。",
        r"-5&2\\3&-1",
        r"-5&2\\3&1",
    ),
    "unknowns-x-y-z-t": (
        r"$A=\begin{pmatrix}1&2&1&3\\0&1&1&1\end{pmatrix}$. Le système $\begin{cases}x+2y+z+3t=0\\y+z+t=0\end{cases}$ "
        r"donne : une base de $\operatorname{Ker}A$ est $((1,-1,1,0),(@))$.",
        "-1,-1,0,1",
        "1,-1,0,1",
    ),
    "projection-elsewhere": (
        r"Sean $a=(1,1)$ y $b=(3,1)$. Entonces $\operatorname{proy}_a b=(@)$.",
        "2,2",
        "2,1",
    ),
    "operations-before-a-named-matrix": (
        r"Sea $$A=\begin{pmatrix}3&1\\6&5\end{pmatrix}$$ Hacemos $F_2\leftarrow F_2-2F_1$. El multiplicador es 2."
        "\n\n"
        r"$$U=\begin{pmatrix}3&1\\0&3\end{pmatrix}$$ El rango de $A$ es @.",
        "2",
        "1",
    ),
}


@pytest.mark.parametrize("name", RIGHT_AND_WRONG)
def test_a_notation_is_read_and_judged(name: str) -> None:
    text, right, wrong = RIGHT_AND_WRONG[name]
    verdict = judge(answer_of(text.replace("@", right)))
    assert verdict.outcome is Whole.CORRECT, verdict
    assert judge(answer_of(text.replace("@", wrong))).outcome in (Whole.INCORRECT, Whole.UNDECIDED)


@pytest.mark.parametrize(
    "text",
    [
        r"Sei $X=(x,y,z)$ ein Vektor und $A=\begin{pmatrix}1&1&1\end{pmatrix}$. Der Rang von $A$ ist 1.",
        r"Sea $A^*$ la matriz adjunta de $A=\begin{pmatrix}1&2\\2&4\end{pmatrix}$. El rango de $A$ es 1.",
        r"$(A)=\begin{pmatrix}1&2\\2&4\end{pmatrix}$. Der Rang von $A$ ist 1.",
        r"$A=\begin{pmatrix}1&2\\2&4\end{pmatrix}$, $f'(x)=2$, $A'=A$. Der Rang von $A$ ist 1.",
        r"$A=\begin{pmatrix}1&2\\2&4\end{pmatrix}$. On échange $L_1$ et $L_2$ : le rang de $A$ est 1.",
        r"Sei $M=\{(x,y)\mid x=y^2\}$ und $A=\begin{pmatrix}1&2\\2&4\end{pmatrix}$. Der Rang von $A$ ist 1.",
    ],
)
def test_what_looks_alike_is_not_accused(text: str) -> None:
    assert judge(answer_of(text)).outcome is not Whole.INCORRECT


DETERMINANT = r"""## Cálculo del determinante

$$\begin{vmatrix} 1 & 2 & 1 \\ 3 & 1 & 2 \\ 2 & 4 & 5 \end{vmatrix}$$

- $F_2 - 3F_1$
- $F_3 - 2F_1$

$$= \begin{vmatrix} 1 & 2 & 1 \\ 0 & @ & -1 \\ 0 & 0 & 3 \end{vmatrix} = -15$$
"""


def test_operations_listed_between_determinants_lead_from_one_to_the_next() -> None:
    assert judge(answer_of(DETERMINANT.replace("@", "-5"))).outcome is Whole.CORRECT
    assert judge(answer_of(DETERMINANT.replace("@", "5"))).outcome is Whole.INCORRECT


@pytest.mark.parametrize(("value", "passes"), [("-15", True), ("15", False), ("-5", False)])
def test_an_answer_that_restates_the_last_number(value: str, passes: bool) -> None:
    text = DETERMINANT.replace("@", "-5") + f"\n**Respuesta:** {value}\n"
    assert (judge(answer_of(text)).outcome is Whole.CORRECT) is passes


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Il sistema $\\begin{cases}x+y=1\\end{cases}$ ha $\\infty^{1}$ soluzioni.", Whole.CORRECT),
        ("Il sistema $\\begin{cases}x+y=1\\end{cases}$ ha $\\infty^{2}$ soluzioni.", Whole.UNDECIDED),
        (
            "设 $A=\\begin{pmatrix}2&1\\\\1&2\\end{pmatrix}$。解方程组 $(3E-A)x=0$，"
            "得基础解系 $p=\\begin{pmatrix}1\\\\1\\end{pmatrix}$。",
            Whole.CORRECT,
        ),
        (
            "设 $A=\\begin{pmatrix}2&1\\\\1&2\\end{pmatrix}$。解方程组 $(3E-A)x=0$，"
            "得基础解系 $p=\\begin{pmatrix}1\\\\2\\end{pmatrix}$。",
            Whole.INCORRECT,
        ),
    ],
)
def test_a_sentence_is_judged(text: str, outcome: Whole) -> None:
    assert judge(answer_of(text)).outcome is outcome
