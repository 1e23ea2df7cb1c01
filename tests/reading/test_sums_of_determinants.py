"""Sums of multiples of determinants between bars: an expansion along a row, in every way to set the bars."""

from __future__ import annotations

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

A = r"Let $A = \begin{pmatrix} 2 & 1 & 1 \\ 1 & 3 & 1 \\ 1 & 1 & 4 \end{pmatrix}$."
BARS = [
    r"\left|\begin{array}{ll} @ \end{array}\right|",
    r"\left|\begin{array}{cc} @ \end{array}\right |",
    r"\left\vert\begin{array}{cc} @ \end{array}\right\vert",
    r"\bigl|\begin{matrix} @ \end{matrix}\bigr|",
    r"\lvert\begin{matrix} @ \end{matrix}\rvert",
    r"|\begin{matrix} @ \end{matrix}|",
    r"\begin{vmatrix} @ \end{vmatrix}",
    r"\det\begin{pmatrix} @ \end{pmatrix}",
]
MINORS = [r"3 & 1 \\ 1 & 4", r"1 & 1 \\ 1 & 4", r"1 & 3 \\ 1 & 1"]


def _expanded(bars: str, factors: tuple[str, ...], last: str = "") -> str:
    minors = [*MINORS[:2], last or MINORS[2]]
    return " ".join(factor + bars.replace("@", minor) for factor, minor in zip(factors, minors, strict=True))


@pytest.mark.parametrize("bars", BARS)
@pytest.mark.parametrize("factors", [("2", "-1", "+1"), ("2", "-", "+"), (r"2\cdot ", r"-1\cdot ", r"+1\cdot ")])
def test_an_expansion_is_judged(bars: str, factors: tuple[str, ...]) -> None:
    for said, outcome in (
        (_expanded(bars, factors), Whole.CORRECT),
        (_expanded(bars, factors, r"1 & 3 \\ 1 & 2"), Whole.INCORRECT),
        (_expanded(bars, (factors[0], factors[2], factors[2])), Whole.INCORRECT),
    ):
        assert judge(answer_of(rf"{A} $$\det A = {said}$$")).outcome is outcome


@pytest.mark.parametrize(
    "formula",
    [
        r"3\left|x\right| - 2\left|y\right| = 5",
        r"|x| |y| - |x| = 2",
        r"\left|\begin{array}{cc} 1 & 2 \\ 3 & 4 \end{array}\right.",
        r"\{ v \left| \begin{array}{c} v_1 = 0 \\ v_2 = 1 \end{array} \right. \}",
        r"x^2\big|_{x = 1} = 1",
    ],
)
def test_other_bars_accuse_nobody(formula: str) -> None:
    assert judge(answer_of(f"{A} $${formula}$$")).outcome is not Whole.INCORRECT
