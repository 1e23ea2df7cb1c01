"""The solutions of an echelon form with letters: fractions whose denominators vanish for none of the values at hand."""

from __future__ import annotations

from collections.abc import Sequence

from exactrank.calculations.cases.knowledge import Knowledge
from exactrank.calculations.cases.polynomial_ring import Polynomial
from exactrank.calculations.cases.records import Answer
from exactrank.derivation import Pivot
from exactrank.numbers.canonical_numbers import Number
from exactrank.numbers.rational_functions import Function
from exactrank.statements.claims import SolutionKind

Fraction = tuple[Polynomial, Polynomial]
Rows = Sequence[Sequence[Polynomial]]


def answer_of_echelon(
    rows: Rows, pivots: tuple[Pivot, ...], unknowns: int, known: Knowledge, contradiction: int | None = None
) -> Answer:
    """The solutions of the system whose rows of pivots are given, the right side in the column after the unknowns.

    With a `contradiction`, the row that reads 0 = c for a c that vanishes nowhere, there are none.
    """
    taken = {pivot.column for pivot in pivots}
    free = tuple([j for j in range(unknowns) if j not in taken])
    if contradiction is not None:
        return Answer(pivots, SolutionKind.NONE, contradiction, free=free)
    zero, one = known.ring.zero, known.ring.one
    particular = _solved(rows, pivots, unknowns, known, dict.fromkeys(free, zero), True)
    directions = [
        _solved(rows, pivots, unknowns, known, {j: one if j == k else zero for j in free}, False) for k in free
    ]
    kind = SolutionKind.INFINITE if free else SolutionKind.UNIQUE
    return Answer(pivots, kind, None, particular, tuple(directions), free)


def _solved(
    rows: Rows, pivots: Sequence[Pivot], unknowns: int, known: Knowledge, fixed: dict[int, Polynomial], right: bool
) -> tuple[Number[Function], ...]:
    """The solution with these free unknowns, of the system or, with `right` false, of the homogeneous one."""
    ring = known.ring
    x: dict[int, Fraction] = {j: (value, ring.one) for j, value in fixed.items()}
    for pivot in reversed(pivots):
        row = rows[pivot.row]
        above, below = (row[unknowns] if right else ring.zero), ring.one
        for j, (p, q) in x.items():
            if row[j].is_zero() or p.is_zero():
                continue
            # a/b - c p/q over the least common multiple of b and q
            common = below.gcd(q)
            times, own = divmod(q, common)[0], divmod(below, common)[0]
            above, below = above * times - row[j] * p * own, below * times
        x[pivot.column] = lowest(known, above, below * row[pivot.column])
    return tuple([ring.number(*x[j]) for j in range(unknowns)])


def lowest(known: Knowledge, above: Polynomial, below: Polynomial) -> Fraction:
    """The fraction in lowest terms, its numerator reduced by the conditions."""
    above = known.reduced(above)
    if above.is_zero():
        return above, known.ring.one
    common = above.gcd(below)
    above, below = divmod(above, common)[0], divmod(below, common)[0]
    if below.is_constant():
        return above * (1 / below.leading_coefficient()), known.ring.one
    return above, below
