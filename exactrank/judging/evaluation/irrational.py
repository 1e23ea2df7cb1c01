"""Claims about numbers that are neither rational nor one square root of a rational: decided by their exact signs."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import assert_never

from exactrank.calculations.spectrum import SingularValue
from exactrank.judging.evaluation.decompositions import Role, greatest_singular_value
from exactrank.judging.evaluation.digits import wrong_enclosed
from exactrank.judging.evaluation.environment import Environment
from exactrank.judging.evaluation.radicals import Real, sign
from exactrank.judging.verdicts.decision import CORRECT, Decision, wrong
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import Misfit, NoValue
from exactrank.judging.verdicts.witnesses import WrongDigits, WrongValue
from exactrank.numbers.surds import NestedRadical, Radical, Surd, SurdSum
from exactrank.statements import (
    Decimal,
    Expression,
    Indexed,
    Name,
    Negative,
    NormOf,
    Number,
    Power,
    Quotient,
    SquareRoot,
    Sum,
    Times,
)

_DEPTH = 20
_EXPONENT = 20
_BITS = 400


def real_of(expression: Expression, environment: Environment, depth: int = _DEPTH) -> Real | None:
    """The expression as a number made by square roots; None where it is anything else."""
    if depth == 0:
        return None

    def inside(parts: Sequence[Expression]) -> list[Real] | None:
        found = [real_of(part, environment, depth - 1) for part in parts]
        known = [one for one in found if one is not None]
        return known if len(known) == len(found) and known else None

    match expression:
        case Number(value) | Decimal(value):
            return Real.of(value)
        case Negative(of):
            found = inside((of,))
            return None if found is None else Real.of(0) - found[0]
        case Sum(parts):
            found = inside(parts)
            return None if found is None else _folded(found, "+")
        case Times(parts):
            found = inside(parts)
            return None if found is None else _folded(found, "*")
        case Quotient(above, below):
            found = inside((above, below))
            return None if found is None else found[0] / found[1]
        case SquareRoot(of):
            found = inside((of,))
            return None if found is None else found[0].root
        case Power(base, exponent) if 0 < exponent <= _EXPONENT:
            found = inside((base,))
            return None if found is None else _folded(found * exponent, "*")
        case Name() | Indexed():
            pending = environment.pending(expression)
            if pending is not None:
                return real_of(pending, environment, depth - 1)
    try:
        found_value = environment.value(expression)
    except (NoValue, Misfit):
        singular = singular_value_of(expression, environment)
        return None if singular is None else _real_of_radical(singular.radical)
    if isinstance(found_value, Surd):
        return Real.of(found_value.coefficient) * Real.of(found_value.radicand).root
    return Real.of(found_value) if isinstance(found_value, Fraction) else None


def _folded(parts: list[Real], op: str) -> Real:
    made = parts[0]
    for part in parts[1:]:
        made = made + part if op == "+" else made * part
    return made


def singular_value_of(e: Expression, environment: Environment) -> SingularValue | None:
    """The singular value that the name or the spectral norm is; None where it is no nonzero one."""
    part = environment.singular.part(e)
    if part is not None and part.role is Role.VALUE:
        return part.decomposition.value(part.index)
    if not isinstance(e, NormOf) or not e.spectral:
        return None
    # ||W - W_r|| is singular value number r + 1 of W (Eckart and Young, 1936), and ||W_r|| the first.
    if isinstance(e.of, Sum) and len(e.of.terms) == 2 and isinstance(e.of.terms[1], Negative):
        part = environment.singular.part(e.of.terms[1].of)
        if part is not None and part.role is Role.TRUNCATION:
            whole = environment.value(e.of.terms[0])
            return part.decomposition.value(part.index + 1) if whole == part.decomposition.matrix else None
    part = environment.singular.part(e.of)
    if part is not None and part.role is Role.TRUNCATION:
        return part.decomposition.value(1)
    try:
        return greatest_singular_value(environment.matrix(e.of))
    except (NoValue, Misfit):
        return None


def _real_of_radical(radical: Radical | None) -> Real | None:
    match radical:
        case None:
            return None
        case Surd(coefficient, radicand):
            return Real.of(coefficient) * Real.of(radicand).root
        case SurdSum(first, second):
            return (
                Real.of(first.coefficient) * Real.of(first.radicand).root
                + Real.of(second.coefficient) * Real.of(second.radicand).root
            )
        case NestedRadical(rational, surd):
            return (Real.of(rational) + Real.of(surd.coefficient) * Real.of(surd.radicand).root).root
    assert_never(radical)


def decide_equal_reals(sides: Sequence[Expression], environment: Environment) -> Decision | None:
    """Whether the numbers are all the same; None where one of them is no such number."""
    numbers: list[Real | SingularValue] = []
    for side in sides:
        found = real_of(side, environment) or singular_value_of(side, environment)
        if found is None:
            return None
        numbers.append(found)
    for left, right in pairwise(numbers):
        if not _are_equal(left, right):
            a, b = left.within(_BITS), right.within(_BITS)
            exact = isinstance(right, Real) and not right.op
            return wrong(
                Note.WRONG_VALUE, WrongValue(a, right.value if isinstance(right, Real) and exact else b.midpoint)
            )
    return CORRECT


def _are_equal(left: Real | SingularValue, right: Real | SingularValue) -> bool:
    if isinstance(left, Real) and isinstance(right, Real):
        return sign(left - right) == 0
    if isinstance(left, Real) or isinstance(right, Real):
        # Only what has no radical comes here: then a number made by square roots is it when it is that root.
        number, value = (left, right) if isinstance(left, Real) else (right, left)
        return isinstance(number, Real) and isinstance(value, SingularValue) and is_singular_value(number, value)
    return (left.polynomial, left.index) == (right.polynomial, right.index)


def is_singular_value(number: Real, value: SingularValue) -> bool:
    """x = s when x > 0 and x^2 is the root of the irreducible polynomial in the cell of s^2."""
    square, total = number * number, Real.of(0)
    for coefficient in value.polynomial:
        total = total * square + Real.of(coefficient)
    bounds = value.square_within(_BITS)
    inside = sign(square - Real.of(bounds.lower)) >= 0 and sign(square - Real.of(bounds.upper)) <= 0
    return sign(number) > 0 and inside and sign(total) == 0


def decide_digits_of_real(exact: Expression, printed: Expression, environment: Environment) -> Decision | None:
    """Whether the digits are those of the number; None where the one is no such number or the other no decimal."""
    if isinstance(printed, Negative) and isinstance(printed.of, Decimal):
        printed = Decimal(-printed.of.value, printed.of.places)
    if isinstance(printed, Number):
        printed = Decimal(printed.value, 0) if printed.value.denominator == 1 else printed
    number = real_of(exact, environment)
    if number is None or not isinstance(printed, Decimal):
        return None
    half = Fraction(1, 2) / Fraction(10) ** printed.places
    low, high = Real.of(printed.value - half), Real.of(printed.value + half)
    if sign(number - low) >= 0 and sign(number - high) <= 0:
        return CORRECT
    witness: WrongDigits = wrong_enclosed(number.within(_BITS), printed.value, printed.places)
    return wrong(Note.WRONG_DIGIT, witness)
