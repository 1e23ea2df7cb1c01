"""Ranks of lists modulo primes of a word: right where the first primes are bad, and refused where an entry is none."""

from __future__ import annotations

import random
import sys
from fractions import Fraction
from math import prod
from typing import Any

import flint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.fast_rank import word_primes
from exactrank.fast_rank.choose import rank_of_integers
from exactrank.fast_rank.word_primes import (
    FEW,
    LONG_PRIMES_FROM,
    ONE_PRIME_FROM,
    PRIME_BITS,
    PROVEN_FROM,
    SHORT_BITS,
    different_primes,
    rank_by_word_primes,
    short_primes,
)

ORDER = PROVEN_FROM + 2


@pytest.fixture(params=[0, 1, 5, 100], autouse=True)
def _last(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the last matrix was decides what is tried first, and no rank."""
    monkeypatch.setattr(word_primes, "_MISSING", [request.param])


def of_rank(rank: int, rows: int, columns: int, bits: int, seed: int) -> list[list[int]]:
    """A product of two factors with the identity in them, so that the rank is known."""
    rng = random.Random(seed)
    most = 1 << bits

    def factor(length: int) -> list[list[int]]:
        made = [[int(i == j) for j in range(rank)] for i in range(rank)]
        made += [[rng.randint(-most, most) for _ in range(rank)] for _ in range(length - rank)]
        rng.shuffle(made)
        return made

    left, right = factor(rows), factor(columns)
    return [[sum(map(int.__mul__, row, column)) for column in right] for row in left]


def diagonal(*numbers: int) -> list[list[int]]:
    """A diagonal matrix, mixed by row and column operations with 1 and -1, which change no rank."""
    rows = [[number * (i == j) for j in range(len(numbers))] for i, number in enumerate(numbers)]
    for i in range(1, len(rows)):
        rows[i] = [x + y for x, y in zip(rows[i], rows[i - 1], strict=True)]
    return rows


@given(st.data())
def test_the_rank_is_the_one_that_the_matrix_was_built_with(data: st.DataObject) -> None:
    rows, columns = data.draw(st.integers(1, 40)), data.draw(st.integers(1, 40))
    rank = data.draw(st.integers(0, min(rows, columns)))
    A = of_rank(rank, rows, columns, data.draw(st.sampled_from([1, 3, 8, 70, 300])), data.draw(st.integers(0, 9999)))
    assert rank_by_word_primes(A, flint) == rank_of_integers(A) == rank


@pytest.mark.parametrize("order", [FEW + 1, ORDER])
@pytest.mark.parametrize("bad", range(5))
def test_bad_primes_change_no_rank(bad: int, order: int) -> None:
    """The determinant is the product of the first primes: modulo each of them one rank is missing."""
    product = prod([*short_primes()[:bad], *different_primes(6)[:bad]])
    for full in (True, False):
        zeros = [] if full else [0]
        assert rank_by_word_primes(diagonal(product, *zeros, *[1] * (order - 1 - len(zeros))), flint) == order - len(
            zeros
        )


@pytest.mark.parametrize("order", [FEW + 1, ORDER])
def test_a_prime_that_divides_everything_changes_no_rank(order: int) -> None:
    for first, second in (different_primes(2), short_primes()):
        assert rank_by_word_primes(diagonal(*[first] * order), flint) == order
        assert rank_by_word_primes(diagonal(first, *[0] * (order - 1)), flint) == 1
        assert rank_by_word_primes(diagonal(first * second, *[0] * (order - 1)), flint) == 1


class Counted:
    """flint, and the primes that were taken."""

    fmpz_mat = flint.fmpz_mat

    def __init__(self) -> None:
        self.taken: list[int] = []

    def nmod_mat(self, matrix: Any, prime: int) -> Any:
        self.taken.append(prime)
        return flint.nmod_mat(matrix, prime)


@pytest.mark.parametrize(
    ("missing", "bits", "long", "short"),
    [
        (5, 28, 1, 0),  # the Frobenius norm alone bounds the minors of order 2 by 2^(2 bits + 5)
        (5, 29, 1, 1),
        (5, 42, 1, 1),
        (5, 44, 2, 0),
        (5, 59, 2, 0),
        (5, 119, 2, 0),  # so do the norms of the rows, of which one is not 0, by 2^(bits + 4)
        (5, 121, 2, 1),
        (5, 153, 3, 0),
        (0, 12, 0, 1),
        (0, 13, 0, 2),
        (0, 26, 0, 2),
        (0, 27, 1, 1),
        (0, 42, 1, 1),
        (0, 44, 1, 2),
        (0, 90, 1, 2),
        (ORDER - 1, 28, 0, 0),  # the exact rank of the next one, too, is expected to take no time
    ],
)
def test_as_many_primes_are_taken_as_the_bound_asks_for(
    missing: int, bits: int, long: int, short: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_primes, "_MISSING", [missing])
    monkeypatch.setattr(word_primes, "_rank_by_numbers", None)
    monkeypatch.delitem(sys.modules, "numpy", raising=False)
    counted = Counted()
    # one row that is not zero: the minors of order 1 are its entries, those of order 2 vanish
    assert rank_by_word_primes([[1 << bits] * ORDER, *[[0] * ORDER] * (ORDER - 1)], counted) == 1
    assert len({*counted.taken}) == len(counted.taken)
    assert sorted(prime >= 2**PRIME_BITS for prime in counted.taken) == [False] * short + [True] * long
    assert word_primes._MISSING == [ORDER - 1]


def test_an_expected_rank_is_proven_by_as_many_primes_as_the_bound_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_primes, "_rank_by_numbers", None)
    monkeypatch.delitem(sys.modules, "numpy", raising=False)
    size, rank = LONG_PRIMES_FROM, LONG_PRIMES_FROM // 2
    failed = []
    for order, expected, bits, long, short in [
        (size, rank, 7, 1, 0),  # the Frobenius norm bounds minors of order 10 by 2^(10 bits - 16)
        (size, rank, 8, 1, 1),
        (size, rank, 10, 1, 1),
        (size, rank, 11, 2, 0),
        (size, rank, 14, 2, 0),
        (size, rank, 15, 0, 0),
        (size - 1, rank, 10, 1, 1),
        (size - 1, rank, 11, 0, 0),
        (ONE_PRIME_FROM - 1, rank, 7, 0, 0),
        (size, rank + 1, 5, 1, 0),  # another rank was expected, and what is found modulo a prime proves nothing
        (size, 4, 5, 0, 0),  # flint takes next to no time for such ranks
    ]:
        monkeypatch.setattr(word_primes, "_MISSING", [order - expected])
        counted = Counted()
        A = [[(1 if i else 1 << bits) * (i == j < rank) for j in range(order)] for i in range(order)]
        found = rank_by_word_primes(A, counted)
        taken = sorted(prime >= 2**PRIME_BITS for prime in counted.taken)
        if (found, taken, word_primes._MISSING) != (rank, [False] * short + [True] * long, [order - rank]):
            failed.append((order, expected, bits, found, taken))
    assert not failed


def test_the_second_prime_finds_the_rank_that_the_first_one_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_primes, "_rank_by_numbers", None)
    monkeypatch.delitem(sys.modules, "numpy", raising=False)
    size, (first, other) = LONG_PRIMES_FROM, different_primes(2)
    for k, bits, taken in (
        (4, 16, [first, other]),
        (5, 13, [first, short_primes()[0]]),
        (7, 9, [first]),  # where the rank is larger than expected, the minors are, too: one prime is enough no more
    ):
        # the digits of the first prime in the last row of such a matrix make it the determinant
        A = [[int(i == j < max(k, 6)) for j in range(size)] for i in range(size)]
        for i in range(k):
            A[i][i : i + 2] = [1 << bits, -1]
            A[k - 1][i] = first >> bits * i & ((1 << bits) - 1)
        A[k - 1][k] = 0
        assert int(flint.fmpz_mat([row[:k] for row in A[:k]]).det()) == first
        monkeypatch.setattr(word_primes, "_MISSING", [size - 5])
        counted = Counted()
        assert rank_by_word_primes(A, counted) == max(k, 6)
        assert counted.taken == taken


def test_the_largest_norms_prove_what_they_are_taken_for() -> None:
    for rows, bits, norms in word_primes._ENOUGH:
        assert rows >= ONE_PRIME_FROM
        for order in range(1, PROVEN_FROM + 1):
            assert Fraction(norms[order]) ** (2 * order) / order**order < 2 ** (2 * bits)


def test_too_many_primes_are_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_primes, "_MISSING", [5])
    counted = Counted()
    assert rank_by_word_primes([[1 << 400] * ORDER, *[[0] * ORDER] * (ORDER - 1)], counted) == 1
    assert len(counted.taken) == 1


@pytest.mark.parametrize(("order", "missing", "taken"), [(FEW, 0, 1), (FEW, 1, 0), (FEW - 1, 0, 0)])
def test_full_rank_is_tried_modulo_a_prime_where_it_is_expected(
    order: int, missing: int, taken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_primes, "_MISSING", [missing])
    counted = Counted()
    assert rank_by_word_primes(diagonal(*range(1, order + 1)), counted) == order
    assert len(counted.taken) == taken
    assert word_primes._MISSING == [0]
    assert rank_by_word_primes(diagonal(*range(order)), counted) == order - 1
    assert word_primes._MISSING == [1]


@pytest.mark.parametrize("rows", [3, ORDER])
@pytest.mark.parametrize("entry", ["1", "1 2", 1.0, None, b"1", 1 + 0j])
def test_what_is_no_integer_is_refused(rows: int, entry: Any) -> None:
    A: list[list[Any]] = [[1] * ORDER for _ in range(rows)]
    A[-1][-1] = entry
    with pytest.raises(TypeError):
        rank_by_word_primes(A, flint)
    with pytest.raises(TypeError, match="expected an integer"):
        rank_of_integers(A)


@pytest.mark.parametrize("rows", [3, ORDER])
def test_rows_of_other_lengths_are_refused(rows: int) -> None:
    with pytest.raises(ValueError, match=r".+"):
        rank_of_integers([[1] * ORDER for _ in range(rows)] + [[1]])


def test_matrices_without_entries_have_rank_0() -> None:
    for rows in range(3):
        assert rank_by_word_primes([[]] * rows, flint) == 0
    assert rank_by_word_primes([[]] * ORDER, flint) == 0


def test_entries_too_long_for_a_float_have_a_rank() -> None:
    assert rank_of_integers(diagonal(*[10**400] * ORDER)) == ORDER
    assert rank_of_integers([[10**400] * ORDER] * ORDER) == 1


def test_primes_are_different_and_long_enough() -> None:
    primes = different_primes(20)
    assert len(set(primes)) == 20
    assert min(primes) >= 2**PRIME_BITS
    assert len(set(short_primes())) == 2
    assert 2**SHORT_BITS <= min(short_primes()) < max(short_primes()) < 2 ** (SHORT_BITS + 1)
    assert different_primes(3) == primes[:3]


def test_a_prime_that_is_drawn_twice_is_taken_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = different_primes(2)
    drawn = iter([first, first, second])
    monkeypatch.setattr(word_primes, "_PRIMES", [])
    monkeypatch.setattr("exactrank.fast_rank.primes.random_prime", lambda low, high: next(drawn))
    assert different_primes(2) == [first, second]
    drawn = iter([first, second])
    monkeypatch.setattr(word_primes, "_SHORT", [first])
    assert short_primes() == [first, second]
