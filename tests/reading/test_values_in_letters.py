"""Values of unknowns in the letters of their system, and equations that only look like them."""

from __future__ import annotations

from dataclasses import replace

import pytest

import exactrank
from exactrank.judging import judge
from exactrank.reading.answers.document import answer_of
from exactrank.reading.claims.values_in_letters import value_in_letters

SYSTEM = r"Solve $$\begin{cases} x + a y = 1 \\ a x + y = 1 \end{cases}$$ "
IF = r"If $a \neq 1$ and $a \neq -1$, then "


def values(text: str) -> int:
    return sum(value_in_letters(one) is not None for one in answer_of(text).passages)


@pytest.mark.parametrize(
    ("said", "right", "wrong"),
    [
        (r"$x = y = \frac{1}{a+1}$.", "{a+1}", "{a-1}"),
        (r"$x = \frac{1}{a+1}$ and $y = \frac{1}{1+a}$.", "{1+a}", "{1+2a}"),
        (r"$(x, y) = (\frac{1}{a+1}, \frac{1}{a+1})$.", "{1}{a+1}, ", "{2}{a+1}, "),
        (r"$$X = \begin{pmatrix} \frac{1}{a+1} \\ \frac{1}{a+1} \end{pmatrix}.$$", "{1}{a+1} \\end", "{2}{a+1} \\end"),
        (
            r"$$\mathbf{x} = \left[\begin{array}{c} \frac{1}{a+1} \\[2pt] \frac{1}{a+1} \end{array}\right].$$",
            "{a+1} \\\\",
            "{a+2} \\\\",
        ),
        (r"$\vec{x} = \frac{1}{a+1} \begin{pmatrix} 1 \\ 1 \end{pmatrix}$.", "{a+1}", "{a-1}"),
        (r"$x = \left(\frac{1}{a+1}, \frac{1}{a+1}\right)^T$.", "{a+1}, ", "{a+3}, "),
    ],
)
def test_values_in_letters_are_judged(said: str, right: str, wrong: str) -> None:
    assert exactrank.verify(SYSTEM + IF + said).outcome.value == "correct"
    before, found, after = said.partition(right)
    assert found
    assert exactrank.verify(SYSTEM + IF + before + wrong + after).outcome.value == "incorrect"


def test_general_solutions_in_letters_are_right_or_open() -> None:
    system = r"Solve $$\begin{cases} x + y + z = 3 \\ y - kz = 2 \end{cases}$$ Then "
    said = (
        r"$$\begin{pmatrix} x \\ y \\ z \end{pmatrix} = "
        r"\begin{pmatrix} 1 \\ 2 \\ 0 \end{pmatrix} + t \begin{pmatrix} -k-1 \\ k \\ 1 \end{pmatrix}.$$",
        r"$$x = \begin{pmatrix} 1 \\ 2 \\ 0 \end{pmatrix} + z \begin{pmatrix} -k-1 \\ k \\ 1 \end{pmatrix}.$$",
        r"$(x, y, z) = (1 - (k+1)t, 2 + k t, t)$.",
    )
    for one in said:
        assert exactrank.verify(system + one).outcome.value == "correct"
        assert exactrank.verify(system + one.replace("k-1", "k-2").replace("k+1", "k+2")).outcome.value == "undecided"


@pytest.mark.parametrize(
    "said",
    [
        r"Let $x = (a, 1)$ be any vector.",
        r"Here $x = (a, 1, 2)$ has three entries.",
        r"We write $p = \frac{a+1}{2}$.",
        r"Suppose $x = \frac{a}{2}$.",
        r"Is $x = \frac{a}{2}$?",
        r"It is not true that $x = \frac{a}{2}$.",
        r"Here $x \neq \frac{a}{2}$ and $x < a$.",
        r"The letters are $a = 2$ and $x = 3$.",
        r"Now $f(x) = ax + 1$.",
        r"With $u = \frac{a}{2}$ it is shorter.",
    ],
)
def test_what_says_no_value_of_an_unknown(said: str) -> None:
    assert values(SYSTEM + said) == 0


def test_without_letters_in_the_system_there_are_none() -> None:
    text = r"Solve $$\begin{cases} x + 2 y = 1 \\ 2 x + y = 1 \end{cases}$$ Then $x = \frac{1}{a+1}$."
    assert values(text) == 0


def test_a_claim_that_is_no_assertion_is_decided_too() -> None:
    """A value in letters as a bare statement, wrong for some letters: it is judged all the same."""
    answer = answer_of(SYSTEM + r"We have $x = \frac{1}{a+2}$.")
    bare = [one if (said := value_in_letters(one)) is None else said for one in answer.passages]
    assert judge(replace(answer, passages=tuple(bare))).outcome.value == "incorrect"
