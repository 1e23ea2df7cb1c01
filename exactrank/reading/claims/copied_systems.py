"""A system of equations and the augmented matrix behind it that is of another width: a copy, or not one of it."""

from __future__ import annotations

from fractions import Fraction

from exactrank.statements import Grid

_FEW = 1
"""Entries in which a copy may differ and is meant to be one."""


def is_other_copy(system: Grid, matrix: Grid, called: bool = False) -> bool:
    """Whether a matrix has a system's right sides or its coefficients, or nearly so, and is not the system's.

    An unknown that no equation has may have a column of zeros, or none. A matrix that words `called` the augmented one
    is not the system's with any other columns.
    """
    if not (_is_augmented(system) and _is_augmented(matrix)) or len(system.rows) != len(matrix.rows):
        return False
    written, copied = _coefficients(system), _coefficients(matrix)
    slips = sum(one[-1] != other[-1] for one, other in zip(system.rows, matrix.rows, strict=True))
    same_right = not slips
    if written == copied:
        return 0 < slips <= _FEW
    if len(written) != len(copied):
        return called or (same_right and (set(written) <= set(copied) or set(copied) <= set(written)))
    differing = sum(x != y for one, other in zip(written, copied, strict=True) for x, y in zip(one, other, strict=True))
    return same_right and differing <= _FEW


def _is_augmented(grid: Grid) -> bool:
    return grid.bars == (len(grid.rows[0]) - 1,) and len(grid.rows) > 1


def _coefficients(grid: Grid) -> list[tuple[Fraction | None, ...]]:
    """The columns before the bar that are not zero."""
    return [column for column in list(zip(*grid.rows, strict=True))[:-1] if any(entry != 0 for entry in column)]
