"""What went wrong in a step that is not right as printed: known slips, the likeliest first, each confirmed by replay.

A slip is named only when the step comes out exactly right without it; the witness is always an entry that differs.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exactrank.judging.steps.find_operations import find_operations
from exactrank.judging.steps.replay import impossibility, replay
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.witnesses import WrongEntries, WrongEntry, differences
from exactrank.matrix import Matrix
from exactrank.records import dataclass
from exactrank.statements import ClaimedCombination, ClaimedOperation, ClaimedSwap, Term

_LISTED = 12
"""Steps with more operations than this are not searched for slips in their operations."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong: the operation that is wrong as stated, and what the arithmetic confirms instead."""

    note: Note
    stated: ClaimedOperation | None = None
    meant: tuple[ClaimedOperation, ...] = ()


Operations = tuple[ClaimedOperation, ...]


def diagnose(before: Matrix, after: Matrix, operations: Operations, expected: Matrix) -> tuple[Slip, WrongEntries]:
    """The slip in a step of row operations whose replay, `expected`, is not `after`."""
    entries = differences(expected, after)
    witness = WrongEntries(entries)
    slip = None
    if len(operations) <= _LISTED:
        slip = (
            _confirmed(before, after, _other_signs(operations))
            or _single_entry(after, operations, expected, entries)
            or _confirmed(before, after, _other_multipliers(before, after, operations))
            or _confirmed(before, after, _other_rows(operations, before.nrows))
            or _confirmed(before, after, _left_out(operations))
        )
    return slip or _whole_rows(before, after, operations, expected, entries), witness


def _confirmed(before: Matrix, after: Matrix, slips: Iterator[tuple[Slip, Operations]]) -> Slip | None:
    for slip, operations in slips:
        if replay(before, operations) == after and not any(impossibility(one, before.field) for one in operations):
            return slip
    return None


def _replaced(operations: Operations, k: int, new: ClaimedOperation) -> Operations:
    return (*operations[:k], new, *operations[k + 1 :])


def _with_factor(operation: ClaimedCombination, k: int, factor: Fraction) -> ClaimedCombination:
    terms = operation.terms
    changed = (*terms[:k], Term(terms[k].row, factor), *terms[k + 1 :])
    return ClaimedCombination(operation.target, changed, operation.columns)


def _other_signs(operations: Operations) -> Iterator[tuple[Slip, Operations]]:
    turned: list[ClaimedOperation] = []
    for k, operation in enumerate(operations):
        flipped: ClaimedOperation = operation
        if isinstance(operation, ClaimedCombination):
            alone = len(operation.terms) == 1
            for n, term in enumerate(operation.terms):
                if term.factor and (alone or term.row != operation.target):
                    new = _with_factor(operation, n, -term.factor)
                    flipped = new
                    yield Slip(Note.SIGN, operation, (new,)), _replaced(operations, k, new)
        turned.append(flipped)
    if len(operations) > 1:
        first = next((k for k, one in enumerate(operations) if one != turned[k]), None)
        if first is not None:
            yield Slip(Note.SIGN, operations[first], tuple(turned)), tuple(turned)


def _single_entry(
    after: Matrix, operations: Operations, expected: Matrix, entries: tuple[WrongEntry, ...]
) -> Slip | None:
    """One entry differs, or only rows that no operation changes do, and no operation left unsaid explains it."""
    touched = {row for operation in operations for row in _changed_by(operation)}
    copied = not {entry.row for entry in entries} & touched
    if not copied and len(entries) > 1:
        return None
    unsaid = find_operations(expected, after, elementary=True)
    if unsaid is not None and len(unsaid) == 1 and (len(entries) > 1 or _has_a_purpose(entries[0], unsaid[0])):
        return Slip(Note.MISSING_OPERATION, None, unsaid)
    if copied:
        return Slip(Note.COPIED_WRONGLY)
    return Slip(Note.SIGN if entries[0].found == -entries[0].expected else Note.WRONG_ENTRY)


def _has_a_purpose(entry: WrongEntry, operation: ClaimedOperation) -> bool:
    """A single entry is a slip of the pen unless the change makes it what people want: 0 by another row, or 1."""
    if isinstance(operation, ClaimedSwap):
        return True
    return entry.found == 0 if len(operation.terms) > 1 else entry.found == 1


def _changed_by(operation: ClaimedOperation) -> tuple[int, ...]:
    if isinstance(operation, ClaimedSwap):
        return operation.first, operation.second
    return () if operation.target is None else (operation.target,)


def _other_multipliers(before: Matrix, after: Matrix, operations: Operations) -> Iterator[tuple[Slip, Operations]]:
    """The one factor with which the row comes out, where no later operation touches or reads the row."""
    for k, operation in enumerate(operations):
        if not isinstance(operation, ClaimedCombination) or operation.target is None:
            continue
        if any(operation.target in _named_by(later) for later in operations[k + 1 :]):
            continue
        state = replay(before, operations[:k])
        order = sorted(range(len(operation.terms)), key=lambda n: operation.terms[n].row == operation.target)
        for n in order:
            factor = _fitting_factor(state, operation, n, after)
            if factor and factor != operation.terms[n].factor:
                new = _with_factor(operation, n, factor)
                yield Slip(Note.WRONG_MULTIPLIER, operation, (new,)), _replaced(operations, k, new)


def _named_by(operation: ClaimedOperation) -> set[int]:
    if isinstance(operation, ClaimedSwap):
        return {operation.first, operation.second}
    return {term.row for term in operation.terms} | set(_changed_by(operation))


def _fitting_factor(state: Matrix, operation: ClaimedCombination, n: int, after: Matrix) -> Fraction | None:
    """c with (the other terms) + c (row of term n) = the row that came out, read off in the first column that tells."""
    if operation.target is None:
        return None
    source = operation.terms[n].row
    j = next((j for j, value in enumerate(state.rows[source][0]) if value), None)
    if j is None:
        return None
    rest = sum(
        [(term.factor or 0) * state[term.row, j] for k, term in enumerate(operation.terms) if k != n], Fraction(0)
    )
    left, pivot = after[operation.target, j] - rest, state[source, j]
    return after.field.scalar(left.numerator * pivot.denominator, left.denominator * pivot.numerator)


def _other_rows(operations: Operations, nrows: int) -> Iterator[tuple[Slip, Operations]]:
    """The same multiple added to another row, taken of another row, or the two rows changed about."""
    for k, operation in enumerate(operations):
        for note, new in _row_variants(operation, nrows):
            yield Slip(note, operation, (new,)), _replaced(operations, k, new)


def _row_variants(operation: ClaimedOperation, nrows: int) -> Iterator[tuple[Note, ClaimedOperation]]:
    if isinstance(operation, ClaimedSwap):
        i, k = operation.first, operation.second
        for other in range(nrows):
            if other not in (i, k):
                yield Note.WRONG_TARGET, ClaimedSwap(i, other)
                yield Note.WRONG_TARGET, ClaimedSwap(other, k)
        return
    terms, target = operation.terms, operation.target
    rows = {term.row for term in terms}
    if target not in rows:  # R2 <- R3 - 2 R1 where R3 was meant, or the target stands in place of a term
        for row in sorted(rows):
            yield Note.WRONG_TARGET, ClaimedCombination(row, terms)
    elif len(terms) == 1:
        for other in range(nrows):
            if other != target:
                yield Note.WRONG_TARGET, ClaimedCombination(other, (Term(other, terms[0].factor),))
    elif len(terms) == 2 and len(rows) == 2:
        own, added = terms if terms[0].row == target else terms[::-1]
        for other in (*(row for row in range(nrows) if row not in rows), added.row):
            source = own.row if other == added.row else added.row
            yield Note.WRONG_TARGET, ClaimedCombination(other, (Term(other, own.factor), Term(source, added.factor)))
        yield Note.WRONG_TARGET, ClaimedCombination(added.row, terms)
        for other in range(nrows):
            if other not in rows:
                yield Note.WRONG_SOURCE, ClaimedCombination(target, (own, Term(other, added.factor)))


def _left_out(operations: Operations) -> Iterator[tuple[Slip, Operations]]:
    for k, operation in enumerate(operations):
        yield Slip(Note.NOT_DONE, operation), (*operations[:k], *operations[k + 1 :])


def _whole_rows(
    before: Matrix, after: Matrix, operations: Operations, expected: Matrix, entries: tuple[WrongEntry, ...]
) -> Slip:
    """Something done and not said, the arrow the wrong way, other operations altogether; else wrong entries."""
    further = find_operations(expected, after, elementary=True)
    if further is not None and len(further) == 1:
        return Slip(Note.MISSING_OPERATION, None, further)
    if replay(after, operations) == before:
        return Slip(Note.ARROW_REVERSED)
    done = find_operations(before, after, elementary=True)
    if further is not None and len(further) <= 3 and (done is None or len(done) > len(further)):
        return Slip(Note.MISSING_OPERATION, None, further)
    if done is not None:
        return Slip(Note.WRONG_OPERATION, None, done)
    touched = {row for operation in operations for row in _changed_by(operation)}
    copied = not {entry.row for entry in entries} & touched
    return Slip(Note.COPIED_WRONGLY if copied else Note.WRONG_ENTRY)
