"""Several chains in one display, chains from names that no matrix has, labels ahead of the matrix they lead to."""

from __future__ import annotations

import pytest

from exactrank.judging import Outcome, judge
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.verdict import Judgement, Whole
from exactrank.reading.answers.document import answer_of
from exactrank.statements import RowStep

P, Q, Q_WRONG = (
    r"\begin{pmatrix}2&-4\\1&-2\end{pmatrix}",
    r"\begin{pmatrix}1&-2\\0&0\end{pmatrix}",
    r"\begin{pmatrix}1&-2\\0&1\end{pmatrix}",
)
S, T, T_WRONG = (
    r"\begin{pmatrix}5&10\\2&4\end{pmatrix}",
    r"\begin{pmatrix}1&2\\0&0\end{pmatrix}",
    r"\begin{pmatrix}1&3\\0&0\end{pmatrix}",
)
SIDE_BY_SIDE = {
    "cells": r"\begin{align*}%s&\to%s&%s&\to%s\end{align*}",
    "headed cells": r"\begin{align*}\mu&=1:&%s&\to%s\\\mu&=4:&%s&\to%s\end{align*}",
    "headed in one line": r"\begin{align*}\mu&=1:&%s&\to%s&%s&\to%s\end{align*}",
    "wide space": r"\[%s\to%s\qquad%s\to%s\]",
    "comma and space": r"\[%s\sim%s,\quad%s\sim%s\]",
    "semicolon": r"\[%s\sim%s;\ %s\sim%s\]",
}


def _steps(text: str) -> list[Judgement]:
    return [one for one in judge(answer_of(text)).judgements if isinstance(one.statement, RowStep)]


def _joined(text: str) -> list[Outcome]:
    return [one.outcome for one in _steps(text) if one.note is not Note.BREAK]


@pytest.mark.parametrize("kind", SIDE_BY_SIDE)
def test_two_chains_side_by_side(kind: str) -> None:
    right, wrong = Outcome.CORRECT, Outcome.INCORRECT
    form = SIDE_BY_SIDE[kind]
    assert _joined(form % (P, Q, S, T)) == [right, right]
    assert _joined(form % (P, Q_WRONG, S, T)) == [wrong, right]
    assert _joined(form % (P, Q, S, T_WRONG)) == [right, wrong]


@pytest.mark.parametrize("kind", ["cells", "headed in one line", "comma and space", "semicolon"])
def test_the_second_of_two_chains_is_no_copy_of_the_first(kind: str) -> None:
    """The second begins with what the first ended with, but for one entry; the next line of one chain is a copy."""
    first, second, third = (
        r"\begin{pmatrix}1&0&2\\0&3&7\\0&0&0\end{pmatrix}",
        r"\begin{pmatrix}1&0&2\\0&3&8\\0&0&0\end{pmatrix}",
        r"\begin{pmatrix}1&3&10\\0&3&8\\0&0&0\end{pmatrix}",
    )
    start = r"\begin{pmatrix}1&3&9\\0&3&7\\0&0&0\end{pmatrix}"
    text = SIDE_BY_SIDE[kind] % (start, first, second, third)
    assert Outcome.INCORRECT not in [one.outcome for one in _steps(text)]
    below = rf"\begin{{align*}}{start}&\to{first}\\{second}&\to{third}\end{{align*}}"
    assert judge(answer_of(text)).outcome is Whole.UNDECIDED
    assert judge(answer_of(below)).outcome is Whole.INCORRECT
    other = SIDE_BY_SIDE[kind] % (start, first, P, Q)
    assert judge(answer_of(other)).outcome is Whole.CORRECT


@pytest.mark.parametrize(
    "text",
    [
        rf"\[A\sim{P},\quad C\sim{T}\]",
        rf"\[A\sim{P}\] \[C\sim{T}\]",
        rf"$A\sim{P}$ and $C\sim{T}$",
        rf"\[{P}\sim{Q}.\] Hence \[C\sim{T},\qquad D\sim{P}\]",
        rf"\[{P}\sim{Q},\quad C\sim{Q_WRONG}\]",
    ],
)
def test_a_name_that_no_matrix_has_accuses_nobody(text: str) -> None:
    found = judge(answer_of(text))
    assert Outcome.INCORRECT not in [one.outcome for one in found.judgements]
    assert found.outcome is not Whole.CORRECT


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (rf"\[C={S}\] \[A\sim{P},\quad C\sim{T}\]", Outcome.CORRECT),
        (rf"\[C={S}\] \[A\sim{P},\quad C\sim{T_WRONG}\]", Outcome.INCORRECT),
        (rf"\[{S}\] \[B\sim{T}\]", Outcome.CORRECT),
    ],
)
def test_a_name_that_a_matrix_has(text: str, outcome: Outcome) -> None:
    assert _steps(text)[-1].outcome is outcome


def _table(*lines: tuple[str, str]) -> str:
    return "\n\n".join(rf"\begin{{tabular}}{{cc}} ${label}$ & ${matrix}$ \end{{tabular}}" for label, matrix in lines)


M = [rf"\begin{{pmatrix}}1&3\\2&{entry}\end{{pmatrix}}" for entry in (8, 6)]
N = [rf"\begin{{pmatrix}}1&3\\0&{entry}\end{{pmatrix}}" for entry in (2, 5)]


def test_a_label_ahead_of_the_first_matrix_may_have_led_to_it() -> None:
    """Its start is not shown, so it is said to be unread; the labels behind it are judged."""
    right = _table((r"-R_1\to R_1", M[0]), (r"R_2-2R_1\to R_2", N[0]))
    assert [one.outcome for one in _steps(right)] == [Outcome.CORRECT]
    assert judge(answer_of(right)).outcome is Whole.INCOMPLETE
    wrong = _table((r"-R_1\to R_1", M[0]), (r"R_2-2R_1\to R_2", N[1]))
    assert judge(answer_of(wrong)).outcome is not Whole.CORRECT


def test_an_operation_ahead_of_the_matrix_it_starts_from() -> None:
    told = rf"We apply $R_2-2R_1\to R_2$ to ${M[0]}$ and get ${N[0]}$."
    assert [one.outcome for one in _steps(told)] == [Outcome.CORRECT]
    assert [one.outcome for one in _steps(told.replace(N[0], N[1]))] == [Outcome.INCORRECT]


@pytest.mark.parametrize(
    "exchange", [r"R_1\leftrightarrow R_2", r"R_1\longleftrightarrow R_2", r"R_{1}\rightleftarrows R_{2}"]
)
@pytest.mark.parametrize(
    "form", ["$%s$\n\n$\\xrightarrow{%s}%s$", "$%s\\xrightarrow{%s}%s$", "So $%s\\overset{%s}{\\sim}%s$."]
)
def test_an_exchange_on_an_arrow_in_a_sentence(form: str, exchange: str) -> None:
    """The arrow in the label is no arrow between matrices."""
    exchanged = r"\begin{pmatrix}2&6\\1&3\end{pmatrix}"
    wrong = r"\begin{pmatrix}2&6\\1&4\end{pmatrix}"
    assert [one.outcome for one in _steps(form % (M[1], exchange, exchanged))] == [Outcome.CORRECT]
    assert [one.outcome for one in _steps(form % (M[1], exchange, wrong))] == [Outcome.INCORRECT]


def test_an_exchange_that_is_only_spoken_of() -> None:
    assert not _steps(rf"Would $R_1\leftrightarrow R_2$ help in ${M[0]}$?")
