"""The certificate of a rank found by lifting, and its check, which repeats only the short lifting."""

from __future__ import annotations

from random import Random, SystemRandom

import numpy as np

from exactrank.fast_rank.lifting import Lift, find_relations
from exactrank.fast_rank.limbs import FEED, Index, IntegerArray, Limbs, cut
from exactrank.fast_rank.padic import Block, NotDivisible
from exactrank.fast_rank.pivots import ModularPivots, inverse_of, modular_pivots
from exactrank.fast_rank.primes import FLOAT_PRIME_HIGH, MODULUS_LOW, is_prime
from exactrank.fast_rank.relations import Blocks, nonsingular
from exactrank.records import dataclass


@dataclass(frozen=True, slots=True)
class LiftingCertificate:
    """Evidence that an m x n integer matrix A, m >= n, has rank r = len(rows).

    A[rows, columns] is nonsingular modulo the prime p. `blocks` is a block diagonal nonsingular integer
    matrix Z with one row for each of the other columns, in increasing order, and e is not 0: A[:, other
    columns] e Z = A[:, columns] Y for an integer matrix Y, which lifting modulo p finds (proof in
    lifting.py). rows, columns are 0-based. For m < n the same holds of the transposed matrix: Z has one row
    for each of the other rows of A.
    """

    p: int
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    blocks: tuple[Block, ...]
    e: int

    @property
    def rank(self) -> int:
        return len(self.rows)


class LiftingRefused(ValueError):
    """A certificate does not prove the rank; `reason` is a stable code, the text says why in one line."""

    def __init__(self, reason: str, text: str) -> None:
        super().__init__(text)
        self.reason = reason


def from_pivots(limbs: Limbs, pivots: ModularPivots, random: Random | None = None) -> LiftingCertificate | None:
    """The certificate through these pivots; None when the rank is larger or nothing was found."""
    found = find_relations(limbs, pivots, random or SystemRandom(), lambda columns, _: Blocks.begin(columns))
    if found is None:
        return None
    relations, e = found
    rows, columns = _plain(pivots.rows), _plain(pivots.columns)
    return LiftingCertificate(pivots.p, rows, columns, relations.blocks, e)


def _plain(index: Index) -> tuple[int, ...]:
    return tuple(int(i) for i in index)


def transposed(certificate: LiftingCertificate) -> LiftingCertificate:
    """The same certificate for the transposed matrix."""
    c = certificate
    return LiftingCertificate(c.p, c.columns, c.rows, c.blocks, c.e)


def check_array(A: IntegerArray, certificate: LiftingCertificate) -> int:
    """The rank of A, when the certificate proves it; raises LiftingRefused when it does not."""
    m, n = A.shape
    if m < n:
        return check_array(A.T, transposed(certificate))
    c = certificate
    r = len(c.rows)
    if not (MODULUS_LOW <= c.p < FLOAT_PRIME_HIGH and is_prime(c.p)):
        raise LiftingRefused("modulus", f"{c.p} is not a prime from {MODULUS_LOW} to {FLOAT_PRIME_HIGH}")
    for name, chosen, size in (("rows", c.rows, m), ("columns", c.columns, n)):
        if len(chosen) != r or len(set(chosen)) != r or not all(0 <= i < size for i in chosen):
            raise LiftingRefused("pivots", f"the pivot {name} are not {r} different {name} of a {m} x {n} matrix")
    if c.e == 0:
        raise LiftingRefused("factor", "the factor e is 0")
    sizes = [len(block) for block in c.blocks]
    if sum(sizes) != n - r or any(len(row) != len(block) for block in c.blocks for row in block):
        raise LiftingRefused("blocks", f"the blocks are not square blocks of order {n - r} in all")
    limbs = cut(A, n + max([FEED, *sizes]) - FEED)
    rows, columns = np.array(c.rows, dtype=np.intp), np.array(c.columns, dtype=np.intp)
    pivots = modular_pivots(limbs.take(rows, columns), c.p)
    if pivots.rank != r:
        raise LiftingRefused("minor", f"the minor of the pivot rows and columns vanishes modulo {c.p}")
    if r == n:
        return r
    for k, block in enumerate(c.blocks):
        if not nonsingular(block):
            raise LiftingRefused("singular", f"block {k + 1} is singular")
    order = np.concatenate([rows, np.setdiff1d(np.arange(m), rows)])
    M = limbs.take(order, columns)
    F = limbs.take(order, np.setdiff1d(np.arange(n), columns))
    try:
        if Lift(M, F, inverse_of(pivots), c.p, Blocks(c.blocks), c.e).run_to_the_end():
            return r
    except NotDivisible:
        raise LiftingRefused("relations", f"the other rows do not follow from {r} pivot rows") from None
    raise LiftingRefused("integral", "the relations do not give an integral solution")
