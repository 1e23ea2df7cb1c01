"""Matrices of blocks: (A | I), [A, 0; 0, B], where a number 0 and an identity matrix take the size that is left."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from exactrank.judging.evaluation.arithmetic import Found, Unsized
from exactrank.matrix import Matrix
from exactrank.numbers.fields import Field


def blocks_together(rows: Sequence[Sequence[Found]], field: Field) -> Matrix | None:
    """The matrix that the blocks make; None where the size of a block is not known, or blocks do not fit."""
    if len({len(row) for row in rows}) != 1 or not any(isinstance(one, Matrix) for row in rows for one in row):
        return None
    heights: list[int | None] = [_common([one.nrows for one in row if isinstance(one, Matrix)]) for row in rows]
    columns = list(zip(*rows, strict=True))
    widths: list[int | None] = [_common([one.ncols for one in column if isinstance(one, Matrix)]) for column in columns]
    for i, row in enumerate(rows):
        for j, one in enumerate(row):
            if isinstance(one, Unsized):
                heights[i] = heights[i] or widths[j]
                widths[j] = widths[j] or heights[i]
    made: list[list[Fraction]] = []
    for row, height in zip(rows, heights, strict=True):
        strip = [_block(one, height, width, field) for one, width in zip(row, widths, strict=True)]
        blocks = [one for one in strip if one is not None]
        if height is None or len(blocks) < len(strip):
            return None
        made += [
            [entry for block in blocks for entry in (block[i, j] for j in range(block.ncols))] for i in range(height)
        ]
    return Matrix.of(made, None, field)


def _common(sizes: Sequence[int]) -> int | None:
    return sizes[0] if sizes and len({*sizes}) == 1 else None


def _block(one: Found, height: int | None, width: int | None, field: Field) -> Matrix | None:
    if height is None or width is None:
        return None
    if isinstance(one, Unsized):
        return one.factor * Matrix.identity(height, field) if height == width else None
    if isinstance(one, Matrix):
        return one if one.shape == (height, width) else None
    return Matrix.zero(height, width, field) if one == 0 else None
