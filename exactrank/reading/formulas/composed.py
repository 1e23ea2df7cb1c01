"""Expressions made of their parts: a quotient of numbers is a number, entries that are numbers are a matrix."""

from __future__ import annotations

from fractions import Fraction

from exactrank.errors import InputError
from exactrank.reading.formulas.formula_reader import NoFormula
from exactrank.statements import (
    Array,
    Columns,
    Decimal,
    Expression,
    Grid,
    Indexed,
    Name,
    Negative,
    Number,
    Power,
    ProductSign,
    Quotient,
    Sum,
    Times,
)


def projected(vector: Expression, onto: Expression) -> Expression:
    """(v . u) / (u . u) u, the projection of v onto u."""
    above, below = Times((vector, onto), ProductSign.DOT), Times((onto, onto), ProductSign.DOT)
    return Times((Quotient(above, below), onto))


def constant_of(e: Expression) -> Fraction | None:
    """The value of an exponent, the 2 + 1 of (-1)^{2 + 1}."""
    match e:
        case Number(value):
            return value
        case Negative(of):
            inner = constant_of(of)
            return None if inner is None else -inner
        case Sum(terms):
            values = [constant_of(term) for term in terms]
            known = [value for value in values if value is not None]
            return sum(known, Fraction(0)) if len(known) == len(values) else None
    return None


def is_of_numbers(entry: Expression) -> bool:
    """Whether an entry has no matrix in it, by its letters: 3 - 2t, and not A."""
    match entry:
        case Name(name) | Indexed(name, _):
            return name.islower()
        case Number() | Decimal():
            return True
        case Sum(parts) | Times(parts):
            return all(is_of_numbers(part) for part in parts)
        case Negative(of):
            return is_of_numbers(of)
        case Quotient(above, below):
            return is_of_numbers(above) and is_of_numbers(below)
    return False


def augmented_by_names(rows: list[list[Expression]]) -> Expression:
    """(A | b): a matrix and what stands beside it, each by its name; P(A | B) and the like are none."""
    parts = rows[0]
    if len(rows) > 1 or len(parts) != 2 or not all(isinstance(one, Name | Indexed) for one in parts):
        raise NoFormula
    if not (isinstance(parts[0], Name | Indexed) and parts[0].name[-2:].strip("}'").isupper()):
        raise NoFormula
    return Columns(tuple(parts))


def product_of(factors: list[Expression], sign: ProductSign) -> Expression:
    """The product of factors with the sign between them."""
    return factors[0] if len(factors) == 1 else _scaled(factors) or Times(tuple(factors), sign)


def _scaled(factors: list[Expression]) -> Decimal | None:
    """1.5 times 10^-7 as the decimal that it is, with its places."""
    match factors:
        case [Decimal(value, places), Power(Number(base), exponent)] if base == 10:
            return Decimal(value * base**exponent, places - exponent)
    return None


def negative_of(made: Expression) -> Expression:
    """Minus a value."""
    if isinstance(made, Number):
        return Number(-made.value)
    if isinstance(made, Decimal):
        return Decimal(-made.value, made.places)
    return Negative(made)


def quotient_of(above: Expression, below: Expression) -> Expression:
    """One value over another; of two numbers it is a number."""
    if isinstance(above, Number) and isinstance(below, Number):
        if not below.value:
            raise InputError.of("input.zero-denominator", entry=f"{above.value}/0")
        return Number(above.value / below.value)
    return Quotient(above, below)


def vector_of(rows: list[list[Expression]]) -> Expression:
    """The matrix with these entries."""
    values = [[entry.value if isinstance(entry, Number) else None for entry in row] for row in rows]
    if all(value is not None for row in values for value in row):
        return Grid(tuple([tuple(row) for row in values]))
    return Array(tuple([tuple(row) for row in rows]))
