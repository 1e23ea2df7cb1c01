"""Linear maps given by a formula, f(x, y, z) = (x + y, y + z): the name stands for the matrix of the map."""

from __future__ import annotations

from collections.abc import Container, Sequence
from fractions import Fraction

from exactrank.reading.formulas.expression_kinds import key_of
from exactrank.reading.formulas.parameters import NotAffine, column_of
from exactrank.statements import Array, Expression, Grid, Indexed, Name, Times

_MOST = 9
"""So many unknowns a map has at most."""


def linear_map(run: Sequence[Expression], defined: Container[str]) -> tuple[Name, Grid] | None:
    """The name and the matrix of a map that the first two sides define; None where they define none.

    >>> x, y = Name("x"), Name("y")
    >>> linear_map([Times((Name("f"), Array(((x, y),)))), Array(((y, x),))], ())[1].rows
    ((Fraction(0, 1), Fraction(1, 1)), (Fraction(1, 1), Fraction(0, 1)))
    """
    if len(run) < 2 or not isinstance(run[0], Times) or not isinstance(run[1], Array) or len(run[0].factors) != 2:
        return None
    name, arguments = run[0].factors
    if not isinstance(name, Name) or key_of(name) in defined or not isinstance(arguments, Array):
        return None
    letters = [one for row in arguments.rows for one in row]
    keys = [key_of(one) for one in letters if isinstance(one, Name | Indexed)]
    if not 1 < len(keys) <= _MOST or len(set(keys)) != len(letters) or any(key in defined for key in keys):
        return None
    try:
        forms = column_of(run[1], {})
    except NotAffine:
        return None
    if len(forms) < 2 or any(not set(form) <= set(keys) for form in forms):
        return None
    rows = [[form.get(key, Fraction(0)) for key in keys] for form in forms]
    if not all(isinstance(entry, Fraction) for row in rows for entry in row):
        return None
    return name, Grid(tuple([tuple([entry for entry in row if isinstance(entry, Fraction)]) for row in rows]))
