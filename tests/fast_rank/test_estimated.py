"""Ranks that are estimated and proven: never wrong, whatever estimates and draws are."""

from __future__ import annotations

from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exactrank.fast_rank import estimated, rank_of_integers
from exactrank.fast_rank.at_size import rank_at_size
from exactrank.fast_rank.estimated import (
    MOST_ENTRIES,
    MOST_ORDER,
    MOST_WORK,
    rank_by_estimate,
    rank_of_short,
    short_entries,
)
from exactrank.fast_rank.limbs import integer_array
from exactrank.fast_rank.word_primes import ESTIMATED_FROM
from tests.fast_rank.matrices import Rows, flint_rank, random_rows, times


@pytest.fixture(autouse=True)
def _same_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    generator = np.random.default_rng(1)
    monkeypatch.setattr(estimated, "_generator", lambda: generator)


def product(random: Random, m: int, n: int, rank: int, most: int) -> Rows:
    if not rank:
        return [[0] * n for _ in range(m)]
    return times(random_rows(random, m, rank, -most, most), random_rows(random, rank, n, -most, most))


def as_floats(A: Rows) -> Any:
    return np.array(A, dtype=np.float64)


@settings(deadline=None)
@given(
    st.integers(0, 2**32),
    st.integers(1, 40),
    st.sampled_from([0, 0, 1, 25]),
    st.sampled_from([0, 0.1, 0.5, 0.8, 1]),
    st.sampled_from([1, 9, 300, 20000]),
)
def test_what_is_given_is_the_rank(seed: int, n: int, more: int, part: float, most: int) -> None:
    random = Random(seed)
    for rank in (int(part * n), max(0, n - random.randint(0, 3))):
        A = product(random, n + more, n, rank, most)
        transposed = [list(column) for column in zip(*A, strict=True)]
        assert rank_of_short(A) in (None, flint_rank(A))
        assert rank_of_short(transposed) in (None, flint_rank(A))
        assert rank_of_short(integer_array(A)) in (None, rank_of_integers(A))


@pytest.mark.parametrize("rows", [9, 15])
@pytest.mark.parametrize("estimated_rank", range(1, 10))
def test_an_estimate_that_is_wrong_proves_nothing(
    rows: int, estimated_rank: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(estimated, "_estimate", lambda D, X: estimated_rank)
    for rank in range(10):
        A = as_floats(product(Random(rank), rows, 9, rank, 5))
        assert rank_by_estimate(A) in ((None, rank) if rank == estimated_rank else (None,))


def test_columns_that_all_of_a_product_loses_are_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """D = L A has rank 8 where A has rank 9: what is in the kernel of D must be in that of A."""
    A = as_floats(product(Random(3), 15, 9, 9, 5))
    exact = estimated._drawn

    def poor(m: int, n: int) -> Any:
        drawn = exact(m, n)
        if (m, n) == (9, 15):
            drawn[-1] = drawn[0]
        return drawn

    monkeypatch.setattr(estimated, "_drawn", poor)
    assert rank_by_estimate(A) is None
    assert rank_by_estimate(as_floats(product(Random(3), 15, 9, 7, 5))) == 7


@pytest.mark.parametrize(
    ("m", "n"), [(40, 40), (ESTIMATED_FROM, 60), (64, 64), (MOST_ORDER, MOST_ORDER), (64, 90), (150, 70), (900, 65)]
)
def test_ranks_of_few_pivots_and_of_few_less_are_found(m: int, n: int) -> None:
    random, short = Random(n), min(m, n)
    for rank in (1, 7, short // 5, short - 7, short - 2, short - 1, short):
        A = product(random, m, n, rank, 9)
        assert rank_of_short(A) == rank_of_short(integer_array(A)) == rank
        assert rank_of_integers(A) == rank_at_size(integer_array(A)) == rank


def test_zeros_and_equal_rows_have_their_ranks() -> None:
    n, random = 80, Random(3)
    A = [[(i + 1) * (i == j) * (i % 4 > 0) for j in range(n)] for i in range(n)]
    assert rank_of_short(A) == rank_of_integers(A) == 60
    B = [row for row in random_rows(random, n // 2, n, -9, 9) for _ in range(2)]
    assert rank_of_short(B) == rank_of_integers(B) == 40
    C = [[random.randint(-9, 9) if (i < 30) == (j < 30) and i % 10 else 0 for j in range(n)] for i in range(n)]
    assert rank_of_short(C) == rank_of_integers(C) == flint_rank(C)


def test_where_lifting_is_faster_it_is_left_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    n = MOST_ORDER
    rank = MOST_WORK // n + 1
    A = product(Random(1), n, n, rank, 2)
    assert rank_of_short(A) is None
    assert rank_of_integers(A) == rank
    monkeypatch.setattr(estimated, "_estimate", lambda D, X: pytest.fail("it is too large"))
    assert rank_by_estimate(as_floats(product(Random(1), n + 1, n + 1, 3, 2))) is None
    assert rank_by_estimate(np.ones((2, MOST_ENTRIES // 2 + 1))) is None


@pytest.mark.parametrize("n", [70, 151])
def test_an_array_is_tried_once(n: int, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []

    def counted(A: Any) -> int | None:
        tried.append(len(A))
        return None

    monkeypatch.setattr(estimated, "rank_if_nearly_full", counted)
    monkeypatch.setattr(estimated, "rank_by_estimate", lambda A: None)
    assert rank_of_integers(product(Random(n), n, n, n - 2, 9)) == n - 2
    assert tried == [n]


def test_entries_that_are_rounded_prove_nothing() -> None:
    n = 5  # rows of 2^60 and little more: alike as numbers of 53 bits
    A = [[2**60 + i * (i == j) for j in range(n)] for i in range(n)]
    assert rank_by_estimate(as_floats(A)) is None
    assert rank_by_estimate(as_floats([[2**40 * x for x in row] for row in A])) is None
    assert rank_of_short([[2**62, 2**62 + 1], [2**62, 2**62 + 1]]) is None


@pytest.mark.parametrize("entry", ["1", 1.0, None, b"1", 2**63, -(2**63) - 1])
def test_only_short_integers_are_converted(entry: Any) -> None:
    assert short_entries([[1, 2], [3, entry]]) is None


def test_only_lists_of_one_length_are_converted() -> None:
    assert short_entries([[1, 2, 3], [4]]) is None
    assert short_entries([[1], [2, 3], [4, 5, 6], [7, 8]]) is None
    rectangle = short_entries([[1, 2], [3, 4], [5, 6]])
    assert rectangle is not None
    assert rectangle.tolist() == [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]
    found = short_entries([[1, -(2**63)], [True, 2**63 - 1]])
    assert found is not None
    assert found.tolist() == [[1.0, -(2.0**63)], [1.0, 2.0**63]]


@pytest.mark.parametrize("entry", ["1", "1 2", 1.0, None, b"1"])
@pytest.mark.parametrize("n", [ESTIMATED_FROM, 70])
def test_what_is_no_integer_is_refused(n: int, entry: Any) -> None:
    A: list[list[Any]] = [[int(i == j) for j in range(n)] for i in range(n)]
    A[-1][-1] = entry
    with pytest.raises(TypeError, match="expected an integer"):
        rank_of_integers(A)
    with pytest.raises(ValueError, match=r".+"):
        rank_of_integers([*A[:-1], [1]])


def test_entries_too_long_are_left_to_others() -> None:
    n = ESTIMATED_FROM
    A = [[2**70 * (i == j) + (i < 3) for j in range(n)] for i in range(n)]
    assert rank_of_integers(A) == n
    assert rank_of_integers([A[1], *A[1:]]) == n - 1
