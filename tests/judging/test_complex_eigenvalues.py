"""Eigenvalues with i and with square roots: roots of the characteristic polynomial, decided exactly."""

from __future__ import annotations

import pytest

from exactrank import verify
from exactrank.judging.verdicts.witnesses import WrongRootValue

TURN = r"$A=\begin{bmatrix} 0 & -1\\ 1 & 0\end{bmatrix}$"
SPIRAL = r"$A=\begin{bmatrix} 1 & -2\\ 1 & 3\end{bmatrix}$"
GOLDEN = r"$A=\begin{bmatrix} 1 & 1\\ 1 & 0\end{bmatrix}$"
CUBIC = r"$A=\begin{bmatrix} 2 & 0 & 0\\ 0 & 0 & -1\\ 0 & 1 & 0\end{bmatrix}$"


@pytest.mark.parametrize(
    "text",
    [
        f"The eigenvalues of {TURN} are $\\pm i$.",
        f"The eigenvalues of {TURN} are $i$ and $-i$.",
        f"Let {TURN}. So the eigenvalues are $\\lambda=\\pm i$.",
        f"Let {TURN}. The characteristic polynomial is $\\lambda^2+1$, so the eigenvalues are $\\lambda=\\pm i$.",
        f"Let {SPIRAL}. The eigenvalues are $2\\pm i$.",
        f"Let {SPIRAL}. Hence the eigenvalues are $\\lambda_1=2+i$ and $\\lambda_2 = 2-i$.",
        f"Let {GOLDEN}. The eigenvalues are $\\frac{{1\\pm\\sqrt5}}{{2}}$.",
        f"Let {CUBIC}. The eigenvalues are $2$, $i$ and $-i$.",
    ],
)
def test_right_eigenvalues(text: str) -> None:
    assert verify(text).outcome.value == "correct"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"The eigenvalues of {TURN} are $1 \\pm i$.", "i"),
        (f"The eigenvalues of {TURN} are $2i$ and $-2i$.", "i"),
        (f"Let {GOLDEN}. The eigenvalues are $\\frac{{1\\pm\\sqrt3}}{{2}}$.", "1/2+1/2*sqrt(5)"),
        (f"Let {SPIRAL}. The eigenvalues are $1$ and $3$.", "2+i"),
        (f"Let {CUBIC}. The eigenvalues are $2$, $1 + i$ and $1 - i$.", "i"),
    ],
)
def test_what_is_no_eigenvalue_is_shown_beside_one(text: str, expected: str) -> None:
    verdict = verify(text)
    assert verdict.outcome.value == "incorrect"
    witness = next(one.witness for one in verdict.judgements if one.witness is not None)
    assert isinstance(witness, WrongRootValue)
    assert witness.expected.text() == expected


@pytest.mark.parametrize(
    "text",
    [
        f"Let {SPIRAL}. The eigenvalues are $i$ for $i = 1, 2$.",  # i counts them
        f"Let {SPIRAL}. The eigenvalues are $2 + 2i$ and $i$.",  # no pair of conjugate numbers
        f"Let {CUBIC}. The eigenvalues are $2$ and $i$.",  # one of them is missing
        f"Are the eigenvalues of {TURN} $1 \\pm i$?",
        f"The eigenvalues of {TURN} are not $1 \\pm i$.",
    ],
)
def test_what_may_be_meant_otherwise_is_left_open(text: str) -> None:
    assert verify(text).outcome.value not in ("correct", "incorrect")


def test_a_missing_rational_eigenvalue_is_counted() -> None:
    assert verify(f"Let {CUBIC}. The eigenvalues are $i$ and $-i$.").outcome.value == "incorrect"
