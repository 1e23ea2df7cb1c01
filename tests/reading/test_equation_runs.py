"""Equations that stand one after the other and are a system; values of some unknowns; what only looks like that."""

from __future__ import annotations

import pytest

from exactrank.judging import Outcome, Whole, judge
from exactrank.reading.answers.document import answer_of
from exactrank.statements import Equality, Solution

TWO = "$$2p + q = 8$$ $$p - q = 1$$ "
SPOKEN = "From $2p + q = 8$ and $p - q = 1$ we get "
THREE = r"\[\begin{cases} x + y + z = 2 \\ y + z = 5 \\ z = 1 \end{cases}\] "

RIGHT = [
    TWO + "Hence $p = 3$ and $q = 2$.",
    TWO + "$$p = 3, \\quad q = 2$$",
    SPOKEN + "$p = 3$ and $q = 2$.",
    SPOKEN + "$q = 2$.",
    SPOKEN + "$3p = 9$, so $p = 3$, and then $q = 2$.",
    r"\begin{align*} 2p + q &= 8 \\ p - q &= 1 \end{align*} Thus $p = 3$, $q = 2$.",
    r"$$2p + q = 8 \tag{1}$$ and $$p - q = 1. \tag{2}$$ Adding (1) and (2), $p = 3$.",
    "2p + q = 8 and p - q = 1, therefore p = 3 and q = 2.",
    "Aus $2p + q = 8$ und $p - q = 1$ folgt $p = 3$, also $q = 2$.",
    "De $2p + q = 8$ et $p - q = 1$ on obtient $p = 3$ et $q = 2$.",
    "De $2p + q = 8$ y $p - q = 1$ se obtiene $p = 3$ y $q = 2$.",
    "Das equações lineares $2p + q = 8$ e $p - q = 1$ obtemos então $p = 3$ e $q = 2$.",
    "Dalle equazioni del sistema $2p + q = 8$ e $p - q = 1$ si ottiene quindi $p = 3$ e $q = 2$.",
    "Z układu równań $2p + q = 8$ oraz $p - q = 1$ wynika $p = 3$, a więc $q = 2$.",
    "$2p + q = 8$ と $p - q = 1$ より $p = 3$, $q = 2$ である。",
    "由 $2p + q = 8$ 和 $p - q = 1$ 可得 $p = 3$, $q = 2$。",
    # two systems one after the other, each with its own values
    SPOKEN + "$p = 3$, $q = 2$. From $2p + q = 1$ and $p - q = 2$ we get $p = 1$ and $q = -1$.",
    # unknown by unknown from the last one up
    THREE + "Hence $z = 1$.",
    THREE + "Hence $z = 1$. Then $y = 5 - z = 4$.",
    THREE + "So $z = 1$; $y = 5 - 1 = 4$; $x = 2 - 4 - 1 = -3$.",
    r"\[\left[\begin{array}{ccc|c} 1 & 0 & 2 & 5 \\ 0 & 1 & 0 & 4 \end{array}\right]\] Hence $x_2 = 4$.",
]
WRONG = [
    TWO + "Hence $p = 3$ and $q = 1$.",
    TWO + "$$p = 2, \\quad q = 2$$",
    SPOKEN + "$p = 3$ and $q = 5$.",
    SPOKEN + "$q = 3$.",
    r"\begin{align*} 2p + q &= 8 \\ p - q &= 1 \end{align*} Thus $p = 3$, $q = -2$.",
    "2p + q = 8 and p - q = 1, therefore p = 2 and q = 2.",
    "Aus $2p + q = 8$ und $p - q = 1$ folgt $p = 4$, also $q = 2$.",
    "De $2p + q = 8$ et $p - q = 1$ on obtient $p = 3$ et $q = 4$.",
    "De $2p + q = 8$ y $p - q = 1$ se obtiene $p = 3$ y $q = 4$.",
    "Das equações lineares $2p + q = 8$ e $p - q = 1$ obtemos então $p = 3$ e $q = 4$.",
    "Dalle equazioni del sistema $2p + q = 8$ e $p - q = 1$ si ottiene quindi $p = 3$ e $q = 4$.",
    "Z układu równań $2p + q = 8$ oraz $p - q = 1$ wynika $p = 3$, a więc $q = 4$.",
    "$2p + q = 8$ と $p - q = 1$ より $p = 3$, $q = 4$ である。",
    "由 $2p + q = 8$ 和 $p - q = 1$ 可得 $p = 3$, $q = 4$。",
    SPOKEN + "$p = 3$, $q = 2$. From $2p + q = 1$ and $p - q = 2$ we get $p = 1$ and $q = 1$.",
    THREE + "Hence $z = 2$.",
    r"\[\left[\begin{array}{cc|c} 1 & 2 & 4 \\ 0 & 1 & 1 \end{array}\right]\] Therefore $x = 3$.",
    r"\[\left[\begin{array}{cc|c} 1 & 2 & 4 \\ 0 & 1 & 1 \end{array}\right]\] We read off $x_2 = 3$.",
    THREE + "Hence $z = 1$. Then $x = 3$.",
    r"\[\left[\begin{array}{ccc|c} 1 & 0 & 2 & 5 \\ 0 & 1 & 0 & 4 \end{array}\right]\] Hence $x_2 = 5$.",
]
OPEN = [
    # only one of many solutions
    "From $p + q = 3$ and $2p + 2q = 6$ we get $p = 1$ and $q = 2$.",
    r"\[\left[\begin{array}{ccc|c} 1 & 0 & 2 & 5 \\ 0 & 1 & 0 & 4 \end{array}\right]\] Hence $x_1 = 5$.",
    # of which of two systems
    "One system is $p + q = 3$, $p - q = 1$, another $p + q = 7$, $p - q = 1$. Hence $p = 4$, $q = 3$.",
]
NOTHING_WRONG = [
    "The lines $p + q = 3$ and $p - q = 1$ are given. The point with $p = 5$, $q = 0$ lies on neither.",
    "The lines $p + q = 3$ and $p - q = 1$ are given. For $p = 5$ we have $q = -2$ on the first.",
    "The lines $p + q = 3$ and $p - q = 1$ are given. At $p = 0$ the first has $q = 3$.",
    "The lines $p + q = 3$ and $p - q = 1$ are given. It is not true that $p = 1$ and $q = 2$.",
    "The lines $p + q = 3$ and $p - q = 1$ are given. Suppose that $p = 1$ and $q = 2$.",
    "The lines $p + q = 3$ and $p - q = 1$ are given. Is $p = 1$?",
    "Let $p = 2$ and $q = 1$. The sums are $p + q = 3$ and $p - q = 1$.",
    "Problem one: $p + q = 3$. Problem two asks about $p - q = 1$, so $p = 5$, $q = 4$.",
    "$p + q = 3$ and, in the other exercise, $p - q = 1$. Hence $p = 7$ and $q = 6$.",
    "Let $u = p + q$ and $v = p - q$. Then $u = 3$ and $v = 1$ give $p = 2$ and $q = 1$.",
    "The numbers satisfy $p + q = 3$ and $r - s = 1$. Hence $p = 2$, $r = 9$.",
    "The curve $p + q^2 = 3$ and the line $p - q = 1$ meet; hence $p = 2$ and $q = 1$.",
    "From $p + q = 3$ and $2p + 2q = 7$ we get $p = 3 - q$.",
    "# First\n\n$p + q = 3$ and $p - q = 1$.\n\n# Second\n\nHence $p = 5$ and $q = 5$.",
    THREE + "Is $z = 2$?",
    r"\[\left[\begin{array}{cc|c} 1 & 2 & 4 \\ 0 & 1 & 1 \end{array}\right]\] Then the curve has $x = 7$.",
    r"\[\left[\begin{array}{cc|c} 1 & 2 & 4 \\ 0 & 1 & 1 \end{array}\right]\] Then $e_2 = 7$.",
    THREE + "If $z = 2$, the last equation fails.",
    THREE + "The number $z = 2$ is too large.",
    "The line 2p + q = 8 is steep. We have p = 1.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_the_values_solve_the_equations(text: str) -> None:
    verdict = judge(answer_of(text))
    assert verdict.outcome is Whole.CORRECT
    assert any(isinstance(one.statement, Solution) for one in verdict.judgements)


@pytest.mark.parametrize("text", WRONG)
def test_the_values_do_not_solve_the_equations(text: str) -> None:
    found = [one for one in judge(answer_of(text)).judgements if one.outcome is Outcome.INCORRECT]
    assert any(isinstance(one.statement, Solution) for one in found)


@pytest.mark.parametrize("text", OPEN)
def test_what_some_solutions_are_is_left_open(text: str) -> None:
    found = [one for one in judge(answer_of(text)).judgements if isinstance(one.statement, Solution)]
    assert {one.outcome for one in found} == {Outcome.UNDECIDED}


@pytest.mark.parametrize("text", NOTHING_WRONG)
def test_what_is_no_solution_accuses_nobody(text: str) -> None:
    assert judge(answer_of(text)).outcome is not Whole.INCORRECT


def test_the_equations_of_a_solved_system_are_given_and_no_claims() -> None:
    solved = judge(answer_of(SPOKEN + "$p = 3$ and $q = 2$."))
    assert not any(isinstance(one.statement, Equality) for one in solved.judgements)
    checked = judge(answer_of("Let $p = 3$ and $q = 2$. Indeed $2p + q = 8$ and $p - q = 1$."))
    assert [type(one.statement) for one in checked.judgements] == [Equality, Equality]
