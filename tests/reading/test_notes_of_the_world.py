"""Sheets and notes in other languages: steps told in part, and what their marks say; each beside what it is not."""

from __future__ import annotations

import pytest

import exactrank

_START = r"$\begin{pmatrix}1&2&1\\2&4&2\\1&1&0\end{pmatrix}$"
_OPERATIONS = r"$R_2\leftarrow R_2-2R_1$, $R_3\leftarrow R_3-R_1$"
_END, _WRONG = (rf"$\begin{{pmatrix}}1&2&1\\0&1&1\\0&0&{x}\end{{pmatrix}}$" for x in (0, 1))
_NO_SOLUTION = r"連立方程式 $\begin{cases}x+y=1\\2x+2y=3\end{cases}$ を解く。"
_ONE_SOLUTION = r"連立方程式 $\begin{cases}x+y=1\\x-y=3\end{cases}$ を解く。"

TEXTS = {
    "correct": [
        # not all of the step is told: the rows are put in order too
        f"{_START}. After {_OPERATIONS} and rearranging the rows we get {_END}.",
        f"{_START}. Mit {_OPERATIONS} und nach Umordnen der Zeilen erhalten wir {_END}.",
        f"{_START}. Con {_OPERATIONS} y reordenando las filas queda {_END}.",
        f"{_START} とします。{_OPERATIONS} の後、行を整理すると {_END}。",
        # the polite form denies too
        rf"{_NO_SOLUTION}この連立方程式は解を持ちません。",
    ],
    "incorrect": [
        f"{_START}. Con {_OPERATIONS} y reordenando las filas queda {_WRONG}.",
        f"{_START}. Con {_OPERATIONS} queda {_END}.",
        rf"{_ONE_SOLUTION}この連立方程式は解を持ちません。",
    ],
}


@pytest.mark.parametrize("outcome", TEXTS)
def test_notes(outcome: str) -> None:
    assert [text for text in TEXTS[outcome] if exactrank.verify(text).outcome.value != outcome] == []


def test_a_basis_of_vectors_that_are_not_written() -> None:
    assert exactrank.verify(r"I vettori sono indipendenti, quindi formano una base di $\mathbb{R}^2$.").unread
