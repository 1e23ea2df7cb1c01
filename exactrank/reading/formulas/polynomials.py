"""Polynomials in one letter, and det(t I - A) = ... as the claim that it is."""

from __future__ import annotations

from collections.abc import Container
from fractions import Fraction

from exactrank.statements import (
    CharacteristicPolynomial,
    Expression,
    Grid,
    Identity,
    Indexed,
    Name,
    Negative,
    Number,
    Power,
    Quotient,
    Span,
    Sum,
    Times,
)

MOST = 40
"""Polynomials of a higher degree are not multiplied out."""

Coefficients = list[Fraction]
"""From the constant term upwards."""


def characteristic_polynomial_claim(
    span: Span, argument: Expression, value: Expression
) -> CharacteristicPolynomial | None:
    """What det(t I - A) = value or det(A - t I) = value claims; None where it says something else."""
    match argument:
        case Sum((first, second)):
            terms = (first, second)
        case _:
            return None
    bare = [term.of if isinstance(term, Negative) else term for term in terms]
    if sum(isinstance(term, Negative) for term in terms) != 1:
        return None
    for own, subject in (bare, bare[::-1]):
        letter = _letter_of(own)
        if letter is not None and isinstance(subject, Name | Grid) and subject != Name(letter):
            found = polynomial(value, letter)
            if found is not None and len(found) > 1:  # det(A - t I) = 0 is an equation for t
                return CharacteristicPolynomial(span, subject, tuple(found[::-1]))
    return None


_NAMES = frozenset(("p", "P", "c", r"\chi", r"\varphi", r"\Delta"))
"""What the characteristic polynomial of A is called: p_A(t)."""


def named_characteristic_polynomial(
    span: Span, side: Expression, value: Expression, matrices: Container[str]
) -> CharacteristicPolynomial | None:
    r"""What p_A(t) = value says, and p(\lambda) = value of a matrix without a name; None where it is anything else."""
    subject: Name | None = None
    match side:
        case Times((Indexed(function, (str(matrix),)), Name(letter))) if function in _NAMES and matrix in matrices:
            subject = Name(matrix)
        case Times((Name(), Name(r"\lambda" as letter))):
            pass
        case _:
            return None
    found = polynomial(value, letter)
    if found is None or len(found) < 2:
        return None
    return CharacteristicPolynomial(span, subject, tuple(found[::-1]))


def _letter_of(term: Expression) -> str | None:
    """t of t I."""
    match term:
        case Times((Name(letter), Identity() | Name("E" | "I"))):
            return letter
    return None


def polynomial(value: Expression, letter: str) -> Coefficients | None:
    """The coefficients of an expression in one letter and rational numbers; None for anything else.

    >>> t = Name("t")
    >>> [int(c) for c in polynomial(Times((t, Sum((t, Number(Fraction(-3)))))), "t")]
    [0, -3, 1]
    """
    match value:
        case Number(number):
            return _trimmed([number])
        case Name(name):
            return [Fraction(0), Fraction(1)] if name == letter else None
        case Negative(of):
            inner = polynomial(of, letter)
            return None if inner is None else [-c for c in inner]
        case Sum(parts):
            total: Coefficients = []
            for part in parts:
                inner = polynomial(part, letter)
                if inner is None:
                    return None
                total += [Fraction(0)] * (len(inner) - len(total))
                for k, c in enumerate(inner):
                    total[k] += c
            return _trimmed(total)
        case Times(parts):
            return _product([polynomial(part, letter) for part in parts])
        case Power(base, exponent) if 0 <= exponent <= MOST:
            return _product([polynomial(base, letter)] * exponent)
        case Quotient(above, Number(number)) if number:
            inner = polynomial(above, letter)
            return None if inner is None else [c / number for c in inner]
    return None


def _product(factors: list[Coefficients | None]) -> Coefficients | None:
    made: Coefficients = [Fraction(1)]
    for factor in factors:
        if factor is None or len(made) + len(factor) > MOST:
            return None
        product = [Fraction(0)] * max(0, len(made) + len(factor) - 1)
        for i, a in enumerate(made):
            for j, b in enumerate(factor):
                product[i + j] += a * b
        made = _trimmed(product)
    return made


def _trimmed(coefficients: Coefficients) -> Coefficients:
    while coefficients and not coefficients[-1]:
        coefficients.pop()
    return coefficients
