r"""Matrices that a text gives only by A - \lambda I = [4-\lambda, 1; 2, 3-\lambda]: the equation says what A is.

So answers begin whose problem stands elsewhere. What such a text says of A after that is said of this matrix.
"""

from __future__ import annotations

from dataclasses import replace

from exactrank.judging.characteristic_matrices import constant_part, numbers_of, variable_of
from exactrank.matrix import Matrix
from exactrank.statements import (
    Answer,
    Assertion,
    Comparison,
    Definition,
    Equality,
    Expression,
    Grid,
    Identity,
    Indexed,
    Name,
    Negative,
    Number,
    Passage,
    Scope,
    Sum,
    Times,
)


def with_implied_matrices(answer: Answer) -> Answer:
    """The answer, with what such equations imply as definitions in their place, where no line defines the name."""
    given: set[Expression] = {one.name for one in answer.passages if isinstance(one, Definition)}
    implied: set[Expression] = set()
    passages: list[Passage] = []
    found = False
    for passage in answer.passages:
        if isinstance(passage, Scope):
            implied.clear()
        equation = _asserted(passage)
        made = None if equation is None else _implied(equation)
        if equation is None or made is None or made.name in given | implied:
            passages.append(passage)
            continue
        implied.add(made.name)
        found = True
        passages.append(made)
        if len(equation.sides) > 2:
            passages.append(passage)
    return replace(answer, passages=tuple(passages)) if found else answer


def _asserted(passage: Passage) -> Equality | None:
    match passage:
        case Equality() as equation:
            return equation
        case Assertion((Equality() as equation,), denied=False, conditions=(), case=None):
            return equation
    return None


def _implied(equation: Equality) -> Definition | None:
    if equation.comparison is not Comparison.EQUAL or len(equation.sides) < 2:
        return None
    match equation.sides[:2]:
        case (Sum((Name() as name, Negative(Times((by, Identity()))))) as difference, Grid() as grid):
            A = _without(by, difference, grid)
        case (
            Sum((Name() as name, Negative(Times((by, Identity()))))),
            Sum((Grid() as grid, Negative(Times((again, _))))),
        ):
            A = numbers_of(grid) if again == by else None
        case (Sum((Times((by, Identity())), Negative(Name() as name))) as difference, Grid() as grid):
            A = None if isinstance(by, Number) else _without(by, difference, grid)
        case _:
            return None
    return None if A is None else Definition(equation.span, name, Grid.of(A))


def _without(by: Expression, difference: Sum, grid: Grid) -> Matrix | None:
    """The matrix from which the multiple of the identity was subtracted."""
    if isinstance(by, Number):
        shifted = numbers_of(grid)
        if shifted is None or shifted.nrows != shifted.ncols:
            return None
        rows = [[x + by.value * (i == j) for j, x in enumerate(row)] for i, row in enumerate(shifted)]
        return Matrix.of(rows)
    letter = variable_of(difference)
    return None if letter is None or not isinstance(by, Name | Indexed) else constant_part(grid, letter)
