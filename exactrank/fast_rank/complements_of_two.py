"""Schur complements of a minor of order 2 of a small integer matrix, written out for each number of columns.

Let a matrix be [M N; P Q], and t = det M not be 0. Then t (Q - P M^-1 N) is a matrix of integers, minors of the next
order, and the rank of the matrix is that of M and that of this complement together (Schur). Here M = [a b; g h]: of
every other row (p q x ...), t times it less (p h - q g) times the first and (q a - p b) times the second row.

Where t is 0 the answer is None. Every entry is a factor in what is added up; rows of other lengths raise ValueError.

Source: Zhang (editor), The Schur complement and its applications, 2005.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

Rows = Sequence[Sequence[int]]


def _of_three_columns(A: Rows) -> Rows | None:
    (a, b, c), (g, h, i), *others = A
    t = a * h - b * g
    if not t:
        return None
    return [(t * x - (p * h - q * g) * c - (q * a - p * b) * i,) for p, q, x in others]


def _of_four_columns(A: Rows) -> Rows | None:
    (a, b, c, d), (g, h, i, j), *others = A
    t = a * h - b * g
    if not t:
        return None
    rest = []
    for p, q, x, y in others:
        u, v = p * h - q * g, q * a - p * b
        rest.append((t * x - u * c - v * i, t * y - u * d - v * j))
    return rest


def _of_five_columns(A: Rows) -> Rows | None:
    (a, b, c, d, e), (g, h, i, j, k), *others = A
    t = a * h - b * g
    if not t:
        return None
    rest = []
    for p, q, x, y, z in others:
        u, v = p * h - q * g, q * a - p * b
        rest.append((t * x - u * c - v * i, t * y - u * d - v * j, t * z - u * e - v * k))
    return rest


def _of_six_columns(A: Rows) -> Rows | None:
    (a, b, c, d, e, f), (g, h, i, j, k, m), *others = A
    t = a * h - b * g
    if not t:
        return None
    rest = []
    for p, q, x, y, z, w in others:
        u, v = p * h - q * g, q * a - p * b
        rest.append((t * x - u * c - v * i, t * y - u * d - v * j, t * z - u * e - v * k, t * w - u * f - v * m))
    return rest


def _of_seven_columns(A: Rows) -> Rows | None:
    (a, b, c, d, e, f, r), (g, h, i, j, k, m, n), *others = A
    t = a * h - b * g
    if not t:
        return None
    rest = []
    for p, q, x, y, z, w, x_7 in others:
        u, v = p * h - q * g, q * a - p * b
        rest.append(
            (
                t * x - u * c - v * i,
                t * y - u * d - v * j,
                t * z - u * e - v * k,
                t * w - u * f - v * m,
                t * x_7 - u * r - v * n,
            )
        )
    return rest


COMPLEMENTS_OF_TWO: dict[int, Callable[[Rows], Rows | None]] = {
    3: _of_three_columns,
    4: _of_four_columns,
    5: _of_five_columns,
    6: _of_six_columns,
    7: _of_seven_columns,
}
"""By the number of columns."""
