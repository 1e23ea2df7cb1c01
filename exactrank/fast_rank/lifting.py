"""Proof that the rank is not larger than the rank modulo one prime: compressed p-adic lifting.

Let A0 = A[rows, columns] be nonsingular modulo p, and order the matrix as

    [ A0  B ]        M = [ A0 ]     F = [ B ]
    [ C   D ],           [ C  ],        [ D ].

Since A0 is invertible over the rationals, rank A = r exactly when C A0^-1 B = D. Suppose integer matrices Z,
Y and an integer e are known with det Z != 0, e != 0 and

    F (e Z) = M Y,    that is,    B e Z = A0 Y  and  D e Z = C Y.

Then Y = A0^-1 B e Z and (D - C A0^-1 B) e Z = 0, so D = C A0^-1 B: the rank is r. Y needs not be known:
p-adic expansion establishes the identity, when its carry ends as exactly 0 (equation (2) in padic.py). If a
carry in the rows of C is not divisible by p, then C Y = D e Z fails modulo a power of p: the rank is larger
than r.

Z = d I with a common denominator d of A0^-1 B would do, and takes log_p d steps. But the columns z with A0^-1
B z integral form a lattice whose determinant divides d in the generic case; relations among s of the columns
have entries of only log2(d)/s bits, Y is as short, and log_p(d)/s + 2 steps are enough (relations.py).

Sources: Storjohann, The shifted number system for fast linear algebra on integer matrices, 2005, and
Storjohann and Saunders, Certified computation of the rank of an integer matrix, 2004, for proofs of a rank by
lifting; lattice.py, relations.py and padic.py.
"""

from __future__ import annotations

from collections.abc import Callable
from math import lcm
from random import Random
from typing import TypeVar

import numpy as np

from exactrank.fast_rank.lattice import common_denominator, functional
from exactrank.fast_rank.limbs import EXACT, RESIDUE, Float, Limbs, carry_bound
from exactrank.fast_rank.padic import Carry, Expansion, Feed, NotDivisible
from exactrank.fast_rank.pivots import ModularPivots
from exactrank.fast_rank.relations import Relations, Wide, lattice_size

Z = TypeVar("Z", bound=Relations)

PATIENCE = 2  # steps after the last digit of Z before a denominator is looked for
FACTORS = (1, 2, 4, 6, 12)
TALL = 3  # times as many rows as the rank: Z and e are sought in the pivot rows, then confirmed in all of them
REFINEMENTS = 3
ROUNDS = 4
_LONG_FACTOR = 64  # bits of e from which more relations are sought instead


def solution_bits(M: Limbs) -> int:
    """A bound, by Hadamard and Cramer, on the bits that A0^-1 can add to an integral solution."""
    order = M.shape[1]
    return order * (M.width * len(M.parts) + order.bit_length() // 2 + 1)


class Lift:
    """One run of the expansion of A0^-1 B e Z, with the carries of all rows."""

    def __init__(self, M: Limbs, F: Limbs, inverse: Float, p: int, relations: Relations, factor: int) -> None:
        self.expansion = Expansion(M, inverse, p)
        self.feed = Feed(F, relations.terms(), factor, p, relations.diagonal())
        self.carry: Carry = self.expansion.zero(F.shape[1])
        self.order = M.shape[1]
        self.width = M.width
        self.steps = 0
        # Once Z is used up, an integral solution Y of A0 Y = carry is divided by p at every step, and ends as
        # 0.
        bits = solution_bits(M) + carry_bound(M.shape[1], M.width).bit_length()
        self.limit = self.feed.length + bits // (p.bit_length() - 1) + 3

    def run(self, steps: int, digits: list[Float] | None = None) -> bool:
        """Feed what is left of Z, then take up to this many steps; whether the carry is zero.

        The digits of the solution are appended to `digits` when it is given. Raises NotDivisible.
        """
        while True:
            fed = self.steps < self.feed.length
            if not fed and self.expansion.is_zero(self.carry):
                return True
            if not fed:
                if steps <= 0:
                    return False
                steps -= 1
            self.feed.add(self.carry, self.steps)
            x = self.expansion.advance(self.carry)
            if digits is not None:
                digits.append(x)
            self.steps += 1

    def run_to_the_end(self, digits: list[Float] | None = None) -> bool:
        """Decide whether the carry ever becomes zero; the bound holds from any carry on."""
        return self.run(self.limit - self.feed.length, digits)

    def multiply(self, e: int) -> bool:
        """Continue with e times the carry, as if e Z had been fed; refused when that could round."""
        # e times equation (2) is equation (2) for e Z, with carry e S_K.
        largest = max(float(np.abs(part).max(initial=0.0)) for part in self.carry)
        if largest * e > carry_bound(self.order, self.width):
            return False
        for part in self.carry:
            np.multiply(part, e, out=part)
        return True

    def denominator(self, random: Random) -> int | None:
        """A common denominator of A0^-1 times the carry, judged by some mixtures; None when it is long."""
        r, p = self.order, self.expansion.p
        upper = self.expansion.upper()
        columns = np.flatnonzero(np.any([part.any(axis=0) for part in self.carry], axis=0))
        # Mix as many columns as leave room for one step: each limb of the mixture stays below EXACT / 2.
        largest = max(float(np.abs(part).max(initial=0.0)) for part in self.carry)
        mixed = max(1, min(len(columns), int(EXACT / (8 * RESIDUE) / max(largest, 1.0))))
        generator = np.random.default_rng(random.getrandbits(64))
        weights = np.zeros((len(columns), 4))
        for k in range(4):
            chosen = generator.choice(len(columns), mixed, replace=False)
            weights[chosen, k] = generator.choice([-1.0, 0.0, 1.0], mixed) if mixed > 1 else 1.0
        carry = [np.ascontiguousarray(part[:r][:, columns] @ weights) for part in self.carry]
        if max(float(np.abs(part).max(initial=0.0)) for part in carry) > carry_bound(r, self.width):
            carry = [np.ascontiguousarray(part[:r][:, columns[:4]]) for part in self.carry]
        reader = generator.integers(-50, 51, size=(6, r)).astype(np.float64)
        modulus, values = 1, np.zeros((6, carry[0].shape[1]), dtype=object)
        while modulus.bit_length() < 200:
            x = upper.advance(carry)
            values = values + (reader @ x).astype(np.int64).astype(object) * modulus
            modulus *= p
        e = common_denominator([int(value) for value in values.flat], modulus)
        return None if e is None or e.bit_length() > _LONG_FACTOR else e


def find_relations(
    A: Limbs, pivots: ModularPivots, random: Random, begin: Callable[[int, int], Z]
) -> tuple[Z, int] | None:
    """Z and e that prove the rank through these pivots; None if it is larger or none was found.

    `begin(columns, bits)` is the identity that is made into Z, for a d of so many bits.
    """
    p = pivots.p
    columns = len(pivots.other_columns)
    if not columns:
        return begin(0, 0), 1
    A0 = A.take(pivots.rows, pivots.columns)
    B = A.take(pivots.rows, pivots.other_columns)
    # Of many rows only those of the pivots take part in the search; what is found there then goes through all rows.
    tall = A.shape[0] > TALL * pivots.rank > 0
    order = pivots.rows if tall else np.concatenate([pivots.rows, pivots.other_rows])
    M, F = A.take(order, pivots.columns), A.take(order, pivots.other_columns)
    inverse = pivots.inverse()
    bits = solution_bits(A0)
    found_so_far: Z | None = None
    common = 1
    try:
        for _ in range(REFINEMENTS if pivots.rank else 0):
            found = functional(A0, B, inverse, p, bits, random)
            if found is None:
                continue
            d, u = found
            common = lcm(common, d)
            relations = (found_so_far or begin(columns, d.bit_length())).refined(u, d)
            if relations is None and found_so_far is not None:
                break
            found_so_far = relations or begin(columns, d.bit_length())
            if not found_so_far.nonsingular():
                return None
            factor = _settle(M, F, inverse, p, found_so_far, random, False)
            if factor is not None and (not tall or _confirmed(A, pivots, inverse, found_so_far, factor)):
                return found_so_far, factor
        # Nothing more to learn from left solves: take the steps that an integral solution can need at most,
        # and if there is none, feed the common denominator of all that was seen.
        found_so_far = found_so_far or begin(columns, 1)
        for last in (found_so_far, found_so_far.identity(common)):
            factor = _settle(M, F, inverse, p, last, random, True)
            if factor is not None and (not tall or _confirmed(A, pivots, inverse, last, factor)):
                return last, factor
    except NotDivisible:
        return None
    return None


def find_wide_relations(A: Limbs, pivots: ModularPivots, random: Random) -> tuple[Wide, int] | None:
    """The shortest relations, as find_relations does."""

    def begin(columns: int, bits: int) -> Wide:
        a_step = len(A.parts) * pivots.rank * (pivots.rank + A.shape[0]) * columns
        return Wide.begin(columns, lattice_size(columns, bits, a_step, pivots.p.bit_length()))

    return find_relations(A, pivots, random, begin)


def _confirmed(A: Limbs, pivots: ModularPivots, inverse: Float, relations: Relations, factor: int) -> bool:
    """Whether e Z leads to carries that end as 0 in all rows; raises NotDivisible."""
    order = np.concatenate([pivots.rows, pivots.other_rows])
    M, F = A.take(order, pivots.columns), A.take(order, pivots.other_columns)
    return Lift(M, F, inverse, pivots.p, relations, factor).run_to_the_end()


def _settle(
    M: Limbs, F: Limbs, inverse: Float, p: int, relations: Relations, random: Random, patient: bool
) -> int | None:
    """A factor e for which the carries of e Z end as 0; None when the denominators left are long."""
    factor = 1 if patient else _free_factor(relations, p)
    lift = Lift(M, F, inverse, p, relations, factor)
    steps = PATIENCE
    for _ in range(ROUNDS):
        if lift.run_to_the_end() if patient else lift.run(steps):
            return factor
        e = lift.denominator(random)
        if e is None:
            return None
        factor *= e
        if not lift.multiply(e):
            lift = Lift(M, F, inverse, p, relations, factor)
        steps *= 3
    return None


def _free_factor(relations: Relations, p: int) -> int:
    """The largest of FACTORS that leaves Z as many digits as it has: a denominator that is left mostly divides it."""
    rows = [*[row for term in relations.terms() for row in term.values], relations.diagonal()]
    longest = max([max(map(abs, row)) for row in rows if row], default=0)
    room = 1
    while room <= 2 * longest:
        room *= p
    return max([factor for factor in FACTORS if 2 * factor * longest < room])
