"""Integer matrices of any entry length as float64 matrices that BLAS multiplies exactly.

A = sum over l of 2^(w l) A_l with integer A_l, every |entry of A_l| <= 2^(w-1) (balanced digits). float64
holds every integer of absolute value up to 2^53, and sums of products that stay below 2^53 are exact in any
order of summation, with or without fused multiply-add. (A BLAS with a Strassen-like product would form other
intermediate sums; no BLAS that numpy is built with does.)
"""

from __future__ import annotations

import operator
import struct
from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exactrank.fast_rank.primes import FLOAT_PRIME_HIGH
from exactrank.records import dataclass

Float = NDArray[np.float64]
Index = NDArray[np.intp]
IntegerArray = NDArray[Any]  # of dtype int64, or of Python integers

# Integers in float64 are kept 2^24 below 2^53, which leaves room for a rounded quotient times a modulus (see
# modular.py).
EXACT = 2**53 - 2**24
# Largest absolute value of a centred residue; 2 more than half the modulus for the rounding of the quotient.
RESIDUE = FLOAT_PRIME_HIGH // 2 + 2
# Entries of a column of the relations in lifting.py, at most.
FEED = 33


def integer_array(rows: Sequence[Sequence[int]] | IntegerArray) -> IntegerArray:
    """A two-dimensional array of int64, or of Python integers when some entry does not fit.

    Raises TypeError for an entry that is not an integer and ValueError for rows of different lengths.

    >>> integer_array([[1, 2], [3, 4]]).dtype.name, integer_array([[2**63, -1]]).dtype.name
    ('int64', 'object')
    """
    if not isinstance(rows, np.ndarray):
        width = len(rows[0]) if len(rows) else 0
        for i, row in enumerate(rows):
            if len(row) != width:
                raise ValueError(f"row {i + 1} has {len(row)} entries, expected {width}")
        if not width:
            return np.zeros((len(rows), 0), dtype=np.int64)
        if (short := _short_array(rows, width)) is not None:
            return short
        array = np.array(rows, dtype=object if begins_with_long(rows) else None)
        if array.dtype.kind in "bi":
            return array.astype(np.int64, copy=False)
        # numpy turns lists of integers of mixed length into floats: start again from the entries themselves.
        if array.dtype.kind != "O" and {*map(type, chain.from_iterable(rows))} == {int}:
            array = np.array(rows, dtype=object)
        if array.dtype.kind == "O" and array.ndim == 2 and {*map(type, array.flat)} == {int}:
            return array
        array = np.empty((len(rows), width), dtype=object)
        for i, row in enumerate(rows):
            array[i] = [_integer(entry, i, j) for j, entry in enumerate(row)]
        return array
    if rows.ndim != 2:
        raise ValueError(f"the array has {rows.ndim} dimensions, expected 2")
    if rows.dtype.kind in "bi" or (rows.dtype.kind == "u" and rows.dtype.itemsize < 8):
        return rows.astype(np.int64, copy=False)
    if rows.dtype.kind == "u":
        return rows.astype(np.int64) if rows.size == 0 or int(rows.max()) < 2**63 else rows.astype(object)
    if rows.dtype.kind == "O":
        return integer_array([list(row) for row in rows]) if rows.size else np.zeros(rows.shape, dtype=np.int64)
    raise TypeError(f"the array holds {rows.dtype.name}, expected integers")


def _short_array(rows: Sequence[Sequence[int]], width: int) -> IntegerArray | None:
    """Rows of this length of integers below 2^63 in half the time of numpy; None for anything else."""
    pack = struct.Struct(f"={width}q").pack
    try:
        data = bytearray().join([pack(*row) for row in rows])
    except (struct.error, TypeError):
        return None
    return np.frombuffer(data, dtype=np.int64).reshape(len(rows), width)


def begins_with_long(rows: Sequence[Sequence[int]]) -> bool:
    """Whether the first row shows that the integers do not fit into 64 bits: numpy looks long for a type for such ones.

    >>> begins_with_long([[1, 2**63], [1, 1]]), begins_with_long([[1, 2**63 - 1], [1, 2**63]])
    (True, False)
    """
    return {*map(type, rows[0])} == {int} and not -(2**63) <= min(rows[0]) <= max(rows[0]) < 2**63


def _integer(entry: Any, i: int, j: int) -> int:
    try:
        return operator.index(entry)
    except TypeError:
        name = type(entry).__name__
        raise TypeError(f"entry ({i + 1}, {j + 1}) is a {name}, expected an integer") from None


def bit_length(A: IntegerArray) -> int:
    """The number of bits of the largest absolute value in A.

    >>> bit_length(np.array([[-8, 7]])), bit_length(np.zeros((0, 3), dtype=np.int64))
    (4, 0)
    """
    if not A.size:
        return 0
    largest: int = max(int(A.max()), -int(A.min()))
    return largest.bit_length()


@dataclass(frozen=True, slots=True)
class Limbs:
    """The integer matrix sum of 2^(width l) parts[l]; every |entry| of the parts is at most `bound`."""

    parts: tuple[Float, ...]
    width: int
    bound: float

    @property
    def shape(self) -> tuple[int, int]:
        m, n = self.parts[0].shape
        return m, n

    @property
    def T(self) -> Limbs:  # noqa: N802 - numpy's name
        return Limbs(tuple(part.T for part in self.parts), self.width, self.bound)

    def take(self, rows: Index, columns: Index) -> Limbs:
        """The submatrix of these rows and columns, in this order."""
        return Limbs(tuple(part[np.ix_(rows, columns)] for part in self.parts), self.width, self.bound)


def limb_width(order: int) -> int:
    """The largest w for which products of `order` limbs with residues, and what padic.py adds, stay exact.

    With a = 2^(w-1), padic.py adds to a carry (at most carry_bound) a product of FEED limbs with residues,
    a product of `order` limbs with residues, and a residue times 2 a: in all at most (order + FEED + 4) a
    (RESIDUE + 1).

    >>> limb_width(1000)
    21
    """
    width = 1
    while (order + FEED + 4) * 2**width * (RESIDUE + 1) <= EXACT:
        width += 1
    if width < 8:
        raise OverflowError(f"{order} rows are too many for exact products in float64")
    return width


def carry_bound(order: int, width: int) -> int:
    """A bound on the carries of padic.py that its steps preserve (proof there)."""
    return (order + FEED + 4) << (width - 1)


def cut(A: IntegerArray, order: int | None = None) -> Limbs:
    """A in limbs short enough for exact products with residues, `order` (the smaller side of A) at a time.

    >>> limbs = cut(np.array([[2**40 + 5]]), 1000)
    >>> [int(part[0, 0]) * 2 ** (l * limbs.width) for l, part in enumerate(limbs.parts)]
    [5, 1099511627776]
    """
    limit = limb_width(min(A.shape) if order is None else order)
    bits = bit_length(A)
    if bits < limit:
        return Limbs((np.ascontiguousarray(A, dtype=np.float64),), limit, float(1 << bits))
    if A.dtype == object:
        return _cut_long(A, bits, limit)
    count = -(-(bits + 1) // limit)
    width = -(-(bits + 1) // count)
    parts = []
    # A = low + 2^width high with -2^(width-1) <= low < 2^(width-1) and |high| <= |A| / 2^width + 1/2. From
    # |A| < 2^bits and bits <= count width - 1 it follows that the last rest is below 2^(width-1) + 1, so at
    # most 2^(width-1).
    rest = A
    for _ in range(count - 1):
        high = (rest >> width) + ((rest >> (width - 1)) & 1)
        parts.append((rest - (high << width)).astype(np.float64))
        rest = high
    parts.append(rest.astype(np.float64))
    return Limbs(tuple(parts), width, 2.0 ** (width - 1))


def _cut_long(A: IntegerArray, bits: int, limit: int) -> Limbs:
    """Python integers, through their two's complement bytes."""
    if limit < 16:
        raise OverflowError("entries and matrix are both too large for exact products in float64")
    count = -(-(bits + 1) // limit)
    width = -(-(bits + 1) // count)
    words = count * width // 16 + 3
    data = b"".join([int(x).to_bytes(2 * words, "little", signed=True) for x in A.flat])
    digits = np.moveaxis(np.frombuffer(data, dtype="<u2").reshape(*A.shape, words), 2, 0)
    parts = []
    half, whole = 2.0 ** (width - 1), 2.0**width
    carry = np.zeros(A.shape)
    for k in range(count):
        word, shift = divmod(k * width, 16)
        three = digits[word] + (digits[word + 1].astype(np.int64) << 16) + (digits[word + 2].astype(np.int64) << 32)
        alone = ((three >> shift) & ((1 << width) - 1)).astype(np.float64)
        part = alone + carry
        # Above the last digit there is only the sign, which that digit shows by itself.
        carry = ((part if k < count - 1 else alone) >= half).astype(np.float64)
        parts.append(part - whole * carry)
    return Limbs(tuple(parts), width, half)
