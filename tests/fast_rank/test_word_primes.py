"""Ranks of lists modulo primes of a word: right where the first primes are bad, and refused where an entry is none."""

from __future__ import annotations

import random
from math import prod
from typing import Any

import flint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exactrank.fast_rank import word_primes
from exactrank.fast_rank.choose import rank_of_integers
from exactrank.fast_rank.word_primes import PRIME_BITS, WORTH, different_primes, rank_by_word_primes

ORDER = WORTH + 2


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


@pytest.mark.parametrize("bad", range(5))
def test_bad_primes_change_no_rank(bad: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The determinant is the product of the first primes: modulo each of them one rank is missing."""
    primes = different_primes(6)
    product = 1
    for prime in primes[:bad]:
        product *= prime
    monkeypatch.setattr(word_primes, "_PRIMES", primes)
    assert rank_by_word_primes(diagonal(product, *[1] * (ORDER - 1)), flint) == ORDER
    assert rank_by_word_primes(diagonal(product, 0, *[1] * (ORDER - 2)), flint) == ORDER - 1


def test_a_prime_that_divides_everything_changes_no_rank(monkeypatch: pytest.MonkeyPatch) -> None:
    primes = different_primes(3)
    monkeypatch.setattr(word_primes, "_PRIMES", primes)
    assert rank_by_word_primes(diagonal(*[primes[0]] * ORDER), flint) == ORDER
    assert rank_by_word_primes(diagonal(primes[0], *[0] * (ORDER - 1)), flint) == 1
    assert rank_by_word_primes(diagonal(primes[0] * primes[1], *[0] * (ORDER - 1)), flint) == 1


def test_as_many_primes_are_taken_as_the_bound_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []

    class Counted:
        fmpz_mat = flint.fmpz_mat

        @staticmethod
        def nmod_mat(matrix: Any, prime: int) -> Any:
            taken.append(prime)
            return flint.nmod_mat(matrix, prime)

    for bits, count in (
        (1, 1),
        (PRIME_BITS // 2 - 3, 1),  # the Frobenius norm alone bounds the minors of order 2
        (PRIME_BITS // 2 - 2, 2),
        (PRIME_BITS - 3, 2),
        (2 * PRIME_BITS - 4, 2),  # so do the norms of the rows, of which one is not 0
        (2 * PRIME_BITS + 3, 3),
    ):
        taken.clear()
        # one row that is not zero, of norm 2^bits * 4: the minors of order 1 are its entries, those of order 2 vanish
        assert rank_by_word_primes([[1 << bits] * ORDER, *[[0] * ORDER] * (ORDER - 1)], Counted) == 1
        assert len(taken) == len(set(taken)) == count
        assert prod(taken) > 1 << bits + 2


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


def test_entries_too_long_for_a_float_have_a_rank() -> None:
    assert rank_of_integers(diagonal(*[10**400] * ORDER)) == ORDER
    assert rank_of_integers([[10**400] * ORDER] * ORDER) == 1


def test_primes_are_different_and_long_enough() -> None:
    primes = different_primes(20)
    assert len(set(primes)) == 20
    assert min(primes) >= 2**PRIME_BITS
    assert different_primes(3) == primes[:3]


def test_a_prime_that_is_drawn_twice_is_taken_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = different_primes(2)
    drawn = iter([first, first, second])
    monkeypatch.setattr(word_primes, "_PRIMES", [])
    monkeypatch.setattr("exactrank.fast_rank.primes.random_prime", lambda low, high: next(drawn))
    assert different_primes(2) == [first, second]
