"""The dense matrices of rank_at_size.py, from fixed seeds."""

from __future__ import annotations

import random
from math import log2

import flint
import numpy as np

Rows = list[list[int]]

DENSE = [  # order, rank, bits
    (200, 100, 8),
    (200, 199, 8),
    (500, 250, 8),
    (1000, 500, 8),
    (500, 250, 32),
    (1000, 10, 8),
    (500, 499, 8),
    (1000, 999, 8),
    (200, 200, 8),
    (500, 500, 8),
    (1000, 1000, 8),
    (2000, 2000, 8),
    (2000, 1000, 8),
    (2000, 1999, 8),
    (4000, 2000, 8),
    (200, 199, 200),
    (500, 499, 200),
    (200, 200, 200),
    (500, 500, 200),
]
SMALL = [  # rows, columns, rank
    *[(2, 2, 2), (3, 3, 3), (4, 3, 3), (4, 4, 4), (4, 5, 4), (5, 5, 5), (6, 6, 6), (7, 7, 7), (8, 8, 8), (9, 9, 9)],
    *[(10, 10, 10), (12, 12, 12), (14, 14, 14), (16, 16, 16), (20, 20, 20), (24, 24, 24), (32, 32, 32), (50, 50, 50)],
    *[(100, 100, 100), (150, 150, 150), (3, 8, 3), (8, 3, 3), (4, 6, 4), (9, 4, 4), (5, 8, 5), (6, 9, 6)],
    *[(4, 3, 2), (4, 4, 2), (4, 5, 2), (5, 5, 3), (6, 6, 3), (6, 6, 5), (7, 7, 6), (8, 8, 4), (8, 8, 7), (9, 9, 8)],
    *[(10, 10, 5), (10, 10, 9), (14, 14, 13), (16, 16, 8), (16, 16, 15), (20, 20, 10), (20, 20, 18), (20, 20, 19)],
    *[(24, 24, 23), (28, 28, 26), (32, 32, 31), (40, 40, 20), (40, 40, 39), (50, 50, 25)],
    *[(64, 64, 62), (64, 64, 32), (64, 64, 3), (100, 100, 98), (100, 100, 50), (100, 100, 25), (200, 200, 195)],
    *[(80, 64, 64), (80, 64, 63), (150, 100, 99), (100, 150, 50), (300, 70, 35), (70, 300, 17), (1000, 100, 97)],
]


def long_product_matrix(n: int, r: int, bits: int) -> Rows:
    """n x n of rank r (almost surely), entries of about this many bits, longer than those of a machine."""
    g = random.Random(7919 * n + 31 * r + bits)

    def factor(rows: int, columns: int, length: int) -> Rows:
        return [[g.getrandbits(length) - (1 << length - 1) for _ in range(columns)] for _ in range(rows)]

    if r == n:
        return factor(n, n, bits)
    length = int((bits - log2(r) / 2) / 2)
    product = flint.fmpz_mat(factor(n, r, length)) * flint.fmpz_mat(factor(r, n, length))
    return [[int(x) for x in row] for row in product.tolist()]


def product_matrix(n: int, r: int, bits: int) -> Rows:
    """n x n of rank r (almost surely), entries of about this many bits: a product of two random factors."""
    if bits > 60:
        return long_product_matrix(n, r, bits)
    g = np.random.default_rng(7919 * n + 31 * r + bits)
    if r == n:
        full: Rows = g.integers(-(2 ** (bits - 1)), 2 ** (bits - 1), size=(n, n)).tolist()
        return full
    high = max(1, int(2 ** (max(1, int((bits - log2(r) / 2) / 2)) - 1)))
    C, F = g.integers(-high, high + 1, size=(n, r)), g.integers(-high, high + 1, size=(r, n))
    rows: Rows = (C.astype(float) @ F.astype(float)).astype(np.int64).tolist()
    return rows


def small_matrix(g: random.Random, m: int, n: int, r: int) -> Rows:
    if r == min(m, n):
        return [[g.randint(-9, 9) for _ in range(n)] for _ in range(m)]
    C = [[g.randint(-2, 2) for _ in range(r)] for _ in range(m)]
    F = [[g.randint(-2, 2) for _ in range(n)] for _ in range(r)]
    return [[sum(x * F[k][j] for k, x in enumerate(row)) for j in range(n)] for row in C]
