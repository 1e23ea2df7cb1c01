"""Matrices on which a method that trusts one prime, a float or a generic case goes wrong."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from exactrank import fast_rank
from exactrank.fast_rank.at_size import rank_at_size
from exactrank.fast_rank.limbs import integer_array
from exactrank.fast_rank.primes import float_primes, is_prime

from .matrices import Rows, flint_rank, random_rows, times

PRIMES = [8388319, 5000011, 101, 4194319]


def proven(A: Rows, *primes: int) -> int:
    """The rank by lifting with these primes first, its certificate checked; the same without a certificate."""
    rank, certificate = fast_rank.rank_with_certificate(A, primes)
    assert fast_rank.check_lifting(A, certificate) == rank
    assert rank_at_size(integer_array(A), primes) == rank
    return rank


@pytest.mark.parametrize("p", PRIMES)
def test_all_entries_multiples_of_the_prime(p: int) -> None:
    A = [[p * x for x in row] for row in random_rows(Random(p), 20, 15, -9, 9)]
    assert proven(A, p) == flint_rank(A) == 15
    assert proven(A, *PRIMES) == 15


@pytest.mark.parametrize("p", PRIMES)
def test_a_minor_of_maximal_order_divisible_by_the_prime(p: int) -> None:
    # Rank 6 over the rationals, 5 modulo p: a unimodular change of diag(1, 1, 1, 1, 1, p, 0, ...).
    random = Random(p)
    D = [[(1 if i < 5 else p) if i == j < 6 else 0 for j in range(30)] for i in range(30)]
    L = [[1 if i == j else random.randint(-2, 2) if j < i else 0 for j in range(30)] for i in range(30)]
    U = [list(column) for column in zip(*L, strict=True)]
    A = times(times(L, D), U)
    assert proven(A, p) == flint_rank(A) == 6


@pytest.mark.parametrize("copies", [2, 3, 8])
def test_repeated_large_invariant_factors_need_more_than_one_left_solve(copies: int) -> None:
    random = Random(copies)
    r, n = 12, 16
    block = times(random_rows(random, n, r, -99, 99), random_rows(random, r, n, -99, 99))
    size = copies * n
    A = [[0] * size for _ in range(size)]
    for k in range(copies):
        for i in range(n):
            A[k * n + i][k * n : (k + 1) * n] = block[i]
    # Rows mixed by a unimodular matrix: the invariant factors stay, the blocks are no longer to be seen.
    for i in range(1, size):
        factor = random.choice((-1, 1))
        A[i] = [x + factor * y for x, y in zip(A[i], A[i - 1], strict=True)]
    assert proven(A) == flint_rank(A) == copies * r


def test_huge_invariant_factors() -> None:
    random = Random(7)
    d = [1, 2, 6, 6 * 101, 6 * 101 * 2**61, 6 * 101 * 2**61 * 3**200] * 3
    D = [[d[i] if i == j and i < 18 else 0 for j in range(24)] for i in range(24)]
    C = [[1 if i == j else random.randint(-3, 3) if j < i else 0 for j in range(24)] for i in range(24)]
    A = times(times(C, D), [list(column) for column in zip(*C, strict=True)])
    assert proven(A) == flint_rank(A) == 18


def test_unimodular_but_ill_conditioned_pivots() -> None:
    # A0 is unit upper triangular with large entries: no denominators at all, but a solution of about 40 * 20
    # bits.
    random = Random(3)
    r = 40
    A0 = [[1 if i == j else random.randint(2**19, 2**20) if j > i else 0 for j in range(r)] for i in range(r)]
    B = random_rows(random, r, 12, -9, 9)
    upper = [row + extra for row, extra in zip(A0, B, strict=True)]
    A = upper + times(random_rows(random, 20, r, -3, 3), upper)
    assert proven(A) == flint_rank(A) == r
    A[r + 5][r + 3] += 1
    assert proven(A) == flint_rank(A) == r + 1


def test_nearly_equal_rows_that_floats_cannot_tell_apart() -> None:
    A = [[2**60 + i * j for j in range(12)] for i in range(12)]
    assert int(np.linalg.matrix_rank(np.array(A, dtype=float))) == 1
    assert proven(A) == fast_rank.rank_of_integers(A) == flint_rank(A) == 2


def test_one_unit_in_the_last_place_changes_the_rank() -> None:
    random = Random(11)
    C, F = random_rows(random, 80, 30, -9, 9), random_rows(random, 30, 80, -9, 9)
    A = [[x << 40 for x in row] for row in times(C, F)]
    assert proven(A) == 30
    A[79][79] += 1
    assert proven(A) == flint_rank(A) == 31


def test_hilbert_matrices_cleared_of_denominators() -> None:
    scale = 1
    for k in range(1, 40):
        scale *= k
    A = [[scale // (i + j + 1) for j in range(20)] for i in range(20)]
    A.append([a + b for a, b in zip(A[0], A[19], strict=True)])
    for row in A:
        row.append(row[3] - 2 * row[17])
    assert proven(A) == flint_rank(A) == 20


def test_more_bad_primes_than_attempts_still_end_in_the_rank() -> None:
    bad = [p for p in range(2**22, 2**22 + 400) if is_prime(p)][:6]
    product = 1
    for p in bad:
        product *= p
    A = [[product * x for x in row] for row in random_rows(Random(2), 10, 10, -9, 9)]
    A.append([0] * 10)
    assert len(bad) == 6
    assert proven(A, *bad) == flint_rank(A)


@pytest.mark.parametrize("p", [2, 97, 102, 8388593, 2**61 - 1])
def test_moduli_for_which_the_bounds_do_not_hold_are_refused(p: int) -> None:
    with pytest.raises(ValueError, match=str(p)):
        fast_rank.rank_with_certificate([[1, 2], [2, 4]], [p])


def test_primes_are_not_fixed() -> None:
    draws = {next(float_primes()) for _ in range(20)}
    assert len(draws) > 10


def test_tall_matrices_whose_first_sample_misses_the_rank() -> None:
    # One row among thousands carries the last pivot.
    A = np.zeros((4000, 64), dtype=np.int64)
    g = np.random.default_rng(5)
    A[:, :40] = g.integers(-5, 6, size=(4000, 30)) @ g.integers(-5, 6, size=(30, 40))
    for place, row in enumerate((17, 1999, 3998)):
        A[row, 50 + place] = 1
    rank = fast_rank.rank_of_integers(A)
    assert rank == fast_rank.rank_of_integers(A.T) == 33


@pytest.mark.parametrize("p", PRIMES)
@pytest.mark.parametrize("step", [1, 7])
def test_one_of_many_rows_that_only_seems_to_follow_modulo_the_prime(p: int, step: int) -> None:
    random = Random(p + step)
    A = times(random_rows(random, 240, 4, -9, 9), random_rows(random, 4, 20, -9, 9))
    assert proven(A, p) == flint_rank(A) == 4
    A[random.randrange(240)][11] += step * p**2
    assert proven(A, p) == proven([list(column) for column in zip(*A, strict=True)], p) == flint_rank(A) == 5
