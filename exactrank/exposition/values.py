"""Exact numbers as formulas, with their decimals beside them: what the expositions of approximations share."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Protocol

from exactrank.document import (
    Array,
    Chain,
    Digits,
    Formula,
    Grid,
    Linear,
    Name,
    Norm,
    Number,
    Power,
    Product,
    Relation,
    Root,
    Sum,
)
from exactrank.exposition.letters import letter_formula
from exactrank.matrix import Matrix
from exactrank.numbers.decimals import Enclosure, decimal_digits, significant_digits
from exactrank.numbers.packed_extensions import ExtensionNumber
from exactrank.numbers.root_sums import RootNumber
from exactrank.numbers.surds import NestedRadical, Surd, SurdSum

Link = tuple[Relation, Formula]

LONGEST = 14
"""An exact number of more signs than this leaves its place, beside other numbers, to its decimal."""


class Real(Protocol):
    """A number that gives its decimals: a surd, a singular value, a sum of squares."""

    def decimal(self, digits: int) -> str: ...


def times(*factors: Formula) -> Formula:
    return Product(factors)


def frobenius(what: Formula) -> Formula:
    return Norm(what, "F")


def equation(left: Formula, *links: Link) -> Formula:
    return Chain(left, links)


def surd(number: Surd) -> Formula:
    """c sqrt(d), the rational number alone where it is one."""
    if number.is_rational:
        return Number(number.coefficient)
    return Linear(((number.coefficient, Root(Number(Fraction(number.radicand)))),))


def radical(number: Surd | SurdSum | NestedRadical) -> Formula:
    match number:
        case Surd():
            return surd(number)
        case SurdSum(first, second):
            return Linear((_term(first), _term(second)))
        case NestedRadical(rational, inner):
            return Root(Linear((_term(Surd(rational)), _term(inner))))


def extended_formula(number: RootNumber | ExtensionNumber) -> Formula:
    """A polynomial in the letter of GF(p^k), or a sum of roots: the rational part first, then real roots, then i."""
    if isinstance(number, ExtensionNumber):
        letter = letter_formula(number.letter)
        powers = [None if k == 0 else letter if k == 1 else Power(letter, k) for k in number.terms]
        factors = [Fraction(number.coefficients[k]) for k in number.terms]
        return Linear(tuple(zip(factors[::-1], powers[::-1], strict=True)))
    terms = sorted(number.terms, key=lambda term: (term[0] < 0, abs(term[0])))
    return Linear(tuple([(Fraction(n, number.denominator), _root_of_integer(d)) for d, n in terms]))


def _root_of_integer(d: int) -> Formula | None:
    root = Root(Number(Fraction(abs(d))))
    if d > 0:
        return None if d == 1 else root
    return Name("i") if d == -1 else Product((root, Name("i")))


def _term(number: Surd) -> tuple[Fraction, Formula | None]:
    return number.coefficient, None if number.is_rational else Root(Number(Fraction(number.radicand)))


def value_links(value: Fraction | Surd, digits: int) -> tuple[Link, ...]:
    """`= p/q ~= d.ddd`: the number exactly and, where it is not short by itself, its decimal.

    >>> [relation for relation, _ in value_links(Fraction(46, 45), 4)], len(value_links(Fraction(3), 4))
    (['=', '~='], 1)
    """
    number = Surd(value) if isinstance(value, Fraction) else value
    exact: Link = ("=", surd(number))
    if number.is_rational:
        value = number.coefficient
        if value.denominator == 1:
            return (exact,)
        places = short_decimal_places(value)
        if places is not None and places <= digits:
            return exact, ("=", Digits(decimal_digits(value, places)))
        return exact, ("~=", Digits(significant_digits(value, digits)))
    return exact, ("~=", Digits(number.decimal(digits)))


def short_decimal_places(value: Fraction, most: int = 4) -> int | None:
    """How many places the decimal of the number has, where it ends within so many.

    >>> short_decimal_places(Fraction(21, 5)), short_decimal_places(Fraction(1, 3))
    (1, None)
    """
    return next((k for k in range(most + 1) if 10**k % value.denominator == 0), None)


def plain_number(value: Fraction) -> Formula:
    """A given number: as a short decimal where it is one, else as a fraction."""
    places = short_decimal_places(value)
    return Digits(decimal_digits(value, places)) if places else Number(value)


def given_matrix(A: Matrix) -> Formula:
    """A given matrix: in decimals where all its entries are short ones, else in fractions."""
    places = [short_decimal_places(x) for row in A for x in row]
    known = [k for k in places if k is not None]
    if len(known) < len(places) or not any(known):
        return Array(A)
    return Grid(tuple([tuple([Digits(decimal_digits(x, max(known))) for x in row]) for row in A]))


def short_value(value: Fraction | Surd, digits: int) -> Formula:
    """The number for a cell of a table: exactly and as a decimal, or as a decimal alone where it is long."""
    number = Surd(value) if isinstance(value, Fraction) else value
    links = value_links(number, digits)
    length = len(str(number.coefficient)) + (0 if number.is_rational else len(str(number.radicand)) + 1)
    if len(links) == 1 and length <= LONGEST:
        return links[0][1]
    if length <= LONGEST:
        return Chain(links[0][1], links[1:])
    return Digits(number.decimal(digits))


def decimal_of(number: Real, digits: int) -> Digits:
    return Digits(number.decimal(digits))


def places_of(entries: Sequence[Sequence[Enclosure]], digits: int) -> int:
    """How many places after the point show the greatest entry with `digits` significant digits."""
    from math import log10

    greatest = max([max(abs(x.lower), abs(x.upper)) for row in entries for x in row], default=Fraction(0))
    if not greatest:
        return 0
    whole = greatest.numerator // greatest.denominator
    before = len(str(whole)) if whole else -int(log10(greatest.denominator // greatest.numerator))
    return max(0, digits - before)


def enclosed_grid(entries: Sequence[Sequence[Enclosure]], places: int) -> Formula:
    """A matrix of proven decimals with at most so many places after the point, each digit certain."""
    rows = [[(x.lower, x.upper) for x in row] for row in entries]
    if all(low == high and low.denominator == 1 for row in rows for low, high in row):
        return Array(Matrix.of([[low for low, _ in row] for row in rows], len(rows[0]) if rows else 0))
    return Grid(tuple([tuple([Digits(x.decimal(places)) for x in row]) for row in entries]))


def decimal_grid(A: Matrix, places: int) -> Formula:
    """A rational matrix in decimals, all to the same number of places."""
    return Grid(tuple([tuple([Digits(decimal_digits(x, places)) for x in row]) for row in A]))


def matrix_links(A: Matrix, digits: int) -> tuple[Link, ...]:
    """`= A`, and where A has fractions that are no short decimals, its decimals as well."""
    if all(d == 1 for _, d in A.rows) or 0 in A.shape:
        return (("=", Array(A)),)
    entries = [[Enclosure.exactly(x) for x in row] for row in A]
    places = places_of(entries, digits)
    shown = given_matrix(A)
    if isinstance(shown, Grid):
        return (("=", shown),)
    return ("=", Array(A)), ("~=", decimal_grid(A, places))


def vector(entries: Sequence[Fraction]) -> Formula:
    return given_matrix(Matrix.column_of(entries))


def dot_product(x: Sequence[Fraction], y: Sequence[Fraction]) -> Formula | None:
    """The sum of products as it is worked out by hand; None where that would not fit a line."""
    pairs = [(a, b) for a, b in zip(x, y, strict=True) if a and b]
    if not 0 < len(pairs) <= 6 or sum([len(str(a)) + len(str(b)) for a, b in pairs]) > 48:
        return None
    return Sum(tuple([Product((plain_number(a), plain_number(b)), dot=True) for a, b in pairs]))
