"""Whether a statement in letters may be called wrong: not where the text fixes a letter or asks for it."""

from __future__ import annotations

from exactrank.judging.verdicts.verdict import Judgement
from exactrank.judging.written_functions import WrittenFunctions, letters_in, parts
from exactrank.statements import (
    Answer,
    Array,
    Assertion,
    Determinant,
    Equality,
    Expression,
    Grid,
    Inverse,
    MinorValue,
    Name,
    RowStep,
    Statement,
    Transition,
)


def may_be_wrong(found: Judgement, place: int, answer: Answer, functions: WrittenFunctions) -> bool:
    """Whether what is wrong for large values of its letters is a mistake, and no equation for them."""
    passage = answer.passages[place]
    if functions.letters_of(passage) & set(answer.tied):
        return False
    if isinstance(passage, Assertion) and (passage.conditions or len(passage.readings) > 1):
        return False
    if isinstance(found.statement, RowStep):
        return bool(found.statement.operations) and isinstance(passage, Transition | RowStep)
    claim = passage.readings[0] if isinstance(passage, Assertion) else passage
    return not isinstance(claim, Transition) and _says_a_value(claim, functions)  # type: ignore[arg-type]


def _says_a_value(claim: Statement, functions: WrittenFunctions) -> bool:
    match claim:
        case Determinant() | MinorValue() | Inverse():
            return claim.value is not None and _is_worked_out(claim.value, functions)
        case Equality(_, sides):
            written = [functions.letters_of(side) for side in sides]
            same = all(one <= written[0] and one for one in written[1:])
            return same and not any(map(_has_unknowns, sides)) and any(isinstance(side, Grid | Array) for side in sides)
    return False


def _is_worked_out(value: Expression, functions: WrittenFunctions) -> bool:
    """A value in letters, and not a letter alone, which could be a name for it, or the one that is looked for."""
    return bool(functions.letters_of(value)) and not isinstance(value, Name)


def _has_unknowns(side: Expression) -> bool:
    """A vector of letters alone stands for unknowns."""
    grids = [part for part in parts(side) if isinstance(part, Grid) and part.written]
    vectors = [grid for grid in grids if len(grid.rows) == 1 or len(grid.rows[0]) == 1]
    return any(
        all(len(letters_in(text)) == 1 and len(text.split()) == 1 for row in grid.written for text in row)
        for grid in vectors
    )
