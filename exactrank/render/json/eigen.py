"""The JSON forms of eigenvalues and of a diagonalization, with numbers as `1/2+3/2*sqrt(5)` and `1+2*i`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from exactrank.calculations.diagonalization import Diagonalization
from exactrank.calculations.eigen import ConjugateEigenvalues, Eigen, Quadratic, RationalEigenvalue
from exactrank.calculations.polynomial_roots import Root, certified_roots
from exactrank.numbers.decimals import rational_text
from exactrank.render.json.parts import texts


def eigen_fields(found: Eigen, digits: int) -> dict[str, Any]:
    """The characteristic polynomial, highest power first, and every eigenvalue with a basis of its space."""
    values: list[dict[str, Any]] = []
    for one in found.values:
        values += [_rational(one)] if isinstance(one, RationalEigenvalue) else _conjugate(one, digits)
    return {"characteristic_polynomial": texts(found.coefficients), "eigenvalues": values}


def diagonalization_fields(found: Diagonalization) -> dict[str, Any]:
    """P and D, or null for both."""
    if found.basis is None:
        return {"P": None, "D": None}
    size = range(len(found.basis))
    P = [[entry_text(vector[i]) for _, vector in found.basis] for i in size]
    D = [[entry_text(value) if i == j else "0" for j in size] for i, (value, _) in enumerate(found.basis)]
    return {"P": P, "D": D}


def _rational(one: RationalEigenvalue) -> dict[str, Any]:
    vectors = [texts(one.vectors.column(k)) for k in range(one.dimension)]
    return {"value": rational_text(one.value), "multiplicity": one.multiplicity, "eigenvectors": vectors}


def _conjugate(one: ConjugateEigenvalues, digits: int) -> list[dict[str, Any]]:
    """One object a root; without a closed form its decimals, and coordinates that are polynomials in the root t."""
    closed = one.closed_forms()
    root_of = [str(c) for c in one.factor.polynomial]
    if closed:
        return [
            {
                "value": entry_text(root),
                "multiplicity": one.multiplicity,
                "eigenvectors": [[entry_text(root.at(x)) for x in vector] for vector in one.vectors],
                "root_of": root_of,
            }
            for root in closed
        ]
    vectors = [[_polynomial_text(x) for x in vector] for vector in one.vectors]
    return [
        {
            "value": _decimal(root, digits),
            "multiplicity": one.multiplicity,
            "eigenvectors": vectors,
            "root_of": root_of,
        }
        for root in certified_roots(one.factor.polynomial, digits)
    ]


def entry_text(value: Fraction | Quadratic) -> str:
    """The number as a string.

    >>> entry_text(Quadratic(Fraction(1, 2), Fraction(3, 2), 5)), entry_text(Quadratic(Fraction(1), Fraction(-2), -1))
    ('1/2+3/2*sqrt(5)', '1-2*i')
    """
    if isinstance(value, Fraction):
        return rational_text(value)
    radicand = abs(value.radicand)
    units = ([] if radicand == 1 else [f"sqrt({radicand})"]) + (["i"] if value.radicand < 0 else [])
    return _sum([(value.rational, ""), (value.coefficient, "*".join(units))])


def _polynomial_text(coefficients: Sequence[Fraction]) -> str:
    powers = ["", "t", *[f"t^{k}" for k in range(2, len(coefficients))]]
    return _sum(list(zip(coefficients, powers, strict=True))[::-1])


def _sum(terms: Sequence[tuple[Fraction, str]]) -> str:
    """The terms that are not 0, each with its sign; a factor 1 before a unit is left out."""
    text = ""
    for coefficient, unit in terms:
        if not coefficient:
            continue
        size = rational_text(abs(coefficient))
        term = size if not unit else unit if abs(coefficient) == 1 else f"{size}*{unit}"
        text += ("-" if coefficient < 0 else "+" if text else "") + term
    return text or "0"


def _decimal(root: Root, digits: int) -> str:
    real = "" if 0 in root.real else root.real.significant(digits)
    if root.imaginary is None:
        return real or "0"
    imaginary = root.imaginary.significant(digits)
    return f"{real}{'+' if real and not imaginary.startswith('-') else ''}{imaginary}*i"
