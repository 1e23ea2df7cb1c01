"""Systems typed line by line, their steps and solutions: right ones, wrong ones, and equations that are no system."""

from __future__ import annotations

import pytest

import exactrank
from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Outcome, Whole
from exactrank.reading.answers.document import answer_of

SYSTEM = "2x + y = 5\nx - y = 1\n\n"
RIGHT = [
    SYSTEM + "x = 2, y = 1",
    SYSTEM + "The solution is (x, y) = (2, 1).",
    "2x + y = 5\nx - y = 1\nx = 2\ny = 1",
    SYSTEM + "[ 2  1 | 5 ]\n[ 1 -1 | 1 ]\n\nR1 <-> R2\n\n[ 1 -1 | 1 ]\n[ 2  1 | 5 ]",
    SYSTEM + "R1 <-> R2\n\nx - y = 1\n2x + y = 5\n\nR2 - 2 R1\n\nx - y = 1\n3y = 3",
    "2x_1 + x_2 = 5\nx_1 - x_2 = 1\n\nx_1 = 2, x_2 = 1",
    "(1/2)x + (2/3)y = 7/6\n(3/2)x - (1/3)y = 7/6\n\nHence x = 1 and y = 1.",
]
WRONG = [
    "(1/2)x + (2/3)y = 7/6\n(3/2)x - (1/3)y = 7/6\n\nHence x = 1 and y = 2.",
    SYSTEM + "x = 1, y = 3",
    SYSTEM + "The solution is (x, y) = (1, 3).",
    SYSTEM + "[ 2  1 | 5 ]\n[ 1 -1 | 2 ]\n\nR1 <-> R2\n\n[ 1 -1 | 2 ]\n[ 2  1 | 5 ]",
    SYSTEM + "R1 <-> R2\n\nx - y = 1\n2x + y = 5\n\nR2 - 2 R1\n\nx - y = 1\n3y = 4",
    "2x_1 + x_2 = 5\nx_1 - x_2 = 1\n\nx_1 = 2, x_2 = 2",
]
NOTHING = [
    "a = 2b\nx = 1",
    "x = 3\ny = 4",
    "2x = 4",
    "cost = 3\nprice = 4",
    "The line y = 2x + 1 and the line y = x meet once.",
    SYSTEM + "Try x = 1, y = 3? That fails.",
    SYSTEM + "Let us guess: (1, 1) would not do.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right(text: str) -> None:
    verdict = judge(answer_of(text))
    assert verdict.outcome is Whole.CORRECT
    assert any(one.outcome is Outcome.CORRECT for one in verdict.judgements)


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong(text: str) -> None:
    assert judge(answer_of(text)).outcome is Whole.INCORRECT


@pytest.mark.parametrize("text", NOTHING)
def test_what_accuses_nobody(text: str) -> None:
    assert judge(answer_of(text)).outcome is not Whole.INCORRECT


A = r"\[\left[\begin{array}{cc|c} 1 & 1 & 3 \\ 1 & -1 & 1 \end{array}\right] \to \left[\begin{array}{cc|c} 1 & 1 & 3 \\ 0 & -2 & -2 \end{array}\right]\]"  # noqa: E501
SIX = (
    r"\[\left[\begin{array}{cccccc|c}"
    + r"\\".join(" & ".join(["1" if i == j else "0" for j in range(6)] + [str(i + 2)]) for i in range(6))
    + r"\end{array}\right]\]"
)


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        (A + " so $x = 2$ and $y = 1$.", ["correct", "correct"]),
        (A + " so $x = 1$ and $y = 1$.", ["correct", "incorrect"]),
        # the letters of another system, later
        (A + " so $x = 2$ and $y = 1$.\n\nFor the other system $x = 5$ and $y = 7$.", ["correct", "correct"]),
        # six unknowns whose letters nobody says
        (SIX + " So $w = 9$ and $t = 3$.", []),
        (SIX + " So $x_1 = 2$, $x_2 = 3$, $x_3 = 4$, $x_4 = 5$, $x_5 = 6$, $x_6 = 7$.", ["correct"]),
        (SIX + " So $x_1 = 2$, $x_2 = 3$, $x_3 = 4$, $x_4 = 5$, $x_5 = 6$, $x_6 = 8$.", ["incorrect"]),
    ],
)
def test_unknowns_and_their_values(text: str, outcomes: list[str]) -> None:
    assert [one.outcome.value for one in judge(answer_of(text)).judgements] == outcomes


SOLVED = "\\[\\begin{cases}x+y=3\\\\x-y=1\\end{cases}\\] So \\(x=2\\), \\(y=1\\).\n\n"


@pytest.mark.parametrize("later", [r"(b) Here \(x=5\) and \(y=7\).", r"Then \(y = 7\)."])
def test_a_later_value_of_an_unknown_leaves_a_trace(later: str) -> None:
    verdict = judge(answer_of(SOLVED + later))
    assert {one.reason for one in verdict.unread} == {"no-other-system"}
    assert verdict.outcome is Whole.INCOMPLETE


@pytest.mark.parametrize(
    "later",
    [
        r"(b) \[\begin{cases}x+y=12\\x-y=-2\end{cases}\] So \(x=5\) and \(y=7\).",
        r"If \(x=5\), then the second equation fails. Suppose that \(y=4\).",
        r"Let \(x = 9\).",
        r"Hence \(x=2\) and \(y=1\).",
    ],
)
def test_other_values_that_claim_nothing_of_the_system(later: str) -> None:
    verdict = judge(answer_of(SOLVED + later))
    assert not verdict.unread
    assert verdict.outcome is Whole.CORRECT


OF_NO_SYSTEM = [
    "The system has no solution.",
    "The system has exactly one solution.",
    "The system has infinitely many solutions.",
    "The system is inconsistent.",
    "Das System hat keine L\u00f6sung.",
]


@pytest.mark.parametrize("claim", OF_NO_SYSTEM)
def test_a_claim_about_a_system_that_was_not_read_leaves_a_trace(claim: str) -> None:
    verdict = judge(answer_of(f"{claim}\n\n$2 + 3 = 5$"))
    assert [one.reason for one in verdict.unread] == ["no-system"]
    assert verdict.outcome is Whole.INCOMPLETE


@pytest.mark.parametrize(
    "text",
    [
        SYSTEM + "The system has exactly one solution.\n\nx = 2, y = 1",
        "When does the system have no solution?\n\n$2 + 3 = 5$",
        "If the system is inconsistent, we stop.\n\n$2 + 3 = 5$",
        "A system of equations may have no solution.\n\n$2 + 3 = 5$",
    ],
)
def test_sentences_about_systems_that_leave_nothing_open(text: str) -> None:
    verdict = judge(answer_of(text))
    assert not verdict.unread
    assert verdict.outcome is Whole.CORRECT


def test_a_solution_that_is_said_again_is_read() -> None:
    text = r"""$$\begin{cases} x+y=3\\ x-y=1\end{cases}$$

So $x=2$ and $y=1$.

**Solution:** $x = 2,\ y = %s$"""
    assert exactrank.verify(text % 1).outcome.value == "correct"
    assert exactrank.verify(text % 2).outcome.value != "correct"
