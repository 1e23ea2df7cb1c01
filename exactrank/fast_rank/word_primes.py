"""Lists of few rows of integers: the rank modulo primes of a word, as many of them as prove it.

Modulo a prime the rank is never greater. Hadamard bounds a minor by the product of the norms of its rows, which is at
most (F / sqrt(k))^k for k rows of a matrix of Frobenius norm F, as the geometric mean of the squares of the norms is at
most their mean. Where primes of a product beyond that divide all minors of an order, these are 0. So nothing rests on a
prime being good.

Source: Hadamard, Resolution d'une question relative aux determinants, 1893.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from math import gcd, hypot, log2
from typing import Any

WORTH = 20
"""With fewer rows flint's exact rank is as fast as one modulo a prime with the proof that goes with it."""
ESTIMATED_FROM = 48
"""From so many rows and columns on an estimate by floating-point numbers, and its proof, take less time."""
PRIME_BITS = 62
"""Every prime of `different_primes` is at least 2^62."""
SHORT_BITS = 29
"""The short prime is at least 2^29, and modulo one below 2^30 flint is about twice as fast."""
_PRIMES: list[int] = []
"""Different primes, drawn at random once: no matrix that is written down beforehand is made to defeat them."""
_SHORT: list[int] = []
"""The short prime, once it is drawn."""


def rank_by_word_primes(A: Sequence[Sequence[int]], flint: Any) -> int:
    """The rank of an integer matrix, proven; `flint` is the module, which its caller has loaded.

    Raises TypeError for an entry that is no integer of Python or flint, ValueError for rows of different lengths.

    >>> import flint
    >>> rank_by_word_primes([[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]], flint)
    1
    """
    m = len(A)
    if m >= ESTIMATED_FROM <= len(A[0]) and "numpy" in sys.modules and (found := _estimated(A)) is not None:
        return found
    entries: list[int] = []
    for row in A:
        entries += row
    if m < WORTH:
        gcd(*entries)  # refuses texts, which flint would read as numbers
        rank: int = flint.fmpz_mat(A).rank()
        return rank
    frobenius = hypot(*entries)  # refuses them, too
    matrix, n = flint.fmpz_mat(A), len(A[0])
    rank = flint.nmod_mat(matrix, (_PRIMES or different_primes(1))[0]).rank()
    if rank in (m, n):
        return rank
    order = rank + 1
    # float64 rounds norms and logarithms by far less than the allowance
    bits = 1 + 1.000001 * order * log2(frobenius / order**0.5 + 1)
    if bits > 2 * PRIME_BITS:  # the norms of the rows take about as long as a prime
        norms = sorted([hypot(*row) for row in A], reverse=True)[:order]
        bits = 1 + 1.000001 * sum([log2(norm) for norm in norms if norm > 1])
        if bits > PRIME_BITS * (1 + min(7, min(m, n) // 7)):  # flint's exact rank is faster than so many primes
            return int(matrix.rank())
    for other in _others(bits - PRIME_BITS):
        if flint.nmod_mat(matrix, other).rank() > rank:  # the first prime was a bad one
            return int(matrix.rank())
    return rank


def _estimated(A: Sequence[Sequence[int]]) -> int | None:
    """The rank, where an estimate is proven."""
    from exactrank.fast_rank.estimated import rank_by_estimate, short_entries

    numbers = short_entries(A)
    return None if numbers is None else rank_by_estimate(numbers)


def _others(bits: float) -> list[int]:
    """Primes besides the first one, of a product of at least 2^bits."""
    if bits <= 0:
        return []
    long, rest = divmod(bits, PRIME_BITS)
    if rest < SHORT_BITS:
        return [*different_primes(int(long) + 1)[1:], short_prime()]
    return different_primes(int(long) + 2)[1:]


def short_prime() -> int:
    """A prime of 30 bits, drawn at random once.

    >>> 2**SHORT_BITS <= short_prime() < 2 ** (SHORT_BITS + 1)
    True
    """
    if not _SHORT:
        from exactrank.fast_rank.primes import random_prime

        _SHORT.append(random_prime(1 << SHORT_BITS, 2 << SHORT_BITS))
    return _SHORT[0]


def different_primes(count: int) -> list[int]:
    """So many primes, no two alike.

    >>> len(set(different_primes(5))), min(different_primes(5)) >= 2**PRIME_BITS
    (5, True)
    """
    if len(_PRIMES) < count:
        from exactrank.fast_rank.primes import WORD_PRIME_HIGH, WORD_PRIME_LOW, random_prime

        while len(_PRIMES) < count:
            prime = random_prime(WORD_PRIME_LOW, WORD_PRIME_HIGH)
            if prime not in _PRIMES:
                _PRIMES.append(prime)
    return _PRIMES[:count]
