"""Determinants that are proven to be 0 or not to be, from both sides: never wrong, whatever the inverse is."""

from __future__ import annotations

from random import Random
from typing import Any

import flint
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exactrank.fast_rank import at_size, two_sided
from exactrank.fast_rank.at_size import INVERT_BELOW, rank_at_size
from exactrank.fast_rank.limbs import integer_array
from exactrank.fast_rank.threads import using_threads
from exactrank.fast_rank.two_sided import _number, _products, _update_is_one, determinant_vanishes
from tests.fast_rank.matrices import Rows, random_rows, times


def as_floats(A: Rows) -> Any:
    return np.array(A, dtype=np.float64)


def unimodular(random: Random, n: int, most: int) -> Rows:
    lower = [[random.randint(-most, most) if j < i else int(i == j) for j in range(n)] for i in range(n)]
    upper = [[random.randint(-most, most) if j > i else int(i == j) for j in range(n)] for i in range(n)]
    return times(lower, upper)


@settings(deadline=None)
@given(
    st.integers(0, 2**32),
    st.integers(2, 30),
    st.sampled_from([1, 9, 300, 20000]),
    st.sampled_from([0.0, 1e-12, 1e-4, 0.02, 0.2]),
)
def test_zero_is_told_from_other_determinants(seed: int, n: int, most: int, noise: float) -> None:
    random, draw = Random(seed), np.random.default_rng(seed)
    exact = np.linalg.inv

    def wrong(B: Any) -> Any:
        X = exact(B)
        return X * (1 + noise * draw.uniform(-1, 1, X.shape))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(np.linalg, "inv", wrong)
        for A in (
            times(random_rows(random, n, n - 1, -most, most), random_rows(random, n - 1, n, -most, most)),
            unimodular(random, n, min(most, 40)),
            random_rows(random, n, n, -most, most),
        ):
            assert determinant_vanishes(as_floats(A)) in (None, flint.fmpz_mat(A).det() == 0)


def test_most_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    random, draw = Random(1), np.random.default_rng(1)
    monkeypatch.setattr(np.random, "default_rng", lambda: draw)
    for n in (1, 2, 3, 10, 60):
        A = [[0]] if n == 1 else times(random_rows(random, n, n - 1, -9, 9), random_rows(random, n - 1, n, -9, 9))
        A[0][0] += n == 1
        assert determinant_vanishes(as_floats(A)) is (n > 1)
        A[0][0] += 1
        assert determinant_vanishes(as_floats(A)) is False
    for A in ([[0]], [[2**32]], times(random_rows(random, 9, 7, -9, 9), random_rows(random, 7, 9, -9, 9))):
        assert determinant_vanishes(as_floats(A)) is None


def test_the_remainder_is_bounded_by_all_its_factors() -> None:
    """Of order 1 the bound is nearly reached: 15 = 3 * 5, though 2^c is no multiple of 5."""
    for u, v in ((3.0, 5.0), (3.0, 50001.0), (1.0, 7.0), (11.0, 1.0), (7.0, 3.0)):
        assert _update_is_one(np.array([[u * v]]), np.array([u]), np.array([v])) is True
        assert _update_is_one(np.array([[u * v + 1]]), np.array([u]), np.array([v])) is False


def test_a_determinant_far_below_that_of_the_update_is_not_taken_for_zero() -> None:
    """det A = 1, and det B is next to Hadamard's bound: 1 - v B^-1 u is nearly 2^-48."""
    a = 2**24 + 3
    for k in (2**23 + 1, 2**24 + 1, 2**22 + 5):
        b = pow(k, -1, a)
        A = np.array([[a, k], [(b * k - 1) // a, b]])  # a b - k (b k - 1) / a = 1 where b k = 1 modulo a
        u, v = np.array([0.0, 1.0]), np.array([-float(k), float(a)])
        assert _update_is_one(A + np.outer(u, v), u, v) in (False, None)


@pytest.mark.parametrize(("number", "told"), [(0, True), (6, True), (-6, True), (7, None), (-7, None), (2**90, None)])
def test_no_bit_is_counted_that_was_not_taken(number: int, told: bool | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """After 12 bits on each side det B = 2^20, below 2^21 by Hadamard, leaves 3 bits for the number."""
    taken: list[int] = []

    def products(A: Any, column: Any, row: Any) -> Any:
        taken.append(1)
        return np.array([1.0 if len(taken) == 1 else 0.0]), np.zeros(1)  # so that t is 0 after a step

    monkeypatch.setattr(two_sided, "_products", products)
    monkeypatch.setattr(two_sided, "exact_shift", lambda *sizes: 12)
    monkeypatch.setattr(two_sided, "_number", lambda t, rows, exponents, r: number)
    for entry, steps in ((2.0**20, 1), (2.0**21, 2)):
        taken.clear()
        found = _update_is_one(np.array([[entry]]), np.array([0.0]), np.array([1.0]))
        assert found is (told if steps == 1 or number > 2**24 else True)
        assert len(taken) == 2 * steps


@settings(deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 5), st.sampled_from([1, 2**30, 2**40]))
def test_the_number_is_exact(seed: int, n: int, most: int) -> None:
    random = Random(seed)
    rows = [as_floats([[random.randint(-most, most) for _ in range(n)]])[0] for _ in range(3)]
    exponents, r, t = [12, 30, 47], as_floats([[random.randint(-(2**20), 2**20) for _ in range(n)]])[0], 77.0
    total = sum(
        sum(int(a) * int(b) for a, b in zip(row, r, strict=True)) << (47 - e)
        for row, e in zip(rows, exponents, strict=True)
    )
    assert _number(t, rows, exponents, r) == (77 << 47) - total
    assert _number(t, [row * 2.0**30 for row in rows], exponents, 2.0**33 * np.ones(n)) in (None, 77 << 47)
    assert _number(t, [2.0**31 * np.ones(n)], [3], 2.0**31 * np.ones(n)) is None


@pytest.mark.parametrize("threads", [1, 2])
def test_products_from_both_sides_are_those_of_numpy(threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(two_sided, "TOGETHER", 1000)
    draw = np.random.default_rng(3)
    A, row = np.asarray(draw.integers(-9, 10, (601, 601)), dtype=np.float64), np.arange(601.0)
    column = np.asarray(draw.integers(-9, 10, 601), dtype=np.float64)
    with using_threads(threads):
        right, left = _products(A, column, row)
    assert right.tolist() == (A @ column).tolist()
    assert left.tolist() == (row @ A).tolist()


def test_large_ranks_of_one_less_are_proven_so(monkeypatch: pytest.MonkeyPatch) -> None:
    n, random, told = INVERT_BELOW + 10, Random(2), []
    A = integer_array(times(random_rows(random, n, n - 1, -9, 9), random_rows(random, n - 1, n, -9, 9)))
    assert rank_at_size(A) == n - 1

    def counted(A: Any) -> bool | None:
        told.append(determinant_vanishes(A))
        return told[-1]

    monkeypatch.setattr(at_size, "determinant_vanishes", counted)
    assert rank_at_size(A) == n - 1
    A[0, 0] += 1
    assert rank_at_size(A) == n
    assert set(told) == {True}
    monkeypatch.setattr(at_size, "determinant_vanishes", lambda A: None)
    A[0, 0] -= 1
    assert rank_at_size(A) == n - 1
