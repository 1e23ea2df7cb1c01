"""Sparse elimination modulo a prime, many pivots at a time, until what is left is for dense methods.

A round takes pivots that do not meet: no pivot's row has an entry in another one's column. Their rows and columns hold
a diagonal matrix D, and with C below it and B right of it all of them are eliminated by one sparse product: C D^-1 B is
subtracted from the rest. The pivots are those of least cost (Markowitz), as far as they do not meet a better one.

Sources: Markowitz, The elimination form of the inverse, 1957; Davis and Yew, A nondeterministic parallel algorithm for
general unsymmetric sparse LU factorization, 1990 (sets of independent pivots); Luby, A simple parallel algorithm for
the maximal independent set problem, 1986; Bouillaguet, Delaplace and Voge, Parallel sparse PLUQ factorization modulo p,
2017; Dumas and Villard, Computing the rank of large sparse matrices over finite fields, 2002 (when to go on densely).
"""

from __future__ import annotations

import numpy as np

from exactrank.errors import InputError
from exactrank.fast_rank.memory import free_memory
from exactrank.fast_rank.sparse_entries import Entries, Int, Mask, lengths_of, ranges, summed
from exactrank.records import dataclass

CHEAPEST = 0.5  # the part of the candidates, the cheapest ones, of which pivots are chosen
PASSES = 4
RANDOM_BITS = 20
# Measured: seconds of a sparse update, and of a multiplication in the dense decomposition.
UPDATE, MULTIPLICATION = 1.5e-7, 4e-11
SPARSE = 0.02  # a matrix with fewer entries for its size is not for dense methods
DENSE_CELLS = 150_000_000
UPDATE_BYTES = 100


@dataclass(frozen=True, slots=True)
class Round:
    """Pivots d[k] at rows[k], columns[k], and what stood in their rows and columns besides, B and C.

    `right` is B, its row k being row rows[k]; `below` is the transpose of C, its row k being column columns[k].
    Both are sorted by rows.
    """

    rows: Int
    columns: Int
    d: Int
    right: Entries
    below: Entries

    @property
    def T(self) -> Round:  # noqa: N802 - numpy's name
        """The same round of the elimination of the transposed matrix."""
        return Round(self.columns, self.rows, self.d, self.below, self.right)


def eliminate(E: Entries, p: int) -> tuple[list[Round], Entries]:
    """Rounds of pivots of a matrix modulo p, and the matrix left: its rank and the number of pivots make the rank.

    Raises InputError when a round would fill the memory.
    """
    generator = np.random.default_rng(1)
    rounds: list[Round] = []
    while E.count:
        m, n = E.shape
        row_lengths, column_lengths = lengths_of(E.rows, m), lengths_of(E.columns, n)
        pivots = choose_pivots(E, row_lengths, column_lengths, generator)
        updates = int(((row_lengths[E.rows[pivots]] - 1) * (column_lengths[E.columns[pivots]] - 1)).sum())
        if _dense_is_faster(E, row_lengths, column_lengths, len(pivots), updates):
            break
        if updates * UPDATE_BYTES > free_memory():
            raise InputError.of("input.no-memory", rows=m, columns=n)
        done, E = eliminate_round(E, pivots, p)
        rounds.append(done)
    return rounds, E


def _dense_is_faster(E: Entries, row_lengths: Int, column_lengths: Int, pivots: int, updates: int) -> bool:
    rows, columns = int(np.count_nonzero(row_lengths)), int(np.count_nonzero(column_lengths))
    if E.count < SPARSE * rows * columns or rows * columns > DENSE_CELLS:
        return False
    gain = _multiplications(rows, columns) - _multiplications(rows - pivots, columns - pivots)
    return gain * MULTIPLICATION < (updates + 0.3 * E.count) * UPDATE


def _multiplications(rows: int, columns: int) -> float:
    short, long = min(rows, columns), max(rows, columns)
    return short * short * (long - short / 3)


def choose_pivots(E: Entries, row_lengths: Int, column_lengths: Int, generator: np.random.Generator) -> Int:
    """Indices of entries, no two of which meet: none is in the row or the column of another, nor where these cross."""
    # The updates of a pivot are its cost. Equal costs are told apart at random: symmetric matrices would else have
    # long chains of candidates that give way to each other.
    m, n = E.shape
    cost = (row_lengths[E.rows] - 1) * (column_lengths[E.columns] - 1)
    key = (cost << RANDOM_BITS) + generator.integers(0, 1 << RANDOM_BITS, E.count)
    best = np.full(m, np.iinfo(np.int64).max)
    np.minimum.at(best, E.rows, key)
    chosen = np.flatnonzero(key == best[E.rows])  # the cheapest entry of each row, then of each column
    best = np.full(n, np.iinfo(np.int64).max)
    np.minimum.at(best, E.columns[chosen], key[chosen])
    chosen = chosen[key[chosen] == best[E.columns[chosen]]]
    last = int(CHEAPEST * (len(chosen) - 1))
    chosen = chosen[cost[chosen] <= np.partition(cost[chosen], last)[last]]
    # Two entries of a row, or of a column, may have one key.
    chosen = chosen[np.unique(E.rows[chosen], return_index=True)[1]]
    chosen = chosen[np.unique(E.columns[chosen], return_index=True)[1]]
    k = len(chosen)
    of_row, of_column = np.full(m, -1, dtype=np.int64), np.full(n, -1, dtype=np.int64)
    of_row[E.rows[chosen]] = of_column[E.columns[chosen]] = np.arange(k)
    a, b = of_row[E.rows], of_column[E.columns]
    meet = (a >= 0) & (b >= 0) & (a != b)
    apart: Int = chosen[_apart(a[meet], b[meet], key[chosen])]
    return apart


def _apart(a: Int, b: Int, key: Int) -> Mask:
    """Some of the candidates, no two of which are a pair (a, b); with the lesser keys, and nearly as many as can be."""
    taken, open_ = np.zeros(len(key), dtype=bool), np.ones(len(key), dtype=bool)
    for _ in range(PASSES):
        # Who is the least among those that it meets is taken, and whom it meets is out. Equal keys both lose.
        lost = np.zeros(len(key), dtype=bool)
        lost[a[key[a] >= key[b]]] = True
        lost[b[key[b] >= key[a]]] = True
        now = open_ & ~lost
        taken |= now
        open_ &= lost
        open_[b[now[a]]] = False
        open_[a[now[b]]] = False
        still = open_[a] & open_[b]
        a, b = a[still], b[still]
        if not len(a):
            return taken | open_
    return taken


def eliminate_round(E: Entries, pivots: Int, p: int) -> tuple[Round, Entries]:
    """Eliminate with the entries of these indices, which do not meet; E holds residues modulo p."""
    (m, n), k = E.shape, len(pivots)
    rows, columns, d = E.rows[pivots], E.columns[pivots], E.values[pivots]
    of_row, of_column = np.full(m, -1, dtype=np.int64), np.full(n, -1, dtype=np.int64)
    of_row[rows] = of_column[columns] = np.arange(k)
    a, b = of_row[E.rows], of_column[E.columns]
    right = _by_rows((k, n), a, E.columns, E.values, (a >= 0) & (b < 0))
    below = _by_rows((k, m), b, E.rows, E.values, (a < 0) & (b >= 0))
    counts = lengths_of(right.rows, k)
    each = counts[below.rows]
    at = ranges((np.cumsum(counts) - counts)[below.rows], each)
    new_rows, new_columns = np.repeat(below.columns, each), right.columns[at]
    factors = (p - below.values) * inverses(d, p)[below.rows] % p
    new_values = np.repeat(factors, each) * right.values[at] % p
    rest = (a < 0) & (b < 0)
    touched = np.zeros(m, dtype=bool)
    touched[new_rows] = True
    same, changed = rest & ~touched[E.rows], rest & touched[E.rows]
    # At most m + n residues are added up at one place, below 2^63 in all.
    fresh = summed(
        np.concatenate([E.rows[changed], new_rows]),
        np.concatenate([E.columns[changed], new_columns]),
        np.concatenate([E.values[changed], new_values]),
        E.shape,
    ).residues(p)
    left = Entries(
        E.shape,
        np.concatenate([E.rows[same], fresh.rows]),
        np.concatenate([E.columns[same], fresh.columns]),
        np.concatenate([E.values[same], fresh.values]),
    )
    return Round(rows, columns, d, right, below), left


def _by_rows(shape: tuple[int, int], rows: Int, columns: Int, values: Int, chosen: Mask) -> Entries:
    at = np.flatnonzero(chosen)
    at = at[np.argsort(rows[at], kind="stable")]
    return Entries(shape, rows[at], columns[at], values[at])


def inverses(values: Int, p: int) -> Int:
    """The inverses modulo the prime p < 2^31, by Fermat's little theorem.

    >>> inverses(np.array([1, 2, 100]), 101).tolist()
    [1, 51, 100]
    """
    result, power, exponent = np.ones_like(values), values % p, p - 2
    while exponent:
        if exponent & 1:
            result = result * power % p
        power = power * power % p
        exponent >>= 1
    return result
