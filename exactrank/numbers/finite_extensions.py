"""The finite fields with p^k elements: polynomials in t modulo p and modulo one irreducible polynomial of degree k."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import isqrt

from exactrank.errors import InputError
from exactrank.records import dataclass

Residue = tuple[int, ...]
"""The coefficients of 1, t, ..., t^(k-1), each from 0 to p - 1."""
MOST_ELEMENTS = 2**16


@dataclass(frozen=True, slots=True)
class ExtensionField:
    """GF(p^k) as GF(p)[t] / m(t); made by `GF_power(q)`.

    `modulus` are the coefficients of 1, t, ..., t^(k-1) in m, whose leading coefficient is 1. A number has the
    denominator 1.

    >>> F = GF_power(4)
    >>> F.text(F.times((0, 1), (0, 1))), F.divide((1, 0), (0, 1))
    ('t+1', ((1, 1), 1))
    """

    characteristic: int
    modulus: Residue

    @property
    def degree(self) -> int:
        return len(self.modulus)

    @property
    def name(self) -> str:
        return f"GF({self.characteristic**self.degree})"

    @property
    def zero(self) -> Residue:
        return (0,) * self.degree

    @property
    def one(self) -> Residue:
        return self.of_integer(1)

    def of_integer(self, value: int) -> Residue:
        return (value % self.characteristic, *(0,) * (self.degree - 1))

    def add(self, x: Residue, y: Residue) -> Residue:
        p = self.characteristic
        return tuple([(a + b) % p for a, b in zip(x, y, strict=True)])

    def times(self, x: Residue, y: Residue) -> Residue:
        """The product of the polynomials, its powers from t^k on replaced from the top down by t^k = t^k - m(t)."""
        k, p = self.degree, self.characteristic
        whole = [0] * (2 * k - 1)
        for i, a in enumerate(x):
            if a:
                for j, b in enumerate(y):
                    whole[i + j] += a * b
        for top in range(2 * k - 2, k - 1, -1):
            a = whole.pop() % p
            if a:
                for j, m in enumerate(self.modulus):
                    whole[top - k + j] -= a * m
        return tuple([a % p for a in whole])

    def combine(self, x: Residue, target: Sequence[Residue], y: Residue, source: Sequence[Residue]) -> list[Residue]:
        pairs = zip(target, source, strict=True)
        return [self.add(self.times(x, t), self.times(y, s)) for t, s in pairs]

    def divide(self, x: Residue, y: Residue) -> tuple[Residue, int]:
        """x y^(q-2), for y^(q-1) = 1: the nonzero elements are a group of q - 1."""
        if not any(y):
            raise InputError.of("no-inverse", value="0", field=self.name)
        power, exponent = y, self.characteristic**self.degree - 2
        while exponent:
            if exponent % 2:
                x = self.times(x, power)
            power = self.times(power, power)
            exponent //= 2
        return x, 1

    def ratio(self, x: Residue, denominator: int) -> tuple[Residue, int]:
        p = self.characteristic
        if denominator % p == 0:
            raise InputError.of("no-inverse", value=denominator, field=self.name)
        inverse = pow(denominator, -1, p)
        return tuple([a * inverse % p for a in x]), 1

    def row(self, numerators: Sequence[Residue], denominator: int = 1) -> tuple[tuple[Residue, ...], int]:
        return tuple([self.ratio(x, denominator)[0] for x in numerators]), 1

    def text(self, x: Residue, denominator: int = 1) -> str:
        terms = [
            ("" if a == 1 and k else f"{a}" + "*" * (k > 0)) + ("" if k == 0 else "t" if k == 1 else f"t^{k}")
            for k, a in enumerate(self.ratio(x, denominator)[0])
            if a
        ]
        return "+".join(reversed(terms)) or "0"


def GF_power(q: int) -> ExtensionField:  # noqa: N802 - the field's own name
    """The field with q = p^k elements, k > 1; its m(t) is the first irreducible one in the order of coefficients.

    Raises InputError where q is no such power or has more than 2^16.

    >>> GF_power(9).modulus, GF_power(8).name
    ((1, 0), 'GF(8)')
    """
    p, k = _as_prime_power(q)
    if k < 2:
        raise InputError.of("not-prime-power", value=q)
    if q > MOST_ELEMENTS:
        raise InputError.of("field-too-large", field=f"GF({q})", most=MOST_ELEMENTS)
    for leading in product(range(p), repeat=k):
        modulus = tuple(reversed(leading))
        if _is_irreducible(modulus, p):
            return ExtensionField(p, modulus)
    raise ArithmeticError(f"no irreducible polynomial of degree {k} modulo {p}")


def extension_modulo(p: int, polynomial: Residue) -> ExtensionField | None:
    """GF(p)[t] modulo a polynomial, by its coefficients from the constant on; None where it is not irreducible.

    >>> extension_modulo(3, (2, 2, 2)), extension_modulo(3, (2, 2, 1)).modulus
    (None, (2, 2))
    """
    inverse = pow(polynomial[-1], -1, p)
    modulus = tuple([a * inverse % p for a in polynomial[:-1]])
    if not len(modulus) > 1 or p ** len(modulus) > MOST_ELEMENTS or not _is_irreducible(modulus, p):
        return None
    return ExtensionField(p, modulus)


def is_proper_prime_power(q: int) -> bool:
    """Whether q = p^k for a prime p and k > 1.

    >>> [q for q in range(30) if is_proper_prime_power(q)]
    [4, 8, 9, 16, 25, 27]
    """
    return _as_prime_power(q)[1] > 1


def _as_prime_power(q: int) -> tuple[int, int]:
    """The least prime p that divides q, and the k with p^k = q; 0 for k where there is none, or p is q or too large."""
    p = next((n for n in range(2, isqrt(max(q, 0)) + 1) if q % n == 0), 0)
    k = 0
    while p and p**k < q:
        k += 1
    return (p, k) if p and p**k == q else (p, 0)


def _is_irreducible(modulus: Residue, p: int) -> bool:
    """No monic polynomial of degree 1 to k/2 divides it: there are at most p^(k/2) of each, 2^8 in all that we take."""
    k = len(modulus)
    return modulus[0] != 0 and not any(
        _divides((*divisor, 1), (*modulus, 1), p)
        for degree in range(1, k // 2 + 1)
        for divisor in product(range(p), repeat=degree)
    )


def _divides(divisor: Residue, polynomial: Residue, p: int) -> bool:
    rest = list(polynomial)
    while len(rest) >= len(divisor):
        a = rest[-1]
        for j in range(len(divisor)):
            rest[j - len(divisor)] = (rest[j - len(divisor)] - a * divisor[j]) % p
        rest.pop()
    return not any(rest)
