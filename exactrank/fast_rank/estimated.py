"""Matrices with short entries and one side below 300: their rank, estimated by floating-point numbers and proven.

Square ones are first tried to have rank n or n - 1 (nearly_full.py). Otherwise let A have m >= n rows, and D = L A be
square for a random matrix L (D = A where A is). The estimate r of the rank of D is proven for A by random matrices of
small integers and a Schur complement that vanishes (complements.py):

- r = n: D is nonsingular, by its approximate inverse.
- r up to n / 2, by L of r rows and W of r columns: as [[L A W, L A], [A W, A]] = [L; I] A [W, I] has the rank of A,
  this is r where L A W is nonsingular and the complement A - A W (L A W)^-1 L A is 0.
- Larger r, with k = n - r, by U of k columns and V of k rows: where B = D + U V is nonsingular, the rank of D is at
  least n - k. Where the complements I - V B^-1 U and 0 - A B^-1 U are 0, the k columns of B^-1 U are independent and in
  the kernel of A, and so the rank of A is n - k.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from exactrank.fast_rank.complements import complement_vanishes, inverse_bound, norm
from exactrank.fast_rank.limbs import Float, IntegerArray
from exactrank.fast_rank.nearly_full import SHORT, rank_if_nearly_full
from exactrank.fast_rank.nonsingular import Rows, verified_nonsingular

MOST_ORDER = 200  # up to which an estimate that leads to nothing takes next to no time
MOST_WORK = 8_000  # the product of order and min(r, n - r) up to which this is faster than lifting
MOST_ENTRIES = 200_000  # sums of products of so many short entries are exact
_SMALL = 2.0**-27  # so much of D is added to it for the estimate
_SINGULAR = 2.0**45
_FEW = 4  # so few columns have longer entries: of short ones too many are dependent


def rank_of_short(A: Rows | IntegerArray) -> int | None:
    """The rank of a matrix of integers, if it is found and proven.

    >>> rank_of_short([[2**62, 1], [1, 2**62]]), rank_of_short([[0, 0], [0, 0]])
    (2, None)
    """
    numbers = short_entries(A) if isinstance(A, list) else A.astype(np.float64)
    square = len(A) == len(A[0])
    if numbers is None or not norm(numbers) < SHORT:
        return len(A) if square and verified_nonsingular(A) else None
    found = rank_if_nearly_full(numbers) if square else None
    return rank_by_estimate(numbers) if found is None else found


def short_entries(rows: Sequence[Sequence[int]]) -> Float | None:
    """Lists of integers below 2^63, of one length, as an array; None for anything else.

    >>> short_entries([[1, 2], [3, 4]]).tolist(), short_entries([[1, 2], [3, "4"]]), short_entries([[1], [2, 3, 4]])
    ([[1.0, 2.0], [3.0, 4.0]], None, None)
    """
    m, n = len(rows), len(rows[0])
    entries: list[int] = []
    for row in rows:
        entries += row
    try:
        if [*map(len, rows)] != [n] * m:
            return None
        packed = struct.pack(f"={m * n}q", *entries)
    except (TypeError, struct.error):
        return None
    return np.frombuffer(packed, dtype=np.int64).astype(np.float64).reshape(m, n)


def rank_by_estimate(A: Float) -> int | None:
    """The rank of a matrix of integers, estimated and proven; None where it is not, or 0.

    >>> rank_by_estimate(np.outer([1.0, 2.0, 3.0], [1.0, 5.0])) in (1, None), rank_by_estimate(np.zeros((2, 2)))
    (True, None)
    """
    m, n = A.shape
    if m < n:
        return rank_by_estimate(np.ascontiguousarray(A.T))
    if n > MOST_ORDER or m * n > MOST_ENTRIES or not norm(A) < SHORT:
        return None
    # Nothing is rounded, here and below: entries drawn are at most 5, so all sums are at most 25 sqrt(m n) |A| < 2^45.
    D = A if m == n else _drawn(n, m) @ A
    X = _inverse_nearby(D)
    if X is None:
        return None
    rank = _estimate(D, X)
    if rank == n:
        return n if inverse_bound(D, X) is not None else None
    if not 0 < rank < n or min(rank, n - rank) * n > MOST_WORK:
        return None
    vanishes = _compressed(A, rank) if 2 * rank <= n else _bordered(A, D, n - rank)
    return rank if vanishes else None


def _inverse_nearby(D: Float) -> Float | None:
    """(D + t G)^-1 for a random G and a small t, or None."""
    n, size = len(D), norm(D)
    G = _generator().random((n, n)) - 0.5
    try:
        X = np.asarray(np.linalg.inv(D + _SMALL * size / n * G), dtype=np.float64)
    except np.linalg.LinAlgError:
        return None
    return X if size * norm(X) < _SINGULAR else None


def _estimate(D: Float, X: Float) -> int:
    """The trace of X D, which is nearly a projection, onto a complement of the kernel of D: about the rank of D."""
    return round(float(np.vdot(X.T, D)))


def _compressed(A: Float, r: int) -> bool | None:
    """Whether A has rank r: that A - A W (L A W)^-1 L A is proven to be 0."""
    m, n = A.shape
    L, W = _drawn(r, m), _drawn(n, r)
    AW = A @ W  # rows at most 5 n |A| long
    return complement_vanishes(np.vstack((L @ AW, AW)), np.vstack((L @ A, A)), r)


def _bordered(A: Float, D: Float, k: int) -> bool | None:
    """Whether A has rank n - k: that I - V (D + U V)^-1 U and A (D + U V)^-1 U are proven to be 0."""
    n = len(D)
    U, V = _drawn(n, k), _drawn(k, n)
    update = U @ V
    factor = max(1.0, float(round((norm(D) / norm(update)) ** 0.5)))  # so that B is about as large as D
    above, below = [D + factor**2 * update, factor * V], [factor * U, np.eye(k)]
    if D is not A:  # else A B^-1 U = U - U V B^-1 U
        above.append(A)
        below.append(np.zeros((len(A), k)))
    R = np.vstack(below)
    return complement_vanishes(np.vstack(above), R[:, 0] if k == 1 else R, n)


def _drawn(m: int, n: int) -> Float:
    """Random integers of at most 5 in absolute value, none of them 0."""
    most = 5 if min(m, n) < _FEW else 2
    drawn = _generator().integers(-most, most, size=(m, n)).astype(np.float64)
    drawn += drawn >= 0
    return drawn


@lru_cache(maxsize=1)
def _generator() -> np.random.Generator:
    """Nothing that is written down beforehand is made to defeat its draws."""
    return np.random.default_rng()
