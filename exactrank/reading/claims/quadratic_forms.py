"""Quadratic forms that a formula gives: Q(x, y) = 3x^2 + 4xy + 3y^2 has the symmetric matrix [3 2; 2 3].

The letter of the form then stands for that matrix.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.found import Found, Made
from exactrank.reading.claims.linear_maps import LinearMap
from exactrank.reading.formulas.expression_kinds import letters_of_vector
from exactrank.reading.formulas.parameters import key_of
from exactrank.statements import (
    Equality,
    Expression,
    Grid,
    Indexed,
    Name,
    Negative,
    Number,
    Power,
    Quotient,
    Similarity,
    Sum,
    Times,
)

_Terms = dict[tuple[str, ...], Fraction]
"""The coefficient of each product of letters; the letters in order."""
_MOST = 60
"""Terms of a polynomial that is multiplied out."""


def quadratic_form(made: Sequence[Expression | None]) -> LinearMap | None:
    """The form that the sides of an equation define; None where they say anything else.

    >>> x, y = Name("x"), Name("y")
    >>> from exactrank.statements import Array
    >>> found = quadratic_form([Times((Name("Q"), Array(((x, y),)))), Times((Number(Fraction(4)), x, y))])
    >>> [[int(entry) for entry in row] for row in found.matrix.rows]
    [[0, 2], [2, 0]]
    """
    if len(made) != 2:
        return None
    match made:
        case [Times((Name() | Indexed() as name, arguments)), value] if value is not None:
            letters = tuple(map(key_of, letters_of_vector(arguments)))
            matrix = matrix_of_form(value, letters) if letters else None
            return None if matrix is None else LinearMap(name, matrix)
    return None


def matrix_of_form(value: Expression, letters: Sequence[str] = ()) -> Grid | None:
    """The symmetric matrix of a polynomial whose terms all have degree 2, in these letters or in those that occur."""
    terms = _expanded(value)
    if not terms or any(len(term) != 2 for term in terms):
        return None
    occurring = sorted({letter for term in terms for letter in term})
    order = list(letters) or occurring
    if not {*occurring} <= {*order}:
        return None
    rows = [[terms.get((a, a), Fraction(0)) if a == b else _mixed(terms, a, b) / 2 for b in order] for a in order]
    return Grid(tuple(map(tuple, rows)))


def _mixed(terms: _Terms, a: str, b: str) -> Fraction:
    return terms.get((min(a, b), max(a, b)), Fraction(0))


def _expanded(e: Expression) -> _Terms | None:
    """The polynomial multiplied out; None for what is none, or is too long."""
    match e:
        case Number(value):
            return {(): value} if value else {}
        case Name() | Indexed():
            return {(key_of(e),): Fraction(1)}
        case Negative(of):
            return _product({(): Fraction(-1)}, _expanded(of))
        case Sum(terms):
            made: _Terms = {}
            for term in terms:
                found = _expanded(term)
                if found is None:
                    return None
                for key, value in found.items():
                    made[key] = made.get(key, Fraction(0)) + value
            return {key: value for key, value in made.items() if value}
        case Times(factors):
            return _all(factors)
        case Power(base, exponent) if isinstance(exponent, int) and 0 < exponent <= 2:
            return _all((base,) * exponent)
        case Quotient(above, Number(below)) if below:
            return _product({(): 1 / below}, _expanded(above))
    return None


def _all(factors: Sequence[Expression]) -> _Terms | None:
    made: _Terms | None = {(): Fraction(1)}
    for factor in factors:
        made = _product(made, _expanded(factor))
    return made


def _product(left: _Terms | None, right: _Terms | None) -> _Terms | None:
    if left is None or right is None or len(left) * len(right) > _MOST:
        return None
    made: _Terms = {}
    for a, x in left.items():
        for b, y in right.items():
            key = tuple(sorted((*a, *b)))
            made[key] = made.get(key, Fraction(0)) + x * y
    return {key: value for key, value in made.items() if value}


def form_matrix(found: Found) -> Made:
    """The quadratic form Q(x, y) = ... has the matrix [...]."""
    value = found.formulas.matrix(found.index("formula"))
    form = _form_in(found, "form") if found.has("form") else _only_form(found)
    return Equality(found.span, (form, value))


def form_becomes(found: Found) -> Made:
    """In other variables the form becomes 5u^2 + v^2: where they are those of an orthonormal basis, the matrices are
    similar; elsewhere nothing is said.
    """
    parts = found.formulas.equation(found.index("formula"))
    value = found.formulas.expression(parts[-1][1])
    matrix = None if value is None else matrix_of_form(value)
    form = _only_form(found)
    if matrix is None:
        raise NotThis
    found.inferred = True
    found.read.add(found.index("formula"))
    return Similarity(found.span, form, matrix)


def _only_form(found: Found) -> Expression:
    maps = found.formulas.sides.maps
    if len(maps) != 1:
        raise NotThis
    return Name(next(iter(maps)))


def _form_in(found: Found, slot: str) -> Expression:
    """The form by its letter, or written out."""
    parts = found.formulas.equation(found.index(slot))
    first, last = found.formulas.expression(parts[0][1]), found.formulas.expression(parts[-1][1])
    called = quadratic_form([first, last]) if len(parts) == 2 else None
    if called is not None:
        return called.matrix
    if len(parts) == 1 and isinstance(first, Times) and isinstance(first.factors[0], Name):
        first = first.factors[0] if letters_of_vector(first.factors[-1]) else first
    if isinstance(first, Name) and first.name in found.formulas.sides.maps:
        return first
    matrix = None if last is None else matrix_of_form(last)
    if matrix is None:
        raise NotThis
    return matrix
