"""Formulas between the delimiters of other writers are read; what only looks so stays."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of
from exactrank.reading.markup.other_delimiters import with_dollars

A = r"Let $A=\begin{pmatrix}1&2\\3&4\end{pmatrix}$. "

READ = [
    r":math:`\det A=-2`",
    r"{math}`\det A=-2`",
    r"$`\det A=-2`$",
    r"[latex]\det A=-2[/latex]",
    r"\\(\det A=-2\\)",
    r"\\[\det A=-2\\]",
]
KEPT = [
    r"$\begin{aligned}a&=b\\(c)&=d\\(e)\end{aligned}$",
    "see `math` and $5 or [1/2]",
    "$x$ and `code` and $y$",
    r"\begin{cases}x=1\\[2pt] y=2\\[1em]\end{cases}",
]


@pytest.mark.parametrize("said", READ)
def test_formulas_of_other_writers(said: str) -> None:
    assert judge(answer_of(A + said)).outcome is Whole.CORRECT
    assert judge(answer_of(A + said.replace("-2", "2"))).outcome is Whole.INCORRECT


@pytest.mark.parametrize("text", KEPT)
def test_what_only_looks_so(text: str) -> None:
    assert with_dollars(text) == text
