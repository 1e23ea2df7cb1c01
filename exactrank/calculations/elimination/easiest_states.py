"""States of the search for the easiest reduction: rows, what led to them, and what it asks of a hand."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from heapq import nsmallest
from math import gcd

from exactrank.calculations.elimination.effort import SWAP, Entry, Terms, combination, length
from exactrank.derivation import LogEntry, Pivot, Purpose
from exactrank.records import dataclass

MOST_STATES = 6
"""How many states are kept from pivot to pivot."""


Rows = tuple[tuple[Entry, ...], ...]
Row = tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class State:
    """Rows, the operations that led to them, what these cost in quarters, and the pivots so far."""

    rows: Rows
    log: tuple[LogEntry, ...]
    cost: int
    pivots: tuple[Pivot, ...]

    @property
    def estimate(self) -> int:
        """The cost so far, and what the entries that are left promise."""
        return self.cost + sum([2 * length(x) for row in self.rows for x in row if x])

    def then(self, i: int, row: Row, cost: int, *log: LogEntry) -> State:
        """The state with another row i, after the operations that made it."""
        rows = (*self.rows[:i], row, *self.rows[i + 1 :])
        return State(rows, (*self.log, *log), self.cost + cost, self.pivots)


class Search:
    """Moves from state to state, with the entries that they worked out counted.

    `to_follow` is what one operation more, or one fraction more, asks of a reader beside its digits, in quarters.
    """

    def __init__(self, ncols: int, budget: int, to_follow: int) -> None:
        self.ncols = ncols
        self.budget = budget
        self.to_follow = to_follow
        self.entries = 0
        self.known: dict[tuple[int, Row, int, Row], tuple[int, Row]] = {}

    @property
    def greedy(self) -> bool:
        """Whether every choice is the first good one from here on."""
        return self.entries > self.budget

    def cheapest(self, states: Iterable[State]) -> list[State]:
        """The states that promise most, of equal rows the cheaper one; only one of them beyond the budget."""
        best: dict[Rows, State] = {}
        for state in states:
            other = best.get(state.rows)
            if other is None or state.cost < other.cost:
                best[state.rows] = state
        return nsmallest(1 if self.greedy else MOST_STATES, best.values(), key=lambda state: state.estimate)

    def written(self, terms: Terms) -> tuple[int, Row]:
        """What a sum of multiples of rows costs the one who writes it and those who follow, and the new row.

        >>> Search(2, 100, 24).written(((1, (1, 4)), (-1, (1, 1))))
        (36, (0, 3))
        """
        cost, new = combination(terms)
        return cost + self.to_follow * (1 + sum([x.denominator != 1 for x in new])), tuple(new)

    def brought(self, state: State, i: int, pivot: Pivot) -> State:
        """Row i at the place of the pivot's row."""
        r = pivot.row
        if i == r:
            return state
        rows = list(state.rows)
        rows[r], rows[i] = rows[i], rows[r]
        entry = (r, i, 0, 1, Purpose.BRING_PIVOT, pivot)
        return State(tuple(rows), (*state.log, entry), state.cost + SWAP + self.to_follow, state.pivots)

    def cleared(self, state: State, pivot: Pivot, others: Iterable[int], purpose: Purpose, cancelled: bool) -> State:
        """row i <- (p/g) row i - (a/g) pivot row with g = gcd(p, a), and then perhaps without common factors."""
        p = state.rows[pivot.row][pivot.column].numerator
        changed: list[int] = []
        for i in others:
            a = state.rows[i][pivot.column].numerator
            if a:
                g = gcd(p, a) if p > 0 else -gcd(p, a)
                state = self.added(state, i, p // g, pivot.row, -a // g, purpose, pivot)
                changed.append(i)
        if cancelled:
            for i in changed:
                state = self.without_common_factor(state, i, pivot)
        return state

    def added(self, state: State, i: int, x: int, k: int, y: int, purpose: Purpose, pivot: Pivot) -> State:
        """row i <- x row i + y row k."""
        cost, new = self._combined(x, state.rows[i], y, state.rows[k])
        log: tuple[LogEntry, ...] = ((i, k, y, 1, purpose, pivot),)
        if x != 1:
            log = ((i, None, x, 1, purpose, pivot), *log)
        return state.then(i, new, cost, *log)

    def without_common_factor(self, state: State, i: int, pivot: Pivot | None) -> State:
        """Row i divided by what its entries, which are whole, share."""
        row = [x.numerator for x in state.rows[i]]
        common = gcd(*row)
        if common <= 1:
            return state
        self.entries += len(row)
        cost = 0 if self.greedy else self.written(((Fraction(1, common), row),))[0]
        entry = (i, None, 1, common, Purpose.CANCEL_COMMON_FACTOR, pivot)
        return state.then(i, tuple([x // common for x in row]), cost, entry)

    def _combined(self, x: int, target: Row, y: int, source: Row) -> tuple[int, Row]:
        key = x, target, y, source
        found = self.known.get(key)
        if found is None:
            self.entries += len(target)
            if self.greedy:  # one state is left, and nothing to compare it with
                return 0, tuple([x * t + y * s for t, s in zip(target, source, strict=True)])
            found = self.known[key] = self.written(((x, target), (y, source)))
        return found
