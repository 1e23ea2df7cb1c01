"""Lists of few rows of integers: the rank modulo primes of a word, as many of them as prove it.

Modulo a prime the rank is never greater. Hadamard bounds a minor by the product of the norms of its rows; where primes
of a product beyond that divide all minors of an order, these are 0. So nothing rests on a prime being good.

Source: Hadamard, Resolution d'une question relative aux determinants, 1893.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot, log2
from typing import Any

PRIME_BITS = 62
"""Every prime here is at least 2^62."""
WORTH = 14
"""With fewer rows flint's exact rank is as fast as one modulo a prime."""
_PRIMES: list[int] = []
"""Different primes, drawn at random once: no matrix that is written down beforehand is made to defeat them."""


def rank_by_word_primes(A: Sequence[Sequence[int]], flint: Any) -> int:
    """The rank of an integer matrix, proven; `flint` is the module, which its caller has loaded.

    Raises TypeError for an entry that is no integer of Python or flint, ValueError for rows of different lengths.

    >>> import flint
    >>> rank_by_word_primes([[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]], flint)
    1
    """
    if len(A) < WORTH:
        sum(map(sum, A))  # refuses texts, which flint would read as numbers
        return int(flint.fmpz_mat(A).rank())
    norms = [hypot(*row) for row in A]  # refuses them, too
    matrix = flint.fmpz_mat(A)
    primes = _PRIMES or different_primes(1)
    rank = int(flint.nmod_mat(matrix, primes[0]).rank())
    side = min(matrix.nrows(), matrix.ncols())
    if rank == side:
        return rank
    norms.sort(reverse=True)
    # The norms are rounded, each by far less than the allowance; a row that is not 0 has a norm of at least 1.
    bits = 1 + 1.000001 * sum([log2(norm) for norm in norms[: rank + 1] if norm > 1])
    if bits > PRIME_BITS * (1 + side // 6):  # flint's exact rank is faster than so many primes
        return int(matrix.rank())
    for prime in different_primes(int(bits / PRIME_BITS) + 1)[1:]:
        if flint.nmod_mat(matrix, prime).rank() > rank:  # the first prime was a bad one
            return int(matrix.rank())
    return rank


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
