"""Matrices with square roots in their entries: products and equations are decided exactly."""

from __future__ import annotations

import pytest

from exactrank import verify
from exactrank.judging import Outcome

ROTATION = r"Q = \begin{bmatrix} \frac{\sqrt{2}}{2} & -\frac1{\sqrt2} \\ \frac1{\sqrt2} & \frac12\sqrt2 \end{bmatrix}"
ROOTS = r"B = \begin{pmatrix} \sqrt{2} & \sqrt{3} \\ \sqrt{6} & 1 \end{pmatrix}"
SQUARE = r"\begin{pmatrix} 2+3\sqrt2 & \sqrt6+\sqrt3 \\ 2\sqrt3+\sqrt6 & 1+3\sqrt2 \end{pmatrix}"


def outcomes(text: str) -> list[Outcome]:
    return [one.outcome for one in verify(text).judgements]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (rf"$${ROTATION}$$ $$Q^T Q = I$$", rf"$${ROTATION}$$ $$Q Q = I$$"),
        (
            rf"$${ROTATION}$$ $$Q Q = \begin{{bmatrix}} 0 & -1 \\ 1 & 0 \end{{bmatrix}}$$",
            rf"$${ROTATION}$$ $$Q Q = \begin{{bmatrix}} 0 & 1 \\ -1 & 0 \end{{bmatrix}}$$",
        ),
        (rf"$${ROOTS}$$ $$B B = {SQUARE}$$", rf"$${ROOTS}$$ $$B B = {SQUARE.replace('sqrt3 ', 'sqrt5 ')}$$"),
        (
            r"$$\sqrt{2}\begin{pmatrix} \sqrt2 \\ \sqrt8 \end{pmatrix} = \begin{pmatrix} 2 \\ 4 \end{pmatrix}$$",
            r"$$\sqrt{2}\begin{pmatrix} \sqrt2 \\ \sqrt8 \end{pmatrix} = \begin{pmatrix} 2 \\ 16 \end{pmatrix}$$",
        ),
    ],
)
def test_products_with_roots(right: str, wrong: str) -> None:
    assert outcomes(right) == [Outcome.CORRECT]
    assert Outcome.CORRECT not in outcomes(wrong)


@pytest.mark.parametrize(
    "text",
    [
        rf"$${ROOTS}$$ $$B C = \begin{{pmatrix}} 1 & 0 \\ 0 & 1 \end{{pmatrix}}$$",
        r"$$\begin{pmatrix} \sqrt2 & a \end{pmatrix}\begin{pmatrix} \sqrt2 \\ 0 \end{pmatrix} = 3$$",
        r"$$\begin{pmatrix} \sqrt2 & i \end{pmatrix}\begin{pmatrix} \sqrt2 \\ i \end{pmatrix} = 3$$",
        r"$$\begin{pmatrix} \sqrt{x} \end{pmatrix}\begin{pmatrix} 2 \end{pmatrix} = \begin{pmatrix} 7 \end{pmatrix}$$",
    ],
)
def test_what_has_other_letters_in_it_is_not_called_wrong(text: str) -> None:
    assert Outcome.INCORRECT not in outcomes(text)
