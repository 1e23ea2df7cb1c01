"""The easiest strategy: of many reductions through integer rows the one that asks least of a hand.

For each pivot the search tries the rows that could give it: as they are, without the factor that their entries share,
and with a 1 made by subtracting another row. It multiplies across instead of dividing, with and without taking common
factors out afterwards, and keeps the cheapest few states. The number of states is bounded, so that every run gives the
same result; beyond the bound the first good choice is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from heapq import nsmallest
from math import gcd

from exactrank.calculations.elimination import fraction_free
from exactrank.calculations.elimination.effort import SWAP, combination, effort, length
from exactrank.calculations.elimination.pivoting import Reduction, pivot_at
from exactrank.derivation import Derivation, LogEntry, Pivot, Purpose
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ
from exactrank.records import dataclass

MOST_STATES = 6
"""How many states are kept from pivot to pivot."""

BUDGET = 30_000
"""How many entries may be worked out before every choice is the first good one."""

MOST_FACTOR = 6
"""The largest multiple of a row that is subtracted only to make a 1."""

Rows = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class _State:
    """Integer rows, the operations that led to them, what these cost in quarters, and the pivots so far."""

    rows: Rows
    log: tuple[LogEntry, ...]
    cost: int
    pivots: tuple[Pivot, ...]

    @property
    def estimate(self) -> int:
        """The cost so far, and what the entries that are left promise."""
        return self.cost + sum([2 * length(x) for row in self.rows for x in row if x])


def reduce(A: Matrix, to_reduced_form: bool, ncols: int | None = None) -> Reduction:
    """An echelon form of A over QQ, or the reduced one; with `ncols` only columns before that one get pivots.

    All rows are given, those of zeros too.
    """
    search = _Search(A.ncols if ncols is None else ncols)
    states = [search.start(A)]
    finished: list[_State] = []
    while states:
        following: list[_State] = []
        for state in states:
            j = search.next_column(state)
            if j is None:
                finished.append(state)
            else:
                following += search.with_pivot(state, j)
        states = search.cheapest(following)
    if to_reduced_form:
        finished = [search.cleared_above(state) for state in search.cheapest(finished)]
        found = _with_pivots_one(min(finished, key=_cost_with_pivots_one))
    else:
        best = min(finished, key=lambda state: state.cost)
        found = list(best.log), [(row, 1) for row in best.rows], list(best.pivots)
    if search.greedy or ncols is not None:
        return found
    # The search keeps few states: the fraction-free steps may ask less, and are whole too.
    other = fraction_free.reduce(A, to_reduced_form)
    return min(found, other, key=lambda one: effort(Derivation(A, tuple(one[0]))).total)


def _with_pivots_one(state: _State) -> Reduction:
    log, made = list(state.log), [(row, 1) for row in state.rows]
    for pivot in state.pivots:
        row = state.rows[pivot.row]
        p = row[pivot.column]
        if p != 1:
            log.append((pivot.row, None, *QQ.ratio(1, p), Purpose.MAKE_PIVOT_ONE, None))
            made[pivot.row] = QQ.row(row, p)
    return log, made, list(state.pivots)


class _Search:
    """Moves from state to state, with the entries that they worked out counted."""

    def __init__(self, ncols: int) -> None:
        self.ncols = ncols
        self.entries = 0
        self.known: dict[tuple[int, tuple[int, ...], int, tuple[int, ...]], tuple[int, tuple[int, ...]]] = {}

    @property
    def greedy(self) -> bool:
        return self.entries > BUDGET

    def start(self, A: Matrix) -> _State:
        """The rows without their denominators."""
        log = [(i, None, d, 1, Purpose.CLEAR_DENOMINATORS, None) for i, (_, d) in enumerate(A.rows) if d != 1]
        return _State(tuple([numerators for numerators, _ in A.rows]), tuple(log), 0, ())

    def next_column(self, state: _State) -> int | None:
        """The first column right of the last pivot that is not zero from the next row on."""
        r = len(state.pivots)
        start = state.pivots[-1].column + 1 if r else 0
        return next((j for j in range(start, self.ncols) if any(row[j] for row in state.rows[r:])), None)

    def cheapest(self, states: Iterable[_State]) -> list[_State]:
        """The states that promise most, of equal rows the cheaper one; only one of them beyond the budget."""
        best: dict[Rows, _State] = {}
        for state in states:
            other = best.get(state.rows)
            if other is None or state.cost < other.cost:
                best[state.rows] = state
        return nsmallest(1 if self.greedy else MOST_STATES, best.values(), key=lambda state: state.estimate)

    def with_pivot(self, state: _State, j: int) -> Iterator[_State]:
        """The states in which the next pivot stands in column j and everything below it is cleared."""
        pivot = pivot_at(len(state.pivots), j)
        for prepared in self.prepared(state, pivot):
            placed = _State(prepared.rows, prepared.log, prepared.cost, (*state.pivots, pivot))
            below = range(pivot.row + 1, len(state.rows))
            for cancelled in (True,) if self.greedy else (True, False):
                yield self.cleared(placed, pivot, below, Purpose.CLEAR_BELOW, cancelled)

    def prepared(self, state: _State, pivot: Pivot) -> Iterator[_State]:
        """Every way to have an entry other than 0 at the pivot's place; beyond the budget the smallest such entry."""
        r, j = pivot.row, pivot.column
        rows = [i for i in range(r, len(state.rows)) if state.rows[i][j]]
        if self.greedy:
            i = min(rows, key=lambda i: (abs(state.rows[i][j] // gcd(*state.rows[i])), i))
            if not state.rows[r][j] or abs(state.rows[i][j] // gcd(*state.rows[i])) == 1:
                yield self.brought(self.without_common_factor(state, i, None), i, pivot)
            else:
                yield self.without_common_factor(state, r, None)
            return
        for i in rows:
            yield self.brought(state, i, pivot)
            if gcd(*state.rows[i]) > 1:
                yield self.brought(self.without_common_factor(state, i, None), i, pivot)
            for k, q in _factors_for_one(state.rows, i, rows, j):
                made = self.added(state, i, 1, k, -q, Purpose.MAKE_ENTRY_ONE, pivot)
                yield self.brought(made, i, pivot)

    def brought(self, state: _State, i: int, pivot: Pivot) -> _State:
        r = pivot.row
        if i == r:
            return state
        rows = list(state.rows)
        rows[r], rows[i] = rows[i], rows[r]
        entry = (r, i, 0, 1, Purpose.BRING_PIVOT, pivot)
        return _State(tuple(rows), (*state.log, entry), state.cost + SWAP, state.pivots)

    def cleared(self, state: _State, pivot: Pivot, others: Iterable[int], purpose: Purpose, cancelled: bool) -> _State:
        """row i <- (p/g) row i - (a/g) pivot row with g = gcd(p, a), and then perhaps without common factors."""
        p = state.rows[pivot.row][pivot.column]
        changed: list[int] = []
        for i in others:
            a = state.rows[i][pivot.column]
            if a:
                g = gcd(p, a) if p > 0 else -gcd(p, a)
                state = self.added(state, i, p // g, pivot.row, -a // g, purpose, pivot)
                changed.append(i)
        if cancelled:
            for i in changed:
                state = self.without_common_factor(state, i, pivot)
        return state

    def added(self, state: _State, i: int, x: int, k: int, y: int, purpose: Purpose, pivot: Pivot) -> _State:
        """row i <- x row i + y row k."""
        cost, new = self.combined(x, state.rows[i], y, state.rows[k])
        log: tuple[LogEntry, ...] = ((i, k, y, 1, purpose, pivot),)
        if x != 1:
            log = ((i, None, x, 1, purpose, pivot), *log)
        rows = (*state.rows[:i], new, *state.rows[i + 1 :])
        return _State(rows, (*state.log, *log), state.cost + cost, state.pivots)

    def without_common_factor(self, state: _State, i: int, pivot: Pivot | None) -> _State:
        row = state.rows[i]
        common = gcd(*row)
        if common <= 1:
            return state
        self.entries += len(row)
        cost = 0 if self.greedy else combination(((Fraction(1, common), row),))[0]
        rows = (*state.rows[:i], tuple([x // common for x in row]), *state.rows[i + 1 :])
        entry = (i, None, 1, common, Purpose.CANCEL_COMMON_FACTOR, pivot)
        return _State(rows, (*state.log, entry), state.cost + cost, state.pivots)

    def combined(self, x: int, target: tuple[int, ...], y: int, source: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
        key = x, target, y, source
        found = self.known.get(key)
        if found is None:
            self.entries += len(target)
            new = tuple([x * t + y * s for t, s in zip(target, source, strict=True)])
            if self.greedy:  # one state is left, and nothing to compare it with
                return 0, new
            found = self.known[key] = combination(((x, target), (y, source)))[0], new
        return found

    def cleared_above(self, state: _State) -> _State:
        """Column after column above the pivots cleared, from the last pivot to the first."""
        states = [state]
        for pivot in reversed(state.pivots):
            following: list[_State] = []
            for one in states:
                for ready in (one, self.without_common_factor(one, pivot.row, None)):
                    for cancelled in (True, False):
                        above = range(pivot.row - 1, -1, -1)
                        following.append(self.cleared(ready, pivot, above, Purpose.CLEAR_ABOVE, cancelled))
            states = self.cheapest(following)
        return min(states, key=_cost_with_pivots_one)


def _cost_with_pivots_one(state: _State) -> int:
    """The cost of a state, and of the divisions that make its pivots 1."""
    cost = state.cost
    for pivot in state.pivots:
        row = state.rows[pivot.row]
        p = row[pivot.column]
        cost += 0 if p == 1 else combination(((Fraction(1, p), row),))[0]
    return cost


def _factors_for_one(rows: Rows, i: int, others: Iterable[int], j: int) -> Iterator[tuple[int, int]]:
    """The rows k and small factors q with entry 1 or -1 in column j of row i - q row k, where row i has neither."""
    a = rows[i][j]
    if abs(a) == 1:
        return
    for k in others:
        for wanted in (1, -1):
            q, rest = divmod(a - wanted, rows[k][j])
            if k != i and not rest and q and abs(q) <= MOST_FACTOR:
                yield k, q
