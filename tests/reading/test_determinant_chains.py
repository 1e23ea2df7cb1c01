"""Determinants joined by equals signs, with operations over the signs and in the lines: each is judged."""

from __future__ import annotations

import pytest

from exactrank.judging import Outcome, Whole, judge
from exactrank.reading.answers.document import answer_of
from tests.reading.outcomes import assert_all_right

A, B, C = (rf"\begin{{vmatrix}}{body}\end{{vmatrix}}" for body in (r"1&2\\3&4", r"1&2\\0&-2", r"1&0\\0&-2"))
SWAPPED = r"\begin{vmatrix}3&4\\1&2\end{vmatrix}"
M = r"\[M = \begin{pmatrix}2&4\\3&4\end{pmatrix}\]" + "\n"


def lines(*rows: str) -> str:
    return "\\begin{align*}\n" + " \\\\\n".join(rows) + "\n\\end{align*}\n"


RIGHT = [
    rf"${A} = {B} = -2 \neq 0$",
    rf"${A} \overset{{R_2 - 3R_1}}{{=}} {B} = -2$",
    rf"${A} \overset{{R_1 \leftrightarrow R_2}}{{=}} -{SWAPPED} = -(6 - 4) = -2$",
    lines(rf"{A} &= {B} && R_2 \to R_2 - 3R_1", rf"&= {C} && R_1 \to R_1 + R_2", "&= -2"),
    lines(rf"{A} &= {B} && (R_2 - 3R_1)", "&= -2"),
    lines(rf"{A} &= {B} \qquad \text{{$R_2 \leftarrow R_2 - 3R_1$}}", "&= -2"),
    lines(rf"{A} &= -{SWAPPED} && \text{{(swap rows 1 and 2)}}", "&= -2"),
    # The operation stands in the line that it leads away from.
    lines(rf"{A} && R_2 \to R_2 - 3R_1", rf"&= {B} && R_1 \to R_1 + R_2", rf"&= {C} \\ &= -2"),
    # An operation on columns keeps the determinant too.
    lines(r"\det\begin{pmatrix}1&2\\3&4\end{pmatrix}", r"&= \det\begin{pmatrix}1&0\\3&-2\end{pmatrix} && C_2 - 2C_1"),
    lines(r"&\det\begin{pmatrix}1&2\\3&4\end{pmatrix}", r"&& (C_1 \leftrightarrow C_2)",
          r"&= (-1) \times \det\begin{pmatrix}2&1\\4&3\end{pmatrix}"),
    # One line alone, with the operation that leads away from it; columns in Greek letters; the new row marked.
    lines(rf"{A} &&& r_2' = r_2 - 3r_1", rf"&= {B}"),
    lines(rf"{A} & && (R_2 - 3R_1)", rf"&= {B} \\\\ &= -2"),
    rf"${A} \underset{{\gamma_2 \to \gamma_2 - 2\gamma_1}}{{=}} \begin{{vmatrix}}1&0\\3&-2\end{{vmatrix}}$",
    r"$\begin{vmatrix}3&6\\3&4\end{vmatrix} \overset{R_1 = 3R_1'}{=} 3\begin{vmatrix}1&2\\3&4\end{vmatrix}$",
    rf"${A} = [R_2 - 3R_1] = {B} = -2$",
    # Bars of an array, names and operations of rows before it; what a letter is, said again with a minor.
    r"$D = \begin{array}{l|cc|}_{L_1}&1&2\\_{L_2}&3&4\end{array} = "
    r"\begin{array}{l|cc|}&1&2\\_{L_2\leftarrow L_2-3L_1}&0&-2\end{array} = -2$",
    r"$\begin{array}{|cc|}1&2\\3&4\end{array} = -2$",
    r"\[D' = \begin{vmatrix}1&0&3\\1&-2&5\\-1&0&2\end{vmatrix}\] "
    r"\[D' = -2\begin{vmatrix}1&3\\-1&2\end{vmatrix} = -10\]",
    # What is said of a matrix in the cells behind it is no factor of it.
    lines(r"A &= \begin{pmatrix}1&2\\3&4\end{pmatrix} && \det(A) = -2",
          r"\xrightarrow{R_1 \leftrightarrow R_2} B &= \begin{pmatrix}3&4\\1&2\end{pmatrix} && \det(B) = 2"),
    M + r"$\det(M) = 2 \cdot \det\left(\begin{array}{cc}1&2\\3&4\end{array}\right) "
    r" = 2\det\begin{bmatrix}1&2\\0&-2\end{bmatrix} = -4$",
    M + r"$\det M \ne 0$ and $|M| = -4 < 0$",
]  # fmt: skip
WRONG = [
    rf"${A} = -{B}$",
    rf"${A} = {B} = 2$",
    r"$D = \begin{array}{l|cc|}_{L_1}&1&2\\_{L_2}&3&4\end{array} = "
    r"\begin{array}{l|cc|}&1&2\\_{L_2\leftarrow L_2-2L_1}&0&-2\end{array} = -2$",
    r"$\begin{array}{|cc|}1&2\\3&4\end{array} = 2$",
    r"\[D' = \begin{vmatrix}1&0&3\\1&-2&5\\-1&0&2\end{vmatrix}\] "
    r"\[D' = 2\begin{vmatrix}1&3\\-1&2\end{vmatrix} = 10\]",
    lines(rf"{A} &&& r_2' = r_2 - 2r_1", rf"&= {B}"),
    rf"${A} \underset{{\gamma_2 \to \gamma_2 - \gamma_1}}{{=}} \begin{{vmatrix}}1&0\\3&-2\end{{vmatrix}}$",
    r"$\begin{vmatrix}3&6\\3&4\end{vmatrix} \overset{R_1 = 2R_1'}{=} 3\begin{vmatrix}1&2\\3&4\end{vmatrix}$",
    rf"${A} = [R_2 - 2R_1] = {B} = -2$",
    lines(
        r"A &= \begin{pmatrix}1&2\\3&4\end{pmatrix} && \det(A) = -2",
        r"\xrightarrow{R_1 \leftrightarrow R_2} B &= \begin{pmatrix}3&4\\1&2\end{pmatrix} && \det(B) = -2",
    ),
    lines(
        r"A &= \begin{pmatrix}1&2\\3&4\end{pmatrix} && \det(A) = -2",
        r"\xrightarrow{R_1 \leftrightarrow R_2} B &= \begin{pmatrix}3&4\\1&3\end{pmatrix} && \det(B)",
    ),
    rf"${A} \overset{{R_1 \leftrightarrow R_2}}{{=}} {SWAPPED}$",
    rf"${A} \overset{{R_2 - 2R_1}}{{=}} {B} = -2$",
    lines(rf"{A} &= {B} && R_2 \to R_2 - 2R_1", "&= -2"),
    lines(rf"{A} &= {B} && R_2 \to R_2 - 3R_1", rf"&= {C} && R_1 \to R_1 - R_2", "&= -2"),
    lines(rf"{A} &= {B} \qquad \text{{$C_2 \leftarrow C_2 - 3C_1$}}", "&= -2"),
    lines(rf"{A} && R_2 \to R_2 - 3R_1", rf"&= {B} && R_1 \to 2R_1", rf"&= {C} \\ &= -2"),
    lines(r"\det\begin{pmatrix}1&2\\3&4\end{pmatrix}", r"&= \det\begin{pmatrix}1&0\\3&-2\end{pmatrix} && C_2 - C_1"),
    M + r"$\det(M) = 3 \cdot \det\left(\begin{array}{cc}1&2\\3&4\end{array}\right)$",
    M + r"$|M| = -4 > 0$",
]
NOTHING = [
    r"An exchange of two rows gives $\det A = -\det B$.",
    r"Let $\det A = d$ and $\det B = -d \neq 0$.",
    M + r"If $|k| = 2$ then $k = 2$ or $k = -2$.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_chains(text: str) -> None:
    assert_all_right(text)


@pytest.mark.parametrize("text", WRONG)
def test_wrong_chains(text: str) -> None:
    assert judge(answer_of(text)).outcome is Whole.INCORRECT


@pytest.mark.parametrize("text", NOTHING)
def test_what_says_nothing(text: str) -> None:
    assert not [one for one in judge(answer_of(text)).judgements if one.outcome is Outcome.INCORRECT]
