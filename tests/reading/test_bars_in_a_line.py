"""Augmented matrices typed in one line, [1 2 | 3; 4 5 | 6], and what has bars and is none."""

from __future__ import annotations

import pytest

import exactrank
from exactrank.reading.markup.drawn_boxes import Line, find_boxes
from tests.reading.outcomes import assert_right_and_wrong


@pytest.mark.parametrize(
    ("text", "count", "right", "wrong"),
    [
        ("[1 2 | 3; 4 5 | 6]\n\nR2 <- R2 - 4 R1\n\n[1 2 | 3; 0 -3 | -6]\n", 1, "-6", "-7"),
        ("A = [1 2 | 3; 4 5 | 6]\n\nR2 <- R2 - 4 R1\n\n[1 2 | 3; 0 -3 | -6]\n", 1, "-3", "3"),
        ("[1 2 | 3; 4 5 | 6] -> [1 2 | 3; 0 -3 | -6] -> [1 0 | -1; 0 1 | 2]\n", 2, "-6", "6"),
        ("[2, 4 | 6; 1, 1 | 2]\n\nR1 <- 1/2 R1\n\n[1, 2 | 3; 1, 1 | 2]\n", 1, "| 3", "| 4"),
    ],
)
def test_a_bar_stands_in_every_row(text: str, count: int, right: str, wrong: str) -> None:
    assert_right_and_wrong(text, count, right, wrong)


@pytest.mark.parametrize(
    ("text", "bar"),
    [("[1 2 | 3; 4 5 | 6]", 2), ("[1 | 2 3; 4 | 5 6; 7 | 8 9]", 1), ("[1 2; 3 4]", None), ("[1 2 | 3]", 2)],
)
def test_where_the_bar_is(text: str, bar: int | None) -> None:
    line = Line(text, 0)
    find_boxes(line, bars=False)
    assert [box.bar for box in line.boxes] == [bar]


@pytest.mark.parametrize(
    "text", ["[1 2 | 3; 4 | 5 6]", "[1 2 | 3; 4 5 6]", "[1 | 2 | 3; 4 | 5 | 6]", "[| 1 2; | 3 4]", "[1 2 |; 3 4 |]"]
)
def test_what_is_no_augmented_matrix(text: str) -> None:
    line = Line(text, 0)
    find_boxes(line, bars=False)
    assert line.boxes == []
    assert exactrank.verify(text + "\n\nThe rank is 2.\n").outcome.value not in ("correct", "incorrect")
