"""The rank of an array of integers of any size, and its certificate."""

from __future__ import annotations

from collections.abc import Iterable
from random import SystemRandom

import numpy as np

from exactrank.fast_rank.certificate import LiftingCertificate, from_pivots, transposed
from exactrank.fast_rank.estimated import rank_of_short
from exactrank.fast_rank.lifting import find_wide_relations
from exactrank.fast_rank.limbs import IntegerArray, Limbs, cut
from exactrank.fast_rank.multimodular import minor_bits, rank_by_many_primes
from exactrank.fast_rank.pivots import ModularPivots, columns_are_independent, pivots_of_tall
from exactrank.fast_rank.primes import float_primes
from exactrank.fast_rank.two_sided import determinant_vanishes
from exactrank.fast_rank.vanishing import FEW, bordering_minor_bits, bordering_minors_vanish

INVERT_BELOW = 300  # the order from which a decomposition modulo a prime is as fast as an inverse
INVERT_UP_TO = 5000  # the order from which an inverse would take too much memory
ATTEMPTS = 3


def rank_at_size(A: IntegerArray, primes: Iterable[int] = (), tried: bool = False) -> int:
    """The rank; the first primes to try may be given, and then nothing else is tried before them, or where it was."""
    m, n = A.shape
    if m < n:
        return rank_at_size(A.T, primes, tried)
    given = list(primes)
    if A.dtype == object:
        if columns_are_independent(A, next(float_primes(given))):
            return int(n)
    elif n < INVERT_BELOW and not given and not tried and (found := rank_of_short(A)) is not None:
        return found
    try:
        limbs = cut(A)
    except OverflowError:
        return rank_by_many_primes(A)
    for attempt, p in enumerate(float_primes(given)):
        if attempt == ATTEMPTS:
            break
        pivots, whole = pivots_of_tall(limbs, p)
        if pivots.rank == n or (whole and _minors_below(A, pivots.rank + 1, p)) or _is_rank(A, limbs, pivots):
            return pivots.rank
    return rank_by_many_primes(A)


def _is_rank(A: IntegerArray, limbs: Limbs, pivots: ModularPivots) -> bool:
    """Whether the rank is proven not to be larger than that of the pivots."""
    m, n = A.shape
    if m == n == pivots.rank + 1 and INVERT_BELOW <= n <= INVERT_UP_TO and A.dtype != object:
        vanishes = determinant_vanishes(A.astype(np.float64))
        if vanishes is not None:
            return vanishes
    if len(pivots.other_columns) <= FEW:
        others = (q for q in float_primes() if q != pivots.p)
        return bordering_minors_vanish(limbs, pivots, bordering_minor_bits(A, pivots), others)
    return find_wide_relations(limbs, pivots, SystemRandom()) is not None


def certificate_at_size(A: IntegerArray, primes: Iterable[int] = ()) -> LiftingCertificate:
    """Evidence of the rank; the first primes to try may be given. Raises OverflowError for too long entries."""
    m, n = A.shape
    if m < n:
        return transposed(certificate_at_size(A.T, primes))
    limbs = cut(A)
    known = 0
    for attempt, p in enumerate(float_primes(primes)):
        if attempt == ATTEMPTS:
            known = rank_by_many_primes(A)
        if attempt == 4 * ATTEMPTS:
            break
        pivots, _ = pivots_of_tall(limbs, p)
        certificate = from_pivots(limbs, pivots) if pivots.rank >= known else None
        if certificate is not None:
            return certificate
    raise ArithmeticError(f"no certificate was found for the rank {known}")


def _minors_below(A: IntegerArray, order: int, p: int) -> bool:
    """Whether all minors of this order are below p: then those that vanish modulo p are 0."""
    return order < p.bit_length() and minor_bits(A, order) < p.bit_length()
