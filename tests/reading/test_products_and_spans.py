"""Dot and cross products, lengths and spans in formulas, right and wrong."""

from __future__ import annotations

import pytest

import exactrank
from exactrank.judging import Whole, judge
from exactrank.reading.answers.document import answer_of
from tests.reading.outcomes import assert_all_right

U, V = r"\begin{pmatrix}1\\0\\2\end{pmatrix}", r"\begin{pmatrix}3\\1\\1\end{pmatrix}"
UV = rf"\[u = {U}, \quad v = {V}\]" + "\n"
ROWS = "$u = (1,0,2)$ and $v = (3,1,1)$. "
AB = r"\[A = \begin{pmatrix}1&2\\3&4\end{pmatrix}, \quad B = \begin{pmatrix}0&1\\1&0\end{pmatrix}\]" + "\n"
C = r"\[C = \begin{pmatrix}1&2\\3&6\end{pmatrix}\]" + "\n"

RIGHT = [
    AB + r"$A$ is a $2 \times 2$ matrix.",
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
    rf"$\operatorname{{span}}\{{{U}\}} = \langle -{U} \rangle$",
    r"$\operatorname{span}\{(1,0),(0,1)\} = \operatorname{span}\{(1,1),(1,2)\} = \operatorname{Vect}((1,0),(1,3))$",
    r"$\operatorname{span}\{(1,1)\} \subset \operatorname{span}\{(1,0),(0,1)\}$",
    C + r"$\text{Nul}(C) = \text{span}\left\{\begin{pmatrix}-2\\1\end{pmatrix}\right\}$",
    C + r"$\mathcal{N}(C) = \langle (-2,1) \rangle = \langle (-4,2) \rangle$",
    C + r"$\ker C = \{ t(-2,1) \mid t \in \mathbb{R} \}$",
    C + r"$\ker C = \left\{ s\begin{pmatrix}-2\\1\end{pmatrix} : s \in \mathbb{R} \right\}$",
    C + r"$\ker C = \{ (-2t, t) : t \in \mathbb{R} \}$",
    C + r"$\ker C = \{ x \in \mathbb{R}^2 : C x = 0 \} = \operatorname{span}\{(-2,1)\}$",
    C + r"$\operatorname{span}\{(1,3)\} = \operatorname{Col} C$",
    C + r"$\operatorname{Col} C = \operatorname{span}\{(1,3)\} \subset \mathbb{R}^2$",
    C + r"$\dim \ker C = 1$ and $\dim \operatorname{Col}(C) = 1 = 2 - 1$",
    r"$\dim \operatorname{span}\{(1,2),(2,4)\} = 1$",
]
WRONG = [
    AB + r"$A$ is a $2 \times 3$ matrix.",
    rf"${U} \times {V} = \begin{{pmatrix}}2\\-5\\-1\end{{pmatrix}}$",
    ROWS + r"$u \times v = (-2,5,2)$",
    rf"${U} \cdot {V} = 3 + 0 + 2 = 6$",
    UV + r"$u \cdot v = 4$",
    UV + r"$u \cdot (u \times v) = 1$",
    UV + r"$\|u\| = \sqrt{u \cdot u} = \sqrt{6}$",
    UV + r"$\cos\theta = \frac{u \cdot v}{\|u\| \|v\|} = \frac{5}{\sqrt{5}\sqrt{10}}$",
    AB + r"$A \times B = \begin{pmatrix}0&2\\3&0\end{pmatrix}$",
    r"$\operatorname{span}\{(1,0,0),(0,1,0)\} = \operatorname{span}\{(1,1,0),(1,2,1)\}$",
    r"$\operatorname{span}\{(1,0),(0,1)\} = \operatorname{span}\{(1,1)\}$",
    r"$\operatorname{span}\{(1,1)\} \subset \operatorname{span}\{(1,0)\}$",
    C + r"$\text{Nul}(C) = \text{span}\left\{\begin{pmatrix}2\\1\end{pmatrix}\right\}$",
    C + r"$\mathcal{N}(C) = \langle (-2,1) \rangle = \langle (-4,1) \rangle$",
    C + r"$\ker C = \{ t(-2,2) \mid t \in \mathbb{R} \}$",
    C + r"$\ker C = \{ (-2t, 2t) : t \in \mathbb{R} \}$",
    C + r"$\ker C = \{ x \in \mathbb{R}^2 : C x = 0 \} = \operatorname{span}\{(2,1)\}$",
    C + r"$\dim \ker C = 2$",
    C + r"$\dim \operatorname{span}\{(1,2),(2,4)\} = 2$",
]
NOTHING = [
    r"Let $A \times B$ be the product of the sets, and $f \colon A \times B \to C$.",
    r"The space $\mathbb{R}^{2 \times 3}$ has the dimension $m \times n$.",
    UV + r"Let $w := u \times v$.",
    AB + UV + r"$\langle A u, v \rangle = \langle u, A^T v \rangle$",
    r"Let $S = \{ x \in \mathbb{R}^3 : x_1 = 0 \}$ and $T = \{1, 2, 3\}$.",
    r"$M \subset N$ and $\{a, b\} = \{b, a\}$",
    r"Let $V = \operatorname{span}\{e_1, e_2\}$ be a plane, $\dim V = n$.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_formulas(text: str) -> None:
    assert_all_right(text)


@pytest.mark.parametrize("text", WRONG)
def test_wrong_formulas(text: str) -> None:
    assert judge(answer_of(text)).outcome is Whole.INCORRECT


@pytest.mark.parametrize("text", NOTHING)
def test_what_says_nothing(text: str) -> None:
    assert not judge(answer_of(text)).judgements


@pytest.mark.parametrize(
    "words",
    [
        "The error is $e = b - p = {}$.",
        "So the error $e = b - p = {}$ is small.",
        "Der Fehler ist $e = b - p = {}$.",
        "Błąd $e = b - p = {}$.",
    ],
)
def test_an_error_vector_is_no_mistake_that_is_reported(words: str) -> None:
    given = r"Let $b=\begin{pmatrix}6\\0\\0\end{pmatrix}$, $p=\begin{pmatrix}5\\2\\-1\end{pmatrix}$. "
    assert (
        exactrank.verify(given + words.replace("{}", r"\begin{pmatrix}1\\-2\\1\end{pmatrix}")).outcome.value
        == "correct"
    )
    wrong = exactrank.verify(given + words.replace("{}", r"\begin{pmatrix}1\\2\\1\end{pmatrix}"))
    assert wrong.outcome.value == "incorrect"


@pytest.mark.parametrize(
    "words",
    [
        "A common error is $e = b - p = {}$.",
        "The error is to think that $b - p = {}$.",
    ],
)
def test_a_mistake_that_is_reported_claims_nothing(words: str) -> None:
    given = r"Let $b=\begin{pmatrix}6\\0\\0\end{pmatrix}$, $p=\begin{pmatrix}5\\2\\-1\end{pmatrix}$. "
    assert not exactrank.verify(given + words.replace("{}", r"\begin{pmatrix}1\\2\\1\end{pmatrix}")).judgements


@pytest.mark.parametrize(
    "words",
    [
        "so they are orthogonal.",
        "so both vectors are perpendicular to each other.",
        "also sind die beiden Vektoren orthogonal.",
        "donc ces deux vecteurs sont orthogonaux.",
        "よって 2 つのベクトルは直交する。",
    ],
)
def test_the_vectors_of_a_product_are_orthogonal(words: str) -> None:
    assert_all_right(rf"$a = (1,2)$ and $b = (2,-1)$. Then $a \cdot b = 0$, {words}")
    wrong = rf"$a = (1,2)$ and $b = (2,1)$. Then $a \cdot b = 4$, {words}"
    assert judge(answer_of(wrong)).outcome is Whole.UNDECIDED


@pytest.mark.parametrize(
    "said", ["Then $a + b = (3,3)$, so they are orthogonal.", "So $1 + 1 = 2$. They are orthogonal."]
)
def test_without_a_product_nobody_knows_which_vectors_they_are(said: str) -> None:
    assert judge(answer_of(f"$a = (1,2)$ and $b = (2,1)$. {said}")).outcome is Whole.INCOMPLETE
