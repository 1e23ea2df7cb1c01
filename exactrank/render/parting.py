"""A matrix too large for a page in parts that fit: some of its rows and columns at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from exactrank.document import Array, Chain, Formula
from exactrank.render.formula_text import BRACKETS, LINE, TALL, column_widths


class Part(NamedTuple):
    """The rows from `top` and the columns from `left` on, up to but without `bottom` and `right`."""

    top: int
    bottom: int
    left: int
    right: int

    def of(self, array: Array) -> Array:
        """The matrix of this part with the marks in it."""
        rows, columns = range(self.top, self.bottom), range(self.left, self.right)
        marked, fresh, blank = [
            tuple([(i - self.top, j - self.left) for i, j in places if i in rows and j in columns])
            for places in (array.marked, array.fresh, array.blank)
        ]
        bar = array.bar - self.left if array.bar is not None and self.left < array.bar < self.right else None
        return Array(array.matrix.submatrix(rows, columns), marked, fresh, bar, blank=blank)


def parts_of(array: Array, width: int, height: int) -> tuple[Part, ...]:
    """The parts, of which each is at most so wide and high in hundredths of an em; a column is never parted.

    >>> from exactrank.matrix import Matrix
    >>> parts_of(Array(Matrix.of([[1] * 5])), BRACKETS + 2 * column_widths(Array(Matrix.of([[1]])))[0], 1000)[1:]
    (Part(top=0, bottom=1, left=2, right=4), Part(top=0, bottom=1, left=4, right=5))
    >>> [part.right for part in parts_of(Array(Matrix.of([[1] * 9])), BRACKETS + 700, 1000)]
    [3, 6, 9]
    """
    across = _cut(column_widths(array), width - BRACKETS)
    down = _cut([LINE if d == 1 else TALL for _, d in array.matrix.rows], height)
    return tuple([Part(top, bottom, left, right) for top, bottom in down for left, right in across])


def _cut(sizes: Sequence[int], room: int) -> list[tuple[int, int]]:
    """As few ranges as have room, at least one, and of those as even ones as may be: no part is one column too many."""
    most_parts = len(_filled(sizes, room))
    least, most = 0, room
    while least + 1 < most:
        middle = (least + most) // 2
        if len(_filled(sizes, middle)) > most_parts:
            least = middle
        else:
            most = middle
    return _filled(sizes, most)


def _filled(sizes: Sequence[int], room: int) -> list[tuple[int, int]]:
    """The ranges of as many sizes as have room together, at least one."""
    cuts = [0]
    taken = 0
    for k, size in enumerate(sizes):
        if k > cuts[-1] and taken + size > room:
            cuts.append(k)
            taken = 0
        taken += size
    return list(zip(cuts, [*cuts[1:], len(sizes)], strict=True))


def last_array(formula: Formula) -> tuple[Formula | None, Array] | None:
    """The matrix that a formula is or ends with, and what stands before it; None for another formula."""
    match formula:
        case Array(determinant=False):
            return None, formula
        case Chain(first, (*before, (_, Array(determinant=False) as last))):
            return (Chain(first, tuple(before)) if before else first), last
        case _:
            return None
