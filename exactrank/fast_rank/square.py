"""Square matrices below 300 rows whose entries are short: their rank by an approximate inverse.

First it is tried to be n or n - 1 (nearly_full.py). Otherwise it is estimated from floating-point numbers, and the
estimate r proven by a Schur complement that vanishes (complements.py), with matrices of small random integers:

- r up to n / 2, by L of r rows and W of r columns: as [[L A W, L A], [A W, A]] = [L; I] A [W, I] has the rank of A,
  this is r where L A W is nonsingular and the complement A - A W (L A W)^-1 L A is 0.
- Larger r, with k = n - r, by U of k columns and V of k rows: as [[A + U V, U], [V, I]] has the rank of A and k more,
  the rank of A is n - k where B = A + U V is nonsingular and the complement I - V B^-1 U is 0.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from exactrank.fast_rank.complements import complement_vanishes, norm
from exactrank.fast_rank.limbs import Float, IntegerArray
from exactrank.fast_rank.nearly_full import SHORT, rank_if_nearly_full
from exactrank.fast_rank.nonsingular import Rows, verified_nonsingular

MOST_ORDER = 200  # up to which an estimate that leads to nothing takes next to no time
MOST_WORK = 8_000  # the product of order and min(r, n - r) up to which this is faster than lifting
_SMALL = 2.0**-27  # so much of A is added to it for the estimate
_SINGULAR = 2.0**45
_FEW = 4  # so few columns have longer entries: of short ones too many are dependent


def rank_of_square(A: Rows | IntegerArray) -> int | None:
    """The rank of a square matrix of integers, if it is found and proven.

    >>> rank_of_square([[2**62, 1], [1, 2**62]]), rank_of_square([[0, 0], [0, 0]])
    (2, None)
    """
    numbers = short_entries(A) if isinstance(A, list) else A.astype(np.float64)
    if numbers is not None and norm(numbers) < SHORT:
        found = rank_if_nearly_full(numbers)
        return rank_by_estimate(numbers) if found is None else found
    return len(A) if verified_nonsingular(A) else None


def short_entries(rows: Sequence[Sequence[int]]) -> Float | None:
    """A square list of lists of integers below 2^63 as an array; None for anything else.

    >>> short_entries([[1, 2], [3, 4]]).tolist(), short_entries([[1, 2], [3, "4"]]), short_entries([[1], [2, 3, 4]])
    ([[1.0, 2.0], [3.0, 4.0]], None, None)
    """
    n = len(rows)
    entries: list[int] = []
    for row in rows:
        entries += row
    try:
        if [*map(len, rows)] != [n] * n:
            return None
        packed = struct.pack(f"={n * n}q", *entries)
    except (TypeError, struct.error):
        return None
    return np.frombuffer(packed, dtype=np.int64).astype(np.float64).reshape(n, n)


def rank_by_estimate(A: Float) -> int | None:
    """The rank of a square matrix of integers of a norm below SHORT, if it is between 0 and n, estimated and proven.

    >>> rank_by_estimate(np.outer([1.0, 2.0, 3.0], [1.0, 5.0, 1.0])) in (1, None), rank_by_estimate(np.zeros((2, 2)))
    (True, None)
    """
    n = len(A)
    rank = _estimate(A) if n <= MOST_ORDER else None
    if rank is None or not 0 < rank < n or min(rank, n - rank) * n > MOST_WORK:
        return None
    vanishes = _compressed(A, rank) if 2 * rank <= n else _bordered(A, n - rank)
    return rank if vanishes else None


def _estimate(A: Float) -> int | None:
    """The trace of (A + t G)^-1 A for a random G and a small t: it is about the rank, as the product is nearly a
    projection, onto a complement of the kernel of A."""
    n, size = len(A), norm(A)
    G = _generator().random((n, n)) - 0.5
    try:
        X = np.asarray(np.linalg.inv(A + _SMALL * size / n * G), dtype=np.float64)
    except np.linalg.LinAlgError:
        return None
    return round(float(np.vdot(X.T, A))) if size * norm(X) < _SINGULAR else None


def _compressed(A: Float, r: int) -> bool | None:
    """Whether A has rank r: that A - A W (L A W)^-1 L A is proven to be 0."""
    # Nothing is rounded: entries of L and W are at most 5, so all sums are at most 25 n |A| < 2^44; and rows of A W are
    # at most 5 n |A| long.
    n = len(A)
    L, W = _drawn(r, n), _drawn(n, r)
    AW = A @ W
    return complement_vanishes(np.vstack((L @ AW, AW)), np.vstack((L @ A, A)), r)


def _bordered(A: Float, k: int) -> bool | None:
    """Whether A has rank n - k: that I - V (A + U V)^-1 U is proven to be 0."""
    n = len(A)
    U, V = _drawn(n, k), _drawn(k, n)
    update = U @ V
    factor = max(1.0, float(round((norm(A) / norm(update)) ** 0.5)))  # so that B is about as large as A
    return complement_vanishes(np.vstack((A + factor**2 * update, factor * V)), np.vstack((factor * U, np.eye(k))), n)


def _drawn(m: int, n: int) -> Float:
    """Random integers of at most 5 in absolute value, none of them 0."""
    draw = _generator()
    most = 5 if min(m, n) < _FEW else 2
    return np.asarray(draw.integers(1, most + 1, size=(m, n)) * draw.choice([-1.0, 1.0], size=(m, n)))


@lru_cache(maxsize=1)
def _generator() -> np.random.Generator:
    """Nothing that is written down beforehand is made to defeat its draws."""
    return np.random.default_rng()
