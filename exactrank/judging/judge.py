"""The judge: statements in, verdict out. Exact; incorrect only with a witness."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from typing import assert_never

from exactrank.errors import InputError
from exactrank.judging.approximations import decide_approximation
from exactrank.judging.context import Context
from exactrank.judging.decision import CORRECT, Decision, undecided, wrong
from exactrank.judging.diagnosis import differences
from exactrank.judging.equalities import (
    as_claim,
    decide_determinant,
    decide_equality,
    decide_inverse,
    decide_orthogonality,
    kind_of,
)
from exactrank.judging.linear import same_row_space, separation
from exactrank.judging.no_value import Misfit, NoValue
from exactrank.judging.notes import Note
from exactrank.judging.ranks import (
    decide_echelon,
    decide_minor,
    decide_minors_vanish,
    decide_nullity,
    decide_rank,
)
from exactrank.judging.row_steps import judge_row_step
from exactrank.judging.singular import Role
from exactrank.judging.spaces import decide_basis, decide_factorization, decide_solution
from exactrank.judging.spectra import decide_characteristic_polynomial, decide_singular_values
from exactrank.judging.verdict import Judgement, Outcome, Verdict, whole_outcome
from exactrank.judging.witnesses import WrongEntries, WrongShape
from exactrank.matrix import Matrix
from exactrank.statements import (
    Approximation,
    Basis,
    CharacteristicPolynomial,
    Definition,
    Determinant,
    Echelon,
    Equality,
    Factorization,
    Grid,
    Inverse,
    MinorsVanish,
    MinorValue,
    Name,
    Nullity,
    Orthogonality,
    Rank,
    RowEquivalence,
    RowStep,
    SingularValues,
    Solution,
    Statement,
    Unreadable,
)

_COPIED = 4
"""One entry in so many may be copied wrongly for a matrix to be still taken for the problem's."""

_LETTERS = 3
"""So many letters at most are tried as rows."""


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
    decision = _decided(claim, context)
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
    part = context.environment.singular(name)
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
        A = context.environment.grid(written)
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


Claim = (
    RowEquivalence
    | Echelon
    | Rank
    | Nullity
    | MinorValue
    | MinorsVanish
    | CharacteristicPolynomial
    | SingularValues
    | Equality
    | Approximation
    | Orthogonality
    | Determinant
    | Inverse
    | Basis
    | Solution
    | Factorization
)


def _claim(claim: Claim, context: Context) -> Judgement:
    decision = _decided(claim, context)
    follows = None
    if decision.is_incorrect:
        follows = _carried_forward(claim, context)
        if follows is not None:
            decision = replace(CORRECT, note=Note.CARRIED_FORWARD)
    return _claimed(claim, decision, follows)


def _claimed(claim: Claim, decision: Decision, follows: int | None = None) -> Judgement:
    return Judgement(
        claim,
        _kind(claim),
        decision.outcome,
        decision.note,
        decision.witness,
        entry=decision.entry,
        follows=follows,
        detail=decision.detail,
    )


def _decided(claim: Claim, context: Context) -> Decision:
    claim = as_claim(claim) if isinstance(claim, Equality) else claim
    context.environment.implied.clear()
    decision = _attempted(claim, context)
    if decision.is_incorrect and context.environment.implied:
        decision = _with_rows(claim, decision, context)
    if decision.note is Note.UNDEFINED_NAME and isinstance(claim, Approximation | Equality):
        return _with_singular_values(claim, decision, context)
    if decision.note is Note.UNDEFINED_NAME and _subject(claim) is not None:
        # A name that nothing explains is most likely the matrix the text is about: enough to say that the claim is
        # right of that one, not enough to call it wrong.
        context.take_default = True
        again = _attempted(claim, context)
        context.take_default = False
        return again if again.outcome is Outcome.CORRECT else decision
    return decision


def _with_rows(claim: Claim, decision: Decision, context: Context) -> Decision:
    """The claim with letters taken for rows that were taken for columns; what fits neither way is not called wrong."""
    letters = list(context.environment.implied)
    for count in range(1, min(len(letters), _LETTERS) + 1):
        for some in combinations(letters, count):
            context.environment.as_rows = frozenset(some)
            again = _attempted(claim, context)
            context.environment.as_rows = frozenset()
            if again.outcome is Outcome.CORRECT:
                return again
    return undecided(Note.UNDEFINED_NAME, letters[0]) if decision.note is Note.SHAPE else decision


def _with_singular_values(claim: Approximation | Equality, decision: Decision, context: Context) -> Decision:
    r"""The claim with \sigma_k for the singular values of the matrix the text is about: only ever found right."""
    seen = context.problem_seen
    A = context.default()
    context.problem_seen = seen
    if not decision.detail.startswith(r"\sigma_") or A is None:
        return decision
    with context.environment.supposed(A):
        again = _attempted(claim, context)
    return again if again.outcome is Outcome.CORRECT else decision


def _subject(claim: Claim) -> Name | None:
    """The name of the matrix that the claim is about."""
    if isinstance(claim, Solution):
        subject = claim.coefficients
    elif isinstance(claim, RowEquivalence | Equality | Approximation | Orthogonality):
        return None
    else:
        subject = claim.subject
    return subject if isinstance(subject, Name) else None


def _attempted(claim: Claim, context: Context) -> Decision:
    try:
        return _decide(claim, context)
    except NoValue as reason:
        return undecided(reason.note, reason.detail)
    except InputError:  # a number that the prime field does not have
        return undecided(Note.NOT_EVALUATED)
    except Misfit as misfit:
        return wrong(Note.SHAPE, WrongShape(misfit.left.shape, misfit.right.shape))


def _carried_forward(claim: Claim, context: Context) -> int | None:
    """The earlier wrong statement from which a wrong claim follows: the claim is right of the line as printed there."""
    if context.chain_error is not None and context.chain_end is not None:
        context.subject_instead = context.chain_end
        decision = _decided(claim, context)
        context.subject_instead = None
        if decision.outcome is Outcome.CORRECT:
            return context.chain_error
    if context.printed is not None and context.printed_by != context.index:
        context.environment, exact = context.printed.copy(), context.environment
        decision = _decided(claim, context)
        context.environment = exact
        if decision.outcome is Outcome.CORRECT:
            return context.printed_by
    return None


def _kind(claim: Claim) -> str:
    match claim:
        case RowEquivalence():
            return "row-equivalence"
        case Echelon():
            return "echelon"
        case Rank():
            return "rank"
        case Nullity():
            return "nullity"
        case MinorValue():
            return "minor"
        case MinorsVanish():
            return "minors-vanish"
        case CharacteristicPolynomial():
            return "characteristic-polynomial"
        case SingularValues():
            return "singular-values"
        case Equality():
            return kind_of(claim)
        case Approximation():
            return "approximation"
        case Orthogonality():
            return "orthogonality"
        case Determinant():
            return "determinant"
        case Inverse():
            return "inverse"
        case Basis(space=space):
            return space.value
        case Solution():
            return "solution"
        case Factorization():
            return "factorization"
    assert_never(claim)


def _decide(claim: Claim, context: Context) -> Decision:
    match claim:
        case RowEquivalence(_, left, right):
            A, B = context.environment.matrix(left), context.environment.matrix(right)
            if A.ncols != B.ncols:
                return wrong(Note.SHAPE, WrongShape(A.shape, B.shape))
            apart = None if same_row_space(A, B) else separation(A, B)
            return CORRECT if apart is None else wrong(Note.ROW_SPACE_CHANGED, apart)
        case Echelon():
            return decide_echelon(claim, context)
        case Rank():
            return decide_rank(claim, context)
        case Nullity():
            return decide_nullity(claim, context)
        case MinorValue():
            return decide_minor(claim, context)
        case MinorsVanish():
            return decide_minors_vanish(claim, context)
        case CharacteristicPolynomial():
            return decide_characteristic_polynomial(claim, context)
        case SingularValues():
            return decide_singular_values(claim, context)
        case Equality():
            return decide_equality(claim, context)
        case Approximation():
            return decide_approximation(claim, context)
        case Orthogonality():
            return decide_orthogonality(claim, context)
        case Determinant():
            return decide_determinant(claim, context)
        case Inverse():
            return decide_inverse(claim, context)
        case Basis():
            return decide_basis(claim, context)
        case Solution():
            return decide_solution(claim, context)
        case Factorization():
            return decide_factorization(claim, context)
    assert_never(claim)
