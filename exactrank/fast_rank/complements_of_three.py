"""Schur complements of a minor of order 3 of a small integer matrix, written out for each number of columns.

As in complements_of_two.py, with M = [a b c; d e f; g h i] and ca the cofactor of a: of every other row (x y z ...), t
times it less (x ca + y cb + z cc) times the first row, (x cd + y ce + z cf) times the second and (x cg + y ch + z ci)
times the third. An entry takes four products, and one of the complement of order 2 takes three; but fewer are left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

Rows = Sequence[Sequence[int]]


def _of_four_columns(A: Rows) -> Rows | None:
    (a, b, c, a3), (d, e, f, b3), (g, h, i, c3), *others = A
    ca, cb, cc = e * i - f * h, f * g - d * i, d * h - e * g
    t = a * ca + b * cb + c * cc
    if not t:
        return None
    cd, ce, cf, cg, ch, ci = c * h - b * i, a * i - c * g, b * g - a * h, b * f - c * e, c * d - a * f, a * e - b * d
    rest = []
    for x, y, z, x3 in others:
        u, v, w = x * ca + y * cb + z * cc, x * cd + y * ce + z * cf, x * cg + y * ch + z * ci
        rest.append((t * x3 - u * a3 - v * b3 - w * c3,))
    return rest


def _of_five_columns(A: Rows) -> Rows | None:
    (a, b, c, a3, a4), (d, e, f, b3, b4), (g, h, i, c3, c4), *others = A
    ca, cb, cc = e * i - f * h, f * g - d * i, d * h - e * g
    t = a * ca + b * cb + c * cc
    if not t:
        return None
    cd, ce, cf, cg, ch, ci = c * h - b * i, a * i - c * g, b * g - a * h, b * f - c * e, c * d - a * f, a * e - b * d
    rest = []
    for x, y, z, x3, x4 in others:
        u, v, w = x * ca + y * cb + z * cc, x * cd + y * ce + z * cf, x * cg + y * ch + z * ci
        rest.append((t * x3 - u * a3 - v * b3 - w * c3, t * x4 - u * a4 - v * b4 - w * c4))
    return rest


def _of_six_columns(A: Rows) -> Rows | None:
    (a, b, c, a3, a4, a5), (d, e, f, b3, b4, b5), (g, h, i, c3, c4, c5), *others = A
    ca, cb, cc = e * i - f * h, f * g - d * i, d * h - e * g
    t = a * ca + b * cb + c * cc
    if not t:
        return None
    cd, ce, cf, cg, ch, ci = c * h - b * i, a * i - c * g, b * g - a * h, b * f - c * e, c * d - a * f, a * e - b * d
    rest = []
    for x, y, z, x3, x4, x5 in others:
        u, v, w = x * ca + y * cb + z * cc, x * cd + y * ce + z * cf, x * cg + y * ch + z * ci
        rest.append(
            (
                t * x3 - u * a3 - v * b3 - w * c3,
                t * x4 - u * a4 - v * b4 - w * c4,
                t * x5 - u * a5 - v * b5 - w * c5,
            )
        )
    return rest


def _of_seven_columns(A: Rows) -> Rows | None:
    (a, b, c, a3, a4, a5, a6), (d, e, f, b3, b4, b5, b6), (g, h, i, c3, c4, c5, c6), *others = A
    ca, cb, cc = e * i - f * h, f * g - d * i, d * h - e * g
    t = a * ca + b * cb + c * cc
    if not t:
        return None
    cd, ce, cf, cg, ch, ci = c * h - b * i, a * i - c * g, b * g - a * h, b * f - c * e, c * d - a * f, a * e - b * d
    rest = []
    for x, y, z, x3, x4, x5, x6 in others:
        u, v, w = x * ca + y * cb + z * cc, x * cd + y * ce + z * cf, x * cg + y * ch + z * ci
        rest.append(
            (
                t * x3 - u * a3 - v * b3 - w * c3,
                t * x4 - u * a4 - v * b4 - w * c4,
                t * x5 - u * a5 - v * b5 - w * c5,
                t * x6 - u * a6 - v * b6 - w * c6,
            )
        )
    return rest


def _of_eight_columns(A: Rows) -> Rows | None:
    (a, b, c, a3, a4, a5, a6, a7), (d, e, f, b3, b4, b5, b6, b7), (g, h, i, c3, c4, c5, c6, c7), *others = A
    ca, cb, cc = e * i - f * h, f * g - d * i, d * h - e * g
    t = a * ca + b * cb + c * cc
    if not t:
        return None
    cd, ce, cf, cg, ch, ci = c * h - b * i, a * i - c * g, b * g - a * h, b * f - c * e, c * d - a * f, a * e - b * d
    rest = []
    for x, y, z, x3, x4, x5, x6, x7 in others:
        u, v, w = x * ca + y * cb + z * cc, x * cd + y * ce + z * cf, x * cg + y * ch + z * ci
        rest.append(
            (
                t * x3 - u * a3 - v * b3 - w * c3,
                t * x4 - u * a4 - v * b4 - w * c4,
                t * x5 - u * a5 - v * b5 - w * c5,
                t * x6 - u * a6 - v * b6 - w * c6,
                t * x7 - u * a7 - v * b7 - w * c7,
            )
        )
    return rest


def _of_nine_columns(A: Rows) -> Rows | None:
    first, second, third, *others = A
    a, b, c, a3, a4, a5, a6, a7, a8 = first
    d, e, f, b3, b4, b5, b6, b7, b8 = second
    g, h, i, c3, c4, c5, c6, c7, c8 = third
    ca, cb, cc = e * i - f * h, f * g - d * i, d * h - e * g
    t = a * ca + b * cb + c * cc
    if not t:
        return None
    cd, ce, cf, cg, ch, ci = c * h - b * i, a * i - c * g, b * g - a * h, b * f - c * e, c * d - a * f, a * e - b * d
    rest = []
    for x, y, z, x3, x4, x5, x6, x7, x8 in others:
        u, v, w = x * ca + y * cb + z * cc, x * cd + y * ce + z * cf, x * cg + y * ch + z * ci
        rest.append(
            (
                t * x3 - u * a3 - v * b3 - w * c3,
                t * x4 - u * a4 - v * b4 - w * c4,
                t * x5 - u * a5 - v * b5 - w * c5,
                t * x6 - u * a6 - v * b6 - w * c6,
                t * x7 - u * a7 - v * b7 - w * c7,
                t * x8 - u * a8 - v * b8 - w * c8,
            )
        )
    return rest


COMPLEMENTS_OF_THREE: dict[int, Callable[[Rows], Rows | None]] = {
    4: _of_four_columns,
    5: _of_five_columns,
    6: _of_six_columns,
    7: _of_seven_columns,
    8: _of_eight_columns,
    9: _of_nine_columns,
}
"""By the number of columns."""
