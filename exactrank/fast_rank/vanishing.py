"""Proof that the rank is not larger than the rank modulo one prime, where few rows or columns are left over.

As in lifting.py let A0 = A[rows, columns] be nonsingular modulo p, A = [A0 B; C D] and B of few columns. The minor of
order r + 1 that borders A0 with row i of C and column j of B is det A0 (D - C A0^-1 B)_ij. The expansion of A0^-1 B
modulo p gives an integer matrix X with A0 X = B modulo p^k; if p^k divides D - C X, too, then it divides these minors,
since D - C A0^-1 B is D - C X modulo p^k and p does not divide det A0. When powers of different primes, of a product
above Hadamard's bound for these minors, divide them, they are 0: D = C A0^-1 B, and the rank is r.

One prime would do. But a step multiplies matrices with as many columns as B has, which takes as long as reading A from
memory: with several primes at once A is read once for all of them, and fewer steps are taken.

Sources: Dixon, Exact solution of linear equations using p-adic expansions, 1982; Storjohann and Saunders, Certified
computation of the rank of an integer matrix, 2004; Hadamard, Resolution d'une question relative aux determinants, 1893.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log2

import numpy as np

from exactrank.fast_rank.limbs import Float, IntegerArray, Limbs, bit_length
from exactrank.fast_rank.modular import TERMS, product, reduce_in_place
from exactrank.fast_rank.pivots import ModularPivots, inverse_of, modular_pivots
from exactrank.fast_rank.threads import in_threads, shares, thread_count

FEW = 3  # columns of B up to which no shorter relations are looked for
PRIMES = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32)
_MULTIPLIED = 1 / 2.6e10  # seconds of a multiplication with addition (measured, as all here)
_READ = 1 / 3.6e9  # of a number of an inverse read from memory
_PACKED = 1 / 1e9  # of a number of A that BLAS reads and arranges
_CARRIED = 5e-9  # of a number of a carry
_STEP = 6e-5  # of a step besides
_LONG = 480  # bits from which squares could overflow


class Expansions:
    """The expansions of A0^-1 B modulo several primes, side by side; A0 are the upper rows of M.

    Rows of the carry are columns of B, once for each prime, so that numpy works along the long side.
    """

    # A step replaces the carry S = sum of 2^(w l) S_l by S' with S = M x + p S' in every column, p being its prime. The
    # bounds are those of padic.py with nothing fed: b = carry_bound for the carry, b + order a h + 2 a h <= EXACT for
    # all that is computed. Residues of limbs and of 2^(w l) are at most h, their products at most h^2 <= EXACT / TERMS,
    # so fewer than TERMS of them are summed before they are reduced.

    def __init__(self, M: Limbs, inverses: list[Float], primes: list[int], columns: int) -> None:
        self.stacked = np.ascontiguousarray(np.concatenate(M.parts).T)
        self.inverses = [np.ascontiguousarray(inverse.T) for inverse in inverses]
        self.primes = primes
        self.columns = columns
        self.order = M.shape[1]
        self.scale = 2.0**M.width
        self.moduli = np.repeat(np.array(primes, dtype=np.float64), columns)[:, None]
        powers = [[float(pow(2, M.width * k, q)) for q in primes] for k in range(len(M.parts))]
        self.powers = [reduce_in_place(np.repeat(np.array(power), columns)[:, None], self.moduli) for power in powers]

    def advance(self, carry: list[Float]) -> bool:
        """One step; whether all rows of the carry were divisible by their primes."""
        p = self.moduli
        top = reduce_in_place(carry[0][:, : self.order].copy(), p)
        for k in range(1, len(carry)):
            residue = reduce_in_place(carry[k][:, : self.order].copy(), p)
            residue *= self.powers[k]
            top += residue
            if k == len(carry) - 1 or k % (TERMS - 2) == 0:
                reduce_in_place(top, p)
        x = np.empty_like(top)
        for k, (inverse, q) in enumerate(zip(self.inverses, self.primes, strict=True)):
            own = slice(k * self.columns, (k + 1) * self.columns)
            x[own] = product(top[own], inverse, q)
        rows = carry[0].shape[1]
        multiples = x @ self.stacked
        for k, part in enumerate(carry):
            np.subtract(part, multiples[:, k * rows : (k + 1) * rows], out=part)
        # From the highest limb down, each remainder goes to the limb below; exact quotients, as in padic.py.
        for k in range(len(carry) - 1, 0, -1):
            quotient = np.rint(carry[k] / p)
            carry[k] -= quotient * p
            carry[k] *= self.scale
            carry[k - 1] += carry[k]
            carry[k] = quotient
        carry[0] /= p
        return bool(np.array_equal(np.rint(carry[0]), carry[0]))


def bordering_minor_bits(A: IntegerArray, pivots: ModularPivots) -> int:
    """A number b with |minor| < 2^b for every minor that borders the pivots (Hadamard)."""
    # Such a minor is at most the product of the lengths of its rows, which are the pivot rows and another one, cut to
    # some of their columns; the same for columns. float64 rounds an entry and a sum of squares by less than 2^-20 of
    # them; the sum of the logarithms is wrong by much less than the 1 that is added.
    shift = max(0, bit_length(A) - _LONG)
    entries = (np.abs(A) >> shift) + 1 if shift else A
    squares = np.square(entries.astype(np.float64))
    best = []
    for sums, chosen, others in (
        (squares.sum(axis=1), pivots.rows, pivots.other_rows),
        (squares.sum(axis=0), pivots.columns, pivots.other_columns),
    ):
        lengths = [shift + 0.5 * log2(max(float(x), 1.0) * (1 + 2**-20)) for x in sums]
        best.append(sum(lengths[i] for i in chosen) + max([lengths[i] for i in others], default=0.0))
    return int(min(best)) + 2


def prime_count(bits: int, limbs: int, rows: int, order: int, columns: int) -> int:
    """How many primes to take at once: each costs an inverse, and saves reading A."""

    def seconds(count: int) -> float:
        wide, lines = rows * order * limbs, columns * count
        matrix = wide * (_PACKED + lines * _MULTIPLIED) + lines * rows * limbs * _CARRIED
        step = matrix + count * order**2 * (_READ + columns * _MULTIPLIED) + _STEP
        return bits / (22 * count) * step + count * (3 * order**3 * _MULTIPLIED + 5e-5 * order)

    return min(PRIMES, key=seconds)


def bordering_minors_vanish(A: Limbs, pivots: ModularPivots, bits: int, primes: Iterator[int]) -> bool:
    """Whether all minors that border the pivots, each below 2^bits, are 0; `primes` are others than theirs."""
    columns = len(pivots.other_columns)
    order = np.concatenate([pivots.rows, pivots.other_rows])
    M, F = A.take(order, pivots.columns), A.take(order, pivots.other_columns)
    A0 = A.take(pivots.rows, pivots.columns)
    threads = thread_count()  # each takes as many primes as one alone would for its part of the bits
    count = threads * prime_count(-(-bits // threads), len(A.parts), A.shape[0], pivots.rank, columns)
    chosen = [(pivots.p, pivots.inverse())]
    while len(chosen) < count:
        others = [next(primes) for _ in range(count - len(chosen))]
        chosen += [found for found in in_threads(lambda q: _inverse_modulo(A0, q), others) if found is not None]
    # Each prime q is above 2^(bits of q - 1): after these steps the product of the powers is at least 2^bits.
    steps = -(-bits // sum(q.bit_length() - 1 for q, _ in chosen))

    def divide(own: slice) -> bool:
        taken = chosen[own]
        expansions = Expansions(M, [inverse for _, inverse in taken], [q for q, _ in taken], columns)
        carry = [np.tile(part.T, (len(taken), 1)) for part in F.parts]
        return all(expansions.advance(carry) for _ in range(steps))

    return all(in_threads(divide, shares(count)))


def _inverse_modulo(A0: Limbs, q: int) -> tuple[int, Float] | None:
    """The prime with the inverse of A0; None where the prime divides det A0."""
    other = modular_pivots(A0, q)
    return (q, inverse_of(other)) if other.rank == A0.shape[0] else None
