"""Prime moduli, drawn at random.

A fixed prime could be met by a matrix made to defeat it (all entries or all minors multiples of it). No
answer of this package *rests* on a prime being good: a bad one costs a second attempt. Drawing at random
makes that rare for every input.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

# Floating-point moduli lie in (2^22, 2^23 - 2^8); see modular.py for the bound on 512 products that this
# gives.
FLOAT_PRIME_LOW = 1 << 22
FLOAT_PRIME_HIGH = (1 << 23) - (1 << 8)
# The least modulus for which the bounds in padic.py hold (they need p/2 + 2 <= 0.52 p).
MODULUS_LOW = 101
# Word-size moduli for flint's nmod_mat.
WORD_PRIME_LOW = 1 << 62
WORD_PRIME_HIGH = 1 << 63

_SMALL_PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)


def is_prime(n: int) -> bool:
    """Whether n is prime, decided for every n below 3.3e24.

    Miller's test with the first twelve primes as bases has no pseudoprime below 318665857834031151167461
    (Sorenson and Webster, Strong pseudoprimes to twelve prime bases, 2017).

    >>> [n for n in range(30) if is_prime(n)]
    [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]
    >>> is_prime(3215031751)  # a strong pseudoprime to the bases 2, 3, 5 and 7
    False
    """
    if n < 2:
        return False
    for q in _SMALL_PRIMES:
        if n % q == 0:
            return n == q
    twos = ((n - 1) & (1 - n)).bit_length() - 1
    odd = (n - 1) >> twos
    for base in _SMALL_PRIMES:
        x = pow(base, odd, n)
        if x in (1, n - 1):
            continue
        for _ in range(twos - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def random_prime(low: int, high: int, source: random.Random | None = None) -> int:
    """A prime drawn at random from low <= p < high.

    >>> is_prime(random_prime(FLOAT_PRIME_LOW, FLOAT_PRIME_HIGH))
    True
    """
    draw = source or random.SystemRandom()
    while True:
        candidate = draw.randrange(low, high) | 1
        if candidate < high and is_prime(candidate):
            return candidate


def float_primes(first: Iterable[int] = ()) -> Iterator[int]:
    """Endless distinct primes for modular.py: those of `first`, then random ones.

    >>> from itertools import islice
    >>> list(islice(float_primes([101, 103]), 2))
    [101, 103]
    """
    seen = set()
    for p in first:
        if not (MODULUS_LOW <= p < FLOAT_PRIME_HIGH and is_prime(p)):
            raise ValueError(f"{p} is not a prime from {MODULUS_LOW} to {FLOAT_PRIME_HIGH}")
        seen.add(p)
        yield p
    while True:
        p = random_prime(FLOAT_PRIME_LOW, FLOAT_PRIME_HIGH)
        if p not in seen:
            seen.add(p)
            yield p
