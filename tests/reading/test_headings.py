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


def test_a_title_of_pretext_parts_the_unknowns() -> None:
    """The only solution of W x = 0 is 0, and in the next section x is an input."""
    W = r"W = \begin{bmatrix} 1 &amp; 0 \\ 0 &amp; 1 \end{bmatrix}"
    text = rf"""<article><title>Ranks</title>
<section><title>A matrix</title><p>Let <m>{W}</m>.</p><p>The only solution of <m>W x = 0</m> is 0.</p></section>
<section><title>An input</title><p>The input is the vector</p>
<p><me>x = \begin{{bmatrix}} 1 \\ 1 \end{{bmatrix}}</me></p></section>
</article>
"""
    assert judge(answer_of(text)).outcome is not Whole.INCORRECT
    together = text.replace("</section>\n<section><title>An input</title>", "")
    assert judge(answer_of(together)).outcome is not Whole.CORRECT
