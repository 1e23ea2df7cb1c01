"""Ranks that an approximate inverse proves to be full or one less: never wrong, whatever inverse and draws are."""

from __future__ import annotations

from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exactrank.fast_rank import nearly_full, rank_of_integers
from exactrank.fast_rank.at_size import rank_at_size
from exactrank.fast_rank.estimated import rank_of_short
from exactrank.fast_rank.limbs import integer_array
from exactrank.fast_rank.nearly_full import rank_if_nearly_full
from tests.fast_rank.matrices import Rows, flint_rank, random_rows, times


def draws(n: int, seed: int) -> tuple[Any, Any, Any]:
    draw = np.random.default_rng(seed)
    u, v = (draw.integers(1, 6, size=n) * draw.choice([-1.0, 1.0], size=n) for _ in range(2))
    return u, v, np.outer(u, v)


@pytest.fixture(autouse=True)
def _same_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearly_full, "_update", lambda n: draws(n, n))


def product(random: Random, n: int, rank: int, most: int) -> Rows:
    if not rank:
        return [[0] * n for _ in range(n)]
    return times(random_rows(random, n, rank, -most, most), random_rows(random, rank, n, -most, most))


def unimodular(random: Random, n: int, most: int) -> Rows:
    lower = [[random.randint(-most, most) if j < i else int(i == j) for j in range(n)] for i in range(n)]
    upper = [[random.randint(-most, most) if j > i else int(i == j) for j in range(n)] for i in range(n)]
    return times(lower, upper)


@settings(deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 30), st.sampled_from([1, 3, 40]))
def test_a_determinant_of_one_is_not_taken_for_zero(seed: int, n: int, most: int) -> None:
    A = unimodular(Random(seed), n, most)
    assert rank_of_short(A) in (None, n)


@pytest.mark.parametrize("n", [40, 63, 64, 100, 149, 150, 220, 310])
def test_full_rank_and_one_less_are_found(n: int) -> None:
    random = Random(n)
    for less in (0, 1):
        A = product(random, n, n - less, 9)
        assert rank_of_short(A) == rank_of_short(integer_array(A)) == n - less
        assert rank_of_integers(A) == rank_at_size(integer_array(A)) == n - less


def test_draws_that_make_a_singular_update_prove_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    A = np.array([[1.0, 2.0], [2.0, 4.0]])
    for u, v in (((1.0, 2.0), (1.0, 1.0)), ((1.0, 1.0), (1.0, 2.0)), ((1.0, 2.0), (-1.0, -2.0))):
        update = np.array(u), np.array(v), np.outer(u, v)
        monkeypatch.setattr(nearly_full, "_update", lambda n, update=update: update)
        assert rank_if_nearly_full(A) is None


def test_entries_that_are_rounded_prove_nothing() -> None:
    A = [[2**62, 2**62 + 1], [2**62, 2**62 + 1]]
    assert rank_if_nearly_full(np.array(A, dtype=np.float64)) is None
    assert rank_if_nearly_full(np.array([[2.0**60, 0.0], [0.0, 2.0**60]])) is None
    assert rank_if_nearly_full(np.array([[np.inf, 0.0], [0.0, 1.0]])) is None
    assert rank_if_nearly_full(np.array([[np.nan, 0.0], [0.0, 1.0]])) is None
    assert rank_if_nearly_full(np.zeros((0, 0))) is None


@settings(deadline=None)
@given(
    st.integers(0, 2**32), st.integers(1, 12), st.sampled_from([0, 0, 1, 2]), st.sampled_from([1e-12, 1e-4, 0.02, 0.2])
)
def test_an_inverse_that_is_wrong_changes_no_rank(seed: int, n: int, less: int, noise: float) -> None:
    random, draw = Random(seed), np.random.default_rng(seed)
    u, v, update = draws(n, seed)
    for A in (product(random, n, max(0, n - less), 5), unimodular(random, n, 2)):
        B = np.array(A, dtype=np.float64) + update
        exact = np.linalg.inv

        def wrong(B: Any, exact: Any = exact) -> Any:
            X = exact(B)
            return X * (1 + noise * draw.uniform(-1, 1, X.shape))

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(np.linalg, "inv", wrong)
            assert nearly_full._rank_by_update(B, u, v) in (None, flint_rank(A))


def test_no_inverse_at_all_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    A = np.array([[2.0, 1.0], [1.0, 3.0]])
    for wrong in (np.zeros((2, 2)), np.eye(2), np.full((2, 2), np.inf), np.full((2, 2), np.nan), np.eye(2) * 1e300):
        monkeypatch.setattr(np.linalg, "inv", lambda _, wrong=wrong: wrong.copy())
        assert rank_if_nearly_full(A) is None


def test_the_remainder_is_bounded_by_all_its_factors() -> None:
    """Of order 1 the bound is nearly reached: 0 = 15 - 3 * 5 has rank 0, though 2^c is no multiple of 5."""
    for u, v in ((3.0, 5.0), (3.0, 50001.0), (1.0, 7.0), (11.0, 1.0), (7.0, 3.0)):
        assert nearly_full._rank_by_update(np.array([[u * v]]), np.array([u]), np.array([v])) == 0


def test_a_determinant_far_below_that_of_the_update_is_not_taken_for_zero() -> None:
    """det A = 1, and det B is next to Hadamard's bound: 1 - v B^-1 u is nearly 2^-48."""
    a = 2**24 + 3
    for k in (2**23 + 1, 2**24 + 1, 2**22 + 5):
        b = pow(k, -1, a)
        A = np.array([[a, k], [(b * k - 1) // a, b]])  # a b - k (b k - 1) / a = 1 where b k = 1 modulo a
        determinant = int(A[0, 0]) * int(A[1, 1]) - int(A[0, 1]) * int(A[1, 0])
        assert determinant != 0
        u, v = np.array([0.0, 1.0]), np.array([-float(k), float(a)])
        assert nearly_full._rank_by_update(A + np.outer(u, v), u, v) in (2, None)
