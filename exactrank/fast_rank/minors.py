"""The rank of the smallest integer matrices from a few minors, written out: nothing is imported, little is looped over.

The functions for one shape raise ValueError for rows of other lengths. They return None where their minors do not tell
the rank, and where an entry is no integer: every entry is a factor in what is added up, an `int` only if all are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exactrank.fast_rank.small import rank_by_elimination

Rows = Sequence[Sequence[int]]


def rank_by_minors(A: Rows) -> int | None:
    """The rank of an integer matrix of 2 to 7 rows and columns where a few minors tell it; None: they do not.

    A minor of order r that is not zero proves rank r at least, and it is the rank where those of the next order vanish.

    >>> rank_by_minors([[2, 1, 0], [1, 2, 1], [0, 1, 2]]), rank_by_minors([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    (3, 2)
    >>> rank_by_minors([[1, 2, 3], [4, 5, 6], [7, 8, 10], [0, 0, 0]]), rank_by_minors([[1, 2, 3]] * 4)
    (3, 1)
    >>> rank_by_minors([[min(i, j) + 1 for j in range(7)] for i in range(7)])
    7
    """
    try:
        m, n = len(A), len(A[0])
        if m < 5 and n < 5:
            rank = _RANKS.get((m, n))
            return None if rank is None else rank(A)
        if m == 3:
            A, m, n = [*zip(*A, strict=True)], n, m
        complement = _COMPLEMENTS.get(n)
        if complement is None or not 3 < m < 8:
            return None
        rest = complement(A)
        if rest is None:
            rest = complement(_with_independent_rows(A))
        if rest is None or type(sum(map(sum, rest))) is not int:
            return None
        return 2 + _rank_of_integers(rest)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _rank_of_integers(A: Rows) -> int:
    """The rank of what is known to be of Python's integers, in rows of one length."""
    if not any(map(any, A)):
        return 0
    m, n = len(A), len(A[0])
    if m < n:
        A, m, n = [*zip(*A, strict=True)], n, m
    if n == 1:
        return 1
    if m < 5:
        rank = _RANKS.get((m, n))
        found = None if rank is None else rank(A)
    else:
        complement = _COMPLEMENTS.get(n)
        rest = None if complement is None else complement(A) or complement(_with_independent_rows(A))
        found = None if rest is None else 2 + _rank_of_integers(rest)
    if found is None:
        found = 1 if _multiples_of_one_row(A) else rank_by_elimination(A)
    return found


def _multiples_of_one_row(A: Rows) -> bool:
    """Whether all rows of a matrix that is not 0 are multiples of its first row that is not 0."""
    top = next(row for row in A if any(row))
    k = next(k for k, x in enumerate(top) if x)
    a = top[k]
    for row in A:
        b = row[k]
        for x, y in zip(row, top, strict=True):
            if a * x != b * y:
                return False
    return True


def _with_independent_rows(A: Rows) -> Rows:
    """The rows with the second one exchanged for the first whose first two entries are no multiple of those above."""
    first, *others = A
    a, b = first[:2]
    for i, row in enumerate(others):
        if a * row[1] != b * row[0]:
            return [first, row, *others[:i], *others[i + 1 :]]
    return A


# Schur: with t = a h - b g the minor of the first two rows and columns, not zero, the rank of the matrix is 2 more than
# that of the rest: of every other row (p q x ...), t times it less (p h - q g) times the first and (q a - p b) times
# the second row, which leaves 0 below a, b, g, h.


def _complement_of_three_columns(A: Rows) -> Rows | None:
    (a, b, c), (g, h, i), *others = A
    t = a * h - b * g
    if not t:
        return None
    return [(t * x - (p * h - q * g) * c - (q * a - p * b) * i,) for p, q, x in others]


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


def _complement_of_seven_columns(A: Rows) -> Rows | None:
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
    if not (ab or ac or ad or bc or bd or cd):
        rows = (a * j - b * i, a * k - c * i, a * m - d * i, a * o - b * n, a * p - c * n, a * q - d * n)
        # where a is not 0 and these vanish, too, all rows are multiples of the first one
        return 1 if a and not any(rows) and type(sum(rows, ab + ac + ad)) is int else None
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
    return 2  # both rows below are combinations of the first two, which are independent


_RANKS: dict[tuple[int, int], Callable[[Rows], int | None]] = {
    (2, 2): _rank_of_two,
    (3, 2): _rank_of_three_by_two,
    (3, 3): _rank_of_three,
    (4, 3): _rank_of_four_by_three,
    (4, 4): _rank_of_four,
}
_COMPLEMENTS: dict[int, Callable[[Rows], Rows | None]] = {
    3: _complement_of_three_columns,
    4: _complement_of_four_columns,
    5: _complement_of_five_columns,
    6: _complement_of_six_columns,
    7: _complement_of_seven_columns,
}
