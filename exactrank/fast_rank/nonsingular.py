"""Square matrices proven nonsingular by an approximate inverse, which is then multiplied with them exactly.

Source: Rump, Verification methods: rigorous results using floating-point arithmetic, 2010. Floating-point numbers only
propose here: the inverse becomes an integer matrix, and the product that proves is one of integers.
"""

from __future__ import annotations

from math import frexp, log

import numpy as np

from exactrank.fast_rank.limbs import Float

_EXACT = 2.0**52
_SINGULAR = 2.0**-30  # so far below that of a random matrix the determinant of a nonsingular one seldom is


def seems_singular(A: Float) -> bool:
    """Whether the determinant, as computed, is next to nothing beside those of random matrices as large as this one."""
    n = A.shape[0]
    # Hadamard and the means: |det A| <= (|A| / sqrt(n))^n, |A| being the Frobenius norm; a random one is about
    # exp(-n / 2) times that.
    squares = float(np.vdot(A, A))
    if not squares:
        return True
    logarithm = float(np.linalg.slogdet(A)[1])
    return not logarithm > n / 2 * (log(squares / n) - 1) + log(_SINGULAR)


def is_nonsingular(A: Float, error: float = 0.0) -> bool:
    """Whether A + F is proven nonsingular for every F with |entries| <= `error`; A is a matrix of integers.

    >>> is_nonsingular(np.array([[1.0, 2.0], [3.0, 4.0]])), is_nonsingular(np.array([[1.0, 2.0], [2.0, 4.0]]))
    (True, False)
    >>> is_nonsingular(np.array([[1.0, 2.0], [3.0, 4.0]]), error=0.5)
    False
    """
    # X is an integer matrix, and X A is computed without rounding: of every entry all partial sums are at most |X| |A|
    # <= 2^52 in absolute value (Cauchy and Schwarz; |.| is the Frobenius norm). So X (A + F) = s (I + E / s) with E =
    # (X A - s I) + X F and |X F| <= |X| n error; |E| < s makes I + E / s invertible, thus A + F too. The norms are sums
    # of squares that float64 rounds by less than 2^-20 of them in all.
    n = A.shape[0]
    size = float(np.vdot(A, A)) ** 0.5
    scale = 2.0 ** frexp(4 * n * (size + 1))[1]  # rounding X to integers then changes X A by at most scale / 8
    try:
        X = np.linalg.inv(A)
    except np.linalg.LinAlgError:
        return False
    X *= scale
    np.rint(X, out=X)
    inverse_size = float(np.vdot(X, X)) ** 0.5
    if not 1.01 * inverse_size * size <= _EXACT:
        return False
    E = X @ A
    E.reshape(-1)[:: n + 1] -= scale
    return bool(1.01 * (float(np.vdot(E, E)) ** 0.5 + inverse_size * n * error) < scale)
