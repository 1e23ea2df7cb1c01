"""Linear algebra modulo a prime below 2^23 in float64: residues, and products by BLAS.

A residue is a float64 integer of absolute value at most p/2 + 2 <= RESIDUE. The primes of primes.py keep
512 RESIDUE^2 + RESIDUE below 2^53, so 512 products are summed exactly before they are reduced.

Source: Dumas, Giorgi and Pernet, Dense linear algebra over word-size prime fields: the FFLAS and FFPACK packages, 2008.
"""

from __future__ import annotations

import numpy as np

from exactrank.fast_rank.limbs import Float, Limbs

TERMS = 512
_CACHED = 1 << 16  # numbers that stay in the cache with their quotients


def reduce_in_place(x: Float, p: int | Float) -> Float:
    """Centred residues of the integers in x, at most EXACT in absolute value; each has its own p where p is an array.

    The product x (1/p) is wrong by at most |x/p| 2^-52 <= 2/p, so q = rint(x (1/p)) leaves |x - q p| <= p/2 +
    2, and both q p and x - q p are exact since |q p| <= |x| + p < 2^53. For p >= 5 a multiple of p leaves 0,
    as p/2 + 2 < p.
    """
    if x.size > _CACHED and x.ndim == 2 and not isinstance(p, np.ndarray):
        rows = max(1, _CACHED // x.shape[1])
        for start in range(0, len(x), rows):
            _reduce(x[start : start + rows], p)
    else:
        _reduce(x, p)
    return x


def _reduce(x: Float, p: int | Float) -> None:
    q = x * (1.0 / p)
    np.rint(q, out=q)
    q *= p
    x -= q


def residues(limbs: Limbs, p: int) -> Float:
    """The matrix modulo p, as a new array."""
    total = reduce_in_place(limbs.parts[-1].copy(), p)
    for part in limbs.parts[-2::-1]:
        total *= (1 << limbs.width) % p
        reduce_in_place(total, p)
        total += part
        reduce_in_place(total, p)
    return total


def limbs_times(limbs: Limbs, X: Float, p: int) -> Float:
    """The matrix, whose smaller side is its number of columns, times a matrix of residues, modulo p."""
    # So many products of limbs with residues are summed exactly (limb_width in limbs.py).
    total = reduce_in_place(limbs.parts[-1] @ X, p)
    for part in limbs.parts[-2::-1]:
        total *= (1 << limbs.width) % p
        reduce_in_place(total, p)
        total += reduce_in_place(part @ X, p)
        reduce_in_place(total, p)
    return total


def product(a: Float, b: Float, p: int) -> Float:
    """a b modulo p, for matrices of residues."""
    inner = a.shape[1]
    if inner <= TERMS:
        return reduce_in_place(a @ b, p)
    total = reduce_in_place(a[:, :TERMS] @ b[:TERMS], p)
    for start in range(TERMS, inner, TERMS):
        total += a[:, start : start + TERMS] @ b[start : start + TERMS]
        reduce_in_place(total, p)
    return total


def subtract_product(x: Float, a: Float, b: Float, p: int) -> None:
    """x - a b modulo p in place of x, for matrices of residues."""
    # An x that was reduced and TERMS products less are within EXACT, whatever their signs.
    for start in range(0, a.shape[1], TERMS):
        x -= a[:, start : start + TERMS] @ b[start : start + TERMS]
        reduce_in_place(x, p)


def inverse_mod(x: float, p: int) -> float:
    inverse = pow(int(x), -1, p)
    return float(inverse - p if inverse > p // 2 else inverse)
