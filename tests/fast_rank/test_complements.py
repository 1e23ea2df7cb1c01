"""Schur complements that are proven to be 0 or not to be: never wrong, whatever the inverse is."""

from __future__ import annotations

from random import Random
from typing import Any

import flint
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exactrank.fast_rank import complements
from exactrank.fast_rank.complements import (
    LEAST_SHIFT,
    complement_vanishes,
    determinant_bits,
    inverse_bound,
    residual,
)
from tests.fast_rank.matrices import Rows, random_rows, times


def blocks(random: Random, b: int, c: int, k: int, most: int) -> tuple[Rows, Rows, Rows]:
    """B, C and an integer Y: [[B, B Y], [C, C Y]] has the complement 0 where B is nonsingular."""
    return (
        random_rows(random, b, b, -most, most),
        random_rows(random, c, b, -most, most),
        random_rows(random, b, k, -3, 3),
    )


def stacked(B: Rows, C: Rows) -> Any:
    return np.array([*B, *C], dtype=np.float64)


@settings(deadline=None)
@given(
    st.integers(0, 2**32),
    st.integers(1, 9),
    st.integers(1, 4),
    st.integers(1, 4),
    st.sampled_from([1, 9, 3000]),
    st.sampled_from([0.0, 1e-9, 0.02, 0.3]),
)
def test_a_complement_of_zero_is_told_from_others(seed: int, b: int, c: int, k: int, most: int, noise: float) -> None:
    random, draw = Random(seed), np.random.default_rng(seed)
    B, C, Y = blocks(random, b, c, k, most)
    M, R = stacked(B, C), stacked(times(B, Y), times(C, Y))
    exact = np.linalg.inv

    def wrong(B: Any) -> Any:
        X = exact(B)
        return X * (1 + noise * draw.uniform(-1, 1, X.shape))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(np.linalg, "inv", wrong)
        assert complement_vanishes(M, R, b) in (True, None)
        for i, j in ((b, 0), (b + c - 1, k - 1)):
            other = R.copy()
            other[i, j] += random.choice([-1, 1])  # one entry of the complement is 1 or -1
            assert complement_vanishes(M, other, b) in (False, None)
    if flint.fmpz_mat(B).det():
        assert complement_vanishes(M, R, b) is not False
        assert complement_vanishes(M, R[:, 0], b) is not False
    else:
        assert complement_vanishes(M, R, b) is None


def test_complements_of_some_size_are_found() -> None:
    random = Random(5)
    B, C, Y = blocks(random, 30, 20, 10, 9)
    M, R = stacked(B, C), stacked(times(B, Y), times(C, Y))
    assert complement_vanishes(M, R, 30) is True
    R[-1, -1] += 1
    assert complement_vanishes(M, R, 30) is False


def test_a_complement_far_below_1_is_not_taken_for_zero() -> None:
    """det(B) S is 1 in one entry of the last column, and det B is next to Hadamard's bound."""
    a = 2**24 + 3
    for k in (2**23 + 1, 2**24 + 1, 2**22 + 5):
        b = pow(k, -1, a)
        c = (b * k - 1) // a  # a b - k c = 1
        M = np.array([[a, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0], [c, 0.0, 1.0]])
        R = np.array([[0.0, k], [0.0, 0.0], [1.0, 0.0], [1.0, b]])  # b - c k / a = 1 / a
        assert complement_vanishes(M, R, 3) in (False, None)
        assert complement_vanishes(M, R[:, :1], 3) is True


def test_the_remainder_is_bounded_by_all_its_factors() -> None:
    """Of order 1 the bound is nearly reached, in one row and one column; 2^c is no multiple of 15."""
    for a, b, c in ((1, 3, 1), (1, 1, 3), (10, 3, 1), (3, 1, 10)):
        M = np.array([[15.0], [3.0 * a], [3.0]])
        R = np.array([[5.0 * b, 5.0 * c], [a * b, a * c], [b, c]])
        assert complement_vanishes(M, R, 1) is True


@settings(deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 30), st.sampled_from([0, 20, 33]), st.sampled_from([0, 20, 45]))
def test_no_residual_is_rounded(seed: int, n: int, entry_bits: int, bits: int) -> None:
    random = Random(seed)
    most = 2**entry_bits // n + 1
    M = np.array(
        [[float(random.choice([-most, most, random.randint(-most, most)])) for _ in range(n)] for _ in range(n + 1)]
    )
    longest = max(float(np.linalg.norm(row)) for row in M)
    R = np.array([[float(random.randint(-(2**bits), 2**bits)) for _ in range(2)] for _ in range(n + 1)])
    for size in (0.0, 2.0**-60, 2.0**-20, 1.0, 2.0**10):
        X = np.array([[size * random.choice([-1, 1]) for _ in range(n)] for _ in range(n)])
        found, y, shift = residual(M, X, R, longest)
        if shift < LEAST_SHIFT:
            continue
        for i, row in enumerate(M):
            for j in range(2):
                exact = 2**shift * int(R[i, j]) - sum(int(a) * int(b) for a, b in zip(row, y[:, j], strict=True))
                assert int(found[i, j]) == exact


@pytest.mark.parametrize("columns", [1, 2])
def test_as_many_bits_are_taken_as_the_bound_asks_for(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """With residuals of 0 nothing but the number of bits says when the determinant is below 1."""
    M = np.array([[3e5, 1.0, 7.0], [2.0, 4e5, -5.0], [-9.0, 6.0, 5e5], [1.0, 1.0, 6e5], [7e5, 1.0, 1.0]])
    needed = determinant_bits((M[:3] ** 2).sum(axis=1))
    R = np.ones((5, columns))
    for shift in (12, 19, 40):
        calls: list[float] = []

        def zero(M: Any, X: Any, R: Any, longest: float, shift: int = shift) -> Any:
            assert longest >= 7e5
            assert len(X) == 3
            calls.append(longest)  # noqa: B023 - called within this turn
            return np.zeros((5, columns)), np.zeros((3, columns)), shift

        monkeypatch.setattr(complements, "residual", zero)
        assert complement_vanishes(M, R, 3) is True
        assert len(calls) == int(needed // shift) + 1


def test_no_bit_is_counted_that_was_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hadamard's bound is next to 2^24, to which 2 steps of 12 bits do not do."""
    calls: list[Any] = []

    def zero(M: Any, X: Any, R: Any, longest: float) -> Any:
        calls.append(X)
        return np.zeros((2, 1)), np.zeros((1, 1)), 12

    monkeypatch.setattr(complements, "residual", zero)
    assert complement_vanishes(np.array([[2.0**23 + 1], [1.0]]), np.ones((2, 1)), 1) is True
    assert len(calls) == 3


def test_the_bound_of_an_inverse_holds() -> None:
    B = np.array([[1000.0]])
    for wrong in (1.0, 0.9, 0.7, 0.55, 1.3, 1.45):
        bound = inverse_bound(B, np.array([[wrong / 1000]]))
        assert bound is not None
        assert bound >= 0.001
    for wrong in (0.0, 0.45, 1.55, 3.0, -1.0, np.nan, np.inf, 1e300):
        assert inverse_bound(B, np.array([[wrong / 1000]])) is None
    assert inverse_bound(np.array([[2.0**40]]), np.array([[2.0**5]])) is None
    for far, told in ((2.0**24, True), (2.0**26, False)):  # an exact inverse, but sums of its products may be rounded
        B, X = np.array([[1.0, far], [0.0, 1.0]]), np.array([[1.0, -far], [0.0, 1.0]])
        assert (inverse_bound(B, X) is not None) is told


@pytest.mark.parametrize("most", [1, 2**10, 2**20])
def test_the_product_that_bounds_an_inverse_is_not_rounded(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    B = np.array(random_rows(Random(most), 12, 12, -most, most), dtype=np.float64)
    exact, rounded = np.rint, []

    def seen(X: Any) -> Any:
        rounded.append(exact(X))
        return rounded[-1]

    monkeypatch.setattr(np, "rint", seen)
    assert inverse_bound(B, np.asarray(np.linalg.inv(B), dtype=np.float64)) is not None
    sums = np.linalg.norm(rounded[0], axis=1).max() * np.linalg.norm(B, axis=0).max()
    assert 2**47 < sums < 2**52


@settings(deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 8), st.sampled_from([1, 30, 2**20]))
def test_no_determinant_reaches_its_bound(seed: int, n: int, most: int) -> None:
    random = Random(seed)
    for A in (
        [[random.choice([-most, most]) for _ in range(n)] for _ in range(n)],
        [[most * (i == j) for j in range(n)] for i in range(n)],
    ):
        squares = (np.array(A, dtype=np.float64) ** 2).sum(axis=1)
        assert abs(int(flint.fmpz_mat(A).det())) < 2 ** determinant_bits(squares)
