"""Ranks in several threads: the same steps and the same answers, and what fails in a thread fails outside."""

from __future__ import annotations

import threading
from itertools import count, islice
from math import prod
from random import Random

import numpy as np
import pytest

import exactrank
from exactrank import InputError
from exactrank.fast_rank import padic, vanishing
from exactrank.fast_rank.at_size import rank_at_size
from exactrank.fast_rank.lifting import Lift
from exactrank.fast_rank.limbs import cut, integer_array
from exactrank.fast_rank.padic import NotDivisible
from exactrank.fast_rank.pivots import modular_pivots
from exactrank.fast_rank.primes import float_primes
from exactrank.fast_rank.relations import Wide
from exactrank.fast_rank.threads import in_threads, shares, using_threads

from .matrices import Rows, random_rows, times

P = 4194319


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread may take a single column."""
    monkeypatch.setattr(padic, "COLUMNS", 1)


def of_rank(r: int, m: int, n: int, seed: int, high: int = 9) -> Rows:
    random = Random(seed)
    return times(random_rows(random, m, r, -high, high), random_rows(random, r, n, -high, high))


def expansion(A: Rows, rank: int, threads: int) -> list[list[list[float]]]:
    """The digits of the lifting of all other columns."""
    limbs = cut(integer_array(A))
    pivots = modular_pivots(limbs, P)
    assert pivots.rank == rank
    order = np.concatenate([pivots.rows, pivots.other_rows])
    M, F = limbs.take(order, pivots.columns), limbs.take(order, pivots.other_columns)
    columns = len(pivots.other_columns)
    lift = Lift(M, F, pivots.inverse(), P, Wide.begin(columns, columns), 1)
    digits: list[np.ndarray[tuple[int, ...], np.dtype[np.float64]]] = []
    with using_threads(threads):
        lift.run(3, digits)
    return [digit.tolist() for digit in digits]


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("high", [9, 2**40])
def test_digits_are_the_same_in_any_number_of_threads(high: int) -> None:
    A = of_rank(6, 14, 13, 1, high)
    alone = expansion(A, 6, 1)
    assert len(alone) >= 3
    assert expansion(A, 6, 2) == expansion(A, 6, 3) == expansion(A, 6, 20) == alone


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("column", [0, 12])
def test_one_entry_that_does_not_follow_is_seen_whichever_thread_has_it(column: int) -> None:
    A = of_rank(6, 14, 13, 2)
    A[13][column] += P  # the rank modulo p stays 6
    with pytest.raises(NotDivisible):
        expansion(A, 6, 3)


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize(("m", "n", "r"), [(40, 30, 12), (30, 40, 29), (40, 40, 39), (40, 40, 0), (40, 40, 40)])
@pytest.mark.parametrize("threads", [2, 3])
def test_ranks_in_threads_are_those_the_matrices_were_made_with(m: int, n: int, r: int, threads: int) -> None:
    A = of_rank(r, m, n, r) if r else [[0] * n for _ in range(m)]
    with using_threads(threads):
        assert rank_at_size(integer_array(A)) == r
    assert exactrank.rank(A, threads=threads) == r


@pytest.mark.parametrize("primes_each", [3, 4, 5])
@pytest.mark.parametrize("half", [0, 1])
def test_every_thread_has_to_find_its_minors_to_vanish(
    primes_each: int, half: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The minor that borders the pivots is a multiple of P and of high powers of the primes of one of two threads."""
    monkeypatch.setattr(vanishing, "PRIMES", (primes_each,))
    primes = list(islice(float_primes([P]), 2 * primes_each))
    own = primes[half * primes_each :][:primes_each]
    limbs = cut(integer_array([[1, 0, 0], [0, 1, 0], [0, 0, P * prod(q**4 for q in own)]]))
    pivots = modular_pivots(limbs, P)
    assert pivots.rank == 2
    bits = 44 * primes_each + 1  # two or three steps
    with using_threads(2):
        assert not vanishing.bordering_minors_vanish(limbs, pivots, bits, iter(primes[1:]))
        limbs = cut(integer_array([[1, 0, 2], [0, 1, 0], [2, 3, 4]]))
        assert vanishing.bordering_minors_vanish(limbs, modular_pivots(limbs, P), bits, iter(primes[1:]))


def test_parts_run_in_other_threads_and_come_back_in_order() -> None:
    both = threading.Barrier(2)

    def work(part: int) -> tuple[int, int]:
        both.wait(timeout=60)  # passed only when two threads are here at once
        return part, threading.get_ident()

    with using_threads(2):
        found = in_threads(work, [1, 2])
    assert [part for part, _ in found] == [1, 2]
    assert len({thread for _, thread in found} - {threading.get_ident()}) == 2


def test_a_part_that_fails_raises_after_all_have_ended() -> None:
    ended = []
    numbers = count()

    def work(part: int) -> None:
        next(numbers)
        if part == 0:
            raise NotDivisible
        ended.append(part)

    with using_threads(2), pytest.raises(NotDivisible):
        in_threads(work, [0, 1, 2, 3])
    assert sorted(ended) == [1, 2, 3]
    assert next(numbers) == 4


def test_shares_are_all_numbers_once_and_threads_end_with_their_block() -> None:
    for threads in (1, 2, 5):
        for length in (0, 1, 4, 5, 17):
            for least in (1, 3):
                with using_threads(threads):
                    slices = shares(length, least)
                assert [k for own in slices for k in range(length)[own]] == list(range(length))
                assert len(slices) == 1 or min(own.stop - own.start for own in slices) >= least
    assert shares(10) == [slice(0, 10)]


@pytest.mark.parametrize("threads", [0, -1, 1025, 2.0, "2"])
def test_a_number_of_threads_is_a_whole_number_from_1(threads: int) -> None:
    with pytest.raises(InputError, match="threads"):
        exactrank.rank([[1]], threads=threads)
