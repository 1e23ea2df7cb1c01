"""Which method finds the rank, and why its answer is proven."""

from __future__ import annotations

import operator
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from exactrank.fast_rank.small import rank_by_elimination

if TYPE_CHECKING:
    from numpy.typing import NDArray

SMALL = 12


def rank_of_integers(A: Sequence[Sequence[int]] | NDArray[Any]) -> int:
    """The rank of an integer matrix: rows of Python integers of any length, or a numpy array of integers.

    >>> rank_of_integers([[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]])
    1
    """
    if not isinstance(A, list | tuple):
        A = A.tolist()
    m = len(A)
    n = len(A[0]) if m else 0
    if min(m, n) <= SMALL and "flint" not in sys.modules:
        return rank_by_elimination(_checked(A))
    import flint

    try:
        return int(flint.fmpz_mat(A).rank())
    except TypeError:
        return int(flint.fmpz_mat(_checked(A)).rank())


def _checked(A: Sequence[Sequence[Any]]) -> list[list[int]]:
    rows = [[operator.index(entry) for entry in row] for row in A]
    for i, row in enumerate(rows):
        if len(row) != len(rows[0]):
            raise ValueError(f"row {i + 1} has {len(row)} entries, expected {len(rows[0])}")
    return rows


def rank_of_rationals(rows: Iterable[tuple[Sequence[int], int]]) -> int:
    """The rank of a matrix given as rows of integer numerators, each row with its denominator.

    >>> rank_of_rationals([([1, 2], 3), ([2, 4], 5)])
    1
    """
    # Multiplying a row by its denominator, which is not zero, is an elementary row operation.
    return rank_of_integers([numerators for numerators, _ in rows])
