"""The account of sentences: narration says nothing, and what looks like a claim does not pass in silence."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from exactrank.reading.claims.in_sentences import Account
from exactrank.reading.language.own_sentences import is_own
from tests.reading.test_sentences import read

EXAMPLES = [tomllib.loads(path.read_text(encoding="utf-8")) for path in Path(__file__).parent.glob("account/*.toml")]


@pytest.mark.parametrize("sentence", [sentence for one in EXAMPLES for sentence in one["narration"]])
def test_narration_claims_nothing(sentence: str) -> None:
    said = read(sentence)
    assert Account.UNREAD not in [one.account for one in said.read]
    assert said.assertions() == []


@pytest.mark.parametrize("sentence", [sentence for one in EXAMPLES for sentence in one["unread"]])
def test_what_looks_like_a_claim_does_not_pass(sentence: str) -> None:
    assert Account.NARRATION not in [one.account for one in read(sentence).read]


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("From row 2 on all rows are zero, so nothing is left to clear.", True),
        ("In the third column the pivot is \ue000.", True),
        ("We multiply out: \ue001", True),
        ("From row 2 on all rows are zero, so the rank is 7.", False),
        ("The rank of \ue000 is 2.", False),
        ("We multiply out, and the rank is 7.", False),
        ("", False),
    ],
)
def test_sentences_of_our_own_pages_are_known(sentence: str, own: bool) -> None:
    assert is_own(sentence) is own
