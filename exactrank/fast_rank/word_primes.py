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
from functools import cache
from math import gcd, hypot, log2
from typing import Any

FEW = 8
"""With fewer rows flint's exact rank takes no more time than one modulo a prime."""
PROVEN_FROM = 26
"""From so many rows on the proof of a rank that is not full by primes takes less time than flint's exact rank."""
ONE_PRIME_FROM, TWO_PRIMES_FROM, LONG_PRIMES_FROM = 16, 16, 18
"""From so many on one prime does where it is enough, one with a short one, and two."""
VERIFIED_FROM = 12
"""Where numpy is loaded, an approximate inverse proves full rank of square matrices from so many rows on faster, ..."""
NEARLY_FULL_FROM = 20
"""... and one less than full from so many on, ..."""
ESTIMATED_FROM = 48
"""... and an estimate any rank from so many rows and columns on."""
PRIME_BITS = 62
"""Every prime of `different_primes` is at least 2^62."""
SHORT_BITS = 29
"""The short primes are at least 2^29, and modulo one below 2^30 flint is about twice as fast."""
_PRIMES: list[int] = []
"""Different primes, drawn at random once: no matrix that is written down beforehand is made to defeat them."""
_SHORT: list[int] = []
"""Two different short primes, once they are drawn."""
_MISSING = [0]
"""By how much the last rank was less than full: what comes next is most often of its kind, and is tried first."""


def _largest_norms(bits: int) -> list[float]:
    """By the order of minors, the largest Frobenius norms that prove them below 2^bits (Hadamard)."""
    # float64 rounds norms and powers by far less than the allowance
    return [0.999999 * order**0.5 * 2.0 ** (bits / max(order, 1)) for order in range(PROVEN_FROM + 1)]


_ENOUGH = [
    (rows, bits, _largest_norms(bits))
    for rows, bits in (
        (ONE_PRIME_FROM, PRIME_BITS),
        (TWO_PRIMES_FROM, PRIME_BITS + SHORT_BITS),
        (LONG_PRIMES_FROM, 2 * PRIME_BITS),
    )
]


def _enough_primes(m: int, rank: int, frobenius: float) -> int:
    """The bits of a prime, or of two, beyond the minors of the order after the rank; 0 where flint's rank is faster."""
    for rows, bits, norms in _ENOUGH:
        if m < rows:
            break
        if frobenius < norms[rank + 1]:
            return bits
    return 0


def rank_by_word_primes(A: Sequence[Sequence[int]], flint: Any) -> int:
    """The rank of an integer matrix, proven; `flint` is the module, which its caller has loaded.

    Raises TypeError for an entry that is no integer of Python or flint, ValueError for rows of different lengths.

    >>> import flint
    >>> rank_by_word_primes([[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]], flint)
    1
    """
    m, missing = len(A), _MISSING[0]
    n = len(A[0]) if m else 0
    if m >= VERIFIED_FROM <= n and "numpy" in sys.modules:
        few = missing if m == n and m >= (NEARLY_FULL_FROM if missing else VERIFIED_FROM) else 2
        if few < 2 or m >= ESTIMATED_FROM <= n:
            if (found := _rank_by_numbers(A, few)) is not None:
                _MISSING[0] = min(m, n) - found
                return found
            missing = missing or 1
    entries: list[int] = []
    for row in A:
        entries += row
    side = m if m < n else n
    if m >= PROVEN_FROM and 4 * missing < 3 * side:
        frobenius = hypot(*entries)  # refuses texts, which flint would read as numbers
        return _rank_by_primes(A, frobenius, not missing, flint)
    if missing and 4 * missing < 3 * side and ONE_PRIME_FROM <= m < PROVEN_FROM:
        needed = _enough_primes(m, side - missing, hypot(*entries))
    else:
        needed = 0
        gcd(*entries)  # refuses them, too
    matrix = flint.fmpz_mat(A)
    rank: int
    if needed:
        rank = flint.nmod_mat(matrix, (_PRIMES or different_primes(1))[0]).rank()
        other = (
            None if needed == PRIME_BITS else short_primes()[0] if needed < 2 * PRIME_BITS else different_primes(2)[1]
        )
        if rank + missing == side and (other is None or flint.nmod_mat(matrix, other).rank() <= rank):
            return rank
    if not missing and m >= FEW:
        rank = flint.nmod_mat(matrix, (_SHORT or short_primes())[0]).rank()
        if rank == side:
            return rank
    rank = matrix.rank()
    _MISSING[0] = side - rank
    return rank


def _rank_by_primes(A: Sequence[Sequence[int]], frobenius: float, full: bool, flint: Any) -> int:
    """The rank of an integer matrix of this Frobenius norm, proven; `full` is whether it is expected to be full."""
    matrix, side = flint.fmpz_mat(A), min(len(A), len(A[0]))
    first = (_SHORT or short_primes())[0] if full else different_primes(1)[0]
    rank: int = flint.nmod_mat(matrix, first).rank()
    _MISSING[0] = side - rank
    if rank == side:
        return rank
    order = rank + 1
    # float64 rounds norms and logarithms by far less than the allowance
    bits = 1 + 1.000001 * order * log2(frobenius / order**0.5 + 1)
    if bits > 2 * PRIME_BITS:  # the norms of the rows take about as long as a prime
        norms = sorted([hypot(*row) for row in A], reverse=True)[:order]
        bits = 1 + 1.000001 * sum([log2(norm) for norm in norms if norm > 1])
        if bits > PRIME_BITS * (1 + min(7, side // 7)):  # flint's exact rank is faster than so many primes
            return int(matrix.rank())
    for other in _others(first, bits):
        if flint.nmod_mat(matrix, other).rank() > rank:  # the first prime was a bad one
            return int(matrix.rank())
    return rank


def _rank_by_numbers(A: Sequence[Sequence[int]], missing: int) -> int | None:
    """The rank, proven where it is full or one less, as `missing` says, or of a large matrix."""
    short_entries, is_nonsingular, rank_if_nearly_full, rank_by_estimate = _proofs_by_numbers()
    numbers = short_entries(A)
    if numbers is None:
        return None
    if missing == 0 and is_nonsingular(numbers):  # never where an entry was rounded: |X| |A| >= s > 2^52 there
        return len(A)
    found: int | None = rank_if_nearly_full(numbers, True) if missing == 1 else None
    if found is None and min(numbers.shape) >= ESTIMATED_FROM:
        found = rank_by_estimate(numbers)
    return found


@cache
def _proofs_by_numbers() -> tuple[Any, Any, Any, Any]:
    """What needs numpy; an import takes as long as a small product, even where there is nothing to load."""
    from exactrank.fast_rank.estimated import rank_by_estimate, short_entries
    from exactrank.fast_rank.nearly_full import rank_if_nearly_full
    from exactrank.fast_rank.nonsingular import is_nonsingular

    return short_entries, is_nonsingular, rank_if_nearly_full, rank_by_estimate


def _others(first: int, bits: float) -> list[int]:
    """Primes of a product of at least 2^bits together with the first one."""
    bits -= first.bit_length() - 1
    if bits <= 0:
        return []
    long, rest = divmod(bits, PRIME_BITS)
    count = int(long) + (rest > SHORT_BITS)
    found = [prime for prime in different_primes(count + 1) if prime != first][:count]
    return found if rest > SHORT_BITS else [*found, next(prime for prime in short_primes() if prime != first)]


def short_primes() -> list[int]:
    """Two different primes of 30 bits, drawn at random once.

    >>> len(set(short_primes())), 2**SHORT_BITS <= min(short_primes()) < max(short_primes()) < 2 ** (SHORT_BITS + 1)
    (2, True)
    """
    _draw(_SHORT, 2, 1 << SHORT_BITS, 2 << SHORT_BITS)
    return _SHORT


def different_primes(count: int) -> list[int]:
    """So many primes, no two alike.

    >>> len(set(different_primes(5))), min(different_primes(5)) >= 2**PRIME_BITS
    (5, True)
    """
    _draw(_PRIMES, count, 1 << PRIME_BITS, 2 << PRIME_BITS)
    return _PRIMES[:count]


def _draw(primes: list[int], count: int, low: int, high: int) -> None:
    """Make the list one of at least so many different primes."""
    if len(primes) < count:
        from exactrank.fast_rank.primes import random_prime

        while len(primes) < count:
            prime = random_prime(low, high)
            if prime not in primes:
                primes.append(prime)
