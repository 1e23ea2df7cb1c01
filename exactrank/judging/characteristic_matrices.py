r"""Matrices A - \lambda I written out: that they are this is an identity, that their determinant is 0 an equation."""

from __future__ import annotations

from fractions import Fraction

from exactrank.judging.written_functions import letter_named, letters_in
from exactrank.statements import (
    Assertion,
    Determinant,
    DeterminantOf,
    Equality,
    Expression,
    Grid,
    Identity,
    Name,
    Negative,
    Number,
    Passage,
    Power,
    Sum,
    Times,
)
from exactrank.statements.walks import subexpressions

_ZERO = Number(Fraction(0))


def is_meant_for_all_values(passage: Passage) -> bool:
    r"""Whether A - \lambda I = [...] is said, det(A - \lambda I) = det [...], or what polynomial det [...] is.

    A mistake there is one whatever the letter is, though the text may go on to solve an equation for it.
    """
    claim = _claim(passage)
    if isinstance(claim, Equality) and len(claim.sides) == 2:
        return _is_shift(*claim.sides)
    if not isinstance(claim, Determinant) or claim.subject is None:
        return False
    if isinstance(claim.value, DeterminantOf):
        return _is_shift(claim.subject, claim.value.of)
    letter = _characteristic(claim.subject)
    named = {letter_named(one) for one in subexpressions(claim.value) if isinstance(one, Name)}
    return letter == "lambda" and named == {letter} and isinstance(claim.value, Sum | Times | Power)


def is_characteristic_equation(passage: Passage) -> bool:
    """Whether it is said that a determinant with a letter in all entries of the diagonal, and only there, is 0."""
    claim = _claim(passage)
    return isinstance(claim, Determinant) and claim.value == _ZERO and _characteristic(claim.subject) is not None


def _characteristic(e: Expression | None) -> str | None:
    """The letter that all entries of the diagonal of a matrix have, and no other entry."""
    if not isinstance(e, Grid) or not e.written or any(len(row) != len(e.written) for row in e.written):
        return None
    on_diagonal = [letters_in(row[i]) for i, row in enumerate(e.written)]
    beside = [letters_in(text) for i, row in enumerate(e.written) for j, text in enumerate(row) if i != j]
    same = all(one == on_diagonal[0] and len(one) == 1 for one in on_diagonal)
    return next(iter(on_diagonal[0])) if same and not any(beside) else None


def _claim(passage: Passage) -> object:
    if isinstance(passage, Assertion):
        return passage.readings[0] if len(passage.readings) == 1 and not passage.denied else None
    return passage


def _is_shift(left: Expression, right: Expression) -> bool:
    letter = _shift(left)
    return letter is not None and isinstance(right, Grid) and _letters_of(right) == {letter}


def _shift(e: Expression) -> str | None:
    r"""The letter t of A - t I and t I - A, where A is a name."""
    if not isinstance(e, Sum) or len(e.terms) != 2:
        return None
    terms = [one.of if isinstance(one, Negative) else one for one in e.terms]
    for own, other in (terms, terms[::-1]):
        match own:
            case Times((Name() as letter, Identity() | Name("E" | "I"))) if isinstance(other, Name):
                return letter_named(letter)
    return None


def _letters_of(grid: Grid) -> set[str]:
    return {letter for row in grid.written for text in row for letter in letters_in(text)}
