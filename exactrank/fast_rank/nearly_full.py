"""Square matrices proven to have full rank or one less, by one approximate inverse and exact residuals.

Let B = A + u v^T for random integer columns u and v. Where B is nonsingular, the rank of A is at least n - 1, and

    det A = det B (1 - v^T B^-1 u)                                                  (matrix determinant lemma),

so that it is n - 1 exactly where the Schur complement 1 - v^T B^-1 u is 0 (complements.py).
"""

from __future__ import annotations

from functools import lru_cache
from math import log2, sqrt

import numpy as np

from exactrank.fast_rank.complements import LEAST_SHIFT, MOST_SHIFT, exact_shift, inverse_bound, norm
from exactrank.fast_rank.limbs import Float

SHORT = 2.0**31  # the norm up to which this is tried: longer entries leave too few bits for the inverse
_SINGULAR = 2.0**40
_ROUNDED = 1.01  # float64 rounds sums of squares, roots and their products by far less


def rank_if_nearly_full(A: Float, likely: bool = False) -> int | None:
    """The rank of a square matrix of integers, if it is found to be n or n - 1 and proven; entries may be rounded
    from integers beyond 2^53: then it is None. What is found depends on what was drawn; what is given is right. Where
    it is not `likely` to be found it is first looked at whether B seems singular.

    >>> rank_if_nearly_full(np.array([[1.0, 2.0], [2.0, 4.0]])) in (1, None), rank_if_nearly_full(np.zeros((3, 3)))
    (True, None)
    """
    n = A.shape[0]
    size = norm(A)
    if not 0 < size < SHORT:
        return None
    u, v, update = _update(n)
    factor = max(1.0, float(round((size / (8 * n)) ** 0.5)))  # so that B is about as large as A
    B = A + factor**2 * update
    if not likely and _seems_singular(B, v):
        return None
    return _rank_by_update(B, factor * u, factor * v)


def _seems_singular(B: Float, w: Float) -> bool:
    """Whether B x = w has a solution, as computed, that is too large for a matrix that is not nearly singular."""
    try:
        x = np.asarray(np.linalg.solve(B, w), dtype=np.float64)
    except np.linalg.LinAlgError:
        return True
    return not norm(B) * norm(x) < _SINGULAR * norm(w)


@lru_cache(maxsize=64)
def _update(n: int) -> tuple[Float, Float, Float]:
    """Columns u and v and the matrix u v^T, drawn at random once for each order."""
    draw = np.random.default_rng()
    u, v = (draw.integers(1, 6, size=n) * draw.choice([-1.0, 1.0], size=n) for _ in range(2))
    return u, v, np.outer(u, v)


def _rank_by_update(B: Float, u: Float, v: Float) -> int | None:
    """The rank of B - u v^T, or None; all are integers below 2^53, the rows of B and v at most 2^51 / sqrt(n) long.

    As in complements.py, with one row below B and one column: with exact residuals t = 2^bits (1 - v^T B^-1 u) + v^T
    B^-1 r, whose last term `tail` bounds, and |det B| < 2^needed by Hadamard and the means.
    """
    n = len(B)
    try:
        X = np.asarray(np.linalg.inv(B), dtype=np.float64)
    except np.linalg.LinAlgError:
        return None
    bound = inverse_bound(B, X)
    if bound is None:
        return None
    size, width = _ROUNDED * norm(B), _ROUNDED * norm(v)
    needed = 1.0 + n * log2(size / sqrt(n))
    longest = max(size, width)
    r, t, bits = u, 1.0, 0
    length = norm(r)
    while bits < 2 * needed + MOST_SHIFT:
        # nothing is rounded: see complements.residual
        x = X @ r
        shift = exact_shift(longest * norm(x), length, abs(t))
        if shift < LEAST_SHIFT:
            return None
        scale = 2.0**shift
        y = np.rint(scale * x)
        r, t = scale * r - B @ y, scale * t - float(v @ y)
        bits += shift
        length = _ROUNDED * norm(r)
        tail = width * bound * length
        if abs(t) > tail:
            return n
        if log2(abs(t) + tail + 1) + needed < bits:  # then |det A| < 1
            return n - 1
    return None
