"""The fraction-free strategy: rows of integers, multiplied across instead of divided, without their common factors.

Up to a factor such a row is a row of minors of the matrix (Sylvester's identity), and without its common factor it is no
longer than that: the entries stay as short as in Bareiss' method (Sylvester's Identity and Multistep
Integer-Preserving Gaussian Elimination, 1968).
"""

from __future__ import annotations

from math import gcd

from exactrank.derivation import LogEntry, Pivot, Purpose
from exactrank.elimination.pivoting import Reduction, Remaining, pivots_from_the_left, remaining
from exactrank.fields import Row
from exactrank.matrix import Matrix

_BELOW, _ABOVE, _ONE = Purpose.CLEAR_BELOW, Purpose.CLEAR_ABOVE, Purpose.MAKE_PIVOT_ONE
_CANCEL = Purpose.CANCEL_COMMON_FACTOR


def reduce(A: Matrix, to_reduced_form: bool) -> Reduction:
    """An echelon form of A, or the reduced one, by way of integer rows."""
    field, ncols = A.field, A.ncols
    modulus = field.characteristic
    log: list[LogEntry] = []
    rows = remaining(A.rows)
    _start(A, rows, log)
    pivots: list[Pivot] = []
    found: list[list[int]] = []
    for pivot, _, p, source, column in pivots_from_the_left(rows, ncols, log):
        pivots.append(pivot)
        found.append([*[0] * pivot.column, p, *source[::-1]])
        k = pivot.row
        _clear(rows, column, range(k + 1, k + 1 + len(rows)), p, source, pivot, _BELOW, modulus, log)
    if not to_reduced_form:
        return log, [(tuple(row), 1) for row in found], pivots
    return log, _clear_above(found, pivots, A, log), pivots


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

    `column` holds the entries a, and `named` what the rows are called. A source shorter than the row stands for one that
    ends with zeros.
    """
    k = pivot.row
    width = len(source)
    cancelled: list[LogEntry] = []
    for at, a in enumerate(column):
        if not a:
            continue
        i = named[at]
        g = gcd(a, p) if p > 0 else -gcd(a, p)
        x, y = p // g, a // g
        target = rows[at]
        # zip is not strict here: beyond the source there is nothing to subtract
        if x == 1:
            changed = [t - y * s for t, s in zip(target, source)]  # noqa: B905
            if width < len(target):
                changed += target[width:]
        else:
            log.append((i, None, x, 1, purpose, pivot))
            changed = [x * t - y * s for t, s in zip(target, source)]  # noqa: B905
            if width < len(target):
                changed += [x * t for t in target[width:]]
        if modulus:
            log.append((i, k, -y % modulus, 1, purpose, pivot))
            rows[at] = [value % modulus for value in changed]
            continue
        log.append((i, k, -y, 1, purpose, pivot))
        common = gcd(*changed)
        if common > 1:
            cancelled.append((i, None, 1, common, _CANCEL, pivot))
            changed = [value // common for value in changed]
        rows[at] = changed
    log += cancelled


def _clear_above(found: list[list[int]], pivots: list[Pivot], A: Matrix, log: list[LogEntry]) -> list[Row]:
    """The rows of the reduced form, cleared from the last pivot to the first.

    Of a row that is finished only its pivot and the columns without one can be nonzero. So the columns are taken in
    another order, those without a pivot first and then the pivots' from left to right: again the column at hand is the
    last one, and a finished row ends before its pivot.
    """
    field, ncols = A.field, A.ncols
    columns = [pivot.column for pivot in pivots]
    taken = set(columns)
    free = [j for j in range(ncols) if j not in taken]
    rows = [[row[j] for j in free] + [row[j] for j in columns[k:]] for k, row in enumerate(found)]
    for k in range(len(pivots) - 1, 0, -1):
        p, source = rows[k][-1], rows[k][:-1]
        above = rows[k - 1 :: -1]
        column = [row.pop() for row in above]
        _clear(above, column, range(k - 1, -1, -1), p, source, pivots[k], _ABOVE, field.characteristic, log)
        rows[k - 1 :: -1] = above
    made: list[Row] = []
    for k, (*values, p) in enumerate(rows):
        if p != 1:
            log.append((k, None, *field.ratio(1, p), _ONE, None))
        whole = [0] * ncols
        whole[columns[k]] = p
        for j, value in zip(free, values, strict=True):
            whole[j] = value
        made.append(field.row(whole, p))
    return made
