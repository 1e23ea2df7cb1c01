r"""Polynomials that are computed, and so equal for all values of their letters: no equations that are to be solved.

\det(A - \lambda I) is one in \lambda, whatever value \lambda has elsewhere in the text. Of other letters a link of a
chain counts: behind a determinant, or before a link that goes on from it. An equation to be solved ends a chain.
"""

from __future__ import annotations

from exactrank.judging.characteristic_matrices import LAMBDA, variable_of
from exactrank.judging.written_functions import WrittenFunctions
from exactrank.statements import (
    Array,
    Comparison,
    Determinant,
    DeterminantOf,
    Equality,
    Expression,
    Grid,
    Identity,
    Statement,
    Sum,
)

_LAMBDA_ALONE = frozenset((LAMBDA,))


def sides_of(statement: Statement) -> tuple[Expression, Expression] | None:
    """The two sides of an equation between numbers; None for any other statement."""
    match statement:
        case Determinant(_, subject, value) if subject is not None:
            return DeterminantOf(subject), value
        case Equality(_, (left, right)) if statement.comparison is Comparison.EQUAL:
            scalar = not any(_is_matrix(side) for side in (left, right))
            return (left, right) if scalar else None
    return None


def _is_matrix(side: Expression) -> bool:
    """Whether a matrix stands in it of which no determinant is taken."""
    if isinstance(side, DeterminantOf):
        return False
    if isinstance(side, Grid | Array | Identity):
        return True
    return any(_is_matrix(part) for part in _inside(side))


def _inside(side: Expression) -> list[Expression]:
    held = [getattr(side, name) for name in getattr(side, "__slots__", ())]
    flat = [part for one in held for part in (one if isinstance(one, tuple) else (one,))]
    return [part for part in flat if hasattr(part, "__slots__")]


def has_letters_on_both_sides(statement: Statement, functions: WrittenFunctions) -> bool:
    sides = sides_of(statement)
    return sides is not None and all(map(functions.letters_of, sides))


def is_characteristic(statement: Statement, variables: frozenset[str], functions: WrittenFunctions) -> bool:
    r"""Whether the statement says what A - \lambda I is, or what polynomial in its letter its determinant is."""
    match statement:
        case Determinant(_, subject, value) if subject is not None:
            return _is_of(subject, value, variables, functions)
        case Equality(_, (Sum() as left, Grid() as right)) if statement.comparison is Comparison.EQUAL:
            return _is_of(left, right, variables, functions)
        case Equality(_, (Grid() as left, Sum() as right)) if statement.comparison is Comparison.EQUAL:
            return _is_of(right, left, variables, functions)
    return False


def _is_of(subject: Expression, value: Expression, variables: frozenset[str], functions: WrittenFunctions) -> bool:
    r"""Whether the value has the \lambda of a matrix A - \lambda I, and no letter that the matrix does not have."""
    letters = functions.letters_of(value)
    return variable_of(subject) in variables & letters and letters <= functions.letters_of(subject)


def is_computed(
    statement: Statement,
    before: Statement | None,
    after: Statement | None,
    variables: frozenset[str],
    functions: WrittenFunctions,
) -> bool:
    r"""Whether the equation is a link of a calculation, with the links that stand before and after it.

    `variables` are the letters of matrices A - \lambda I.
    """
    if is_characteristic(statement, variables, functions):
        return True
    if not has_letters_on_both_sides(statement, functions):
        return False
    if functions.letters_of(statement) == _LAMBDA_ALONE:
        return True
    if before is not None and _goes_on(statement, before):
        return True
    return after is not None and _goes_on(after, statement) and has_letters_on_both_sides(after, functions)


def _goes_on(statement: Statement, before: Statement) -> bool:
    """Whether the link begins with what the one before it ends with."""
    sides, earlier = sides_of(statement), sides_of(before)
    return sides is not None and earlier is not None and sides[0] == earlier[1]
