"""PLU decomposition of matrices of any rank modulo a prime, by halves: what is left to one column at a time is narrow.

Sources: Jeannerod, Pernet and Storjohann, Rank-profile revealing Gaussian elimination and the CUP matrix decomposition,
2013; Dumas, Giorgi and Pernet, Dense linear algebra over word-size prime fields: the FFLAS and FFPACK packages, 2008.
"""

from __future__ import annotations

import numpy as np

from exactrank.fast_rank.limbs import Float, Index
from exactrank.fast_rank.modular import inverse_mod, product, reduce_in_place, subtract_product

_LEAF = 48
_BASE = 32


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


def plu(W: Float, p: int) -> tuple[Index, list[int], Float]:
    """Decompose W, of residues of at most p/2 + 2 in absolute value, in place; return the order of its rows, its pivot
    columns, the first ones possible, and what is known of the inverse of L: that of the upper left part.

    Afterwards, with r pivot columns and rows in that order, the entries below the i-th diagonal place of the
    pivot columns are L, and the first r rows from their pivots on are the echelon form U: W = L U modulo p.
    Works on matrices of any rank.
    """
    return _decomposed(W, p, False)


def _decomposed(W: Float, p: int, wanted: bool) -> tuple[Index, list[int], Float]:
    """What `plu` gives; the whole inverse of L where it is wanted."""
    # Halve the columns: decompose the left half [W1], apply its row order to the right half, replace its
    # upper part by L1^-1 W2 and subtract from the lower part: what is left there has the pivots of the whole
    # that the left half has not.
    m, width = W.shape
    if width <= _LEAF or m <= 1:
        order, columns = _panel(W, p)
        r = len(columns) if wanted else 0
        return order, columns, inverse_of_unit_lower(W[:r, columns[:r]], p)
    half = width // 2
    left, right = W[:, :half], W[:, half:]
    order, columns, known = _decomposed(left, p, True)
    r = len(columns)
    if r:
        _in_order(right, order)
        upper = product(known, right[:r], p)
        right[:r] = upper
        if r < m:
            subtract_product(right[r:], left[r:, _places(columns)], upper, p)
    if r < m and right[r:].any():
        rest, more, second = _decomposed(right[r:], p, wanted)
        _in_order(left[r:], rest)
        order[r:] = order[r:][rest]
        if wanted:
            known = _joined(known, left[r : r + len(more), _places(columns)], second, p)
        columns = columns + [half + j for j in more]
    return order, columns, known


def _in_order(rows: Float, order: Index) -> None:
    """Bring the rows into this order, which mostly is theirs."""
    changed = np.flatnonzero(order != np.arange(len(order)))
    if changed.size:
        rows[changed] = rows[order[changed]]


def _places(columns: list[int]) -> list[int] | slice:
    """The columns, as a slice where they are the first ones: nothing is copied then."""
    return slice(len(columns)) if not columns or columns[-1] == len(columns) - 1 else columns


def _joined(first: Float, below: Float, second: Float, p: int) -> Float:
    """The inverse of a block lower triangular matrix from those of its diagonal blocks and the block between them."""
    half = len(first)
    n = half + len(second)
    X = np.zeros((n, n))
    X[:half, :half] = first
    X[half:, half:] = second
    X[half:, :half] = -product(second, product(below, first, p), p)
    return X


def inverse_of_unit_lower(L: Float, p: int, known: Float | None = None) -> Float:
    """The inverse modulo p of the unit lower triangular matrix with the entries of L below its diagonal.

    That of an upper left part of it may be known.
    """
    n = L.shape[0]
    if known is not None and len(known):
        half = len(known)
        return _joined(known, L[half:, :half], inverse_of_unit_lower(L[half:, half:], p), p) if half < n else known
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
    return inverse_of_unit_lower(L, p, inverse_of_unit_lower(L[:half, :half], p))
