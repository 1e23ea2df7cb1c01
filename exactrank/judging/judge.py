"""The judge: statements in, verdict out. Exact; incorrect only with a witness."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from exactrank.errors import InputError
from exactrank.judging.claims.decide import Claim, claim_kind, decide_claim
from exactrank.judging.evaluation.context import Context
from exactrank.judging.evaluation.decompositions import Role
from exactrank.judging.steps.row_steps import judge_row_step
from exactrank.judging.verdicts.decision import CORRECT, Decision
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import Misfit, NoValue
from exactrank.judging.verdicts.verdict import Judgement, Outcome, Verdict, whole_outcome
from exactrank.judging.verdicts.witnesses import WrongEntries, WrongShape, differences
from exactrank.matrix import Matrix
from exactrank.statements import (
    Definition,
    Equality,
    Grid,
    RowStep,
    Statement,
    Unreadable,
)

_COPIED = 4
"""One entry in so many may be copied wrongly for a matrix to be still taken for the problem's."""


def judge(statements: Iterable[Statement], problem: Matrix | None = None) -> Verdict:
    """Every statement judged in order, with the definitions before it and the errors before it in mind.

    >>> from fractions import Fraction
    >>> from exactrank.statements import Equality, Grid, Name, Number, Rank, Span
    >>> A = Grid.of(Matrix.of([[1, 2], [2, 4]]))
    >>> verdict = judge([Rank(Span(), A, Number(Fraction(2)))])
    >>> verdict.outcome.value, verdict.judgements[0].note.value, verdict.judgements[0].witness.expected
    ('incorrect', 'wrong-rank', 1)

    With a `problem` the answer must be about that matrix: copying it wrongly is the first error, and an answer in which
    it never stands is incomplete.
    """
    context = Context(problem)
    judgements: list[Judgement] = []
    for statement in statements:
        context.index = len(judgements)
        made = _judge_one(statement, context)
        if made is not None:
            judgements.append(made)
    made_all = tuple([_again(one, context) for one in judgements])
    complete = problem is None or context.problem_seen
    return Verdict(made_all, whole_outcome(made_all, complete))


def _again(one: Judgement, context: Context) -> Judgement:
    """A claim about a name that is explained only further down, now that it is: right of that, or still undecided."""
    claim = one.statement
    late = one.outcome is Outcome.UNDECIDED and one.note is Note.UNDEFINED_NAME
    if not late or isinstance(claim, Definition | RowStep | Unreadable):
        return one
    decision = decide_claim(claim, context)
    return _claimed(claim, decision) if decision.outcome is Outcome.CORRECT else one


def _judge_one(statement: Statement, context: Context) -> Judgement | None:
    if isinstance(statement, Unreadable):
        return Judgement(statement, statement.kind, Outcome.UNREADABLE, detail=statement.reason)
    copied = _copied_wrongly(statement, context)
    if isinstance(statement, Definition):
        told = copied or _told_of_singular_value(statement, context)
        if told is None or told is copied or told.outcome is Outcome.CORRECT:
            _define(statement, context)
        return told
    if isinstance(statement, RowStep):
        made = _row_step(statement, context)
        if copied is None:
            return made
        context.chain_error = context.index
        return copied
    return _claim(statement, context)


def _define(definition: Definition, context: Context) -> None:
    value = context.environment.define(definition)
    if context.printed is not None:
        context.printed.define(definition)
    if isinstance(value, Matrix) and isinstance(definition.value, Grid):
        context.defined = value
        context.see(value)


def _told_of_singular_value(definition: Definition, context: Context) -> Judgement | None:
    """s_1 = ... is a claim, where the text has said that s_1 is a singular value of a matrix it has."""
    name = definition.name
    part = context.environment.singular.part(name)
    if part is None or part.role is not Role.VALUE or definition.over:
        return None
    made = _claim(Equality(definition.span, (name, definition.value)), context)
    return made if made.outcome in (Outcome.CORRECT, Outcome.INCORRECT) else None


def _copied_wrongly(statement: Statement, context: Context) -> Judgement | None:
    """The first matrix of the answer is the problem's but for a few entries: the first error is in the copying."""
    if context.first_matrix_seen or context.problem is None or not isinstance(statement, Definition | RowStep):
        return None
    written = statement.value if isinstance(statement, Definition) else statement.before
    if not isinstance(written, Grid):
        return None
    context.first_matrix_seen = True
    try:
        A = context.environment.grids.matrix(written)
    except NoValue:
        return None
    if A.shape != context.problem.shape or context.problem == A:
        return None
    kind = "definition" if isinstance(statement, Definition) else "row-step"
    entries = differences(context.problem, A)
    if len(entries) * _COPIED > max(_COPIED, A.nrows * A.ncols):
        return None
    context.intended[A] = (context.problem, context.index)
    context.unsound.add(context.index)
    context.problem_seen = True
    only = entries[0] if len(entries) == 1 else None
    operations = statement.operations if isinstance(statement, RowStep) else None
    witness = WrongEntries(entries)
    return Judgement(
        statement, kind, Outcome.INCORRECT, Note.COPIED_WRONGLY, witness, operations=operations, entry=only
    )


def _row_step(step: RowStep, context: Context) -> Judgement:
    try:
        return judge_row_step(step, context)
    except NoValue as reason:
        return Judgement(
            step, "row-step", Outcome.UNDECIDED, reason.note, operations=step.operations, detail=reason.detail
        )
    except InputError:  # a number that the prime field does not have, such as 1/3 modulo 3
        return Judgement(step, "row-step", Outcome.UNDECIDED, Note.NOT_EVALUATED, operations=step.operations)
    except Misfit as misfit:
        witness = WrongShape(misfit.left.shape, misfit.right.shape)
        return Judgement(step, "row-step", Outcome.INCORRECT, Note.SHAPE, witness, operations=step.operations)


def _claim(claim: Claim, context: Context) -> Judgement:
    decision = decide_claim(claim, context)
    follows = None
    if decision.is_incorrect:
        follows = _carried_forward(claim, context)
        if follows is not None:
            decision = replace(CORRECT, note=Note.CARRIED_FORWARD)
    return _claimed(claim, decision, follows)


def _claimed(claim: Claim, decision: Decision, follows: int | None = None) -> Judgement:
    return Judgement(
        claim,
        claim_kind(claim),
        decision.outcome,
        decision.note,
        decision.witness,
        entry=decision.entry,
        follows=follows,
        detail=decision.detail,
    )


def _carried_forward(claim: Claim, context: Context) -> int | None:
    """The earlier wrong statement from which a wrong claim follows: the claim is right of the line as printed there."""
    if context.chain_error is not None and context.chain_end is not None:
        context.subject_instead = context.chain_end
        decision = decide_claim(claim, context)
        context.subject_instead = None
        if decision.outcome is Outcome.CORRECT:
            return context.chain_error
    if context.printed is not None and context.printed_by != context.index:
        context.environment, exact = context.printed.copy(), context.environment
        decision = decide_claim(claim, context)
        context.environment = exact
        if decision.outcome is Outcome.CORRECT:
            return context.printed_by
    return None
