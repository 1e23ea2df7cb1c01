"""The rank of the smallest integer matrices from a few minors, written out: nothing is imported, little is looped over.

The functions for one shape raise ValueError for rows of other lengths. They return None where their minors do not tell
the rank, and where an entry is no integer: every entry is a factor in what is added up, an `int` only if all are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exactrank.fast_rank.complements_of_three import COMPLEMENTS_OF_THREE
from exactrank.fast_rank.complements_of_two import COMPLEMENTS_OF_TWO
from exactrank.fast_rank.small import rank_by_elimination

MOST_COLUMNS = 9
"""With more rows and columns the complements take more time than flint takes to read the entries."""
LONG = {7: 1 << 31, 8: 1 << 15, 9: 1 << 15}
"""The entries, by the number of rows, from which they do, too."""
Rows = Sequence[Sequence[int]]


def rank_by_minors(A: Rows) -> int | None:
    """The rank of an integer matrix of 2 to 9 rows and columns where a few minors tell it; None: they do not.

    A minor of order r that is not zero proves rank r at least, and it is the rank where those of the next order vanish.

    >>> rank_by_minors([[2, 1, 0], [1, 2, 1], [0, 1, 2]]), rank_by_minors([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    (3, 2)
    >>> rank_by_minors([[1, 2, 3], [4, 5, 6], [7, 8, 10], [0, 0, 0]]), rank_by_minors([[1, 2, 3]] * 4)
    (3, 1)
    >>> rank_by_minors([[min(i, j) + 1 for j in range(9)] for i in range(9)])
    9
    """
    try:
        m, n = len(A), len(A[0])
        if m < 5 and n < 5 and (rank := _RANKS.get((m, n))) is not None:
            return rank(A)
        if m > n:
            A, m, n = [*zip(*A, strict=True)], n, m
        if m < 4:
            return _rank_of_few_rows(A, m)
        if n > MOST_COLUMNS or (m > 6 and max(A[0]) >= LONG[m]):
            return None
        if A[0][0] * A[1][1] == A[0][1] * A[1][0]:
            given, A = A, _with_independent_rows(A)
            if A is given:
                return 1 if _multiples_of_one_row(A) and type(sum(map(sum, A))) is int else None
        known, rest = _complement(A, n)
        if rest is None or type(sum(map(sum, rest))) is not int:
            return None
        return known + _rank_of_integers(rest)
    except (TypeError, ValueError, IndexError, OverflowError, MemoryError):
        return None


def _complement(A: Rows, n: int) -> tuple[int, Rows | None]:
    """The order of a minor that is not 0, and its complement, where the first two rows and columns are independent."""
    if n > 5 or len(A) == 4:
        of_three = COMPLEMENTS_OF_THREE[n]
        if (rest := of_three(A)) is not None:
            return 3, rest
        if n > 5 and (other := _with_third_row(A)) is not None:
            return 3, of_three(other)
    of_two = COMPLEMENTS_OF_TWO.get(n)
    return 2, None if of_two is None else of_two(A)


def _with_third_row(A: Rows) -> Rows | None:
    """The rows with the third one exchanged for another that makes the minor of the first three columns not 0."""
    (a, b, c), (d, e, f) = A[0][:3], A[1][:3]
    p, q, r = b * f - c * e, c * d - a * f, a * e - b * d
    for i, row in enumerate(A):
        if p * row[0] + q * row[1] + r * row[2]:
            return [*A[:2], row, *A[2:i], *A[i + 1 :]]
    return None


def _rank_of_integers(A: Rows) -> int:
    """The rank of what is known to be of Python's integers, in rows of one length, no more of them than columns."""
    m, n = len(A), len(A[0])
    rank = _RANKS.get((m, n))
    if rank is not None:
        found = rank(A)
    elif m < 4:
        found = (1 if any(A[0]) else 0) if m == 1 else _rank_of_few_rows(A, m)
    else:
        if A[0][0] * A[1][1] == A[0][1] * A[1][0]:
            if not any(map(any, A)):
                return 0
            if _multiples_of_one_row(A):
                return 1
            if (other := _with_independent_rows(A)) is A:  # all rows agree there: perhaps not at the other end
                other = _with_independent_rows([row[::-1] for row in A])
            A = other
        known, rest = _complement(A, n)
        found = None if rest is None else known + _rank_of_integers(rest)
    return rank_by_elimination(A) if found is None else found


def _rank_of_few_rows(A: Rows, m: int) -> int | None:
    """The rank of two or three rows."""
    if m == 2:
        return _rank_of_two_rows(A)
    if m != 3:
        return None
    first, second, third = A
    a, b, c = first[:3]
    d, e, f = second[:3]
    g, h, i = third[:3]
    if a * (e * i - f * h) + b * (f * g - d * i) + c * (d * h - e * g):
        equal = len(first) == len(second) == len(third)
        return 3 if equal and type(sum(map(sum, A))) is int else None
    rows = first, second, third
    for first, second, third in (rows, rows[1:] + rows[:1], rows[2:] + rows[:2]):
        columns = _independent_columns(first, second)
        if columns is not None:
            j, k = columns
            a, b, d, e, g, h = first[j], first[k], second[j], second[k], third[j], third[k]
            t, u, v = a * e - b * d, g * e - h * d, a * h - b * g
            rest = [t * z - u * x - v * y for x, y, z in zip(first, second, third, strict=True)]
            return None if type(sum(rest)) is not int else 3 if any(rest) else 2
    return 1 if _multiples_of_one_row(A) and type(sum(map(sum, A))) is int else None


def _independent_columns(first: Sequence[int], second: Sequence[int]) -> tuple[int, int] | None:
    """Two columns of two rows whose minor is not 0."""
    if first[0] * second[1] != first[1] * second[0]:
        return 0, 1
    a = b = j = 0
    for k, (x, y) in enumerate(zip(first, second, strict=True)):
        if a * y != b * x:
            return j, k
        if not (a or b):
            a, b, j = x, y, k
    return None


def _rank_of_two_rows(A: Rows) -> int | None:
    first, second = A
    a = b = 0
    for a, b in zip(first, second, strict=True):
        if a or b:
            break
    minors = [a * y - b * x for x, y in zip(first, second, strict=True)]
    if type(sum(minors)) is not int:
        return None
    return 2 if any(minors) else 1 if a or b else 0


def _multiples_of_one_row(A: Rows) -> bool:
    """Whether all rows are multiples of the first of them that is not 0, and there is such a row."""
    first = A[0]
    top = first if first[0] else next((row for row in A if any(row)), first)
    k = next((k for k, x in enumerate(top) if x), 0)
    a = top[k]
    if not a:
        return False
    for row in A:
        b = row[k]
        if row is not top:
            for x, y in zip(row, top, strict=True):
                if a * x != b * y:
                    return False
    return True


def _with_independent_rows(A: Rows) -> Rows:
    """The rows, with two first whose first two entries are no multiples of each other; A itself if there are none."""
    a = b = k = 0
    for i, row in enumerate(A):
        if a or b:
            if a * row[1] != b * row[0]:
                return [A[k], row, *A[:k], *A[k + 1 : i], *A[i + 1 :]]
        else:
            a, b, k = row[0], row[1], i
    return A


def _rank_of_two(A: Rows) -> int | None:
    (a, b), (c, d) = A
    determinant = a * d - b * c
    if type(determinant) is not int:
        return None
    return 2 if determinant else 1 if a or b or c or d else 0


def _rank_of_two_by_three(A: Rows) -> int | None:
    (a, b, c), (d, e, f) = A
    u, v, w = a * e - b * d, a * f - c * d, b * f - c * e
    if type(u + v + w) is not int:
        return None
    return 2 if u or v or w else 1 if a or b or c or d or e or f else 0


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
    (2, 3): _rank_of_two_by_three,
    (3, 2): _rank_of_three_by_two,
    (3, 3): _rank_of_three,
    (4, 3): _rank_of_four_by_three,
    (4, 4): _rank_of_four,
}
