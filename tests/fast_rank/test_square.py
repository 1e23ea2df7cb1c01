"""Ranks of square matrices that are estimated and proven: never wrong, whatever estimates and draws are."""

from __future__ import annotations

from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exactrank.fast_rank import rank_of_integers, square
from exactrank.fast_rank.at_size import rank_at_size
from exactrank.fast_rank.limbs import integer_array
from exactrank.fast_rank.square import MOST_ORDER, MOST_WORK, rank_by_estimate, rank_of_square, short_entries
from exactrank.fast_rank.word_primes import REFINED_FROM
from tests.fast_rank.matrices import Rows, flint_rank, random_rows, times


@pytest.fixture(autouse=True)
def _same_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    generator = np.random.default_rng(1)
    monkeypatch.setattr(square, "_generator", lambda: generator)


def product(random: Random, n: int, rank: int, most: int) -> Rows:
    if not rank:
        return [[0] * n for _ in range(n)]
    return times(random_rows(random, n, rank, -most, most), random_rows(random, rank, n, -most, most))


@settings(deadline=None)
@given(
    st.integers(0, 2**32),
    st.integers(1, 45),
    st.sampled_from([0, 0.1, 0.5, 0.8, 1]),
    st.sampled_from([1, 9, 300, 20000]),
)
def test_what_is_given_is_the_rank(seed: int, n: int, part: float, most: int) -> None:
    random = Random(seed)
    for rank in (int(part * n), max(0, n - random.randint(0, 3))):
        A = product(random, n, rank, most)
        assert rank_of_square(A) in (None, flint_rank(A))
        assert rank_of_integers(A) == rank_of_square(integer_array(A)) or rank_of_square(integer_array(A)) is None


@pytest.mark.parametrize("estimated", range(1, 9))
def test_an_estimate_that_is_wrong_proves_nothing(estimated: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(square, "_estimate", lambda A: estimated)
    for rank in range(10):
        A = product(Random(rank), 9, rank, 5)
        assert rank_by_estimate(np.array(A, dtype=np.float64)) in ((None, rank) if rank == estimated else (None,))


@pytest.mark.parametrize("n", [40, 64, 120, MOST_ORDER])
def test_ranks_of_few_pivots_and_of_few_less_are_found(n: int) -> None:
    random = Random(n)
    for rank in (1, 2, 7, n // 5, n - n // 5, n - 7, n - 2):
        A = product(random, n, rank, 9)
        assert rank_of_square(A) == rank_of_square(integer_array(A)) == rank
        assert rank_of_integers(A) == rank_at_size(integer_array(A)) == rank


def test_zeros_and_equal_rows_have_their_ranks() -> None:
    n, random = 80, Random(3)
    A = [[(i + 1) * (i == j) * (i % 4 > 0) for j in range(n)] for i in range(n)]
    assert rank_of_square(A) == rank_of_integers(A) == 60
    B = [row for row in random_rows(random, n // 2, n, -9, 9) for _ in range(2)]
    assert rank_of_square(B) == rank_of_integers(B) == 40
    C = [[random.randint(-9, 9) if (i < 30) == (j < 30) and i % 10 else 0 for j in range(n)] for i in range(n)]
    assert rank_of_square(C) == rank_of_integers(C) == flint_rank(C)


def test_where_lifting_is_faster_it_is_left_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    n = MOST_ORDER
    rank = MOST_WORK // n + 1
    A = product(Random(1), n, rank, 2)
    assert rank_of_square(A) is None
    assert rank_of_integers(A) == rank
    monkeypatch.setattr(square, "_estimate", lambda A: pytest.fail("it is too large"))
    B = np.array(product(Random(1), n + 1, 3, 2), dtype=np.float64)
    assert rank_by_estimate(B) is None


@pytest.mark.parametrize("n", [70, 151])
def test_an_array_is_tried_once(n: int, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []

    def counted(A: Any) -> int | None:
        tried.append(len(A))
        return None

    monkeypatch.setattr(square, "rank_if_nearly_full", counted)
    monkeypatch.setattr(square, "rank_by_estimate", lambda A: None)
    assert rank_of_integers(product(Random(n), n, n - 2, 9)) == n - 2
    assert tried == [n]


def test_entries_that_are_rounded_prove_nothing() -> None:
    assert rank_of_square([[2**62, 2**62 + 1], [2**62, 2**62 + 1]]) is None


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
