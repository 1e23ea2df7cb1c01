"""Notes: stable codes for what happened in a statement. Their wording stands in the catalogs."""

from __future__ import annotations

from enum import Enum


class Note(Enum):
    """Stable codes for what happened; the arithmetic has confirmed each one that is given."""

    # remarks on what is correct
    ORDER = "order"
    """the operations are right, in another order than the listed one"""
    ROUNDED = "rounded"
    """not exact, and right to the digits printed"""
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

    EQUAL_FOR_EQUIVALENT = "equal-for-equivalent"
    """an equals sign between matrices that are row equivalent and not equal"""
    DENIED = "denied"
    """the text denies what holds"""

    # why nothing was decided
    CONDITIONAL = "conditional"
    """it is said under a condition that is not known to hold"""
    BREAK = "break"
    """a calculation goes on from a matrix that nothing leads to"""
    SEVERAL_READINGS = "several-readings"
    """what is meant is open, and the readings differ"""
    SYMBOLIC = "symbolic"
    UNDEFINED_NAME = "undefined-name"
    NO_SUBJECT = "no-subject"
    TOO_LARGE = "too-large"
    NOT_EVALUATED = "not-evaluated"
    COLUMN_OPERATIONS = "column-operations"
    ROUNDED_INPUT = "rounded-input"
