"""Dot and cross products, lengths and spans in formulas, right and wrong."""

from __future__ import annotations

import pytest

from exactrank.judging import Outcome, Whole, judge
from exactrank.reading.answers.document import read_answer

U, V = r"\begin{pmatrix}1\\0\\2\end{pmatrix}", r"\begin{pmatrix}3\\1\\1\end{pmatrix}"
UV = rf"\[u = {U}, \quad v = {V}\]" + "\n"
ROWS = "$u = (1,0,2)$ and $v = (3,1,1)$. "
AB = r"\[A = \begin{pmatrix}1&2\\3&4\end{pmatrix}, \quad B = \begin{pmatrix}0&1\\1&0\end{pmatrix}\]" + "\n"

RIGHT = [
    rf"${U} \times {V} = \begin{{pmatrix}}-2\\5\\1\end{{pmatrix}}$",
    UV + r"$u \times v = \begin{pmatrix}-2\\5\\1\end{pmatrix}$ and $v \times u = -(u \times v)$",
    ROWS + r"$u \times v = (-2,5,1)$",
    rf"$n = {U} \times {V} = \begin{{pmatrix}}-2\\5\\1\end{{pmatrix}}$",
    rf"${U} \cdot {V} = 3 + 0 + 2 = 5$",
    UV + r"$u \cdot v = 5$ and $u^T v = 5$",
    UV + r"$u \cdot (u \times v) = 0$ and $(u \times v) \cdot v = 0$",
    ROWS + r"$u \cdot v = 1 \cdot 3 + 0 \cdot 1 + 2 \cdot 1 = 5$",
    UV + r"$\|u\| = \sqrt{u \cdot u} = \sqrt{5}$ and $\|u\|^2 = 5$",
    UV + r"$\cos\theta = \frac{u \cdot v}{\|u\| \|v\|} = \frac{5}{\sqrt{5}\sqrt{11}} \approx 0.674$",
    UV + r"$\lVert u \rVert \lVert v \rVert = \sqrt{55}$",
    AB + r"$A \cdot B = \begin{pmatrix}2&1\\4&3\end{pmatrix}$ and $A \times B = A \cdot B$",
    rf"${V} \cdot \begin{{pmatrix}}1&2\end{{pmatrix}} = \begin{{pmatrix}}3&6\\1&2\\1&2\end{{pmatrix}}$",
    rf"$2 \times {U} = \begin{{pmatrix}}2\\0\\4\end{{pmatrix}}$",
    r"$3 \times 4 = 12 = 3 \cdot 4$",
]
WRONG = [
    rf"${U} \times {V} = \begin{{pmatrix}}2\\-5\\-1\end{{pmatrix}}$",
    ROWS + r"$u \times v = (-2,5,2)$",
    rf"${U} \cdot {V} = 3 + 0 + 2 = 6$",
    UV + r"$u \cdot v = 4$",
    UV + r"$u \cdot (u \times v) = 1$",
    UV + r"$\|u\| = \sqrt{u \cdot u} = \sqrt{6}$",
    UV + r"$\cos\theta = \frac{u \cdot v}{\|u\| \|v\|} = \frac{5}{\sqrt{5}\sqrt{10}}$",
    AB + r"$A \times B = \begin{pmatrix}0&2\\3&0\end{pmatrix}$",
]
NOTHING = [
    AB + r"$A$ is a $2 \times 2$ matrix.",
    r"Let $A \times B$ be the product of the sets, and $f \colon A \times B \to C$.",
    r"The space $\mathbb{R}^{2 \times 3}$ has the dimension $m \times n$.",
    UV + r"Let $w := u \times v$.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_formulas(text: str) -> None:
    verdict = judge(read_answer(text))
    assert {one.outcome for one in verdict.judgements} == {Outcome.CORRECT}
    assert verdict.outcome is Whole.CORRECT


@pytest.mark.parametrize("text", WRONG)
def test_wrong_formulas(text: str) -> None:
    assert judge(read_answer(text)).outcome is Whole.INCORRECT


@pytest.mark.parametrize("text", NOTHING)
def test_what_says_nothing(text: str) -> None:
    assert not judge(read_answer(text)).judgements
