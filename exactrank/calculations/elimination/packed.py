"""Elimination over GF(p^k) in packed integers: every division is one by an element, and no integer is shortened."""

from __future__ import annotations

from exactrank.calculations.elimination.pivoting import Reduction, pivot_at
from exactrank.derivation import LogEntry, Pivot, Purpose
from exactrank.matrix import Matrix
from exactrank.numbers.fields import Row


def reduce(A: Matrix, to_reduced_form: bool) -> Reduction:
    """An echelon form of A, or the reduced one: the first nonzero entry of a column is its pivot.

    >>> from exactrank.numbers.finite_extensions import GF_power
    >>> from exactrank.numbers.packed_extensions import PackedExtension
    >>> F = PackedExtension(GF_power(4))
    >>> t = F.generator
    >>> rows = reduce(Matrix.of([[1, t], [t, t + 1]], 2, F), True)[1]
    >>> len(rows), [F.text(x) for x in rows[0][0]]
    (1, ['1', 't'])
    """
    field, log = A.field, list[LogEntry]()
    rows: list[Row] = list(A.rows)
    pivots: list[Pivot] = []
    for j in range(A.ncols):
        r = len(pivots)
        found = next((i for i in range(r, len(rows)) if rows[i][0][j]), None)
        if found is None:
            continue
        pivot = pivot_at(r, j)
        pivots.append(pivot)
        if found != r:
            rows[r], rows[found] = rows[found], rows[r]
            log.append((r, found, 0, 1, Purpose.BRING_PIVOT, pivot))
        if to_reduced_form and rows[r][0][j] != 1:
            factor, _ = field.ratio(1, rows[r][0][j])
            rows[r] = field.row([factor * x for x in rows[r][0]])
            log.append((r, None, factor, 1, Purpose.MAKE_PIVOT_ONE, pivot))
        source = rows[r][0]
        for i in range(0 if to_reduced_form else r + 1, len(rows)):
            if i == r or not rows[i][0][j]:
                continue
            factor, _ = field.ratio(-rows[i][0][j], source[j])
            rows[i] = field.row([x + factor * y for x, y in zip(rows[i][0], source, strict=True)])
            log.append((i, r, factor, 1, Purpose.CLEAR_BELOW if i > r else Purpose.CLEAR_ABOVE, pivot))
    return log, rows[: len(pivots)], pivots
