"""Integer matrices whose rank is awkward to find, with plain Python integers as entries."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import flint

Rows = list[list[int]]


def random_rows(random: Random, m: int, n: int, low: int, high: int) -> Rows:
    return [[random.randint(low, high) for _ in range(n)] for _ in range(m)]


def times(C: Rows, F: Rows) -> Rows:
    """The product, for an inner size of at least 1."""
    return [[int(x) for x in row] for row in (flint.fmpz_mat(C) * flint.fmpz_mat(F)).tolist()]


def flint_rank(A: Rows) -> int:
    return int(flint.fmpz_mat(A).rank()) if A and A[0] else 0


def _product(random: Random, m: int, n: int) -> Rows:
    r = random.randint(0, min(m, n))
    if r == 0:
        return [[0] * n for _ in range(m)]
    return times(random_rows(random, m, r, -9, 9), random_rows(random, r, n, -9, 9))


def _full(random: Random, m: int, n: int) -> Rows:
    return random_rows(random, m, n, -99, 99)


def _duplicated(random: Random, m: int, n: int) -> Rows:
    rows = random_rows(random, max(1, m // 3), n, -50, 50)
    chosen = [random.choice(rows) for _ in range(m)]
    return [[random.choice((-2, 1, 3)) * x for x in row] for row in chosen]


def _zero_blocks(random: Random, m: int, n: int) -> Rows:
    A = _product(random, m, n)
    top, left = random.randint(0, m), random.randint(0, n)
    return [[0 if (i < top) != (j < left) else x for j, x in enumerate(row)] for i, row in enumerate(A)]


def _around(bits: int) -> Callable[[Random, int, int], Rows]:
    """Entries within a few units of 2^bits, alike to a float; the last rows are sums."""

    def make(random: Random, m: int, n: int) -> Rows:
        k = random.randint(0, m)
        offset = random.randint(0, 1)
        rows = random_rows(random, k, n, 2**bits - 3, 2**bits + 3)
        rows += [
            [a - b + offset * c for a, b, c in zip(*(random.choice(rows) for _ in range(3)), strict=True)]
            if k
            else [0] * n
            for _ in range(m - k)
        ]
        random.shuffle(rows)
        return rows

    return make


def _long(random: Random, m: int, n: int) -> Rows:
    """A product whose factors have entries of hundreds of bits in some rows and one digit in others."""
    r = random.randint(1, min(m, n))
    C = [[x << random.choice((0, 0, 200)) for x in row] for row in random_rows(random, m, r, -5, 5)]
    return times(C, random_rows(random, r, n, -(2**80), 2**80))


def _common_factor(random: Random, m: int, n: int) -> Rows:
    """Rows and columns multiplied by prime powers: every minor is a multiple of many primes."""
    A = _product(random, m, n)
    row_factors = [random.choice((1, 2, 3, 6, 101**3, 2**23 - 15)) for _ in range(m)]
    column_factors = [random.choice((1, 1, 7, 8388593)) for _ in range(n)]
    return [
        [r * x * c for x, c in zip(row, column_factors, strict=True)] for r, row in zip(row_factors, A, strict=True)
    ]


FAMILIES: dict[str, Callable[[Random, int, int], Rows]] = {
    "product": _product,
    "full": _full,
    "duplicated rows": _duplicated,
    "zero blocks": _zero_blocks,
    "around 2^31": _around(31),
    "around 2^53": _around(53),
    "around 2^63": _around(63),
    "around 2^300": _around(300),
    "long entries": _long,
    "common factors": _common_factor,
}
