"""Assertions decided: readings tried one after the other, denials, conditions, and claims about what has no name."""

from __future__ import annotations

from collections.abc import Iterator

from exactrank.judging.claims.decide import decide_claim
from exactrank.judging.claims.described import PartlyDescribed, is_about_any
from exactrank.judging.evaluation.context import Context, Subject
from exactrank.judging.numbers_and_points import is_distance, is_of_currents
from exactrank.judging.shifted_matrices import without_shifted
from exactrank.judging.verdicts.decision import Decision, undecided
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.verdict import Outcome
from exactrank.matrix import Matrix
from exactrank.statements import (
    Adjoint,
    Array,
    Assertion,
    Comparison,
    Consequence,
    Decimal,
    Definition,
    Determinant,
    Equality,
    Expression,
    Grid,
    Indexed,
    Inference,
    Name,
    Negative,
    Number,
    Power,
    Quotient,
    RowStep,
    Solution,
    Statement,
    Sum,
    Times,
    Unreadable,
    denied,
)
from exactrank.statements.kinds import Claim
from exactrank.statements.walks import expressions_in, subexpressions

Assumed = tuple[Inference, ...]

_UNKNOWNS = frozenset(
    [
        *"abcdhkmnpqstuvwxyz",
        *[r"\alpha", r"\beta", r"\gamma", r"\lambda", r"\mu", r"\nu", r"\xi", r"\eta", r"\zeta", r"\tau"],
    ]
)
"""The letters that equations are solved for."""


def decide_assertion(assertion: Assertion, context: Context) -> tuple[Claim, Decision, Assumed]:
    """The reading that decides, what is decided, and what that rests on.

    Right when the first reading holds; open when only a later one does, or when something of a scope that has ended
    would have to accuse; wrong when every reading fails.
    """
    readings = [one for one in assertion.readings if not isinstance(one, Definition | RowStep | Unreadable)]
    first: tuple[Claim, Decision, Assumed] | None = None
    is_open = False
    for reading in readings:
        made = _reading(reading, assertion.denied, context)
        if first is None:
            first = reading, *made
        is_open = is_open or (made[0].outcome is Outcome.UNDECIDED and _has_generalized_inverse(reading))
        if made[0].outcome is Outcome.CORRECT:
            if reading is readings[0]:
                return first
            return reading, undecided(Note.SEVERAL_READINGS), (*assertion.inferred, *made[1])
    if first is None:
        raise ValueError("an assertion has a reading that claims something")
    claim, decision, assumed = first
    doubtful = {Inference.SYSTEM} if assertion.sole else {Inference.SUBJECT, Inference.SYSTEM}
    if decision.is_incorrect and (is_open or doubtful & {*assertion.inferred}):
        decision = undecided(Note.SEVERAL_READINGS)
    general = isinstance(claim, Equality) and decision.note is Note.UNDEFINED_NAME
    if assertion.conditions and decision.outcome is not Outcome.CORRECT and not general:
        decision = undecided(Note.CONDITIONAL)
    return claim, decision, (*assertion.inferred, *assumed)


def _has_generalized_inverse(claim: Claim) -> bool:
    r"""Whether A^\dagger is read as that: where A has no inverse it is not known, and may be what is claimed."""
    return any(isinstance(one, Adjoint) and one.inverse for one in expressions_in(claim))


def _reading(claim: Claim, is_denied: bool, context: Context) -> tuple[Decision, Assumed]:
    if not is_denied:
        return _about_something(claim, context)
    opposite = denied(claim)
    if opposite is not None and not isinstance(opposite, Definition | RowStep | Unreadable):
        return _about_something(opposite, context)
    decision, assumed = _about_something(claim, context, Outcome.CORRECT)
    if decision.outcome is Outcome.INCORRECT:
        return Decision(Outcome.CORRECT), assumed
    return undecided(Note.DENIED) if decision.outcome is Outcome.CORRECT else decision, assumed


def _about_something(claim: Claim, context: Context, refuses: Outcome = Outcome.INCORRECT) -> tuple[Decision, Assumed]:
    """The claim as it is; one without a subject is tried on everything that the text may be about.

    While the outcome `refuses` what is said, the next subject is tried: of what is denied, that it holds.
    """
    context.rests_on_stale = context.environment.used_stale = False
    if not _is_unnamed(claim):
        return _doubted(claim, decide_claim(claim, context), context), ()
    # A vector that was given between is hardly what the rank or the left null space is said of.
    candidates = sorted(context.candidates(), key=lambda one: min(one.matrix.shape) == 1)
    candidates = without_shifted(claim, candidates, context)
    if not candidates:
        return decide_claim(claim, context), ()
    tried: list[tuple[Subject, Decision]] = []
    unfit: list[tuple[Subject, Decision]] = []
    for one in candidates:
        context.meant = one
        decision = decide_claim(claim, context)
        if decision.outcome is Outcome.UNDECIDED and decision.note is Note.SHAPE:
            unfit.append((one, decision))  # a vector has no eigenvalues: it is not what is meant
            continue
        tried.append((one, decision))
        if decision.outcome is not refuses:
            break
    context.meant = None
    first = (tried or unfit)[0][0]
    decisions = [decision for _, decision in tried or unfit]
    if len(decisions) > 1 and decisions[-1].outcome is not refuses:
        return undecided(Note.SEVERAL_READINGS), (Inference.SUBJECT,)
    if decisions[0].is_incorrect and first.stale:
        return undecided(Note.SEVERAL_READINGS), (Inference.SUBJECT,)
    if decisions[0].outcome is Outcome.CORRECT and first.matrix is context.problem:
        context.problem_seen = True
    return _doubted(claim, decisions[0], context), (Inference.SUBJECT,)


def _doubted(claim: Claim, decision: Decision, context: Context) -> Decision:
    """A wrong claim that rests on what has ended, or an equation that may be there to be solved, is left open."""
    if not decision.is_incorrect:
        return decision
    if context.rests_on_stale or context.environment.used_stale:
        # What does not even fit is called like something of the scope that has ended, and is something else.
        is_other = isinstance(claim, Equality) and decision.note is Note.SHAPE
        return undecided(Note.UNDEFINED_NAME if is_other else Note.SEVERAL_READINGS)
    if isinstance(claim, Equality) and any(_is_times_unknowns(side, context) for side in claim.sides):
        return undecided(Note.UNDEFINED_NAME)  # M (x; y) = 0, where another x was a number before
    if isinstance(claim, Equality) and claim.comparison is Comparison.EQUAL and _may_be_solved(claim, context):
        return undecided(Note.SEVERAL_READINGS)
    if isinstance(claim, Equality) and _is_calculated_anew(claim, context):
        return undecided(Note.SEVERAL_READINGS)
    if isinstance(claim, Equality) and is_of_currents(claim):
        return undecided(Note.UNDEFINED_NAME)
    if isinstance(claim, Determinant) and is_distance(claim, context.environment):
        return undecided(Note.SHAPE)
    return decision


def _is_calculated_anew(claim: Equality, context: Context) -> bool:
    """e_1 = 3 + 5 = 8 where e_1 was 50: a calculation without names that is right, so the name may be another one.

    From here on it has the new value, as it would have with e_1 = 8.
    """
    name, *rest = claim.sides
    if claim.comparison is not Comparison.EQUAL or not isinstance(name, Indexed) or len(rest) < 2:
        return False
    known, named = context.environment.given(name), (Name, Indexed)
    if known is None or any(isinstance(part, named) for side in rest for part in subexpressions(side)):
        return False
    if decide_claim(Equality(claim.span, tuple(rest)), context).outcome is not Outcome.CORRECT:
        return False
    context.environment.set(name, context.environment.value(rest[-1]))
    return True


def _is_unnamed(claim: Statement) -> bool:
    if isinstance(claim, Solution | Consequence):
        return claim.coefficients is None
    if isinstance(claim, Equality):
        return is_about_any(claim)
    if isinstance(claim, PartlyDescribed) and is_about_any(claim):
        return True
    return hasattr(claim, "subject") and claim.subject is None


def _may_be_solved(claim: Equality, context: Context) -> bool:
    """x + y = 5, (k - 4)^2 = 0: letters that stand for numbers, which the equation may be there to find."""
    parts = [part for side in claim.sides for part in _parts(side)]
    letters = [part for part in parts if isinstance(part, Name | Indexed)]
    values = [context.environment.given(letter) for letter in letters]
    numbers = any(map(_is_number, values))
    last = claim.sides[0].factors[-1] if isinstance(claim.sides[0], Times) else None
    if isinstance(last, Name) and last.name in _UNKNOWNS and _is_number(context.environment.given(last)):
        return any(_is_wide(part, context) for part in parts)  # A x = 0, where another x was a number before
    first = claim.sides[0]
    if isinstance(first, Name | Indexed) and first.name in _UNKNOWNS and _is_number(context.environment.given(first)):
        return not any(_is_wide(part, context) for part in parts if not isinstance(part, Name | Indexed))
    return (
        numbers
        and all(letter.name in _UNKNOWNS for letter in letters)
        and not any(_is_wide(part, context) for part in parts)
    )


def _is_times_unknowns(side: Expression, context: Context) -> bool:
    """A matrix times a column of letters, one of which stands for a number."""
    column = side.factors[-1] if isinstance(side, Times) else None
    if not isinstance(column, Array) or any(len(row) != 1 for row in column.rows):
        return False
    entries = [row[0] for row in column.rows]
    named = all(isinstance(one, Name | Indexed) and one.name in _UNKNOWNS for one in entries)
    return named and any(
        _is_number(context.environment.given(one)) for one in entries if isinstance(one, Name | Indexed)
    )


def _is_number(value: object) -> bool:
    return value is not None and not isinstance(value, Matrix)


def _parts(e: Expression) -> Iterator[Expression]:
    """What sums, products and their kin are made of."""
    match e:
        case Sum(parts) | Times(parts):
            for part in parts:
                yield from _parts(part)
        case Negative(of) | Power(of, _):
            yield from _parts(of)
        case Quotient(above, below):
            yield from _parts(above)
            yield from _parts(below)
        case _:
            yield e


def _is_wide(e: Expression, context: Context) -> bool:
    """A matrix that is no vector, or anything but a number, a letter and a vector."""
    if isinstance(e, Number | Decimal):
        return False
    if isinstance(e, Grid):
        return len(e.rows) > 1 and len(e.rows[0]) > 1
    if not isinstance(e, Name | Indexed):
        return True
    value = context.environment.given(e)
    return isinstance(value, Matrix) and min(value.shape) > 1
