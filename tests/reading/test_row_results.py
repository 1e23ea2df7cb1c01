"""Rows beside the operations that give them: each is held against the matrix that stands last."""

from __future__ import annotations

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Outcome
from exactrank.reading.answers.document import answer_of

A = r"$$A=\begin{pmatrix}1&2&1\\3&7&4\\2&5&4\end{pmatrix}$$ "
B = r" $$\begin{pmatrix}1&2&1\\0&1&1\\0&0&1\end{pmatrix}$$"
BOTH = (
    r"$R_2 \to R_2 - 3R_1 = (0,1,1)$ and $R_3 \to R_3 - 2R_1 = (0,1,2)$, then $R_3 \to R_3 - R_2 = (0,0,1)$:",
    r"$R_2' = R_2-3R_1=(0,1,1)$, $R_3' = R_3-2R_1=(0,1,2)$, $R_3 - R_2 = (0,0,1)$",
)
ONE = (
    r"$R_2 \leftarrow R_2 - 3R_1 = (3,7,4)-3(1,2,1)=(0,1,1)$",
    r"$R_2 - 3R_1 = \begin{pmatrix}0&1&1\end{pmatrix}$",
    "\n\n| Operation | Result |\n|---|---|\n| $R_2 - 3R_1$ | $(0,1,1)$ |\n\n",
)


def outcomes(text: str) -> list[Outcome]:
    return [one.outcome for one in judge(answer_of(text)).judgements if one.kind == "equality"]


@pytest.mark.parametrize("text", ONE)
def test_the_row_is_what_the_operation_gives(text: str) -> None:
    after = B.replace(r"0&0&1", r"2&5&4")
    assert judge(answer_of(A + text + after)).is_correct
    changed = text.replace("(0,1,1)", "(0,1,2)").replace("0&1&1", "0&1&2")
    assert outcomes(A + changed + after) == [Outcome.INCORRECT]


@pytest.mark.parametrize("text", BOTH)
def test_a_row_that_was_changed_before_is_taken_as_it_is_then(text: str) -> None:
    assert Outcome.INCORRECT not in outcomes(A + text + B)
    assert outcomes(A + text + B).count(Outcome.CORRECT) >= 2
    assert outcomes(A + text.replace("(0,1,1)", "(0,1,3)") + B)[0] is Outcome.INCORRECT


def test_a_matrix_with_a_wrong_row_follows_from_the_row() -> None:
    text = (
        r"$R_2 \to R_2 - 3R_1 = (0,1,1)$, $R_3 \to R_3 - 2R_1 = (0,1,2)$, so "
        r"$$\begin{pmatrix}1&2&1\\0&1&1\\0&1&2\end{pmatrix}$$"
    )
    assert judge(answer_of(A + text)).is_correct
    wrong = judge(answer_of(A + text.replace("(0,1,1)", "(0,1,3)").replace("0&1&1", "0&1&3"))).judgements
    mistakes = [one for one in wrong if one.outcome is Outcome.INCORRECT]
    assert [(one.kind, one.follows is None) for one in mistakes] == [("equality", True), ("row-step", False)]
    other = judge(answer_of(A + text.replace("(0,1,1)", "(0,1,3)").replace("0&1&1", "0&1&4"))).judgements
    assert [one.follows for one in other if one.outcome is Outcome.INCORRECT] == [None, None]


def test_a_row_made_of_one_that_is_wrong_is_no_second_mistake() -> None:
    text = r"$R_2 \to R_2 - 3R_1 = (0,1,3)$, $R_3 \to R_3 - 2R_1 = (0,1,2)$, $R_3 \to R_3 - R_2 = (0,0,-1)$"
    assert outcomes(A + text) == [Outcome.INCORRECT, Outcome.CORRECT, Outcome.UNDECIDED]


@pytest.mark.parametrize(
    "doubt",
    [
        r"$R_2 - 3R_1 = (0,1,9)$ in $B$.",
        r"Now $B$. $R_2 - 3R_1 = (0,1,9)$.",
        r"$s_2 - 3s_1 = (0,1,9)$",
        r"$r_2 - 3r_1 = (0,1,9)$",
        r"$B=\begin{pmatrix}1&1\\1&0\end{pmatrix}$. $R_2 - 3R_1 = (0,1,9)$",
        r"$B=\begin{pmatrix}1&2&1\\3&7&12\end{pmatrix}$, $C=\begin{pmatrix}1&1\\1&0\end{pmatrix}$, $R_2-3R_1=(0,1,9)$",
    ],
)
def test_a_row_of_a_matrix_that_is_not_certain_is_in_doubt(doubt: str) -> None:
    assert Outcome.INCORRECT not in outcomes(A + doubt)


def test_the_row_is_of_an_earlier_matrix() -> None:
    after = r" $$\begin{pmatrix}1&2&1\\0&1&1\\2&5&4\end{pmatrix}$$ "
    assert Outcome.INCORRECT not in outcomes(A + r"$R_2 \to R_2 - 3 R_1$" + after + r"Here $R_2 - 3R_1 = (0,1,1)$.")


SPOKEN = (
    "Subtract 3 times row 1 from row 2. The new second row is $(0,1,1)$.",
    "Subtract 3 times row 1 from row 2: the second row becomes $(0,1,1)$.",
    "Subtract 3 times row 1 from row 2 to get $(0,1,1)$.",
    "$R_2 \\to R_2 - 3R_1$: $(0,1,1)$.",
    "$R_2 \\to R_2 - 3R_1$ gives $(3,7,4) - 3(1,2,1) = (0,1,1)$.",
    "$R_2 \\to R_2 - 3R_1$. New $R_2$: $(0,1,1)$.",
    "Wir subtrahieren das Dreifache der ersten Zeile von der zweiten Zeile. Die neue zweite Zeile lautet $(0,1,1)$.",
    "On retranche 3 fois la première ligne à la deuxième ligne. La deuxième ligne devient $(0,1,1)$.",
    "Restamos 3 veces la primera fila de la segunda fila. La segunda fila queda $(0,1,1)$.",
    "Subtraímos 3 vezes a primeira linha da segunda linha. A segunda linha fica $(0,1,1)$.",
    "Sottraiamo 3 volte la prima riga dalla seconda riga. La seconda riga diventa $(0,1,1)$.",
    "Od drugiego wiersza odejmujemy 3 razy pierwszy wiersz. Drugi wiersz to teraz $(0,1,1)$.",
    "第2行から第1行の3倍を引く。新しい第2行は $(0,1,1)$ となる。",
    "第2行减去第1行的3倍，第2行变为 $(0,1,1)$。",
)


@pytest.mark.parametrize("text", SPOKEN)
def test_a_row_that_words_call_the_result(text: str) -> None:
    assert outcomes(A + text) == [Outcome.CORRECT]
    assert outcomes(A + text.replace("(0,1,1)", "(0,1,2)")) == [Outcome.INCORRECT]


@pytest.mark.parametrize(
    "text",
    [
        "The solution is $(0,1,2)$.",
        "The third row is $(0,1,2)$.",
        "The old second row was $(0,1,2)$.",
        "The second row is not $(0,1,2)$.",
        "We want the second row to be $(0,1,2)$.",
        "If the second row is $(0,1,2)$, stop.",
        "Is the second row $(0,1,2)$?",
        "The second column is $(0,1,2)$.",
        "The second row is orthogonal to $(0,1,2)$.",
        "Rows 2 and 3 are $(0,1,2)$ and $(2,5,4)$.",
        "The sum of row 1 and row 2 is $(0,1,2)$.",
        "Then $x = (0,1,2)$.",
        "The second row becomes $(0,1,2)^T$.",
        "The second row becomes $(0,1)$.",
    ],
)
def test_what_words_call_something_else(text: str) -> None:
    assert judge(answer_of(A + "Subtract 3 times row 1 from row 2. " + text)).first_error is None


@pytest.mark.parametrize("sign", [": 0 1 1", " = 0 1 1", ": (0, 1, 1)", " -> 0 1 1", ":  0  1 | 1"])
def test_rows_typed_behind_their_operations(sign: str) -> None:
    start = "A =\n1 2 1\n3 7 4\n2 5 4\n\n"
    text = start + f"R2 - 3R1{sign}\nR3 - 2R1: 0 1 2\n\n1 2 1\n0 1 1\n0 1 2\n"
    assert judge(answer_of(text)).is_correct
    assert outcomes(text.replace("R3 - 2R1: 0 1 2", "R3 - 2R1: 0 2 2")) == [Outcome.CORRECT, Outcome.INCORRECT]
    assert outcomes(text.replace(sign, sign.replace("1", "5"))) == [Outcome.INCORRECT, Outcome.CORRECT]


def test_a_multiple_of_a_row_is_calculated_beside_or_done() -> None:
    beside = "A =\n1 2 3\n3 7 4\n\n3r1: 3 6 9\nr2 - 3r1: 0 1 -5\n\n1 2 3\n0 1 -5\n"
    assert judge(answer_of(beside)).is_correct
    assert outcomes(beside.replace("3 6 9", "3 6 8"))[0] is Outcome.INCORRECT
    done = r"$$\begin{pmatrix}1&2\\0&\frac12\end{pmatrix}$$ $2R_2 = (0,1)$ $$\begin{pmatrix}1&2\\0&1\end{pmatrix}$$"
    assert judge(answer_of(done)).is_correct
    assert not judge(answer_of(done.replace("0&1\\end", "0&3\\end"))).is_correct


@pytest.mark.parametrize("text", ["2x1: 2 4 6", "2P_1: 2 4 6", "Exercise 3: 1 2 5", "2r1 : 2 : 3", "Time 2: 12 30 15"])
def test_numbers_behind_a_colon_are_no_row(text: str) -> None:
    assert judge(answer_of("A =\n1 2 3\n3 7 4\n\n" + text + "\n")).first_error is None


def test_a_typed_operation_with_its_row() -> None:
    text = "A = [1 2 1]\n    [3 7 4]\n\nR2 = R2 - 3R1 = [0 1 1]\n\n[1 2 1]\n[0 1 1]\n"
    assert judge(answer_of(text)).is_correct
    assert outcomes(text.replace("= [0 1 1]", "= [0 1 2]")) == [Outcome.INCORRECT]


@pytest.mark.parametrize(
    "text",
    [
        r"$R_1 \leftrightarrow R_2$, $R_2 - \frac13 R_1 = (0,-\frac13,-\frac13)$",
        r"Let $r_2 = (0,1,5)$.",
        r"The point $P - 3Q = (0,1,7)$ lies elsewhere.",
        r"$x_2 - 3x_1 = (0,1,9)$",
        r"Is $R_2 - 3R_1 = (0,1,9)$?",
        r"$R_2 - 3R_1 = (0,1)$",
        r"$r_2 = r_1 + (2,5,3)$",
        r"$q_2 = w_2 - 3q_1 = (0,1,9)$",
        r"With $w_1=(1,0,0)$, $w_2=(3,1,9)$ we get $w_2 - 3w_1 = (0,1,9)$.",
        r"$R_2 - 3R_1 = \begin{pmatrix}0\\1\\9\end{pmatrix}$",
    ],
)
def test_what_looks_like_it_accuses_nobody(text: str) -> None:
    assert judge(answer_of(A + text)).first_error is None


@pytest.mark.parametrize(
    "text",
    [
        r"Evaluate $\begin{vmatrix}2&4\\3&7\end{vmatrix}$."
        "\n\nTake 2 out of $R_1$ to get $(1, 2)$. Then $R_2 - 3R_1 = (0, 1)$.",
        r"$\begin{pmatrix}0&1\\1&3\end{pmatrix}$: swap the two rows; then $R_1 - 3R_2 = (1, 0)$.",
        r"$\begin{pmatrix}1&2\\3&7\end{pmatrix}$. Interchange the rows. $R_2-3R_1=(-8,-19)$.",
    ],
)
def test_rows_changed_in_words_leave_a_result_in_doubt(text: str) -> None:
    assert judge(answer_of(text)).outcome.value == "undecided"
