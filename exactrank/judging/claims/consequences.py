"""Equations that are said to follow from a system.

An equation c x = d holds for every solution of a consistent system A x = b exactly when (c | d) is a combination of the
rows of (A | b): the solutions of A x = b, as (x, -1), and the kernel of A span the kernel of (A | b).
"""

from __future__ import annotations

from exactrank.judging.claims.spaces import one_solution, system_of
from exactrank.judging.evaluation.context import Context
from exactrank.judging.evaluation.linear import beside, image_of_kernel
from exactrank.judging.verdicts.decision import CORRECT, Decision, undecided, wrong
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import NoValue
from exactrank.judging.verdicts.witnesses import ExistingSolution
from exactrank.statements import Consequence


def decide_consequence(claim: Consequence, context: Context) -> Decision:
    """Right for every solution; wrong where no solution has it; open where some have it and others do not."""
    A, b = system_of(claim, context)
    row = context.environment.matrix(claim.equation)
    if b.ncols != 1 or b.nrows != A.nrows or row.shape != (1, A.ncols + 1):
        raise NoValue(Note.SHAPE)
    if image_of_kernel(beside(A, b), row) is None:
        return CORRECT
    if image_of_kernel(A.T, b.T) is not None:  # there is no solution that could tell
        return undecided(Note.SEVERAL_READINGS)
    if image_of_kernel(A, row.submatrix([0], range(A.ncols))) is not None:
        return undecided(Note.SEVERAL_SOLUTIONS)
    return wrong(Note.NOT_IMPLIED, ExistingSolution(one_solution(A, b)))
