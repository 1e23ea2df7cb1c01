"""Digits of an eigenvalue that the text has given no value: lambda_1 ~= 8.6103, lambda_3 ~= 1.894 + 1.879 i."""

from __future__ import annotations

from fractions import Fraction

from exactrank.calculations.polynomial_roots import Root, certified_roots
from exactrank.calculations.spectrum import characteristic_polynomial
from exactrank.judging.evaluation.context import Context
from exactrank.judging.evaluation.decompositions import check_spectrum
from exactrank.judging.verdicts.decision import CORRECT, Decision
from exactrank.numbers.decimals import Enclosure
from exactrank.numbers.fields import QQ
from exactrank.numbers.polynomials import Polynomial, irreducible_factors
from exactrank.statements import Approximation, Decimal, Expression, Indexed, Name, Negative, Sum, Times

_LETTERS = (r"\lambda", r"\mu")
_UNITS = ("i", "j")
_PLACES = 60

_Digits = tuple[Fraction, int]
"""A printed number and its places behind the point."""


def decide_eigenvalue_digits(claim: Approximation, context: Context) -> Decision | None:
    """Right where the matrix at hand has an eigenvalue with these digits; None where it has none, or is no square.

    Which eigenvalue a name without a value is only the text knows, so that digits of none of them prove nothing.
    """
    name = claim.exact
    printed = _parts(claim.printed)
    if not isinstance(name, Indexed | Name) or name.name not in _LETTERS or printed is None or context.field != QQ:
        return None
    A = next((one.matrix for one in context.candidates() if one.matrix.nrows == one.matrix.ncols > 1), None)
    if A is None or max(places for _, places in printed) > _PLACES:
        return None
    check_spectrum(A)
    digits = max(len(str(abs(value.numerator // value.denominator))) + places for value, places in printed) + 2
    for factor in irreducible_factors(characteristic_polynomial(A)):
        if any(_rounds_to(root, printed) for root in _roots(factor.polynomial, digits)):
            return CORRECT
    return None


def _roots(polynomial: Polynomial, digits: int) -> tuple[Root, ...]:
    """The roots of an irreducible polynomial; a rational one may be 0, of which no digit is certain."""
    if len(polynomial) == 2:
        return (Root(Enclosure.exactly(Fraction(-polynomial[1], polynomial[0]))),)
    return certified_roots(polynomial, digits)


def _rounds_to(root: Root, printed: tuple[_Digits, _Digits]) -> bool:
    imaginary = Enclosure.exactly(0) if root.imaginary is None else root.imaginary
    return _is_rounded(root.real, printed[0]) and _is_rounded(imaginary, printed[1])


def _is_rounded(exact: Enclosure, printed: _Digits) -> bool:
    value, places = printed
    half = Fraction(1, 2 * 10**places)
    return value - half <= exact.lower and exact.upper <= value + half


def _parts(printed: Expression) -> tuple[_Digits, _Digits] | None:
    """The real and the imaginary part of a number in decimals; None where it is anything else."""
    real: _Digits | None = None
    imaginary: _Digits | None = None
    for term in printed.terms if isinstance(printed, Sum) else (printed,):
        sign, part = (-1, term.of) if isinstance(term, Negative) else (1, term)
        match part:
            case Decimal(value, places) if real is None:
                real = sign * value, places
            case Times((Decimal(value, places), Name(unit))) if unit in _UNITS and imaginary is None:
                imaginary = sign * value, places
            case _:
                return None
    nothing = (Fraction(0), _PLACES)
    return None if real is None and imaginary is None else (real or nothing, imaginary or nothing)
