r"""Primes modulo which -1 and the small primes are squares: there the sums of square roots become integers.

p = k M 2^n + 1, with M the product of the odd primes up to 47, is 1 modulo 8 and modulo each of them. So GF(p) has
roots of unity of order 4, 8 and q, and of them are made i = \zeta_4, sqrt(2) = \zeta_8 + 1/\zeta_8, and by the sums of
Gauss sqrt(q) or sqrt(-q) = \sum (a/q) \zeta_q^a: a homomorphism from the integral sums of such roots to GF(p). An
element with m conjugates, each below p^(1/m) in size, is 0 only if its image is: its norm is an integer below p.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import prod

from exactrank.numbers.fields import PrimeField
from exactrank.numbers.root_sums import RootNumber
from exactrank.numbers.surds import square_part
from exactrank.records import dataclass

ODD_PRIMES = (3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47)
GENERATORS = (-1, 2, *ODD_PRIMES)
"""The integers of which the square roots are multiplied to those of all others."""
MULTIPLIERS = {256: 1, 512: 16, 1024: 5, 2048: 126, 4096: 1739, 8192: 250}
"""k by n. As k M < 2^n, p is prime once a^((p-1)/2) = -1 modulo p for some a (Proth), which `roots_modulo` finds."""

BASES = range(53, 200)
"""What is no square is looked for among these: all primes below are squares."""


@dataclass(frozen=True, slots=True)
class ImageField(PrimeField):
    """A prime field whose elements stand for those of a field of square roots, which is infinite."""

    @property
    def is_finite(self) -> bool:
        return False

    @property
    def elements(self) -> int:
        return 0


@dataclass(frozen=True, slots=True)
class SplittingPrime:
    """A prime field with the images of the square roots of the generators, in their order."""

    field: ImageField
    images: tuple[int, ...]

    def root(self, d: int) -> int | None:
        """The image of the square root of an integer; None where it has other prime factors than the generators."""
        p = self.field.characteristic
        outside, inside = square_part(abs(d)) if d else (0, 1)
        made = outside
        for q, image in zip(GENERATORS, self.images, strict=True):
            if (q == -1 and d < 0) or (q > 0 and inside % q == 0):
                made = made * image % p
                inside //= abs(q)
        return made % p if inside == 1 else None

    def number(self, residue: int, radicands: Sequence[int], bits: int) -> RootNumber | None:
        """The sum of square roots of these radicands, 1 the first, with this image and integers of so many bits.

        There is at most one where p has more than len(radicands) * (2 * bits + 1) bits and those of the roots. It is
        the shortest vector of the lattice of all sums n_1 r_1 + ... + n_m r_m - d x that are 0 modulo p.
        """
        import flint

        p, m = self.field.characteristic, len(radicands)
        images = [self.root(d) for d in radicands[1:]]
        known = [image for image in images if image is not None]
        if len(known) < len(images):
            return None
        rows = [[p] + [0] * m]
        for j, image in enumerate(known):
            rows.append([-image % p] + [int(k == j) for k in range(m)])
        rows.append([residue % p] + [0] * (m - 1) + [1])
        for vector in flint.fmpz_mat(rows).lll().tolist():
            *numerators, d = [int(x) for x in vector]
            if d:
                if max(abs(x).bit_length() for x in (*numerators, d)) > bits:
                    return None
                return RootNumber.of(zip(radicands, numerators, strict=True), d)
        return None


def splitting_prime(bits: int) -> SplittingPrime | None:
    """The field GF(p) for the least prime here of more than so many bits; None where there is none.

    >>> K = splitting_prime(100)
    >>> p = K.field.characteristic
    >>> K.root(-6) ** 2 % p == p - 6, K.root(12) == 2 * K.root(3) % p, K.root(53)
    (True, True, None)
    >>> K.number((1 + K.root(2)) * pow(3, -1, p), (1, 2), 40).text()
    '1/3+1/3*sqrt(2)'
    """
    n = next((n for n in MULTIPLIERS if n >= bits), None)
    return None if n is None else _of_size(n)


@cache
def _of_size(n: int) -> SplittingPrime:
    p = MULTIPLIERS[n] * prod(ODD_PRIMES) * 2**n + 1
    return SplittingPrime(ImageField(p), roots_modulo(p))


def roots_modulo(p: int) -> tuple[int, ...]:
    """Square roots of the generators modulo p, which is found to be prime on the way; ArithmeticError if it is not."""
    import flint

    modulo = flint.fmpz_mod_ctx(p)
    order = 8 * prod(ODD_PRIMES)
    eighth = 0
    roots_of_unity: dict[int, int] = {}
    for a in BASES:
        h = modulo(a) ** ((p - 1) // order)  # h^order = 1, so that all the others are short powers of it
        if not eighth and h ** (order // 2) == -1:
            eighth = int(h ** (order // 8))
        for q in ODD_PRIMES:
            if q not in roots_of_unity and (zeta := h ** (order // q)) != 1:
                roots_of_unity[q] = int(zeta)
        if eighth and len(roots_of_unity) == len(ODD_PRIMES):
            break
    else:
        raise ArithmeticError(p)
    i = eighth * eighth % p
    return (i, (eighth + pow(eighth, -1, p)) % p, *[_root_of_odd(q, roots_of_unity[q], i, p) for q in ODD_PRIMES])


def _root_of_odd(q: int, zeta: int, i: int, p: int) -> int:
    """The sum of Gauss squares to (-1/q) q, which is q or -q."""
    squares = {a * a % q for a in range(1, q)}
    total, power = 0, 1
    for a in range(1, q):
        power = power * zeta % p
        total += power if a in squares else -power
    return (total if q % 4 == 1 else -i * total) % p
