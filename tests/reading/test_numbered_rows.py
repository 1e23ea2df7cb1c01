"""Operations on numbered rows, one a line, which look like drawn vectors; and what was not read between matrices."""

from __future__ import annotations

import pytest

import exactrank
from tests.reading.outcomes import assert_right_and_wrong

FIRST = "[ 1  -3    4 ]\n[ 0   1  4/3 ]\n[ 0   0    1 ]\n\n"
SECOND = "\n[ 1  -3  0 ]\n[ 0   1  0 ]\n[ 0   0  1 ]\n"


@pytest.mark.parametrize(
    "told",
    [
        "(1) - 4*(3)\n(2) - (4/3)*(3)\n",
        "(2) - (4/3)*(3)\n(1) - 4*(3)\n",
        "(1) - 4(3)\n(2) - 4/3 (3)\n",
        "(1) - 4·(3)\n(2) - 4/3·(3).\n",
        "  (1) − 4*(3)\n  (2) − (4/3)*(3)\n",
    ],
)
def test_operations_one_a_line(told: str) -> None:
    assert_right_and_wrong(FIRST + told + SECOND, 1, "-3  0 ]", "-3  1 ]")


SYSTEM = "0 = 0\n4x + 2y = 16\n8x + 4y = 32\n\nThe augmented matrix is\n\n"
MATRICES = "[ 0 0 | 0 ]\n[ 4 2 | 16 ]\n[ 8 4 | 32 ]\n\nR3 - 2 R2\n\n[ 0 0 | 0 ]\n[ 4 2 | 16 ]\n[ 0 0 | 0 ]\n"


def test_a_system_may_begin_with_an_equation_of_nothing() -> None:
    assert_right_and_wrong(SYSTEM + MATRICES, 1, "[ 8 4 | 32 ]", "[ 8 4 | 31 ]")
    assert exactrank.verify(SYSTEM.replace("4x + 2y", "4x + 3y") + MATRICES).outcome.value == "incorrect"


@pytest.mark.parametrize("told", ["(1) ⊞ 4 § (3)\n(2) ⊞ (3)\n", "R1 ⊞ 4 R3\n", "{R_1 / R_3}\n"])
def test_a_step_behind_something_that_was_not_read_is_not_called_wrong(told: str) -> None:
    assert exactrank.verify(FIRST + told + SECOND + "\nThe rank is 3.\n").outcome.value not in ("correct", "incorrect")


@pytest.mark.parametrize(
    ("between", "outcome"),
    [
        ("[ 7  0 ]\n[ 0  1 ]\n\n", "undecided"),
        ("[ -2  0 ]\n[  0  1 ]\n\n", "undecided"),
        ("[ 2  -3 ]\n[ 0   1 ]\n\n", "correct"),
        ("", "correct"),
    ],
)
def test_a_wrong_result_before_the_right_one_does_not_pass(between: str, outcome: str) -> None:
    text = f"[ 2  -3 ]\n[ 0   1 ]\n\nR1 + 3R2\n\n{between}[ 2  0 ]\n[ 0  1 ]\n"
    assert exactrank.verify(text).outcome.value == outcome


def test_a_copy_with_a_slip_is_found_where_the_calculation_goes_on_from_the_original() -> None:
    system = "4x + 2y = 16\n8x + 4y = 32\n\nThe augmented matrix is\n\n"
    rest = "[ 4 2 | 16 ]\n[ 8 4 | 32 ]\n\nR2 - 2 R1\n\n[ 4 2 | 16 ]\n[ 0 0 | 0 ]\n"
    assert_right_and_wrong(system + rest, 1, "32 ]", "31 ]")


WIDE = "x - y + z = 4\n-x - 2y + z = 7\n2x - 2y - z = -1\n\n{words}\n\n"


@pytest.mark.parametrize(
    ("words", "matrix", "outcome"),
    [
        ("The augmented matrix is", "[ 1 -1 1 | 4 ]\n[ -1 -2 1 | 7 ]\n[ 2 -2 -1 | -1 ]\n", "correct"),
        ("The augmented matrix is", "[ 1 -1 1 0 | 4 ]\n[ -1 -2 1 0 | 7 ]\n[ 2 -2 -1 0 | -1 ]\n", "correct"),
        ("The augmented matrix is", "[ 1 -1 1 2 | 5 ]\n[ -1 -2 1 4 | 7 ]\n[ 2 -2 -1 1 | -1 ]\n", "undecided"),
        ("Now consider another problem.", "[ 1 -1 1 2 | 5 ]\n[ -1 -2 1 4 | 7 ]\n[ 2 -2 -1 1 | -1 ]\n", "correct"),
    ],
)
def test_an_augmented_matrix_of_more_unknowns_is_in_doubt(words: str, matrix: str, outcome: str) -> None:
    text = f"{WIDE.format(words=words)}{matrix}\n2 + 2 = 4\n"
    assert exactrank.verify(text).outcome.value == outcome


def test_a_stage_of_a_system_is_no_solution() -> None:
    stages = (
        "x - y = 2\n-x = -1\n-y = 3\n\nAdd row 1 to row 2:\n\nx - y = 2\n-y = 1\n-y = 3\n\nMultiply row 2 by -1:\n\n"
    )
    text = stages + "x - y = 2\ny = -1\n-y = 3\n\nAdd row 2 to row 1:\n\nx = 1\ny = -1\n-y = 3\n"
    assert_right_and_wrong(text, 3, "x = 1", "x = 2")


@pytest.mark.parametrize(
    ("begin", "words", "outcome"),
    [
        ("We reduce the matrix", "Sorry, that should be", "correct"),
        ("We reduce the matrix", "Wait, this should read", "correct"),
        ("We reduce the matrix", "Then we find", "undecided"),
        ("We reduce the matrix", "Next comes", "undecided"),
        ("Wir bringen die Matrix auf Zeilenstufenform:", "Entschuldigung, das muss heißen", "correct"),
        ("Wir bringen die Matrix auf Zeilenstufenform:", "Daraus wird dann", "undecided"),
        ("On réduit la matrice", "Pardon, il fallait écrire", "correct"),
        ("Reducimos la matriz", "Perdón, debería ser", "correct"),
        ("次の行列を簡約する。", "失礼、正しくは", "correct"),
        ("化简矩阵", "抱歉，应该是", "correct"),
    ],
)
def test_a_writer_takes_a_result_back(begin: str, words: str, outcome: str) -> None:
    text = (
        rf"{begin} $B=\begin{{pmatrix}}1&1\\4&6\end{{pmatrix}}$. "
        r"$R_2-4R_1$: $\begin{pmatrix}1&1\\0&10\end{pmatrix}$. "
        rf"{words} $\begin{{pmatrix}}1&1\\0&2\end{{pmatrix}}$."
    )
    assert exactrank.verify(text).outcome.value == outcome
