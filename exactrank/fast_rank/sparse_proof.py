"""The rank of a sparse matrix modulo a prime, with a proof over the integers that it is not larger.

At least r: the minor of the pivots is not 0 modulo p, so it is not 0.
At most r: some rows and columns are set aside, and of the columns of the rest A so many are shown to follow from the
others, by integer vectors x with A x = 0, multiplied out exactly, that r are left in all. Often none is needed: a
random matrix has no relations but those that the places of its entries force, and these peeling finds.

Sources: Kaltofen and Saunders, On Wiedemann's method of solving sparse linear systems, 1991, whose rank is Monte Carlo,
as nothing bounds it from above; Saunders, Storjohann and Villard, Matrix rank certification, 2004; peeling and rounds
have theirs in sparse_peeling.py and sparse_rounds.py.
"""

from __future__ import annotations

import numpy as np

from exactrank.fast_rank.primes import FLOAT_PRIME_HIGH, FLOAT_PRIME_LOW, random_prime
from exactrank.fast_rank.sparse_entries import Entries, Int, compact, values_of
from exactrank.fast_rank.sparse_factors import Factors, factor
from exactrank.fast_rank.sparse_kernel import TooLong, annihilated, kernel_modulo, small_fractions
from exactrank.fast_rank.sparse_lifting import lifted
from exactrank.fast_rank.sparse_peeling import peel
from exactrank.records import dataclass

ATTEMPTS = 2
MOST_ENTRIES = 20_000_000  # of all relations together
MOST_DIGITS = 100_000_000  # that lifting may take for them


@dataclass(frozen=True, slots=True, eq=False)
class SparseProof:
    """Evidence that an m x n integer matrix has rank r = len(rows) = len(columns).

    The minor of `rows` and `columns` is not 0 modulo p. `relations` is a matrix of integers whose columns are
    independent; without the rows and columns set aside, the matrix (transposed, unless `between_columns`) sends them
    to 0. It has relations.shape[1] + r - len(aside_rows) - len(aside_columns) columns that are not empty.
    """

    p: int
    rows: Int
    columns: Int
    aside_rows: Int
    aside_columns: Int
    between_columns: bool
    relations: Entries

    @property
    def rank(self) -> int:
        return len(self.rows)


def prove_sparse(E: Entries) -> SparseProof | None:
    """A proof of the rank; None where the relations are too many or too long, or two primes were bad.

    >>> from exactrank.fast_rank.sparse_entries import entries_of
    >>> A = entries_of([{0: 1, 1: -1}, {1: 1, 2: -1}, {0: 1, 2: -1}])
    >>> proof = prove_sparse(A)
    >>> proof.rank, proof.relations.values.tolist()
    (2, [1, 1, 1])

    Raises InputError when elimination would fill the memory.
    """
    peeled = peel(E)
    rest, row_names, column_names = compact(peeled.rest)
    rows, columns = np.array(peeled.rows, dtype=np.int64), np.array(peeled.columns, dtype=np.int64)
    by_column = np.array(peeled.by_column, dtype=bool)
    for _ in range(ATTEMPTS):
        F = factor(rest, random_prime(FLOAT_PRIME_LOW, FLOAT_PRIME_HIGH))
        # The fewer relations are those between the lines of which there are fewer.
        between_columns = rest.shape[1] <= rest.shape[0]
        try:
            found = relations_of(rest, F) if between_columns else relations_of(rest.T, F.T)
        except TooLong:
            return None
        if found is None:
            continue
        names, size = (column_names, E.shape[1]) if between_columns else (row_names, E.shape[0])
        return SparseProof(
            F.p,
            np.concatenate([rows, row_names[F.rows]]),
            np.concatenate([columns, column_names[F.columns]]),
            rows[by_column],
            columns[~by_column],
            between_columns,
            Entries((size, found.shape[1]), names[found.rows], found.columns, found.values),
        )
    return None


def relations_of(A: Entries, F: Factors) -> Entries | None:
    """n - r independent integer columns that A sends to 0, r being the number of pivots; None if not found.

    The rank of A is then at most r: its kernel has at least n - r dimensions. Raises TooLong when they would have more
    entries or digits than are looked for; another prime would not help.
    """
    n, p = A.shape[1], F.p
    without = np.ones(n, dtype=bool)
    without[F.columns] = False
    free = np.flatnonzero(without)
    if not len(free):
        return Entries((n, 0), free, free, free)
    K, good = small_fractions(kernel_modulo(F, free, MOST_ENTRIES), p)
    good &= annihilated(A, K)
    K = K.where(good[K.columns])
    if not good.all():
        longer = _longer(A, F, free, np.flatnonzero(~good))
        K = _with(K, longer.where(annihilated(A, longer)[longer.columns]))
    return K if diagonal(K, free) else None


def diagonal(K: Entries, free: Int) -> bool:
    """Whether row free[q] of K holds one entry, in column q, for each q: then its columns are independent."""
    order = np.full(K.shape[0], -1, dtype=np.int64)
    order[free] = np.arange(len(free))
    held = order[K.rows] >= 0
    found = order[K.rows[held]]
    return (
        len(found) == len(free) == K.shape[1]
        and np.array_equal(np.sort(found), np.arange(len(free)))
        and np.array_equal(found, K.columns[held])
    )


def _longer(A: Entries, F: Factors, free: Int, vectors: Int) -> Entries:
    """The relations of these numbers by lifting, as far as there are any that are short enough to tell."""
    rows, columns, values = [], [], []
    for q, found in zip(vectors.tolist(), lifted(A, F, free[vectors], MOST_DIGITS), strict=True):
        if found is None:
            continue
        y, d = found
        held = np.flatnonzero(y)
        rows += [F.columns[held], free[q : q + 1]]
        columns.append(np.full(len(held) + 1, q, dtype=np.int64))
        values += [*y[held].tolist(), d]
    if not rows:
        return Entries((A.shape[1], len(free)), vectors[:0], vectors[:0], vectors[:0])
    names, numbers = np.concatenate(rows), values_of(lambda: values, len(values))
    return Entries((A.shape[1], len(free)), names, np.concatenate(columns), numbers)


def _with(K: Entries, more: Entries) -> Entries:
    return Entries(
        K.shape,
        np.concatenate([K.rows, more.rows]),
        np.concatenate([K.columns, more.columns]),
        np.concatenate([K.values, more.values]),
    )
