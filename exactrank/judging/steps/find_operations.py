"""The few row operations that lead from one matrix to another, where there are few."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from exactrank.judging.steps.replay import replay
from exactrank.matrix import Matrix
from exactrank.numbers.fields import Field, Row
from exactrank.statements import ClaimedCombination, ClaimedOperation, ClaimedSwap, Term

_TRIES = 100
_WORK = 20_000


def find_operations(before: Matrix, after: Matrix, elementary: bool = False) -> tuple[ClaimedOperation, ...] | None:
    """Operations, each changing a row by at most two others, that turn `before` into `after` in this order; else None.

    Tried in the order of what people do: rows changed in place, one swap first, two other rows at a time. With
    `elementary` only elementary operations are: in a matrix of full row rank every row is a combination of all rows, and
    such a combination explains nothing.

    >>> A, B = Matrix.of([[1, 2], [3, 4]]), Matrix.of([[1, 2], [0, -2]])
    >>> find_operations(A, B)
    (ClaimedCombination(target=1, terms=(Term(row=1, factor=Fraction(1, 1)), Term(row=0, factor=Fraction(-3, 1))), columns=False),)
    """  # noqa: E501
    if before.shape != after.shape or before.field != after.field:
        return None
    if before == after:
        return ()
    if before.nrows * before.nrows * before.ncols > _WORK:
        return None
    found = _swaps(before, after) or _changes(before, after, 0)
    if found is None:
        for i, k in combinations(range(before.nrows), 2):
            swap = ClaimedSwap(i, k)
            moved = replay(before, (swap,))
            # A swap is worth trying where it puts a row to its place or to a multiple of it.
            if any(_multiple(moved.rows[row], after.rows[row], before.field) for row in (i, k)):
                rest = _changes(moved, after, 0)
                if rest is not None:
                    return (swap, *rest)
        if not elementary:
            found = _changes(before, after, 1) or _changes(before, after, 2)
    return found if found is not None and replay(before, found) == after else None


def _multiple(row: Row, other: Row, field: Field) -> bool:
    return any(other[0]) and _factor(row, other, field) is not None


def _factor(row: Row, wanted: Row, field: Field) -> Fraction | None:
    """The only factor with which the row is the wanted one; None where there is none, or the row is 0."""
    (u, d), (w, e) = row, wanted
    j = next((j for j, value in enumerate(u) if value), None)
    if j is None:
        return None
    a, b = u[j], w[j]
    left = [x * b - y * a for x, y in zip(u, w, strict=True)]
    if any(field.row(left)[0] if field.characteristic else left):
        return None
    return field.scalar(b * d, a * e)


def _swaps(before: Matrix, after: Matrix) -> tuple[ClaimedOperation, ...] | None:
    """Swaps alone, one fewer than the length of each cycle."""
    rows = list(before.rows)
    if sorted(rows) != sorted(after.rows):
        return None
    found: list[ClaimedOperation] = []
    for i, row in enumerate(after.rows):
        if rows[i] != row:
            # Of equal rows, one that is out of its place, at best one whose place row i belongs in, is the one to move.
            equal = [k for k in range(i + 1, len(rows)) if rows[k] == row]
            k = min(equal, key=lambda k: (after.rows[k] != rows[i], after.rows[k] == rows[k]))
            rows[i], rows[k] = rows[k], rows[i]
            found.append(ClaimedSwap(i, k))
    return tuple(found)


class _Budget:
    def __init__(self) -> None:
        self.left = _TRIES


def _changes(before: Matrix, after: Matrix, width: int) -> tuple[ClaimedOperation, ...] | None:
    """Each differing row changed once, by at most `width` other rows as they stand when its turn comes.

    Width 0 asks for elementary operations: a multiple of one other row, the row itself kept as it is.
    """
    rows = list(before.rows)
    todo = [i for i in range(len(rows)) if rows[i] != after.rows[i]]
    return _search(rows, after, todo, width, _Budget())


def _search(
    rows: list[Row], after: Matrix, todo: list[int], width: int, budget: _Budget
) -> tuple[ClaimedOperation, ...] | None:
    if not todo:
        return ()
    for i in todo:
        old = rows[i]
        rest = [k for k in todo if k != i]
        for operation in _ways(rows, i, after.rows[i], todo, width, after.field):
            budget.left -= 1
            if budget.left < 0:
                return None
            rows[i] = after.rows[i]
            more = _search(rows, after, rest, width, budget)
            if more is not None:
                return (operation, *more)
            rows[i] = old
    return None


def _ways(
    rows: list[Row], i: int, wanted: Row, todo: list[int], width: int, field: Field
) -> Iterator[ClaimedCombination]:
    """The wanted row as a combination of row i, its factor not 0, and up to `width` others; settled rows first."""
    if any(rows[i][0]):
        own = _factor(rows[i], wanted, field)
        if own:
            yield ClaimedCombination(i, (Term(i, own),))
            return
    others = sorted([k for k in range(len(rows)) if k != i and any(rows[k][0])], key=lambda k: k in todo)
    if width == 0:
        (n, d), (w, e) = rows[i], wanted
        left = field.row([y * d - x * e for x, y in zip(n, w, strict=True)], d * e)
        for k in others:
            factor = _factor(rows[k], left, field)
            if factor:
                yield ClaimedCombination(i, (Term(i), Term(k, factor)))
    for size in range(1, width + 1):
        for some in combinations(others, size):
            factors = _factors([rows[i], *[rows[k] for k in some]], wanted, field)
            if factors is not None and all(factors):
                named = zip((i, *some), factors, strict=True)
                yield ClaimedCombination(i, tuple([Term(k, factor) for k, factor in named]))


def _factors(rows: list[Row], wanted: Row, field: Field) -> list[Fraction] | None:
    """Factors with which the rows add up to the wanted one; where there is a choice, the first row keeps factor 1."""
    found = _solve(rows, wanted, field)
    if found is None and len(rows) > 1:
        (n, d), (w, e) = rows[0], wanted
        left = field.row([y * d - x * e for x, y in zip(n, w, strict=True)], d * e)
        rest = _solve(rows[1:], left, field)
        found = None if rest is None else [Fraction(1), *rest]
    return found


def _solve(rows: list[Row], wanted: Row, field: Field) -> list[Fraction] | None:
    """The only factors with which the rows add up to the wanted one; None where there are none or many."""
    size = len(rows)
    # Integer elimination on the columns of [rows | wanted], each column an equation in the factors of the numerators.
    equations = list(zip(*[row[0] for row in rows], wanted[0], strict=True))
    finite = field.is_finite
    basis: list[tuple[int, tuple[int, ...]]] = []
    for equation in equations:
        e = equation
        for j, kept in basis:
            if e[j]:
                a, b = kept[j], e[j]
                e = tuple([a * x - b * y for x, y in zip(e, kept, strict=True)])
                if finite:
                    e = field.row(e)[0]
        lead = next((j for j, x in enumerate(e[:size]) if x), None)
        if lead is None:
            if e[size]:
                return None
        else:
            basis.append((lead, e))
    if len(basis) < size:
        return None
    values: dict[int, Fraction] = {}
    for lead, e in reversed(basis):
        known = sum([e[j] * values[j] for j in values if j != lead and e[j]], Fraction(0))
        right = e[size] - known
        values[lead] = field.scalar(right.numerator, right.denominator * e[lead])
    # factor * row / d = numerators' factor / wanted's denominator
    return [field.scalar(values[j].numerator * rows[j][1], values[j].denominator * wanted[1]) for j in range(size)]
