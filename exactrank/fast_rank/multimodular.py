"""The rank from the ranks modulo many primes: slow, and independent of everything in lifting.py."""

from __future__ import annotations

from random import SystemRandom

import flint

from exactrank.fast_rank.limbs import IntegerArray
from exactrank.fast_rank.primes import WORD_PRIME_HIGH, WORD_PRIME_LOW, random_prime


def minor_bits(A: IntegerArray, order: int) -> int:
    """A number b with |minor| < 2^b for every minor of this order (Hadamard).

    >>> from exactrank.fast_rank.limbs import integer_array
    >>> minor_bits(integer_array([[3, 4], [1, 2]]), 2)
    6
    """
    # Hadamard: a minor is at most the product of the Euclidean lengths of its rows, each at most sqrt(order)
    # times its largest absolute value; the same for columns. An absolute value of k bits is below 2^k.
    if order == 0:
        return 1
    root = order * (order - 1).bit_length()  # bits of order^order, halved below
    best: list[int] = []
    for B in (A, A.T):
        largest = B.max(axis=1).tolist(), B.min(axis=1).tolist()
        lengths = sorted((max(high, -low).bit_length() for high, low in zip(*largest, strict=True)), reverse=True)
        best.append(sum(lengths[:order]))
    return min(best) + (root + 1) // 2


def rank_by_many_primes(A: IntegerArray) -> int:
    """The rank of an integer matrix from its ranks modulo primes of a product above every minor that matters.

    >>> from exactrank.fast_rank.limbs import integer_array
    >>> rank_by_many_primes(integer_array([[1, 2], [2, 4]]))
    1
    """
    # The rank modulo any prime is at most the rank r. Let k be the largest seen. If rank > k there is a minor
    # of order k + 1 that is not 0; every prime used divides it, as it vanishes modulo each of them. So once
    # their product exceeds Hadamard's bound for such minors there is none, and the rank is k.
    m, n = A.shape
    if not A.size:
        return 0
    matrix = flint.fmpz_mat(A.tolist())
    source = SystemRandom()
    used: set[int] = set()
    product_bits = 0  # the product of the primes used is at least 2^product_bits
    rank = 0
    needed = minor_bits(A, 1)
    while rank < min(m, n) and product_bits < needed:
        p = random_prime(WORD_PRIME_LOW, WORD_PRIME_HIGH, source)
        if p in used:
            continue
        used.add(p)
        product_bits += p.bit_length() - 1
        found = int(flint.nmod_mat(matrix, p).rank())
        if found > rank:
            rank = found
            if rank < min(m, n):
                needed = minor_bits(A, rank + 1)
    return rank
