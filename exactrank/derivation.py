"""Derivation: the recorded calculation, a matrix and the row operations done to it, each with its purpose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from fractions import Fraction
from itertools import groupby

from exactrank.errors import OperationError
from exactrank.matrix import Matrix
from exactrank.records import dataclass
from exactrank.row_operations import RowAdd, RowOperation, RowScale, RowSwap, changed_rows, check_rows


class Purpose(Enum):
    """Why an operation is done now; what it is, the operation itself says."""

    CLEAR_DENOMINATORS = "clear-denominators"
    """a row of fractions becomes a row of integers: R1 <- 6 R1"""
    BRING_PIVOT = "bring-pivot"
    """a row with a nonzero entry comes up to where the pivot belongs: R1 <-> R2"""
    MAKE_ENTRY_ONE = "make-entry-one"
    """another row is subtracted so that a row has 1 or -1 where the pivot is looked for: R1 <- R1 - R2"""
    CLEAR_BELOW = "clear-below"
    """an entry below the pivot becomes 0: R3 <- R3 - 2 R1"""
    CANCEL_COMMON_FACTOR = "cancel-common-factor"
    """the entries of a row are divided by a common factor: R2 <- 1/3 R2"""
    MAKE_PIVOT_ONE = "make-pivot-one"
    """a pivot becomes 1: R2 <- 1/5 R2"""
    CLEAR_ABOVE = "clear-above"
    """an entry above the pivot becomes 0: R1 <- R1 - 3 R2"""


@dataclass(frozen=True, slots=True, order=True)
class Pivot:
    """The place of a pivot, counted from 0."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Step:
    """One elementary row operation, why it is done, and the pivot it is done for (None where it is for none)."""

    operation: RowOperation
    purpose: Purpose
    pivot: Pivot | None = None


@dataclass(frozen=True, slots=True)
class StepGroup:
    """Steps that are one thought: the same purpose, for the same pivot."""

    purpose: Purpose
    pivot: Pivot | None
    operations: tuple[RowOperation, ...]


LogEntry = tuple[int, int | None, int, int, Purpose, Pivot | None]
"""A step in short: target, source, numerator and denominator of the factor in lowest terms, purpose, pivot.

Without a source it scales the target; with factor 0 it swaps target and source; else it adds. It is many times cheaper
to make than a Step, and a reduction makes hundreds: the records are made from it when somebody looks at them.
"""


def _entry(step: Step) -> LogEntry:
    match step.operation:
        case RowSwap(i, k):
            return i, k, 0, 1, step.purpose, step.pivot
        case RowScale(i, factor):
            return i, None, factor.numerator, factor.denominator, step.purpose, step.pivot
        case RowAdd(i, k, factor):
            if not factor:
                raise OperationError.of("adds-nothing", row=i + 1)
            return i, k, factor.numerator, factor.denominator, step.purpose, step.pivot


def _step(entry: LogEntry) -> Step:
    target, source, numerator, denominator, purpose, pivot = entry
    operation: RowOperation
    if source is None:
        operation = RowScale(target, Fraction(numerator, denominator))
    elif numerator == 0:
        operation = RowSwap(target, source)
    else:
        operation = RowAdd(target, source, Fraction(numerator, denominator))
    return Step(operation, purpose, pivot)


@dataclass(frozen=True, slots=True)
class Derivation:
    """A start and the steps from it. States are computed from the operations, never stored and never supplied.

    >>> start = Derivation(Matrix.of([[2, 4], [1, 2]]))
    >>> start.extend(RowAdd(1, 0, Fraction(-1, 2)), Purpose.CLEAR_BELOW).end
    <2x2 matrix [2 4; 0 0]>
    """

    start: Matrix
    log: tuple[LogEntry, ...] = ()

    @classmethod
    def of(cls, start: Matrix, steps: Iterable[Step]) -> Derivation:
        """The derivation with these steps; raises OperationError for a row that is not there or a step that adds 0."""
        checked = tuple(steps)
        for step in checked:
            check_rows(step.operation, start.nrows)
        return cls(start, tuple([_entry(step) for step in checked]))

    def extend(self, operation: RowOperation, purpose: Purpose, pivot: Pivot | None = None) -> Derivation:
        """The derivation with one more step; the state after it follows from the operation."""
        check_rows(operation, self.start.nrows)
        return Derivation(self.start, (*self.log, _entry(Step(operation, purpose, pivot))))

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple([_step(entry) for entry in self.log])

    def states(self) -> Iterator[Matrix]:
        """The matrix after each step, in order; rows that a step leaves alone are shared with the state before."""
        return _replay(self.start, [(step.operation,) for step in self.steps])

    def groups(self) -> tuple[StepGroup, ...]:
        """The steps with neighbours of the same purpose for the same pivot taken together: how a person tells them."""
        alike = groupby(self.steps, key=lambda step: (step.purpose, step.pivot))
        return tuple(
            [StepGroup(purpose, pivot, tuple([s.operation for s in some])) for (purpose, pivot), some in alike]
        )

    def singles(self) -> tuple[StepGroup, ...]:
        """Every step as a group of its own: how a listing of single operations tells them."""
        return tuple([StepGroup(step.purpose, step.pivot, (step.operation,)) for step in self.steps])

    def states_after(self, groups: Iterable[StepGroup]) -> Iterator[Matrix]:
        """The matrix after each group of these steps."""
        return _replay(self.start, [group.operations for group in groups])

    @property
    def end(self) -> Matrix:
        """The last state, by replaying every operation from the start."""
        return next(_replay(self.start, [tuple([step.operation for step in self.steps])]))


def _replay(start: Matrix, groups: Iterable[tuple[RowOperation, ...]]) -> Iterator[Matrix]:
    rows = list(start.rows)
    for operations in groups:
        for operation in operations:
            for i, row in changed_rows(operation, rows, start.field):
                rows[i] = row
        yield Matrix(tuple(rows), start.ncols, start.field)
