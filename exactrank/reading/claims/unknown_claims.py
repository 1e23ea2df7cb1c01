"""What sentences say of the unknowns of the system at hand: their sum, the value of one of them, a difference.

Of which system, and so in which columns, is known when the text around the sentence has been read. Until then the
consequence has no coefficients; its right side is what is calculated from the unknowns, None for the sum of all, and
its equation is the value alone.
"""

from __future__ import annotations

from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.found import Found, Made
from exactrank.statements import Comparison, Consequence, Expression, Grid, Name, Number
from exactrank.statements.walks import subexpressions


def unknowns_sum(found: Found) -> Made:
    """The sum of the unknowns is 5."""
    return _consequence(found, None)


def unknowns_value(found: Found) -> Made:
    """The value of x is 3; the difference x - y is 1."""
    return of_formula(found, found.formulas.expression(found.formulas.equation(found.index("formula"))[-1][1]))


def of_formula(found: Found, made: Expression) -> Made:
    """x + y is 3."""
    named = [part for part in subexpressions(made) if isinstance(part, Name)]
    if any(not one.name.islower() or len(one.name) > 1 for one in named):
        raise NotThis
    return _consequence(found, made)


def _consequence(found: Found, form: Expression | None) -> Made:
    value, comparison = found.value()
    if comparison is not Comparison.EQUAL or not isinstance(value, Number):
        raise NotThis
    return Consequence(found.span, None, form, Grid(((value.value,),)))
