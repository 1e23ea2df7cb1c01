"""Null spaces over QQ[t]/(p) for an irreducible p: what holds for every root of p at once."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from exactrank.matrix import Matrix
from exactrank.numbers.polynomials import Polynomial

if TYPE_CHECKING:
    import flint

Element = tuple[Fraction, ...]
"""A polynomial in the root of lower degree than p, its coefficients from the constant up."""


def null_space_over_root(A: Matrix, p: Polynomial) -> tuple[tuple[Element, ...], ...]:
    """A basis of all x with A x = t x, where t is a root of the irreducible polynomial p, highest power first.

    >>> null_space_over_root(Matrix.of([[1, 1], [1, 0]]), (1, -1, -1))  # x = (t, 1) with t^2 = t + 1
    (((Fraction(0, 1), Fraction(1, 1)), (Fraction(1, 1), Fraction(0, 1))),)
    """
    import flint

    modulus = flint.fmpq_poly([*p[::-1]])
    size = A.nrows
    t = flint.fmpq_poly([0, 1])
    rows = [[flint.fmpq_poly([_fmpq(x)]) - (t if i == j else 0) for j, x in enumerate(row)] for i, row in enumerate(A)]
    pivots = _reduced(rows, modulus)
    vectors = []
    for free in [j for j in range(size) if j not in pivots]:
        x = [flint.fmpq_poly([int(j == free)]) for j in range(size)]
        for i, j in enumerate(pivots):
            x[j] = -rows[i][free]
        vectors.append(tuple([_element(entry, len(p) - 1) for entry in x]))
    return tuple(vectors)


def _reduced(rows: list[list[flint.fmpq_poly]], modulus: flint.fmpq_poly) -> list[int]:
    """Brings the rows to reduced form and gives the pivots' columns; every pivot is a unit, as p is irreducible."""
    pivots: list[int] = []
    for j in range(len(rows)):
        r = len(pivots)
        k = next((k for k in range(r, len(rows)) if rows[k][j]), None)
        if k is None:
            continue
        rows[r], rows[k] = rows[k], rows[r]
        _, inverse, _ = rows[r][j].xgcd(modulus)
        rows[r] = [(x * inverse) % modulus for x in rows[r]]
        for i in range(len(rows)):
            factor = rows[i][j]
            if i != r and factor:
                rows[i] = [(x - factor * y) % modulus for x, y in zip(rows[i], rows[r], strict=True)]
        pivots.append(j)
    return pivots


def _fmpq(x: Fraction) -> flint.fmpq:
    import flint

    return flint.fmpq(x.numerator, x.denominator)


def _element(polynomial: flint.fmpq_poly, degree: int) -> Element:
    coefficients = [Fraction(int(c.p), int(c.q)) for c in polynomial.coeffs()]
    return tuple(coefficients + [Fraction(0)] * (degree - len(coefficients)))
