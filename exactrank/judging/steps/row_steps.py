"""Row steps judged in their chain: errors carried forward, factors before determinants."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from exactrank.calculations.elimination import is_echelon, is_reduced_echelon
from exactrank.calculations.minors import determinant
from exactrank.judging.evaluation.context import Context
from exactrank.judging.evaluation.echelon_forms import out_of_echelon, out_of_reduced
from exactrank.judging.evaluation.linear import check_size
from exactrank.judging.steps.given_rows import follows_given_row
from exactrank.judging.steps.replay import (
    determinant_factor,
)
from exactrank.judging.steps.rounding import may_be_rounded
from exactrank.judging.steps.step_findings import Finding, finding_of
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import NoValue
from exactrank.judging.verdicts.verdict import Judgement, Outcome
from exactrank.judging.verdicts.witnesses import (
    WrongValue,
)
from exactrank.matrix import Matrix
from exactrank.numbers.fields import Field
from exactrank.statements import (
    EchelonKind,
    Expression,
    Grid,
    Relation,
    RowStep,
)


def judge_row_step(step: RowStep, context: Context) -> Judgement:
    """The judgement of one arrow; the context learns what the matrix after it should have been."""
    if any(operation.columns for operation in step.operations):
        context.columns_used = True
    first, second = (step.after, step.before) if step.reversed else (step.before, step.after)
    try:
        before = context.matrix(first)
    except NoValue:
        context.chain_start = context.chain_end = None
        raise
    bars = first.bars if isinstance(first, Grid) else ()
    context.begin_step(before, bars, step.starts)
    try:
        after = context.matrix(second)
    except NoValue:
        context.chain_end = None
        raise
    finding = finding_of(before, after, step.operations, context, step.relation)
    if finding.outcome is Outcome.INCORRECT and may_be_rounded(first, second, finding):
        finding = Finding(Outcome.UNDECIDED, Note.ROUNDED_INPUT, operations=finding.operations)
    if finding.outcome is Outcome.CORRECT and step.form is not None:
        finding = reaching(step.form, second, after, finding)
    if step.relation is Relation.DETERMINANT:
        finding = _with_factors(step, before, after, finding, context)
    context.end_step(after)
    if finding.outcome is Outcome.INCORRECT and finding.follows is None and finding.expected is not None:
        finding = replace(finding, follows=follows_given_row(finding.expected, after, context))
    if finding.outcome is Outcome.INCORRECT and not _keeps_row_space(step, finding):
        context.unsound.add(context.index)
        if context.chain_error is None:
            context.chain_error = context.index
    if finding.follows in context.unsound and finding.note is None:
        finding = replace(finding, note=Note.CARRIED_FORWARD)
    if finding.expected is not None and finding.expected != after:
        origin = finding.follows if finding.follows is not None else context.index
        context.intended[after] = (finding.expected, origin)
    else:
        context.intended.pop(after, None)
    return _judgement(step, finding)


def reaching(form: EchelonKind, written: Expression, after: Matrix, finding: Finding) -> Finding:
    """A right step along an arrow that says which form it leads to: of an augmented matrix either part may have it."""
    bars = written.bars if isinstance(written, Grid) else ()
    parts = [after] + ([after.submatrix(range(after.nrows), range(bars[0]))] if bars else [])
    reduced = form is EchelonKind.REDUCED
    if any(is_reduced_echelon(part) if reduced else is_echelon(part) for part in parts):
        return finding
    if not is_echelon(after):
        return replace(finding, outcome=Outcome.INCORRECT, note=Note.NOT_ECHELON, witness=out_of_echelon(after))
    return replace(finding, outcome=Outcome.INCORRECT, note=Note.NOT_REDUCED, witness=out_of_reduced(after))


def _keeps_row_space(step: RowStep, finding: Finding) -> bool:
    """The slip is one of the label: what was done instead is known, and it is a row operation."""
    slip = finding.slip
    if slip is None or step.relation is Relation.DETERMINANT:
        return False
    return bool(slip.meant) or slip.note in (Note.NOT_DONE, Note.ARROW_REVERSED)


def _judgement(step: RowStep, finding: Finding) -> Judgement:
    slip = finding.slip
    return Judgement(
        step,
        "row-step",
        finding.outcome,
        finding.note,
        finding.witness,
        finding.operations or step.operations,
        finding.found,
        slip.stated if slip else None,
        slip.meant if slip else (),
        entry=finding.entry,
        follows=finding.follows,
    )


def _with_factors(step: RowStep, before: Matrix, after: Matrix, finding: Finding, context: Context) -> Finding:
    """left factor |before| = right factor |after|, for a step whose matrices are judged already."""
    if finding.outcome is not Outcome.CORRECT or finding.note is Note.RECOVERED:
        return finding
    if before.nrows != before.ncols or after.nrows != after.ncols:
        return Finding(Outcome.UNDECIDED, Note.SHAPE)
    left, right = _factor(step.factors[0], context), _factor(step.factors[1], context)
    check_size(before)
    check_size(after)
    was, now = determinant(before), determinant(after)
    field = before.field
    expected, found = _in_field(left * was, field), _in_field(right * now, field)
    if expected == found:
        return finding
    if now and step.operations:
        needed = field.quotient(left, determinant_factor(finding.operations or step.operations))
        note = Note.SIGN if _in_field(right + needed, field) == 0 else Note.WRONG_FACTOR
        return replace(finding, outcome=Outcome.INCORRECT, note=note, witness=WrongValue(needed, right))
    note = Note.SIGN if _in_field(-expected, field) == found else Note.WRONG_VALUE
    return replace(finding, outcome=Outcome.INCORRECT, note=note, witness=WrongValue(expected, found))


def _in_field(value: Fraction, field: Field) -> Fraction:
    """The number as the field has it: modulo p its remainder."""
    return field.scalar(value.numerator, value.denominator)


def _factor(expression: Expression | None, context: Context) -> Fraction:
    if expression is None:
        return Fraction(1)
    value = context.environment.number(expression)
    if isinstance(value, Fraction):
        return value
    raise NoValue(Note.NOT_EVALUATED)
