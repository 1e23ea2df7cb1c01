"""The fraction-free strategy: rows of integers, multiplied across instead of divided, without their common factors.

Up to a factor such a row is a row of minors of the matrix (Sylvester's identity), and without its common factor it is
no longer than that: the entries stay as short as in Bareiss' method (Sylvester's Identity and Multistep
Integer-Preserving Gaussian Elimination, 1968).
"""

from __future__ import annotations

from math import gcd

from exactrank.calculations.elimination.pivoting import Reduction, Remaining, pivots_from_the_left, remaining
from exactrank.derivation import LogEntry, Pivot, Purpose
from exactrank.matrix import Matrix
from exactrank.numbers.fields import Row

_BELOW, _ABOVE, _ONE = Purpose.CLEAR_BELOW, Purpose.CLEAR_ABOVE, Purpose.MAKE_PIVOT_ONE
_CANCEL = Purpose.CANCEL_COMMON_FACTOR

_EchelonRow = tuple[int, list[int]]
"""The value of a pivot, and its row right of it from the last column back."""


def reduce(A: Matrix, to_reduced_form: bool, columns: int | None = None) -> Reduction:
    """An echelon form of A, or the reduced one, by way of integer rows.

    With `columns` only so many columns, from the left, are reduced; the rows without a pivot follow the others.
    """
    field, ncols = A.field, A.ncols
    modulus = field.characteristic
    log: list[LogEntry] = []
    rows = remaining(A.rows)
    _start(A, rows, log)
    pivots: list[Pivot] = []
    found: list[_EchelonRow] = []
    for pivot, _, p, right, column in pivots_from_the_left(rows, ncols if columns is None else columns, log):
        pivots.append(pivot)
        found.append((p, right))
        first = pivot.row + 1
        _clear(rows, column, range(first, first + len(rows)), p, right, pivot, _BELOW, modulus, log)
    rest: list[Row] = [((*[0] * (ncols - len(row)), *row[::-1]), 1) for row in rows]
    if to_reduced_form:
        return log, _clear_above(found, pivots, A, log) + rest, pivots
    return log, [((*[0] * (ncols - 1 - len(right)), p, *right[::-1]), 1) for p, right in found] + rest, pivots


def _start(A: Matrix, rows: Remaining, log: list[LogEntry]) -> None:
    for i, (_, denominator) in enumerate(A.rows):
        if denominator != 1:
            log.append((i, None, denominator, 1, Purpose.CLEAR_DENOMINATORS, None))
    if not A.field.characteristic:  # every nonzero residue divides every other
        for i, row in enumerate(rows):
            common = gcd(*row)
            if common > 1:
                log.append((i, None, 1, common, _CANCEL, None))
                rows[i] = [value // common for value in row]


def _clear(
    rows: Remaining,
    column: list[int],
    named: range,
    p: int,
    source: list[int],
    pivot: Pivot,
    purpose: Purpose,
    modulus: int,
    log: list[LogEntry],
) -> None:
    """row i <- (p/g) row i - (a/g) pivot row with g = gcd(p, a): integers stay integers. Then common factors go.

    `column` holds the entries a, and `named` the numbers of the rows. A source shorter than the row stands for one
    that ends with zeros.
    """
    k = pivot.row
    width = len(source)
    cancelled: list[LogEntry] = []
    append = log.append
    for at, i in enumerate(named):
        a = column[at]
        if not a:
            continue
        g = gcd(a, p) if p > 0 else -gcd(a, p)
        x, y = p // g, a // g
        target = rows[at]
        # zip is not strict here: beyond the source there is nothing to subtract
        if x == 1:
            changed = [t - y * s for t, s in zip(target, source)]  # noqa: B905
            if width < len(target):
                changed += target[width:]
        else:
            append((i, None, x, 1, purpose, pivot))
            changed = [x * t - y * s for t, s in zip(target, source)]  # noqa: B905
            if width < len(target):
                changed += [x * t for t in target[width:]]
        if modulus:
            append((i, k, -y % modulus, 1, purpose, pivot))
            rows[at] = [value % modulus for value in changed]
            continue
        append((i, k, -y, 1, purpose, pivot))
        common = gcd(*changed)
        if common > 1:
            cancelled.append((i, None, 1, common, _CANCEL, pivot))
            changed = [value // common for value in changed]
        rows[at] = changed
    log += cancelled


def _clear_above(found: list[_EchelonRow], pivots: list[Pivot], A: Matrix, log: list[LogEntry]) -> list[Row]:
    """The rows of the reduced form, cleared from the last pivot to the first.

    Of a row that is finished only its pivot and the columns without one can be nonzero. So the columns are taken in
    another order, those without a pivot first and then the pivots' from left to right: again the column at hand is the
    last one, and a finished row ends before its pivot.
    """
    field, end = A.field, A.ncols - 1
    modulus = field.characteristic
    columns = [pivot.column for pivot in pivots]
    free = [j for j in range(A.ncols) if j not in columns]
    rows: Remaining = []
    places: list[int] = []
    for k in range(len(found) - 1, -1, -1):
        p, right = found[k]
        width = len(right)
        rows.append([right[end - j] if end - j < width else 0 for j in free] + [p] + [right[x] for x in places])
        places.insert(0, width)
    # The finished rows from the bottom up: their pivots, and their entries in the columns without one.
    finished: list[tuple[int, list[int]]] = []
    for k in range(len(found) - 1, -1, -1):
        source = rows.pop(0)
        p = source.pop()
        finished.append((p, source))
        if k:
            _clear(rows, [row.pop() for row in rows], range(k - 1, -1, -1), p, source, pivots[k], _ABOVE, modulus, log)
    made: list[Row] = []
    for k, (p, values) in enumerate(reversed(finished)):
        whole = [0] * A.ncols
        whole[columns[k]] = p
        for j, value in zip(free, values, strict=True):
            whole[j] = value
        if p != 1:
            log.append((k, None, *field.ratio(1, p), _ONE, None))
        # Without a common factor the row is in lowest terms over a positive pivot.
        made.append((tuple(whole), p) if p > 0 and not modulus else field.row(whole, p))
    return made
