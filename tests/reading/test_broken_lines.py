"""An equation that goes on in the next line of an alignment, and lines that are equations by themselves."""

from __future__ import annotations

import pytest

from exactrank.judging import Outcome, Whole, judge
from exactrank.reading.answers.document import read_answer

Q = r"$Q = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$. "
ALIGN = r"\begin{align*}%s\end{align*}"
ALIGNED = r"\[\begin{aligned}%s\end{aligned}\]"
SPLIT = r"\begin{equation}\begin{split}%s\end{split}\end{equation}"

GOES_ON = [
    r"\det Q &= 1 \cdot 4 \\ &\quad - 2 \cdot 3 = -2",
    r"\det Q &= 1 \cdot 4 \\ &\qquad{} - 2 \cdot 3 = -2",
    r"\det Q &= 1 \cdot 4 \\ &\phantom{{}=} - 2 \cdot 3 = -2",
    r"\det Q &= 1 \cdot 4 \\ &\hspace{1em} - 2 \cdot 3 = 4 - 6 = -2",
    r"\det Q &= 1 \cdot 4 \\ & - 2 \cdot 3 = -2",
    r"\det Q ={} & 1 \cdot 4 \\ & - 2 \cdot 3 = -2",
    r"\det Q =\, & 1 \cdot 4 \\ & - 2 \cdot 3 \\ ={} & -2",
    r"\det Q &= 4 \\ &\quad \cdot 1 - 2 \cdot 3 = -2",
    r"\det Q &= 1 \cdot 4 + 7 \\ &\quad - 2 \cdot 3 \\ &\quad - 7 = 4 - 6 = -2",
    r"\det Q &= 3 \cdot 4 - 8 \\ &\quad + 1 \cdot 0 - 2 \cdot 3 = -2 \\ \det Q &= 4 \\ &\quad - 6 = -2",
]


@pytest.mark.parametrize("around", [ALIGN, ALIGNED, SPLIT])
@pytest.mark.parametrize("lines", GOES_ON)
def test_a_line_that_begins_with_an_operator_goes_on(lines: str, around: str) -> None:
    verdict = judge(read_answer(Q + around % lines))
    assert len(verdict.judgements) > 1
    assert verdict.outcome is Whole.CORRECT, [one.outcome for one in verdict.judgements]


@pytest.mark.parametrize("around", [ALIGN, ALIGNED, SPLIT])
@pytest.mark.parametrize("lines", GOES_ON)
def test_a_wrong_value_behind_it_is_wrong(lines: str, around: str) -> None:
    assert judge(read_answer(Q + around % lines.replace("-2", "-3"))).outcome is Whole.INCORRECT


APART = [
    r"& 4 - 6 = -2 \\ & - 2 + 3 = 1",
    r"& 4 - 6 = -2 \\ & \quad 2 + 3 = 5",
    r"4 - 6 &= -2 \\ - 2 + 3 &= 1",
    r"\det Q &= -2 \\ - \det Q &= 2",
    r"\det Q &= -2 \\ -\det Q + 3 &= 5",
    r"\det Q &= -2, \\ & 1 + 1 = 2",
    r"4 &- 6 &= -2 \\ &- 2 &= -2",
    r"4 &{}-{}& 6 &{}={}& -2 \\ &{}-{}& 2 &{}={}& -2",
]


@pytest.mark.parametrize("around", [ALIGN, ALIGNED, SPLIT])
@pytest.mark.parametrize("lines", APART)
def test_lines_that_are_equations_stay_apart(lines: str, around: str) -> None:
    judgements = judge(read_answer(Q + around % lines)).judgements
    assert Outcome.INCORRECT not in [one.outcome for one in judgements]


SYSTEMS = [
    r"x &{}+{}& y &{}={}& 3 \\ &{}-{}& y &{}={}& -2",
    r"& x + y = 3 \\ & -y = -2",
    r"x + y &= 3 \\ -y &= -2",
]


@pytest.mark.parametrize("around", [ALIGN, ALIGNED])
@pytest.mark.parametrize("lines", SYSTEMS)
def test_the_equations_of_a_system_stay_apart(lines: str, around: str) -> None:
    text = "Solve the system " + around % lines + " The solution is $x = 1$, $y = 2$."
    judgements = judge(read_answer(text)).judgements
    assert judgements
    assert Outcome.INCORRECT not in [one.outcome for one in judgements]
    assert Outcome.CORRECT in [one.outcome for one in judgements]


@pytest.mark.parametrize(
    ("first", "outcome"),
    [("&A", "correct"), ("A", "correct"), ("&A_1", "undecided"), ("&A + C", "undecided")],
)
def test_a_name_alone_in_a_line_is_the_left_side_of_the_next(first: str, outcome: str) -> None:
    text = f"$$\\begin{{aligned}}\n{first} \\\\\n&= \\begin{{pmatrix}}1&2\\\\3&4\\end{{pmatrix}}\n\\end{{aligned}}$$\n"
    verdict = judge(read_answer(f"{text}Let $B = (1, 2)$. The rank of $A$ is 2."))
    assert verdict.outcome.value == outcome
