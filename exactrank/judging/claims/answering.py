"""Whether a claim answers a problem: it settles something of the problem's matrix, rather than saying it again."""

from __future__ import annotations

from dataclasses import fields

from exactrank.judging.evaluation.context import Context
from exactrank.matrix import Matrix
from exactrank.statements import (
    Approximation,
    Array,
    Comparison,
    Consequence,
    Decimal,
    Definition,
    Described,
    DeterminantSign,
    Equality,
    Expression,
    Grid,
    Indexed,
    MinorsVanish,
    MinorValue,
    Name,
    Nullity,
    Number,
    Orthogonality,
    Rank,
    RowEquivalence,
    Statement,
    Unknown,
    Unreadable,
)


def answers(claim: Statement, context: Context) -> bool:
    """Whether a claim answers the problem, if it holds; a bound, a minor, a restatement and 1 = 1 do not.

    A claim about a matrix must be about the problem's, or about one that the calculation from it has come to.
    """
    match claim:
        case Definition() | Unreadable() | Consequence() | MinorValue() | MinorsVanish() | Orthogonality():
            return False
        case DeterminantSign():
            return False
        case Rank() | Nullity() if claim.comparison is not Comparison.EQUAL:
            return False
        case Equality(_, sides, comparison):
            return comparison is Comparison.EQUAL and context.problem_seen and any(map(_is_calculated, sides))
        case Approximation(_, exact, _):
            return context.problem_seen and _is_calculated(exact)
        case RowEquivalence(_, left, right):
            return context.problem_seen and left != right
        case _:
            return context.problem_seen and all(_is_reached(A, context) for A in context.used)


def _is_reached(A: Matrix, context: Context) -> bool:
    """The problem's matrix, or the last one of the calculation that starts from it."""
    if context.is_problem(A):
        return True
    start = context.chain_start
    return start is not None and context.chain_end == A and context.is_problem(start)


def _is_calculated(expression: Expression) -> bool:
    """Something is done with a matrix or a name: a product, a rank; not a name, a number or a matrix alone."""
    alone = Name | Indexed | Grid | Array | Described | Number | Decimal | Unknown
    return not isinstance(expression, alone) and _has_name_or_matrix(expression)


def _has_name_or_matrix(part: object) -> bool:
    if isinstance(part, Name | Indexed | Grid | Array | Described):
        return True
    if isinstance(part, tuple):
        return any(map(_has_name_or_matrix, part))
    if not isinstance(part, Expression):
        return False
    return any(_has_name_or_matrix(getattr(part, one.name)) for one in fields(part))
