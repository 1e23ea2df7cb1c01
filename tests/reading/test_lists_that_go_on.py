"""A basis whose list goes on by words that join no list: what was read of it is not all that is said."""

from __future__ import annotations

import pytest

import exactrank

A = "A = [1 0 0 -2/3; 0 0 1 1/3]\n\n"


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("A basis of the null space of A is (0, 1, 0, 0) and (2/3, 0, -1/3, 1).", "correct"),
        ("A basis of the null space of A is (0, 1, 0, 0) together with (2/3, 0, -1/3, 1).", "correct"),
        ("A basis of the null space of A is (0, 1, 0, 0) together with (0, 2, 0, 0).", "incorrect"),
        ("A basis of the null space of A is (0, 1, 0, 0) beside (2/3, 0, -1/3, 1).", "undecided"),
        ("A basis of the null space of A is (0, 1, 0, 0) beside (0, 2, 0, 0).", "undecided"),
        ("Eine Basis des Kerns von A ist (0, 1, 0, 0) und dazu noch (2/3, 0, -1/3, 1).", "undecided"),
        ("A の零空間の基底は (0, 1, 0, 0) and (2/3, 0, -1/3, 1) である。", "undecided"),
        ("A basis of the null space of A is (0, 1, 0, 0), and a solution is (2/3, 0, -1/3, 1).", "incorrect"),
        ("A basis of the null space of A is (0, 1, 0, 0). The vector (2/3, 0, -1/3, 1) is another.", "incorrect"),
        ("A basis of the null space of A is (0, 1, 0, 0).", "incorrect"),
    ],
)
def test_a_list_that_is_not_read_to_its_end_accuses_nobody(said: str, outcome: str) -> None:
    assert exactrank.verify(A + said + "\n").outcome.value == outcome
