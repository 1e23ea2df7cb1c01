"""Whether a large square matrix whose rank is at least n - 1 has that rank: an approximate inverse, from both sides.

As in nearly_full.py let B = A + u v^T be nonsingular: det A = det B (1 - v^T B^-1 u). With exact residuals
    2^b B^-1 u = y + B^-1 r   and   2^c v^T B^-1 = z^T + s^T B^-1                (y, z, r, s of integers)
this is 2^-(b + c) det B (2^c t - z^T r - s^T B^-1 r) for the integer t = 2^b - v^T y. So each side has to be expanded
to half of the bits only. A step multiplies the inverse and B by one column and by one row. These take as long as
reading the matrices from memory: both are multiplied by a few rows at a time, which are read once.

Sources: those of complements.py.
"""

from __future__ import annotations

from math import log2, sqrt

import numpy as np

from exactrank.fast_rank.complements import LEAST_SHIFT, determinant_bits, exact_shift, inverse_bound, norm
from exactrank.fast_rank.limbs import Float
from exactrank.fast_rank.nearly_full import SHORT
from exactrank.fast_rank.threads import in_threads, shares

TOGETHER = 1 << 16  # numbers that stay in the cache
_LEAST_ROWS = 250  # for a thread
_ROUNDED = 1.01  # float64 rounds sums of squares, roots and their products by far less


def determinant_vanishes(A: Float) -> bool | None:
    """Whether the determinant of a square matrix of integers is 0, proven; None where it is not found.

    >>> determinant_vanishes(np.array([[1.0, 2.0], [2.0, 4.0]])) in (True, None)
    True
    """
    n = len(A)
    size = norm(A)
    if not 0 < size < SHORT:
        return None
    draw = np.random.default_rng()
    u, v = (draw.integers(1, 6, size=n) * draw.choice([-1.0, 1.0], size=n) for _ in range(2))
    factor = max(1.0, float(round((size / (8 * n)) ** 0.5)))  # so that B is about as large as A
    u *= factor
    v *= factor
    return _update_is_one(A + np.outer(u, v), u, v)


def _update_is_one(B: Float, u: Float, v: Float) -> bool | None:
    """Whether v^T B^-1 u is 1; B, u and v are integers below 2^53, v at most 2^51 / sqrt(n) long."""
    try:
        X = np.asarray(np.linalg.inv(B), dtype=np.float64)
    except np.linalg.LinAlgError:
        return None
    bound = inverse_bound(B, X)
    if bound is None:
        return None
    squares = np.einsum("ij,ij->i", B, B)
    needed = determinant_bits(squares)
    width = _ROUNDED * norm(v)
    longest = max(width, _ROUNDED * sqrt(max(float(squares.max()), float(np.einsum("ij,ij->j", B, B).max()))))
    # That nothing is rounded is proven as in complements.residual, v being a row more of B.
    r, s, t = u, v, 1.0
    b = c = 0
    rows: list[Float] = []  # z^T is the sum of these rows, each times 2^(c - its exponent)
    exponents: list[int] = []
    while True:
        x, w = _products(X, r, s)
        right = exact_shift(longest * norm(x), norm(r), abs(t))
        left = exact_shift(longest * norm(w), norm(s))
        if min(right, left) < LEAST_SHIFT or b > needed:
            return None
        y, z = np.rint(2.0**right * x), np.rint(2.0**left * w)
        By, zB = _products(B, y, z)
        r, s, t = 2.0**right * r - By, 2.0**left * s - zB, 2.0**right * t - float(v @ y)
        b += right
        c += left
        rows.append(z)
        exponents.append(c)
        if abs(t) > width * bound * norm(r):
            return False
        tail = _ROUNDED * norm(s) * bound * norm(r)
        if needed + log2(tail + 1) + 2 < b + c:
            break
    number = _number(t, rows, exponents, r)
    if number is None or log2(abs(number) + tail + 1) + needed >= b + c:
        return None
    return True  # |det A| < 1


def _number(t: float, rows: list[Float], exponents: list[int], r: Float) -> int | None:
    """2^c t - z^T r, or None where its sums could be too large for 64 bits."""
    Z = np.vstack(rows)
    if not sqrt(float(np.einsum("ij,ij->i", Z, Z).max())) * norm(r) < 2.0**62:
        return None
    c = exponents[-1]
    sums = (Z.astype(np.int64) @ r.astype(np.int64)).tolist()
    number: int = (int(t) << c) - sum([total << (c - e) for total, e in zip(sums, exponents, strict=True)])
    return number


def _products(A: Float, column: Float, row: Float) -> tuple[Float, Float]:
    """A times the column, and the row times A."""
    n = len(A)
    height = max(1, TOGETHER // n)

    def of_rows(own: slice) -> tuple[Float, Float]:
        above = np.empty(own.stop - own.start)
        total = np.zeros(n)
        for i in range(own.start, own.stop, height):
            some = slice(i, min(i + height, own.stop))
            part = A[some]
            above[i - own.start : some.stop - own.start] = part @ column
            total += row[some] @ part
        return above, total

    parts = in_threads(of_rows, shares(n, _LEAST_ROWS))
    return np.concatenate([above for above, _ in parts]), np.sum([total for _, total in parts], axis=0)
