"""The easiest strategy: of many reductions through integer rows the one that asks least of a hand.

For each pivot the search tries the rows that could give it: as they are, without the factor that their entries share,
and with a 1 made by subtracting another row. It multiplies across instead of dividing, with and without taking common
factors out afterwards, and keeps the cheapest few states. The number of states is bounded, so that every run gives the
same result; beyond the bound the first good choice is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import gcd

from exactrank.calculations.elimination import fraction_free
from exactrank.calculations.elimination.easiest_states import Rows, Search, State
from exactrank.calculations.elimination.easiest_upward import cleared_above, cost_with_pivots_one, with_pivots_one
from exactrank.calculations.elimination.effort import effort
from exactrank.calculations.elimination.pivoting import Reduction, pivot_at
from exactrank.derivation import Derivation, Pivot, Purpose
from exactrank.matrix import Matrix

BUDGET = 30_000
"""How many entries may be worked out before every choice is the first good one."""

ECHELON, REDUCED = 4, 24
"""What an operation more asks of a reader: on the longer way to the reduced form more than shorter entries do."""

MOST_FACTOR = 6
"""The largest multiple of a row that is subtracted only to make a 1."""


def reduce(A: Matrix, to_reduced_form: bool, ncols: int | None = None) -> Reduction:
    """An echelon form of A over QQ, or the reduced one; with `ncols` only columns before that one get pivots.

    All rows are given, those of zeros too.
    """
    search = Search(A.ncols if ncols is None else ncols, BUDGET, REDUCED if to_reduced_form else ECHELON)
    states = [_start(A)]
    finished: list[State] = []
    while states:
        following: list[State] = []
        for state in states:
            j = _next_column(search, state)
            if j is None:
                finished.append(state)
            else:
                following += _with_pivot(search, state, j)
        states = search.cheapest(following)
    if to_reduced_form:
        finished = [cleared_above(search, state) for state in search.cheapest(finished)]
        found = with_pivots_one(min(finished, key=lambda state: cost_with_pivots_one(search, state)))
    else:
        best = min(finished, key=lambda state: state.cost)
        found = list(best.log), [(tuple([x.numerator for x in row]), 1) for row in best.rows], list(best.pivots)
    if search.greedy or ncols is not None:
        return found
    # The search keeps few states: the fraction-free steps may ask less, and are whole too.
    other = fraction_free.reduce(A, to_reduced_form)
    return min(found, other, key=lambda one: effort(Derivation(A, tuple(one[0]))).total)


def _start(A: Matrix) -> State:
    """The rows without their denominators."""
    log = [(i, None, d, 1, Purpose.CLEAR_DENOMINATORS, None) for i, (_, d) in enumerate(A.rows) if d != 1]
    return State(tuple([numerators for numerators, _ in A.rows]), tuple(log), 0, ())


def _next_column(search: Search, state: State) -> int | None:
    """The first column right of the last pivot that is not zero from the next row on."""
    r = len(state.pivots)
    start = state.pivots[-1].column + 1 if r else 0
    return next((j for j in range(start, search.ncols) if any(row[j] for row in state.rows[r:])), None)


def _with_pivot(search: Search, state: State, j: int) -> Iterator[State]:
    """The states in which the next pivot stands in column j and everything below it is cleared."""
    pivot = pivot_at(len(state.pivots), j)
    for prepared in _prepared(search, state, pivot):
        placed = State(prepared.rows, prepared.log, prepared.cost, (*state.pivots, pivot))
        below = range(pivot.row + 1, len(state.rows))
        for cancelled in (True,) if search.greedy else (True, False):
            yield search.cleared(placed, pivot, below, Purpose.CLEAR_BELOW, cancelled)


def _prepared(search: Search, state: State, pivot: Pivot) -> Iterator[State]:
    """Every way to have an entry other than 0 at the pivot's place; beyond the budget the smallest such entry."""
    r, j = pivot.row, pivot.column
    rows = [i for i in range(r, len(state.rows)) if state.rows[i][j]]
    if search.greedy:
        sizes = {i: _size_without_factor(state, i, j) for i in rows}
        i = min(rows, key=lambda i: (sizes[i], i))
        if not state.rows[r][j] or sizes[i] == 1:
            yield search.brought(search.without_common_factor(state, i, None), i, pivot)
        else:
            yield search.without_common_factor(state, r, None)
        return
    for i in rows:
        yield search.brought(state, i, pivot)
        shorter = search.without_common_factor(state, i, None)
        if shorter is not state:
            yield search.brought(shorter, i, pivot)
        for k, q in _factors_for_one(state.rows, i, rows, j):
            made = search.added(state, i, 1, k, -q, Purpose.MAKE_ENTRY_ONE, pivot)
            yield search.brought(made, i, pivot)


def _size_without_factor(state: State, i: int, j: int) -> int:
    row = [x.numerator for x in state.rows[i]]
    return abs(row[j] // gcd(*row))


def _factors_for_one(rows: Rows, i: int, others: Iterable[int], j: int) -> Iterator[tuple[int, int]]:
    """The rows k and small factors q with entry 1 or -1 in column j of row i - q row k, where row i has neither."""
    a = rows[i][j].numerator
    if abs(a) == 1:
        return
    for k in others:
        for wanted in (1, -1):
            q, rest = divmod(a - wanted, rows[k][j].numerator)
            if k != i and not rest and q and abs(q) <= MOST_FACTOR:
                yield k, q
