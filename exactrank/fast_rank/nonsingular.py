"""Square matrices proven nonsingular by an approximate inverse, which is then multiplied with them exactly.

Source: Rump, Verification methods: rigorous results using floating-point arithmetic, 2010. Floating-point numbers only
propose here: the inverse becomes an integer matrix, and the product that proves is one of integers.
"""

from __future__ import annotations

from itertools import chain
from math import frexp, log

import numpy as np

from exactrank.fast_rank.limbs import Float, IntegerArray

Rows = list[list[int]]

LEADING_BITS = 22  # short enough for exact products with inverses of most matrices
_EXACT = 2.0**52
_SINGULAR = 2.0**-30  # so far below that of a random matrix the determinant of a nonsingular one seldom is


def verified_nonsingular(A: Rows | IntegerArray) -> bool:
    """Whether a square matrix of integers is proven nonsingular; for lists, integers are Python's alone.

    >>> verified_nonsingular([[2**90, 1], [1, 2**90]]), verified_nonsingular([[1, 2], [2, 4]])
    (True, False)
    """
    if isinstance(A, list) and {*map(type, chain.from_iterable(A))} != {int}:
        return False
    try:
        numbers, error = leading(np.array(A, dtype=np.float64))
    except (OverflowError, ValueError):  # 2^1024 or more; rows of different lengths
        return False
    square = numbers.ndim == 2 and numbers.shape[0] == numbers.shape[1]
    return square and not seems_singular(numbers) and is_nonsingular(numbers, error)


def leading(numbers: Float) -> tuple[Float, float]:
    """Integers a of LEADING_BITS bits at most and a bound on |A / 2^s - a|, for some s, A being rounded to `numbers`.

    >>> leading(np.array([[3.0, -4.0]]))[1], leading(np.array([[2.0**70, 1.0]]))[0].tolist()
    (0.0, [[2097152.0, 0.0]])
    """
    shift = frexp(float(np.abs(numbers).max(initial=0.0)))[1] - LEADING_BITS
    if shift <= 0:
        return numbers, 0.0  # integers so short are not rounded
    return np.rint(np.ldexp(numbers, -shift)), 0.51  # 1/2, and the 2^-53 of an entry by which float64 rounds it


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
