"""The rank of sparse integer matrices: which way it is found, and exact elimination with pivots 1 and -1.

- Pairs of entries of one absolute value, as in graphs, are merged (sparse_pairs.py); what is alone in its row or column
  is peeled off (sparse_peeling.py). Both are exact.
- Where unit pivots, row by row, leave few rows, as in boundary matrices, these are finished exactly (below).
- Otherwise elimination modulo a prime bounds the rank from below, and exact relations from above (sparse_proof.py).
- Where these are too long, unit pivots in the order of Markowitz and a dense core decide (below).

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
from math import gcd
from typing import TYPE_CHECKING, Any

from exactrank.errors import InputError
from exactrank.fast_rank.memory import fits, rank_by_sparse_elimination
from exactrank.fast_rank.sparse_rows import Pivots, SparseRow

if TYPE_CHECKING:
    from exactrank.fast_rank.sparse_entries import Entries

# Row by row: a row that takes more updates than this is left for all such rows together, in arrays.
PATIENCE = 400
# It is given up when more than MANY rows and one in HOPELESS are left, and goes on while at most one in FEW is.
MANY, HOPELESS, FEW, CHAIN = 64, 16, 6, 50_000
# Entries from which on arrays are used from the start.
SMALL = 1_000
# Entries that the arrays of the rows left may have.
TOGETHER = 50_000_000
# Markowitz: pivots that touch fewer entries than this are always taken; dearer ones while they cost less than
# what a row and a column more cost the dense methods (measured: about as much as an update for every 400
# entries of the core).
CHEAP = 1_000
DENSE_GAIN = 400
WORD = 2**63


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
    if isinstance(entries, list | dict) and _is_small(entries):
        rows = sparse_rows(entries, shape)
        pivots, rest = eliminate_row_by_row(rows, PATIENCE)
        return len(pivots) + _rank_of_left(rows, pivots, rest)
    from exactrank.fast_rank.sparse_entries import compact, entries_of, of_plain_rows
    from exactrank.fast_rank.sparse_pairs import merge_pairs
    from exactrank.fast_rank.sparse_peeling import peel

    found = of_plain_rows(entries, shape) if isinstance(entries, list) else None
    merged, E = merge_pairs(compact(entries_of(entries, shape) if found is None else found)[0])
    peeled = peel(E)
    core = compact(peeled.rest)[0]
    if not core.count:
        return merged + len(peeled.rows)
    given: list[SparseRow] = entries if found is not None and isinstance(entries, list) else []
    same = 0 < len(given) == core.shape[0] and sum(map(len, given)) == core.count
    return merged + len(peeled.rows) + _rank_of_rest(core, given if same else core.row_lists())


def _is_small(entries: list[Any] | dict[Any, Any]) -> bool:
    """Whether there are so few entries that the start of numpy would take longer than their elimination."""
    if isinstance(entries, dict):
        return len(entries) < SMALL
    return len(entries) < SMALL and sum([len(row) for row in entries if hasattr(row, "__len__")]) < SMALL


def _rank_of_rest(E: Entries, rows: list[SparseRow]) -> int:
    """By unit pivots row by row if that goes well; else modulo a prime with a proof; else by unit pivots after all."""
    pivots, rest = eliminate_row_by_row(rows, PATIENCE, give_up=True)
    # What is left after a long chain of pivots has long entries, as it depends on them all.
    if not rest or (len(rest) * FEW <= len(rows) and len(pivots) < CHAIN):
        return len(pivots) + _rank_of_left(rows, pivots, rest)
    from exactrank.fast_rank.sparse_proof import prove_sparse

    try:
        proof = prove_sparse(E)
    except InputError:  # no memory for that way
        proof = None
    if proof is not None:
        return proof.rank
    pivots, rest = eliminate_row_by_row(rows, PATIENCE)
    return len(pivots) + _rank_of_left(rows, pivots, rest)


def _rank_of_left(rows: list[SparseRow], pivots: Pivots, rest: list[SparseRow]) -> int:
    """What the rows left by `eliminate_row_by_row` add to the number of pivots."""
    if not rest:
        return 0
    width = len(set().union(*rest, *[row for _, row in pivots]))
    if width * len(rest) <= TOGETHER and fits(len(rest), width):
        from exactrank.fast_rank.choose import rank_of_integers
        from exactrank.fast_rank.sparse_batches import eliminate_together

        core = eliminate_together(pivots, rest)
        if core is not None:
            return rank_of_integers(core)
    count, rest = eliminate_cheapest_first(rows)
    return count + rank_of_core(rest) - len(pivots)


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
        boolean = coo.dtype.kind == "b"
        for i, j, x in places:  # entries at one place add up, as in SciPy, where true and true are true
            row = found.setdefault(i, {})
            row[j] = int(x or row.get(j, 0)) if boolean else row.get(j, 0) + operator.index(x)
    else:
        for i, row in enumerate(entries):
            if _is_plain(i, row, shape):
                found[i] = row
                continue
            for j, x in row.items():
                _put(found, i, j, x, shape)
    nonzero = ({j: x for j, x in found[i].items() if x} if 0 in found[i].values() else found[i] for i in sorted(found))
    return [row for row in nonzero if row]


def _is_plain(i: int, row: Mapping[int, int], shape: tuple[int, int] | None) -> bool:
    """Whether the row is a dictionary of int that needs no further look."""
    if type(row) is not dict or not row or not set(map(type, row)) == set(map(type, row.values())) == {int}:
        return False
    return min(row) >= 0 and (shape is None or (i < shape[0] and max(row) < shape[1]))


def _put(found: dict[int, SparseRow], i: int, j: int, x: Any, shape: tuple[int, int] | None) -> None:
    try:
        value = operator.index(x)
    except TypeError:
        name = type(x).__name__
        raise TypeError(f"entry ({i + 1}, {j + 1}) is a {name}, expected an integer") from None
    if i < 0 or j < 0 or (shape is not None and not (i < shape[0] and j < shape[1])):
        raise ValueError(f"entry ({i + 1}, {j + 1}) is outside the matrix")
    found.setdefault(i, {})[j] = value


def eliminate_row_by_row(
    rows: Sequence[SparseRow], patience: int, *, give_up: bool = False
) -> tuple[Pivots, list[SparseRow]]:
    """Unit pivots, and the rows left: those without a unit entry, and those that take more updates than `patience`.

    Each row is reduced by the pivot rows found before. Its own pivot is its last unit entry: in boundary
    matrices whose faces come in lexicographic order most rows then have a pivot without any update. To give up is
    to leave all rows to come, as they are, when many of the first three quarters were left.
    """
    # A pivot row with entry u = 1 or -1 in its column c is kept as -u times its other entries: x times that, added
    # to a row with x in column c in place of this x, subtracts the multiple u x of the pivot row. The k-th pivot
    # row holds no column of earlier pivots, only of later ones. So the pivot columns of a row, taken in the order
    # of their pivots, are cleared once each. The rows left are equal to the given ones up to multiples of pivot
    # rows and nonzero factors, so with the pivot rows they span the rows of the matrix.
    order: dict[int, int] = {}
    pivots: Pivots = []
    left: list[SparseRow] = []
    for done, original in enumerate(rows):
        if give_up and len(left) > MANY + done / HOPELESS and 4 * done < 3 * len(rows):
            left += rows[done:]
            break
        row = dict(original)
        waiting = [order[j] for j in row if j in order]
        heapify(waiting)
        spent = 0
        while waiting:
            column, instead = pivots[heappop(waiting)]
            if column not in row:
                continue
            spent += len(instead)
            if spent > patience:
                break
            x = row.pop(column)
            for j, y in instead.items():
                if j in row:
                    z = row[j] + x * y
                    if z:
                        row[j] = z
                    else:
                        del row[j]
                else:
                    row[j] = x * y
                    if j in order:
                        heappush(waiting, order[j])
        if not row:
            continue
        column = max(row)
        if spent > patience or (row[column] not in (1, -1) and (column := _last_unit(row)) < 0):
            left.append(row)
            continue
        unit = row.pop(column)
        order[column] = len(pivots)
        pivots.append((column, {j: -x for j, x in row.items()} if unit == 1 else row))
    return pivots, left


def _last_unit(row: SparseRow) -> int:
    """The last column with 1 or -1, after division of the row by the common divisor of its entries; -1 if none."""
    common = gcd(*row.values())
    if common > 1:
        for j in row:
            row[j] //= common
    return max((j for j, x in row.items() if x in (1, -1)), default=-1)


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


def rank_of_core(core: list[SparseRow]) -> int:
    """The rank of rows that fill most of their columns: as a dense matrix, if there is room for it.

    Raises InputError when neither that nor sparse elimination to the end has the memory it takes.
    """
    if not core:
        return 0
    place = {j: k for k, j in enumerate(sorted(set().union(*core)))}
    longest = max(max(map(abs, row.values())) for row in core)
    if not fits(len(core), len(place), longest.bit_length()):
        return rank_by_sparse_elimination(core)
    import numpy as np

    from exactrank.fast_rank.choose import rank_of_integers

    long = longest >= WORD  # of -WORD itself too
    dense = np.zeros((len(core), len(place)), dtype=object if long else np.int64)
    for i, row in enumerate(core):
        dense[i, [place[j] for j in row]] = list(row.values())
    return rank_of_integers(dense)
