"""A nonzero minor of a sparse matrix, shown by products alone: triangular but for a few columns, and an inverse there.

The rows and columns of the minor are put in an order in which

    S = [ U  B ]      U lower triangular with a nonzero diagonal, of order t,
        [ C  D ],     B, D the columns torn out, as few as can be found quickly, c of them.

A c x c matrix X proves that S is nonsingular modulo p: U V = -B X has one solution V, by substitution, and C V + D X =
(D - C U^-1 B) X. If that is the identity, the Schur complement D - C U^-1 B is nonsingular, and with U so is S. This
takes one multiplication for each entry of S and each column of X; nothing is eliminated.

Sources: Steward, On an approach to techniques for the analysis of the structure of large systems of equations, 1962
(tearing); LaMacchia and Odlyzko, Solving large sparse linear systems over finite fields, 1990 (structured elimination);
Kaltofen, Nehring and Saunders, Quadratic-time certificates in linear algebra, 2011 (certificates checked by products).
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush

import numpy as np
from numpy.typing import NDArray

from exactrank.fast_rank.limbs import Limbs
from exactrank.fast_rank.pivots import inverse_of, modular_pivots
from exactrank.fast_rank.sparse_entries import Entries, Int, compact
from exactrank.fast_rank.sparse_factors import RESIDUE_BITS
from exactrank.fast_rank.sparse_peeling import peel
from exactrank.fast_rank.sparse_rounds import inverses

TOGETHER = 512  # columns of X that are substituted at a time

Residues = NDArray[np.int64]


def torn_order(S: Entries) -> tuple[list[int], list[int], int]:
    """Orders of the rows and columns of a square matrix without empty lines, and t: U of order t is lower triangular.

    The diagonal of U has entries other than 0. There may be no such order for t > 0; for a nonsingular S, t is large
    when it is sparse. The rows and columns from t on are increasing.

    >>> from exactrank.fast_rank.sparse_entries import entries_of
    >>> torn_order(entries_of([{0: 1, 1: 1}, {1: 1, 2: 1}, {2: 1, 0: 1}]))
    ([2, 1, 0], [2, 1, 0], 2)
    """
    # When a row has one entry left, its other columns came before or are torn: this pivot comes next. When a column
    # has one entry left, no other row that is left needs it: this pivot comes last, in reverse order. In between,
    # columns are torn out until rows with one entry turn up.
    peeled = peel(S)
    first = [k for k, by_column in enumerate(peeled.by_column) if not by_column]
    last = [k for k, by_column in enumerate(peeled.by_column) if by_column][::-1]
    rest, row_names, column_names = compact(peeled.rest)
    rows, columns = _tear(rest)
    names = row_names.tolist(), column_names.tolist()
    row_order = [*[peeled.rows[k] for k in first], *[names[0][i] for i in rows], *[peeled.rows[k] for k in last]]
    column_order = [
        *[peeled.columns[k] for k in first], *[names[1][j] for j in columns], *[peeled.columns[k] for k in last]
    ]  # fmt: skip
    t = len(row_order)
    row_order += sorted(set(range(S.shape[0])) - set(row_order))
    return row_order, column_order + sorted(set(range(S.shape[1])) - set(column_order)), t


def _tear(E: Entries) -> tuple[list[int], list[int]]:
    """Rows and columns in a lower triangular order; the columns that are left had to be torn out on the way."""
    m, n = E.shape
    row_columns: list[list[int]] = [[] for _ in range(m)]
    column_rows: list[list[int]] = [[] for _ in range(n)]
    for i, j in zip(E.rows.tolist(), E.columns.tolist(), strict=True):
        row_columns[i].append(j)
        column_rows[j].append(i)
    unknown = [len(row) for row in row_columns]
    known = [False] * n

    def gain(j: int) -> float:
        """How much nearer to a single unknown column the rows of column j would come without it."""
        return sum([1.0 / (unknown[i] - 1) for i in column_rows[j] if unknown[i] > 1])

    gains = [gain(j) for j in range(n)]
    heap = [(-x, j) for j, x in enumerate(gains)]
    heapify(heap)
    rows: list[int] = []
    columns: list[int] = []
    done = 0
    ready = [i for i in range(m) if unknown[i] == 1]
    changed: set[int] = set()
    while done < n:
        if ready:
            i = ready.pop()
            if unknown[i] != 1:
                continue
            j = next(k for k in row_columns[i] if not known[k])
            rows.append(i)
            columns.append(j)
        else:
            for k in changed:
                if not known[k] and gains[k] != (x := gain(k)):
                    gains[k] = x
                    heappush(heap, (-x, k))
            changed.clear()
            x, j = heappop(heap)
            if known[j] or -x != gains[j]:
                continue
        known[j] = True
        done += 1
        for i in column_rows[j]:
            unknown[i] -= 1
            if unknown[i] == 1:
                ready.append(i)
            if unknown[i]:
                changed.update(row_columns[i])
    return rows, columns


def schur_times(S: Entries, t: int, X: Residues, p: int) -> Residues | None:
    """(D - C U^-1 B) X modulo p, for S in torn order; None if an entry of the diagonal of U is 0 modulo p."""
    r, c = S.shape[0], S.shape[0] - t
    order = np.lexsort((S.columns, S.rows))
    rows, columns, values = S.rows[order], S.columns[order], (S.values[order] % p).astype(np.int64)
    diagonal = np.zeros(t, dtype=np.int64)
    on = (rows == columns) & (rows < t)
    diagonal[rows[on]] = values[on]
    if not diagonal.all():
        return None
    scale = (p - inverses(diagonal, p)).tolist()
    stops = np.searchsorted(rows, np.arange(r), side="right").tolist()
    off = columns.copy()
    off[on] = -1
    result = np.zeros((c, X.shape[1]), dtype=np.int64)
    for start in range(0, X.shape[1], TOGETHER):
        W = np.zeros((r, min(TOGETHER, X.shape[1] - start)), dtype=np.int64)
        W[t:] = X[:, start : start + TOGETHER]
        reached = np.zeros(r, dtype=bool)  # rows of W that may be other than 0
        reached[t:] = True
        begin = 0
        for k, end in enumerate(stops):
            at = columns[begin:end]
            needed = reached[at] if k >= t else reached[at] & (at != k)
            if needed.any():
                used = np.flatnonzero(needed) + begin
                total = values[used] @ W[columns[used]] % p
                if k < t:
                    W[k] = total * scale[k] % p
                    reached[k] = True
                else:
                    result[k - t, start : start + TOGETHER] = total
            begin = end
    return result


def is_lower_triangular(S: Entries, t: int) -> bool:
    """Whether the first t rows and columns are lower triangular with a diagonal without 0."""
    upper = (S.rows < t) & (S.columns < t) & (S.columns > S.rows)
    diagonal = (S.rows < t) & (S.rows == S.columns)
    return not upper.any() and int(np.count_nonzero(diagonal)) == t


def schur_inverse(S: Entries, t: int, p: int) -> Residues | None:
    """X with (D - C U^-1 B) X = I modulo p, residues from 0 to p - 1; None if S is singular modulo p."""
    c = S.shape[0] - t
    N = schur_times(S, t, np.eye(c, dtype=np.int64), p)
    if N is None:
        return None
    pivots = modular_pivots(Limbs((N.astype(np.float64),), RESIDUE_BITS, float(p)), p)
    return inverse_of(pivots).astype(np.int64) % p if pivots.rank == c else None


def proves_minor(S: Entries, t: int, X: Residues, p: int) -> bool:
    """Whether S in torn order is shown to be nonsingular: triangular as far as t, and X the inverse of the rest."""
    if not is_lower_triangular(S, t):
        return False
    product = None if len(X) == 0 else schur_times(S, t, X, p)
    return len(X) == 0 or (product is not None and np.array_equal(product, np.eye(len(X), dtype=np.int64)))


def in_order(E: Entries, rows: Int, columns: Int) -> Entries:
    """The square submatrix of these rows and columns, in this order."""
    of_row, of_column = (np.full(size, -1, dtype=np.int64) for size in E.shape)
    of_row[rows], of_column[columns] = np.arange(len(rows)), np.arange(len(columns))
    i, j = of_row[E.rows], of_column[E.columns]
    inside = (i >= 0) & (j >= 0)
    return Entries((len(rows), len(columns)), i[inside], j[inside], E.values[inside])
