"""What sentences say of least squares: the least-squares solution is x = [...], which solves the normal equations."""

from __future__ import annotations

from exactrank.errors import InputError
from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.found import Found, Made
from exactrank.reading.claims.slots import Formulas
from exactrank.reading.latex.grids import Range
from exactrank.statements import Equality, Expression, Grid, Name, Times, Transposed

_LATELY = 30
"""Formulas back among which the system stands and its matrix and vector are given."""


def least_squares(found: Found) -> Made:
    """A^T A x = A^T b of the last system A x = b whose A and b the text has written out."""
    index = found.index("formula")
    vector = found.formulas.matrix(index)
    if isinstance(vector, Grid) and len(vector.rows) == 1:
        vector = Transposed(vector)
    if isinstance(vector, Name) or not any(isinstance(one, Grid) for one in _written(vector)):
        raise NotThis
    named = found.index("system") if found.has("system") else None
    A, b, sole = _system(found.formulas, index if named is None else named + 1)
    found.inferred = named is None and not sole
    return Equality(found.span, (Times((Transposed(A), A, vector)), Times((Transposed(A), b))))


def _written(vector: Expression) -> tuple[Expression, ...]:
    match vector:
        case Times(factors):
            return factors
        case Transposed(of):
            return (of,)
    return (vector,)


def _system(formulas: Formulas, before: int) -> tuple[Name, Name, bool]:
    """A and b of the last system A x = b, both written out before, and whether no other system stands there."""
    given: list[str] = []
    found: list[tuple[Name, Name]] = []
    for k in range(before - 1, max(-1, before - 1 - _LATELY), -1):
        for span in formulas.listed(formulas.ranges[k]):
            sides = formulas.sides_of(span)
            left, right = [_made(formulas, one) for one in (*sides, (0, 0))[:2]] if len(sides) == 2 else (None, None)
            if isinstance(left, Name) and isinstance(right, Grid):
                given.append(left.name)
            match left, right:
                case Times((Name() as matrix, Name())), Name() as vector if matrix.name.isupper():
                    found.append((matrix, vector))
    if not found or not {one.name for one in found[0]} <= {*given}:
        raise NotThis
    sole = len({*found}) == 1 and all(given.count(one.name) == 1 for one in found[0])
    return *found[0], sole


def _made(formulas: Formulas, span: Range) -> Expression | None:
    if span[0] >= span[1]:
        return None
    try:
        return formulas.expression(span)
    except (NotThis, InputError):
        return None
