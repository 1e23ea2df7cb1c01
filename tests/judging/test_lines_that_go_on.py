"""Displays that begin with an equals sign go on from the one right before them, letters and numbers alike."""

from __future__ import annotations

import pytest

from exactrank import verify
from exactrank.judging import Outcome, Whole

NUMBERS = "$$A = \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}$$\n\n"
LETTERS = "$$A = \\begin{pmatrix} x & 1 \\\\ 1 & x \\end{pmatrix}$$\n\n"
TWO = "$$A = \\begin{pmatrix} a & 1 \\\\ 1 & b \\end{pmatrix}$$\n\n"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (NUMBERS + "$$\\det A = 4 - 6$$\n$$= -2$$", "= -3"),
        (NUMBERS + "$$\\det A = 1 \\cdot 4 - 2 \\cdot 3 = 4 - 6$$\n\n$$= -2$$", "= 2"),
        (NUMBERS + "\\[\\det A = 4 - 6\\]\n\\[= -2\\]", "= -3"),
        (LETTERS + "$$\\det A = x \\cdot x - 1$$\n$$= x^2 - 1$$", "= x^2 - 2"),
        (LETTERS + "$$\\det A = x \\cdot x - 1 = (x - 1)(x + 1)$$", "= (x - 1)(x + 2)"),
    ],
)
def test_a_display_goes_on(right: str, wrong: str) -> None:
    assert verify(right).outcome is Whole.CORRECT
    head, _, tail = right.rpartition("= ")
    closing = tail[tail.index("$") :] if "$" in tail else tail[tail.index("\\") :]
    assert verify(head + wrong + closing).outcome is Whole.INCORRECT


@pytest.mark.parametrize(
    "text",
    [
        NUMBERS + "$$\\det A = 4 - 6$$ and twice that $$= -4$$",
        LETTERS + "$$\\det A = x^2 - 1 = 3$$",
        LETTERS + "$$\\det A = x^2 - 1$$\n$$= 0$$",
        LETTERS + "$$\\det A = x^2 - 1 = k$$",
        LETTERS + "$$\\det A = x^2 - 1$$ so for $x = 2$ $$= 3$$",
        TWO + "Let $b = a$. $$\\det A = ab - 1 = a^2 - 1$$",
        TWO + "With $b = 2$: $$\\det A = ab - 1 = 2a - 1$$",
    ],
)
def test_equations_for_letters_accuse_nobody(text: str) -> None:
    assert Outcome.INCORRECT not in [one.outcome for one in verify(text).judgements]
