"""Pivots of a matrix modulo a prime: a lower bound of its rank that is proven."""

from __future__ import annotations

import numpy as np

from exactrank.fast_rank.decomposition import inverse_of_unit_lower, plu
from exactrank.fast_rank.limbs import Float, Index, IntegerArray, Limbs
from exactrank.fast_rank.modular import inverse_mod, limbs_times, product, reduce_in_place, residues
from exactrank.fast_rank.primes import FLOAT_PRIME_HIGH
from exactrank.records import dataclass


@dataclass(frozen=True, slots=True)
class ModularPivots:
    """A submatrix that is nonsingular modulo p, the other rows and columns, and the decomposition."""

    p: int
    rows: Index
    columns: Index
    other_rows: Index
    other_columns: Index
    decomposed: Float
    known: Float  # the inverse of an upper left part of L

    @property
    def rank(self) -> int:
        return len(self.rows)

    def inverse(self) -> Float:
        """The inverse modulo p of the submatrix, rows and columns in the order given here."""
        # A[rows, columns] = L U, and U = D U1 with U1 unit upper triangular: the inverse is U1^-1 D^-1 L^-1.
        r, p = self.rank, self.p
        packed = self.decomposed[:r][:, self.columns]
        scale = np.array([inverse_mod(x, p) for x in np.diag(packed)]).reshape(r, 1)
        unit_upper = reduce_in_place(packed * scale, p)
        left = inverse_of_unit_lower(np.ascontiguousarray(unit_upper.T), p).T
        return product(left, reduce_in_place(inverse_of_unit_lower(packed, p, self.known) * scale, p), p)


def _check_modulus(p: int) -> None:
    if not 5 <= p < FLOAT_PRIME_HIGH:
        raise ValueError(f"the modulus {p} is not from 5 to {FLOAT_PRIME_HIGH}")


def modular_pivots(limbs: Limbs, p: int, sample: Index | None = None) -> ModularPivots:
    """Pivots of the matrix modulo p, or of a sample of its rows: a lower bound of the rank that is proven.

    det A[rows, columns] is not 0 modulo p, so it is not 0.
    """
    _check_modulus(p)
    m, n = limbs.shape
    chosen_rows = np.arange(m) if sample is None else sample
    W = residues(limbs if sample is None else limbs.take(sample, np.arange(n)), p)
    order, columns, known = plu(W, p)
    r = len(columns)
    chosen = np.array(columns, dtype=np.intp)
    rows = chosen_rows[order[:r]]
    other_rows, other_columns = np.setdiff1d(np.arange(m), rows), np.setdiff1d(np.arange(n), chosen)
    return ModularPivots(p, rows, chosen, other_rows, other_columns, W, known)


def inverse_of(pivots: ModularPivots) -> Float:
    """The inverse modulo p of a nonsingular square matrix, rows and columns in their own order.

    Its decomposition took the rows in the order of `pivots.rows`, and its columns one after the other.
    """
    X = np.empty((pivots.rank, pivots.rank))
    X[:, pivots.rows] = pivots.inverse()
    return X


def sample_size(columns: int) -> int:
    """So many random rows of a matrix with many more most often span what all of them span."""
    return columns + columns // 4 + 64


def columns_are_independent(A: IntegerArray, p: int) -> bool:
    """Whether the columns of an array of Python integers are independent modulo p, so over the rationals, too.

    Of many rows only some are read. The residues of long integers take a fraction of the time of their limbs.

    >>> A = np.array([[2**90, 1], [1, 2**90]], dtype=object)
    >>> columns_are_independent(A, 101), columns_are_independent(np.array([[103, 0], [0, 2**90]], dtype=object), 103)
    (True, False)
    """
    _check_modulus(p)
    m, n = A.shape
    if m > 2 * sample_size(n):
        A = A[np.random.default_rng().choice(m, sample_size(n), replace=False)]
    _, columns, _ = plu(reduce_in_place((A % p).astype(np.float64), p), p)
    return len(columns) == int(n)


def pivots_of_tall(limbs: Limbs, p: int) -> tuple[ModularPivots, bool]:
    """Pivots of a matrix of many rows, found in few of them where possible; whether all rows were decomposed.

    If not, other rows may be independent of these even modulo p, though that is unlikely: a random
    combination of the columns was compared in every row, and the rows that disagreed were taken in.
    """
    m, n = limbs.shape
    size = sample_size(n)
    if m <= 2 * size:
        return modular_pivots(limbs, p), True
    generator = np.random.default_rng()
    sample = generator.choice(m, size, replace=False)
    for _ in range(4):
        pivots = modular_pivots(limbs, p, sample)
        if pivots.rank == n:
            return pivots, False
        V = generator.integers(-(p // 2), p // 2 + 1, size=(n - pivots.rank, 2)).astype(np.float64)
        top = product(residues(limbs.take(pivots.rows, pivots.other_columns), p), V, p)
        X = np.empty((n, V.shape[1]))
        X[pivots.other_columns] = V
        X[pivots.columns] = -product(pivots.inverse(), top, p)
        wrong = np.flatnonzero(np.any(limbs_times(limbs, X, p), axis=1))
        if not wrong.size:
            return pivots, False
        added = generator.permutation(wrong)[: n - pivots.rank + 64]
        sample = np.concatenate([pivots.rows, added])
    return modular_pivots(limbs, p), True
