"""Polynomials in letters and fractions of them as formulas."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from exactrank.document import Formula, Linear, Name, Power, Product, Quotient
from exactrank.numbers.canonical_numbers import Number
from exactrank.numbers.multivariate import Terms, is_constant, scaled
from exactrank.numbers.rational_functions import GREEK, Function, RationalFunctions


def letter_formula(letter: str) -> Formula:
    return Name("\\" + letter if letter in GREEK else letter)


def terms_formula(p: Terms, letters: Sequence[str], denominator: int = 1) -> Linear:
    """The polynomial over an integer, from its highest term down; 0 has no terms.

    Where that would begin with a minus and the other way would not, it goes up from the lowest term: 1 - a^2.

    >>> [factor for factor, _ in terms_formula((((2,), -1), ((0,), 1)), "a").terms]
    [Fraction(1, 1), Fraction(-1, 1)]
    """
    terms = [(Fraction(c, denominator), _powers(exponents, letters)) for exponents, c in p]
    upwards = bool(terms) and terms[0][0] < 0 < terms[-1][0]
    return Linear(tuple(reversed(terms) if upwards else terms))


def _powers(exponents: Sequence[int], letters: Sequence[str]) -> Formula | None:
    found = [
        letter_formula(x) if e == 1 else Power(letter_formula(x), e)
        for x, e in zip(letters, exponents, strict=True)
        if e
    ]
    return None if not found else found[0] if len(found) == 1 else Product(tuple(found))


def function_formula(domain: RationalFunctions, x: Number[Function]) -> Formula:
    """A polynomial, or a fraction of two."""
    (above, below), d = x
    if is_constant(below):
        return terms_formula(above, domain.letters, d)
    return Quotient(terms_formula(above, domain.letters), terms_formula(scaled(d, below), domain.letters))
