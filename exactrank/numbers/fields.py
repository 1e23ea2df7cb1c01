"""The fields a matrix can stand over: the rationals QQ and the prime fields GF(p), and GF(p^k) in packed integers.

A row over either is a tuple of integer numerators over one common denominator, and every row operation is written once,
in integers; the fields differ only in how such a row and such a number are brought to their canonical form. That is why
records compare and hash by value, and it is the fast form for homework sizes: no gcd a number, one gcd a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import gcd

from exactrank.errors import InputError
from exactrank.numbers.packed_extensions import PackedExtension
from exactrank.patterns import lazy_pattern
from exactrank.records import dataclass

Row = tuple[tuple[int, ...], int]
"""Numerators and their common denominator, canonical for the field of the matrix."""


@dataclass(frozen=True, slots=True)
class RationalField:
    """The rational numbers: a row is canonical when its denominator is positive and coprime to the numerators' gcd."""

    name: str = "QQ"
    characteristic: int = 0

    @property
    def is_finite(self) -> bool:
        return False

    @property
    def elements(self) -> int:
        """How many there are, 0 for infinitely many."""
        return 0

    def all_elements(self) -> Iterable[int]:
        """Those of a finite field, as integers."""
        return ()

    def row(self, numerators: Sequence[int], denominator: int = 1) -> Row:
        """The canonical row equal to `numerators / denominator`.

        >>> QQ.row([2, -4, 6], -4)
        ((-1, 2, -3), 2)
        """
        if denominator == 1:
            return tuple(numerators), 1
        common = gcd(denominator, *numerators)
        if denominator < 0:
            common = -common
        if common == 1:
            return tuple(numerators), denominator
        return tuple([value // common for value in numerators]), denominator // common

    def ratio(self, numerator: int, denominator: int) -> tuple[int, int]:
        """The number in its canonical form: numerator and positive denominator without a common factor."""
        common = gcd(numerator, denominator)
        if denominator < 0:
            common = -common
        return numerator // common, denominator // common

    def scalar(self, numerator: int, denominator: int = 1) -> Fraction:
        return Fraction(numerator, denominator)

    def quotient(self, x: Fraction, y: Fraction) -> Fraction:
        """x / y for y != 0."""
        return x / y

    @property
    def zero(self) -> int:
        return 0

    @property
    def one(self) -> int:
        return 1

    def of_integer(self, value: int) -> int:
        return value

    def add(self, x: int, y: int) -> int:
        return x + y

    def times(self, x: int, y: int) -> int:
        return x * y

    def combine(self, x: int, target: Sequence[int], y: int, source: Sequence[int]) -> list[int]:
        return [x * t + y * s for t, s in zip(target, source, strict=True)]

    def divide(self, x: int, y: int) -> tuple[int, int]:
        if not y:
            raise InputError.of("no-inverse", value=0, field=self.name)
        return self.ratio(x, y)

    def text(self, x: int, denominator: int = 1) -> str:
        from exactrank.numbers.decimals import rational_text

        return rational_text(Fraction(x, denominator))


@dataclass(frozen=True, slots=True)
class PrimeField:
    """The integers modulo a prime p; made by `GF(p)`, which checks that p is prime.

    An element is its least non-negative residue, carried as a Fraction n/1: one type of number serves everywhere.
    """

    characteristic: int

    @property
    def name(self) -> str:
        return f"GF({self.characteristic})"

    @property
    def is_finite(self) -> bool:
        return True

    @property
    def elements(self) -> int:
        return self.characteristic

    def all_elements(self) -> Iterable[int]:
        return range(self.characteristic)

    def row(self, numerators: Sequence[int], denominator: int = 1) -> Row:
        """The canonical row: numerators times the inverse of the denominator, modulo p.

        >>> GF(5).row([1, 2, 8], 2)
        ((3, 1, 4), 1)
        """
        p = self.characteristic
        if denominator == 1:
            return tuple([value % p for value in numerators]), 1
        inverse = self._inverse(denominator)
        return tuple([value * inverse % p for value in numerators]), 1

    def ratio(self, numerator: int, denominator: int) -> tuple[int, int]:
        """The number in its canonical form: its least non-negative residue over 1."""
        return numerator * self._inverse(denominator) % self.characteristic, 1

    def scalar(self, numerator: int, denominator: int = 1) -> Fraction:
        return Fraction(*self.ratio(numerator, denominator))

    def quotient(self, x: Fraction, y: Fraction) -> Fraction:
        """x times the inverse of y; raises InputError where y is 0.

        >>> GF(5).quotient(Fraction(1), Fraction(3))
        Fraction(2, 1)
        """
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
        return (x + y) % self.characteristic

    def times(self, x: int, y: int) -> int:
        return x * y % self.characteristic

    def combine(self, x: int, target: Sequence[int], y: int, source: Sequence[int]) -> list[int]:
        p = self.characteristic
        return [(x * t + y * s) % p for t, s in zip(target, source, strict=True)]

    def divide(self, x: int, y: int) -> tuple[int, int]:
        return self.ratio(x, y)

    def text(self, x: int, denominator: int = 1) -> str:
        return str(self.ratio(x, denominator)[0])

    def _inverse(self, value: int) -> int:
        if value % self.characteristic == 0:
            raise InputError.of("no-inverse", value=value, field=self.name)
        return pow(value, -1, self.characteristic)


Field = RationalField | PrimeField | PackedExtension
"""What a `Matrix` stands over: its rows are integers over one common denominator."""

_PRIME_FIELD = lazy_pattern(r"\s*GF\(\s*([0-9]{1,40})\s*\)\s*")

QQ = RationalField()


def GF(p: int) -> PrimeField:  # noqa: N802 - the field's own name
    """The prime field with p elements; raises InputError when p is not prime.

    >>> GF(5).scalar(1, 2)
    Fraction(3, 1)
    """
    import flint

    if p < 2 or not flint.fmpz(p).is_prime():
        raise InputError.of("not-prime", value=p)
    return PrimeField(p)


def field_named(name: Field | str) -> Field:
    """The field with that name, as JSON and `--field` spell it: `QQ` or `GF(p)`; a field itself is taken as it is.

    Raises InputError for a name that is not known, and where p is not prime.

    >>> field_named("GF(7)") == field_named(GF(7)) == GF(7)
    True
    """
    if not isinstance(name, str):
        return name
    if name.strip() == "QQ":
        return QQ
    found = _PRIME_FIELD.fullmatch(name)
    if found is None:
        raise InputError.of("unknown-field", name=name[:50])
    return GF(int(found[1]))
