"""p-adic expansion of the solution of an integer system, carry by carry, in exact floating-point arithmetic.

Sources: Dixon, Exact solution of linear equations using p-adic expansions, 1982; Chen and Storjohann, A BLAS
based C library for exact linear algebra on integer matrices, 2005.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from exactrank.fast_rank.limbs import Float, Limbs
from exactrank.fast_rank.modular import product, reduce_in_place
from exactrank.fast_rank.threads import in_threads, shares
from exactrank.records import dataclass

COLUMNS = 64  # of a carry that a thread takes at least
Carry = list[Float]
Digits = list[Float]
Block = tuple[tuple[int, ...], ...]


class NotDivisible(Exception):
    """A carry is not divisible by p: the rows below do not follow from the upper ones."""


class Expansion:
    """Digits of A0^-1 times something, for the upper square part A0 of M, and the carries in all rows of M.

    `inverse` is the inverse of A0 modulo p. Nothing is taken on trust from it: every step checks what it
    needs.
    """

    # A carry is an integer matrix S = sum of 2^(w l) S_l. One step replaces S + F Z by its quotient S' in
    #     S + F Z = M x + p S'.                                                                          (1)
    # x is any matrix of residues; the step is valid when S' comes out integral, which the last line of
    # `advance` compares exactly in every row. Steps k = 0, 1, ..., K-1 with digits Z_k, starting from the
    # carry S_0, add up to
    #     S_0 + F (sum of Z_k p^k) = M (sum of x_k p^k) + p^K S_K.                                       (2)
    # No rounding: let a = 2^(w-1) bound the limbs of M and F, h = p/2 + 2 the residues, FEED the entries of a
    # column of Z, and b = (order + FEED + 4) a every |S_l|. Within a step every number is at most
    #     b + FEED a h + order a h + 2 a h <= b (h + 1) <= EXACT                           (limb_width in
    # limbs.py), and the new carry is at most b/p + (order + FEED + 2) a h/p + 1 <= b/101 + 0.52 b + 1 <= b.

    def __init__(self, M: Limbs, inverse: Float, p: int) -> None:
        self.parts = M.parts
        self.inverse = inverse
        self.p = p
        self.width = M.width
        self.scale = 2.0**M.width
        self.scale_mod_p = float(2**M.width % p)
        self.buffer: Float | None = None

    def upper(self) -> Expansion:
        """The expansion in the rows of A0 only."""
        r = self.inverse.shape[0]
        return Expansion(Limbs(tuple(part[:r] for part in self.parts), self.width, 0.0), self.inverse, self.p)

    def zero(self, columns: int) -> Carry:
        rows = self.parts[0].shape[0]
        return [np.zeros((rows, columns)) for _ in self.parts]

    def advance(self, carry: Carry) -> Float:
        """One step (1), with F Z already in the carry: return x, leave S' in `carry`. Raises NotDivisible."""
        # The columns do not meet in (1), so several threads may each take some of them.
        columns = shares(carry[0].shape[1], COLUMNS)
        scratch = self._scratch(carry[0])
        if len(columns) == 1:
            return self._advance(carry, scratch)
        parts = [([part[:, own] for part in carry], scratch[:, own]) for own in columns]
        return np.hstack(in_threads(lambda part: self._advance(*part), parts))

    def _advance(self, carry: Carry, scratch: Float) -> Float:
        p = self.p
        upper = self.inverse.shape[0]
        top = reduce_in_place(carry[-1][:upper].copy(), p)
        for part in carry[-2::-1]:
            top *= self.scale_mod_p
            top += reduce_in_place(part[:upper].copy(), p)
            reduce_in_place(top, p)
        x = product(self.inverse, top, p)
        for part, factor in zip(carry, self.parts, strict=True):
            np.subtract(part, np.matmul(factor, x, out=scratch), out=part)
        # Divide from the highest limb down, handing each remainder to the limb below. Quotients of multiples
        # are exact.
        for k in range(len(carry) - 1, 0, -1):
            remainder = reduce_in_place(carry[k].copy(), p)
            carry[k] -= remainder
            carry[k] /= p
            remainder *= self.scale
            carry[k - 1] += remainder
        # A quotient q that is no integer is at least 1/p away from the next one, and |q| < 2^53/p is rounded
        # by less than that: the rounded quotient is an integer exactly when p divides.
        carry[0] /= p
        if not np.array_equal(np.rint(carry[0], out=scratch), carry[0]):
            raise NotDivisible
        return x

    def _scratch(self, like: Float) -> Float:
        if self.buffer is None or self.buffer.shape != like.shape:
            self.buffer = np.empty_like(like)
        return self.buffer

    def is_zero(self, carry: Carry) -> bool:
        """Whether sum of 2^(w l) S_l = 0, in every place."""
        # A low limb that is not a multiple of 2^w decides against; a multiple moves up.
        above: Float = np.zeros(carry[0].shape)
        for part in carry[:-1]:
            total = part + above
            above = np.rint(total / self.scale)
            if not np.array_equal(above * self.scale, total):
                return False
        return not (carry[-1] + above).any()


def balanced_digits(values: Sequence[int], p: int) -> list[Float]:
    """Vectors d_k with |entries| at most p/2 and sum of d_k p^k = values, for odd p; none for zero.

    >>> [d.tolist() for d in balanced_digits([60, -3], 101)]
    [[-41.0, -3.0], [1.0, 0.0]]
    """
    # The balanced digits of z are the ordinary digits of z + h (1 + p + ... + p^(K-1)), h = (p-1)/2, less h
    # each. Two at a time: p^2 < 2^63.
    half = p // 2
    bits = max(map(abs, values), default=0).bit_length()
    pairs = bits // (2 * p.bit_length() - 2) + 1
    offset = half * ((p ** (2 * pairs) - 1) // (p - 1))
    rest = np.array([z + offset for z in values], dtype=object)
    square = p * p
    digits: list[Float] = []
    for _ in range(pairs):
        two = (rest % square).astype(np.int64)
        rest = rest // square
        digits += [(two % p - half).astype(np.float64), (two // p - half).astype(np.float64)]
    while digits and not digits[-1].any():
        digits.pop()
    return digits


@dataclass(frozen=True, slots=True)
class Term:
    """A block of Z: in rows `start` to `stop`, at columns from `at` on."""

    start: int
    stop: int
    at: int
    values: Sequence[Sequence[int]]


class Feed:
    """F Z, digit by digit, for an integer matrix Z given by a few blocks and what its diagonal ends with."""

    # In every column of Z at most FEED - 1 rows of blocks meet one entry of the diagonal.

    def __init__(self, F: Limbs, terms: Sequence[Term], factor: int, p: int, diagonal: Sequence[int] = ()) -> None:
        self.parts = F.parts
        self.after = F.shape[1] - len(diagonal)
        values = [*chain.from_iterable(row for term in terms for row in term.values), *diagonal]
        if factor != 1:
            values = [factor * z for z in values]
        digits = balanced_digits(values, p)
        self.length = len(digits)
        self.terms: list[tuple[slice, slice, Digits]] = []
        used = 0
        for term in terms:
            width = len(term.values[0]) if term.values else 0
            size = len(term.values) * width
            own = [d[used : used + size].reshape(-1, width) for d in digits] if size else []
            self.terms.append((slice(term.start, term.stop), slice(term.at, term.at + width), own))
            used += size
        self.diagonal = [d[used:] for d in digits]

    def add(self, carry: Carry, k: int) -> None:
        """Add F Z_k to the carry."""
        if k >= self.length:
            return
        for rows, columns, digits in self.terms:
            if digits and digits[k].any():
                for part, F in zip(carry, self.parts, strict=True):
                    part[:, columns] += F[:, rows] @ digits[k]
        if self.diagonal[k].any():
            for part, F in zip(carry, self.parts, strict=True):
                part[:, self.after :] += F[:, self.after :] * self.diagonal[k]
