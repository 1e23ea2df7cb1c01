"""The rank of sparse integer matrices: exact elimination with pivots 1 and -1, then a dense core.

Eliminating with a unit pivot is a unimodular operation: integers stay integers and the rank is the number of
pivots plus the rank of what is left, whatever was chosen. The choices below only keep what is left small and
sparse.

Sources: Markowitz, The elimination form of the inverse, 1957; Bouillaguet and Delaplace, Sparse Gaussian
elimination modulo p: an update, 2016 (elimination row by row); Dumas and Villard, Computing the rank of large
sparse matrices, 2002.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import Any

SparseRow = dict[int, int]

# Row by row: at most this many updates for each entry of the matrix (and this many in any case) before the
# other method starts.
WORK = 32
WORK_LEAST = 200_000
# Markowitz: pivots that touch fewer entries than this are always taken; dearer ones while they cost less than
# what a row and a column more cost the dense methods (measured: about as much as an update for every 400
# entries of the core).
CHEAP = 1_000
DENSE_GAIN = 400


def rank_of_sparse(
    entries: Mapping[tuple[int, int], int] | Iterable[Mapping[int, int]] | Any,
    shape: tuple[int, int] | None = None,
) -> int:
    """The rank of a sparse integer matrix: {(i, j): entry}, or rows {j: entry}, or a SciPy sparse matrix.

    Raises TypeError for an entry that is not an integer, ValueError for an index outside `shape`.

    >>> rank_of_sparse({(0, 0): 1, (0, 1): 2, (5, 0): 2, (5, 1): 4})
    1
    >>> rank_of_sparse([{0: 1, 1: -1}, {1: 1, 2: -1}, {0: 1, 2: -1}])
    2
    """
    rows = sparse_rows(entries, shape)
    pivots, core = eliminate_row_by_row(rows, WORK * sum(map(len, rows)) + WORK_LEAST)
    if core is None:
        pivots, core = eliminate_cheapest_first(rows)
    return pivots + _rank_of_core(core)


def sparse_rows(entries: Any, shape: tuple[int, int] | None = None) -> list[SparseRow]:
    """The nonzero rows of the matrix as dictionaries, checked."""
    found: dict[int, SparseRow] = {}
    if isinstance(entries, Mapping):
        for (i, j), x in entries.items():
            _put(found, i, j, x, shape)
    elif hasattr(entries, "tocoo"):
        coo = entries.tocoo()
        if coo.dtype.kind not in "biuO":
            raise TypeError(f"the sparse matrix holds {coo.dtype.name}, expected integers")
        places = zip(coo.row.tolist(), coo.col.tolist(), coo.data.tolist(), strict=True)
        for i, j, x in places:  # entries at one place add up, as in SciPy
            row = found.setdefault(i, {})
            row[j] = row.get(j, 0) + operator.index(x)
    else:
        for i, row in enumerate(entries):
            for j, x in row.items():
                _put(found, i, j, x, shape)
    nonzero = ({j: x for j, x in found[i].items() if x} for i in sorted(found))
    return [row for row in nonzero if row]


def _put(found: dict[int, SparseRow], i: int, j: int, x: Any, shape: tuple[int, int] | None) -> None:
    try:
        value = operator.index(x)
    except TypeError:
        name = type(x).__name__
        raise TypeError(f"entry ({i + 1}, {j + 1}) is a {name}, expected an integer") from None
    if i < 0 or j < 0 or (shape is not None and not (i < shape[0] and j < shape[1])):
        raise ValueError(f"entry ({i + 1}, {j + 1}) is outside the matrix")
    found.setdefault(i, {})[j] = value


def _subtract(row: SparseRow, factor: int, pivot_row: SparseRow) -> None:
    for j, x in pivot_row.items():
        y = row.get(j, 0) - factor * x
        if y:
            row[j] = y
        else:
            row.pop(j, None)


def eliminate_row_by_row(rows: Sequence[SparseRow], budget: int) -> tuple[int, list[SparseRow] | None]:
    """The number of unit pivots and the rows left; None for the rows when the budget of updates is spent.

    Each row is reduced by the pivot rows found before. Its own pivot is its last unit entry: in boundary
    matrices whose faces come in lexicographic order most rows then have a pivot without any update.
    """
    # The k-th pivot row holds no pivot column of earlier pivots, only of later ones. So the pivot columns of
    # a row, taken in the order of their pivots, are cleared once each. In the end the rows without a unit
    # entry are reduced again by all pivots: what is left is zero in all pivot columns, and the rank is the
    # sum.
    order: dict[int, int] = {}
    pivots: list[tuple[int, SparseRow]] = []
    core: list[SparseRow] = []
    pending: Sequence[SparseRow] = rows
    for last in (False, True):
        postponed: list[SparseRow] = []
        for original in pending:
            row = dict(original)
            waiting = [order[j] for j in row if j in order]
            heapify(waiting)
            while waiting:
                column, pivot_row = pivots[heappop(waiting)]
                x = row.get(column)
                if not x:
                    continue
                fresh = [order[j] for j in pivot_row if j in order and j not in row]
                _subtract(row, x * pivot_row[column], pivot_row)
                budget -= len(pivot_row)
                for k in fresh:
                    heappush(waiting, k)
            if budget < 0:
                return 0, None
            if not row:
                continue
            column = max((j for j, x in row.items() if x in (1, -1)), default=-1)
            if last or column < 0:
                postponed.append(row)
            else:
                order[column] = len(pivots)
                pivots.append((column, row))
        pending = core = postponed
    return len(pivots), core


def eliminate_cheapest_first(rows: Sequence[SparseRow]) -> tuple[int, list[SparseRow]]:
    """The number of unit pivots and the rows left, with pivots in the shortest column and row (Markowitz)."""
    work = [dict(row) for row in rows]
    columns: dict[int, set[int]] = {}
    for i, row in enumerate(work):
        for j in row:
            columns.setdefault(j, set()).add(i)
    heap = [(len(members), j) for j, members in columns.items()]
    heapify(heap)
    pivots = 0
    alive = len(work)
    while heap:
        length, j = heappop(heap)
        members = columns[j]
        if len(members) != length:
            if members:
                heappush(heap, (len(members), j))
            continue
        pivot = min((i for i in members if work[i][j] in (1, -1)), key=lambda i: len(work[i]), default=-1)
        if pivot < 0:
            continue  # it comes back when an update changes it
        cost = (length - 1) * (len(work[pivot]) - 1)
        if cost > CHEAP and cost * DENSE_GAIN > alive * (len(columns) - pivots):
            break
        pivot_row = work[pivot]
        work[pivot] = {}
        sign = pivot_row.pop(j)
        for k in pivot_row:
            columns[k].discard(pivot)
        for i in members:
            if i == pivot:
                continue
            row = work[i]
            factor = row.pop(j) * sign
            for k, x in pivot_row.items():
                y = row.get(k)
                if y is None:
                    row[k] = -factor * x
                    columns[k].add(i)
                elif y == factor * x:
                    del row[k]
                    columns[k].discard(i)
                else:
                    row[k] = y - factor * x
            if not row:
                alive -= 1
        alive -= 1
        columns[j] = set()
        for k in pivot_row:
            if columns[k]:
                heappush(heap, (len(columns[k]), k))
        pivots += 1
    return pivots, [row for row in work if row]


def _rank_of_core(core: list[SparseRow]) -> int:
    if not core:
        return 0
    import numpy as np

    from exactrank.fast_rank.choose import rank_of_integers

    place = {j: k for k, j in enumerate(sorted({j for row in core for j in row}))}
    long = any(not -(2**63) <= x < 2**63 for row in core for x in row.values())
    dense = np.zeros((len(core), len(place)), dtype=object if long else np.int64)
    for i, row in enumerate(core):
        dense[i, [place[j] for j in row]] = list(row.values())
    return rank_of_integers(dense)
