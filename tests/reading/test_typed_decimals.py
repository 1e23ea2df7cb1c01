"""Typed matrices with decimal commas: their rows are parted by blanks, and other commas part entries."""

from __future__ import annotations

from fractions import Fraction

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of
from exactrank.reading.markup.typed_decimals import with_decimal_points
from exactrank.statements import Definition, Grid, Shown

LAYOUTS = (
    "[ 1,6 3,6 ]\n[ 3,2 @ ]\n\nR2 - 2R1\n\n[ 1,6 3,6 ]\n[ 0   0,5 ]",
    "(1,6  3,6)\n(3,2  @)\n\nR2 - 2R1\n\n(1,6  3,6)\n(0  0,5)",
    "[1,6 3,6]  R2-2R1  [1,6 3,6]\n[3,2 @]  ------> [0   0,5]",
    "⎡1,6 3,6⎤\n⎣3,2 @⎦\n\nR2 - 2R1\n\n⎡1,6 3,6⎤\n⎣0 0,5⎦",
)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_step_with_decimal_commas_is_judged(layout: str) -> None:
    assert judge(answer_of(layout.replace("@", "7,7"))).outcome is Whole.CORRECT
    assert judge(answer_of(layout.replace("@", "7,8"))).outcome is Whole.UNDECIDED  # decimals may be rounded


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("[1,2,3]\n[4,5,6]", [[1, 2, 3], [4, 5, 6]]),
        ("[1, 2, 3]\n[4, 5, 6]", [[1, 2, 3], [4, 5, 6]]),
        ("A = [1,5 2; 3 4,5]", [["3/2", 2], [3, "9/2"]]),
        ("[-1,5 2,25]\n[0,5 1]", [["-3/2", "9/4"], ["1/2", 1]]),
    ],
)
def test_the_entries_of_a_typed_matrix(text: str, rows: list[list[int | str]]) -> None:
    (grid,) = [one.value for one in answer_of(text).passages if isinstance(one, Shown | Definition)]
    assert isinstance(grid, Grid)
    assert [list(row) for row in grid.rows] == [[Fraction(x) for x in row] for row in rows]


@pytest.mark.parametrize(
    "text", ["[1,2,3 4,5,6]", "(1,2) (3,4)", "[1, 2 3, 4]", "1,000 2,000", "f(1,2 3,4)", "[a 1,2]", "x = 1,2 and 3,4"]
)
def test_other_commas_stay(text: str) -> None:
    assert with_decimal_points(text) == text
