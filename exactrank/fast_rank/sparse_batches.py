"""Elimination of many sparse rows at once by unit pivots found before, in machine integers that never overflow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from exactrank.fast_rank.sparse_rows import Pivots, SparseRow

SHORT, LONG = 2**15, 2**62


def _flat(rows: Sequence[SparseRow]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The columns and the entries of the rows, one row after the other; raises OverflowError beyond 64 bits."""
    count = sum(map(len, rows))
    columns = np.fromiter(chain.from_iterable(rows), np.int64, count)
    return columns, np.fromiter(chain.from_iterable([row.values() for row in rows]), np.int64, count)


def _largest(entries: NDArray[np.int64]) -> int:
    return max(int(entries.max()), -int(entries.min())) if entries.size else 0


def eliminate_together(pivots: Pivots, rows: list[SparseRow]) -> NDArray[np.integer] | None:
    """A matrix with the rank of what the rows are modulo the pivot rows; None when its entries might overflow."""
    # W is the transposed matrix of the rows: one line for each column of theirs. bounds[j] bounds the absolute
    # values that line j ever had: it grows by |y| max|w| when y times the line w is added. As the pivots come in the
    # order in which they were found, no later one changes the line of its column, which is then dropped. While the
    # bounds are below SHORT the entries fit into 16 bits, and into 64 while they are below LONG.
    try:
        row_columns, row_entries = _flat(rows)
        pivot_columns, entries = _flat([instead for _, instead in pivots])
    except OverflowError:
        return None
    largest, steepest = _largest(row_entries), _largest(entries)
    if largest >= LONG or steepest >= LONG:
        return None
    names, found = np.unique(np.concatenate([row_columns, pivot_columns]), return_inverse=True)
    row_lines, targets = found[: len(row_columns)], found[len(row_columns) :]
    W: NDArray[np.integer] = np.zeros((len(names), len(rows)), dtype=np.int16 if largest < SHORT else np.int64)
    W[row_lines, np.repeat(np.arange(len(rows)), [len(row) for row in rows])] = row_entries
    bounds = np.zeros(len(names), dtype=np.int64)
    np.maximum.at(bounds, row_lines, np.abs(row_entries))
    place = dict(zip(names.tolist(), range(len(names)), strict=True))
    stop = 0
    for column, instead in pivots:
        start, stop = stop, stop + len(instead)
        line = place.get(column)
        if line is None or not instead:
            continue
        nonzero = W[line].nonzero()[0]
        if not nonzero.size:
            continue
        w = W[line, nonzero]
        lines, factors = targets[start:stop], entries[start:stop]
        largest = int(np.abs(w).max())
        if largest * steepest >= LONG:
            return None
        grown = bounds[lines] + np.abs(factors) * largest
        bounds[lines] = grown
        bound = int(grown.max())
        if bound >= LONG:
            return None
        if bound >= SHORT and W.dtype == np.int16:
            W = W.astype(np.int64)
            w = W[line, nonzero]
        factors = factors.astype(W.dtype)[:, None]
        if 3 * nonzero.size < len(rows):
            W[lines[:, None], nonzero] += factors * w
        else:
            W[lines] += factors * W[line]
    keep = np.ones(len(place), dtype=bool)
    keep[[place[column] for column, _ in pivots if column in place]] = False
    W = W[keep]
    W = np.ascontiguousarray(W[:, W.any(axis=0)])
    if not W.size:
        return W
    # Lines that are equal up to their sign count once: symmetric problems have many of them.
    W[W[np.arange(len(W)), (W != 0).argmax(axis=1)] < 0] *= -1
    different = {line.tobytes(): i for i, line in enumerate(W)}
    different.pop(bytes(W.dtype.itemsize * W.shape[1]), None)
    return W[sorted(different.values())]
