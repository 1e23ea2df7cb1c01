"""The rows of a matrix while operations change them one after the other: each row as it was, and as it became."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product

from exactrank.reading.claims.chain_parts import Loose
from exactrank.statements import (
    ClaimedCombination,
    ClaimedOperation,
    ClaimedSwap,
    Expression,
    Grid,
    Number,
    RowOf,
    Sum,
    Times,
)

Row = tuple[Fraction | None, ...]
Rows = tuple[tuple[Row, ...], ...]
"""For each row what it was in turn, the last one last."""


def rows_then(
    grid: Grid, loose: Sequence[Loose], given: Mapping[ClaimedCombination, Row], until: ClaimedOperation | None = None
) -> Rows | None:
    """The rows of a matrix when it comes to an operation, after those told before it; None where that is not known.

    Without such an operation: after all of them.

    A row that the text has `given` as the result of an operation may be meant as well as the one that it makes.
    """
    rows: list[list[Row]] = [[row] for row in grid.rows]
    told = [(operation, one.announced.optional) for one in loose for operation in one.announced.operations]
    for operation, optional in told:
        if operation == until:
            break
        if isinstance(operation, ClaimedSwap):
            if operation.columns or max(operation.first, operation.second) >= len(rows):
                return None
            first, second = rows[operation.first][-1], rows[operation.second][-1]
            rows[operation.first].append(second)
            rows[operation.second].append(first)
            continue
        made = _combined(operation, rows)
        if made is None or operation.target is None:
            return None
        if optional:
            rows[operation.target].insert(0, made)
        else:
            rows[operation.target] += [given.get(operation, made), made]
    return tuple(map(tuple, rows))


def _combined(operation: ClaimedCombination, rows: list[list[Row]]) -> Row | None:
    """What a combination makes of the rows as they are last; None where a factor or an entry is not known."""
    target = operation.target
    if operation.columns or target is None or max(target, *[term.row for term in operation.terms]) >= len(rows):
        return None
    sums = [Fraction(0)] * len(rows[0][0])
    for term in operation.terms:
        for j, entry in enumerate(rows[term.row][-1]):
            if term.factor is None or entry is None:
                return None
            sums[j] += term.factor * entry
    return tuple(sums)


def grids_then(grid: Grid, rows: Rows, operation: ClaimedCombination) -> Iterator[Grid]:
    """The matrix with the rows that an operation takes as they are last, then as they were at some time before."""
    taken = tuple(dict.fromkeys(term.row for term in operation.terms))
    for chosen in product(*[dict.fromkeys(rows[k][::-1]) for k in taken]):
        made = dict(zip(taken, chosen, strict=True))
        yield replace(grid, rows=tuple([made.get(k, versions[-1]) for k, versions in enumerate(rows)]))


def sum_of_rows(operation: ClaimedCombination, grid: Grid) -> Expression:
    """The sum that an operation is, of the rows of a matrix."""
    return Sum(tuple([Times((Number(term.factor or Fraction(0)), RowOf(grid, term.row))) for term in operation.terms]))
