"""Values that reply to a question say what was asked for; what only looks like a reply says nothing."""

from __future__ import annotations

import pytest

from exactrank import verify
from exactrank.judging import Whole
from exactrank.reading.claims.sentence_accounts import Account
from tests.reading.test_sentences import read

GIVEN = "Let $A = \\begin{pmatrix}1&2\\\\2&4\\end{pmatrix}$.\n\n"

REPLIES = [
    ("What is the rank of $A$? It is 1.", "What is the rank of $A$? It is 4."),
    ("What is the rank of $A$? It is $1$.", "What is the rank of $A$? It is $2$."),
    ("Find the rank of $A$.\n\nAnswer: 1", "Find the rank of $A$.\n\nAnswer: 2"),
    ("Find the rank of $A$.\n\n**Answer:** one", "Find the rank of $A$.\n\n**Answer:** two"),
    ("Compute the determinant of $A$.\n\nThe answer is 0.", "Compute the determinant of $A$.\n\nThe answer is 3."),
    ("Find the rank of $A$.\n\n$\\boxed{1}$", "Find the rank of $A$.\n\n$\\boxed{2}$"),
    ("Determine the nullity of $A$. The result is 1.", "Determine the nullity of $A$. The result is 2."),
    ("$A$ の階数を求めよ。\n\n答え: 1", "$A$ の階数を求めよ。\n\n答え: 2"),
]
"""Right and wrong ones about A."""


@pytest.mark.parametrize(("right", "wrong"), REPLIES)
def test_a_reply_is_judged_as_what_was_asked_for(right: str, wrong: str) -> None:
    assert verify(GIVEN + right).outcome is Whole.CORRECT
    assert verify(GIVEN + wrong).outcome is Whole.INCORRECT


@pytest.mark.parametrize(
    "text",
    [
        "Find the rank of $A$. We reduce it. Answer: 2",
        "What is the largest possible rank of such a matrix? It is 2.",
        "Find the rank and the determinant of $A$. Answer: 2",
        "Is the rank of $A$ equal to 1? No.",
        "Is the rank of $A$ equal to 2? Yes.",
        "What is the rank of $A^2$ divided by the rank of $A$? It is 2.",
    ],
)
def test_a_reply_in_doubt_neither_passes_nor_accuses(text: str) -> None:
    right = "The rank of $A$ is 1.\n\n"
    assert verify(GIVEN + right + text).outcome not in (Whole.CORRECT, Whole.INCORRECT)


@pytest.mark.parametrize(
    "text",
    [
        "Find the rank of $A$.\n\nAnswer 2.",
        "Find the rank of $A$.\n\nSolution 2:",
        "Find the rank of $A$. It is 2 by 2.",
        "Find the rank of $A$. It is $2 \\times 2$.",
        "Find the rank of $A$. It is 12 o'clock.",
        "Consider $A$. It is 2.",
        "Find the rank of $A$. We reduce it. It is 2.",
        "Answer: 2",
        "Find the trace of $A$. $\\boxed{5}$",
        "Find the rank of $A$. $5$",
    ],
)
def test_what_replies_to_nothing_claims_nothing(text: str) -> None:
    assert read(text).assertions() == []


def test_yes_and_no_are_not_passed_in_silence() -> None:
    assert read("Is the rank of $A$ 2? No.").read[-1].account is Account.UNREAD
    assert read("Shall we begin? No.").read[-1].account is Account.NARRATION
