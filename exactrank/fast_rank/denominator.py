"""A denominator of a rational solution, from the p-adic digits of one mixture of its columns.

Nothing here needs to be right for a result to be right: what lifts the solution with this denominator proves it.

Source: Dixon, Exact solution of linear equations using p-adic expansions, 1982.
"""

from __future__ import annotations

from math import isqrt
from random import Random

import flint
import numpy as np

from exactrank.fast_rank.lattice import convincing, reconstruct
from exactrank.fast_rank.limbs import Float, Limbs
from exactrank.fast_rank.padic import Expansion
from exactrank.fast_rank.pivots import ModularPivots

FIRST_BITS = 176
MIXTURES = 10  # of columns, and as many of rows
GROWTH = 1.4  # a fraction is sought again when there are so many times as many digits


def column_denominator(limbs: Limbs, pivots: ModularPivots, inverse: Float, bits: int, random: Random) -> int | None:
    """The denominator of mixtures of the entries of A0^-1 B, mostly that of all; None where it has over `bits` bits."""
    A0 = limbs.take(pivots.rows, pivots.columns)
    B = limbs.take(pivots.rows, pivots.other_columns)
    r, columns = B.shape
    generator = np.random.default_rng(random.getrandbits(64))
    # At most `order` columns with factors 1, 0 and -1 stay within the bound of a carry.
    weights = np.zeros((columns, MIXTURES))
    chosen = generator.permutation(columns)[:r]
    weights[chosen] = generator.integers(-1, 2, size=(len(chosen), MIXTURES))
    readers = generator.integers(-50, 51, size=(MIXTURES, r)).astype(np.float64)
    p = pivots.p
    expansion = Expansion(A0, inverse, p)
    carry = [np.ascontiguousarray(part @ weights) for part in B.parts]
    step_bits = p.bit_length() - 1
    target, last = FIRST_BITS // step_bits, (2 * bits + 80) // step_bits
    found: list[Float] = []
    while True:
        found += [(readers @ expansion.advance(carry)).ravel() for _ in range(target - len(found))]
        digits = np.array(found).T.astype(np.int64).tolist()
        modulus = p**target
        numerator, d = reconstruct(_value(digits[0], p), modulus, isqrt(modulus) >> 1)
        if convincing(numerator, d, modulus):
            break
        if target >= last:
            return None
        target = min(last, int(target * GROWTH))
    # A mixture of columns or rows often lacks a small factor of the denominator, all of them seldom do.
    for mixture in digits[1:]:
        value = _value(mixture, p) * d % modulus
        if min(value, modulus - value) < modulus >> 70:
            continue
        numerator, e = reconstruct(value, modulus, isqrt(modulus) >> 1)
        if not convincing(numerator, e, modulus):
            return None
        d *= e
    return d


def _value(digits: list[int], p: int) -> int:
    return int(flint.fmpz_poly(digits)(flint.fmpz(p)))
