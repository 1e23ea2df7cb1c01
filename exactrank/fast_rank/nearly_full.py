"""Square matrices proven to have full rank or one less, by one approximate inverse and exact residuals.

Let B = A + u v^T for random integer columns u and v. Where B is nonsingular, the rank of A is at least n - 1, and

    det A = det B (1 - v^T B^-1 u)                                                  (matrix determinant lemma),

so that it is n - 1 exactly where the Schur complement 1 - v^T B^-1 u is 0 (complements.py).
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from exactrank.fast_rank.complements import complement_vanishes, norm
from exactrank.fast_rank.limbs import Float

SHORT = 2.0**31  # the norm up to which this is tried: longer entries leave too few bits for the inverse
_SINGULAR = 2.0**40


def rank_if_nearly_full(A: Float) -> int | None:
    """The rank of a square matrix of integers, if it is found to be n or n - 1 and proven; entries may be rounded
    from integers beyond 2^53: then it is None. What is found depends on what was drawn; what is given is right.

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
    if _seems_singular(B, v):
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
    """The rank of B - u v^T, or None; B, u and v are integers below 2^53."""
    n = len(B)
    vanishes = complement_vanishes(np.vstack((B, v)), np.append(u, 1.0), n)
    return None if vanishes is None else n - 1 if vanishes else n
