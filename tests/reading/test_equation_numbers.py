r"""Numbers of equations behind & or \quad are no factors of their right sides; what looks like one stays."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of
from exactrank.reading.markup.equation_numbers import without_equation_numbers

LABELS = [
    "& (3)",
    "&& (3)",
    r"\quad (3)",
    r"\qquad (3a)",
    r"\; (3)",
    "~~(3)",
    r"\quad\text{(3)}",
    r"& (\text{3})",
    r"\hspace{1cm}(3)",
    r"\hfill (3)",
    r"\cdots (3)",
    r", \quad (3)",
    r"\quad (III)",
    r"\quad (E_3)",
    r"\quad [3]",
    "\\quad ③",
    r"\quad \textcircled{3}",
    r"\quad (*)",
    r"\quad \left(3\right)",
    r"\quad (2)+2(1)",
    r"\tag{3}",
]
KEPT = [
    r"1 & 2 & (3) \\",
    r"x = 5 - 2(3) \\",
    r"x = 2\cdot(3) \\",
    r"A &= \begin{pmatrix} 1 & (2) \\ 3 & (4) \end{pmatrix}",
    r"x = 2 \quad (3) \text{ holds} \\",
    r"v = (1, 2), \quad w = (3) + (1) x \\",
]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("name", ["cases", "aligned"])
def test_numbered_equations(label: str, name: str) -> None:
    sign = "&=" if name == "aligned" else "="
    rows = rf"12x-20y {sign} 16 {label} \\ 12x+9y {sign} 45 {label}"
    text = rf"Solve $$\begin{{{name}}} {rows} \end{{{name}}}$$ The solution is $x=3$, $y=1$."
    assert judge(answer_of(text)).outcome is Whole.CORRECT
    assert judge(answer_of(text.replace("$x=3$", "$x=2$"))).outcome is Whole.INCORRECT


@pytest.mark.parametrize("text", KEPT)
def test_other_brackets_stay(text: str) -> None:
    assert without_equation_numbers(text) == text
