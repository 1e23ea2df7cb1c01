"""Matrices that words call by what they are, in the equalities that speak of them."""

from __future__ import annotations

from dataclasses import replace

from exactrank.judging.evaluation.context import Context
from exactrank.statements import Described, Equality, Expression, Grid, Role
from exactrank.statements.walks import replaced, subexpressions


def is_about_any(claim: Equality) -> bool:
    """Whether the equality is about the matrix at hand, which is not named: row 3 is the sum of rows 1 and 2."""
    return any(part == Described(Role.START) for side in claim.sides for part in subexpressions(side))


def with_matrices(claim: Equality, context: Context) -> Equality:
    """The equality with a matrix in the place of the words for it; raises NoValue where it is not known which."""

    if not any(isinstance(part, Described) for side in claim.sides for part in subexpressions(side)):
        return claim

    def written(part: Expression) -> Expression | None:
        if not isinstance(part, Described):
            return None
        return Grid(tuple(context.subject(part)))

    return replace(claim, sides=tuple([replaced(side, written) for side in claim.sides]))
