"""Memory: how much dense methods may take, and exact sparse elimination to the end where it does not suffice."""

from __future__ import annotations

import os
from collections import Counter
from heapq import heapify, heappop, heappush
from math import gcd

from exactrank.errors import InputError
from exactrank.fast_rank.sparse_rows import SparseRow

DENSE_CELL = 80  # bytes that the dense methods take at most for each cell of a matrix of short entries (measured)
SPARSE_ENTRY = 160  # bytes of an entry in a dictionary, without the digits of a long one
USED = 0.5  # the part of the free memory that a rank may take
UNKNOWN = 2**32  # bytes taken for free where the system does not tell


def free_memory() -> int:
    """The bytes that a rank may take now."""
    try:
        free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        free = UNKNOWN
    return int(USED * free)


def fits(rows: int, columns: int, bits: int = 64) -> bool:
    """Whether the dense methods have room for a matrix with entries of so many bits."""
    return rows * columns * DENSE_CELL * (1 + bits // 64) <= free_memory()


def rank_by_sparse_elimination(rows: list[SparseRow]) -> int:
    """The rank, by exact elimination row by row with any pivots; raises InputError when the rows fill the memory."""
    # A row times the pivot minus a multiple of the pivot row, with a pivot other than 0, leaves the span of the rows as
    # it is, and so does division by a common divisor. A pivot row holds no column of earlier pivots, so the pivot
    # columns of a row, in the order of their pivots, are cleared once each; what is left is independent of them unless
    # it is 0. The pivot of a row is in the column with the fewest entries to come.
    ahead = Counter(j for row in rows for j in row)
    order: dict[int, int] = {}
    pivots: list[tuple[int, SparseRow]] = []
    limit, taken = free_memory(), 0
    for original in sorted(rows, key=len):
        ahead.subtract(original.keys())
        row = dict(original)
        waiting = [order[j] for j in row if j in order]
        heapify(waiting)
        while waiting:
            column, pivot_row = pivots[heappop(waiting)]
            if column not in row:
                continue
            common = gcd(row[column], pivot_row[column])
            up, down = pivot_row[column] // common, row[column] // common
            if up != 1:
                row = {j: up * x for j, x in row.items()}
            for j, y in pivot_row.items():
                z = row.get(j, 0) - down * y
                if z:
                    if j not in row and j in order:
                        heappush(waiting, order[j])
                    row[j] = z
                else:
                    row.pop(j, None)
            if taken + _size(row) > limit:
                raise InputError.of("input.no-memory", rows=len(rows), columns=len(ahead))
        if row:
            common = gcd(*row.values())
            row = {j: x // common for j, x in row.items()}
            column = min(row, key=lambda j: (ahead[j], abs(row[j]), j))
            order[column] = len(pivots)
            pivots.append((column, row))
            taken += _size(row)
    return len(pivots)


def _size(row: SparseRow) -> int:
    longest = max(map(abs, row.values()), default=0)
    return len(row) * (SPARSE_ENTRY + longest.bit_length() // 8)
