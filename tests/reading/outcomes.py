"""What the tests of readings ask of a whole text: all of it right, or right and wrong with one word changed."""

from __future__ import annotations

import exactrank
from exactrank.judging import Outcome, Whole, judge
from exactrank.reading.answers.document import answer_of


def assert_all_right(text: str) -> None:
    """Something is judged, and every judgement and the whole are correct."""
    verdict = judge(answer_of(text))
    assert {one.outcome for one in verdict.judgements} == {Outcome.CORRECT}
    assert verdict.outcome is Whole.CORRECT


def assert_right_and_wrong(text: str, count: int, right: str, wrong: str) -> None:
    """The text is right in as many statements, and incorrect with the last `right` in it replaced by `wrong`."""
    verdict = exactrank.verify(text)
    assert (verdict.outcome.value, len(verdict.judgements)) == ("correct", count)
    before, found, after = text.rpartition(right)
    assert found
    assert exactrank.verify(before + wrong + after).outcome.value == "incorrect"
