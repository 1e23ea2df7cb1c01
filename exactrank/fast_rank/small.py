"""Small integer matrices: fraction-free elimination on Python integers, with nothing to import."""

from __future__ import annotations

from collections.abc import Sequence


def rank_by_elimination(rows: Sequence[Sequence[int]]) -> int:
    """The rank of an integer matrix, by fraction-free elimination.

    Source: Bareiss, Sylvester's identity and multistep integer-preserving Gaussian elimination, 1968.

    >>> rank_by_elimination([[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]])
    1
    >>> rank_by_elimination([]), rank_by_elimination([[], []])
    (0, 0)
    """
    # After k pivots, with b_0 = 1 and b_k the k-th pivot, every entry of `rest` is, up to sign, a (k+1) x
    # (k+1) minor of the matrix: the pivot rows and columns so far, bordered by that entry's row and column.
    # By Sylvester's identity b_(k+1) x - l y is b_k times such a minor of the next order, so `//` divides
    # without remainder. A column that is zero in `rest` holds no pivot, and is dropped without changing the
    # other entries. Row operations do not change the rank; it ends as the number of pivots.
    rest: Sequence[Sequence[int]] = rows
    rank = 0
    previous = 1
    while rest and rest[0]:
        k = next((k for k, row in enumerate(rest) if row[0]), None)
        if k is None:
            rest = [row[1:] for row in rest]
            continue
        pivot, *top = rest[k]
        rank += 1
        rest = [
            [(pivot * x - r[0] * y) // previous for x, y in zip(r[1:], top, strict=True)]
            for i, r in enumerate(rest)
            if i != k
        ]
        previous = pivot
    return rank


def rank_by_minors(A: Sequence[Sequence[int]]) -> int | None:
    """The rank of an integer matrix of 2 to 4 rows and columns where a few minors tell it; None: they do not.

    A minor of order r that is not zero proves rank r at least, and it is the rank where those of the next order vanish.
    None also where an entry is not an integer: each is a factor in what is added up, an `int` only if all are.

    >>> rank_by_minors([[2, 1, 0], [1, 2, 1], [0, 1, 2]]), rank_by_minors([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    (3, 2)
    >>> rank_by_minors([[1, 2, 3], [4, 5, 6], [7, 8, 10], [0, 0, 0]]), rank_by_minors([[1, 2, 3]] * 4)
    (3, 1)
    """
    try:
        if len(A[0]) == 4:
            return _rank_of_four_columns(A) if len(A) == 4 else None
        if len(A) == 3:
            return _rank_of_three(A)
        if len(A) == 2:
            return _rank_of_two(A)
        first, second, third, last = A
        found = [_rank_of_three((first, second, third))]
        if found[0] != 3:
            found += [
                _rank_of_three(some) for some in ((first, second, last), (first, third, last), (second, third, last))
            ]
        elif type(sum(last)) is not int or len(last) != 3:
            return None
        return None if None in found else max([rank for rank in found if rank is not None])
    except (TypeError, ValueError, IndexError):
        return None


def _rank_of_two(A: Sequence[Sequence[int]]) -> int | None:
    (a, b), (c, d) = A
    determinant = a * d - b * c
    if type(determinant) is not int:
        return None
    return 2 if determinant else 1 if a or b or c or d else 0


def _rank_of_three(A: Sequence[Sequence[int]]) -> int | None:
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


def _rank_of_four_columns(A: Sequence[Sequence[int]]) -> int | None:
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
