"""A row that an operation is wrongly said to give, R_2 - 3 R_1 = (0, 1, 2): a step with that row follows from it."""

from __future__ import annotations

from exactrank.judging.evaluation.context import Context
from exactrank.judging.verdicts.undecided import Misfit, NoValue
from exactrank.matrix import Matrix
from exactrank.statements import Equality, RowOf, Statement
from exactrank.statements.walks import subexpressions


def remember_given_row(claim: Statement, context: Context) -> None:
    """The row of a wrong equality of rows, with the one that should stand there."""
    if not isinstance(claim, Equality) or not any(isinstance(e, RowOf) for e in subexpressions(claim.sides[0])):
        return
    try:
        expected, found = [context.environment.matrix(side) for side in (claim.sides[0], claim.sides[-1])]
    except (NoValue, Misfit):
        return
    if expected.nrows == found.nrows == 1 and expected != found:
        context.given_rows[found, expected] = context.index


def follows_given_row(expected: Matrix, after: Matrix, context: Context) -> int | None:
    """The judgement of the row by which alone a step is wrong: every wrong row of it is one that was given before."""
    if expected.shape != after.shape:
        return None
    columns = range(after.ncols)
    known: list[int] = []
    for k in range(after.nrows):
        should, stands = (one.submatrix(range(k, k + 1), columns) for one in (expected, after))
        if should != stands:
            if (stands, should) not in context.given_rows:
                return None
            known.append(context.given_rows[stands, should])
    return min(known, default=None)
