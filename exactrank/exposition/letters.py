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
    """The polynomial over an integer, from its highest term down; 0 has no terms."""
    return Linear(tuple([(Fraction(c, denominator), _powers(exponents, letters)) for exponents, c in p]))


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
