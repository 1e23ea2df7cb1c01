"""Whether a Schur complement of a block matrix of integers is 0, proven by an approximate inverse and exact residuals.

Of [[B, R], [C, T]] with a nonsingular B of order b the rank is b plus that of S = T - C B^-1 R (Schur; Guttman).
Iterative refinement computes S as exactly as one likes. It is proven not to be 0; or every entry of det(B) S, a matrix
of integers, is proven to be below 1 in absolute value, |det B| being bounded by Hadamard: then S is 0.

Floating-point numbers only propose here. What proves is a sum of products of integers, none of which is rounded.

Sources: Rump, Verification methods: rigorous results using floating-point arithmetic, 2010; Wan, An algorithm to solve
integer linear systems exactly using numerical methods, 2006; Hadamard, Resolution d'une question relative aux
determinants, 1893; Guttman, Enlargement methods for computing the inverse matrix, 1946.
"""

from __future__ import annotations

from math import log2, sqrt

import numpy as np

from exactrank.fast_rank.limbs import Float

LEAST_SHIFT, MOST_SHIFT = 12, 45  # bits that a step of refinement may give
_EXACT_BITS = 51.5
_AMPLE = 2.0**36  # times the integers of the approximate inverse that this leaves, sums are exact
_ROUNDED = 1.01  # float64 rounds sums of squares, roots and their products by far less


def complement_vanishes(M: Float, R: Float, b: int) -> bool | None:
    """Whether T - C B^-1 R_0 is 0 for M = [B; C] and R = [R_0; T], proven; None where it is not found.

    B is of order b, R a matrix or one column; all entries are integers below 2^53, and the rows of C are at most 2^51 /
    sqrt(b) long.

    >>> M, R = np.array([[2.0, 1.0], [1.0, 1.0], [3.0, 2.0]]), np.array([[5.0, 0.0], [3.0, 1.0], [8.0, 1.0]])
    >>> complement_vanishes(M, R, 2), complement_vanishes(M, R + np.eye(3, 2, -1), 2)
    (True, False)
    """
    B = M[:b]
    try:
        X = np.asarray(np.linalg.inv(B), dtype=np.float64)
    except np.linalg.LinAlgError:
        return None
    bound = inverse_bound(B, X)
    squares = np.einsum("ij,ij->i", M, M)
    longest = _ROUNDED * sqrt(float(squares.max()))
    if bound is None:
        return None
    # Let R_(k+1) = 2^c R_k - M y with any integers y and c: write R_k = [r_k; t_k]. Then B^-1 r_k = 2^-c (y + B^-1
    # r_(k+1)), and so, `bits` being the sum of all c,
    #     2^bits (T - C B^-1 R_0) = t_k - C B^-1 r_k,
    # where `tail` bounds the last entries, by the norms of a row of C, of B^-1 and of a column of r_k.
    width = sqrt(float(squares[b:].max()))
    needed = determinant_bits(squares[:b])
    bits = 0
    while bits < 2 * needed + MOST_SHIFT:
        R, _, shift = residual(M, X, R, longest)
        if shift < LEAST_SHIFT:
            return None
        bits += shift
        tail = _ROUNDED * width * bound * longest_column(R[:b])
        t = float(np.abs(R[b:]).max())
        if t > tail:
            return False
        if log2(t + tail + 1) + needed < bits:  # then |det(B) S| < 1
            return True
    return None


def residual(M: Float, X: Float, R: Float, longest: float) -> tuple[Float, Float, int]:
    """2^c R - M y, y and c for integers y near 2^c X times the upper entries of R; `longest` bounds the rows of M.

    M has as many columns as X and rows besides, all of them at most 2^51 / sqrt(columns) long.
    """
    # Nothing is rounded: 2^c longest |X r| <= 2^51.5 for each column r, and rounding adds to the norm of a column of y
    # at most sqrt(columns) / 2. So of every entry of M y all partial sums are at most |row of M| |column of y| <=
    # 2^51.5 + 2^50 < 2^52, every entry of 2^c R is at most 2^51.5, and their differences are below 2^53.
    x = X @ R[: len(X)]
    # An x that is less accurate leaves a longer remainder, and the next step gives fewer bits.
    shift = exact_shift(longest * longest_column(x), longest_column(R))
    scale = 2.0**shift
    y = np.rint(scale * x)
    return scale * R - M @ y, y, shift


def exact_shift(*sizes: float) -> int:
    """The most bits, up to MOST_SHIFT, by which numbers of these sizes may be shifted below 2^51.5.

    >>> exact_shift(2.0**20, 3.0), exact_shift(0.0), exact_shift(2.0**60)
    (31, 45, -8)
    """
    return int(min(_EXACT_BITS - log2(max(*sizes, 1.0)), MOST_SHIFT))


def longest_column(X: Float) -> float:
    """The norm of a vector, or the largest of those of the columns of a matrix.

    >>> longest_column(np.array([3.0, 4.0])), longest_column(np.array([[3.0, 1.0], [4.0, 2.0]]))
    (5.0, 5.0)
    """
    return norm(X) if X.ndim == 1 else sqrt(float(np.einsum("ij,ij->j", X, X).max()))


def norm(X: Float) -> float:
    """The Frobenius norm."""
    return sqrt(float(np.vdot(X, X)))


def determinant_bits(squares: Float) -> float:
    """A number b with |determinant| < 2^b for a matrix of integers with rows of these squared norms, none of them 0.

    >>> determinant_bits(np.array([25.0, 25.0])) > 2 * log2(5)
    True
    """
    return 1.0 + float(np.log2(squares).sum()) / 2


def inverse_bound(B: Float, X: Float) -> float | None:
    """A bound on |B^-1| for a matrix B of integers, where X proves as its approximate inverse that there is one.

    No row or column of such a matrix is longer than 2^51 / sqrt(n).

    >>> 0.5 <= inverse_bound(np.array([[2.0, 0.0], [0.0, 4.0]]), np.array([[0.5, 0.0], [0.0, 0.25]])) < 0.6
    True
    """
    # Let Y be s X rounded to integers; |.| is the Frobenius norm, which is at least the spectral one. The product Y B =
    # s (I + E / s) is computed without rounding: s times the norms of any row of X and column of B is at most 2^51.5,
    # and rounding adds at most sqrt(n) / 2 to the norm of a row of Y; so of every entry all partial sums are at most
    # 2^51.5 + 2^50 < 2^52. Where |E| < s, B^-1 = (I + E / s)^-1 Y / s, and so |B^-1| <= |Y| / (s - |E|).
    # Where the norms of X and B leave enough bits they do for those of a row and a column.
    size = norm(B)
    sums = _ROUNDED * norm(X) * size
    if sums > _AMPLE:
        sums = _ROUNDED * longest_column(X.T) * longest_column(B)
    if not (0 < sums < 2.0**51 and size * sqrt(len(B)) <= 2.0**51):
        return None
    scale = 2.0 ** exact_shift(sums)
    Y = np.rint(scale * X)
    E = Y @ B
    E.reshape(-1)[:: len(B) + 1] -= scale
    error = _ROUNDED * norm(E)
    return _ROUNDED * norm(Y) / (scale - error) if 2 * error < scale else None
