"""Square matrices proven to have full rank or one less, by one approximate inverse and exact residuals.

Let B = A + u v^T for random integer columns u and v. Where B is nonsingular, the rank of A is at least n - 1, and

    det A = det B (1 - v^T B^-1 u)                                                  (matrix determinant lemma).

Iterative refinement computes 1 - v^T B^-1 u as exactly as one likes. It is proven not to be 0: the rank is n. Or det A,
an integer, is proven to be below 1 in absolute value, |det B| being bounded by Hadamard: it is 0, and the rank n - 1.

Floating-point numbers only propose here. What proves is a sum of products of integers, none of which is rounded.

Sources: Rump, Verification methods: rigorous results using floating-point arithmetic, 2010; Wan, An algorithm to solve
integer linear systems exactly using numerical methods, 2006; Hadamard, Resolution d'une question relative aux
determinants, 1893.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import lru_cache
from math import frexp, log2, sqrt

import numpy as np

from exactrank.fast_rank.limbs import Float, IntegerArray
from exactrank.fast_rank.nonsingular import Rows, verified_nonsingular

SHORT = 2.0**31  # the norm up to which this is tried: longer entries leave too few bits for the inverse
LEAST_SHIFT, MOST_SHIFT = 12, 45  # bits that a step of refinement gives
_SINGULAR = 2.0**40
_EXACT_BITS = 50.5
_ROUNDED = 1.01  # float64 rounds sums of squares, roots and their products by far less


def rank_of_square(A: Rows | IntegerArray) -> int | None:
    """The rank of a square matrix of integers, if it is found to be full or one less and proven.

    >>> rank_of_square([[2**62, 1], [1, 2**62]]), rank_of_square([[0, 0], [0, 0]])
    (2, None)
    """
    numbers = short_entries(A) if isinstance(A, list) else A.astype(np.float64)
    if numbers is not None and norm(numbers) < SHORT:
        return rank_if_nearly_full(numbers)
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


def norm(x: Float) -> float:
    """The Frobenius norm."""
    return sqrt(float(np.vdot(x, x)))


@lru_cache(maxsize=64)
def _update(n: int) -> tuple[Float, Float, Float]:
    """Columns u and v and the matrix u v^T, drawn at random once for each order."""
    draw = np.random.default_rng()
    u, v = (draw.integers(1, 6, size=n) * draw.choice([-1.0, 1.0], size=n) for _ in range(2))
    return u, v, np.outer(u, v)


def _rank_by_update(B: Float, u: Float, v: Float) -> int | None:
    """The rank of B - u v^T, or None; B, u and v are integers below 2^53."""
    try:
        X = np.asarray(np.linalg.inv(B), dtype=np.float64)
    except np.linalg.LinAlgError:
        return None
    n = len(B)
    bound = inverse_bound(B, X)
    if bound is None:
        return None
    # Let M = [B; v^T], R_0 = [u; 1] and R_(k+1) = 2^c R_k - M y with any integers y and c: write R_k = [r_k; t_k]. Then
    # B^-1 r_k = 2^-c (y + B^-1 r_(k+1)), and so, `bits` being the sum of all c,
    #     2^bits (1 - v^T B^-1 u) = t_k - v^T B^-1 r_k,   |v^T B^-1 r_k| <= |v| |B^-1| |r_k| = `tail`.
    M = np.vstack((B, v))
    squares = np.einsum("ij,ij->i", M, M)
    longest = _ROUNDED * sqrt(float(squares.max()))
    accurate = min(51 - log2(norm(B) * norm(X)), MOST_SHIFT)  # X is right to about so many bits
    R = np.append(u, 1.0)
    width = norm(v)
    needed = determinant_bits(squares[:n])
    bits = 0
    while bits < 2 * needed + MOST_SHIFT:
        R, _, shift = residual(M, X, R, longest, accurate)
        if shift < LEAST_SHIFT:
            return None
        bits += shift
        tail = _ROUNDED * width * bound * norm(R[:n])
        t = abs(float(R[n]))
        if t > tail:
            return n
        if log2(t + tail + 1) + needed < bits:  # then |det A| < 1
            return n - 1
    return None


def residual(M: Float, X: Float, R: Float, longest: float, accurate: float) -> tuple[Float, Float, int]:
    """2^c R - M y, y and c for integers y near 2^c X times the upper entries of R; `longest` bounds the rows of M.

    M has n columns and one row more, all of them at most 2^51 / sqrt(n) long.
    """
    # Nothing is rounded: 2^c longest |X r| <= 2^50.5, and rounding adds to y at most sqrt(n) / 2. So of every entry of
    # M y all partial sums are at most |row of M| |y| <= 2^50.5 + 2^50, and of 2^c R every entry is at most 2^50.5.
    x = X @ R[:-1]
    shift = int(min(_EXACT_BITS - log2(max(longest * norm(x), norm(R), 1.0)), accurate))
    scale = 2.0**shift
    y = np.rint(scale * x)
    return scale * R - M @ y, y, shift


def determinant_bits(squares: Float) -> float:
    """A number b with |determinant| < 2^b for a matrix of integers with rows of these squared norms, none of them 0.

    >>> determinant_bits(np.array([25.0, 25.0])) > 2 * log2(5)
    True
    """
    return 1.0 + float(np.log2(squares).sum()) / 2


def inverse_bound(B: Float, X: Float) -> float | None:
    """A bound on |B^-1| for a matrix B of integers, where X proves as its approximate inverse that there is one.

    >>> 0.5 <= inverse_bound(np.array([[2.0, 0.0], [0.0, 4.0]]), np.array([[0.5, 0.0], [0.0, 0.25]])) < 0.6
    True
    """
    # Let Y be s X rounded to integers, which at most doubles an entry; |.| is the Frobenius norm, which is at least the
    # spectral one. The product Y B = s (I + E / s) is computed without rounding, as of every entry all partial sums are
    # at most |Y| |B| <= 2 s |X| |B| <= 2^51 (Cauchy and Schwarz). Where |E| < s, B^-1 = (I + E / s)^-1 Y / s, and so
    # |B^-1| <= |Y| / (s - |E|). No row of Y is 0 then, so |B| is at most 2^51 / sqrt(n), and no entry had been rounded.
    product = norm(B) * norm(X)
    if not 0 < product < 2.0**45:  # more would leave Y too few bits
        return None
    scale = 2.0 ** (50 - frexp(product)[1])
    Y = np.rint(scale * X)
    E = Y @ B
    E.reshape(-1)[:: B.shape[0] + 1] -= scale
    error = _ROUNDED * norm(E)
    return _ROUNDED * norm(Y) / (scale - error) if 2 * error < scale else None
