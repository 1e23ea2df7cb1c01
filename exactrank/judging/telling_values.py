"""Values of letters and roots at which nothing is 0 by chance.

A polynomial with integer coefficients below N/2 in size that is 0 where its letter is N is the polynomial 0, for a root
is at most 1 + the greatest quotient of coefficients in size (Cauchy). Of several letters, each of degree below D, the
powers N, N^D, N^(D^2), ... keep all monomials apart (Kronecker). Of a polynomial over a field of square roots this is
said of its norm, the product of its m conjugates, which has integer coefficients of m times as many bits, and degrees m
times as large. That the norm is 0 is then seen modulo any prime that is longer than its value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import reduce

from exactrank.judging.coefficient_sizes import CoefficientSizes, Size
from exactrank.judging.written_functions import WrittenFunctions, parts
from exactrank.judging.written_roots import Roots
from exactrank.numbers.fields import QQ, Field
from exactrank.numbers.root_sums import RootNumber
from exactrank.numbers.splitting_primes import SplittingPrime, splitting_prime
from exactrank.records import dataclass
from exactrank.statements import Answer, Grid, Passage, RowStep, Transition

PROBE = (10007, 20011, 30011, 40009, 50021, 60013, 70001, 80021, 90001, 100003, 110017, 120011)
"""Primes that no quotient and no difference of a text is 0 at, but by chance."""
_LEAST_BITS = 64
_MOST_BITS = 8_000_000
"""In all entries of the largest matrix: what would be longer is left open."""


@dataclass(frozen=True, slots=True)
class TellingValues:
    """What is put for the letters, and modulo which prime for the roots; numbers have at most so many bits."""

    letters: Mapping[str, Fraction]
    roots: Roots
    prime: SplittingPrime | None
    bits: int

    @property
    def field(self) -> Field:
        return QQ if self.prime is None else self.prime.field

    def root(self, n: int) -> Fraction | None:
        """What is put for the square root of an integer; None where it is not among the roots."""
        found = None if self.prime is None else self.prime.root(n)
        return None if found is None else Fraction(found)

    def number(self, image: Fraction) -> RootNumber | None:
        """The number that was put as this one modulo the prime; None where it has more bits than any that occurs."""
        if self.prime is None:
            return RootNumber.of(((1, image.numerator),), image.denominator)
        residue = self.prime.field.ratio(image.numerator, image.denominator)[0]
        return self.prime.number(residue, self.roots.radicands, self.bits)

    def of_names(self, letters: Mapping[str, Fraction]) -> dict[str, Fraction]:
        """These values of letters with those of the roots, by the names of both."""
        found = {name: self.root(q) for name, q in zip(self.roots.letters, self.roots.generators, strict=True)}
        return {**letters, **{name: x for name, x in found.items() if x is not None}}


def _compared(passage: Passage, sizes: CoefficientSizes, subject: Size) -> Size:
    """Of what is compared where the passage is judged: a quotient on either side, cleared, but for polynomials."""
    if sizes.is_complete(passage):
        return sizes.of(passage)
    if isinstance(passage, Transition | RowStep):
        return sizes.of(passage).times(2)
    return (sizes.of(passage) + subject).times(2)


def telling_values(
    asked: Sequence[Passage], answer: Answer, functions: WrittenFunctions, roots: Roots
) -> TellingValues | None:
    """Values so far apart that what of these passages holds of them holds of the letters.

    None where there is nothing to put values for, or they would be too large.
    """
    if not functions.names:
        return None
    grids = [part for part in parts(answer.passages) if isinstance(part, Grid)]
    cells = max([len(grid.rows) * len(grid.rows[0]) for grid in grids if grid.rows], default=1)
    sizes = CoefficientSizes(functions, max([len(grid.rows) for grid in grids], default=1))
    subject = reduce(Size.at_least, map(sizes.of, grids), sizes.nothing)
    bound = reduce(Size.at_least, [_compared(one, sizes, subject) for one in asked], sizes.nothing)
    conjugates = 2 ** len(roots.generators)
    degrees = dict(zip(functions.names, bound.degrees, strict=True))
    of_roots = [degrees[name] * abs(q).bit_length() for name, q in zip(roots.letters, roots.generators, strict=True)]
    norm = bound.bits + (sum(of_roots) + 1) // 2
    bits = max(conjugates * norm + 8, _LEAST_BITS)
    values: dict[str, Fraction] = {}
    length = bits if roots.generators else 0
    for k, letter in enumerate(functions.letters):
        degree = conjugates * degrees[letter]
        if not degree:  # it does not occur in what is asked, but may in what is wrong
            values[letter] = Fraction(PROBE[k])
            continue
        length += bits * degree  # of what is compared
        if length * cells > _MOST_BITS:
            return None
        values[letter] = Fraction(2**bits)
        bits *= degree + 1
    if not roots.generators:
        return TellingValues(values, roots, None, 0)
    # A number is found again by its image, as long as two of them differ by what has a norm below the prime.
    prime = splitting_prime(max(length, conjugates * (2 * norm + conjugates + 8)))
    return None if prime is None else TellingValues(values, roots, prime, norm + conjugates)
