"""TeX as people write it: digit groups, fractions, space, words on arrows; what is right, wrong, and says nothing."""

from __future__ import annotations

import pytest

from exactrank.judging import Outcome, Whole, judge
from exactrank.reading.answers.document import answer_of
from tests.reading.outcomes import assert_all_right

P, Q = r"\begin{pmatrix}1&-2\\3&4\end{pmatrix}", r"\begin{pmatrix}1&-2\\0&10\end{pmatrix}"
E = r"\begin{pmatrix}1&0\\0&1\end{pmatrix}"
SYSTEM = r"\begin{array}{rcrcr} x &+& y &=& 800 \\ 20x &+& 60y &=& 40\,000 \end{array}"
AUGMENTED = r"\left[\begin{array}{cc|c}1&1&3\\0&2&4\end{array}\right]"
NAMED = rf"\[A = {P}\]" + "\n"
MINUS = r"\begin{pmatrix}\phantom{-}1&-2\\\phantom{-}3&\phantom{-}4\end{pmatrix}"
EQUATION = r"\begin{pmatrix}1&1\\0&2\end{pmatrix} v = \begin{pmatrix}3\\4\end{pmatrix}"


def reduced(last: str) -> str:
    return rf"\begin{{array}}{{rcrcr}} x &+& y &=& 800 \\ && 40y &=& {last} \end{{array}}"


RIGHT = [
    rf"\[{SYSTEM} \xrightarrow{{R_2 - 20R_1}} " + reduced(r"24\,000") + r"\]",
    r"$40\,000 + 2 = 40\,002$",
    r"$1{,}5 + 1 = 2{,}5$ and ${1 \over 2} + {1 \over 3} = {5 \over 6}$",
    r"$\tfrac12\begin{pmatrix}2&4\end{pmatrix} = \begin{pmatrix}{4 \over 4}&2\end{pmatrix}$",
    r"$(2)\begin{pmatrix}1\\2\end{pmatrix} + (-1)\begin{pmatrix}0\\1\end{pmatrix} = \begin{pmatrix}2\\3\end{pmatrix}$",
    rf"\begin{{eqnarray*}} \hspace*{{-1em}} {P} &\xrightarrow{{R_2 - 3R_1}}& {Q} \end{{eqnarray*}}",
    rf"${MINUS} \overrightarrow{{\text{{rref}}}} {E}$",
    rf"${P} \xrightarrow{{\text{{row echelon form}}}} {Q} \xrightarrow{{\text{{reduced row echelon form}}}} {E}$",
    rf"${P} \xrightarrow{{\text{{簡約形}}}} {E}$",
    NAMED + rf"$\operatorname{{rref}}(A) = {E}$",
    NAMED + r"$\mathbf{A}\begin{pmatrix}1\\0\end{pmatrix} = \begin{pmatrix}1\\3\end{pmatrix}$",
    rf"\[{AUGMENTED} \xrightarrow{{\text{{reduce}}}} \left[\begin{{array}}{{cc|c}}1&0&1\\0&1&2\end{{array}}\right]\]",
]
WRONG = [
    rf"\[{SYSTEM} \xrightarrow{{R_2 - 20R_1}} " + reduced(r"24\,100") + r"\]",
    r"$40\,000 + 2 = 40\,003$",
    r"$1{,}5 + 1 = 2{,}6$",
    r"${1 \over 2} + {1 \over 3} = {2 \over 5}$",
    r"$(2)\begin{pmatrix}1\\2\end{pmatrix} = \begin{pmatrix}1\\2\end{pmatrix}$",
    rf"${P} \overrightarrow{{\text{{rref}}}} {Q}$",
    rf"${P} \xrightarrow{{\text{{row echelon form}}}} {P}$",
    rf"${P} \xrightarrow{{\text{{reduced row echelon form}}}} {Q}$",
    rf"${P} \xrightarrow{{\text{{簡約形}}}} {Q}$",
    NAMED + rf"$\operatorname{{rref}}(A) = {Q}$",
    rf"${P} = {Q}$",
]
NOTHING = [
    r"$\remark{1 = 2}$ and $\aside{x = 3}{2 = 5}$",
    NAMED + r"Let $\operatorname{rref}(A)$ be the form, and $a := 2$.",
    rf"\[{EQUATION} \Rightarrow {AUGMENTED}\]",
    rf"\[{EQUATION} \xrightarrow{{\text{{augmented}}}} {AUGMENTED}\]",
    r"The entries $1, 2, 3$ and $x_1, x_2$ of a $2 \times 3$ matrix.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_formulas(text: str) -> None:
    assert_all_right(text)


@pytest.mark.parametrize("text", WRONG)
def test_wrong_formulas(text: str) -> None:
    assert judge(answer_of(text)).outcome is Whole.INCORRECT


@pytest.mark.parametrize("text", NOTHING)
def test_what_says_nothing(text: str) -> None:
    decided = (Outcome.CORRECT, Outcome.INCORRECT)
    assert not [one for one in judge(answer_of(text)).judgements if one.outcome in decided]
