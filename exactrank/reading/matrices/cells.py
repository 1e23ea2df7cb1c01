"""From rows of entries to a Matrix: every entry a number, every row as long as the others, the size bounded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import gcd

from exactrank.errors import InputError, Problem
from exactrank.matrix import Matrix, Scalar
from exactrank.reading.source.limits import MAX_CELLS
from exactrank.reading.source.numbers import number
from exactrank.reading.source.problems import Problems, usual_length

Cell = tuple[str, int]
"""An entry as it is written, and its offset in the text."""

_MAX_BITS = 2**31
"""What the numerators of a matrix may take: rows of unlike long denominators multiply them all."""


def matrix_of_cells(
    rows: Sequence[Sequence[Cell]], problems: Problems, read: Callable[[str], Scalar] = number, ncols: int = 0
) -> Matrix:
    """The matrix that the cells write; raises InputError with every cell that is none and every ragged row.

    `ncols` is the number of columns of a matrix without rows.
    """
    check_cells(sum([len(row) for row in rows]), problems)
    made: list[list[Scalar]] = []
    width = usual_length([len(row) for row in rows]) if rows else ncols
    for i, row in enumerate(rows):
        entries: list[Scalar] = []
        for text, offset in row:
            try:
                entries.append(read(text))
            except InputError as error:
                for problem in error.problems:
                    problems.add_problem(Problem(problem.message, problem.fields, problems.place(offset)))
        if len(row) != width:
            problems.add_ragged(i, len(row), width, row[0][1] if row else None)
        made.append(entries)
    problems.raise_any()
    return matrix_of_numbers(made, width, problems)


def matrix_of_numbers(rows: Sequence[Sequence[Scalar]], ncols: int, problems: Problems) -> Matrix:
    """The matrix with these entries, of rows that are known to have the same length."""
    bits = 0
    for row in rows:
        d = 1
        for value in row:
            if value.denominator != 1:
                d = d // gcd(d, value.denominator) * value.denominator
                if d.bit_length() * len(row) + bits > _MAX_BITS:
                    problems.refuse("denominators-too-large")
        bits += d.bit_length() * len(row)
    return Matrix.of(rows, ncols)


def matrix_of_integers(rows: Sequence[Sequence[int]], ncols: int) -> Matrix:
    """The matrix with these integer entries, of rows that are known to have the same length."""
    return Matrix(tuple([(tuple(row), 1) for row in rows]), ncols)


def check_cells(count: int, problems: Problems) -> None:
    if count > MAX_CELLS:
        problems.refuse("too-many-entries", count=count, limit=MAX_CELLS)
