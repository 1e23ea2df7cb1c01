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
            if not any(map(any, rest)):
                break
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
