r"""Polynomials that are computed, and so equal for all values of their letters: no equations that are to be solved.

\det(A - \lambda I) is one in \lambda, whatever value \lambda has elsewhere in the text. Of other letters a link of a
chain counts: behind a determinant, or before a link that goes on from it. An equation to be solved ends a chain.
"""

from __future__ import annotations

from exactrank.judging.written_functions import WrittenFunctions, letters_in, parts
from exactrank.statements import (
    Array,
    Comparison,
    Determinant,
    DeterminantOf,
    Equality,
    Expression,
    Grid,
    Identity,
    Name,
    Statement,
    Sum,
)

_LAMBDA = "lambda"
_LAMBDA_ALONE = frozenset((_LAMBDA,))


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


def is_characteristic(statement: Statement, functions: WrittenFunctions) -> bool:
    r"""Whether the statement says what polynomial in \lambda a determinant with \lambda on its diagonal is."""
    if not isinstance(statement, Determinant) or _LAMBDA not in functions.letters_of(statement.value):
        return False
    match statement.subject:
        case Grid(_, _, _, written):
            return bool(written) and all(
                (_LAMBDA in letters_in(text)) == (i == j) for i, row in enumerate(written) for j, text in enumerate(row)
            )
        case Sum() as terms:
            return any(isinstance(part, Identity) for part in parts(terms)) and any(
                isinstance(part, Name) and part.name == "\\lambda" for part in parts(terms)
            )
    return False


def is_computed(
    statement: Statement, before: Statement | None, after: Statement | None, functions: WrittenFunctions
) -> bool:
    """Whether the equation is a link of a calculation, with the links that stand before and after it."""
    if not has_letters_on_both_sides(statement, functions):
        return False
    if is_characteristic(statement, functions) or functions.letters_of(statement) == _LAMBDA_ALONE:
        return True
    if before is not None and _goes_on(statement, before):
        return True
    return after is not None and _goes_on(after, statement) and has_letters_on_both_sides(after, functions)


def _goes_on(statement: Statement, before: Statement) -> bool:
    """Whether the link begins with what the one before it ends with."""
    sides, earlier = sides_of(statement), sides_of(before)
    return sides is not None and earlier is not None and sides[0] == earlier[1]
