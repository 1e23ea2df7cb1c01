"""Lines that were broken where they were full, and displays behind which another sentence begins."""

from __future__ import annotations

import pytest

from exactrank import verify
from exactrank.judging import Whole
from exactrank.reading.answers.document import answer_of

A = "A = [1 2; 2 4]\n\n"
LONG = "By Kronecker's theorem it is enough that all minors of order 2 that border it"


def test_a_word_before_a_colon_in_the_next_line_belongs_to_the_sentence() -> None:
    whole = verify(f"{A}A has a minor of order 1 that is not zero, and all minors of order 2 that border it\n"
                   "vanish: rank A = 1.")  # fmt: skip
    assert whole.outcome is Whole.CORRECT


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{A}We reduced the matrix\nrank: 1\nnullity: 1", 3),
        (f"{A}{LONG} do.\nrank: 1", 3),
        (f"{A}{LONG}\nRank: 1", 3),
    ],
)
def test_a_label_stays_a_label(text: str, lines: int) -> None:
    assert (verify(text).judgements[0].statement.span.line or 0) >= lines
    assert verify(text.replace(": 1", ": 2")).outcome is Whole.INCORRECT


def test_a_line_that_ends_with_an_ideographic_comma_goes_on() -> None:
    text = f"{A}第 1 行と第 1 列からなる小行列式が 0 でなく、2 次のものはすべて零になるから、\nrank A = 1 である。"
    assert [one.outcome.value for one in verify(text).judgements][-1:] == ["correct"]
    assert verify(text.replace("= 1 である", "= 2 である")).outcome is Whole.INCORRECT


@pytest.mark.parametrize("value", ["det A = -2", "rank A = 2", "x_1 = 3"])
def test_a_typed_value_behind_a_display_begins_a_sentence(value: str) -> None:
    text = f"With their values the expansion is\n\n    1 * 4 - 2 * 3 = -2\n\n{value} is the result."
    assert not answer_of(text).unread


@pytest.mark.parametrize("sentence", ["この小行列式は 7 である。", "左上の小行列式が 0 である。"])
def test_a_minor_in_japanese_is_no_determinant_of_the_matrix(sentence: str) -> None:
    verdict = verify(f"$$A = \\begin{{pmatrix}} 1 & 2 \\\\ 3 & 4 \\end{{pmatrix}}$$\n\n{sentence}")
    assert verdict.judgements == ()
    assert len(verdict.unread) == 1


def test_the_others_are_no_other_matrix() -> None:
    said = "Putting 1 for one of $x_2$, $x_3$ and 0 for the others gives a basis of the null space:"
    vectors = r"$$\begin{pmatrix} -2 \\ 1 \\ 0 \end{pmatrix}, \begin{pmatrix} -3 \\ 0 \\ 1 \end{pmatrix}$$"
    given = r"$$A = \begin{pmatrix} 1 & 2 & 3 \\ 2 & 4 & 6 \end{pmatrix}$$"
    assert verify(f"{given}\n\n{said} {vectors}").outcome is Whole.CORRECT
    assert verify(f"{given}\n\n{said} {vectors.replace('-3', '3')}").outcome is Whole.UNDECIDED
