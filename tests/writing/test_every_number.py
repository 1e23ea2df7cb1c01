"""Every number of an answer counts: right as it stands, and no longer correct with any single digit changed."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of
from tests.turns import Turn, by_turns, those_of

SILENT = "§"
"""Before a digit that says nothing of the matrix."""
ANSWERS: list[str] = [
    one["text"] for one in tomllib.loads((Path(__file__).parent / "every_number.toml").read_text("utf-8"))["answers"]
]


def outcome(text: str) -> Whole:
    return judge(answer_of(text.replace(SILENT, ""))).outcome


@by_turns(4)
def test_every_number_is_read(turn: Turn) -> None:
    """Every answer in each turn, and each of its digits in one of them."""
    passed = []
    for text in ANSWERS:
        assert outcome(text) is Whole.CORRECT, text
        for match in those_of(list(re.finditer(rf"(?<!{SILENT})\d", text)), turn):
            changed = text[: match.start()] + str((int(match[0]) + 1) % 10) + text[match.end() :]
            if outcome(changed) is Whole.CORRECT:
                passed.append(text[max(0, match.start() - 20) : match.end() + 20])
    assert passed == []


@pytest.mark.parametrize("shift", [1, *[pytest.param(shift, marks=pytest.mark.long) for shift in (7, 11)]])
def test_answers_one_after_the_other_keep_apart(shift: int) -> None:
    for k, text in enumerate(ANSWERS):
        following = ANSWERS[(k + shift) % len(ANSWERS)]
        assert outcome(f"{text}\n\n**Problem 2.**\n\n{following}") is not Whole.INCORRECT
