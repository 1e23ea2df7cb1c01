"""What sentences say of the matrix of cofactors and of the adjugate: cofactor matrix: [...], its transpose: [...]."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

from exactrank.errors import InputError
from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.found import Found, Made, Maker
from exactrank.reading.claims.slots import Formulas
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.statements import (
    AdjugateOf,
    Described,
    Equality,
    Expression,
    Grid,
    Indexed,
    Name,
    Number,
    Role,
    Transposed,
)

_LATELY = 12
"""Formulas back among which the matrix is looked for."""


def cofactors(transposed: bool) -> Maker:
    """The cofactors of the matrix named last, a guess; `transposed`: the adjugate, which some call the cofactors."""

    def make(found: Found) -> Made:
        index = found.index("formula")
        if _says_itself(found.formulas, index):
            raise NotThis  # adjugate matrix: adj(A) = [...]
        value = found.matrix()
        subject = found.subject() if found.has("subject") else None
        found.inferred = found.inferred or subject is None
        subject = subject or last_square(found.formulas, index) or Described(Role.START)
        if not isinstance(value, Grid):
            raise NotThis
        made: tuple[Expression, ...] = (Transposed(AdjugateOf(subject)),)
        if transposed:
            made = AdjugateOf(subject), *made
        return tuple([Equality(found.span, (one, value)) for one in made])

    return make


def _says_itself(formulas: Formulas, index: int) -> bool:
    """Whether a formula has the cofactors or the adjugate as its left side."""
    parts = formulas.equation(index)
    if len(parts) < 2:
        return False
    try:
        left = formulas.expression(parts[0][1])
    except (NotThis, InputError):
        return False
    return isinstance(left.of if isinstance(left, Transposed) else left, AdjugateOf)


def last_square(formulas: Formulas, index: int) -> Name | None:
    """The name of the last square matrix that a formula before another one gives: A = [...]."""
    for k in range(index - 1, max(-1, index - 1 - _LATELY), -1):
        parts = formulas.equation(k)
        if len(parts) != 2 or parts[1][0] != "=":
            continue
        try:
            name, value = [formulas.expression(part) for _, part in parts]
        except (NotThis, InputError):
            continue
        if isinstance(name, Name) and isinstance(value, Grid) and len(value.rows) == len(value.rows[0]) > 1:
            return name
    return None


def cofactor_values(found: Found) -> Made:
    """The cofactors one by one, A_{11} = 2, A_{12} = -1, ...: all of them are the transpose of the adjugate."""
    formulas, text, at = found.formulas, found.text("formulas"), found.match.places["formulas"]
    places = [formulas.index(at + k) for k, sign in enumerate(text) if sign in PLACEHOLDERS]
    values: dict[tuple[int, int], Fraction] = {}
    for span in [one for place in places for one in formulas.listed(formulas.ranges[place])]:
        sides = formulas.sides_of(span)
        name, value = formulas.expression(sides[0]), formulas.expression(sides[-1])
        if len(sides) < 2 or not isinstance(name, Indexed) or not isinstance(value, Number):
            raise NotThis
        row, column = _place(name)
        values[row, column] = value.value
    n = isqrt(len(values))
    places_of_all = [(i, j) for i in range(1, n + 1) for j in range(1, n + 1)]
    subject = last_square(formulas, places[0])
    if n < 2 or sorted(values) != places_of_all or subject is None:
        raise NotThis
    found.inferred = True
    found.read.update(places)
    grid = Grid(tuple([tuple([values[i, j] for j in range(1, n + 1)]) for i in range(1, n + 1)]))
    return Equality(found.span, (Transposed(AdjugateOf(subject)), grid))


def _place(name: Indexed) -> tuple[int, int]:
    """The row and the column of A_{12}; NotThis for other indices."""
    match name.indices:
        case (int() as row, int() as column):
            return row, column
        case (int() as both,) if 11 <= both <= 99 and both % 10:
            return both // 10, both % 10
    raise NotThis
