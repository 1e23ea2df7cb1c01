"""The tree of cases by elimination: nothing is divided by that may vanish, and every question has its two branches."""

from __future__ import annotations

from collections.abc import Sequence

from exactrank.calculations.cases.back_substitution import answer_of_echelon
from exactrank.calculations.cases.knowledge import Knowledge
from exactrank.calculations.cases.pivots import Asked, PivotChosen, Rows, RowsCombined, cost, next_move
from exactrank.calculations.cases.polynomial_ring import Polynomial
from exactrank.calculations.cases.questions import CaseQuestions, State
from exactrank.calculations.cases.records import Answer, Branch, Goal, Question
from exactrank.calculations.elimination.over_domains import (
    MultipleAdded,
    OperationOver,
    RowScaled,
    RowsSwapped,
    StepOver,
)
from exactrank.derivation import Pivot, Purpose
from exactrank.numbers.rational_functions import Function

Operation = OperationOver[Function]


class CaseWalk(CaseQuestions):
    """Makes the tree of [A | b], or of A where `bar` is None, for `SOLUTIONS`, `RANK` or `ECHELON`."""

    def __init__(self, goal: Goal, ncols: int, bar: int | None, most_cases: int) -> None:
        super().__init__(ncols, most_cases)
        self.goal = goal
        self.unknowns = ncols if bar is None else bar
        self.has_right_side = bar is not None

    def tree(self, rows: Rows, known: Knowledge) -> Branch:
        """The tree for the values that are known of; raises InputError where it has more than `most_cases` cases."""
        return self._branch(State(tuple(map(tuple, rows)), (), known, ()))

    def _branch(self, given: State) -> Branch:
        known = given.known
        rows = [[known.reduced(x) for x in row] for row in given.rows]
        pivots = list(given.pivots)
        start = known.ring.rows(rows, self.ncols)
        steps: list[StepOver[Function]] = []

        def did(purpose: Purpose, pivot: Pivot | None, operations: Sequence[Operation]) -> None:
            if operations:
                steps.append(StepOver(purpose, pivot, tuple(operations), known.ring.rows(rows, self.ncols)))

        while True:
            move = next_move(rows, self._columns(rows, pivots, known), len(pivots), known)
            match move:
                case PivotChosen(i, j):
                    pivot = Pivot(len(pivots), j)
                    pivots.append(pivot)
                    if i != pivot.row:
                        rows[i], rows[pivot.row] = rows[pivot.row], rows[i]
                        did(Purpose.BRING_PIVOT, pivot, [RowsSwapped(pivot.row, i)])
                    did(Purpose.CLEAR_BELOW, pivot, _clear_below(rows, pivot, known))
                case RowsCombined(i, k, j, quotient):
                    did(Purpose.MAKE_ENTRY_ONE, Pivot(i, j), [_subtract(rows, i, k, quotient, known)])
                case Asked(f):
                    state = State(tuple(map(tuple, rows)), tuple(pivots), known, given.conditions)
                    return self.branch(given, start, steps, self.asked(f, state, self._branch))
                case None:
                    state = State(tuple(map(tuple, rows)), tuple(pivots), known, given.conditions)
                    return self.branch(given, start, steps, self._right_side(state))

    def _columns(self, rows: Rows, pivots: Sequence[Pivot], known: Knowledge) -> Sequence[int]:
        """Where the next pivot may stand; an echelon form takes the columns from the left."""
        used = {pivot.column for pivot in pivots}
        if self.goal is not Goal.ECHELON:
            return [j for j in range(self.unknowns) if j not in used]
        for j in range(max(used, default=-1) + 1, self.unknowns):
            if not all(known.vanishes(row[j]) for row in rows[len(pivots) :]):
                return [j]
        return []

    def _right_side(self, state: State) -> Question | Answer:
        """The rows without a pivot read 0 = c: where every c vanishes there are solutions."""
        known, first = state.known, len(state.pivots)
        if not self.has_right_side:
            return Answer(state.pivots)
        left = [(i, state.rows[i][self.unknowns]) for i in range(first, len(state.rows))]
        left = [(i, c) for i, c in left if not known.vanishes(c)]
        for i, c in left:
            if c.is_constant() or known.known(c):
                return answer_of_echelon(state.rows, state.pivots, self.unknowns, known, contradiction=i)
        if not left:
            return answer_of_echelon(state.rows, state.pivots, self.unknowns, known)
        unknown = [f for _, c in left for f in known.ring.factors(c) if f not in known.nonzero]
        return self.asked(min(unknown, key=cost), state, self._branch)


def _subtract(rows: Rows, i: int, k: int, quotient: Polynomial, known: Knowledge) -> Operation:
    rows[i] = [known.reduced(x - quotient * y) for x, y in zip(rows[i], rows[k], strict=True)]
    return MultipleAdded(i, k, known.ring.number(-quotient))


def _clear_below(rows: Rows, pivot: Pivot, known: Knowledge) -> list[Operation]:
    """Row i becomes p row i - e row of the pivot, for its entry p and e below it, without their common divisor."""
    ring, k = known.ring, pivot.row
    done: list[Operation] = []
    for i in range(k + 1, len(rows)):
        p, e = rows[k][pivot.column], rows[i][pivot.column]
        if e.is_zero():
            continue
        common = p.gcd(e)
        p, e = divmod(p, common)[0], divmod(e, common)[0]
        if p.is_constant():
            done.append(_subtract(rows, i, k, e * (1 / p.leading_coefficient()), known))
            continue
        rows[i] = [known.reduced(p * x) for x in rows[i]]
        done.append(RowScaled(i, ring.number(p)))
        done.append(_subtract(rows, i, k, e, known))
    return done
