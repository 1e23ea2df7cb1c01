"""The way up of the easiest reduction: columns cleared above their pivots, from either end, and pivots made 1."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import lcm

from exactrank.calculations.elimination.easiest_states import Row, Search, State
from exactrank.calculations.elimination.pivoting import Reduction
from exactrank.derivation import Pivot, Purpose
from exactrank.numbers.fields import QQ
from exactrank.numbers.fields import Row as RationalRow


def cleared_above(search: Search, state: State) -> State:
    """Column after column above the pivots cleared, from the last pivot to the first, or from the first to the last."""
    finished: list[State] = []
    for order in (state.pivots[::-1], state.pivots)[: 1 if search.greedy else 2]:
        states = [state]
        for pivot in order:
            states = search.cheapest([after for before in states for after in _above(search, before, pivot)])
        finished += states
    return min(finished, key=lambda one: cost_with_pivots_one(search, one))


def _above(search: Search, state: State, pivot: Pivot) -> Iterator[State]:
    """The ways to clear a column above its pivot: across, or with the pivot made 1 first."""
    r = pivot.row
    above = range(r - 1, -1, -1)
    p = state.rows[r][pivot.column]
    if _whole(state.rows[r]) and all(_whole(state.rows[i]) for i in above if state.rows[i][pivot.column]):
        for ready in (state, search.without_common_factor(state, r, None)):
            for cancelled in (True, False):
                yield search.cleared(ready, pivot, above, Purpose.CLEAR_ABOVE, cancelled)
    if (p != 1 and not search.greedy) or not _whole(state.rows[r]):
        made = _from_one(search, _divided(search, state, pivot), pivot, above)
        if made is not None:
            yield made


def _divided(search: Search, state: State, pivot: Pivot) -> State:
    p = state.rows[pivot.row][pivot.column]
    if p == 1:
        return state
    search.entries += len(state.rows[pivot.row])
    cost, row = search.written(((Fraction(1) / p, state.rows[pivot.row]),))
    return state.then(pivot.row, row, cost, _division(pivot.row, p))


def _from_one(search: Search, state: State, pivot: Pivot, above: range) -> State | None:
    """row i <- row i - a pivot row, where that gives no denominators but those that are there; else nothing."""
    source = state.rows[pivot.row]
    for i in above:
        a = state.rows[i][pivot.column]
        if not a:
            continue
        search.entries += len(source)
        cost, row = search.written(((1, state.rows[i]), (-a, source)))
        if _denominator(row) not in (1, *[_denominator(other) for other in state.rows]):
            return None
        entry = (i, pivot.row, -a.numerator, a.denominator, Purpose.CLEAR_ABOVE, pivot)
        state = state.then(i, row, cost, entry)
    return state


def cost_with_pivots_one(search: Search, state: State) -> int:
    """The cost of a state, and of the divisions that make its pivots 1."""
    cost = state.cost
    for pivot in state.pivots:
        row = state.rows[pivot.row]
        p = row[pivot.column]
        cost += 0 if p == 1 else search.written(((Fraction(1) / p, row),))[0]
    return cost


def with_pivots_one(state: State) -> Reduction:
    """The reduction that led to a state, after the divisions that are left."""
    log, made = list(state.log), [rational_row(row) for row in state.rows]
    for pivot in state.pivots:
        row = state.rows[pivot.row]
        p = row[pivot.column]
        if p != 1:
            log.append(_division(pivot.row, p))
            made[pivot.row] = rational_row(tuple([x / Fraction(p) for x in row]))
    return log, made, list(state.pivots)


def _division(row: int, p: Fraction | int) -> tuple[int, None, int, int, Purpose, None]:
    return row, None, *QQ.ratio(p.denominator, p.numerator), Purpose.MAKE_PIVOT_ONE, None


def rational_row(row: Row) -> RationalRow:
    """Entries as numerators over a common denominator.

    >>> rational_row((Fraction(1, 2), 3))
    ((1, 6), 2)
    """
    d = _denominator(row)
    return QQ.row([x.numerator * (d // x.denominator) for x in row], d)


def _whole(row: Row) -> bool:
    return all(x.denominator == 1 for x in row)


def _denominator(row: Row) -> int:
    return lcm(*[x.denominator for x in row])
