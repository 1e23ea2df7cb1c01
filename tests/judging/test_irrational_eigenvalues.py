"""Eigenvalues that are not rational: A = P D P^-1 with roots, digits of eigenvalues, and those that are rational."""

from __future__ import annotations

import pytest

from exactrank import verify
from exactrank.judging import Outcome

GOLDEN = r"$$A = \begin{pmatrix} 1 & 1 \\ 1 & 0 \end{pmatrix}$$ "
ROOTS = (r"\frac{1+\sqrt5}{2}", r"\frac{1-\sqrt5}{2}")
TURN = r"$$A = \begin{pmatrix} 0 & -1 \\ 1 & 0 \end{pmatrix}$$ "
MIXED = r"$$A = \begin{pmatrix} 1 & 1 & 0 & 0 \\ 1 & 0 & 0 & 0 \\ 0 & 0 & 2 & 0 \\ 0 & 0 & 0 & 3 \end{pmatrix}$$ "
CUBIC = r"$$A = \begin{pmatrix} 0 & 0 & 5 \\ 1 & 0 & 2 \\ 0 & 1 & 0 \end{pmatrix}$$ "
"""The characteristic polynomial is t^3 - 2 t - 5: 2.0946 and -1.0473 +- 1.1359 i."""


def outcomes(text: str) -> list[Outcome]:
    return [one.outcome for one in verify(text).judgements]


def diagonalized(first: str, second: str, claim: str) -> str:
    P = rf"$$P = \begin{{pmatrix}} {ROOTS[0]} & {ROOTS[1]} \\ 1 & 1 \end{{pmatrix}}$$ "
    D = rf"$$D = \begin{{pmatrix}} {first} & 0 \\ 0 & {second} \end{{pmatrix}}$$ "
    return GOLDEN + P + D + f"$${claim}$$"


@pytest.mark.parametrize("claim", ["A = P D P^{-1}", "P^{-1} A P = D", "A P = P D", "A^2 = P D^2 P^{-1}"])
def test_a_diagonalization_with_roots(claim: str) -> None:
    assert outcomes(diagonalized(*ROOTS, claim)) == [Outcome.CORRECT]
    assert outcomes(diagonalized(*ROOTS[::-1], claim)) == [Outcome.INCORRECT]


def test_a_diagonalization_over_the_complex_numbers_accuses_nobody() -> None:
    P = r"$$P = \begin{pmatrix} i & -i \\ 1 & 1 \end{pmatrix}$$ "
    D = r"$$D = \begin{pmatrix} i & 0 \\ 0 & -i \end{pmatrix}$$ "
    assert outcomes(TURN + P + D + "$$A = P D P^{-1}$$") == [Outcome.CORRECT]
    assert outcomes(TURN + P + D.replace("-i", "i") + "$$A = P D P^{-1}$$") == [Outcome.UNDECIDED]


@pytest.mark.parametrize(
    ("digits", "outcome"),
    [
        (r"\lambda_1 \approx 2.0946", Outcome.CORRECT),
        (r"\lambda_2 \approx -1.0473 + 1.1359 i", Outcome.CORRECT),
        (r"\lambda_3 \approx -1.047 - 1.136 i", Outcome.CORRECT),
        (r"\lambda_1 \approx 2.0947", Outcome.UNDECIDED),
        (r"\lambda_2 \approx -1.0473", Outcome.UNDECIDED),
        (r"\lambda_2 \approx 1.0473 + 1.1359 i", Outcome.UNDECIDED),
        (r"t \approx 2.0946", Outcome.UNDECIDED),
    ],
)
def test_digits_of_an_eigenvalue(digits: str, outcome: Outcome) -> None:
    assert outcomes(f"{CUBIC}$${digits}$$") == [outcome]


def test_no_digit_of_the_eigenvalue_zero_is_sought() -> None:
    singular = r"$$A = \begin{pmatrix} 1 & 2 & 0 \\ 3 & 4 & 0 \\ 0 & 0 & 0 \end{pmatrix}$$ "
    assert outcomes(rf"{singular}$$\lambda_1 \approx 5.372$$") == [Outcome.CORRECT]
    assert outcomes(rf"{singular}$$\lambda_1 \approx 5.373$$") == [Outcome.UNDECIDED]


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("The rational eigenvalues of $A$ are $2$ and $3$.", Outcome.CORRECT),
        ("Its only rational eigenvalues are $2$, $3$.", Outcome.CORRECT),
        ("The rational eigenvalues of $A$ are $2$ and $4$.", Outcome.INCORRECT),
        ("The only rational eigenvalue of $A$ is $2$.", Outcome.INCORRECT),
        ("$A$ の有理数の固有値は $2$、$3$ である。", Outcome.CORRECT),
        ("Die rationalen Eigenwerte von $A$ sind $2$ und $4$.", Outcome.INCORRECT),
        ("The eigenvalues of $A$ are $2$ and $3$.", Outcome.UNDECIDED),
    ],
)
def test_the_rational_eigenvalues(sentence: str, outcome: Outcome) -> None:
    assert outcomes(MIXED + sentence) == [outcome]


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("$A$ is diagonalizable over the complex numbers.", Outcome.CORRECT),
        ("Over the complex numbers $A$ is diagonalizable.", Outcome.CORRECT),
        ("$A$ ist über den komplexen Zahlen diagonalisierbar.", Outcome.CORRECT),
        ("$A$ は複素数の範囲で対角化できる。", Outcome.CORRECT),
        ("$A$ is not diagonalizable over the complex numbers.", Outcome.UNDECIDED),
        ("$A$ is diagonalizable.", Outcome.UNDECIDED),
    ],
)
def test_diagonalizable_over_the_complex_numbers(sentence: str, outcome: Outcome) -> None:
    assert outcomes(TURN + sentence) == [outcome]
