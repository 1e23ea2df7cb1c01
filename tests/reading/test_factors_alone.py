"""Factors that are given by their usual names without saying of what."""

from __future__ import annotations

import pytest

from exactrank import verify
from exactrank.statements import Equality

MATRIX = "A = [0 2; 3 1]\n\n"
PIVOTS = "D = [3 0; 0 2]\n\n"


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("A = [2 1; 1 2]\n\nP = [1 1; 1 -1]\n\nD = [3 0; 0 1]", 1),
        (MATRIX + "P = [0 1; 1 0]\n\nL = [1 0; 0 1]\n\n" + PIVOTS + "V = [1 1/3; 0 1]", 0),
        (MATRIX + "L = [1 0; 0 1]\n\nP = [0 1; 1 0]\n\n" + PIVOTS, 0),
        (MATRIX + "P = [0 1; 1 0]", 0),
        (MATRIX + PIVOTS, 0),
    ],
)
def test_a_permutation_and_pivots_diagonalize_nothing(text: str, claims: int) -> None:
    judged = verify(text).judgements
    assert sum([isinstance(one.statement, Equality) for one in judged]) == claims
    assert all(one.outcome.value == "correct" for one in judged)
