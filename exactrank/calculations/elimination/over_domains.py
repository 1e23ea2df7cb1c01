"""Recorded elimination over any number domain: multiples of the pivot's row are subtracted, as over QQ.

QQ and GF(p) have faster ways of their own (`textbook`, `fraction_free`), chosen once a reduction; on them this one
agrees with those, which the tests hold.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar, cast

from exactrank.derivation import Pivot, Purpose
from exactrank.errors import ShapeError
from exactrank.numbers.canonical_numbers import Number, number_negative, number_product, number_quotient
from exactrank.numbers.rational_functions import Function, RationalFunctions
from exactrank.numbers.rows import RowsOver
from exactrank.records import dataclass

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class RowsSwapped:
    """Rows `first` and `second` change places."""

    first: int
    second: int


@dataclass(frozen=True, slots=True)
class RowScaled(Generic[E]):
    """Row `target` times a `factor` that is not 0."""

    target: int
    factor: Number[E]


@dataclass(frozen=True, slots=True)
class MultipleAdded(Generic[E]):
    """Row `target` plus `factor` times row `source`, another row."""

    target: int
    source: int
    factor: Number[E]


OperationOver = RowsSwapped | RowScaled[E] | MultipleAdded[E]


@dataclass(frozen=True, slots=True)
class StepOver(Generic[E]):
    """Operations done together, why, for which pivot, and the rows after them."""

    purpose: Purpose
    pivot: Pivot | None
    operations: tuple[OperationOver[E], ...]
    result: RowsOver[E]


@dataclass(frozen=True, slots=True)
class LoggedStep(Generic[E]):
    """A step in short: the rows after it are calculated when somebody looks at them."""

    purpose: Purpose
    pivot: Pivot | None
    operations: tuple[OperationOver[E], ...]


@dataclass(frozen=True, slots=True)
class Reduction(Generic[E]):
    """An echelon form of `start`, or the reduced one, with the steps that lead to it."""

    start: RowsOver[E]
    log: tuple[LoggedStep[E], ...]
    end: RowsOver[E]
    pivots: tuple[Pivot, ...]
    reduced: bool

    @property
    def rank(self) -> int:
        return len(self.pivots)

    @property
    def steps(self) -> tuple[StepOver[E], ...]:
        """The steps with the rows after each, replayed from the start."""
        made: list[StepOver[E]] = []
        rows = self.start
        for one in self.log:
            rows = replay(rows, one.operations)
            made.append(StepOver(one.purpose, one.pivot, one.operations, rows))
        return tuple(made)

    @property
    def operations(self) -> tuple[OperationOver[E], ...]:
        return tuple([one for step in self.log for one in step.operations])

    def determinant(self) -> Number[E]:
        """The product of the diagonal, its sign changed by every swap and divided by every factor of a row.

        Raises ShapeError unless the matrix is square.
        """
        domain, (m, n) = self.start.domain, self.start.shape
        if m != n:
            raise ShapeError.of("not-square", rows=m, columns=n)
        made: Number[E] = (domain.one, 1)
        for k, (numerators, d) in enumerate(self.end.rows):
            made = number_product(domain, made, domain.ratio(numerators[k], d))
        for one in self.operations:
            if isinstance(one, RowsSwapped):
                made = number_negative(domain, made)
            elif isinstance(one, RowScaled):
                made = number_quotient(domain, made, one.factor)
        return made


def reduce_rows(A: RowsOver[E], to_reduced_form: bool = False, bar: int | None = None) -> Reduction[E]:
    """An echelon form of A by swaps and multiples of the pivots' rows, or the reduced form.

    With a `bar` the columns from it on are carried along, and no pivot stands in them.

    >>> from exactrank.numbers.quadratic import QQ_sqrt
    >>> K = QQ_sqrt(-1)
    >>> found = reduce_rows(RowsOver(K, ((((1, 0), (0, 1)), 1), (((0, 1), (-1, 0)), 1)), 2))
    >>> found.rank, found.operations
    (1, (MultipleAdded(target=1, source=0, factor=((0, -1), 1)),))
    """
    if isinstance(A.domain, RationalFunctions) and len(A.domain.letters) == 1:
        return cast("Reduction[E]", _in_one_letter(cast("RowsOver[Function]", A), to_reduced_form, bar))
    work = _Work(A)
    work.bring_to_echelon_form(A.ncols if bar is None else bar)
    if to_reduced_form:
        work.make_pivots_one()
        for pivot in reversed(work.pivots):
            work.clear(pivot, range(pivot.row), Purpose.CLEAR_ABOVE)
    end = RowsOver(A.domain, tuple(work.rows), A.ncols)
    return Reduction(A, tuple(work.log), end, tuple(work.pivots), to_reduced_form)


def _in_one_letter(A: RowsOver[Function], to_reduced_form: bool, bar: int | None) -> Reduction[Function]:
    """The same steps, calculated with flint's polynomials."""
    from exactrank.calculations.elimination.in_one_letter import EliminationInOneLetter
    from exactrank.calculations.elimination.packed_polynomials import PackedElimination, width_for

    width = width_for(A)
    work = EliminationInOneLetter(A) if width is None else PackedElimination(A, width)
    work.bring_to_echelon_form(A.ncols if bar is None else bar)
    end, log, pivots = work.end(), work.log, tuple(work.pivots)
    if to_reduced_form:
        last = EliminationInOneLetter(end)
        last.pivots = work.pivots
        last.make_pivots_one()
        for pivot in reversed(pivots):
            last.clear(pivot, range(pivot.row), Purpose.CLEAR_ABOVE)
        end, log = last.end(), log + last.log
    steps = [LoggedStep(why, pivot, tuple([_operation(*one) for one in done])) for why, pivot, done in log]
    return Reduction(A, tuple(steps), end, pivots, to_reduced_form)


def _operation(target: int, source: int, factor: Number[Function] | None) -> OperationOver[Function]:
    if factor is None:
        return RowsSwapped(target, source)
    return RowScaled(target, factor) if target == source else MultipleAdded(target, source, factor)


def single_steps(found: Reduction[E]) -> tuple[StepOver[E], ...]:
    """The steps with one operation in each."""
    made: list[StepOver[E]] = []
    rows = found.start
    for step in found.log:
        for one in step.operations:
            rows = replay(rows, (one,))
            made.append(StepOver(step.purpose, step.pivot, (one,), rows))
    return tuple(made)


class _Work(Generic[E]):
    """The rows at hand, and what was done to them."""

    def __init__(self, A: RowsOver[E]) -> None:
        self.domain = A.domain
        self.ncols = A.ncols
        self.rows = list(A.rows)
        self.log: list[LoggedStep[E]] = []
        self.pivots: list[Pivot] = []

    def did(self, purpose: Purpose, pivot: Pivot | None, operations: list[OperationOver[E]]) -> None:
        if operations:
            self.log.append(LoggedStep(purpose, pivot, tuple(operations)))

    def bring_to_echelon_form(self, bar: int) -> None:
        rows, zero = self.rows, self.domain.zero
        for j in range(bar):
            r = len(self.pivots)
            k = next((i for i in range(r, len(rows)) if rows[i][0][j] != zero), None)
            if k is None:
                continue
            pivot = Pivot(r, j)
            self.pivots.append(pivot)
            if k != r:
                rows[r], rows[k] = rows[k], rows[r]
                self.did(Purpose.BRING_PIVOT, pivot, [RowsSwapped(r, k)])
            self.clear(pivot, range(r + 1, len(rows)), Purpose.CLEAR_BELOW)

    def make_pivots_one(self) -> None:
        domain = self.domain
        done: list[OperationOver[E]] = []
        for pivot in self.pivots:
            numerators, d = self.rows[pivot.row]
            factor = domain.divide(domain.of_integer(d), numerators[pivot.column])
            if factor != (domain.one, 1):
                done.append(RowScaled(pivot.row, factor))
                scaled = [domain.times(factor[0], x) for x in numerators]
                self.rows[pivot.row] = domain.row(scaled, d * factor[1])
        self.did(Purpose.MAKE_PIVOT_ONE, None, done)

    def clear(self, pivot: Pivot, others: Iterable[int], purpose: Purpose) -> None:
        """row i - (a/d)/(p/e) pivot row, with t/d for row i and s/e for the pivot's; with a/p = x/n: (n t - x s)/(d n).

        The factor is x e over n d. Left of the pivot its row is 0.
        """
        domain, rows = self.domain, self.rows
        zero, j, minus = domain.zero, pivot.column, domain.of_integer(-1)
        source, e = rows[pivot.row]
        p, scale = source[j], domain.of_integer(-e)
        below = purpose is Purpose.CLEAR_BELOW
        start = j + 1 if below else 0
        left, right = [zero] * start, source[start:]
        done: list[OperationOver[E]] = []
        for i in others:
            target, d = rows[i]
            if target[j] == zero:
                continue
            x, n = domain.divide(target[j], p)
            changed = domain.combine(domain.of_integer(n), target[start:], domain.times(minus, x), right)
            numerators, denominator = domain.row(changed, d * n)
            rows[i] = (*left, *numerators), denominator
            done.append(MultipleAdded(i, pivot.row, domain.ratio(domain.times(scale, x), n * d)))
        self.did(purpose, pivot, done)


def replay(A: RowsOver[E], operations: Iterable[OperationOver[E]]) -> RowsOver[E]:
    """The rows after the operations, each computed from what it says alone."""
    domain = A.domain
    rows = list(A.rows)
    for one in operations:
        match one:
            case RowsSwapped(i, k):
                rows[i], rows[k] = rows[k], rows[i]
            case RowScaled(i, (x, n)):
                numerators, d = rows[i]
                rows[i] = domain.row([domain.times(x, value) for value in numerators], d * n)
            case MultipleAdded(i, k, (x, n)):
                (target, d), (source, e) = rows[i], rows[k]
                up, times = domain.of_integer(e * n), domain.times(domain.of_integer(d), x)
                rows[i] = domain.row(domain.combine(up, target, times, source), d * e * n)
    return RowsOver(domain, tuple(rows), A.ncols)
