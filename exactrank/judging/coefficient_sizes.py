"""How large the coefficients and degrees of polynomials can grow that an answer is judged by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from fractions import Fraction
from functools import reduce
from itertools import combinations
from math import prod
from typing import Any

from exactrank.judging.written_functions import WrittenFunctions, letter_named, parts
from exactrank.numbers.canonical_numbers import Number
from exactrank.numbers.multivariate import Terms, constant, is_constant
from exactrank.numbers.rational_functions import Function
from exactrank.records import dataclass
from exactrank.statements import (
    Assertion,
    Decimal,
    Determinant,
    Eigenvalues,
    Equality,
    Expression,
    Grid,
    Identity,
    Indexed,
    Name,
    Negative,
    Passage,
    Power,
    Quotient,
    Sum,
    Term,
    Times,
)
from exactrank.statements import Number as Written


@dataclass(frozen=True, slots=True)
class Size:
    """Bits that coefficients of polynomials made from something can have, and their degrees in the letters."""

    bits: int
    degrees: tuple[int, ...]

    def __add__(self, other: Size) -> Size:
        return Size(self.bits + other.bits, tuple(map(int.__add__, self.degrees, other.degrees)))

    def times(self, k: int) -> Size:
        return Size(k * self.bits, tuple([k * degree for degree in self.degrees]))

    def at_least(self, other: Size) -> Size:
        return Size(max(self.bits, other.bits), tuple(map(max, self.degrees, other.degrees)))


class CoefficientSizes:
    """Bounds for the records of one answer, those of a name calculated once."""

    def __init__(self, functions: WrittenFunctions, rows: int = 1) -> None:
        self.functions = functions
        self.rows = rows
        """so many has the largest matrix"""
        self.nothing = Size(0, (0,) * len(functions.names))
        self._sizes: dict[Name | Indexed, Size] = {}

    def of(self, value: Any) -> Size:
        """A bound for every polynomial that is compared where the record is judged, its fractions cleared.

        Minors, products and replayed rows are sums of products with at most one factor from each row of a matrix:
        their coefficients add up to no more than the product of 1 + the sum of a row's, over all rows.
        """
        match value:
            case Grid(rows):
                texts = value.written or tuple([("",) * len(row) for row in rows])
                return self._sum([self._of_row(row, own) for row, own in zip(rows, texts, strict=True)])
            case Equality(sides=sides):
                return self._of_sides(sides)
            case Determinant(subject=subject) if subject is not None:
                return self._of_sides((subject, value.value))
            case Assertion(readings):  # each is compared by itself
                return reduce(Size.at_least, map(self.of, readings), self.nothing)
            case Times(factors) if any(isinstance(one, Identity) for one in factors):
                return self._sum([self.of(one) for one in factors]).times(self.rows)  # t I has t in every row
            case Eigenvalues():
                # (t - x) (t - y) ... det(t I - A): each value as often as there are rows.
                values = [self.of(one).times(self.rows) for one in value.values]
                return self._sum([self.of(value.subject), *values, Size(2 * self.rows, self.nothing.degrees)])
            case Sum(terms) if all(map(self._is_number, terms)):
                added = [self.of(one) for one in terms]
                return Size(sum([one.bits for one in added]), reduce(Size.at_least, added, self.nothing).degrees)
            case Term():
                return self._of_text(value.written) if value.factor is None else self._of_number(value.factor)
            case Written(x) | Decimal(x):
                return self._of_number(x)
            case Name() | Indexed():
                return self._of_name(value)
            case Power(base, exponent):
                return self.of(base).times(max(abs(exponent), 1))
            case tuple():
                return self._sum([self.of(one) for one in value])
        if not is_dataclass(value):
            return self.nothing
        return self._sum([self.of(getattr(value, field.name)) for field in fields(value)])

    def is_complete(self, statement: Passage) -> bool:
        """Whether nothing is judged by but the statement itself: an equation where all is written or defined once."""
        if not isinstance(statement, Equality | Determinant):
            return False
        return all(self.functions.is_letter(one) or one in self.functions.given_once for one in self._names(statement))

    def _names(self, value: Any) -> list[Name | Indexed]:
        """The names in it, and in what those stand for that are defined once."""
        found: list[Name | Indexed] = []
        waiting = [value]
        while waiting:
            new = [one for one in parts(waiting.pop()) if isinstance(one, Name | Indexed) and one not in found]
            found += new
            waiting += [self.functions.definitions[one] for one in new if self._stands_for_more(one)]
        return found

    def _stands_for_more(self, name: Name | Indexed) -> bool:
        return name in self.functions.given_once and not self.functions.is_letter(name)

    def _of_sides(self, sides: Sequence[Expression]) -> Size:
        """Of what two of the sides differ by: of polynomials the degree is that of one of them."""
        sizes = [self.of(one) for one in sides]
        if not all(map(self._is_polynomial, sides)):
            return reduce(Size.at_least, [(one + other).times(2) for one, other in combinations(sizes, 2)])
        bits = sorted([one.bits for one in sizes])[-2:]  # either is multiplied by the integer below the other
        return Size(sum(bits) + 1, reduce(Size.at_least, sizes, self.nothing).degrees)

    def _is_polynomial(self, side: Expression) -> bool:
        """Whether it is written out or defined once, and nothing in it is divided by letters."""
        defined = [one for one in self._names(side) if self._stands_for_more(one)]
        for part in parts((side, *[self.functions.definitions[one] for one in defined])):
            match part:
                case Name() | Indexed() if not self.functions.is_letter(part) and part not in defined:
                    return False
                case Quotient(_, below) if not isinstance(below, Written):
                    return False
                case Power(_, exponent) if exponent < 0:
                    return False
                case Grid():
                    read = [self.functions.function(text) for row in part.written for text in row if text]
                    if not all(one is not None and is_constant(one[0][1]) for one in read):
                        return False
        return True

    def _is_number(self, term: Expression) -> bool:
        """Whether it is a polynomial of numbers and letters: rows of matrices added up have the degrees of both."""
        return self._is_polynomial(term) and all(
            isinstance(part, Written | Decimal | Negative | Sum | Times | Power | Quotient)
            or (isinstance(part, Name | Indexed) and self.functions.is_letter(part))
            for part in parts(term)
        )

    def _sum(self, sizes: list[Size]) -> Size:
        return reduce(Size.__add__, sizes, self.nothing)

    def _of_number(self, x: Fraction) -> Size:
        return self._of_row((x,), ("",))

    def _of_text(self, text: str) -> Size:
        return self._of_row((None,), (text,))

    def _of_row(self, numbers: tuple[Fraction | None, ...], texts: tuple[str, ...]) -> Size:
        """Of the sum of all that stands in a row, where each entry is multiplied by the denominators of the others."""
        n = len(self.functions.names)
        entries: list[Number[Function]] = []
        for x, text in zip(numbers, texts, strict=True):
            if x is not None:
                entries.append(((constant(x.numerator, n), constant(1, n)), x.denominator))
            elif (found := self.functions.function(text)) is not None:
                entries.append(found)
        total = 1 + sum([_norm(p) for (p, _), _ in entries])
        below = prod([_norm(q) * d for (_, q), d in entries])
        above = [_degrees(p, n) for (p, _), _ in entries]
        highest = tuple([max([degrees[k] for degrees in above], default=0) for k in range(n)])
        denominators = self._sum([Size(0, _degrees(q, n)) for (_, q), _ in entries])
        return Size((total * below).bit_length(), highest) + denominators

    def _of_name(self, name: Name | Indexed) -> Size:
        if self.functions.is_letter(name):
            return Size(2, tuple([int(letter == letter_named(name)) for letter in self.functions.names]))
        if name not in self._sizes:
            self._sizes[name] = self.nothing  # while what it is defined by is looked at
            base = name if name in self.functions.definitions else Name(name.name)
            self._sizes[name] = self.of(self.functions.definitions.get(base))
        return self._sizes[name]


def _degrees(p: Terms, letters: int) -> tuple[int, ...]:
    return tuple([max([exponents[k] for exponents, _ in p], default=0) for k in range(letters)])


def _norm(p: Terms) -> int:
    return sum([abs(c) for _, c in p])
