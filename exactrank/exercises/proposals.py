"""Matrices that may become an exercise, made backwards: from the reduced form up to the matrix that a student gets."""

from __future__ import annotations

from collections.abc import Sequence

from exactrank.exercises.choices import Choices
from exactrank.exercises.demands import Demand
from exactrank.statements import SolutionKind

Rows = list[list[int]]

PIVOTS = (1, 1, 1, 1, -1, -1, 2, 2, -2, 3)
LEAST_REACH, REACHES = 2, 4
"""How large the numbers are that a proposal is made of: from the least on, so many sizes."""
ATTEMPTS_AT_A_ROW = 12


def proposal(demand: Demand, choices: Choices) -> Rows:
    """The rows of a matrix with the rank, the pivots and, behind its last column, the right side of the demand.

    It is L T R: R in reduced form with small entries, T upper and L lower triangular, so that subtracting whole
    multiples leads back. Whether the path of a strategy is such a way, only its derivation shows.

    >>> from exactrank.calculations.elimination import row_echelon_form
    >>> from exactrank.matrix import Matrix
    >>> rows = proposal(Demand(3, 4, pivots=(0, 2)), Choices(5))
    >>> [pivot.column for pivot in row_echelon_form(Matrix.of(rows)).pivots]
    [0, 2]
    """
    reach = LEAST_REACH + choices.below(REACHES)
    reduced = _reduced(demand, choices, reach)
    rank, largest = len(reduced), demand.largest
    echelon: Rows = []
    for i in reversed(range(rank)):
        # Row i of T R is a multiple of row i of R and small multiples of the rows below.
        own = choices.one_of(PIVOTS)
        start = [own * value for value in reduced[i]]
        echelon.insert(0, _small_sum(start, reduced[i + 1 :], choices, reach, demand.largest_between))
    rows: Rows = []
    width = len(reduced[0]) if reduced else demand.ncols + (demand.kind is not None)
    for i in range(demand.nrows):
        start = echelon[i] if i < rank else _without_pivot(demand, i, rank, width, choices)
        rows.append(_small_sum(start, echelon[: min(i, rank)], choices, reach, largest))
    return choices.shuffled(rows) if choices.below(3) == 0 else rows


def _reduced(demand: Demand, choices: Choices, reach: int) -> Rows:
    """The nonzero rows of a reduced form, with the right side that makes the solutions whole."""
    n = demand.ncols
    pivots = demand.pivots
    if pivots is None:
        rank = choices.one_of(demand.ranks()[-2:])  # the ranks that leave most to do
        pivots = _columns(n, rank, choices)
    rows = [[0] * n for _ in pivots]
    for i, column in enumerate(pivots):
        rows[i][column] = 1
        for j in range(column + 1, n):
            if j not in pivots:
                rows[i][j] = _within(reach, choices)
    if demand.kind is not None:
        for row in rows:
            row.append(_within(reach, choices))
    return rows


def _within(reach: int, choices: Choices) -> int:
    """A number from -reach to reach."""
    return choices.below(2 * reach + 1) - reach


def _columns(n: int, rank: int, choices: Choices) -> tuple[int, ...]:
    """Pivot columns, the first column among them, as nearly every exercise has it."""
    if not rank:
        return ()
    return (0, *sorted(choices.shuffled(range(1, n))[: rank - 1]))


def _without_pivot(demand: Demand, i: int, rank: int, width: int, choices: Choices) -> list[int]:
    """A row that becomes zero; in a system without solutions the first of them, and perhaps others, reads 0 = c."""
    row = [0] * width
    if demand.kind is SolutionKind.NONE and (i == rank or choices.below(2)):
        row[-1] = choices.one_of([1, -1, 2, -2, 3])
    return row


def _small_sum(start: Sequence[int], others: Rows, choices: Choices, reach: int, largest: int) -> list[int]:
    """The row plus multiples of the others, tried anew a few times where an entry grows beyond the largest."""
    row = list(start)
    for _ in range(ATTEMPTS_AT_A_ROW):
        row = list(start)
        for other in others:
            factor = _within(reach, choices)
            row = [value + factor * added for value, added in zip(row, other, strict=True)]
        if any(row) and max(map(abs, row)) <= largest:
            break
    return row
