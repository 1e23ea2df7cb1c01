"""Discussions of cases in nine languages: right ones are never called incorrect, wrong ones never correct."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from exactrank import verify
from exactrank.judging import Outcome
from exactrank.judging.verdicts.witnesses import ForValues

FILES = [Path(__file__).with_name(name) for name in ("discussions.toml", "more_discussions.toml")]
DISCUSSIONS: list[dict[str, Any]] = [
    one for file in FILES for one in tomllib.loads(file.read_text(encoding="utf-8"))["discussion"]
]
WRONG = [
    pytest.param(one, k, id=f"{one['name']}-{k}", marks=pytest.mark.long if k else ())
    for one in DISCUSSIONS
    for k in range(len(one.get("wrong", ())))
]
"""Of each discussion the first fault, and in the longer run all of them."""


@pytest.mark.parametrize("one", DISCUSSIONS, ids=[one["name"] for one in DISCUSSIONS])
def test_right_discussions_are_never_incorrect(one: dict[str, Any]) -> None:
    outcome = verify(one["text"]).outcome.value
    assert outcome == "correct" if one["read"] else outcome != "incorrect"


@pytest.mark.parametrize(("one", "k"), WRONG)
def test_wrong_discussions_are_never_correct(one: dict[str, Any], k: int) -> None:
    text, wrong = one["text"], one["wrong"][k]
    for right, false in wrong["put"]:
        assert right in text
        text = text.replace(right, false)
    verdict = verify(text)
    assert verdict.outcome.value == "incorrect" if wrong["refuted"] else verdict.outcome.value != "correct"
    if "value" in wrong:
        witnesses = [one.witness for one in verdict.judgements if one.outcome is Outcome.INCORRECT]
        values = [dict(one.values) for one in witnesses if isinstance(one, ForValues)]
        assert wrong["value"] in [{letter: str(value) for letter, value in found.items()} for found in values]
