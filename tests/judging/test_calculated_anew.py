"""A name with an index that has a value and gets another by a calculation of its own."""

from __future__ import annotations

import pytest

from exactrank import verify


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("$e_1 = 9 + 41 = 50$. $e_1 = 3 + 5 = 8$.", ["correct", "undecided"]),
        ("$e_1 = 9 + 41 = 50$. $e_1 = 3 + 5 = 8$. $e_1 + 1 = 9$.", ["correct", "undecided", "correct"]),
        ("$e_1 = 9 + 41 = 50$. $e_1 = 3 + 6 = 8$.", ["correct", "incorrect"]),
        ("$e_1 = 9 + 41 = 50$. $e_1 = 25 + 25 = 50$.", ["correct", "correct"]),
        ("$e_1 = 9 + 41 = 50$. $e_2 = 3$. $e_1 = e_2 + 5 = 8$.", ["correct", "incorrect"]),
    ],
)
def test_a_calculation_that_is_right_gives_the_name_anew(text: str, outcomes: list[str]) -> None:
    assert [one.outcome.value for one in verify(text).judgements] == outcomes
