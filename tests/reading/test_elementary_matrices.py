"""Elementary matrices by their names, on arrows and in products: right, wrong, and what only looks like them."""

from __future__ import annotations

import pytest

from exactrank.judging import Whole, judge
from exactrank.reading.answers.document import answer_of

A = r"\begin{pmatrix}1&2\\3&4\end{pmatrix}"
GIVEN = r"$$E_1=\begin{pmatrix}1&0\\-3&1\end{pmatrix},\quad E_2=\begin{pmatrix}1&0\\0&-1/2\end{pmatrix}$$ "
PERMUTATION = r"$$P=\begin{pmatrix}0&1\\1&0\end{pmatrix}$$ "
STEPS = {
    r"$$%s\xrightarrow{E_{21}(-3)}\begin{pmatrix}1&2\\0&-2\end{pmatrix}$$": "-2",
    r"$$%s\xrightarrow{E_{2,1}\left(-3\right)}\begin{pmatrix}1&2\\0&-2\end{pmatrix}$$": "-2",
    r"$$%s\xrightarrow{E_{12}(-3)}\begin{pmatrix}1&2\\0&-2\end{pmatrix}$$": "-2",
    r"$$%s\overset{T_{21}(-3)}{\longrightarrow}\begin{pmatrix}1&2\\0&-2\end{pmatrix}$$": "-2",
    r"$$%s\xrightarrow{P_{12}}\begin{pmatrix}3&4\\1&2\end{pmatrix}$$": r"2\end",
    r"$$%s\xrightarrow{D_2(1/3)}\begin{pmatrix}1&2\\1&4/3\end{pmatrix}$$": "4/3",
    r"$$%s\xrightarrow{P(2,1(-3))}\begin{pmatrix}1&2\\0&-2\end{pmatrix}$$": "-2",
    r"$$%s\xrightarrow{P(2(1/3))}\begin{pmatrix}1&2\\1&4/3\end{pmatrix}$$": "4/3",
    r"$$%s\xrightarrow{E(1,2)}\begin{pmatrix}3&4\\1&2\end{pmatrix}$$": r"2\end",
    r"$$%s\xrightarrow{D_2(-\frac12)E_{21}(-3)}\begin{pmatrix}1&2\\0&1\end{pmatrix}$$": r"1\end",
    r"$$A=%s$$ $$E_{21}(-3)A=\begin{pmatrix}1&2\\0&-2\end{pmatrix}$$": "-2",
    r"$$A=%s$$ $$E_{21}(-3)\,A=\begin{pmatrix}1&2\\0&-2\end{pmatrix}=B$$": "-2",
    r"$$A=%s$$ $$D_2(-\tfrac12)\cdot E_{21}(-3)A=\begin{pmatrix}1&2\\0&1\end{pmatrix}$$": r"1\end",
    r"$$P_{12}%s=\begin{pmatrix}3&4\\1&2\end{pmatrix}$$": r"2\end",
    GIVEN + r"$$%s\xrightarrow{E_1}\begin{pmatrix}1&2\\0&-2\end{pmatrix}$$": "-2",
    GIVEN + r"$$%s\xrightarrow{E_2E_1}\begin{pmatrix}1&2\\0&1\end{pmatrix}$$": r"1\end",
    GIVEN + r"$$E_1%s=\begin{pmatrix}1&2\\0&-2\end{pmatrix}$$": "-2",
    PERMUTATION + r"$$%s\xrightarrow{P}\begin{pmatrix}3&4\\1&2\end{pmatrix}$$": r"2\end",
}


@pytest.mark.parametrize("text", STEPS)
def test_a_step_by_an_elementary_matrix(text: str) -> None:
    right = text.replace("%s", A)
    assert judge(answer_of(right)).outcome is Whole.CORRECT
    before, found, after = right.rpartition(STEPS[text])
    wrong = before + found.replace(found[-5] if found.endswith(r"\end") else found[-1], "7") + after
    assert judge(answer_of(wrong)).outcome is Whole.INCORRECT


def test_a_matrix_said_to_be_elementary() -> None:
    assert judge(answer_of(r"$$E_{21}(-3)=\begin{pmatrix}1&0\\-3&1\end{pmatrix}$$")).outcome is Whole.CORRECT
    assert judge(answer_of(r"$$E_{21}(-3)=\begin{pmatrix}1&-3\\0&1\end{pmatrix}$$")).outcome is Whole.CORRECT
    assert judge(answer_of(r"$$E_{21}(-3)=\begin{pmatrix}1&0\\3&1\end{pmatrix}$$")).outcome is Whole.INCORRECT


@pytest.mark.parametrize(
    "text",
    [
        r"$$P_{12}=\begin{pmatrix}2&1\\1&1\end{pmatrix}$$",
        r"$$P_{12}=\begin{pmatrix}2&1\\1&1\end{pmatrix}$$ $$P_{12}A=\begin{pmatrix}5&8\\4&6\end{pmatrix}$$",
        r"$$P_{12}A=\begin{pmatrix}5&8\\4&6\end{pmatrix}$$ where $P_{12}=\begin{pmatrix}2&1\\1&1\end{pmatrix}$.",
        r"$$E_{21}=\begin{pmatrix}1&0\\-3&1\end{pmatrix}$$ $$E_{21}(-3)A=\begin{pmatrix}-3&-6\\0&6\end{pmatrix}$$",
        r"$$T(1,2)=\begin{pmatrix}1&2\\2&1\end{pmatrix}$$",
        r"The points $P(1,2)$ and $E(2,1)$.",
        r"$$P_2(3)=13$$",
        r"$$A_{12}(3)=\begin{pmatrix}1&7\\0&2\end{pmatrix}$$",
        r"$$R_2(3)A=\begin{pmatrix}1&7\\0&2\end{pmatrix}$$",
        r"$$E_{12}A=\begin{pmatrix}3&4\\0&0\end{pmatrix}$$",
        r"$$E_{21}(-3)^{-1}=\begin{pmatrix}1&0\\3&1\end{pmatrix}$$",
        r"$$E_{21}(-3)^TA=\begin{pmatrix}-8&-10\\3&4\end{pmatrix}$$",
        r"$$E_{21}(t)A=\begin{pmatrix}1&2\\0&-2\end{pmatrix}$$",
        r"$$AE_{21}(-3)=\begin{pmatrix}-5&2\\-9&4\end{pmatrix}$$",
        r"$$\begin{pmatrix}1\\2\end{pmatrix}\xrightarrow{A}\begin{pmatrix}5\\11\end{pmatrix}$$",
        r"$$\begin{pmatrix}1&2\\3&4\end{pmatrix}\xrightarrow{U}\begin{pmatrix}1&2\\0&-2\end{pmatrix}$$",
    ],
)
def test_what_looks_like_one_accuses_nobody(text: str) -> None:
    assert judge(answer_of(rf"$$A={A}$$ " + text)).first_error is None
