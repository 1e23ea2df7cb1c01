"""What unknowns are called: a vector of them written out, and values of letters that no system has."""

from __future__ import annotations

import pytest

import exactrank
from tests.reading.outcomes import assert_right_and_wrong

GIVEN = "A = [1 2; 4 5], v = [u; w], b = [3; 6]\n\n"
STEPS = "[1 2 | 3; 4 5 | 6]\n\nR2 <- R2 - 4 R1\n\n[1 2 | 3; 0 -3 | -6]\n\n"


@pytest.mark.parametrize(
    ("text", "count", "right", "wrong"),
    [
        (GIVEN + STEPS + "So w = 2 and u = -1.\n", 2, "w = 2", "w = 3"),
        (GIVEN + STEPS + "So w = 2 and u = -1.\n", 2, "-6]", "-7]"),
        (GIVEN + STEPS + "Hence u = -1, w = 2.\n", 2, "u = -1, w = 2", "u = 2, w = -1"),
    ],
)
def test_a_vector_of_the_unknowns_says_what_they_are_called(text: str, count: int, right: str, wrong: str) -> None:
    assert_right_and_wrong(text, count, right, wrong)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (STEPS + "So w = 2 and u = -1.\n", "incomplete"),
        (STEPS + "So w = 3 and u = -1.\n", "incomplete"),
        (STEPS + "So x = -1 and y = 2.\n", "correct"),
        (STEPS + "So x = -1 and y = 3.\n", "incorrect"),
        (STEPS + "Let w = 3.\n", "correct"),
        (STEPS + "With k = 3 steps we would be done.\n", "correct"),
        (GIVEN.replace("v =", "b' =") + STEPS, "correct"),
    ],
)
def test_a_value_that_is_concluded_and_belongs_to_no_system_was_not_read(text: str, outcome: str) -> None:
    assert exactrank.verify(text).outcome.value == outcome
