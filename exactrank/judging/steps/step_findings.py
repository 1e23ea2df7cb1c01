"""What is found of one step: operations replayed in listed order, row equivalence where none are stated."""

from __future__ import annotations

from dataclasses import field, replace
from itertools import permutations

from exactrank.judging.evaluation.context import Context
from exactrank.judging.evaluation.digits import places_of, rounds_to
from exactrank.judging.evaluation.linear import kernel, rank, reduced, same_row_space, separation
from exactrank.judging.steps.diagnosis import Operations, Slip, diagnose
from exactrank.judging.steps.find_operations import find_operations
from exactrank.judging.steps.replay import (
    adds_to_itself,
    impossibility,
    is_symbolic,
    names_row_outside,
    readings,
    replay,
    replay_at_once,
)
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.verdict import Outcome
from exactrank.judging.verdicts.witnesses import (
    ImpossibleOperation,
    Witness,
    WrongEntries,
    WrongEntry,
    WrongShape,
    differences,
)
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ
from exactrank.records import dataclass
from exactrank.statements import (
    ClaimedCombination,
    ClaimedSwap,
    Relation,
)

_ORDERED = 4
"""Other orders are tried for up to so many operations."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one step; `expected` is the matrix that should have come out."""

    outcome: Outcome
    note: Note | None = None
    witness: Witness | None = None
    operations: Operations = ()
    found: Operations = ()
    slip: Slip | None = None
    expected: Matrix | None = None
    entry: WrongEntry | None = None
    follows: int | None = None


@dataclass(slots=True)
class _Pair:
    """Before and after, brought to the same shape where only zero rows or a zero right side make the difference."""

    before: Matrix
    after: Matrix
    remark: Note | None = field(default=None)


def finding_of(before: Matrix, after: Matrix, operations: Operations, context: Context, relation: Relation) -> Finding:
    """What is found of a step: stated operations replayed, or row equivalence decided where none are stated."""
    for operation in operations:
        if names_row_outside(operation, before.nrows, before.ncols):
            return Finding(Outcome.INCORRECT, Note.NO_SUCH_ROW, ImpossibleOperation(operation), slip=_at(operation))
    if any(is_symbolic(operation) for operation in operations):
        return Finding(Outcome.UNDECIDED, Note.SYMBOLIC)
    if relation is Relation.DETERMINANT and (not operations or before.shape != after.shape):
        return Finding(Outcome.CORRECT)  # decided by the values of the determinants alone
    pair = _fitted(before, after, context)
    if pair is None:
        return Finding(Outcome.INCORRECT, Note.SHAPE, WrongShape(before.shape, after.shape))
    intended = context.intended.get(before)
    if not operations:
        return _unstated(pair, intended, context)
    finding = _stated(pair, operations, intended)
    if isinstance(finding.witness, WrongEntries) and before.nrows != after.nrows:
        printed = min(before.nrows, after.nrows)
        if any(entry.row >= printed for entry in finding.witness.entries):  # what is not 0 was left out or put in
            return Finding(Outcome.INCORRECT, Note.SHAPE, WrongShape(before.shape, after.shape), operations)
    return finding


def _fitted(before: Matrix, after: Matrix, context: Context) -> _Pair | None:
    if before.shape == after.shape:
        return _Pair(before, after)
    if before.ncols == after.ncols + 1 and context.chain_bars == (after.ncols,) and not any(before.column(after.ncols)):
        before = before.submatrix(range(before.nrows), range(after.ncols))
    if before.ncols != after.ncols:
        return None
    if before.nrows == after.nrows:
        return _Pair(before, after)
    low, high = sorted((before, after), key=lambda A: A.nrows)
    padded = Matrix((*low.rows, *Matrix.zero(high.nrows - low.nrows, low.ncols, low.field).rows), low.ncols, low.field)
    return _Pair(padded, high, Note.ZERO_ROWS) if low is before else _Pair(high, padded, Note.ZERO_ROWS)


# --- steps with operations -------------------------------------------------------------------------------------------


def _stated(pair: _Pair, operations: Operations, intended: tuple[Matrix, int] | None) -> Finding:
    before, after = pair.before, pair.after
    best: tuple[int, Matrix, Operations] | None = None
    for reading in readings(operations):
        result = replay(before, reading)
        if result == after:
            return _right_result(pair, reading, intended)
        wrong = sum([row != other for row, other in zip(result.rows, after.rows, strict=True)])
        if best is None or wrong < best[0]:
            best = wrong, result, reading
    if best is None:
        return Finding(Outcome.UNDECIDED, Note.NOT_EVALUATED)
    _, expected, reading = best
    lenient = _otherwise_read(before, after, operations)
    if lenient is not None:
        return lenient
    for operation in reading:
        note = impossibility(operation, before.field)
        if note in (Note.SCALED_BY_ZERO, Note.ADDED_TO_ITSELF):
            return Finding(
                Outcome.INCORRECT, note, ImpossibleOperation(operation), reading, slip=_at(operation), expected=after
            )
    if intended is not None:
        meant = _recovered(before, after, operations, intended[0])
        if meant is not None:
            return Finding(Outcome.CORRECT, Note.RECOVERED, None, reading, expected=meant, follows=intended[1])
    if _is_rounded(expected, after):
        return Finding(Outcome.CORRECT, Note.ROUNDED, None, reading, expected=after)
    slip, witness = _diagnosed(before, after, reading, expected)
    entry = witness.entries[0] if len(witness.entries) == 1 and not slip.meant else None
    return Finding(Outcome.INCORRECT, slip.note, witness, reading, slip=slip, entry=entry, expected=expected)


def _at(operation: ClaimedCombination | ClaimedSwap) -> Slip:
    return Slip(Note.WRONG_OPERATION, operation)


def _right_result(pair: _Pair, reading: Operations, intended: tuple[Matrix, int] | None) -> Finding:
    """The replay is as printed: right, unless an operation loses a row."""
    for operation in reading:
        note = impossibility(operation, pair.before.field)
        if note is not None:
            if separation(pair.before, pair.after) is None:
                return Finding(Outcome.UNDECIDED, note, None, reading, slip=_at(operation))
            witness: Witness = ImpossibleOperation(operation)
            return Finding(Outcome.INCORRECT, note, witness, reading, slip=_at(operation), expected=pair.after)
    remark = pair.remark
    if any(adds_to_itself(operation) for operation in reading):
        remark = Note.ADDED_TO_ITSELF
    expected, follows = pair.after, None
    if intended is not None and intended[0].shape == pair.before.shape:
        expected, follows = replay(intended[0], reading), intended[1]
    return Finding(Outcome.CORRECT, remark, None, reading, expected=expected, follows=follows)


def _otherwise_read(before: Matrix, after: Matrix, operations: Operations) -> Finding | None:
    """The same operations on the old rows at once, or in another order than the listed one."""
    if len(operations) < 2 or any(operation.columns for operation in operations):
        return None
    for reading in readings(operations):
        if replay_at_once(before, reading) == after:
            if rank(before) == rank(after):
                return Finding(Outcome.CORRECT, Note.SIMULTANEOUS, None, reading, expected=after)
            witness = separation(before, after)
            return Finding(Outcome.INCORRECT, Note.SIMULTANEOUS, witness, reading, expected=replay(before, reading))
        if len(operations) <= _ORDERED and not any(impossibility(one, before.field) for one in reading):
            for order in permutations(reading):
                if replay(before, order) == after:
                    return Finding(Outcome.CORRECT, Note.ORDER, None, reading, found=order, expected=after)
    return None


def _recovered(before: Matrix, after: Matrix, operations: Operations, intended: Matrix) -> Matrix | None:
    """What should have come out, if every row as printed follows from the printed line or from the right one."""
    if intended.shape != before.shape:
        return None
    for reading in readings(operations):
        meant = replay(intended, reading)
        printed = replay(before, reading)
        pairs = zip(after.rows, meant.rows, printed.rows, strict=True)
        if all(row in (right, wrong) for row, right, wrong in pairs):
            return meant
    return None


def _is_rounded(expected: Matrix, after: Matrix) -> bool:
    """Every entry that differs is a decimal, and it is the right one rounded to its places."""
    for entry in differences(expected, after):
        places = places_of(entry.found) if entry.found.denominator > 1 else None
        if places is None or not rounds_to(entry.expected, entry.found, places):
            return False
    return after.field == QQ


def _diagnosed(before: Matrix, after: Matrix, reading: Operations, expected: Matrix) -> tuple[Slip, WrongEntries]:
    columns = [operation.columns for operation in reading]
    if not any(columns):
        return diagnose(before, after, reading, expected)
    if not all(columns):
        return Slip(Note.WRONG_ENTRY), WrongEntries(differences(expected, after))
    slip, witness = diagnose(before.T, after.T, tuple([_turned(one, False) for one in reading]), expected.T)
    turned = [WrongEntry(e.column, e.row, e.expected, e.found) for e in witness.entries]
    stated = None if slip.stated is None else _turned(slip.stated, True)
    return (
        Slip(slip.note, stated, tuple([_turned(one, True) for one in slip.meant])),
        WrongEntries(tuple(sorted(turned, key=lambda e: (e.row, e.column)))),
    )


def _turned(operation: ClaimedCombination | ClaimedSwap, columns: bool) -> ClaimedCombination | ClaimedSwap:
    return replace(operation, columns=columns)


# --- steps without operations ----------------------------------------------------------------------------------------


def _unstated(pair: _Pair, intended: tuple[Matrix, int] | None, context: Context) -> Finding:
    """Row equivalence, decided by the operations found or by the reduced echelon forms."""
    before, after = pair.before, pair.after
    found = find_operations(before, after)
    if found is not None or same_row_space(before, after):
        expected, follows = after, None
        if intended is not None and not same_row_space(intended[0], after):
            expected = replay(intended[0], found) if found and intended[0].shape == before.shape else intended[0]
            follows = intended[1]
        return Finding(Outcome.CORRECT, pair.remark, None, (), found or (), expected=expected, follows=follows)
    if intended is not None and intended[0].ncols == after.ncols and same_row_space(intended[0], after):
        return Finding(Outcome.CORRECT, Note.RECOVERED, expected=after, follows=intended[1])
    if context.columns_used and same_row_space(before.T, after.T):
        return Finding(Outcome.UNDECIDED, Note.COLUMN_OPERATIONS)
    entry = _entry_that_fits(before, after)
    if entry is not None:
        rows = [list(row) for row in after]
        rows[entry.row][entry.column] = entry.expected
        expected = Matrix.of(rows, after.ncols, after.field)
        note = Note.SIGN if entry.found == -entry.expected else Note.WRONG_ENTRY
        return Finding(Outcome.INCORRECT, note, separation(before, after), entry=entry, expected=expected)
    return Finding(Outcome.INCORRECT, Note.ROW_SPACE_CHANGED, separation(before, after), expected=before)


def _entry_that_fits(before: Matrix, after: Matrix) -> WrongEntry | None:
    """The one entry that, written otherwise, makes the matrices row equivalent; None unless there is exactly one way.

    Let N be a basis of the x with (before) x = 0. A row lies in the row space exactly when row N = 0. So exactly one
    row of `after` has row N not 0, and changing its entry j by t mends it exactly when row N + t N[j] = 0.
    """
    N = kernel(before)
    products = after @ N
    wrong = [i for i in range(after.nrows) if any(products.rows[i][0])]
    if len(wrong) != 1 or N.ncols == 0:
        return None
    i = wrong[0]
    ways: list[WrongEntry] = []
    left = [products[i, k] for k in range(N.ncols)]
    for j in range(after.ncols):
        line = [N[j, k] for k in range(N.ncols)]
        k = next((k for k, value in enumerate(line) if value), None)
        if k is None:
            continue
        t = after.field.scalar(-left[k].numerator * line[k].denominator, left[k].denominator * line[k].numerator)
        if all(
            after.field.scalar((a + t * b).numerator, (a + t * b).denominator) == 0
            for a, b in zip(left, line, strict=True)
        ):
            new = after[i, j] + t
            ways.append(WrongEntry(i, j, after.field.scalar(new.numerator, new.denominator), after[i, j]))
    fitting = [way for way in ways if _keeps_rank(before, after, way)]
    return fitting[0] if len(fitting) == 1 else None


def _keeps_rank(before: Matrix, after: Matrix, entry: WrongEntry) -> bool:
    rows = [list(row) for row in after]
    rows[entry.row][entry.column] = entry.expected
    return reduced(Matrix.of(rows, after.ncols, after.field)).rank == rank(before)


# --- determinants ----------------------------------------------------------------------------------------------------
