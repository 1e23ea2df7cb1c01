"""Quadratic fields QQ(sqrt d), among them QQ(i): numbers a + b w with w^2 = d, over one common denominator."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd

from exactrank.errors import InputError
from exactrank.numbers.decimals import rational_text
from exactrank.numbers.surds import square_part
from exactrank.records import dataclass

Pair = tuple[int, int]
"""a + b w."""
_LARGEST = 10**12
"""Up to here square factors of d are looked for."""


@dataclass(frozen=True, slots=True)
class QuadraticField:
    """QQ(sqrt d) for a squarefree d other than 0 and 1; made by `QQ_sqrt(d)`, which checks that.

    >>> K = QQ_sqrt(-1)
    >>> K.name, K.times((1, 1), (1, -1)), K.text(*K.divide((1, 0), (1, 1)))
    ('QQ(i)', (2, 0), '1/2-1/2*i')
    """

    d: int

    @property
    def name(self) -> str:
        return "QQ(i)" if self.d == -1 else f"QQ(sqrt {self.d})"

    @property
    def characteristic(self) -> int:
        return 0

    @property
    def zero(self) -> Pair:
        return 0, 0

    @property
    def one(self) -> Pair:
        return 1, 0

    def of_integer(self, value: int) -> Pair:
        return value, 0

    def add(self, x: Pair, y: Pair) -> Pair:
        return x[0] + y[0], x[1] + y[1]

    def times(self, x: Pair, y: Pair) -> Pair:
        (a, b), (c, e) = x, y
        return a * c + self.d * b * e, a * e + b * c

    def combine(self, x: Pair, target: Sequence[Pair], y: Pair, source: Sequence[Pair]) -> list[Pair]:
        (a, b), (c, e) = x, y
        db, de = self.d * b, self.d * e
        if not b:
            return [
                (a * t + c * s + de * r, a * u + e * s + c * r) for (t, u), (s, r) in zip(target, source, strict=True)
            ]
        return [
            (a * t + db * u + c * s + de * r, b * t + a * u + e * s + c * r)
            for (t, u), (s, r) in zip(target, source, strict=True)
        ]

    def divide(self, x: Pair, y: Pair) -> tuple[Pair, int]:
        """x / y = x y' / (y y') with the conjugate y'; the norm y y' = a^2 - d b^2 is 0 for y = 0 alone.

        For d b^2 = a^2 with b != 0 would make d a square.
        """
        a, b = y
        if not b and a:
            return self.ratio(x, a)
        norm = a * a - self.d * b * b
        if not norm:
            raise InputError.of("no-inverse", value="0", field=self.name)
        u, v = x
        return self.ratio((u * a - self.d * v * b, v * a - u * b), norm)

    def ratio(self, x: Pair, denominator: int) -> tuple[Pair, int]:
        a, b = x
        common = gcd(a, b, denominator)
        if denominator < 0:
            common = -common
        return (a // common, b // common), denominator // common

    def row(self, numerators: Sequence[Pair], denominator: int = 1) -> tuple[tuple[Pair, ...], int]:
        if denominator == 1:
            return tuple(numerators), 1
        common = gcd(denominator, *[a for a, _ in numerators])
        if common != 1:
            common = gcd(common, *[b for _, b in numerators])
        if denominator < 0:
            common = -common
        if common == 1:
            return tuple(numerators), denominator
        return tuple([(a // common, b // common) for a, b in numerators]), denominator // common

    def text(self, x: Pair, denominator: int = 1) -> str:
        a, b = Fraction(x[0], denominator), Fraction(x[1], denominator)
        if not b:
            return rational_text(a)
        root = "i" if self.d == -1 else f"sqrt({self.d})"
        times = root if abs(b) == 1 else f"{rational_text(abs(b))}*{root}"
        sign = "-" if b < 0 else "+" if a else ""
        return f"{rational_text(a) if a else ''}{sign}{times}"


def QQ_sqrt(d: int) -> QuadraticField:  # noqa: N802 - the field's own name
    """The field QQ(sqrt d); raises InputError unless d is squarefree and neither 0 nor 1.

    >>> QQ_sqrt(5).times((1, 1), (1, -1))
    (-4, 0)
    """
    if d in (0, 1) or abs(d) > _LARGEST or square_part(abs(d))[0] > 1:
        raise InputError.of("not-squarefree", value=d, largest=_LARGEST)
    return QuadraticField(d)
