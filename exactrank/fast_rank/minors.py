"""The rank of the smallest integer matrices from a few minors, written out: nothing is imported, little is looped over.

The functions for one shape raise ValueError for rows of other lengths. They return None where their minors do not tell
the rank, and where an entry is no integer: every entry is a factor in what is added up, an `int` only if all are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

Rows = Sequence[Sequence[int]]


def rank_by_minors(A: Rows) -> int | None:
    """The rank of an integer matrix of 2 to 6 rows and columns where a few minors tell it; None: they do not.

    A minor of order r that is not zero proves rank r at least, and it is the rank where those of the next order vanish.

    >>> rank_by_minors([[2, 1, 0], [1, 2, 1], [0, 1, 2]]), rank_by_minors([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    (3, 2)
    >>> rank_by_minors([[1, 2, 3], [4, 5, 6], [7, 8, 10], [0, 0, 0]]), rank_by_minors([[1, 2, 3]] * 4)
    (3, 1)
    >>> rank_by_minors([[min(i, j) + 1 for j in range(6)] for i in range(6)])
    6
    """
    try:
        m, n = len(A), len(A[0])
        if m < 5 and n < 5:
            rank = _RANKS.get((m, n))
            return None if rank is None else rank(A)
        complement = _COMPLEMENTS.get((m, n))
        rest = None if complement is None else complement(A)
        if rest is None:
            return None
        if len(rest) < len(rest[0]):
            rest = [*zip(*rest, strict=True)]
        more = _RANKS[len(rest), len(rest[0])](rest)
        return None if more is None else 2 + more
    except (TypeError, ValueError, IndexError):
        return None


# Schur: with t = a h - b g the minor of the first two rows and columns, not zero, the rank of the matrix is 2 more than
# that of the rest: of every other row (p q x ...), t times it less (p h - q g) times the first and (q a - p b) times
# the second row, which leaves 0 below a, b, g, h.


def _complement_of_four_columns(A: Rows) -> Rows | None:
    (a, b, c, d), (g, h, i, j), *others = A
    t = a * h - b * g
    if not t:
        return None
    rest = []
    for p, q, x, y in others:
        u, v = p * h - q * g, q * a - p * b
        rest.append((t * x - u * c - v * i, t * y - u * d - v * j))
    return rest


def _complement_of_five_columns(A: Rows) -> Rows | None:
    (a, b, c, d, e), (g, h, i, j, k), *others = A
    t = a * h - b * g
    if not t:
        return None
    rest = []
    for p, q, x, y, z in others:
        u, v = p * h - q * g, q * a - p * b
        rest.append((t * x - u * c - v * i, t * y - u * d - v * j, t * z - u * e - v * k))
    return rest


def _complement_of_six_columns(A: Rows) -> Rows | None:
    (a, b, c, d, e, f), (g, h, i, j, k, m), *others = A
    t = a * h - b * g
    if not t:
        return None
    rest = []
    for p, q, x, y, z, w in others:
        u, v = p * h - q * g, q * a - p * b
        rest.append((t * x - u * c - v * i, t * y - u * d - v * j, t * z - u * e - v * k, t * w - u * f - v * m))
    return rest


def _rank_of_two(A: Rows) -> int | None:
    (a, b), (c, d) = A
    determinant = a * d - b * c
    if type(determinant) is not int:
        return None
    return 2 if determinant else 1 if a or b or c or d else 0


def _rank_of_three_by_two(A: Rows) -> int | None:
    (a, b), (c, d), (e, f) = A
    u, v, w = a * d - b * c, a * f - b * e, c * f - d * e
    if type(u + v + w) is not int:
        return None
    return 2 if u or v or w else 1 if a or b or c or d or e or f else 0


def _rank_of_three(A: Rows) -> int | None:
    (a, b, c), (d, e, f), (g, h, i) = A
    u, v, w = e * i - f * h, d * i - f * g, d * h - e * g
    determinant = a * u - b * v + c * w
    if type(determinant) is not int:
        return None
    if determinant:
        return 3
    if u or v or w or a * e != b * d or a * f != c * d or b * f != c * e:
        return 2
    if a * h != b * g or a * i != c * g or b * i != c * h:
        return 2
    return 1 if a or b or c or d or e or f or g or h or i else 0


def _rank_of_four_by_three(A: Rows) -> int | None:
    (a, b, c), second, third, (g, h, i) = A
    (d, e, f), (j, k, m) = second, third
    u, v, w = e * m - f * k, d * m - f * j, d * k - e * j
    determinant, other = a * u - b * v + c * w, g * u - h * v + i * w
    if type(determinant + other) is not int:
        return None
    if determinant or other:
        return 3
    if u or v or w:  # the first and the last row are combinations of the two between, which are independent
        return 2
    first, last = A[0], A[3]
    found = [_rank_of_three((first, some, last)) for some in (second, third)]
    return None if None in found else max([rank for rank in found if rank is not None])


def _rank_of_four(A: Rows) -> int | None:
    (a, b, c, d), (e, f, g, h), (i, j, k, m), (n, o, p, q) = A
    # Laplace: the minors of the first two rows with those of the last two.
    ab, ac, ad = a * f - b * e, a * g - c * e, a * h - d * e
    bc, bd, cd = b * g - c * f, b * h - d * f, c * h - d * g
    determinant = (
        ab * (k * q - m * p)
        - ac * (j * q - m * o)
        + ad * (j * p - k * o)
        + bc * (i * q - m * n)
        - bd * (i * p - k * n)
        + cd * (i * o - j * n)
    )
    if type(determinant) is not int:
        return None
    if determinant:
        return 4
    for x, y, z, t in ((i, j, k, m), (n, o, p, q)):
        if x * bc - y * ac + z * ab or x * bd - y * ad + t * ab or x * cd - z * ad + t * ac or y * cd - z * bd + t * bc:
            return 3
    # Both rows below are combinations of the first two, where these are independent.
    return 2 if ab or ac or ad or bc or bd or cd else None


_RANKS: dict[tuple[int, int], Callable[[Rows], int | None]] = {
    (2, 2): _rank_of_two,
    (3, 2): _rank_of_three_by_two,
    (3, 3): _rank_of_three,
    (4, 3): _rank_of_four_by_three,
    (4, 4): _rank_of_four,
}
_COMPLEMENTS: dict[tuple[int, int], Callable[[Rows], Rows | None]] = {
    (4, 5): _complement_of_five_columns,
    (5, 4): _complement_of_four_columns,
    (5, 5): _complement_of_five_columns,
    (5, 6): _complement_of_six_columns,
    (6, 5): _complement_of_five_columns,
    (6, 6): _complement_of_six_columns,
}
