"""Relations between the columns of a sparse matrix: integer vectors that it sends to 0, multiplied out exactly.

The decomposition modulo p gives a basis of the kernel modulo p with one vector for each column f that is no pivot: 1 in
f, 0 in the other columns without pivots. Where the entries are small fractions, as they are for most sparse matrices
that have a kernel by their structure, they are found again from their residues; sparse_lifting.py
finds longer ones. How they were found does not matter: A K = 0 is decided over the integers.
"""

from __future__ import annotations

from math import isqrt

import numpy as np

from exactrank.fast_rank.modular import product
from exactrank.fast_rank.sparse_entries import SHORT, Entries, Int, Mask, lengths_of, ranges, summed
from exactrank.fast_rank.sparse_factors import Factors
from exactrank.fast_rank.sparse_rounds import inverses

AT_ONCE = 20_000_000  # products of entries in memory together


class TooLong(Exception):
    """The relations have more entries than the caller has use for."""


def kernel_modulo(F: Factors, free: Int, most: int) -> Entries:
    """The vectors of the kernel modulo p that are 1 in one of these columns, as columns of a matrix of residues.

    `free` names columns without pivots. Raises TooLong when they have more than `most` entries together.
    """
    # A row d x_c + B x = 0 of a round gives x_c once x is known in the columns of B, which belong to later rounds or
    # the core, or have no pivot. So the rounds are gone through backwards.
    n, p, core = F.shape[1], F.p, F.core
    known = _RowsOfKernel(n, most)
    order = np.full(n, -1, dtype=np.int64)
    order[free] = np.arange(len(free))
    known.append(free, Entries((len(free), len(free)), order[free], order[free], np.ones(len(free), dtype=np.int64)))
    wanted = order[core.free] >= 0
    if wanted.any() and len(core.rows):
        X = product(-core.inverse(), np.ascontiguousarray(core.right[:, wanted]), p).astype(np.int64) % p
        at, vectors = X.nonzero()
        names = order[core.free[wanted]]
        known.append(core.columns, Entries((len(X), len(free)), at, names[vectors], X[at, vectors]))
    for done in reversed(F.rounds):
        k, right = len(done.rows), done.right
        at, each = known.places(right.columns)
        factors = (p - right.values) * inverses(done.d, p)[right.rows] % p
        if len(at) > 8 * most:
            raise TooLong
        vectors, values = known.vectors[at], known.values[at] * np.repeat(factors, each) % p
        known.append(done.columns, summed(np.repeat(right.rows, each), vectors, values, (k, len(free))).residues(p))
    return known.matrix(len(free))


class _RowsOfKernel:
    """Rows of a sparse matrix, appended as they become known."""

    def __init__(self, n: int, most: int) -> None:
        self.start, self.length = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64)
        self.vectors, self.values = np.zeros(1024, dtype=np.int64), np.zeros(1024, dtype=np.int64)
        self.used, self.most = 0, most

    def append(self, names: Int, rows: Entries) -> None:
        """Row k of a matrix sorted by rows is the row of this name."""
        used = self.used + rows.count
        if used > self.most:
            raise TooLong
        if used > len(self.vectors):
            longer = np.zeros(2 * used - len(self.vectors), dtype=np.int64)
            self.vectors, self.values = np.concatenate([self.vectors, longer]), np.concatenate([self.values, longer])
        self.vectors[self.used : used], self.values[self.used : used] = rows.columns, rows.values
        lengths = lengths_of(rows.rows, len(names))
        self.start[names], self.length[names] = self.used + np.cumsum(lengths) - lengths, lengths
        self.used = used

    def places(self, names: Int) -> tuple[Int, Int]:
        """Where the entries of these rows stand, and how many each has."""
        each = self.length[names]
        return ranges(self.start[names], each), each

    def matrix(self, width: int) -> Entries:
        n = len(self.start)
        at, each = self.places(np.arange(n, dtype=np.int64))
        return Entries((n, width), np.repeat(np.arange(n), each), self.vectors[at], self.values[at])


def small_fractions(K: Entries, p: int) -> tuple[Entries, Mask]:
    """Integer vectors that are multiples of the columns of K modulo p, if they are short; and which of them are.

    A residue stands for the fraction a/b with |a|, b at most sqrt(p/2), of which there is at most one.

    >>> K = Entries((2, 1), np.array([0, 1]), np.array([0, 0]), np.array([1, 51]))
    >>> small_fractions(K, 101)[0].values.tolist()
    [2, 1]
    """
    # Euclid's algorithm on p and v, in all places at once: every remainder is v times its multiplier modulo p.
    # Source: Wang, A p-adic algorithm for univariate partial fractions, 1981.
    limit = isqrt(p // 2)
    above, x = np.full(K.count, p, dtype=np.int64), K.values.copy()
    before, below = np.zeros(K.count, dtype=np.int64), np.ones(K.count, dtype=np.int64)
    negative = p - x <= limit
    x[negative] -= p
    todo = np.flatnonzero(x > limit)
    while len(todo):
        q = above[todo] // x[todo]
        above[todo], x[todo] = x[todo], above[todo] - q * x[todo]
        before[todo], below[todo] = below[todo], before[todo] - q * below[todo]
        todo = todo[x[todo] > limit]
    x, below = np.where(below < 0, -x, x), np.abs(below)
    good = np.ones(K.shape[1], dtype=bool)
    good[K.columns[below > limit]] = False
    scale = np.ones(K.shape[1], dtype=np.int64)
    for at in np.flatnonzero(below > 1).tolist():
        q = int(K.columns[at])
        if good[q]:
            scale[q] = np.lcm(scale[q], below[at])
            good[q] = scale[q] < 2**31
    kept = good[K.columns]
    values = x[kept] * (scale[K.columns[kept]] // below[kept])
    return Entries(K.shape, K.rows[kept], K.columns[kept], values), good


def annihilated(A: Entries, K: Entries) -> Mask:
    """Which columns of K the matrix A sends to 0, over the integers."""
    order = np.argsort(K.columns, kind="stable")
    places, vectors, factors = K.rows[order], K.columns[order], K.values[order]
    by_column = np.argsort(A.columns, kind="stable")
    lengths = lengths_of(A.columns, A.shape[1])
    starts, each = np.cumsum(lengths) - lengths, lengths[places]
    # A sum has at most as many products as its row of A has entries: below 2^62 in all, or in Python integers.
    terms = int(lengths_of(A.rows, A.shape[0]).max(initial=0))
    exact = A.largest() * K.largest() * terms < SHORT
    # Whole vectors together, as many as make about AT_ONCE products.
    products = np.bincount(vectors, weights=each, minlength=K.shape[1])
    group = (np.cumsum(products) // AT_ONCE)[vectors]
    wrong = np.zeros(K.shape[1], dtype=bool)
    for some in np.split(np.arange(K.count), np.flatnonzero(group[1:] != group[:-1]) + 1):
        at = by_column[ranges(starts[places[some]], each[some])]
        values, others = A.values[at], np.repeat(factors[some], each[some])
        if not exact:
            values, others = values.astype(object), others.astype(object)
        image = summed(A.rows[at], np.repeat(vectors[some], each[some]), values * others, (A.shape[0], K.shape[1]))
        wrong[image.columns] = True
    return ~wrong
