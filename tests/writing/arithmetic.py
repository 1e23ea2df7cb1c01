"""Row operations and what they decide, in plain fractions: nothing of the package, so that it can be wrong alone."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from random import Random

Rows = tuple[tuple[Fraction, ...], ...]


@dataclass(frozen=True, slots=True)
class Swap:
    """Rows `first` and `second` change places; rows count from 0."""

    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Combine:
    """Row `target` becomes own * target + factor * source; without a source it is scaled by `own`."""

    target: int
    own: Fraction = Fraction(1)
    source: int | None = None
    factor: Fraction = Fraction(0)


Operation = Swap | Combine


def rows_of(entries: list[list[int]] | list[list[Fraction]]) -> Rows:
    return tuple([tuple([Fraction(entry) for entry in row]) for row in entries])


def new_row(rows: Rows, operation: Combine) -> tuple[Fraction, ...]:
    own = [operation.own * entry for entry in rows[operation.target]]
    if operation.source is None:
        return tuple(own)
    return tuple([x + operation.factor * y for x, y in zip(own, rows[operation.source], strict=True)])


def applied(rows: Rows, *operations: Operation, at_once: bool = False) -> Rows:
    """The operations one after the other; at once, every combination takes its rows from the matrix as it was."""
    made = list(rows)
    for operation in operations:
        if isinstance(operation, Swap):
            made[operation.first], made[operation.second] = made[operation.second], made[operation.first]
        else:
            made[operation.target] = new_row(rows if at_once else tuple(made), operation)
    return tuple(made)


def reduced(rows: Rows, columns: int | None = None) -> tuple[Rows, tuple[int, ...]]:
    """The reduced row echelon form and its pivot columns, pivots looked for in the first `columns`."""
    made = list(rows)
    pivots: list[int] = []
    width = len(rows[0]) if columns is None else columns
    for j in range(width):
        r = len(pivots)
        found = next((i for i in range(r, len(made)) if made[i][j]), None)
        if found is None:
            continue
        made[r], made[found] = made[found], made[r]
        made[r] = tuple([entry / made[r][j] for entry in made[r]])
        for i in range(len(made)):
            if i != r and made[i][j]:
                made[i] = new_row(tuple(made), Combine(i, Fraction(1), r, -made[i][j]))
        pivots.append(j)
    return tuple(made), tuple(pivots)


def rank(rows: Rows) -> int:
    return len(reduced(rows)[1])


def equivalent(first: Rows, second: Rows) -> bool:
    return reduced(first)[0] == reduced(second)[0]


def implies(first: Rows, second: Rows) -> bool:
    """Every row of the second is a combination of rows of the first."""
    return rank((*first, *second)) == rank(first)


def determinant(rows: Rows) -> Fraction:
    """By cofactors along the first row."""
    if len(rows) == 1:
        return rows[0][0]
    total = Fraction(0)
    for j, entry in enumerate(rows[0]):
        if entry:
            total += (-1) ** j * entry * determinant(tuple([row[:j] + row[j + 1 :] for row in rows[1:]]))
    return total


def is_echelon(rows: Rows) -> bool:
    leads = [next((j for j, entry in enumerate(row) if entry), len(row)) for row in rows]
    return all(a < b or a == b == len(rows[0]) for a, b in pairwise(leads))


def null_basis(rows: Rows) -> tuple[tuple[Fraction, ...], ...]:
    """One vector a free column, with a 1 there."""
    form, pivots = reduced(rows)
    width = len(rows[0])
    basis = []
    for free in [j for j in range(width) if j not in pivots]:
        vector = [Fraction(int(j == free)) for j in range(width)]
        for i, pivot in enumerate(pivots):
            vector[pivot] = -form[i][free]
        basis.append(tuple(vector))
    return tuple(basis)


def has_nonzero_image(rows: Rows, vector: tuple[Fraction, ...]) -> bool:
    """Whether the matrix sends the vector to anything but 0."""
    return any(sum([a * x for a, x in zip(row, vector, strict=True)], Fraction(0)) for row in rows)


def identity(size: int) -> Rows:
    return tuple([tuple([Fraction(int(i == j)) for j in range(size)]) for i in range(size)])


def near_copy(rows: Rows, rng: Random) -> Rows:
    """One entry is another: by one or two, or with the other sign."""
    i, j = rng.randrange(len(rows)), rng.randrange(len(rows[0]))
    entry = rows[i][j]
    wrong = -entry if entry and rng.random() < 0.3 else entry + rng.choice((1, -1, 2, -2))
    return (*rows[:i], (*rows[i][:j], wrong, *rows[i][j + 1 :]), *rows[i + 1 :])
