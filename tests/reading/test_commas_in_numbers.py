"""Commas between digits in formulas: decimal ones, ones that part thousands, ones that part entries and equations."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

RIGHT = [
    "$1,5 + 2,5 = 4$",
    "$0,25 \\cdot 8 = 2$",
    "$217,500 - 202,500 = 15,000$",
    "$1,500 + 200 = 1,700$",
    "$1,234,567 + 1 = 1,234,568$",
    "$2+3=5,3+3=6$",
    "$1{,}500 + 200 = 1{,}700$",
]
WRONG = [
    "$1,5 + 2,5 = 5$",
    "$217,500 - 202,500 = 25,000$",
    "$1,234,567 + 1 = 1,234,569$",
    "$2+3=5,3+3=7$",
]
DOUBTFUL = ["$1,500 + 200 = 201,500$"]


@pytest.mark.parametrize("text", RIGHT)
def test_right_sums(text: str) -> None:
    assert judge(answer_of(text)).outcome is Whole.CORRECT


@pytest.mark.parametrize("text", WRONG)
def test_wrong_sums(text: str) -> None:
    assert judge(answer_of(text)).outcome is Whole.INCORRECT


@pytest.mark.parametrize("text", DOUBTFUL)
def test_what_one_of_two_readings_makes_right_is_in_doubt(text: str) -> None:
    assert judge(answer_of(text)).outcome is Whole.UNDECIDED


@pytest.mark.parametrize("text", ["$v=(1,2)$ and $w=(1,500)$", "$\\{1,5\\}$", "$x=1,y=2$"])
def test_lists_stay_lists(text: str) -> None:
    assert judge(answer_of(text)).outcome is not Whole.INCORRECT
