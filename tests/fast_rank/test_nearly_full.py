"""Ranks that an approximate inverse proves to be full or one less: never wrong, whatever inverse and draws are."""

from __future__ import annotations

from random import Random
from typing import Any

import flint
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exactrank.fast_rank import nearly_full, rank_of_integers
from exactrank.fast_rank.at_size import rank_at_size
from exactrank.fast_rank.limbs import integer_array
from exactrank.fast_rank.nearly_full import (
    LEAST_SHIFT,
    determinant_bits,
    inverse_bound,
    rank_if_nearly_full,
    rank_of_square,
    residual,
    short_entries,
)
from exactrank.fast_rank.word_primes import REFINED_FROM
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
@given(st.integers(0, 2**32), st.integers(1, 45), st.sampled_from([0, 1, 1, 2, 5]), st.sampled_from([1, 9, 300, 20000]))
def test_what_is_given_is_the_rank(seed: int, n: int, less: int, most: int) -> None:
    A = product(Random(seed), n, max(0, n - less), most)
    assert rank_of_square(A) in (None, flint_rank(A))
    assert rank_of_integers(A) == rank_of_square(integer_array(A)) or rank_of_square(integer_array(A)) is None


@settings(deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 30), st.sampled_from([1, 3, 40]))
def test_a_determinant_of_one_is_not_taken_for_zero(seed: int, n: int, most: int) -> None:
    A = unimodular(Random(seed), n, most)
    assert rank_of_square(A) in (None, n)


@pytest.mark.parametrize("n", [40, 63, 64, 100, 149, 150, 220, 310])
def test_full_rank_and_one_less_are_found(n: int) -> None:
    random = Random(n)
    for less in (0, 1):
        A = product(random, n, n - less, 9)
        assert rank_of_square(A) == rank_of_square(integer_array(A)) == n - less
        assert rank_of_integers(A) == rank_at_size(integer_array(A)) == n - less


@pytest.mark.parametrize("n", [40, 64, 160, 320])
def test_more_than_one_less_is_left_to_others(n: int) -> None:
    A = product(Random(n), n, n - 2, 9)
    assert rank_of_square(A) is None
    assert rank_of_integers(A) == rank_at_size(integer_array(A)) == n - 2


@pytest.mark.parametrize("n", [70, 151])
def test_an_array_is_tried_once(n: int, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []

    def counted(A: Any) -> int | None:
        tried.append(len(A))
        return None

    monkeypatch.setattr(nearly_full, "rank_if_nearly_full", counted)
    assert rank_of_integers(product(Random(n), n, n - 2, 9)) == n - 2
    assert tried == [n]


def test_draws_that_make_a_singular_update_prove_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    A = np.array([[1.0, 2.0], [2.0, 4.0]])
    for u, v in (((1.0, 2.0), (1.0, 1.0)), ((1.0, 1.0), (1.0, 2.0)), ((1.0, 2.0), (-1.0, -2.0))):
        update = np.array(u), np.array(v), np.outer(u, v)
        monkeypatch.setattr(nearly_full, "_update", lambda n, update=update: update)
        assert rank_if_nearly_full(A) is None


def test_entries_that_are_rounded_prove_nothing() -> None:
    A = [[2**62, 2**62 + 1], [2**62, 2**62 + 1]]
    assert rank_if_nearly_full(np.array(A, dtype=np.float64)) is None
    assert rank_of_square(A) is None
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


@settings(deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 30), st.sampled_from([0, 20, 33]), st.sampled_from([0, 20, 45]))
def test_no_residual_is_rounded(seed: int, n: int, entry_bits: int, bits: int) -> None:
    random = Random(seed)
    most = 2**entry_bits // n + 1
    M = np.array(
        [[float(random.choice([-most, most, random.randint(-most, most)])) for _ in range(n)] for _ in range(n + 1)]
    )
    longest = max(float(np.linalg.norm(row)) for row in M)
    R = np.array([float(random.randint(-(2**bits), 2**bits)) for _ in range(n + 1)])
    for size in (0.0, 2.0**-60, 2.0**-20, 1.0, 2.0**10):
        X = np.array([[size * random.choice([-1, 1]) for _ in range(n)] for _ in range(n)])
        for accurate in (20, 45):
            found, y, shift = residual(M, X, R, longest, accurate)
            if shift < LEAST_SHIFT:
                continue
            for i, row in enumerate(M):
                exact = 2**shift * int(R[i]) - sum(int(a) * int(b) for a, b in zip(row, y, strict=True))
                assert int(found[i]) == exact


def test_as_many_bits_are_taken_as_the_bound_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """With residuals of 0 nothing but the number of bits says when the determinant is below 1."""
    B, u, v = np.array([[3e5, 1.0, 7.0], [2.0, 4e5, -5.0], [-9.0, 6.0, 5e5]]), np.array([1.0, 2.0, 3.0]), np.ones(3)
    rows = [float(np.linalg.norm(row)) for row in [*B, v]]
    needed = determinant_bits(np.array(rows[:3]) ** 2)
    for shift in (12, 19, 40):
        calls: list[float] = []

        def zero(M: Any, X: Any, R: Any, longest: float, accurate: float, shift: int = shift) -> Any:
            assert longest >= max(rows)
            assert M.tolist() == [*B.tolist(), v.tolist()]
            calls.append(longest)  # noqa: B023 - called within this turn
            return np.zeros(4), np.zeros(3), shift

        monkeypatch.setattr(nearly_full, "residual", zero)
        assert nearly_full._rank_by_update(B, u, v) == 2
        assert len(calls) == int(needed // shift) + 1


def test_the_bound_of_an_inverse_holds() -> None:
    B = np.array([[1000.0]])
    for wrong in (1.0, 0.9, 0.7, 0.55, 1.3, 1.45):
        bound = inverse_bound(B, np.array([[wrong / 1000]]))
        assert bound is not None
        assert bound >= 0.001
    for wrong in (0.0, 0.45, 1.55, 3.0, -1.0, np.nan, np.inf, 1e300):
        assert inverse_bound(B, np.array([[wrong / 1000]])) is None
    assert inverse_bound(np.array([[2.0**40]]), np.array([[2.0**5]])) is None


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


@pytest.mark.parametrize("entry", ["1", 1.0, None, b"1", 2**63, -(2**63) - 1])
def test_only_short_integers_are_converted(entry: Any) -> None:
    assert short_entries([[1, 2], [3, entry]]) is None


def test_only_square_lists_are_converted() -> None:
    assert short_entries([[1, 2], [3, 4], [5, 6]]) is None
    assert short_entries([[1, 2, 3], [4]]) is None
    found = short_entries([[1, -(2**63)], [True, 2**63 - 1]])
    assert found is not None
    assert found.tolist() == [[1.0, -(2.0**63)], [1.0, 2.0**63]]


@pytest.mark.parametrize("entry", ["1", "1 2", 1.0, None, b"1"])
@pytest.mark.parametrize("n", [REFINED_FROM, 70])
def test_what_is_no_integer_is_refused(n: int, entry: Any) -> None:
    A: list[list[Any]] = [[int(i == j) for j in range(n)] for i in range(n)]
    A[-1][-1] = entry
    with pytest.raises(TypeError, match="expected an integer"):
        rank_of_integers(A)
    with pytest.raises(ValueError, match=r".+"):
        rank_of_integers([*A[:-1], [1]])


def test_entries_too_long_are_left_to_others() -> None:
    n = REFINED_FROM
    A = [[2**70 * (i == j) + (i < 3) for j in range(n)] for i in range(n)]
    assert rank_of_integers(A) == n
    assert rank_of_integers([A[1], *A[1:]]) == n - 1
