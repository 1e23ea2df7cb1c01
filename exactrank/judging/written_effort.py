"""The effort of a row reduction that somebody wrote: the writing of its right steps, counted as that of ours is."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exactrank.calculations.elimination.effort import SWAP, Effort, combination, length
from exactrank.judging.verdicts.verdict import Judgement, Outcome, Verdict
from exactrank.matrix import Matrix
from exactrank.records import dataclass
from exactrank.statements import Array, ClaimedOperation, ClaimedSwap, Decimal, Expression, Grid, Number, RowStep

Rows = list[list[int | Fraction]]


@dataclass(frozen=True, slots=True)
class WrittenEffort:
    """The effort of the counted steps, what they began with, how many they are, and the lines of those not counted."""

    effort: Effort
    start: Matrix
    steps: int
    left_out: tuple[int, ...]


def effort_of_answer(verdict: Verdict) -> WrittenEffort | None:
    """The effort of the steps that are right, by the operations stated, else by those that were found.

    Wrong steps, steps on columns and steps between matrices that are not written out in numbers are left out; None
    where no step is left.

    >>> from exactrank.judging import judge
    >>> from exactrank.reading.answers.document import answer_of
    >>> text = "A = [1 2]\\n    [3 5]\\n\\nR2 <- R2 - 3 R1\\n\\n[1  2]\\n[0 -1]"
    >>> found = effort_of_answer(judge(answer_of(text)))
    >>> found.effort, found.steps
    (Effort(total=Fraction(15, 4), operations=1, fractions=0, digits=1), 1)
    """
    total = Effort(Fraction(0), 0, 0, 0)
    start: Matrix | None = None
    steps, left_out = 0, []
    for judgement in verdict.judgements:
        step = judgement.statement
        if not isinstance(step, RowStep) or (start is not None and step.starts):
            continue
        before = rows_of(step.after if step.reversed else step.before)
        operations = judgement.operations or judgement.found_operations
        countable = judgement.outcome is Outcome.CORRECT and not any(one.columns for one in operations)
        if before is None or not countable or not operations:
            left_out += [step.span.line or 0] if not _is_copy(judgement) else []
            continue
        start = Matrix.of(before) if start is None else start
        total, steps = _sum(total, *_efforts(before, operations)), steps + 1
    return None if start is None else WrittenEffort(total, start, steps, tuple(left_out))


def rows_of(matrix: Expression) -> Rows | None:
    """The rows of a matrix that is written out in numbers."""
    match matrix:
        case Grid(rows) if all(entry is not None for row in rows for entry in row):
            return [[_shortest(entry) for entry in row if entry is not None] for row in rows]
        case Array(rows) if all(isinstance(entry, Number | Decimal) for row in rows for entry in row):
            return [[_shortest(x.value) for x in row if isinstance(x, Number | Decimal)] for row in rows]
        case _:
            return None


def _is_copy(judgement: Judgement) -> bool:
    """Whether a matrix is only written once more, which is no step."""
    step = judgement.statement
    return isinstance(step, RowStep) and rows_of(step.before) == rows_of(step.after) is not None


def _efforts(rows: Rows, operations: tuple[ClaimedOperation, ...]) -> Iterator[Effort]:
    """What each operation costs, one after the other."""
    for operation in operations:
        if isinstance(operation, ClaimedSwap):
            rows[operation.first], rows[operation.second] = rows[operation.second], rows[operation.first]
            yield Effort(Fraction(SWAP, 4), 1, 0, 0)
        elif operation.target is not None:
            cost, new = combination(
                [(_shortest(term.factor or 0), rows[term.row]) for term in operation.terms],
            )
            rows[operation.target] = new
            fractions = sum([x.denominator != 1 for x in new])
            yield Effort(Fraction(cost, 4), 1, fractions, max(map(length, new), default=0))


def _sum(first: Effort, *others: Effort) -> Effort:
    every = (first, *others)
    return Effort(
        sum([one.total for one in every], Fraction(0)),
        sum([one.operations for one in every]),
        sum([one.fractions for one in every]),
        max([one.digits for one in every]),
    )


def _shortest(x: int | Fraction) -> int | Fraction:
    return x.numerator if x.denominator == 1 else x
