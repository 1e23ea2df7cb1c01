"""What a low rank keeps and loses: sums of squared singular values, exact where rational and enclosed where not."""

from __future__ import annotations

from fractions import Fraction

from exactrank.calculations.spectrum import SingularValue, SingularValues
from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.numbers.decimals import Enclosure, sqrt_enclosure
from exactrank.numbers.polynomials import Polynomial
from exactrank.numbers.surds import Surd, narrowed, rounded
from exactrank.records import dataclass


@dataclass(frozen=True, slots=True)
class EnergySum:
    """factor times the sum of count * value^2 over the terms."""

    terms: tuple[tuple[SingularValue, int], ...]
    factor: Fraction = Fraction(1)

    @property
    def exact(self) -> Fraction | None:
        """The sum, where all roots of each irreducible factor occur equally often; then Vieta gives it.

        For sums of the greatest squares these are all the rational ones, see `order_for_share`.
        """
        counts: dict[Polynomial, list[int]] = {}
        for value, count in self.terms:
            counts.setdefault(value.polynomial, []).append(count)
        total = Fraction(0)
        for polynomial, found in counts.items():
            if len(found) != len(polynomial) - 1 or len(set(found)) != 1:
                return None
            total += found[0] * Fraction(-polynomial[1], polynomial[0])
        return self.factor * total

    def within(self, bits: int) -> Enclosure:
        exact = self.exact
        if exact is not None:
            return Enclosure.exactly(exact)
        weight = sum([count for _, count in self.terms]) * self.factor
        more = bits + max(0, weight.numerator.bit_length() - weight.denominator.bit_length() + 1)
        found = [(value.square_within(more), count * self.factor) for value, count in self.terms]
        lower = sum([square.lower * count for square, count in found], Fraction(0))
        return Enclosure(lower, sum([square.upper * count for square, count in found], Fraction(0)))

    def enclosure(self, digits: int) -> Enclosure:
        return narrowed(self.within, digits)

    def decimal(self, digits: int) -> str:
        """The sum correctly rounded to `digits` significant digits."""
        return rounded(self.within, digits)

    @property
    def root(self) -> Surd | EnergyRoot:
        """The square root: a norm."""
        exact = self.exact
        return EnergyRoot(self) if exact is None else Surd.sqrt_of(exact)


@dataclass(frozen=True, slots=True)
class EnergyRoot:
    """The square root of a sum of squares that is not rational."""

    square: EnergySum

    def within(self, bits: int) -> Enclosure:
        square = self.square.within(2 * bits + 2)  # sqrt(u) - sqrt(l) <= sqrt(u - l)
        return sqrt_enclosure(square.lower, square.upper, bits + 2)

    def enclosure(self, digits: int) -> Enclosure:
        return narrowed(self.within, digits)

    def decimal(self, digits: int) -> str:
        return rounded(self.within, digits)


def energy(A: Matrix) -> Fraction:
    """The squared Frobenius norm, which is the sum of all squared singular values."""
    return sum([x * x for row in A for x in row], Fraction(0))


def split(values: SingularValues, r: int) -> tuple[EnergySum, EnergySum]:
    """The sums of the r greatest squares and of the others."""
    head, tail, left = [], [], r
    for value in values.values:
        taken = min(left, value.multiplicity)
        left -= taken
        if taken:
            head.append((value, taken))
        if taken < value.multiplicity:
            tail.append((value, value.multiplicity - taken))
    return EnergySum(tuple(head)), EnergySum(tuple(tail))


def share_kept(values: SingularValues, r: int) -> EnergySum | None:
    """The sum of the r greatest squares over the sum of all; None for the zero matrix, which has nothing to keep."""
    total = energy(values.matrix)
    return EnergySum(split(values, r)[0].terms, 1 / total) if total else None


def order_for_share(values: SingularValues, share: Fraction) -> int:
    """The smallest r whose r greatest squares sum to at least `share` of all; 0 for the zero matrix.

    >>> from exactrank.calculations.spectrum import singular_values
    >>> diagonal = singular_values(Matrix.of([[3, 0], [0, 1]]))
    >>> order_for_share(diagonal, Fraction(9, 10)), order_for_share(diagonal, Fraction(91, 100))
    (1, 2)
    """
    if not 0 <= share <= 1:
        raise InputError.of("share-out-of-range", share=f"{share.numerator}/{share.denominator}")
    wanted = share * energy(values.matrix)
    r = 0
    while r < values.rank and not _reaches(split(values, r)[0], wanted):
        r += 1
    return r


def _reaches(head: EnergySum, wanted: Fraction) -> bool:
    # Refining decides this unless the sum equals `wanted`, and a sum of the greatest squares that is rational is exact
    # here. For suppose that some irreducible factor has a root in the sum more often than another of its roots. An
    # automorphism of the splitting field moves the one to the other, and every square to a square of the same
    # multiplicity. It makes of the sum another one of as many squares, and not of the greatest ones: so a smaller
    # number. A rational number it would leave alone.
    bits = 16
    while True:
        found = head.within(bits)
        if found.lower >= wanted:
            return True
        if found.upper < wanted:
            return False
        bits *= 2
