"""From column to column to the pivots: what both strategies share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from exactrank.derivation import LogEntry, Pivot, Purpose
from exactrank.numbers.fields import Row

Reduction = tuple[list[LogEntry], list[Row], list[Pivot]]
"""What a strategy hands over: the log, the rows of the echelon form that are not zero, the pivots from the top down."""

Remaining = list[list[int]]
"""The rows without a pivot so far, each from its last column back to the column at hand.

Left of that column they are 0 and nobody looks there again. So a row's entry in the column at hand is taken off its
end, and what remains is all that an operation has to calculate.
"""

Found = tuple[Pivot, int, int, list[int], list[int]]
"""The pivot, how far its row came up, its value, its row right of it, and the column below it."""

_BRING = Purpose.BRING_PIVOT  # looking a member up in its Enum takes as long as the arithmetic of a short row

pivot_at = lru_cache(maxsize=1024)(Pivot)
"""Pivots are values, and the few small ones serve every matrix."""


def remaining(rows: tuple[Row, ...]) -> Remaining:
    """Every row, numerators only, ready for column 0."""
    return [[*numerators[::-1]] for numerators, _ in rows]


def pivots_from_the_left(rows: Remaining, ncols: int, log: list[LogEntry]) -> Iterator[Found]:
    """The pivots of an echelon form one after the other; between two of them the caller clears the column below.

    Invariant at column j with r pivots so far: `rows` are the rows from r down, and left of column j they are 0. One
    turn keeps it: either column j is 0 in all of them, or its first nonzero entry is brought to row r and everything
    below it cleared. At the end the whole matrix is in echelon form.
    """
    r = 0
    for j in range(ncols):
        column = [row.pop() for row in rows]
        if not any(column):
            if not any(map(any, rows)):
                return
            continue
        k = 0
        while not column[k]:
            k += 1
        pivot = pivot_at(r, j)
        if k:
            rows[0], rows[k] = rows[k], rows[0]
            column[0], column[k] = column[k], column[0]
            log.append((r, r + k, 0, 1, _BRING, pivot))
        r += 1
        yield pivot, k, column.pop(0), rows.pop(0), column
