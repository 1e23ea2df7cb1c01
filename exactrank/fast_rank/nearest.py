"""Many vectors modulo a lattice at once: Babai's rounding in fixed point, by products of BLAS that round nothing.

Source: Babai, On Lovasz' lattice reduction and the nearest lattice point problem, 1986.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import flint
import numpy as np

from exactrank.fast_rank.limbs import Float
from exactrank.fast_rank.padic import Block

BITS = 16  # of a digit: 2^21 products of two of them are summed exactly
BYTES = BITS // 8
GUARD = 3  # digits behind the point


def short_translates(L: Any, i: int, multiples: Sequence[int]) -> Block:
    """For every x in `multiples`, which are not negative, as a column: x e_i less the columns of L times integers, the
    nearest to x L^-1 e_i; no entry is more than half of the sum of a row of L, but for rounding.

    >>> short_translates(flint.fmpz_mat([[10, 0], [0, 7]]), 0, [3, 96, 1000001])
    ((3, -4, 1), (0, 0, 0))
    """
    s, columns = L.ncols(), len(multiples)
    if not columns:
        return tuple([()] * s)
    count = max(map(int.bit_length, multiples)) // BITS + 1
    factors = _digits(multiples, count)
    longest = max([abs(int(x)) for x in L.entries()]).bit_length() + s.bit_length() + 2
    width = longest // BITS + 1  # digits of the results, and what follows is modulo 2^(BITS width)
    sums = _nearest(L, i, count, width, factors)
    lattice = _digits([int(x) % (1 << BITS * width) for x in L.entries()], width).reshape(width, s, s)
    carry = np.zeros((s, columns), dtype=np.int64)
    digits = np.empty((s, columns, width), dtype="<u2")
    for k in range(width):
        together = np.hstack([*lattice[: k + 1]]) @ np.vstack([*sums[k::-1]])
        carry -= together.astype(np.int64)
        if k < count:
            carry[i] += factors[k].astype(np.int64)
        digits[:, :, k] = carry & ((1 << BITS) - 1)
        carry >>= BITS
    data, size = digits.tobytes(), BYTES * width
    entries = [int.from_bytes(data[at : at + size], "little", signed=True) for at in range(0, len(data), size)]
    return tuple([tuple(entries[at : at + columns]) for at in range(0, s * columns, columns)])


def _nearest(L: Any, i: int, count: int, width: int, factors: Float) -> Float:
    """The nearest integers to x L^-1 e_i for the x with these digits, modulo 2^(BITS width), by their digits."""
    # L^-1 e_i is known to count + GUARD - 1 digits behind the point; each digit of x meets those of its product that
    # stand before GUARD digits behind the point, so that what is left out is far below one.
    s = L.ncols()
    numerators, denominator = L.solve(flint.fmpz_mat(s, 1, [int(j == i) for j in range(s)])).numer_denom()
    behind = BITS * (count + GUARD - 1)
    inverse = [(int(x) << behind) // int(denominator) for x in numerators.entries()]
    pieces = GUARD + width
    size = max(count - 1 + pieces, *[x.bit_length() // BITS + 1 for x in inverse])
    digits = _digits([x % (1 << BITS * size) for x in inverse], size)
    places = np.arange(count - 1, -1, -1)[:, None] + np.arange(pieces)
    windows = digits[places]  # digit of x, piece, row
    products = windows.transpose(1, 2, 0).reshape(pieces * s, count) @ factors
    totals = products.astype(np.int64).reshape(pieces, s, -1)
    totals[GUARD - 1] += 1 << (BITS - 1)
    for k in range(pieces - 1):
        totals[k + 1] += totals[k] >> BITS
    nearest: Float = (totals[GUARD:] & ((1 << BITS) - 1)).astype(np.float64)
    return nearest


def _digits(values: Sequence[int], count: int) -> Float:
    """The digits of integers that are not negative: a row for each digit, the lowest first."""
    data = b"".join([x.to_bytes(BYTES * count, "little") for x in values])
    return np.ascontiguousarray(np.frombuffer(data, dtype="<u2").reshape(-1, count).T.astype(np.float64))
