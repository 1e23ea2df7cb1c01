"""Solutions with parameters, x = p + s u + t v or x_1 = 2 - 3t and x_2 = t: a particular one and directions."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from exactrank.statements import (
    Array,
    Decimal,
    Expression,
    Grid,
    Indexed,
    Name,
    Negative,
    Number,
    Quotient,
    Sum,
    Times,
    Transposed,
)

Form = dict[str, Fraction]
"""A linear form: coefficients by parameter; the constant stands under the empty name."""

Column = tuple[Form, ...]


class NotAffine(Exception):
    """The expression is no column of linear forms with rational coefficients."""


def key_of(name: Name | Indexed) -> str:
    """x, x_3, t: how a parameter or an unknown is called here."""
    return name.name if isinstance(name, Name) else f"{name.name}_{','.join(map(str, name.indices))}"


def form_of(expression: Expression) -> Form:
    """A number that is linear in letters: 2 - 3t, x_3 / 2.

    >>> form_of(Sum((Number(Fraction(2)), Negative(Times((Number(Fraction(3)), Name("t"))))))) == {"": 2, "t": -3}
    True
    """
    found = _of(expression, {})
    if isinstance(found, tuple):
        raise NotAffine
    return found


def column_of(expression: Expression, known: Mapping[str, Grid]) -> Column:
    """A column whose entries are linear in letters; names of matrices mean those, a row counts as a column."""
    found = _of(expression, known)
    if not isinstance(found, tuple):
        raise NotAffine
    return found


def parted(column: Column) -> tuple[Grid, tuple[Grid, ...]]:
    """The constant part, and the direction that belongs to each parameter, in order of appearance."""
    parameters = list(dict.fromkeys([name for form in column for name in form if name]))
    constant = Grid(tuple([(form.get("", Fraction(0)),) for form in column]))
    directions = [Grid(tuple([(form.get(name, Fraction(0)),) for form in column])) for name in parameters]
    return constant, tuple(directions)


def substituted(form: Form, values: Mapping[str, Form]) -> Form:
    """The form with the values put in for letters."""
    made: Form = {}
    for name, coefficient in form.items():
        for inner, value in values.get(name, {name: Fraction(1)}).items() if name else [("", Fraction(1))]:
            made[inner] = made.get(inner, Fraction(0)) + coefficient * value
    return {name: value for name, value in made.items() if value or not name}


def _of(e: Expression, known: Mapping[str, Grid]) -> Form | Column:
    match e:
        case Number(value) | Decimal(value):
            return {"": value}
        case Name() | Indexed():
            key = key_of(e)
            return _entries(known[key]) if key in known else {key: Fraction(1)}
        case Grid():
            return _entries(e)
        case Array(rows):
            entries = [entry for row in rows for entry in row]
            if min(len(rows), len(rows[0])) != 1:
                raise NotAffine
            return tuple([form_of(entry) for entry in entries])
        case Transposed(of):
            return _column(_of(of, known))
        case Negative(of):
            return _scaled(_of(of, known), Fraction(-1))
        case Sum(terms):
            made = _of(terms[0], known)
            for term in terms[1:]:
                made = _added(made, _of(term, known))
            return made
        case Times(factors):
            made = _of(factors[0], known)
            for factor in factors[1:]:
                made = _multiplied(made, _of(factor, known))
            return made
        case Quotient(numerator, denominator):
            below = form_of(denominator)
            if set(below) - {""} or not below.get(""):
                raise NotAffine
            return _scaled(_of(numerator, known), 1 / below[""])
    raise NotAffine


def _entries(grid: Grid) -> Column:
    if not grid.rows or min(len(grid.rows), len(grid.rows[0])) != 1:
        raise NotAffine
    entries = [entry for row in grid.rows for entry in row]
    if any(entry is None for entry in entries):
        raise NotAffine
    return tuple([{"": entry} for entry in entries if entry is not None])


def _column(found: Form | Column) -> Column:
    if not isinstance(found, tuple):
        raise NotAffine
    return found


def _scaled(found: Form | Column, factor: Fraction) -> Form | Column:
    if isinstance(found, tuple):
        return tuple([{name: factor * value for name, value in form.items()} for form in found])
    return {name: factor * value for name, value in found.items()}


def _added(left: Form | Column, right: Form | Column) -> Form | Column:
    if isinstance(left, tuple) and isinstance(right, tuple):
        if len(left) != len(right):
            raise NotAffine
        return tuple([_sum(one, other) for one, other in zip(left, right, strict=True)])
    if isinstance(left, tuple) or isinstance(right, tuple):
        raise NotAffine
    return _sum(left, right)


def _sum(left: Form, right: Form) -> Form:
    return {name: left.get(name, Fraction(0)) + right.get(name, Fraction(0)) for name in {**left, **right}}


def _multiplied(left: Form | Column, right: Form | Column) -> Form | Column:
    """A product in which at most one factor is not constant and at most one a column."""
    if isinstance(right, tuple):
        if isinstance(left, tuple):
            raise NotAffine
        return tuple([_product(left, form) for form in right])
    if isinstance(left, tuple):
        return tuple([_product(form, right) for form in left])
    return _product(left, right)


def _product(left: Form, right: Form) -> Form:
    for constant, other in ((left, right), (right, left)):
        if not set(constant) - {""}:
            return {name: constant.get("", Fraction(0)) * value for name, value in other.items()}
    raise NotAffine
