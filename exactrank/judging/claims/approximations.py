"""Printed decimals: each against the exact value rounded to as many places."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from exactrank.judging.claims.eigenvalue_digits import decide_eigenvalue_digits
from exactrank.judging.evaluation.context import Context
from exactrank.judging.evaluation.digits import decide_digits, places_rounded_to
from exactrank.judging.evaluation.enclosed import Printed, decide_enclosed_digits
from exactrank.judging.evaluation.irrational import decide_digits_of_real
from exactrank.judging.verdicts.decision import CORRECT, Decision, same_value, undecided, wrong
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import NoValue
from exactrank.judging.verdicts.values import Value
from exactrank.judging.verdicts.witnesses import WrongDigits, WrongShape
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ
from exactrank.statements import Approximation, Array, Decimal, Expression, Grid, Negative, Number


def decimals_in(printed: Expression, any_number: bool = False) -> Printed:
    """The decimals in a number or an array; with `any_number` also plain numbers whose digits end."""
    if isinstance(printed, Negative):
        return {place: (-value, places) for place, (value, places) in decimals_in(printed.of, any_number).items()}
    if isinstance(printed, Decimal):
        return {(0, 0): (printed.value, printed.places)}
    if isinstance(printed, Number) and any_number:
        places = places_rounded_to(printed.value)
        return {} if places is None else {(0, 0): (printed.value, places)}
    found: Printed = {}
    if isinstance(printed, Array):
        for i, row in enumerate(printed.rows):
            for j, entry in enumerate(row):
                inner = decimals_in(entry, any_number)
                if set(inner) == {(0, 0)}:  # a block has no single place
                    found[i, j] = inner[0, 0]
    if isinstance(printed, Grid) and (any_number or printed.decimal):
        for i, numbers in enumerate(printed.rows):
            for j, number in enumerate(numbers):
                whole = number is None or (number.denominator == 1 and not any_number)
                places = None if number is None or whole else places_rounded_to(number)
                if number is not None and places is not None:
                    found[i, j] = number, places
    return found


def decide_rounded(expected: Value, found: Value, decimals: Printed) -> Decision | None:
    """Each printed decimal against the exact entry, every other entry exactly; None where the shapes do not fit."""
    if not isinstance(expected, Matrix):
        if isinstance(found, Matrix) and found.shape != (1, 1):
            return None
        return decide_digits(expected, *decimals[0, 0]) if (0, 0) in decimals else None
    if not isinstance(found, Matrix):
        found = Matrix.of([[found]], 1, expected.field) if isinstance(found, Fraction) else expected
    if expected.shape != found.shape:
        if 1 not in expected.shape or expected.shape != found.shape[::-1]:
            return None
        expected = expected.T
    wrong_ones = [
        decision
        for i in range(found.nrows)
        for j in range(found.ncols)
        if (decision := _rounded_entry(expected[i, j], found[i, j], decimals.get((i, j)), i, j)).is_incorrect
    ]
    return _together(wrong_ones) if wrong_ones else CORRECT


def _together(decisions: list[Decision]) -> Decision:
    """The first wrong number, and every further one that is rounded wrongly."""
    witnesses = [decision.witness for decision in decisions]
    digits = [witness for witness in witnesses if isinstance(witness, WrongDigits)]
    first = decisions[0]
    if not isinstance(first.witness, WrongDigits):
        return first
    return replace(first, witness=replace(first.witness, further=tuple(digits[1:])))


def _rounded_entry(exact: Fraction, found: Fraction, decimal: tuple[Fraction, int] | None, i: int, j: int) -> Decision:
    if decimal is not None:
        return decide_digits(exact, *decimal, i, j)
    return same_value(exact, found)


def decide_approximation(claim: Approximation, context: Context) -> Decision:
    """The exact side computed, then rounded to the places printed."""
    if context.field != QQ:
        return undecided(Note.NOT_EVALUATED)  # no number of a finite field is near another
    try:
        exact = context.environment.value(claim.exact)
    except NoValue:
        of_real = decide_digits_of_real(claim.exact, claim.printed, context.environment)
        if of_real is not None:
            return of_real
        of_eigenvalue = decide_eigenvalue_digits(claim, context)
        if of_eigenvalue is not None:
            return of_eigenvalue
        decimals = decimals_in(claim.printed, any_number=True)
        shape = _shape(claim.printed)
        if shape is None or shape[0] * shape[1] != len(decimals):
            raise
        return decide_enclosed_digits(claim.exact, decimals, shape, context.environment)
    decimals = decimals_in(claim.printed, any_number=True)
    if not decimals:
        return undecided(Note.NOT_EVALUATED)
    decision = decide_rounded(exact, context.environment.value(claim.printed), decimals)
    if decision is None:
        return _shape_of_approximation(exact, context.environment.value(claim.printed))
    if decision.is_incorrect and _holds_decimal(claim.exact):
        return undecided(Note.ROUNDED_INPUT)
    return decision


def _shape(printed: Expression) -> tuple[int, int] | None:
    """The shape of an array of numbers; a number is one."""
    if isinstance(printed, Array | Grid):
        return len(printed.rows), len(printed.rows[0]) if printed.rows else 0
    return (1, 1)


def _shape_of_approximation(exact: Value, printed: Value) -> Decision:
    if isinstance(exact, Matrix) and isinstance(printed, Matrix):
        return wrong(Note.SHAPE, WrongShape(exact.shape, printed.shape))
    return undecided(Note.SHAPE)


def _holds_decimal(expression: Expression) -> bool:
    """Decimals inside a formula may themselves be rounded: then a last digit proves nothing."""
    match expression:
        case Decimal():
            return True
        case Array(rows):
            return any(_holds_decimal(entry) for row in rows for entry in row)
        case _:
            pass
    parts: tuple[Expression, ...] = ()
    for name in ("terms", "factors"):
        parts += getattr(expression, name, ())
    for name in ("of", "base", "numerator", "denominator"):
        part = getattr(expression, name, None)
        parts += () if part is None else (part,)
    return any(_holds_decimal(part) for part in parts)
