"""Directives of MyST: displays and boxes with text are read, programs are not."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

M = r"\begin{pmatrix}1&2\\3&4\end{pmatrix}"
STEP = M + r" \xrightarrow{R_2-3R_1} \begin{pmatrix}1&2\\0&-2\end{pmatrix}"

READ = [
    f"```{{math}}\n{STEP}\n```",
    f":::{{math}}\n:label: eq-1\n:nowrap:\n{STEP}\n:::",
    f"::::{{prf:example}} One\n:class: tip\nWe reduce:\n\n```{{math}}\n{STEP}\n```\n::::",
    f"```{{admonition}} Example\n${STEP}$\n```",
    f":::{{dropdown}} Solution\n$${STEP}$$\n:::",
]
NOT_READ = [
    f"```{{code-block}} latex\n{STEP}\n```",
    "```{code-cell} python\nA = [1 2; 3 4]\nrank = 1\n```",
    f"$\\det {M}=-2$\n\n```{{literalinclude}} rank.py\n:lines: 1-3\n```",
]


@pytest.mark.parametrize("text", READ)
def test_what_a_reader_of_the_page_sees_is_read(text: str) -> None:
    wrong = text.replace("-2\\end", "-3\\end")
    assert judge(answer_of(text)).outcome is Whole.CORRECT
    assert judge(answer_of(wrong)).outcome is Whole.INCORRECT


@pytest.mark.parametrize("text", NOT_READ)
def test_programs_are_not(text: str) -> None:
    assert "row-step" not in [one.kind for one in judge(answer_of(text)).judgements]
    assert "rank" not in [one.kind for one in judge(answer_of(text)).judgements]
