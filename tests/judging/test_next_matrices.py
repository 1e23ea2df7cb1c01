"""A matrix that only stands next in the text: the last one again, a copy with a slip, or something new."""

from __future__ import annotations

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

FIRST = "[ 4  0  2 ]\n[ 4 -3 -2 ]\n[ 0  1  5 ]\n\nR2 <- R2 - R1\n\n[ 4  0  2 ]\n[ 0 -3 -4 ]\n[ 0  1  5 ]\n\n"
AGAIN = "[ 4  0  2 ]\n[ 0 -3 -4 ]\n[ 0  1  5 ]\n\nR3 <- 3 R3 + R2\n\n[ 4  0  2 ]\n[ 0 -3 -4 ]\n[ 0  0 11 ]"
SMALL = r"$$\begin{pmatrix}1&0\\3&0\end{pmatrix}\xrightarrow{R_2-3R_1}\begin{pmatrix}1&0\\0&0\end{pmatrix}$$"
BESIDE = "[  0  4 -1 ]   R1 <--> R2   [ -2  1  0 ]\n[ -2  1  0 ] ------------->  [  0  4 -1 ]\n[ -4  6 -1 ]                 [ -4  6 -1 ]"  # noqa: E501
THIRD = "[ 2 1 ]   R2 = R2 - (1/2)R1   [ 2  1  ]\n[ 1 1 ]  ------------------>  [ 0 1/2 ]"


@pytest.mark.parametrize(
    "text",
    [
        FIRST + AGAIN,
        BESIDE,
        THIRD,
        FIRST.replace("R2 <- R2 - R1", "(2) - (1)"),
        "[ 1 -2 ]\n[ 0  1 ]\n\nI + 2 II -> I\n\n[ 1 0 ]\n[ 0 1 ]",
        FIRST.replace("R2 <- R2 - R1", "Z2 - Z1"),
        "[[5, 2], [-3, 2]]\n\nE2 = 5E2 + 3E1\n\n[[5, 2], [0, 16]]",
        r"$$\begin{pmatrix}1&2\\3&7\end{pmatrix}$$"
        + "\n\n$Z_2\\to Z_2-3Z_1$: $(0,1)$\n\n"
        + r"$$\begin{pmatrix}1&2\\0&1\end{pmatrix}$$",
    ],
)
def test_what_is_right(text: str) -> None:
    assert judge(answer_of(text)).outcome is Whole.CORRECT


@pytest.mark.parametrize(
    "text",
    [
        FIRST + AGAIN.replace("[ 0  1  5 ]", "[ 0  2  5 ]").replace("[ 0  0 11 ]", "[ 0  3 11 ]"),
        FIRST + AGAIN.replace("[ 0  1  5 ]", "[ 0 -1  5 ]").replace("[ 0  0 11 ]", "[ 0 -6 11 ]"),
        SMALL + "\n\n" + SMALL.replace("3&0", "3&1").replace(r"0&0\end", r"0&1\end"),
        FIRST.replace("R2 <- R2 - R1", "(2) - (1)").replace("[ 0  1  5 ]\n\n", "[ 0  1  6 ]\n\n", 1) + "rank 3",
    ],
)
def test_a_copy_with_a_slip_does_not_pass(text: str) -> None:
    assert judge(answer_of(text)).outcome is not Whole.CORRECT


@pytest.mark.parametrize(
    "words",
    [
        "Nun addiere irgendwie Zeile 1 zur Zeile 2, was ergibt",
        "We do with row 2 what helps most and obtain",
        "Next, r2 - something r1 gives",
    ],
)
def test_what_was_done_in_words_that_are_not_understood_accuses_nobody(words: str) -> None:
    matrix = r"$$\begin{pmatrix}5&0&1\\-3&2&1\\3&1&2\end{pmatrix}$$"
    text = f"{matrix}\n\n{words}\n\n" + matrix.replace("-3&2&1", "0&2&1") + "\n\n$R_3-R_2$\n\n"
    text += matrix.replace("-3&2&1", "0&2&1").replace("3&1&2", "3&-1&1")
    assert judge(answer_of(text)).outcome is not Whole.INCORRECT


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("Now 2 R1 + R2, we get", True),
        ("Jetzt 2 Z1 + Z2, wir erhalten", True),
        ("Dann 2 Z1 + Z2:", True),
        ("Now 3 R1 + R2, we get", False),
        ("Step 2: 2 R1 + R2", True),
        ("Step 2 2R1 + R2", True),
    ],
)
def test_a_number_behind_a_word_that_leads_on_is_a_factor(words: str, right: bool) -> None:
    text = f"x - (1/2)y = -3\ny = 0\n2y = 0\n\n{words}\n\n2x = -6\ny = 0\n2y = 0\n"
    assert (judge(answer_of(text)).outcome is Whole.CORRECT) is right
