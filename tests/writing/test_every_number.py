"""Every number of an answer counts: right as it stands, and no longer correct with any single digit changed."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

SILENT = "§"
"""Before a digit that says nothing of the matrix."""
ANSWERS: list[str] = [
    one["text"] for one in tomllib.loads((Path(__file__).parent / "every_number.toml").read_text("utf-8"))["answers"]
]


def outcome(text: str) -> Whole:
    return judge(answer_of(text.replace(SILENT, ""))).outcome


@pytest.mark.parametrize("text", ANSWERS, ids=range(len(ANSWERS)))
def test_every_number_is_read(text: str) -> None:
    assert outcome(text) is Whole.CORRECT
    passed = []
    for match in re.finditer(rf"(?<!{SILENT})\d", text):
        changed = text[: match.start()] + str((int(match[0]) + 1) % 10) + text[match.end() :]
        if outcome(changed) is Whole.CORRECT:
            passed.append(text[max(0, match.start() - 20) : match.end() + 20])
    assert passed == []
