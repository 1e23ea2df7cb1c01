"""The ways in which a transition may be read, by what the text announces and what stands beside its matrices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field

from exactrank.judging.steps.copies import is_near
from exactrank.judging.steps.explaining import Operations, same_rows
from exactrank.judging.verdicts.witnesses import WrongEntry
from exactrank.matrix import Matrix
from exactrank.records import dataclass
from exactrank.statements import Announced, ClaimedOperation, Expression, Grid, Inference, Relation, RowStep, Transition

SLICE = 12
"""So many operations told in the text are tried together at most."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The step that leads to a matrix, None where nothing does; whether it may be called wrong, and what it rests on.

    `copied`: the matrix is the one before but for these entries, and nothing leads from the one to the other. `broken`:
    a calculation goes on from a matrix that nothing leads to.
    """

    step: RowStep | None
    certain: bool = True
    assumed: tuple[Inference, ...] = ()
    copied: tuple[WrongEntry, ...] = ()
    broken: bool = False


@dataclass(slots=True)
class Offer:
    """One way to read a transition: from which matrix, by which operations, and which of the announced ones it uses."""

    before: Expression
    start: Matrix
    operations: Operations
    uses: tuple[tuple[int, int], ...] = ()
    assumed: tuple[Inference, ...] = ()


@dataclass(slots=True)
class Offers:
    """The ways to read a transition: from which matrix, by which operations that explain nothing so far."""

    matrix: Callable[[Expression], Matrix | None]
    used: set[tuple[int, int]] = field(default_factory=set)
    """The announced operations that explain a step: the number they were announced under, and which of them."""
    _first: dict[int, Transition] = field(default_factory=dict)
    """The transition that announced operations stand right before, by their number."""
    _unexplained: list[Transition] = field(default_factory=list)

    def _offers(self, t: Transition, before: Expression, A: Matrix) -> Iterator[Offer]:
        start = _start(t, before)
        free = self._free(t)
        told = tuple([operation for _, _, operation in free])
        if t.label:
            uses = tuple([(number, k) for number, k, _ in free])
            same = told and all(one in t.label for one in told)
            here = tuple([use for use in uses if self._first.get(use[0]) is t])
            said = here if all(one.spoken for one in t.announced) else ()
            yield Offer(before, A, t.label, uses if same else said, start)
            if told:
                yield Offer(before, A, told + t.label, uses, start)
                yield Offer(before, A, t.label + told, uses, start)
            return
        place = (*start, Inference.PLACE) if free and not t.written else start
        for stop in range(min(len(free), SLICE), 0, -1):
            some = free[:stop]
            yield Offer(before, A, told[:stop], tuple([(number, k) for number, k, _ in some]), place)
        ahead = {one.number for one in t.announced if one.ahead}
        behind = [one for one in free if one[0] not in ahead]
        for stop in range(min(len(behind), SLICE), 0, -1) if len(behind) < len(free) else ():
            some = behind[:stop]
            uses = tuple([(number, k) for number, k, _ in some])
            yield Offer(before, A, tuple([operation for _, _, operation in some]), uses, place)
        firm = self._firm(t)
        if firm and len(firm) < len(free):
            yield Offer(before, A, tuple([one for _, _, one in firm]), tuple([one[:2] for one in firm]), place)
        yield from self._at_the_sides(t, before, A)

    def _at_the_sides(self, t: Transition, before: Expression, A: Matrix) -> Iterator[Offer]:
        """The operations beside either matrix that explain nothing so far, the likelier side first."""
        for one in t.beside[::-1] if t.toward else t.beside:
            if one is not None and (one.number, 0) not in self.used:
                uses = tuple([(one.number, k) for k in range(len(one.operations))])
                yield Offer(before, A, one.operations, uses, (*_start(t, before), Inference.SIDE))

    def _free(self, t: Transition) -> list[tuple[int, int, ClaimedOperation]]:
        """The announced operations that explain nothing so far, in order."""
        announced = [one for one in t.announced if not one.behind]
        told = [(one.number, k, operation) for one in announced for k, operation in enumerate(one.operations)]
        return [one for one in told if one[:2] not in self.used]

    def _firm(self, t: Transition) -> list[tuple[int, int, ClaimedOperation]]:
        """Those of them that are done in any case."""
        optional = {one.number for one in t.announced if one.optional}
        return [one for one in self._free(t) if one[0] not in optional]

    def _is_meant_before(self, t: Transition, offer: Offer) -> bool:
        """Whether the operations stand right before another matrix that nothing explains and that they must lead to.

        [1 2; 3 4], R2 - 3 R1, [1 2; 0 2], [1 2; 0 -2]: the first one behind them is wrong, whatever follows it.
        """
        if t.label:
            return False
        for number in {number for number, _ in offer.uses}:
            first = self._first.get(number)
            if first is None or first is t or not any(first is one for one in self._unexplained):
                continue
            after = self.matrix(first.after)
            if offer.before in first.before and after is not None and is_near(offer.start, after, offer.operations):
                return True
        return False

    def _unlabelled(self, t: Transition, starts: list[tuple[Expression, Matrix]], after: Matrix) -> Placed:
        """Nothing is said to be done: the step, if there is one, is from a matrix with the same row space."""
        if t.written:
            return Placed(t.by(()))
        for before, A in starts:
            if A.ncols == after.ncols and same_rows(A, after):
                return Placed(t.by((), before), assumed=_start(t, before))
        near = [before for before, A in starts if is_near(A, after, ())]
        return Placed(t.by((), near[0] if near else None), bool(near), (Inference.START,))

    def _only_stands_there(self, t: Transition) -> bool:
        """Whether nothing is said to lead to a vector with letters, as it stands behind a reduction."""
        if t.written or t.opened or t.label or any(t.beside) or self._free(t):
            return False
        return isinstance(t.after, Grid) and len(t.after.rows[0]) == 1

    def _remaining(self, t: Transition, before: Expression, A: Matrix) -> Iterator[Offer]:
        if t.label:
            yield Offer(before, A, t.label, (), _start(t, before))
            return
        free = self._firm(t) or self._free(t)
        start = (*_start(t, before), Inference.PLACE)
        if free:
            told = tuple([operation for _, _, operation in free])
            yield Offer(before, A, told, tuple([(number, k) for number, k, _ in free]), start)
            if len(free) > 1:
                yield Offer(before, A, told[:1], ((free[0][0], free[0][1]),), start)
        yield from self._at_the_sides(t, before, A)

    def _in_line(self, t: Transition) -> Announced | None:
        """The operations in the line of either determinant that explain no step: they must be meant for this one."""
        found = next((one for one in t.beside[::-1] if one and (one.number, 0) not in self.used), None)
        if found is not None:
            self.used.update((found.number, k) for k in range(len(found.operations)))
        return found


def _start(t: Transition, before: Expression) -> tuple[Inference, ...]:
    """A matrix that only stood last, or earlier, is a start that was inferred."""
    if t.relation is Relation.DETERMINANT or (t.written and before == t.before[0]):
        return ()
    return (Inference.START,)
