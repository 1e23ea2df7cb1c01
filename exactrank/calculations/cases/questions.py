"""Questions whether a polynomial vanishes, and how many cases they have made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exactrank.calculations.cases.knowledge import Knowledge
from exactrank.calculations.cases.polynomial_ring import Polynomial
from exactrank.calculations.cases.records import Answer, Branch, Condition, Cut, CutReason, Question
from exactrank.calculations.elimination.over_domains import StepOver
from exactrank.derivation import Pivot
from exactrank.errors import InputError
from exactrank.numbers.rational_functions import Function
from exactrank.numbers.rows import RowsOver
from exactrank.records import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """The rows at hand, reduced, the pivots so far (those of the first rows), and what is known of the letters."""

    rows: tuple[tuple[Polynomial, ...], ...]
    pivots: tuple[Pivot, ...]
    known: Knowledge
    conditions: tuple[Condition, ...] = ()


class CaseQuestions:
    """Parts the values of the letters by questions; raises InputError where more than `most_cases` cases are made."""

    def __init__(self, ncols: int, most_cases: int) -> None:
        self.ncols = ncols
        self.most_cases = most_cases
        self.cases = 1
        self.known: dict[tuple[Condition, ...], Knowledge] = {}
        """what is known in the branch with these conditions"""

    def branch(
        self, given: State, start: RowsOver[Function], steps: Sequence[StepOver[Function]], then: Question | Answer
    ) -> Branch:
        self.known[given.conditions] = given.known
        return Branch(given.conditions, given.known.region(), start, tuple(steps), then)

    def asked(self, f: Polynomial, state: State, go_on: Callable[[State], Branch]) -> Question:
        """The question whether f vanishes, with its two branches; the one that no values reach is cut."""
        known = state.known
        polynomial = known.ring.primitive_terms(f)
        zero, nonzero = Condition(polynomial, True), Condition(polynomial, False)
        reason = known.why_never_zero(f)
        where_zero = known.with_zero(f) if reason is None else None
        below: Branch | Cut
        if where_zero is None:
            below = Cut(zero, reason or CutReason.CONTRADICTION)
        else:
            self.cases += 1
            if self.cases > self.most_cases:
                raise InputError.of("cases.too-many", count=self.cases, limit=self.most_cases)
            below = go_on(State(state.rows, state.pivots, where_zero, (*state.conditions, zero)))
        without = known.with_nonzero(f, is_told=where_zero is not None)
        return Question(
            polynomial, below, go_on(State(state.rows, state.pivots, without, (*state.conditions, nonzero)))
        )
