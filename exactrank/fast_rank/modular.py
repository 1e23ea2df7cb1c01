"""Linear algebra modulo a prime below 2^23 in float64: products by BLAS, PLU decomposition of any matrix.

A residue is a float64 integer of absolute value at most p/2 + 2 <= RESIDUE. The primes of primes.py keep
512 RESIDUE^2 + RESIDUE below 2^53, so 512 products are summed exactly before they are reduced.

Sources: Dumas, Giorgi and Pernet, Dense linear algebra over word-size prime fields: the FFLAS and FFPACK
packages, 2008; Jeannerod, Pernet and Storjohann, Rank-profile revealing Gaussian elimination and the CUP
matrix decomposition, 2013.
"""

from __future__ import annotations

import numpy as np

from exactrank.fast_rank.limbs import Float, Index, Limbs

TERMS = 512
_LEAF = 48
_BASE = 32


def reduce_in_place(x: Float, p: int | Float) -> Float:
    """Centred residues of the integers in x, at most EXACT in absolute value; each has its own p where p is an array.

    The product x (1/p) is wrong by at most |x/p| 2^-52 <= 2/p, so q = rint(x (1/p)) leaves |x - q p| <= p/2 +
    2, and both q p and x - q p are exact since |q p| <= |x| + p < 2^53. For p >= 5 a multiple of p leaves 0,
    as p/2 + 2 < p.
    """
    q = x * (1.0 / p)
    np.rint(q, out=q)
    q *= p
    x -= q
    return x


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


def inverse_mod(x: float, p: int) -> float:
    inverse = pow(int(x), -1, p)
    return float(inverse - p if inverse > p // 2 else inverse)


def _panel(W: Float, p: int) -> tuple[Index, list[int]]:
    """Elimination column by column, in place; for panels of at most _LEAF columns."""
    # A column is brought up to date only when its turn comes, by one product with the multipliers found so
    # far: at most _LEAF <= TERMS products are summed before they are reduced. The panel lies transposed, so a
    # column is contiguous.
    m, width = W.shape
    P = np.ascontiguousarray(W.T)
    U = np.zeros((width, width))
    multipliers = np.zeros((width, m))
    order = np.arange(m)
    columns: list[int] = []
    for j in range(width):
        r = len(columns)
        if r == m:
            break
        column = P[j, r:]
        if r:
            column -= U[:r, j] @ multipliers[:r, r:]
            reduce_in_place(column, p)
        if not column[0]:
            nonzero = np.flatnonzero(column)
            if not nonzero.size:
                continue
            i = r + int(nonzero[0])
            P[:, [r, i]] = P[:, [i, r]]
            multipliers[:, [r, i]] = multipliers[:, [i, r]]
            order[[r, i]] = order[[i, r]]
        U[r, j] = column[0]
        if j + 1 < width:
            U[r, j + 1 :] = reduce_in_place(P[j + 1 :, r] - multipliers[:r, r] @ U[:r, j + 1 :], p)
        multipliers[r, r + 1 :] = reduce_in_place(column[1:] * inverse_mod(column[0], p), p)
        columns.append(j)
    r = len(columns)
    P[:] = 0.0
    P[:, :r] = U[:r].T
    P[columns] += multipliers[:r]
    W[:] = P.T
    return order, columns


def plu(W: Float, p: int) -> tuple[Index, list[int]]:
    """Decompose W in place; return the order of its rows and its pivot columns, the first ones possible.

    Afterwards, with r pivot columns and rows in that order, the entries below the i-th diagonal place of the
    pivot columns are L, and the first r rows from their pivots on are the echelon form U: W = L U modulo p.
    Works on matrices of any rank.
    """
    # Halve the columns: decompose the left half [W1], apply its row order to the right half, replace its
    # upper part by L1^-1 W2 and subtract from the lower part: what is left there has the pivots of the whole
    # that the left half has not.
    m, width = W.shape
    if width <= _LEAF or m <= 1:
        return _panel(W, p)
    half = width // 2
    left, right = W[:, :half], W[:, half:]
    order, columns = plu(left, p)
    r = len(columns)
    right[:] = right[order]
    if r:
        upper = product(inverse_of_unit_lower(left[:r, columns], p), np.ascontiguousarray(right[:r]), p)
        right[:r] = upper
        if r < m:
            below = right[r:]
            below -= product(left[r:, columns], upper, p)
            reduce_in_place(below, p)
    if r < m:
        rest, more = plu(right[r:], p)
        left[r:] = left[r:][rest]
        order[r:] = order[r:][rest]
        columns = columns + [half + j for j in more]
    return order, columns


def inverse_of_unit_lower(L: Float, p: int) -> Float:
    """The inverse modulo p of the unit lower triangular matrix with the entries of L below its diagonal."""
    n = L.shape[0]
    if n <= _BASE:
        # L = I + N with N^n = 0: the inverse is (I - N)(I + N^2)(I + N^4)...
        power = -np.tril(L, -1)
        X = power + np.eye(n)
        reach = 2
        while reach < n:
            power = product(power, power, p)
            X += product(X, power, p)
            reduce_in_place(X, p)
            reach *= 2
        return X
    half = n // 2
    first = inverse_of_unit_lower(L[:half, :half], p)
    second = inverse_of_unit_lower(L[half:, half:], p)
    X = np.zeros((n, n))
    X[:half, :half] = first
    X[half:, half:] = second
    X[half:, :half] = -product(second, product(np.ascontiguousarray(L[half:, :half]), first, p), p)
    return X
