"""The word over an answer is no claim; what stands behind it is read."""

from __future__ import annotations

import pytest

from exactrank.judging import judge
from exactrank.judging.verdicts.verdict import Whole
from exactrank.reading.answers.document import answer_of

STEP = r"$$\begin{pmatrix}1&-1\\2&-2\end{pmatrix}\xrightarrow{R_2-2R_1}\begin{pmatrix}1&-1\\0&0\end{pmatrix}$$"
HEADINGS = (
    "Solution:",
    "**Solution:**",
    "Answer:",
    "Lösung:",
    "Solución:",
    "Soluzione:",
    "Rozwiązanie:",
    "解：",
    "【解】",
)


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_before_a_calculation_is_no_claim(heading: str) -> None:
    text = f"{heading} {STEP}"
    assert judge(answer_of(text)).is_correct
    assert judge(answer_of(text.replace(r"0&0\end", r"0&1\end"))).first_error == 0


@pytest.mark.parametrize("text", ["Solution: $x = 7$", "解： $x=1$", "Lösung: $x=1$, $y=2$", "Answer: $(1, 2)$"])
def test_a_value_behind_a_heading_is_an_answer(text: str) -> None:
    assert judge(answer_of(f"{STEP}\n\n{text}")).outcome is not Whole.CORRECT


def test_matrices_that_claims_of_one_sentence_are_about_are_no_chain() -> None:
    first, second = r"$\begin{pmatrix}1&2\\2&4\end{pmatrix}$", r"$\begin{pmatrix}1&2\\3&4\end{pmatrix}$"
    assert judge(answer_of(f"{first} has rank $1$, and {second} has rank $2$.")).is_correct
    assert judge(answer_of(f"{first} has rank $1$, and {second} has rank $1$.")).first_error == 1


def test_pivots_and_their_columns_in_one_sentence() -> None:
    text = (
        STEP
        + " There is one pivot. Now $$A="
        + r"\begin{pmatrix}1&1\\0&2\end{pmatrix}$$ There are $2$ pivots, in columns "
    )
    assert judge(answer_of(text + "$1$ and $2$.")).is_correct
    assert not judge(answer_of(text + "$1$ and $3$.")).is_correct
    assert not judge(answer_of(text.replace("are $2$", "are $3$") + "$1$ and $2$.")).is_correct
