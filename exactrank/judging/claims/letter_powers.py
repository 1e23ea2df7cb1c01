"""Equalities with a letter in exponents, A^k = 2^k P + 3^k Q, decided for all its positive values.

Both sides are sequences that satisfy linear recurrences: a power of a matrix of n rows one of order n (Cayley and
Hamilton), a power of a number one of order 1. The difference of two such sequences satisfies one whose order is the sum
of theirs, so it is zero from some place on when it is zero at so many places from there on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from exactrank.judging.evaluation.context import Context
from exactrank.judging.verdicts.decision import CORRECT, Decision, undecided, wrong
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import Misfit, NoValue
from exactrank.judging.verdicts.verdict import Outcome
from exactrank.judging.verdicts.witnesses import ForValues
from exactrank.matrix import Matrix
from exactrank.statements import (
    Array,
    Equality,
    Expression,
    Grid,
    Identity,
    Indexed,
    LetterPower,
    Name,
    Negative,
    Number,
    Power,
    Quotient,
    Sum,
    Times,
    Transposed,
)
from exactrank.statements.walks import mentions, replaced, subexpressions

_MOST = 24
"""So many values are tried at most."""
_FAILS = 12
"""So many values in turn are wrong before the equality is: it may be meant for even ones, or from some value on."""
_UNITS = ("I", "E")


def letters_in_exponents(claim: Equality) -> set[str]:
    """The letters that stand in exponents."""
    parts = [part for side in claim.sides for part in subexpressions(side)]
    return {part.letter for part in parts if isinstance(part, LetterPower)}


def decide_letter_powers(claim: Equality, context: Context, decide: Callable[[Equality], Decision]) -> Decision:
    """Right where it holds at enough values in turn, wrong where it fails at all of some; `decide` is for numbers."""
    letters = letters_in_exponents(claim)
    if len(letters) != 1:
        return undecided(Note.NOT_EVALUATED)
    letter = letters.pop()
    unknown = _unknown(claim, letter, context)
    if unknown is not None:
        return undecided(Note.UNDEFINED_NAME, unknown)
    orders = [_order(side, letter, context) for side in claim.sides]
    order = sum([one for one in orders if one is not None])
    if None in orders or order > _MOST:
        return undecided(Note.NOT_EVALUATED)
    first = _first(claim)
    for k in range(first, first + order):
        decision = decide(_at(claim, letter, k))
        if decision.outcome is not Outcome.CORRECT:
            break
    else:
        return CORRECT
    if not decision.is_incorrect or decision.witness is None:
        return decision
    later = range(first + order, first + order + _FAILS)
    if not all(decide(_at(claim, letter, value)).is_incorrect for value in later):
        return undecided(Note.NOT_EVALUATED)
    assert decision.note is not None
    return wrong(decision.note, ForValues(((letter, Fraction(k)),), decision.witness))


def _unknown(claim: Equality, letter: str, context: Context) -> str | None:
    """A name in the equality that nothing defines, or an index that counts."""
    for side in claim.sides:
        for part in subexpressions(side):
            if isinstance(part, Indexed):
                known = context.environment.pending(part) is not None or _has_value(part, context)
            else:
                known = not isinstance(part, Name) or part.name in (letter, *_UNITS)
                known = known or (isinstance(part, Name) and context.environment.is_defined(part))
            if not known and isinstance(part, Name | Indexed):
                return part.name
    return None


def _has_value(e: Expression, context: Context) -> bool:
    try:
        context.environment.value(e)
    except (NoValue, Misfit):
        return False
    return True


def _order(e: Expression, letter: str, context: Context) -> int | None:
    """The order of a recurrence that the expression satisfies as a sequence; None where none is known."""
    if not _holds(e, letter):
        return 1
    match e:
        case LetterPower(base):
            return None if mentions(base, letter) else _rows(base, context)
        case Name(name) if name == letter:
            return 2
        case Sum(parts):
            return _together([_order(part, letter, context) for part in parts], sum)
        case Array(rows):
            return _together([_order(part, letter, context) for row in rows for part in row], sum)
        case Times(parts):
            return _together([_order(part, letter, context) for part in parts], _product)
        case Negative(of) | Transposed(of):
            return _order(of, letter, context)
        case Quotient(above, below) if not _holds(below, letter):
            return _order(above, letter, context)
    return None


def _holds(e: Expression, letter: str) -> bool:
    parts = list(subexpressions(e))
    return mentions(e, letter) or any(isinstance(part, LetterPower) for part in parts)


def _rows(base: Expression, context: Context) -> int:
    """How many rows a matrix has; a number is one of one row."""
    if isinstance(base, Number):
        return 1
    if isinstance(base, Grid | Array):
        return len(base.rows)
    if isinstance(base, Identity):
        return 1
    try:
        found = context.environment.value(base)
    except (NoValue, Misfit):
        return max([_rows(part, context) for part in subexpressions(base) if part is not base], default=1)
    return found.nrows if isinstance(found, Matrix) else 1


def _together(orders: list[int | None], of: Callable[[list[int]], int]) -> int | None:
    known = [order for order in orders if order is not None]
    return of(known) if len(known) == len(orders) else None


def _product(values: list[int]) -> int:
    made = 1
    for value in values:
        made *= value
    return made


def _first(claim: Equality) -> int:
    """The least positive value at which no exponent is negative."""
    parts = [part for side in claim.sides for part in subexpressions(side)]
    return max([1, *[-(part.shift // part.factor) for part in parts if isinstance(part, LetterPower)]])


def _at(claim: Equality, letter: str, k: int) -> Equality:
    """The equality with a number for the letter."""

    def change(part: Expression) -> Expression | None:
        match part:
            case LetterPower(base, _, factor, shift):
                return Power(replaced(base, change), factor * k + shift)
            case Name(name) if name == letter:
                return Number(Fraction(k))
        return None

    return replace(claim, sides=tuple([replaced(side, change) for side in claim.sides]))
