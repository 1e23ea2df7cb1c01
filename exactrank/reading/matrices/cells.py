"""From rows of entries to a Matrix: every entry a number, every row as long as the others, the size bounded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import gcd

from exactrank.errors import InputError, Problem
from exactrank.matrix import Matrix, Scalar
from exactrank.reading.source.limits import MAX_CELLS, MAX_COUNTED, MAX_PROBLEMS
from exactrank.reading.source.numbers import number
from exactrank.reading.source.problems import Problems, usual_length

Cell = tuple[str, int]
"""An entry as it is written, and its offset in the text."""

_MAX_BITS = 2**31
"""What the numerators of a matrix may take: rows of unlike long denominators multiply them all."""


def matrix_of_cells(
    rows: Iterable[Iterable[Cell]], problems: Problems, read: Callable[[str], Scalar] = number, ncols: int = 0
) -> Matrix:
    """The matrix that the cells write; raises InputError with every cell that is none and every ragged row.

    Rows and cells may come one by one: no more than the numbers is kept, and reading stops with the first cell that is
    too many. `ncols` is the number of columns of a matrix without rows.
    """
    made: list[list[Scalar]] = []
    lengths: list[int] = []
    starts: list[int | None] = []
    wrong: list[tuple[int, int, Problem]] = []
    count = 0
    for i, row in enumerate(rows):
        entries: list[Scalar] = []
        start = None
        first = count
        for text, offset in row:
            start = offset if start is None else start
            count += 1
            try:
                entries.append(read(text))
            except InputError as error:
                wrong += [(i, offset, problem) for problem in error.problems]
                if len(wrong) > MAX_COUNTED + MAX_PROBLEMS:
                    _tell(wrong, [], problems)
            if count > MAX_CELLS:
                check_cells(count, problems)
        made.append(entries)
        lengths.append(count - first)
        starts.append(start)
    width = usual_length(lengths) if lengths else ncols
    _tell(wrong, [(i, n, width, starts[i]) for i, n in enumerate(lengths) if n != width], problems)
    problems.raise_any()
    return matrix_of_numbers(made, width, problems)


def _tell(
    wrong: list[tuple[int, int, Problem]], ragged: list[tuple[int, int, int, int | None]], problems: Problems
) -> None:
    """Adds the problems row by row, those of a row's cells before that of its length."""
    for row, found, expected, start in ragged:
        while wrong and wrong[0][0] <= row:
            _tell_cell(wrong.pop(0), problems)
        problems.add_ragged(row, found, expected, start)
    for one in wrong:
        _tell_cell(one, problems)


def _tell_cell(wrong: tuple[int, int, Problem], problems: Problems) -> None:
    _, offset, problem = wrong
    place = problems.place(offset) if problems.has_room else None
    problems.add_problem(Problem(problem.message, problem.fields, place))


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
    """Raises InputError, with what is wrong already, when there are more entries than a matrix may have."""
    if count > MAX_CELLS:
        problems.refuse("too-many-entries", limit=MAX_CELLS)
