"""Sums of square roots of integers, among them i: the field that contains every quadratic field.

An integral element is a sum of n sqrt(d) over different square-free d, positive or negative, kept as pairs (d, n) with
n != 0 by increasing d. Such a sum is zero exactly when it is empty: the roots of different square-free integers are
independent over the rationals (A. S. Besicovitch, "On the linear independence of fractional powers of integers",
Journal of the London Mathematical Society 15, 1940), and sqrt(-d) = i sqrt(d).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from math import gcd

from exactrank.errors import InputError
from exactrank.numbers.decimals import rational_text
from exactrank.numbers.surds import square_part
from exactrank.records import dataclass

RootSum = tuple[tuple[int, int], ...]
"""The sum of n sqrt(d) over the pairs (d, n)."""

_MOST_TERMS = 256
_FACTORED_BITS = 100
"""Integers up to this length are factored, so that what is left of them is square-free."""


@dataclass(frozen=True, slots=True)
class RootSums:
    """The field of all sums of square roots of integers with rational coefficients.

    >>> K = RootSums()
    >>> root = K.root(2)
    >>> K.times(root, root), K.text(*K.divide(K.one, K.add(K.one, root))), K.text(*K.divide(K.one, K.root(-3)))
    (((1, 2),), '-1+sqrt(2)', '-1/3*sqrt(3)*i')
    """

    @property
    def name(self) -> str:
        return "QQ(i, sqrt 2, sqrt 3, ...)"

    @property
    def characteristic(self) -> int:
        return 0

    @property
    def zero(self) -> RootSum:
        return ()

    @property
    def one(self) -> RootSum:
        return ((1, 1),)

    def of_integer(self, value: int) -> RootSum:
        return ((1, value),) if value else ()

    def root(self, value: int) -> RootSum:
        """The square root of an integer, for a negative one i times that of its opposite.

        Raises InputError for an integer that is too long to be factored.
        """
        if not value:
            return ()
        if value.bit_length() > _FACTORED_BITS:
            raise InputError.of("root-too-long", bits=value.bit_length(), limit=_FACTORED_BITS)
        outside, inside = square_part(abs(value))
        return ((inside if value > 0 else -inside, outside),)

    def add(self, x: RootSum, y: RootSum) -> RootSum:
        return _collected([*x, *y])

    def times(self, x: RootSum, y: RootSum) -> RootSum:
        return _collected(_product(d, n, e, k) for d, n in x for e, k in y)

    def combine(self, x: RootSum, target: Sequence[RootSum], y: RootSum, source: Sequence[RootSum]) -> list[RootSum]:
        return [self.add(self.times(x, t), self.times(y, s)) for t, s in zip(target, source, strict=True)]

    def divide(self, x: RootSum, y: RootSum) -> tuple[RootSum, int]:
        """x / y: both are multiplied by conjugates of y until no root is left in y."""
        # Changing the sign of i, or of sqrt(p) for one prime p, is an automorphism. y times its image is fixed by it:
        # no radicand in it is negative, or has the factor p; and it is not 0, as neither factor is.
        if not y:
            raise InputError.of("no-inverse", value="0", field=self.name)
        while (changes := _automorphism(y)) is not None:
            image = tuple([(d, -n if changes(d) else n) for d, n in y])
            x, y = self.times(x, image), self.times(y, image)
        return self.ratio(x, y[0][1])

    def ratio(self, x: RootSum, denominator: int) -> tuple[RootSum, int]:
        common = gcd(denominator, *[n for _, n in x]) * (-1 if denominator < 0 else 1)
        return tuple([(d, n // common) for d, n in x]), denominator // common

    def row(self, numerators: Sequence[RootSum], denominator: int = 1) -> tuple[tuple[RootSum, ...], int]:
        common = gcd(denominator, *[n for x in numerators for _, n in x]) * (-1 if denominator < 0 else 1)
        return tuple([tuple([(d, n // common) for d, n in x]) for x in numerators]), denominator // common

    def text(self, x: RootSum, denominator: int = 1) -> str:
        made = ""
        for d, n in sorted(x, key=lambda term: (term[0] < 0, abs(term[0]))):
            coefficient = Fraction(n, denominator)
            roots = "*".join([f"sqrt({abs(d)})"] * (abs(d) != 1) + ["i"] * (d < 0))
            size = rational_text(abs(coefficient)) if abs(coefficient) != 1 or not roots else ""
            sign = "-" if coefficient < 0 else "+" if made else ""
            made += sign + "*".join([part for part in (size, roots) if part])
        return made or "0"


ROOT_SUMS = RootSums()


@dataclass(frozen=True, slots=True)
class RootNumber:
    """A sum of square roots of integers over an integer, canonical: what `RootSums` calls a number, as one value."""

    terms: RootSum
    denominator: int = 1

    @classmethod
    def of(cls, terms: Iterable[tuple[int, int]], denominator: int) -> RootNumber:
        """The sum of n sqrt(d) over pairs (d, n) with different square-free d.

        >>> RootNumber.of([(2, 4), (1, 0)], -6)
        RootNumber(terms=((2, -2),), denominator=3)
        """
        return cls(*ROOT_SUMS.ratio(_collected(terms), denominator))

    @property
    def rational(self) -> Fraction | None:
        """Its value, where no root is left in it."""
        if any(d != 1 for d, _ in self.terms):
            return None
        return Fraction(sum([n for _, n in self.terms]), self.denominator)

    def text(self) -> str:
        return ROOT_SUMS.text(self.terms, self.denominator)

    def __add__(self, other: RootNumber | Fraction | int) -> RootNumber | Fraction:
        """The sum, a Fraction where no root is left in it; so the difference, the product and the quotient.

        >>> root = RootNumber.of([(2, 1)], 1)
        >>> root + 1, root * root, 1 / root
        (RootNumber(terms=((1, 1), (2, 1)), denominator=1), Fraction(2, 1), RootNumber(terms=((2, 1),), denominator=2))
        """
        (x, d), (y, e) = (self.terms, self.denominator), _parts(other)
        return _value([(k, n * e) for k, n in x] + [(k, n * d) for k, n in y], d * e)

    __radd__ = __add__

    def __neg__(self) -> RootNumber:
        return RootNumber(tuple([(d, -n) for d, n in self.terms]), self.denominator)

    def __sub__(self, other: RootNumber | Fraction | int) -> RootNumber | Fraction:
        return self + -other

    def __rsub__(self, other: Fraction | int) -> RootNumber | Fraction:
        return -self + other

    def __mul__(self, other: RootNumber | Fraction | int) -> RootNumber | Fraction:
        y, e = _parts(other)
        return _value(ROOT_SUMS.times(self.terms, y), self.denominator * e)

    __rmul__ = __mul__

    def __truediv__(self, other: RootNumber | Fraction | int) -> RootNumber | Fraction:
        if not isinstance(other, RootNumber):
            return self * (1 / Fraction(other))
        return self * (1 / other)

    def __rtruediv__(self, other: Fraction | int) -> RootNumber | Fraction:
        x, d = ROOT_SUMS.divide(ROOT_SUMS.one, self.terms)
        return _value(x, d) * self.denominator * other


def _parts(x: RootNumber | Fraction | int) -> tuple[RootSum, int]:
    if isinstance(x, RootNumber):
        return x.terms, x.denominator
    return ROOT_SUMS.of_integer(x.numerator), x.denominator


def _value(terms: Iterable[tuple[int, int]], denominator: int) -> RootNumber | Fraction:
    made = RootNumber.of(terms, denominator)
    rational = made.rational
    return made if rational is None else rational


def _product(d: int, n: int, e: int, k: int) -> tuple[int, int]:
    """n sqrt(d) times k sqrt(e), with g^2 taken from under the root; i i = -1."""
    g = gcd(d, e)
    return d // g * (e // g), (-n * k * g if d < 0 and e < 0 else n * k * g)


def _collected(terms: Iterable[tuple[int, int]]) -> RootSum:
    made: dict[int, int] = {}
    for d, n in terms:
        made[d] = made.get(d, 0) + n
    kept = tuple([(d, n) for d, n in sorted(made.items()) if n])
    if len(kept) > _MOST_TERMS:
        raise InputError.of("root-terms", count=len(kept), limit=_MOST_TERMS)
    return kept


def _automorphism(x: RootSum) -> Callable[[int], bool] | None:
    """Which roots change their sign under an automorphism that changes some of x; None where x is rational."""
    irrational = [d for d, _ in x if d != 1]
    if not irrational:
        return None
    if irrational[0] < 0:
        return lambda d: d < 0
    p = _prime_factor(irrational[-1])
    return lambda d: d % p == 0


def _prime_factor(value: int) -> int:
    """Some prime that divides an integer > 1."""
    for p in (2, 3, 5, 7, 11, 13):
        if value % p == 0:
            return p
    import flint

    return int(flint.fmpz(value).factor()[0][0])


def prime_factors(value: int) -> list[int]:
    """The prime factors of a positive square-free integer, the least first.

    >>> prime_factors(30)
    [2, 3, 5]
    """
    found: list[int] = []
    while value > 1:
        found.append(_prime_factor(value))
        value //= found[-1]
    return sorted(found)
