r"""Values of ranks and determinants in \begin{cases}, and rows of tables of cases."""

from __future__ import annotations

from fractions import Fraction

import pytest

from exactrank import verify
from exactrank.judging import Outcome
from exactrank.judging.verdicts.witnesses import ForValues
from tests.cases.test_judged import BEFORE, SQUARE, claims

RIGHT = [
    r"\operatorname{rank}(A) = \begin{cases} 1 & \text{if } k = \pm 2 \\ 2 & \text{otherwise} \end{cases}",
    r"\operatorname{rank} A = \begin{cases} 1, & k = 2 \text{ or } k=-2, \\ 2, & k \neq \pm 2. \end{cases}",
    r"\operatorname{rank} A = \begin{dcases} 2 & \text{if } k \ne \pm 2 \\[2pt] 1 & \text{else}\end{dcases}",
    r"\operatorname{rg} A = \begin{cases} 1 & \text{für } k = 2 \\ 1 & k = -2 \\ 2 & \text{sonst} \end{cases}",
    r"\operatorname{rank} A = \begin{cases} 2 & (k \neq \pm 2) \\ 1 & (k = \pm 2) \end{cases}",
]


@pytest.mark.parametrize("formula", RIGHT)
def test_every_row_of_cases_is_a_claim(formula: str) -> None:
    text = f"Die Matrix: {SQUARE}" if "für" in formula else SQUARE
    found = [one.outcome for one in claims(f"{text}\n$${formula}$$")]
    assert len(found) >= 2
    assert set(found) == {Outcome.CORRECT}
    swapped = formula.replace(" 1", " 9").replace(" 2 &", " 1 &").replace(" 2, &", " 1, &").replace(" 9", " 2")
    assert Outcome.INCORRECT in [one.outcome for one in claims(f"{text}\n$${swapped}$$")]


def test_a_forgotten_case_is_shown_by_its_value() -> None:
    text = (
        SQUARE + r"$$\operatorname{rank} A = \begin{cases} 1 & \text{if } k = 2 \\ 2 & \text{otherwise} \end{cases}$$"
    )
    first, second = claims(text)
    assert first.outcome is Outcome.CORRECT
    assert isinstance(second.witness, ForValues)
    assert second.witness.values == (("k", Fraction(-2)),)


@pytest.mark.parametrize(
    "formula",
    [
        r"\operatorname{rank} A = \begin{cases} 1 & \text{if it rains} \\ 2 & \text{otherwise} \end{cases}",
        r"\operatorname{rank} A = \begin{cases} 2 & k > 0 \\ 1 & k \le 0 \end{cases}",
        r"\operatorname{rank} A = \begin{cases} k & k = 2 \\ 1 & k \ne 2 \end{cases}",
        r"\operatorname{rank} A = \begin{cases} 2 & k = 2 \end{cases}",
        r"\operatorname{rank} B = \begin{cases} 2 & k = 2 \\ 1 & k \ne 2 \end{cases}",
        r"\operatorname{rank} A = \begin{cases} 2 \\ 1 \end{cases}",
        r"\operatorname{rank} A = \begin{pmatrix} 2 & 1 \\ 1 & 2 \end{pmatrix}",
        r"\delta_k = \begin{cases} 2 & k = 2 \\ 1 & k \ne 2 \end{cases}",
    ],
)
def test_what_is_not_understood_in_cases_accuses_nobody(formula: str) -> None:
    assert Outcome.INCORRECT not in [one.outcome for one in claims(f"{SQUARE}$${formula}$$")]


TABLE = (
    BEFORE["en"]
    + "| case | rank of A | rank of (A b) | |\n|---|---|---|---|\n"
    + "| $a=1$ | 1 | 1 | infinitely many solutions |\n| $a=-1$ | 1 | 2 | no solution |\n"
)


@pytest.mark.parametrize(
    ("row", "expected"),
    [("| $a=-1$ | 1 | 2 | no solution |", "incomplete"), ("| $a=-1$ | 2 | 1 | no solution |", "incorrect")],
)
def test_numbers_in_a_table_of_cases_are_not_passed_in_silence(row: str, expected: str) -> None:
    assert verify(TABLE.replace("| $a=-1$ | 1 | 2 | no solution |", row)).outcome.value == expected


def test_a_table_of_something_else_is_no_discussion() -> None:
    text = SQUARE + "If $k = 2$ then $\\operatorname{rank} A = 1$.\n\n| day | pages |\n|---|---|\n| Monday | 3 |\n"
    assert verify(text).outcome.value == "correct"
