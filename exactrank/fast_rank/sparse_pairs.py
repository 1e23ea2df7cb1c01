"""Rows with two entries of one absolute value, as incidence matrices of graphs have: eliminated all at once.

Such a row a x_u + b x_v with b = -a or a says x_u = s x_v, s = -b/a = 1 or -1. A forest of such rows expresses every
column of a tree by one of them, its root. That is elimination with pivots of one absolute value, which needs no
multiplication.

Sources: Boruvka, O jistem problemu minimalnim, 1926 (every tree chooses an edge, all at a time); Shiloach and Vishkin,
An O(log n) parallel connectivity algorithm, 1982 (hooks and pointer jumping); Zaslavsky, Signed graphs, 1982 (the
rank of the incidence matrix of a signed graph: points less balanced components).
"""

from __future__ import annotations

import numpy as np

from exactrank.fast_rank.sparse_entries import SHORT, Entries, Int, lengths_of, summed

ENOUGH = 4  # pairs are looked for when one row in so many is one


def merge_pairs(E: Entries) -> tuple[int, Entries]:
    """A number k and a matrix B with rank E = k + rank B: pairs of equal columns up to sign are merged.

    >>> from exactrank.fast_rank.sparse_entries import entries_of
    >>> count, rest = merge_pairs(entries_of([{0: 1, 1: -1}, {1: 2, 2: 2}, {0: 1, 2: -1}]))
    >>> count, rest.columns.tolist()
    (2, [0])
    """
    # Let T be the k rows of the tree edges, and P the matrix with x_u = s x_root for every column u. P has one
    # independent column for each root, and T P = 0; the columns of P are a basis of the kernel of T, since T has rank k
    # (a leaf of a forest is in one edge only) and there are n - k roots. So the kernel of E is P times the kernel of
    # E P, whose rows T are 0: n - rank E = (n - k) - rank E P. The numbers in E P are sums of those in E with signs;
    # nothing is divided.
    m, n = E.shape
    if not E.count:
        return 0, E
    lengths = lengths_of(E.rows, m)
    pair_rows = np.flatnonzero(lengths == 2)
    if len(pair_rows) * ENOUGH < np.count_nonzero(lengths) or E.values.dtype == object:
        return 0, E
    if E.largest() * max(int(lengths.max()), 1) >= SHORT:
        return 0, E
    held = np.flatnonzero(lengths[E.rows] == 2)
    held = held[np.argsort(E.rows[held], kind="stable")]
    first, second = held[0::2], held[1::2]
    a, b = E.values[first], E.values[second]
    equal = np.abs(a) == np.abs(b)
    first, second, sign = first[equal], second[equal], np.where(a == b, -1, 1)[equal]
    roots, signs, count = forest(E.columns[first], E.columns[second], sign, n)
    # A pair within a tree is 0 when its signs agree; else it says 2 x_root = 0, as one entry 2 a that is kept.
    u, v = E.columns[first], E.columns[second]
    gone = np.zeros(m, dtype=bool)
    gone[E.rows[first[signs[u] * signs[v] == sign]]] = True
    keep = ~gone[E.rows]
    rows, columns = E.rows[keep], E.columns[keep]
    return count, summed(rows, roots[columns], E.values[keep] * signs[columns], E.shape)


def forest(u: Int, v: Int, sign: Int, n: int) -> tuple[Int, Int, int]:
    """For the relations x_u = sign x_v: roots and signs with x_j = signs[j] x_roots[j], and the number of tree edges.

    The tree edges alone imply these equations, and they form a forest.
    """
    # A root hooks to the least root that an edge joins it to, if that is less than itself: no circle can close. So
    # every root that is not the least around it is gone after a round.
    roots, signs = np.arange(n, dtype=np.int64), np.ones(n, dtype=np.int64)
    count = 0
    while True:
        high, low = roots[u], roots[v]
        apart = high != low
        if not apart.any():
            return roots, signs, count
        u, v, sign, high, low = u[apart], v[apart], sign[apart], high[apart], low[apart]
        between = sign * signs[u] * signs[v]  # x_high = between x_low, either way round
        high, low = np.maximum(high, low), np.minimum(high, low)
        least = np.full(n, n, dtype=np.int64)
        np.minimum.at(least, high, low)
        chosen = np.flatnonzero(least[high] == low)
        edge = np.full(n, -1, dtype=np.int64)
        edge[high[chosen]] = chosen  # one of several with the same ends
        hooked = np.flatnonzero(edge >= 0)
        edge = edge[hooked]
        roots[hooked], signs[hooked] = low[edge], between[edge]
        count += len(hooked)
        while True:  # pointer jumping: roots of roots, until nothing changes
            above = roots[roots]
            if np.array_equal(above, roots):
                break
            signs *= signs[roots]
            roots = above
