"""Equalities and products: both sides computed and compared."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from exactrank.judging.claims.approximations import decide_approximation, decide_rounded, decimals_in
from exactrank.judging.claims.irrational_matrices import decide_equal_irrational_matrices
from exactrank.judging.claims.matrix_claims import wrong_inverse
from exactrank.judging.claims.ranks import decide_rank_of, holds
from exactrank.judging.claims.root_sum_matrices import decide_equal_matrices_of_roots
from exactrank.judging.evaluation.context import Context
from exactrank.judging.evaluation.counts import count, is_count
from exactrank.judging.evaluation.decompositions import Role, names_in
from exactrank.judging.evaluation.irrational import decide_equal_reals, singular_value_of
from exactrank.judging.evaluation.linear import same_row_space
from exactrank.judging.evaluation.rounded_inputs import agrees_when_rounded
from exactrank.judging.steps.find_operations import find_operations
from exactrank.judging.verdicts.decision import CORRECT, Decision, same_value, undecided, wrong
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import Misfit, NoValue
from exactrank.judging.verdicts.values import Value
from exactrank.judging.verdicts.verdict import Outcome
from exactrank.judging.verdicts.witnesses import WrongValue
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ
from exactrank.statements import (
    Approximation,
    Array,
    Comparison,
    Decimal,
    Equality,
    Expression,
    Grid,
    Indexed,
    Name,
    Negative,
    Number,
    Power,
    RankOf,
    Span,
    Sum,
    Transposed,
)


def _is_literal(side: Expression) -> bool:
    return isinstance(side, Grid | Array | Number | Decimal) or (isinstance(side, Negative) and _is_literal(side.of))


def _is_new(name: Name, context: Context) -> bool:
    """Whether nothing is known by the name: it has no value, is no identity matrix and its entries were not given."""
    environment = context.environment
    return not environment.is_defined(name) and name.name not in ("I", "E") and not environment.has_entries(name)


def decide_equality(claim: Equality, context: Context) -> Decision:
    """Every side that has a value against the next one; a name that nothing defines is defined here."""
    if _is_truncation(claim, context):
        return CORRECT
    if context.field != QQ and (any(map(is_count, claim.sides)) or claim.comparison not in _OF_ANY_FIELD):
        return _decide_counts(claim, context)
    known: list[tuple[Expression, Value | None]] = []
    missing: NoValue | None = None
    singular = _singular_side(claim, context)
    unknown_names: list[Name | Indexed] = []
    unknown_transposed: list[Name] = []
    for side in claim.sides:
        if isinstance(side, Name) and _is_new(side, context):
            unknown_names.append(side)
            continue
        value, reason = _value(side, context)
        if isinstance(side, Indexed) and singular and reason is not None and reason.note is Note.UNDEFINED_NAME:
            unknown_names.append(side)
            continue
        if isinstance(side, Transposed) and isinstance(side.of, Name) and not context.environment.is_defined(side.of):
            unknown_transposed.append(side.of)
            continue
        if value is None and context.environment.multiple_of_identity(side) is not None:
            reason = None
            known.append((side, None))
        missing = missing or reason
        if value is not None:
            known.append((side, value))
    first = next((value for _, value in known if value is not None), None)
    for row in unknown_transposed:
        if isinstance(first, Matrix) and claim.comparison is Comparison.EQUAL:
            context.environment.set(row, first.T)
        else:
            missing = missing or NoValue(Note.UNDEFINED_NAME, row.name)
    for name in unknown_names:
        if first is not None and claim.comparison is Comparison.EQUAL:
            context.environment.set(name, first)
        elif singular is not None:
            context.environment.bind(name, singular)
        else:
            missing = missing or NoValue(Note.UNDEFINED_NAME, _text(name))
    remark: Note | None = None
    for left, right in pairwise(_sized(known, context)):
        decision = _compare(left, right, claim.comparison, context)
        if decision.is_incorrect:
            _remember_printed(claim, left, right, unknown_names, context)
        if decision.outcome is not Outcome.CORRECT:
            return decision
        remark = remark or decision.note
    if missing is not None:
        named = [side for side in claim.sides if side not in unknown_names]
        if len(named) == 1 and singular is not None and unknown_names:
            return CORRECT
        irrational = claim.comparison is Comparison.EQUAL and len(named) > 1
        if irrational:
            for side, printed in pairwise(named):
                if decimals_in(printed) and _is_rounded(side, printed, context):
                    return replace(CORRECT, note=Note.ROUNDED)
            made = decide_equal_reals(named, context.environment)
            made = made or decide_equal_irrational_matrices(named, context.environment)
            made = made or decide_equal_matrices_of_roots(named, context.environment)
            if made is not None:
                return made
        written = [value for side, value in known if isinstance(value, Matrix)]
        if missing.note is Note.UNDEFINED_NAME and len(written) == len(known) > 1:
            return replace(CORRECT, note=remark)  # B = F A = [...] [...] = [...], where only the numbers are known
        return undecided(missing.note, missing.detail)
    if len(known) < 2:
        return undecided(Note.NOT_EVALUATED) if not unknown_names and not unknown_transposed else CORRECT
    return replace(CORRECT, note=remark)


_OF_ANY_FIELD = (Comparison.EQUAL, Comparison.NOT_EQUAL)
"""A prime field has no order."""


def _decide_counts(claim: Equality, context: Context) -> Decision:
    """Ranks and what they are compared with, where the entries are residues and these are not."""
    for left, right in pairwise(claim.sides):
        if not (is_count(left) or is_count(right)) and claim.comparison not in _OF_ANY_FIELD:
            return undecided(Note.NOT_EVALUATED)
        found, expected = count(left, context.environment), count(right, context.environment)
        if not holds(claim.comparison, found, expected):
            return wrong(Note.WRONG_VALUE, WrongValue(found, expected))
    return CORRECT


def _is_rounded(side: Expression, printed: Expression, context: Context) -> bool:
    """An equals sign before the digits of an irrational number, which are right as far as they go."""
    try:
        made = decide_approximation(Approximation(Span(), side, printed), context)
    except (NoValue, Misfit):
        return False
    return made.outcome is Outcome.CORRECT


def _are_terms_rounded(side: Expression, printed: Expression, context: Context) -> bool:
    """0.866^2 + 0.5^2 = 0.75 + 0.25: each term of a sum is that of the other one, or it rounded."""
    if not isinstance(side, Sum) or not isinstance(printed, Sum) or len(side.terms) != len(printed.terms):
        return False
    for exact, digits in zip(side.terms, printed.terms, strict=True):
        left, right = context.environment.value(exact), context.environment.value(digits)
        decimals = decimals_in(digits)
        rounded = decide_rounded(left, right, decimals) if left != right and decimals else None
        if left != right and (rounded is None or rounded.is_incorrect):
            return False
    return True


def _is_truncation(claim: Equality, context: Context) -> bool:
    """What the letters of a truncated singular value decomposition mean, said once more."""
    if len(claim.sides) != 2 or claim.comparison is not Comparison.EQUAL:
        return False
    name, value = claim.sides
    part = context.environment.singular.part(name)
    if part is None or not isinstance(name, Indexed):
        return False
    return part.role is Role.TRUNCATION and names_in(name, value) == part.decomposition.names


def _singular_side(claim: Equality, context: Context) -> Expression | None:
    """The side that is a singular value, be it without a closed form: another side may be its name."""
    if claim.comparison is not Comparison.EQUAL:
        return None
    return next((side for side in claim.sides if singular_value_of(side, context.environment) is not None), None)


def _text(name: Name | Indexed) -> str:
    return name.name if isinstance(name, Name) else f"{name.name}_{','.join(str(i) for i in name.indices)}"


def _value(side: Expression, context: Context) -> tuple[Value | None, NoValue | None]:
    try:
        value = context.environment.value(side)
    except NoValue as reason:
        return None, None if reason.detail == "I" and reason.note is Note.NOT_EVALUATED else reason
    if isinstance(side, Grid) and isinstance(value, Matrix):
        context.see(value)
    return value, None


def _sized(known: list[tuple[Expression, Value | None]], context: Context) -> list[tuple[Expression, Value]]:
    """The identity, and multiples of it, take their size from the other sides."""
    square = next((v for _, v in known if isinstance(v, Matrix) and v.nrows == v.ncols), None)
    sized: list[tuple[Expression, Value]] = []
    for side, value in known:
        if value is not None:
            sized.append((side, value))
        elif square is not None:
            factor = context.environment.multiple_of_identity(side) or Fraction(0)
            sized.append((side, Matrix.identity(square.nrows, square.field) * factor))
    return sized


def _compare(
    left: tuple[Expression, Value], right: tuple[Expression, Value], comparison: Comparison, context: Context
) -> Decision:
    """The side that is computed says what is expected of the one that is written out."""
    if comparison is not Comparison.EQUAL:
        return _compare_numbers(left[1], right[1], comparison)
    if _is_literal(left[0]) and not _is_literal(right[0]):
        left, right = right, left
    (side, expected), (printed, found) = left, right
    if isinstance(side, RankOf) and isinstance(found, Fraction):
        return decide_rank_of(side.of, found, context, comparison)
    exactly = same_value(expected, found)
    if exactly.is_incorrect:
        decimals = decimals_in(printed)
        turned = not decimals and bool(decimals_in(side))
        if decimals or turned:
            exact, digits = (found, expected) if turned else (expected, found)
            rounded = decide_rounded(exact, digits, decimals_in(side) if turned else decimals)
            if rounded is not None:
                return replace(rounded, note=Note.ROUNDED) if not rounded.is_incorrect else rounded
        if _are_terms_rounded(side, printed, context):
            return replace(CORRECT, note=Note.ROUNDED)
        for value, formula in ((expected, printed), (found, side)):
            if isinstance(value, Fraction) and agrees_when_rounded(value, formula, context.environment):
                return undecided(Note.ROUNDED_INPUT)
        if _is_literal(side) and _is_literal(printed) and _are_equivalent(expected, found):
            return replace(exactly, note=Note.EQUAL_FOR_EQUIVALENT)
        if isinstance(side, Power) and side.exponent == -1 and isinstance(found, Matrix):
            return wrong_inverse(context.environment.matrix(side.base), found)
    return exactly


def _are_equivalent(A: Value, B: Value) -> bool:
    """Two different matrices of several rows and columns with one row space: between them belongs an arrow."""
    if not isinstance(A, Matrix) or not isinstance(B, Matrix) or A.shape != B.shape or min(A.shape) < 2:
        return False
    # The rows of any two invertible matrices span the same: there it takes few operations from one to the other.
    return same_row_space(A, B) and (A.nrows < A.ncols or find_operations(A, B, elementary=True) is not None)


def _compare_numbers(left: Value, right: Value, comparison: Comparison) -> Decision:
    if isinstance(left, Matrix) or isinstance(right, Matrix):
        if comparison is Comparison.NOT_EQUAL and isinstance(left, Matrix) and isinstance(right, Matrix):
            return CORRECT if left != right else wrong(Note.WRONG_VALUE, WrongValue(left, right))
        if comparison is Comparison.NOT_EQUAL and right == 0 and isinstance(left, Matrix):
            return CORRECT if not left.is_zero else wrong(Note.WRONG_VALUE, WrongValue(left, right))
        return undecided(Note.NOT_EVALUATED)
    return CORRECT if holds(comparison, left, right) else wrong(Note.WRONG_VALUE, WrongValue(left, right))


def _remember_printed(
    claim: Equality,
    left: tuple[Expression, Value],
    right: tuple[Expression, Value],
    new: list[Name | Indexed],
    context: Context,
) -> None:
    """What follows may go on with the value as printed: the names of this line get it in a second environment."""
    printed = right[1] if _is_literal(right[0]) or not _is_literal(left[0]) else left[1]
    names: list[Name | Indexed] = [side for side in claim.sides if isinstance(side, Name)] or new
    if names:
        context.printed = (context.printed or context.environment).copy()
        context.printed_by = context.index if context.printed_by is None else context.printed_by
        for name in names:
            context.printed.set(name, printed)
