"""Polynomials that vanish at no real, or no rational, values of their letters."""

from __future__ import annotations

from exactrank.calculations.cases.records import CutReason, Over
from exactrank.numbers.multivariate import Terms, total_degree
from exactrank.numbers.polynomials import has_real_root


def single_letter(p: Terms) -> int | None:
    """The only letter of p (its number), or None."""
    found = {k for exponents, _ in p for k, e in enumerate(exponents) if e}
    return found.pop() if len(found) == 1 else None


def coefficients_of(p: Terms, letter: int) -> tuple[int, ...]:
    """The coefficients of a polynomial in that letter alone, from the highest power down.

    >>> coefficients_of((((2,), 1), ((0,), -3)), 0)
    (1, 0, -3)
    """
    by_power = {exponents[letter]: c for exponents, c in p}
    return tuple([by_power.get(e, 0) for e in range(total_degree(p), -1, -1)])


def never_zero_over(p: Terms, over: Over) -> CutReason | None:
    """Why an irreducible polynomial has no zero over that field; None where it has one, or where that is not known.

    >>> never_zero_over((((2,), 1), ((0,), 1)), Over.REAL), never_zero_over((((2,), 1), ((0,), -3)), Over.REAL)
    (<CutReason.NO_REAL_ROOT: 'no-real-root'>, None)
    >>> never_zero_over((((2, 0), 1), ((0, 2), 3), ((0, 0), 1)), Over.RATIONAL)
    <CutReason.POSITIVE: 'positive'>
    """
    if over is Over.COMPLEX:
        return None
    letter = single_letter(p)
    if letter is None:
        return CutReason.POSITIVE if _one_sign(p) else None
    if not has_real_root(coefficients_of(p, letter)):
        return CutReason.NO_REAL_ROOT
    # An irreducible polynomial of degree 2 or more has no rational root: that would be a factor.
    return CutReason.NO_RATIONAL_ROOT if over is Over.RATIONAL and total_degree(p) > 1 else None


def _one_sign(p: Terms) -> bool:
    """Whether all terms are squares times numbers of one sign, one of them a number alone: then p has that sign."""
    has_constant = bool(p) and not any(p[-1][0])
    squares = all(e % 2 == 0 for exponents, _ in p for e in exponents)
    return has_constant and squares and len({c > 0 for _, c in p}) == 1
