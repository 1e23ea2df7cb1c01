"""Whether a claim answers a problem: it settles something of the problem's matrix, rather than saying it again."""

from __future__ import annotations

from collections.abc import Sequence
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
    DeterminantOf,
    DeterminantSign,
    Equality,
    Expression,
    Grid,
    Identity,
    Indexed,
    MinorsVanish,
    MinorValue,
    Name,
    Negative,
    Nullity,
    Number,
    Orthogonality,
    Rank,
    RankOf,
    RowEquivalence,
    Similarity,
    Statement,
    Sum,
    Times,
    Transposed,
    Unknown,
    Unreadable,
)

_NUMBERS = RankOf | DeterminantOf
"""What matrices share with their transposes."""


def answers(claim: Statement, context: Context) -> bool:
    """Whether a claim answers the problem, if it holds; a bound, a minor, a restatement and 1 = 1 do not.

    A claim about a matrix must be about the problem's, or about one that the calculation from it has come to.
    """
    match claim:
        case Definition() | Unreadable() | Consequence() | MinorValue() | MinorsVanish() | Orthogonality():
            return False
        case DeterminantSign():
            return False
        case Rank(_, subject, value) if (
            subject is not None and value is not None and _says_nothing((RankOf(subject), value))
        ):
            return False
        case Rank() | Nullity() if claim.comparison is not Comparison.EQUAL:
            return False
        case Equality(_, sides, comparison):
            settles = comparison is Comparison.EQUAL and not _says_nothing(sides) and any(map(_is_calculated, sides))
            return settles and context.problem_seen
        case Approximation(_, exact, _):
            return context.problem_seen and _is_calculated(exact)
        case RowEquivalence(_, left, right) | Similarity(_, left, right):
            return context.problem_seen and left != right
        case _:
            return context.problem_seen and all(_is_reached(A, context) for A in context.used)


def _is_reached(A: Matrix, context: Context) -> bool:
    """The problem's matrix, or the last one of the calculation that starts from it."""
    if context.is_problem(A):
        return True
    start = context.chain_start
    return start is not None and context.chain_end == A and context.is_problem(start)


def _says_nothing(sides: Sequence[Expression]) -> bool:
    """What holds of every matrix, or of its size alone: A = A, A - A = 0, rank A = rank A^T, I_2 A = A I_3."""
    if all(isinstance(one, _NUMBERS) for one in sides):
        return len({_without_transposes(one.of) for one in sides if isinstance(one, _NUMBERS)}) == 1
    match sides:
        case (Times((Identity(), left)), Times((right, Identity()))):
            return left == right
        case (Sum((left, Negative(right))), _) | (_, Sum((left, Negative(right)))):
            return left == right
    return len(set(sides)) == 1


def _without_transposes(expression: Expression) -> Expression:
    while isinstance(expression, Transposed):
        expression = expression.of
    return expression


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
