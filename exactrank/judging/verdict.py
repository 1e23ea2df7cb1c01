"""Judgements: the outcome of each statement, the note that says what happened, and the witness that proves it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from exactrank.judging.witnesses import Witness, WrongEntry
from exactrank.statements import ClaimedOperation, Statement


class Outcome(Enum):
    """What was decided of one statement."""

    CORRECT = "correct"
    INCORRECT = "incorrect"
    UNDECIDED = "undecided"
    UNREADABLE = "unreadable"


class Whole(Enum):
    """What was decided of the whole answer."""

    CORRECT = "correct"
    INCORRECT = "incorrect"
    UNDECIDED = "undecided"
    UNREADABLE = "unreadable"
    INCOMPLETE = "incomplete"


class Note(Enum):
    """Stable codes for what happened; the arithmetic has confirmed each one that is given."""

    # remarks on what is correct
    ORDER = "order"
    """the operations are right, in another order than the listed one"""
    ROUNDED = "rounded"
    """an equals sign before digits that are rounded rightly; a matrix in which only such entries differ is undecided"""
    RECOVERED = "recovered"
    """the line goes on from what an earlier line should have been"""
    CARRIED_FORWARD = "carried-forward"
    """the line follows from the writer's own wrong line"""
    ZERO_ROWS = "zero-rows"
    """zero rows were left out or put in"""

    # row operations
    SIMULTANEOUS = "simultaneous"
    """every operation used the old rows: a remark where that is harmless, an error where a row is lost"""
    SIGN = "sign"
    WRONG_ENTRY = "wrong-entry"
    COPIED_WRONGLY = "copied-wrongly"
    """a row that no operation changes was changed"""
    WRONG_MULTIPLIER = "wrong-multiplier"
    WRONG_TARGET = "wrong-target"
    WRONG_SOURCE = "wrong-source"
    MISSING_OPERATION = "missing-operation"
    """an operation was done that is not stated"""
    NOT_DONE = "not-done"
    """an operation is stated that was not done"""
    WRONG_OPERATION = "wrong-operation"
    ARROW_REVERSED = "arrow-reversed"
    SCALED_BY_ZERO = "scaled-by-zero"
    ADDED_TO_ITSELF = "added-to-itself"
    NO_SUCH_ROW = "no-such-row"
    ROW_SPACE_CHANGED = "row-space-changed"
    WRONG_FACTOR = "wrong-factor"
    """the factor before a determinant does not fit the operations"""

    # other claims
    SHAPE = "shape"
    TRANSPOSED = "transposed"
    NOT_ECHELON = "not-echelon"
    NOT_REDUCED = "not-reduced"
    WRONG_PIVOTS = "wrong-pivots"
    WRONG_COUNT = "wrong-count"
    WRONG_RANK = "wrong-rank"
    WRONG_VALUE = "wrong-value"
    WRONG_DIGIT = "wrong-digit"
    NOT_INVERTIBLE = "not-invertible"
    INVERTIBLE = "invertible"
    NOT_ORTHOGONAL = "not-orthogonal"
    NOT_IN_SPACE = "not-in-space"
    DEPENDENT = "dependent"
    NOT_A_SOLUTION = "not-a-solution"
    INCONSISTENT = "inconsistent"
    CONSISTENT = "consistent"
    NOT_TRIANGULAR = "not-triangular"

    # why nothing was decided
    SYMBOLIC = "symbolic"
    UNDEFINED_NAME = "undefined-name"
    NO_SUBJECT = "no-subject"
    TOO_LARGE = "too-large"
    NOT_EVALUATED = "not-evaluated"
    COLUMN_OPERATIONS = "column-operations"
    ROUNDED_INPUT = "rounded-input"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One statement judged. Only an incorrect one has a witness that refutes it.

    `stated` is the operation that is wrong as stated, `meant` are the operations the arithmetic confirms instead;
    `entry` is the one entry that, written otherwise, makes it right, where there is just one such (the witness may be a
    vector); `follows` is the index (from 0) of the earlier wrong statement that this one goes on from; `detail` names
    what was not known. `operations` are those stated, each with its target settled; None where the kind has none.
    """

    statement: Statement
    kind: str
    outcome: Outcome
    note: Note | None = None
    witness: Witness | None = None
    operations: tuple[ClaimedOperation, ...] | None = None
    found_operations: tuple[ClaimedOperation, ...] = ()
    stated: ClaimedOperation | None = None
    meant: tuple[ClaimedOperation, ...] = ()
    entry: WrongEntry | None = None
    follows: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Every statement of an answer judged, in order; definitions are among the statements but claim nothing."""

    judgements: tuple[Judgement, ...]
    outcome: Whole

    @property
    def first_error(self) -> int | None:
        """The index (from 0) of the first incorrect statement, None where there is none."""
        return next((i for i, one in enumerate(self.judgements) if one.outcome is Outcome.INCORRECT), None)

    @property
    def is_correct(self) -> bool:
        return self.outcome is Whole.CORRECT


def whole_outcome(judgements: tuple[Judgement, ...], complete: bool) -> Whole:
    """Incorrect if any statement is; else what stands in the way of correct: unreadable, undecided, incomplete.

    A piece that could not be read matters when it seems to be a claim (it has a kind), or nothing else was decided.
    """
    outcomes = {one.outcome for one in judgements}
    if Outcome.INCORRECT in outcomes:
        return Whole.INCORRECT
    decided = Outcome.CORRECT in outcomes
    if any(one.outcome is Outcome.UNREADABLE and (one.kind != "unreadable" or not decided) for one in judgements):
        return Whole.UNREADABLE
    if Outcome.UNDECIDED in outcomes or not judgements:
        return Whole.UNDECIDED
    return Whole.CORRECT if complete and decided else Whole.INCOMPLETE
