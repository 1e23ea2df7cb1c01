"""E_3 = 3 E_1 + 2 E_2 relates equations or rows to one another; it gives no unknown of a system a value."""

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

STEP = (
    r"$\left(\begin{array}{ccc|c}2&4&1&2\\1&2&0&1\\3&6&1&3\end{array}\right)"
    r"\xrightarrow{F_1\to F_1+F_2}\left(\begin{array}{ccc|c}3&6&1&3\\1&2&0&1\\3&6&1&3\end{array}\right)$. "
)


@pytest.mark.parametrize("name", ["E", "r", "v", "f", "L"])
def test_relations_are_no_solutions(name: str) -> None:
    verdict = judge(answer_of(f"{STEP}Indeed ${name}_3=3{name}_1+2{name}_2$."))
    assert "solution" not in [one.kind for one in verdict.judgements]
    assert verdict.outcome is not Whole.INCORRECT


@pytest.mark.parametrize("name", ["x", "c", "k", "X"])
def test_unknowns_given_by_others_still_are(name: str) -> None:
    system = r"$\left(\begin{array}{ccc|c}1&0&2&0\\0&1&-1&0\end{array}\right)$. "
    right = judge(answer_of(f"{system}So ${name}_1=-2{name}_3$, ${name}_2={name}_3$."))
    wrong = judge(answer_of(f"{system}So ${name}_1=2{name}_3$, ${name}_2={name}_3$."))
    assert right.outcome is Whole.CORRECT
    assert wrong.outcome is Whole.INCORRECT
