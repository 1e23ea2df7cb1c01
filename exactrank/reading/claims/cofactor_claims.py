"""What sentences say of the matrix of cofactors and of the adjugate: cofactor matrix: [...], its transpose: [...]."""

from __future__ import annotations

from exactrank.errors import InputError
from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.found import Found, Made, Maker
from exactrank.reading.claims.slots import Formulas
from exactrank.statements import AdjugateOf, Described, Equality, Expression, Grid, Name, Role, Transposed

_LATELY = 12
"""Formulas back among which the matrix is looked for."""


def cofactors(transposed: bool) -> Maker:
    """The cofactors of the matrix named last, a guess; `transposed`: the adjugate, which some call the cofactors."""

    def make(found: Found) -> Made:
        index = found.index("formula")
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
