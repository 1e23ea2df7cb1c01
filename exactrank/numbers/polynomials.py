"""Integer polynomials with real roots only: their irreducible factors, and cells that are proven to hold one root each.

A polynomial is its integer coefficients from the highest power down. FLINT factors it and guesses where its roots lie;
what is claimed of a root is proven here by signs, in integers.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise
from math import lcm
from typing import Any

from exactrank.numbers.decimals import Enclosure
from exactrank.records import dataclass

Polynomial = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PolynomialFactor:
    """An irreducible integer polynomial with positive leading coefficient, and how often it divides."""

    polynomial: Polynomial
    multiplicity: int

    @property
    def degree(self) -> int:
        return len(self.polynomial) - 1


@dataclass(frozen=True, slots=True)
class Cell:
    """The interval from start/2^bits to (start+1)/2^bits; `bits` may be negative."""

    start: int
    bits: int

    @property
    def lower(self) -> Fraction:
        return Fraction(self.start) / Fraction(2) ** self.bits

    @property
    def upper(self) -> Fraction:
        return Fraction(self.start + 1) / Fraction(2) ** self.bits

    @property
    def enclosure(self) -> Enclosure:
        return Enclosure(self.lower, self.upper)


def irreducible_factors(coefficients: Iterable[Fraction]) -> tuple[PolynomialFactor, ...]:
    """The factorization over the rationals of a nonzero polynomial, up to a constant, by degree.

    >>> irreducible_factors(map(Fraction, [1, -5, 8, -4]))  # (t - 1)(t - 2)^2
    (PolynomialFactor(polynomial=(1, -1), multiplicity=1), PolynomialFactor(polynomial=(1, -2), multiplicity=2))
    """
    import flint

    values = list(coefficients)
    d = lcm(*[value.denominator for value in values])
    integers = [value.numerator * (d // value.denominator) for value in values]
    found = []
    for factor, multiplicity in flint.fmpz_poly(integers[::-1]).factor()[1]:
        polynomial = tuple([int(c) for c in factor.coeffs()[::-1]])
        if polynomial[0] < 0:
            polynomial = tuple([-c for c in polynomial])
        found.append(PolynomialFactor(polynomial, int(multiplicity)))
    return tuple(sorted(found, key=lambda f: (f.degree, [abs(c) for c in f.polynomial])))


def scaled_value(polynomial: Polynomial, start: int, bits: int) -> int:
    """The value at start/2^bits times a power of two that depends on `bits` and the degree only."""
    total = 0
    if bits < 0:
        point = start << -bits
        for coefficient in polynomial:
            total = total * point + coefficient
        return total
    shift = 0
    for coefficient in polynomial:
        total = total * start + (coefficient << shift)
        shift += bits
    return total


def isolate(polynomial: Polynomial) -> tuple[Cell, ...]:
    """One cell for each root, increasing, for an irreducible polynomial of degree >= 2 whose roots are all real.

    >>> [cell.enclosure.decimal(5) for cell in isolate((1, 0, -2))]
    ['-1.41421', '1.41421']

    Raises ArithmeticError for a polynomial with other roots: it has no such cells.
    """
    # d disjoint cells at whose ends a polynomial of degree d has opposite signs hold at least one root each, hence
    # exactly one root each, and there are no others. That is checked in integers, whatever the guesses were. The ends
    # themselves are rational, so they are no roots of an irreducible polynomial of degree >= 2.
    degree, precision = len(polynomial) - 1, 64
    while precision < 1 << 24:
        cells = sorted(set(_guess(polynomial, precision)), key=lambda cell: cell.lower)
        apart = all(left.upper <= right.lower for left, right in pairwise(cells))
        if len(cells) == degree and apart:
            return tuple(cells)
        precision *= 2
        if precision > 1 << 12 and len(_real_roots(polynomial, 64)) < degree:
            break
    raise ArithmeticError(f"not all roots of {polynomial} are real")


def has_real_root(polynomial: Polynomial) -> bool:
    """Whether a polynomial of degree >= 1 has a real root; FLINT proves of each root whether it is real.

    >>> has_real_root((1, 0, -2)), has_real_root((1, 0, 2)), has_real_root((1, 1, 1, 1))
    (True, False, True)
    """
    return len(polynomial) % 2 == 0 or bool(_real_roots(polynomial, 64))


def count_real_roots(polynomial: Polynomial) -> int:
    """How many different real roots an irreducible polynomial of degree >= 1 has.

    >>> count_real_roots((1, 0, -2)), count_real_roots((1, 0, 2)), count_real_roots((1, 0, 0, -2))
    (2, 0, 1)
    """
    return 1 if len(polynomial) == 2 else len(_real_roots(polynomial, 64))


def _real_roots(polynomial: Polynomial, precision: int) -> list[Any]:
    import flint

    with flint.ctx.workprec(precision):
        roots = flint.fmpz_poly(list(polynomial[::-1])).complex_roots()
    return [root.real for root, _ in roots if root.imag.is_zero()]


def _guess(polynomial: Polynomial, precision: int) -> Iterable[Cell]:
    """Cells with a sign change about as wide as `precision` significant bits of a root allow."""
    for ball in _real_roots(polynomial, precision):
        mantissa, exponent = (int(part) for part in ball.mid().man_exp())
        bits = precision - exponent - mantissa.bit_length()
        # The root is near a grid point; the cell is the one beside it at whose ends the signs differ.
        near = _shifted(mantissa, exponent + bits)
        for start in (near - 1, near, near + 1):
            if _sign(polynomial, start, bits) * _sign(polynomial, start + 1, bits) < 0:
                yield Cell(start, bits)
                break


def _shifted(value: int, by: int) -> int:
    return value << by if by >= 0 else value >> -by


def _sign(polynomial: Polynomial, start: int, bits: int) -> int:
    value = scaled_value(polynomial, start, bits)
    return (value > 0) - (value < 0)


def refine(polynomial: Polynomial, cell: Cell, bits: int) -> Cell:
    """A cell inside the given one, with a sign change too, at most 2^-bits wide.

    >>> root = refine((1, 0, -2), Cell(1, 0), 100)
    >>> root.lower ** 2 < 2 < root.upper ** 2, root.bits >= 100
    (True, True)
    """
    # Quadratic interval refinement (Abbott: Quadratic interval refinement for real roots, 2006): split the cell into
    # 2^e cells, guess the right one by the chord, and look at the signs there. A right guess doubles e, a wrong one
    # halves it; with e = 1 the sign in the middle decides, so a cell with a sign change is always found.
    e = 4
    left, right = (scaled_value(polynomial, cell.start + k, cell.bits) for k in (0, 1))
    rising = left < 0
    while cell.bits < bits:
        fine = cell.bits + e
        guess = ((abs(left) << (e + 1)) // (abs(left) + abs(right)) + 1) >> 1
        guess = min(max(guess, 1), (1 << e) - 1)
        start = (cell.start << e) + guess
        value = scaled_value(polynomial, start, fine)
        beyond = (value < 0) == rising  # the root lies right of the guessed point
        other = scaled_value(polynomial, start + (1 if beyond else -1), fine)
        if (other < 0) == (value < 0):
            e //= 2
            continue
        cell = Cell(start if beyond else start - 1, fine)
        left, right = (value, other) if beyond else (other, value)
        e *= 2
    return cell
