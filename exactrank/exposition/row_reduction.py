"""The exposition of a row reduction: why each step is done, what it leads to, and what is learned at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from fractions import Fraction

from exactrank.calculations.elimination import EchelonForm
from exactrank.derivation import Pivot, Purpose, StepGroup
from exactrank.document import (
    Array,
    Block,
    Chain,
    Display,
    Document,
    Formula,
    Listing,
    Name,
    Number,
    Operations,
    Ordinal,
    Paragraph,
    Product,
    Said,
    Steps,
    assignments,
    say,
)
from exactrank.exposition.conclusion import conclusion
from exactrank.matrix import Matrix
from exactrank.records import dataclass
from exactrank.row_operations import RowOperation, RowScale, RowSwap, rows_named


def explain_row_reduction(form: EchelonForm, name: str = "A", single: bool = False) -> Document:
    """The derivation as a document: what is to be done, the numbered steps with their reasons, what was learned.

    With `single` every elementary operation is a step; otherwise operations with one reason are told together.
    """
    groups = form.derivation.singles() if single else form.derivation.groups()
    states = (form.start, *form.derivation.states_after(groups))
    teller = _Teller(form, groups, states)
    steps = teller.steps()
    blocks: list[Block] = [
        Paragraph(tuple(_overview(form, name))),
        Display((Chain(Name(name), (("=", teller.state(0)),)),)),
    ]
    if steps.items:
        blocks += [Paragraph((say("reduction.why-rank-stays"),)), steps]
    ending = teller.ending(name)
    return Document(
        say("reduction.title", name=Name(name)),
        (*blocks, *([Paragraph(tuple(ending))] if ending else []), *conclusion(form, name)),
    )


def reduction_steps(form: EchelonForm, bar: int | None = None) -> Steps:
    """The numbered steps alone, with a line left of column `bar`: for a system that is solved on the way."""
    groups = form.derivation.groups()
    states = (form.start, *form.derivation.states_after(groups))
    return _Teller(form, groups, states, bar=bar).steps()


def _overview(form: EchelonForm, name: str) -> Iterator[Said]:
    m, n = form.start.shape
    goal = "reduced" if form.reduced else "echelon"
    yield say(f"reduction.overview.{goal}", rows=m, columns=n, name=Name(name))
    if m * n and form.derivation.log and form.strategy.value == "fraction-free":
        yield say("reduction.overview.fraction-free")
    if m * n and form.derivation.log and form.strategy.value == "easiest" and not form.start.field.characteristic:
        yield say("reduction.overview.easiest")


_DOWNWARD = (Purpose.MAKE_ENTRY_ONE, Purpose.BRING_PIVOT, Purpose.CLEAR_BELOW)
"""What is done before the place of a pivot is left."""


@dataclass(slots=True)
class _Teller:
    """Goes through the groups in order and remembers which reasons were given: the second time a shorter one does."""

    form: EchelonForm
    groups: tuple[StepGroup, ...]
    states: Sequence[Matrix]
    told: set[str] = field(default_factory=set)
    bar: int | None = None

    def steps(self) -> Steps:
        """A step for each group; a thought is what is done for one pivot in one direction."""
        items: list[tuple[Block, ...]] = []
        begins: list[int] = []
        for k, group in enumerate(self.groups):
            reason = (*self._skipped(k), *self._reason(k, group))
            items.append((Paragraph(reason), Operations(assignments(group.operations)), Display((self.state(k + 1),))))
            if not k or not _goes_on(self.groups[k - 1], group):
                begins.append(k)
        return Steps(tuple(items), tuple(begins))

    def state(self, k: int) -> Formula:
        """The matrix after k groups, with the pivots up to the one used next and the zeros that the last one made."""
        A = self.states[k]
        marked = tuple(self._marked(k))
        fresh: tuple[tuple[int, int], ...] = ()
        if k and self.groups[k - 1].purpose in (Purpose.CLEAR_BELOW, Purpose.CLEAR_ABOVE):
            before = self.states[k - 1]
            fresh = tuple(
                [
                    (i, j)
                    for i, (row, old) in enumerate(zip(A.rows, before.rows, strict=True))
                    if row is not old
                    for j in range(A.ncols)
                    if row[0][j] == 0 != old[0][j]
                ]
            )
        changed = () if not k else tuple([i for i in range(A.nrows) if A.rows[i] != self.states[k - 1].rows[i]])
        return Array(A, marked, fresh, self.bar, changed=changed, used=self._used(k))

    def _marked(self, k: int) -> Iterator[tuple[int, int]]:
        """The pivots that stand in their places, and the entry that is to be the next one."""
        coming = [one.pivot for one in self.groups[k:] if one.pivot is not None and one.purpose in _DOWNWARD]
        end = coming[0].column if coming else self.form.start.ncols
        yield from [(one.row, one.column) for one in self.form.pivots if one.column < end]
        if coming and self.groups[k].pivot == coming[0]:
            yield from [(row, end) for row in self._used(k) or ()]

    def _used(self, k: int) -> tuple[int, ...] | None:
        """The row of the pivot that the group after k groups uses; None at the end, where all count."""
        if k == len(self.groups):
            return None
        pivot, purpose = self.groups[k].pivot, self.groups[k].purpose
        if pivot is None or purpose not in (Purpose.CLEAR_BELOW, Purpose.CLEAR_ABOVE, Purpose.BRING_PIVOT):
            return ()
        bringing = purpose is Purpose.BRING_PIVOT
        return (_other_row(self.groups[k].operations[0], pivot.row) if bringing else pivot.row,)

    def _once(self, key: str) -> bool:
        new = key not in self.told
        self.told.add(key)
        return new

    def _skipped(self, k: int) -> Iterator[Said]:
        """What needed no operation since the last group: pivots, columns without one, the turn upwards."""
        group = self.groups[k]
        if group.purpose in (Purpose.MAKE_PIVOT_ONE, Purpose.CLEAR_ABOVE) and self._once("echelon-reached"):
            columns = Listing(tuple([p.column + 1 for p in self.form.pivots]))
            key = "reached" if k else "given"
            yield say(f"reduction.echelon-{key}", count=self.form.rank, columns=columns)
        starting = (Purpose.MAKE_ENTRY_ONE, Purpose.BRING_PIVOT, Purpose.CLEAR_BELOW)
        if group.pivot is None or group.purpose not in starting:
            return
        if k and self.groups[k - 1].pivot == group.pivot:
            return
        earlier = [g.pivot for g in self.groups[:k] if g.pivot is not None]
        yield from self._between(earlier[-1] if earlier else None, group.pivot)

    def _between(self, last: Pivot | None, upto: Pivot | None) -> Iterator[Said]:
        """What happened in the columns right of `last` and left of `upto`, where no operation was needed."""
        start = last.column + 1 if last else 0
        end = upto.column if upto else self.form.start.ncols
        quiet = {p.column: p.row for p in self.form.pivots}
        row = last.row + 1 if last else 0
        A = self.form.start if last is None else None
        for j in range(start, end):
            if j in quiet:
                row = quiet[j] + 1
                yield say("reduction.pivot-needs-nothing", column=Ordinal(j + 1), row=row)
            elif upto is not None:
                if row == 0 and A is not None:
                    yield say("reduction.column-all-zero", column=Ordinal(j + 1))
                else:
                    yield say("reduction.column-no-pivot", column=Ordinal(j + 1), row=row)

    def _reason(self, k: int, group: StepGroup) -> Iterator[Said]:
        before = self.states[k]
        first = group.operations[0]
        pivot = group.pivot
        match group.purpose:
            case Purpose.CLEAR_DENOMINATORS:
                yield say("reduction.clear-denominators", count=len({rows_named(op) for op in group.operations}))
            case Purpose.CANCEL_COMMON_FACTOR:
                yield from self._common_factor(group)
            case Purpose.BRING_PIVOT:
                assert pivot is not None
                yield self._bringing(before, _other_row(first, pivot.row), pivot)
            case Purpose.MAKE_ENTRY_ONE:
                assert pivot is not None
                row = _target(first)
                entry = Number(self.states[k + 1][row, pivot.column])
                yield say("reduction.entry-one.made", column=Ordinal(pivot.column + 1), row=row + 1, entry=entry)
            case Purpose.CLEAR_BELOW | Purpose.CLEAR_ABOVE:
                assert pivot is not None
                yield from self._clearing(k, group, pivot)
            case Purpose.MAKE_PIVOT_ONE:
                count = len(group.operations)
                if self._once("make-one"):
                    yield say(f"reduction.make-pivot-one.{'one' if count == 1 else 'all'}")
                else:
                    yield say("reduction.make-pivot-one.again", count=count)

    def _bringing(self, before: Matrix, other: int, pivot: Pivot) -> Said:
        """Why another row comes up: the place of the pivot holds 0, or the other entry makes less work."""
        value = before[other, pivot.column]
        if before[pivot.row, pivot.column]:
            key = "one" if abs(value) == 1 else "easier"
        else:
            key = "first" if pivot.row == 0 else "later"
            key += "" if self._once(f"bring-{key}") else "-again"  # the first row gets its pivot once
        column, entry = Ordinal(pivot.column + 1), Number(value)
        return say(f"reduction.bring-pivot.{key}", column=column, row=other + 1, top=pivot.row + 1, entry=entry)

    def _common_factor(self, group: StepGroup) -> Iterator[Said]:
        scales = [op for op in group.operations if isinstance(op, RowScale)]
        if len(scales) == 1:
            factor = Number(1 / scales[0].factor)
            yield say("reduction.common-factor.one", row=scales[0].target + 1, factor=factor)
        else:
            yield say("reduction.common-factor.many")

    def _inverse(self, value: Fraction) -> Iterator[Said]:
        """Modulo p: what dividing by a pivot is there, once for each; of 1 and -1 nothing needs to be said."""
        p = self.form.start.field.characteristic
        if not p or value in (1, p - 1) or not self._once(f"inverse-{value}"):
            return
        inverse = self.form.start.field.quotient(Fraction(1), value)
        product = Chain(Product((Number(value), Number(inverse)), dot=True), (("=", Number(value * inverse)),))
        yield say(
            "reduction.clear.inverse-modulo",
            value=Number(value),
            modulus=p,
            inverse=Number(inverse),
            equation=product,
        )

    def _clearing(self, k: int, group: StepGroup, pivot: Pivot) -> Iterator[Said]:
        before = self.states[k]
        value = Number(before[pivot.row, pivot.column])
        column = Ordinal(pivot.column + 1)
        side = "below" if group.purpose is Purpose.CLEAR_BELOW else "above"
        if k and self.groups[k - 1].pivot == pivot and self.groups[k - 1].purpose is group.purpose:
            yield say("reduction.clear.next", row=_target(group.operations[0]) + 1)  # one operation a step
            return
        rows = range(pivot.row + 1, before.nrows) if side == "below" else range(pivot.row)
        zeros = [i for i in rows if not before.rows[i][0][pivot.column]]
        where = "first" if side == "below" and pivot.row == 0 else side
        key = where if self._once(f"clear-{where}") else f"{side}-again"
        yield say(f"reduction.clear.{key}", value=value, column=column, row=pivot.row + 1)
        yield from self._inverse(before[pivot.row, pivot.column])
        if zeros and len(zeros) < len(rows) and len(zeros) <= 3 and self._once("zeros-already"):
            yield say("reduction.zero-already", row=zeros[0] + 1, count=len(zeros))

    def ending(self, name: str) -> list[Said]:
        """Pivots after the last operation that needed none, and why the reduction ends where it ends."""
        form = self.form
        downward = [g.pivot for g in self.groups if g.pivot is not None and g.purpose is not Purpose.CLEAR_ABOVE]
        m, n = form.start.shape
        said: list[Said] = []
        if not form.derivation.log:
            key = "empty" if not m * n else "zero" if form.rank == 0 else "reduced" if form.reduced else "echelon"
            return [say(f"reduction.nothing-to-do.{key}", name=Name(name))]
        if form.reduced:  # that it is the reduced form, its conclusion says
            return said
        said += self._between(downward[-1] if downward else None, None)
        if form.rank < m:
            said.append(say("reduction.ends.zero-rows", row=form.rank + 1, count=m - form.rank))
        elif form.rank == m:
            said.append(say("reduction.ends.all-rows", count=m))
        return said


def _goes_on(before: StepGroup, group: StepGroup) -> bool:
    """Whether a group belongs to the thought of the one before: the row is brought up, then the column cleared."""
    if group.purpose is Purpose.CANCEL_COMMON_FACTOR:
        return True
    if group.purpose is before.purpose is Purpose.MAKE_PIVOT_ONE:
        return True
    upward = Purpose.CLEAR_ABOVE in (group.purpose, before.purpose) and group.purpose is not before.purpose
    return group.pivot is not None and group.pivot == before.pivot and not upward


def _target(operation: RowOperation) -> int:
    return rows_named(operation)[0]


def _other_row(operation: RowOperation, row: int) -> int:
    assert isinstance(operation, RowSwap)
    return operation.second if operation.first == row else operation.first
