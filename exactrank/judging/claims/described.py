"""Matrices that words call by what they are, in the equalities that speak of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exactrank.judging.evaluation.context import Context
from exactrank.statements import Basis, Described, Equality, Expression, Grid, Nullity, Rank, Role
from exactrank.statements.walks import replaced, subexpressions

PartlyDescribed = Equality | Nullity | Rank | Basis
"""Claims that may speak of a part of a matrix, or of what is made of it, and call the matrix by what it is."""


def is_about_any(claim: PartlyDescribed) -> bool:
    """Whether a claim is about a part of the matrix at hand, which is not named: row 3 is the sum of rows 1 and 2."""
    return any(part == Described(Role.START) for part in _spoken_of(claim))


def with_matrices(claim: PartlyDescribed, context: Context) -> PartlyDescribed:
    """The claim with a matrix in the place of the words for it; raises NoValue where it is not known which.

    The subject as a whole is left to the judge.
    """
    if not any(isinstance(part, Described) for part in _spoken_of(claim)):
        return claim

    def written(part: Expression) -> Expression | None:
        if not isinstance(part, Described):
            return None
        return Grid(tuple(context.subject(part)))

    match claim:
        case Equality(sides=sides):
            return replace(claim, sides=tuple([replaced(side, written) for side in sides]))
        case Basis(vectors=vectors):
            claim = replace(claim, vectors=tuple([replaced(one, written) for one in vectors]))
    if claim.subject is None or isinstance(claim.subject, Described):
        return claim
    return replace(claim, subject=replaced(claim.subject, written))


def _spoken_of(claim: PartlyDescribed) -> Iterator[Expression]:
    match claim:
        case Equality(sides=sides):
            yield from (part for side in sides for part in subexpressions(side))
        case Basis(vectors=vectors):
            yield from (part for one in vectors for part in subexpressions(one))
    subject = None if isinstance(claim, Equality) else claim.subject
    if subject is not None and not isinstance(subject, Described):
        yield from subexpressions(subject)
