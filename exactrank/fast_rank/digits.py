"""Integers from their p-adic digits, many at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from exactrank.fast_rank.limbs import EXACT, RESIDUE, Float

BITS = 24  # of the pieces in which the powers of p are written
BYTES = BITS // 8
AT_ONCE = EXACT // (RESIDUE << BITS)  # so many products of a residue and a piece are summed exactly


def integers(digits: Sequence[Float], p: int) -> list[int]:
    """sum over k of digits[k] p^k for every place of these matrices of residues, one place after the other.

    >>> integers([np.array([[1.0, -2.0]]), np.array([[3.0, 0.0]]), np.array([[-1.0, 5.0]])], 101)
    [-9897, 51003]
    """
    if not digits:
        return []
    places = digits[0].size
    # Every sum is below p^count in absolute value, so this many pieces hold it with its sign.
    pieces = (len(digits) * p.bit_length() + 1) // BITS + 1
    powers = _powers(p, len(digits), pieces)
    totals = np.zeros((pieces, places), dtype=np.int64)
    for start in range(0, len(digits), AT_ONCE):
        stacked = np.stack([digit.ravel() for digit in digits[start : start + AT_ONCE]])
        totals += (powers[:, start : start + AT_ONCE] @ stacked).astype(np.int64)
    # Carries go up; the lowest bits of each total then are the integer's own, in two's complement.
    for k in range(pieces - 1):
        totals[k + 1] += totals[k] >> BITS
    packed = np.ascontiguousarray(totals.T).astype("<i8").view(np.uint8).reshape(places, pieces, 8)[:, :, :BYTES]
    data, size = packed.tobytes(), pieces * BYTES
    return [int.from_bytes(data[at : at + size], "little", signed=True) for at in range(0, len(data), size)]


def sums_of_powers(rows: Float, p: int) -> list[int]:
    """sum over k of rows[k, j] p^k for every column j; the entries are integers up to EXACT in absolute value.

    >>> sums_of_powers(np.array([[2.0**50, -3.0], [1.0, 2.0**40]]), 101)
    [1125899906842725, 111050674405373]
    """
    bits = p.bit_length() - 1
    above = np.rint(np.ldexp(rows, -bits))
    totals = integers(list(rows - np.ldexp(above, bits)), p)
    if not above.any():
        return totals
    return [a + (b << bits) for a, b in zip(totals, sums_of_powers(above, p), strict=True)]


def _powers(p: int, count: int, pieces: int) -> Float:
    """The powers of p below p^count, each a column of pieces of BITS bits, the lowest first."""
    data = b"".join([pow(p, k).to_bytes(pieces * BYTES, "little") for k in range(count)])
    octets = np.frombuffer(data, dtype=np.uint8).reshape(count, pieces, BYTES).astype(np.float64)
    return np.ascontiguousarray((octets @ np.array([1.0, 256.0, 65536.0])).T)
