"""Operations with the elementary matrix, the row or the named matrix that they give; and such as only look so."""

from __future__ import annotations

import pytest

import exactrank
from tests.reading.outcomes import assert_right_and_wrong

A = r"Let $A = \begin{pmatrix}1&2\\3&4\end{pmatrix}$. "
THREE = r"Consider \[A = \begin{pmatrix}1&2&1\\2&5&3\\1&4&9\end{pmatrix}\]" + "\n"
E1 = r"E_1 = \begin{pmatrix}1&0\\-3&1\end{pmatrix}"
PRODUCT = r"$E_1 A = \begin{pmatrix}1&0\\-3&1\end{pmatrix}\begin{pmatrix}1&2\\3&4\end{pmatrix}"

RIGHT_AND_WRONG = [
    (A + rf"The operation is $R_2 \to R_2 - 3R_1$. The corresponding elementary matrix is ${E1}$.", 1, "-3", "3"),
    (
        A + r"Swap rows 1 and 2. The elementary matrix: $E = \begin{pmatrix}0&1\\1&0\end{pmatrix}$.",
        1,
        "1&0",
        "1&1",
    ),
    (A + rf"Wir rechnen $Z_2 \to Z_2 - 3Z_1$; die zugehörige Elementarmatrix ist ${E1}$.", 1, "-3", "3"),
    (
        THREE + "Subtract 2 times row 1 from row 2:\n"
        r"\[\text{Row 2} \rightarrow \begin{pmatrix}0 & 1 & 1\end{pmatrix}\]" + "\n"
        r"Subtract row 1 from row 3: \[R_3:\; [1-1,\; 4-2,\; 9-1] = [0, 2, 8]\]" + "\n"
        r"\[\begin{pmatrix}1&2&1\\0&1&1\\0&2&8\end{pmatrix}\]",
        3,
        "[0, 2, 8]",
        "[0, 2, 7]",
    ),
    (
        THREE + "Eliminate:\n"
        "* $R_2 - 2R_1$: $[2,5,3] - 2[1,2,1] = [0,1,1]$\n* $R_3 - R_1$: $[1,4,9] - [1,2,1] = [0,2,8]$\n\n"
        r"\[U = \begin{pmatrix}1&2&1\\0&1&1\\0&2&8\end{pmatrix}\]",
        3,
        "2&8",
        "2&7",
    ),
    (
        r"\[\begin{pmatrix}1&2\\3&4\end{pmatrix} \xrightarrow{R_2 - 3R_1} \begin{pmatrix}1&2\\0&-2\end{pmatrix}\]"
        "\nHere $R_2 - 3R_1$ makes the entry below the pivot 0.",
        1,
        "-2",
        "2",
    ),
]


@pytest.mark.parametrize(("text", "count", "right", "wrong"), RIGHT_AND_WRONG)
def test_what_an_operation_gives(text: str, count: int, right: str, wrong: str) -> None:
    assert_right_and_wrong(text, count, right, wrong)


@pytest.mark.parametrize(
    "text",
    [
        A + r"Apply $R_2 \to R_2 - 3R_1$. The inverse elementary matrix is $F = \begin{pmatrix}1&0\\3&1\end{pmatrix}$.",
        A + r"Apply $R_2 \to R_2 - 3R_1$. $P = \begin{pmatrix}0&1\\1&0\end{pmatrix}$ is a permutation.",
        A + r"Apply $R_2 \to R_2 - 3R_1$. Let $B = \begin{pmatrix}1&2\\0&2\end{pmatrix}$.",
        A + r"Apply $R_2 \to R_2 - 3R_1$. Consider the elementary matrix $E = \begin{pmatrix}2&0\\0&1\end{pmatrix}$.",
        A + r"Would $R_2 \to R_2 - 3R_1$ help? The elementary matrix is $E = \begin{pmatrix}1&0\\3&1\end{pmatrix}$.",
        THREE + r"\[\text{Row 2} = \begin{pmatrix}2 & 5 & 4\end{pmatrix}\]",
        THREE + r"Apply $R_2 - 2R_1$. \[R_3: [1, 4, 8]\]",
    ],
)
def test_what_only_looks_like_it_accuses_nobody(text: str) -> None:
    assert exactrank.verify(text).outcome.value != "incorrect"


def test_a_matrix_of_one_entry_is_taken_for_no_elementary_one() -> None:
    text = (
        r"\[W = \begin{pmatrix}2\\4\end{pmatrix}\] $R_2 \to R_2 - 2R_1$ "
        r"\[\begin{pmatrix}2\\0\end{pmatrix}\] $R_1 \to \tfrac12 R_1$ \[\begin{pmatrix}1\\0\end{pmatrix}\]"
    )
    assert exactrank.verify(text + r"\[P = \begin{pmatrix}3/2\end{pmatrix}\]").outcome.value == "correct"
