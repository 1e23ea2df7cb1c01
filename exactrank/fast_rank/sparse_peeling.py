"""Peeling: pivots that need no arithmetic, as their row or column holds nothing else.

A column with one entry is a pivot with its row; without both, other columns have one entry, and so on; likewise for
rows. What is left has at least two entries in every row and column. The rows taken with columns of one entry and the
columns taken with rows of one entry cover all entries that are gone, so the rank is at most their number and the rank
of what is left (after Konig, Graphok es matrixok, 1931).

Sources: Karp and Sipser, Maximum matchings in sparse random graphs, 1981; Markowitz, The elimination form of the
inverse, 1957 (these are his pivots of cost 0).
"""

from __future__ import annotations

from collections import deque

import numpy as np

from exactrank.fast_rank.sparse_entries import Entries, Int, Mask, lengths_of
from exactrank.records import dataclass


@dataclass(frozen=True, slots=True)
class Peeled:
    """rank E = len(pivots) + rank rest; pivots are (row, column, by) in the order found.

    `by_column` tells for each pivot whether its column held nothing else then (else its row did).
    """

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    by_column: tuple[bool, ...]
    rest: Entries


def peel(E: Entries) -> Peeled:
    """Take pivots alone in their column or row while there are any.

    >>> from exactrank.fast_rank.sparse_entries import entries_of
    >>> found = peel(entries_of([{0: 1, 1: 1}, {1: 1, 2: 1, 3: 1}, {2: 1, 3: 1}, {2: 1, 3: 1}]))
    >>> found.rows, found.columns, found.rest.rows.tolist()
    ((0, 1), (0, 1), [2, 2, 3, 3])
    """
    # If column j has the one entry x in row i, subtracting multiples of column j clears the rest of row i and changes
    # nothing else: the rank is 1 more than that of the matrix without row i and column j.
    m, n = E.shape
    degrees = [lengths_of(E.rows, m), lengths_of(E.columns, n)]
    if not any((degree == 1).any() for degree in degrees):
        return Peeled((), (), (), E)
    lines = [_Lines(E.rows, E.columns, degrees[0]), _Lines(E.columns, E.rows, degrees[1])]
    waiting = deque((side, int(k)) for side in (1, 0) for k in np.flatnonzero(degrees[side] == 1))
    pivots: list[tuple[int, int, bool]] = []
    while waiting:
        side, k = waiting.popleft()
        if lines[side].degree[k] != 1:
            continue
        across = lines[side].sum[k]  # of the one line that meets it still
        pivots.append((across, k, True) if side else (k, across, False))
        for removed, name in ((1 - side, across), (side, k)):
            line, other = lines[removed], lines[1 - removed]
            line.degree[name] = 0
            line.gone[name] = True
            for crossing in line.members(name):
                if not other.gone[crossing]:
                    other.degree[crossing] -= 1
                    other.sum[crossing] -= name
                    if other.degree[crossing] == 1:
                        waiting.append((1 - removed, crossing))
    keep: Mask = ~(np.array(lines[0].gone)[E.rows] | np.array(lines[1].gone)[E.columns])
    rows, columns, by_column = zip(*pivots, strict=True)
    return Peeled(rows, columns, by_column, E.where(keep))


class _Lines:
    """The rows of a matrix, or its columns: their entries, how many are left, and the sum of the names of these."""

    def __init__(self, own: Int, across: Int, degree: Int) -> None:
        order = np.argsort(own, kind="stable")
        self.across: list[int] = across[order].tolist()
        self.stops: list[int] = np.cumsum(degree).tolist()
        self.degree: list[int] = degree.tolist()
        sums = np.bincount(own, weights=across.astype(np.float64), minlength=len(degree))
        self.sum: list[int] = sums.astype(np.int64).tolist()
        self.gone = [False] * len(self.degree)

    def members(self, k: int) -> list[int]:
        return self.across[self.stops[k - 1] if k else 0 : self.stops[k]]
