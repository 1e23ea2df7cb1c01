"""Pivots of an augmented matrix that nothing was done to: those of the whole, or of what stands left of the bar."""

from __future__ import annotations

import pytest

import exactrank

GIVEN = "[1 0 1 2 | 1 0 0]\n[0 1 1 3 | 0 1 0]\n[0 0 0 0 | 0 0 1]\n\n"


@pytest.mark.parametrize(
    ("claim", "outcome"),
    [
        ("Left of the bar the pivots are in columns 1 and 2.", "correct"),
        ("The pivots are in columns 1, 2 and 7.", "correct"),
        ("À gauche de la barre, les pivots sont dans les colonnes 1 et 2.", "correct"),
        ("Left of the bar the pivots are in columns 1 and 3.", "undecided"),
        ("The pivots are in columns 1, 2 and 5.", "undecided"),
    ],
)
def test_the_pivots_of_either_part(claim: str, outcome: str) -> None:
    assert exactrank.verify(GIVEN + claim).outcome.value == outcome


def test_another_matrix_has_no_bar() -> None:
    assert exactrank.verify(GIVEN + "[1 0 2]\n[0 1 1]\n\nThe pivots are in columns 1.").outcome.value != "correct"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("W = [0 0; 0 0]\n\nW is the zero matrix, so rank W = 0.", "correct"),
        ("W = [0 0; 0 1]\n\nW is the zero matrix, so rank W = 0.", "incorrect"),
        ("W = [0 0; 0 0]\n\nW ist die Nullmatrix, also rank W = 0.", "correct"),
        ("W = [0 0; 0 0]\n\nW est la matrice nulle, donc rank W = 0.", "correct"),
        ("W = [0 0; 0 0]\n\nW は零行列で、rank W = 0 である。", "correct"),
        ("W = [1 0; 0 1]\n\nThe zero matrix has rank 0.", "undecided"),
        ("W = [1 0; 0 1]\n\nIf W is the zero matrix, then rank W = 0.", "undecided"),
        ("W = [1 0; 0 1]\n\nSuppose that W is the zero matrix, so rank W = 0.", "undecided"),
        ("W = [1 0; 0 1]\n\nWenn W die Nullmatrix ist, gilt rank W = 0.", "undecided"),
    ],
)
def test_what_is_said_of_a_matrix_that_is_zero(text: str, outcome: str) -> None:
    assert exactrank.verify(text).outcome.value == outcome
