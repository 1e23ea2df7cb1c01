"""Chains of equals and other signs: every link is judged for what it says."""

from __future__ import annotations

import pytest

from exactrank.judging import Note, Outcome, Whole, judge
from exactrank.reading.answers.document import answer_of
from tests.reading.outcomes import assert_all_right

A = r"\[A = \begin{pmatrix}1&2\\2&1\end{pmatrix}\]" + "\n"
P = r"\[P = \begin{pmatrix}1&2\\3&6\end{pmatrix}\]" + "\n"
F = r"\[F = \begin{pmatrix}1&1\\1&0\end{pmatrix}\]" + "\n"
DET = r"\begin{vmatrix}1&2\\2&1\end{vmatrix}"

RIGHT = [
    r"$1 < 2 = 2 \le 3$",
    r"$5 \ge 2 + 3 = 5 > 4 = 2 \cdot 2 \neq 3$",
    A + r"$\det A = -3 \neq 0$",
    A + rf"$\det A = {DET} = 1 - 4 = -3 \neq 0$",
    A + rf"${DET} = 1 - 4 = -3 < 0$",
    A + rf"$0 \neq {DET}$",
    P + r"$\operatorname{rank} P = 1 < 2 = n$",
    P + r"$0 < \operatorname{rank}(P) = 1 < 2$",
    P + r"$2 > \operatorname{rank} P$",
    P + r"$\operatorname{tr} P = 7 > 0 = \det P$",
    A + r"The singular values of $A$ are $\sigma_1 = \sqrt{9} = 3$ and $\sigma_2 = 1$.",
    P + r"The singular values of $P$ are $\sigma_1 = \sqrt{50} = 5\sqrt{2} \approx 7.07$ and $\sigma_2 = 0$.",
    P + r"The singular values are $\sigma_1 = 7.071$ and $\sigma_2 = 0$.",
    F + r"The eigenvalues of $F$ are $\frac{1+\sqrt{5}}{2}$ and $\frac{1-\sqrt{5}}{2}$.",
    A + r"The eigenvalues of $A$ are $\lambda_1 = \frac{2+4}{2} = 3$ and $\lambda_2 = \frac{2-4}{2} = -1$.",
]
WRONG = [
    r"$1 < 2 = 3 \le 4$",
    r"$2 + 2 = 5 \neq 4$",
    r"$1 < 2 = 2 \ge 3$",
    r"$4 > 5 = 2 + 3$",
    A + r"$\det A = 3 \neq 0$",
    A + rf"$\det A = {DET} = 1 - 4 = 3 \neq 0$",
    A + rf"$\det A = {DET} = 1 - 4 = -3 > 0$",
    P + r"$\operatorname{rank} P = 2 < 3$",
    P + r"$\operatorname{rank}(P) = 1 > 2 = n$",
    P + r"$1 > \operatorname{rank} P$",
    P + r"$\det P \neq 0$",
    A + r"The singular values of $A$ are $\sigma_1 = \sqrt{8} \approx 2.83$ and $\sigma_2 = 1$.",
    A + r"The matrix $A$ has the singular values $\sigma_1 = \sqrt{16} = 4$, $\sigma_2 = 1$.",
    P + r"The singular values are $\sigma_1 = 7.17$ and $\sigma_2 = 0$.",
    A + r"The eigenvalues of $A$ are $\lambda_1 = \frac{2+6}{2} = 4$ and $\lambda_2 = -1$.",
]
NOTHING = [
    r"Let $k > 3$ and $1 \le i \le 3$.",
    r"Suppose $x \ge 0$ and $n = 3 \in \mathbb{N}$.",
    r"For $k = 2 \ne m$ we know more.",
    r"$\sigma_1 \ge \sigma_2 \ge 0$ in general.",
    A + r"Let $\lambda_1 = 5$ and $\lambda_2 = 7$. The singular values are decreasing.",
    A + r"Put $\sigma_1 = 5$ for the number of the first row.",
    A + r"The eigenvalues of the product $A A$ are large, and $\lambda_1 = 4$ is a number.",
]
HALF = r"\begin{pmatrix}\sqrt{2}\\1\end{pmatrix}"
ROUNDED = [
    rf"$v = {HALF} = \begin{{pmatrix}}1.4142\\1\end{{pmatrix}}$",
    rf"$v = {HALF} \approx \begin{{pmatrix}}1.41\\1\end{{pmatrix}}$",
    r"$\frac13\begin{pmatrix}1\\2\end{pmatrix} = \begin{pmatrix}0.33\\0.67\end{pmatrix}$",
    r"$\frac{1}{\sqrt 2}\begin{pmatrix}1\\1\end{pmatrix} = \begin{pmatrix}0.707\\0.707\end{pmatrix}$",
    r"$1.41 \approx \sqrt{2}$ and $0.33 \approx \frac13$",
    r"$699 \approx 700$ and $1.96 \approx 2$ and $123456 \approx 123000$",
    r"$0.67 = \frac23 = 0.667$",
    r"\[\begin{pmatrix}1&2\\0&399\end{pmatrix} \approx \begin{pmatrix}1&2\\0&400\end{pmatrix}"
    r" \sim \begin{pmatrix}1&2\\0&1\end{pmatrix}\]",
]
ROUNDED_BEFORE = [
    r"$\frac23 = 2 \cdot 0.333$",
    r"$\frac57 = \frac27 + 0.43$ and $1 - 0.33 = \frac23$",
    r"$\frac{1}{0.17} = \frac{41}{7}$",
]
WRONGLY_ROUNDED = [
    rf"$v = {HALF} = \begin{{pmatrix}}1.4242\\1\end{{pmatrix}}$",
    rf"$v = {HALF} \approx \begin{{pmatrix}}1.41\\2\end{{pmatrix}}$",
    r"$\frac{1}{\sqrt 2}\begin{pmatrix}1\\1\end{pmatrix} = \begin{pmatrix}0.717\\0.707\end{pmatrix}$",
    r"$1.42 \approx \sqrt{2}$",
    r"$0.34 \approx \frac13$",
    r"$760 \approx 700$",
    r"$123456 \approx 124000$",
    r"$0.66 = \frac23$",
    r"$\frac23 = 2 \cdot 0.334$",
    r"$\frac13 = 3 \cdot 0.1$",
    r"$1 - 0.34 = \frac23$",
    r"$\frac52 = 5 \cdot 0.51$",
    r"$\frac13 = 0.5 - 0.25$",
    r"$\frac{1}{0.17} = \frac{43}{7}$",
    r"\[\begin{pmatrix}1&2&3\\0&399&800\end{pmatrix} \approx \begin{pmatrix}1&2&3\\0&400&800\end{pmatrix}"
    r" \sim \begin{pmatrix}1&2&3\\0&1&3\end{pmatrix}\]",
]


@pytest.mark.parametrize("text", RIGHT + ROUNDED)
def test_right_links(text: str) -> None:
    assert_all_right(text)


@pytest.mark.parametrize("text", ROUNDED_BEFORE)
def test_arithmetic_with_rounded_numbers_stays_open(text: str) -> None:
    verdict = judge(answer_of(text))
    assert {one.note for one in verdict.judgements} == {Note.ROUNDED_INPUT}
    assert verdict.outcome is Whole.UNDECIDED


@pytest.mark.parametrize("text", WRONG + WRONGLY_ROUNDED)
def test_wrong_links(text: str) -> None:
    assert judge(answer_of(text)).outcome is Whole.INCORRECT


@pytest.mark.parametrize("text", NOTHING)
def test_what_says_nothing(text: str) -> None:
    assert not [one for one in judge(answer_of(text)).judgements if one.outcome is not Outcome.CORRECT]
