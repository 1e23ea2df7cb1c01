"""Short relations: integer vectors z for which A0^-1 B z is (probably) integral, from one left solve and LLL.

Nothing here needs to be right for the rank to be right: lifting.py proves what it uses. What is found here
makes it short.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd, isqrt, lcm
from random import Random
from typing import Any

import flint
import numpy as np

from exactrank.fast_rank.digits import sums_of_powers
from exactrank.fast_rank.limbs import Float, Limbs
from exactrank.fast_rank.padic import Block, Expansion

_SPLIT = 2.0**26
GROWTH = 1.25  # a fraction is sought again when there are so many times as many digits
SOLVE_UP_TO = 200  # the order up to which flint solves systems with long entries in less time


def reconstruct(a: int, modulus: int, bound: int) -> tuple[int, int]:
    """The first fraction n/d = a (mod modulus), d > 0, of the continued fraction with |n| <= bound.

    Source: Wang, Guy and Davenport, P-adic reconstruction of rational numbers, 1982.

    >>> reconstruct(3 * pow(7, -1, 10007) % 10007, 10007, 70)
    (3, 7)
    """
    r0, r1 = modulus, a % modulus
    s0, s1 = 0, 1
    while r1 > bound:
        quotient = r0 // r1
        r0, r1 = r1, r0 - quotient * r1
        s0, s1 = s1, s0 - quotient * s1
    return (r1, s1) if s1 > 0 else (-r1, -s1)


def convincing(numerator: int, denominator: int, modulus: int) -> bool:
    """Whether the fraction is so much smaller than the modulus that chance does not explain it."""
    return abs(numerator).bit_length() + denominator.bit_length() + 30 <= modulus.bit_length()


def _values(digits: Sequence[Float], p: int, width: int) -> list[int]:
    """sum over l and k of 2^(width l) p^k digits[l][k, j], for every column j."""
    total = [0] * digits[0].shape[1]
    for part in digits[::-1]:
        total = [(a << width) + b for a, b in zip(total, sums_of_powers(part, p), strict=True)]
    return total


def functional(A0: Limbs, B: Limbs, inverse: Float, p: int, bits: int, random: Random) -> tuple[int, list[int]] | None:
    """d and integers u with w A0^-1 B = u/d modulo 1 for a random integer row w; None when not found.

    If A0^-1 B z is integral, then u.z = 0 modulo d; for most w almost conversely. `bits` bounds the bits of
    d.
    """
    r, columns = B.shape
    if r <= SOLVE_UP_TO and len(A0.parts) > 1:
        return _by_solving(A0, B, random)
    expansion = Expansion(A0.T, inverse.T, p)
    carry = expansion.zero(1)
    carry[0][:, 0] = random_row(r, random)
    generator = np.random.default_rng(random.getrandbits(64))
    mix = generator.integers(1, 4, size=columns) * generator.choice([-1.0, 1.0], size=columns)
    factors = [np.ascontiguousarray(part) for part in B.parts]
    products: list[list[Float]] = [[] for _ in factors]
    mixed: list[int] = []
    step_bits = p.bit_length() - 1
    count, target = 0, 176 // step_bits + 1
    last = (2 * bits + 80) // step_bits + target
    while True:
        batch = np.hstack([expansion.advance(carry) for _ in range(target - count)]).T
        count = target
        sums = [0] * batch.shape[0]
        for limb, factor in enumerate(factors):
            # |entries| <= r 2^(w-1) (p/2 + 2) <= EXACT; the mixture is summed in two halves, so it is exact
            # as well.
            part = batch @ factor
            products[limb].append(part)
            high = np.rint(part / _SPLIT)
            low = part - high * _SPLIT
            shift = B.width * limb
            for k, (a, b) in enumerate(zip((high @ mix).tolist(), (low @ mix).tolist(), strict=True)):
                sums[k] += (int(a) * (1 << 26) + int(b)) << shift
        mixed.extend(sums)
        modulus = p**count
        value = int(flint.fmpz_poly(mixed)(flint.fmpz(p)))
        numerator, d = reconstruct(value, modulus, isqrt(modulus) >> 1)
        if convincing(numerator, d, modulus):
            break
        if count >= last:
            return None
        target = min(last, int(count * GROWTH) + 4)
    return _numerators(d, [np.vstack(parts) for parts in products], p, B.width)


def random_row(size: int, random: Random) -> Float:
    """Integers of at most 1000 in absolute value."""
    return np.random.default_rng(random.getrandbits(64)).integers(-1000, 1001, size=size).astype(np.float64)


def _numerators(d: int, digits: list[Float], p: int, width: int) -> tuple[int, list[int]] | None:
    """The common denominator, which d may lack small factors of, of numbers with these digits, and their numerators."""
    # The numerators are about as long as d, so half the digits give them.
    count = len(digits[0])
    used = min(count, (d.bit_length() + 80) // (p.bit_length() - 1) + 1)
    modulus = p**used
    half, most = modulus >> 1, modulus.bit_length() - 30
    numerators: list[int] = []
    for j, value in enumerate(_values([part[:used] for part in digits], p, width)):
        u = (value * d + half) % modulus - half
        if u.bit_length() > most:
            whole = p**count
            [value_to_the_end] = _values([part[:, j : j + 1] for part in digits], p, width)
            numerator, e = reconstruct(value_to_the_end * d, whole, whole >> 70)
            if e == 1 or not convincing(numerator, e, whole):
                return None
            d *= e
            numerators = [x * e for x in numerators]
            u = (value * d + half) % modulus - half
        numerators.append(u)
    if max(map(abs, numerators), default=0).bit_length() > most:
        return None
    return d, [u % d for u in numerators]


def _by_solving(A0: Limbs, B: Limbs, random: Random) -> tuple[int, list[int]]:
    """What `functional` gives, A0 being nonsingular, by flint's exact solution of one system."""
    w = flint.fmpz_mat(A0.shape[0], 1, [int(x) for x in random_row(A0.shape[0], random)])
    numerators, denominator = _integers(A0).transpose().solve(w).numer_denom()
    d = int(denominator)
    return d, [int(x) % d for x in (numerators.transpose() * _integers(B)).entries()]


def _integers(limbs: Limbs) -> Any:
    total = flint.fmpz_mat(*limbs.shape)
    for part in limbs.parts[::-1]:
        total = total * (1 << limbs.width) + flint.fmpz_mat(part.astype(np.int64).tolist())
    return total


def relation_lattice(u: Sequence[int], d: int) -> Block:
    """A nonsingular integer matrix with short columns z, each with u.z = 0 modulo d.

    Source: Lenstra, Lenstra and Lovasz, Factoring polynomials with rational coefficients, 1982.

    >>> Z = relation_lattice([1, 10, 100], 1009)
    >>> [(z[0] + 10 * z[1] + 100 * z[2]) % 1009 for z in zip(*Z)]
    [0, 0, 0]
    """
    # Triangular, with the diagonal not 0, before LLL: for j other than j0, f u_j is a multiple of g0 =
    # gcd(u_j0, d), and z_j0 undoes it modulo d/g0.
    size = len(u)
    common = [gcd(x, d) for x in u]
    j0 = min(range(size), key=common.__getitem__)
    g0 = common[j0]
    m = d // g0
    if m == 1 and all(x % d == 0 for x in u):
        return identity_block(size)
    inverse = pow(u[j0] // g0, -1, m) if m > 1 else 0
    rows = []
    for j in range(size):
        z = [0] * size
        if j == j0:
            z[j0] = m
        else:
            f = g0 // gcd(g0, u[j])
            z[j] = f
            z[j0] = -(f * u[j] // g0) * inverse % m if m > 1 else 0
        rows.append(z)
    basis = flint.fmpz_mat(rows)
    if size > 1 and m > 1:
        basis = basis.lll(delta=0.75)
    return tuple(tuple(int(z) for z in row) for row in basis.transpose().tolist())


def identity_block(size: int, factor: int = 1) -> Block:
    return tuple(tuple(factor if i == j else 0 for j in range(size)) for i in range(size))


def common_denominator(values: Sequence[int], modulus: int) -> int | None:
    """The common denominator of small fractions given modulo `modulus`; None when some are not small."""
    e = 1
    for value in values:
        numerator, d = reconstruct(value * e, modulus, modulus >> 70)
        if not convincing(numerator, d, modulus):
            return None
        e = lcm(e, d * e)
    return e
