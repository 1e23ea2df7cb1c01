"""The value of a formula, computed by other means than it came about: SymPy for determinants and polynomials."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import sympy

from exactrank.document import (
    Array,
    Call,
    Digits,
    Formula,
    Grid,
    Grouped,
    Linear,
    Name,
    Number,
    Power,
    Product,
    Quotient,
    Root,
    Sum,
    Transpose,
)

Values = dict[tuple[str, str], Any]
"""What the names stand for, by letter and index."""


class Unknown(Exception):
    """The formula holds something that has no value here."""


def rational(value: Fraction) -> Any:
    return sympy.Rational(value.numerator, value.denominator)


def value_of(formula: Formula | None, names: Values) -> Any:
    """A SymPy number, polynomial in t or matrix; raises Unknown for a formula without one."""
    match formula:
        case None:
            return sympy.Integer(1)
        case Number(value):
            return rational(value)
        case Digits(text):
            return sympy.Rational(text)
        case Name(letter, index, _):
            if (letter, index) not in names:
                raise Unknown(formula)
            return names[letter, index]
        case Array():
            made = sympy.Matrix(*formula.matrix.shape, [rational(x) for row in formula.matrix for x in row])
            return made.det() if formula.determinant else made
        case Grid(rows, determinant):
            made = sympy.Matrix([[value_of(entry, names) for entry in row] for row in rows])
            return made.det() if determinant else made
        case Linear(terms):
            return added([rational(factor) * value_of(what, names) for factor, what in terms])
        case Sum(items):
            return added([value_of(item, names) for item in items])
        case Product(factors):
            made = value_of(factors[0], names)
            for factor in factors[1:]:
                made = made * value_of(factor, names)
            return made
        case Quotient(above, below):
            return value_of(above, names) / value_of(below, names)
        case Power(base, exponent):
            return value_of(base, names) ** exponent
        case Root(radicand):
            return sympy.sqrt(value_of(radicand, names))
        case Grouped(of):
            return value_of(of, names)
        case Transpose(of):
            return value_of(of, names).T
        case Call(function, argument):
            return called(function, value_of(argument, names))
        case _:
            raise Unknown(formula)


def added(terms: list[Any]) -> Any:
    made = terms[0] if terms else sympy.Integer(0)
    for term in terms[1:]:
        made = made + term
    return made


def called(function: str, A: Any) -> Any:
    match function:
        case "rank":
            return sympy.Integer(A.rank())
        case "det":
            return A.det(method="berkowitz")
        case "tr":
            return A.trace()
        case _:
            raise Unknown(function)


def same(x: Any, y: Any) -> bool:
    """Whether two values are the same: matrices entry by entry, polynomials expanded, surds to sixty digits."""
    if isinstance(x, sympy.MatrixBase):
        return bool(x == y) or (y == 0 and x.is_zero_matrix is True)  # the zero column is written 0
    difference = sympy.expand(x - y)
    if difference == 0:
        return True
    return difference.is_number and bool(abs(sympy.N(difference, 60, maxn=400)) < sympy.Rational(1, 10**50))
