"""A matrix that is written once more, with or without its name, and a slip in it."""

from __future__ import annotations

import pytest

import exactrank

STATED = r"\[ A = \begin{pmatrix} 4 & 1 & -1 \\ 0 & -2 & 3 \\ 4 & -3 & 2 \end{pmatrix} \]"
STEP = r"\xrightarrow{R_3 - R_1} \begin{pmatrix} 4 & 1 & -1 \\ %s & -2 & 3 \\ 0 & -4 & 3 \end{pmatrix}"
AGAIN = r"\[ A = \begin{pmatrix} 4 & 1 & -1 \\ %s & -2 & 3 \\ 4 & -3 & 2 \end{pmatrix} " + STEP + r" \]"
OTHER = (
    r"\[ A = \begin{pmatrix} 1 & 1 \\ 2 & 5 \end{pmatrix} \xrightarrow{R_2 - 2R_1} "
    r"\begin{pmatrix} 1 & 1 \\ 0 & 3 \end{pmatrix} \]"
)


@pytest.mark.parametrize(
    ("between", "second", "outcome"),
    [
        ("", AGAIN % (0, 0), "correct"),
        ("", AGAIN % (-1, -1), "incorrect"),
        ("Solution.", AGAIN % (0, 0), "correct"),
        ("Solution.", AGAIN % (-1, -1), "undecided"),  # the words may say that it is another one
        ("Now let $A$ be this one instead:", AGAIN % (-1, -1), "undecided"),
        ("", OTHER, "correct"),
        ("Exercise 2.", OTHER, "correct"),
    ],
)
def test_a_matrix_under_its_name_once_more(between: str, second: str, outcome: str) -> None:
    assert exactrank.verify(f"{STATED}\n\n{between}\n\n{second}").outcome.value == outcome


@pytest.mark.parametrize(
    ("entry", "head", "outcome"),
    [
        ("0", "", "correct"),
        ("-1", "", "undecided"),
        ("-1", r"\det B = ", "correct"),
        ("-1", r"\det A = ", "incorrect"),
    ],
)
def test_a_chain_of_determinants_begins_with_the_matrix_at_hand(entry: str, head: str, outcome: str) -> None:
    rows = rf"4 & 1 & -1 \\ {entry} & -2 & 3 \\ 4 & -3 & 2", rf"4 & 1 & -1 \\ {entry} & -2 & 3 \\ 0 & -4 & 3"
    chain = " = ".join([rf"\begin{{vmatrix}} {one} \end{{vmatrix}}" for one in rows])
    assert exactrank.verify(f"{STATED}\n\n\\[ {head}{chain} \\]").outcome.value == outcome
