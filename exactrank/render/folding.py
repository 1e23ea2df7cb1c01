"""Which rows of a large matrix are shown after a step, where the others stay as they were and are folded away."""

from __future__ import annotations

from itertools import pairwise

from exactrank.document import Array, Block, Display

MOST_ROWS = 8
"""Of a matrix with more rows, a step shows those that it changes and the pivot's; the last one is whole."""


def rows_shown(array: Array) -> tuple[int, ...]:
    """The rows that a step changes and those with a pivot in use, where the others of a large matrix are left out.

    A single row between two of them is shown too, for dots would take its place. Empty for a matrix that is shown
    whole: it is small, or hardly any row could be left out.

    >>> from exactrank.matrix import Matrix
    >>> [rows_shown(Array(Matrix.identity(size), ((1, 1),), changed=(4,))) for size in (8, 9)]
    [(), (0, 1, 4)]
    """
    m = array.matrix.nrows
    used = [i for i, _ in array.marked] if array.used is None else array.used
    named = {*array.changed, *used}
    if m <= MOST_ROWS or not array.changed:
        return ()
    runs = [run for run in pairwise([-1, *sorted(named), m]) if run[1] - run[0] > 1]
    alone = {run[0] + 1 for run in runs if run[1] - run[0] == 2}
    saved = sum([run[1] - run[0] - 2 for run in runs])
    return tuple(sorted(named | alone)) if saved > 1 else ()


def folded_array(block: Block) -> Array | None:
    """The matrix of a block of a step, where rows of it are folded away.

    >>> from exactrank.matrix import Matrix
    >>> large = Array(Matrix.identity(9), changed=(4,))
    >>> folded_array(Display((large,))) == large, folded_array(Display((large, large)))
    (True, None)
    """
    match block:
        case Display((Array() as array,)) if rows_shown(array):
            return array
        case _:
            return None
