"""GF(p^k) with its elements as integers, so that what is written for integers modulo a prime calculates in it too.

The element a_0 + a_1 t + ... is the integer a_0 + a_1 B + ..., its polynomial at t = B (Kronecker substitution). Sums
and products of integers are then those of polynomials, as long as no coefficient is longer than half of B; `row` and
`ratio` bring them back to coefficients from 0 to p - 1 and a degree below k. An integer alone is an element of GF(p).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import product
from math import prod

from exactrank.numbers.finite_extensions import ExtensionField, Residue
from exactrank.records import dataclass

_BITS = 512
LARGEST_INTEGER: int = 2 ** (_BITS - 64)
"""Integers up to this size are read as elements of GF(p), and some of them can be added and multiplied before that."""


@dataclass(frozen=True, slots=True)
class PackedExtension:
    """GF(p^k), as a field of matrices whose rows are integers.

    >>> from exactrank.numbers.finite_extensions import GF_power
    >>> F = PackedExtension(GF_power(4))
    >>> t = F.generator
    >>> F.text(t * t), F.text(*F.ratio(1, t)), F.ratio(t * (t + 1) + 4, 3)
    ('t+1', 't+1', (1, 1))
    """

    domain: ExtensionField

    @property
    def characteristic(self) -> int:
        return self.domain.characteristic

    @property
    def elements(self) -> int:
        return prod([self.domain.characteristic] * self.domain.degree)

    def all_elements(self) -> Iterable[int]:
        return map(self.pack, product(range(self.characteristic), repeat=self.domain.degree))

    @property
    def name(self) -> str:
        return self.domain.name

    @property
    def is_finite(self) -> bool:
        return True

    @property
    def generator(self) -> int:
        """t."""
        return 1 << _BITS

    def pack(self, x: Residue) -> int:
        return sum([a << (_BITS * k) for k, a in enumerate(x) if a])

    def residue(self, value: int) -> Residue:
        """The element that the integer stands for, by its coefficients."""
        p, k = self.characteristic, self.domain.degree
        digits: list[int] = []
        half = 1 << (_BITS - 1)
        while value:
            digit = ((value + half) & (self.generator - 1)) - half
            digits.append(digit % p)
            value = (value - digit) >> _BITS
        for top in range(len(digits) - 1, k - 1, -1):  # t^k = t^k - m(t)
            a = digits.pop()
            for j, m in enumerate(self.domain.modulus):
                digits[top - k + j] = (digits[top - k + j] - a * m) % p
        return (*digits, *(0,) * (k - len(digits)))

    def row(self, numerators: Sequence[int], denominator: int = 1) -> tuple[tuple[int, ...], int]:
        if denominator == 1:
            return tuple([self.pack(self.residue(value)) if value else 0 for value in numerators]), 1
        return tuple([self.ratio(value, denominator)[0] for value in numerators]), 1

    def ratio(self, numerator: int, denominator: int) -> tuple[int, int]:
        """The quotient; raises InputError where the denominator is 0 in the field."""
        if denominator == 1:
            return self.pack(self.residue(numerator)), 1
        return self.pack(self.domain.divide(self.residue(numerator), self.residue(denominator))[0]), 1

    def scalar(self, numerator: int, denominator: int = 1) -> Fraction:
        return Fraction(*self.ratio(numerator, denominator))

    def quotient(self, x: Fraction, y: Fraction) -> Fraction:
        """x times the inverse of y; raises InputError where y is 0."""
        return self.scalar(x.numerator * y.denominator, x.denominator * y.numerator)

    @property
    def zero(self) -> int:
        return 0

    @property
    def one(self) -> int:
        return 1

    def of_integer(self, value: int) -> int:
        return value % self.characteristic

    def add(self, x: int, y: int) -> int:
        return self.ratio(x + y, 1)[0]

    def times(self, x: int, y: int) -> int:
        return self.ratio(x * y, 1)[0]

    def combine(self, x: int, target: Sequence[int], y: int, source: Sequence[int]) -> list[int]:
        return [*self.row([x * t + y * s for t, s in zip(target, source, strict=True)])[0]]

    def divide(self, x: int, y: int) -> tuple[int, int]:
        return self.ratio(x, y)

    def text(self, x: int, denominator: int = 1) -> str:
        return self.domain.text(self.residue(self.ratio(x, denominator)[0]))


@dataclass(frozen=True, slots=True)
class ExtensionNumber:
    """An element of GF(p^k) as an answer writes it: a polynomial in the letter that the answer uses.

    >>> ExtensionNumber((1, 1), "w").text(), bool(ExtensionNumber((0, 0), "w").terms)
    ('w+1', False)
    """

    coefficients: Residue
    letter: str

    @property
    def terms(self) -> tuple[int, ...]:
        """The exponents of the letter that occur."""
        return tuple([k for k, a in enumerate(self.coefficients) if a])

    def text(self) -> str:
        made = []
        for k in reversed(self.terms):
            a = self.coefficients[k]
            power = "" if k == 0 else self.letter if k == 1 else f"{self.letter}^{k}"
            made.append(f"{a}" if not power else power if a == 1 else f"{a}*{power}")
        return "+".join(made) or "0"
