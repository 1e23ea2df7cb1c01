"""A x = b before A and b have their values, bars with a number before them, and vectors that no step leads to."""

from __future__ import annotations

import pytest

from exactrank import verify
from exactrank.judging import Outcome, Whole

GIVEN = r"$$A = \begin{pmatrix} 1 & 2 \\ 4 & -1 \end{pmatrix},\quad b = \begin{pmatrix} 3 \\ 2 \end{pmatrix}$$"


def outcomes(text: str) -> list[str]:
    return [one.outcome.value for one in verify(text).judgements if one.kind == "solution"]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (r"$$x_1 = \frac79$$ $$x_2 = \frac{10}9$$", ["correct"]),
        (r"$$x_1 = \frac79$$ $$x_2 = \frac{11}9$$", ["undecided"]),
        ("The system has exactly one solution.", ["correct"]),
        ("The system has no solution.", ["undecided"]),
    ],
)
def test_a_system_that_is_announced_before_its_matrix(said: str, found: list[str]) -> None:
    assert outcomes(f"We solve $A x = b$ for\n\n{GIVEN}\n\n{said}") == found


@pytest.mark.parametrize(
    "said",
    [
        "We look at $A x = b$ in general.\n\n$$A = \\begin{pmatrix} 1 & 2 \\\\ 4 & -1 \\end{pmatrix}$$",
        f"We solve $A x = c$.\n\n{GIVEN}",
        GIVEN.replace("b =", "v ="),
        GIVEN.replace("4 & -1", r"4 & -1 \\ 0 & 1"),
        GIVEN + r" $$B = \begin{pmatrix} 1 & 1 \\ 1 & 1 \end{pmatrix}$$",
        GIVEN + r" $$c = \begin{pmatrix} 1 \\ 1 \end{pmatrix}$$",
    ],
)
def test_where_no_system_is_announced(said: str) -> None:
    assert outcomes(f"{said}\n\nThe solution is unique.") == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The solution is unique.", "correct"),
        ("The augmented matrix has rank 2, so the system is consistent.", "correct"),
        ("There is no solution.", "undecided"),
        ("There are infinitely many solutions.", "undecided"),
    ],
)
@pytest.mark.parametrize("vector", ["b", r"\vec{b}", r"\mathbf b"])
def test_a_matrix_and_the_vector_b_are_a_system_where_nothing_else_is(vector: str, said: str, found: str) -> None:
    given = GIVEN.replace("b =", f"{vector} =")
    assert outcomes(f"{given}\n\n{said}") == [found]


@pytest.mark.parametrize("bars", [r"\left|\begin{array}{rr} 1 & 2 \\ 3 & 5 \end{array}\right|", r"\lvert B \rvert"])
def test_a_number_before_bars_is_a_factor(bars: str) -> None:
    given = r"$$A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}, B = \begin{pmatrix} 1 & 2 \\ 3 & 5 \end{pmatrix}$$ "
    assert verify(rf"{given}$$\det A = 2{bars} + 3 - 3$$").outcome is Whole.CORRECT
    assert verify(rf"{given}$$\det A = 2{bars} - 1$$").outcome is Whole.INCORRECT


def test_a_vector_with_letters_behind_a_reduction_is_no_step() -> None:
    first, last = (rf"\begin{{pmatrix}} 1 & 2 \\ {row} \end{{pmatrix}}" for row in ("2 & 4", "0 & 0"))
    reduced = f"$${first}$$ $R_2 - 2R_1$ $${last}$$"
    vector = r"$$\begin{pmatrix} \lambda - 5 \\ 1 \end{pmatrix}$$"
    judged = verify(f"{reduced} The vectors taken to zero are the multiples of {vector}").judgements
    assert [one.outcome for one in judged] == [Outcome.CORRECT]
    arrow = verify(rf"{reduced[:-2]} \to {vector[2:]}").judgements
    assert Outcome.UNDECIDED in [one.outcome for one in arrow]
