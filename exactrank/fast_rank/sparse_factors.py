"""A sparse matrix decomposed modulo a prime: rounds of sparse pivots, then pivots of a dense core.

The core is decomposed at the speed of BLAS. Methods that only multiply by the matrix (Wiedemann, Solving sparse linear
equations over finite fields, 1986; Coppersmith, Solving homogeneous linear equations over GF(2) via block Wiedemann
algorithm, 1994) take less memory. They are not used: for a random matrix with three entries in each of 10000 rows they
take 2 r products with 30000 entries, as many multiplications as the core of order 760 does, but not at that speed; and
what they find is proven no better.
"""

from __future__ import annotations

import numpy as np

from exactrank.fast_rank.limbs import Float, Limbs, cut
from exactrank.fast_rank.pivots import ModularPivots, modular_pivots, pivots_of_tall
from exactrank.fast_rank.sparse_entries import Entries, Int, compact
from exactrank.fast_rank.sparse_rounds import Round, eliminate
from exactrank.records import dataclass

TALL = 3  # times as many rows as columns: the pivots of the core are sought in some of its rows
RESIDUE_BITS = 23


@dataclass(frozen=True, slots=True, eq=False)
class Core:
    """Pivots of the matrix N that the rounds leave: N[rows, columns] is nonsingular modulo p.

    `free` and `others` name the columns and rows of N that are no pivots; `right` is N[rows, free], `below` is
    N[others, columns]. `pivots` belongs to the transposed matrix if `flipped`.
    """

    rows: Int
    columns: Int
    others: Int
    free: Int
    right: Float
    below: Float
    pivots: ModularPivots
    flipped: bool

    def inverse(self) -> Float:
        """The inverse of N[rows, columns] modulo p."""
        found = self.pivots.inverse()
        return np.ascontiguousarray(found.T) if self.flipped else found

    @property
    def T(self) -> Core:  # noqa: N802 - numpy's name
        right, below = np.ascontiguousarray(self.below.T), np.ascontiguousarray(self.right.T)
        return Core(self.columns, self.rows, self.free, self.others, right, below, self.pivots, not self.flipped)


@dataclass(frozen=True, slots=True, eq=False)
class Factors:
    """Pivots (rows[k], columns[k]) of an m x n matrix whose minor, of order `rank`, is not 0 modulo p."""

    p: int
    shape: tuple[int, int]
    rounds: tuple[Round, ...]
    core: Core

    @property
    def rows(self) -> Int:
        return np.concatenate([*[r.rows for r in self.rounds], self.core.rows])

    @property
    def columns(self) -> Int:
        return np.concatenate([*[r.columns for r in self.rounds], self.core.columns])

    @property
    def rank(self) -> int:
        return len(self.rows)

    @property
    def T(self) -> Factors:  # noqa: N802 - numpy's name
        """Factors of the transposed matrix."""
        m, n = self.shape
        return Factors(self.p, (n, m), tuple([r.T for r in self.rounds]), self.core.T)


def factor(E: Entries, p: int) -> Factors:
    """Pivots of the matrix modulo p, which prove that its rank is at least their number.

    >>> from exactrank.fast_rank.sparse_entries import entries_of
    >>> factor(entries_of([{0: 1, 1: 2}, {0: 2, 1: 4}, {1: 1, 2: 1}]), 5000011).rank
    2

    Raises InputError when it takes more memory than there is.
    """
    rounds, left = eliminate(E.residues(p), p)
    return Factors(p, E.shape, tuple(rounds), _core(left, p))


def _core(E: Entries, p: int) -> Core:
    part, row_names, column_names = compact(E)
    m, n = part.shape
    if m < n:
        return _core(E.T, p).T
    N = np.zeros((m, n))
    N[part.rows, part.columns] = part.values
    N[p // 2 < N] -= p
    if m > TALL * n:
        pivots, _ = pivots_of_tall(cut(N.astype(np.int64)), p)
    else:
        pivots = modular_pivots(Limbs((N,), RESIDUE_BITS, float(p)), p)
    rows, columns, others, free = pivots.rows, pivots.columns, pivots.other_rows, pivots.other_columns
    names = row_names[rows], column_names[columns], row_names[others], column_names[free]
    return Core(*names, N[np.ix_(rows, free)], N[np.ix_(others, columns)], pivots, False)
