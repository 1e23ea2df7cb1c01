# ruff: noqa: E501 - drawings stand on one line
"""Matrices typed in one line or framed: right ones are judged, wrong ones caught; what looks like one says nothing."""

from __future__ import annotations

import pytest

import exactrank
from exactrank.reading.answers.document import read_answer
from tests.reading.outcomes import assert_right_and_wrong

READ: dict[str, tuple[str, str, str]] = {
    # a text with one statement that is right, and what makes it wrong where it stands last
    "braces": ("A = {{1,2},{3,4}}, det(A) = -2", "-2", "2"),
    "a constructor": ("A = Matrix([[1, 2], [3, 4]])\ndet(A) = -2", "-2", "2"),
    "the constructor of a module": ("A = np.array([[1, 2], [3, 4]])\n\nThe rank of A is 2.", "2", "1"),
    "the linear format of Word": ("A=(■(1&2@3&4))\n\ndet(A) = -2", "-2", "2"),
    "slashes between rows": ("1 2 / 3 7 -> 1 2 / 0 1", "0 1", "0 0"),
    "slashes, the operation between": ("1 2 3 / 3 7 8\nR2 - 3R1\n1 2 3 / 0 1 -1", "0 1 -1", "0 2 -1"),
    "slashes and fractions": ("1 1/2 / 1 1\n\nR2 -> R2 - R1\n\n1 1/2 / 0 1/2", "0 1/2", "0 3/2"),
    "parentheses and a bar": ("(1 2 | 5)\n(3 7 | 1)\n\nR2 -= 3R1\n\n(1 2 | 5)\n(0 1 | -14)", "-14", "14"),
    "in a sentence": ("The matrix [1 2; 3 7] has rank 2.", "rank 2", "rank 1"),
    "a list in a sentence": ("We see that the matrix [[1, 2], [2, 4]] has rank 1.", "rank 1", "rank 2"),
    "in a sentence in Japanese": ("行列 [1 2; 2 4] の階数は 1 である。", "1 である", "2 である"),
    "a name within a sentence": ("Let A = [1 2; 2 4] be given.\n\nThe rank of A is 1.", "1", "2"),
    "a name at the end": ("Consider the matrix A = [1 2; 2 4].\n\nThe rank of A is 1.", "1", "2"),
    "corners": ("┌ 1 2 ┐    ┌ 1 2 ┐\n└ 3 7 ┘ -> └ 0 1 ┘", "0 1", "0 0"),
    "a frame": ("┌ 1 2 ┐\n│ 3 7 │\n└ 1 2 ┘\n\nR2 -> R2 - 3R1\n\n┌ 1 2 ┐\n│ 0 1 │\n└ 1 2 ┘", "0 1", "0 2"),
    "a frame open at the corners": ("┌     ┐\n│ 1 2 │\n│ 3 7 │\n└     ┘\n\nR2 -> R2 - 3R1\n\n┌     ┐\n│ 1 2 │\n│ 0 1 │\n└     ┘", "0 1", "0 2"),
    "full width": ("１ ２\n３ ７\n\nR2 <- R2 - 3 R1\n\n１ ２\n０ １", "０ １", "０ ２"),
    "RREF of a name": ("A = [1 2; 3 7]\n\nrref(A) = [1 0; 0 1]", "0 1]", "0 2]"),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_a_typed_matrix_is_judged(name: str) -> None:
    text, right, wrong = READ[name]
    assert_right_and_wrong(text, 1, right, wrong)


NOTHING = {
    "a partition": "the partition {{1,2},{3,4}} of the set",
    "references": "as was shown in [1; 2] and in [3; 4] by others",
    "a date": "12 / 11 / 2026",
    "dates": "12 11 / 2026",
    "a telephone": "call 0171 23 45 / 0171 45 67",
    "scores": "3 / 10 and 4 / 10",
    "fractions": "1/2 / 3/4",
    "ragged rows": "1 2 / 3",
    "an argument": "f([1, 2], [3, 4])",
    "words in brackets": "[first one; second one] and others",
    "a table of boxes": "┌───┬───┐\n│ 1 │ 2 │\n├───┼───┤\n│ 3 │ 4 │\n└───┴───┘",
    "a frame of words": "┌ hello ┐\n└ world ┘",
    "absolute values": "|x| and |y| are less than |z|",
    "intervals": "on [1, 2] and on (3, 4) it vanishes",
    "an index": "see A[[1, 2]] there",
}


@pytest.mark.parametrize("name", NOTHING)
def test_what_looks_like_a_matrix_says_nothing(name: str) -> None:
    assert read_answer(NOTHING[name]) == ()


def test_a_place_is_that_of_the_matrix() -> None:
    (judged,) = exactrank.verify("So.\n\nThe matrix [1 2; 3 7] has rank 2.").judgements
    assert (judged.statement.span.line, judged.statement.span.source) == (3, "The matrix [1 2; 3 7] has rank 2")
