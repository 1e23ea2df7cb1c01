"""For which values of its letters a square matrix is regular: the factors of its determinant, and the inverse."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from exactrank.calculations.cases.back_substitution import lowest
from exactrank.calculations.cases.knowledge import Knowledge
from exactrank.calculations.cases.pivots import cost
from exactrank.calculations.cases.polynomial_ring import Polynomial, PolynomialRing
from exactrank.calculations.cases.questions import CaseQuestions, State
from exactrank.calculations.cases.records import Answer, Branch
from exactrank.derivation import Pivot
from exactrank.numbers.canonical_numbers import Number
from exactrank.numbers.rational_functions import Function

Rows = Sequence[Sequence[Polynomial]]


def minors_of_last_rows(rows: Rows, ring: PolynomialRing, n: int) -> Polynomial:
    """det A by expansion along the rows, each minor of the last rows calculated once: nothing is divided by."""

    @cache
    def minor(columns: tuple[int, ...]) -> Polynomial:
        if not columns:
            return ring.one
        row = rows[n - len(columns)]
        total = ring.zero
        for place, j in enumerate(columns):
            if not row[j].is_zero():
                term = row[j] * minor((*columns[:place], *columns[place + 1 :]))
                total = total - term if place % 2 else total + term
        ring.terms(total)  # raises for too many
        return total

    return minor(tuple(range(n)))


class RegularityWalk(CaseQuestions):
    """Makes the tree of a square matrix for `DETERMINANT` or `INVERSE`: one question for each factor of det A."""

    def __init__(self, size: int, with_inverse: bool, most_cases: int) -> None:
        super().__init__(size, most_cases)
        self.with_inverse = with_inverse

    def tree(self, rows: Rows, known: Knowledge) -> Branch:
        return self._branch(State(tuple(map(tuple, rows)), (), known))

    def _branch(self, given: State) -> Branch:
        known, n = given.known, self.ncols
        rows = tuple([tuple([known.reduced(x) for x in row]) for row in given.rows])
        state = State(rows, (), known, given.conditions)
        value = known.reduced(minors_of_last_rows(rows, known.ring, n))
        start = known.ring.rows(rows, n)
        if known.vanishes(value):
            return self.branch(given, start, (), Answer(None, determinant=known.ring.number(known.ring.zero)))
        unknown = [f for f in known.ring.factors(value) if f not in known.nonzero]
        if unknown:
            return self.branch(given, start, (), self.asked(min(unknown, key=cost), state, self._branch))
        inverse = self._inverse(rows, value, known) if self.with_inverse else None
        pivots = tuple([Pivot(k, k) for k in range(n)])
        return self.branch(given, start, (), Answer(pivots, determinant=known.ring.number(value), inverse=inverse))

    def _inverse(self, rows: Rows, value: Polynomial, known: Knowledge) -> tuple[tuple[Number[Function], ...], ...]:
        """The transposed cofactors over the determinant."""
        ring, n = known.ring, self.ncols

        def cofactor(i: int, j: int) -> Polynomial:
            left = [[x for c, x in enumerate(row) if c != j] for r, row in enumerate(rows) if r != i]
            made = minors_of_last_rows(left, ring, n - 1)
            return -made if (i + j) % 2 else made

        return tuple([tuple([ring.number(*lowest(known, cofactor(i, j), value)) for i in range(n)]) for j in range(n)])
