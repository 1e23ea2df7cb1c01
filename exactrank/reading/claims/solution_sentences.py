"""Solutions that a sentence gives as a whole: the solution is (1, 2), the solution set is {p + t v : t in R}."""

from __future__ import annotations

from exactrank.reading.claims.slots import Formulas, NotThis
from exactrank.reading.claims.solution_sets import point_of, solution_set_of
from exactrank.reading.formulas.parameters import parted
from exactrank.statements import Expression, Grid, Indexed, Name, Solution, Span, Times

System = tuple[Expression, Expression]
"""Matrix and right side."""


def solution_in(formulas: Formulas, index: int, named: int | None, span: Span, complete: bool) -> Solution:
    """The solution that the formula `index` writes, of the system A x = b that the formula `named` names.

    Without a name it is one of the system at hand, which only the place of the sentence tells. Raises NotThis where
    the formula is no vector of two entries or more: x = 1 is read as the equation that it is.
    """
    parts = formulas.equation(index)
    column = solution_set_of(formulas.sides, parts[-1][1])
    if column is not None:
        is_name = len(parts) == 2 and isinstance(formulas.expression(parts[0][1]), Name)
        if (len(parts) > 1 and not is_name) or any(sign != "=" for sign, _ in parts[1:]):
            raise NotThis
    else:
        column = point_of(formulas.sides, parts[0][1]) if len(parts) == 1 else None
    if column is None or len(column) < 2:
        raise NotThis
    system = None if named is None else _named(formulas, named)
    coefficients, right = system or (None, None)
    return Solution(span, coefficients, right, *parted(column), complete=complete)


def _named(formulas: Formulas, index: int) -> System:
    """The system A x = b; which of its names are known, the place of the sentence tells."""
    parts = formulas.equation(index)
    if len(parts) != 2 or parts[1][0] != "=":
        raise NotThis
    left, right = formulas.expression(parts[0][1]), formulas.expression(parts[1][1])
    if not isinstance(left, Times) or len(left.factors) != 2 or not isinstance(left.factors[0], Grid | Name | Indexed):
        raise NotThis
    return left.factors[0], right
