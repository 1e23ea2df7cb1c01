"""The one matrix of a LaTeX or Markdown text."""

from __future__ import annotations

import re

from exactrank.errors import InputError, Problem
from exactrank.matrix import Matrix, Scalar
from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.grid_forms import grids_in
from exactrank.reading.latex.grids import Grid, filled, is_blank
from exactrank.reading.latex.numbers import value_of
from exactrank.reading.latex.tokens import Token, tokens_of
from exactrank.reading.matrices.cells import Cell, check_cells, matrix_of_cells, matrix_of_numbers
from exactrank.reading.matrices.delimited import entries
from exactrank.reading.source.limits import MAX_LATEX
from exactrank.reading.source.numbers import number
from exactrank.reading.source.problems import LineMap, Problems, shown, usual_length

_FENCE = lazy_pattern(r"^(?P<fence>```+|~~~+)[^\n]*\n(?P<body>.*?)^(?P=fence)[ \t]*$", re.MULTILINE | re.DOTALL)
_TABLE_LINE = lazy_pattern(r"^[ \t]*\|(?P<cells>.*)\|[ \t]*$", re.MULTILINE)
_TABLE_RULE = lazy_pattern(r"[\s|:-]*")


def latex_matrix(text: str, source: str = "") -> Matrix:
    """The matrix that a LaTeX text holds; raises InputError when it holds none, several, or one with mistakes.

    >>> latex_matrix(r"\\begin{bmatrix} 1 & \\frac12 \\\\ 1{,}000 & -3 \\end{bmatrix}")
    <2x2 matrix [1 1/2; 1000 -3]>
    """
    problems = Problems(source, LineMap(text))
    _check_length(text, problems)
    try:
        tokens = tokens_of(text)
    except InputError as error:
        raise InputError(*[Problem(p.message, p.fields, problems.place(None)) for p in error.problems]) from None
    grids = [grid for grid in grids_in(tokens, 0, len(tokens)) if grid.rows]
    if not grids:
        problems.refuse("no-matrix-in-text")
    if len(grids) > 1:
        _several(grids, tokens, problems)
    return matrix_of_grid(grids[0], tokens, text, problems)


def _check_length(text: str, problems: Problems) -> None:
    if len(text) > MAX_LATEX:
        problems.refuse("too-many-bytes", None, count=len(text), limit=MAX_LATEX)


def _several(grids: list[Grid], tokens: list[Token], problems: Problems) -> None:
    lines = problems.lines
    found = [lines.at(tokens[grid.span[0]].start)[0] for grid in grids[:6]] if lines else []
    listed = ", ".join(map(str, found)) + (", ..." if len(grids) > len(found) else "")
    problems.refuse("several-matrices", None, count=len(grids), lines=listed)


def matrix_of_grid(grid: Grid, tokens: list[Token], text: str, problems: Problems) -> Matrix:
    """The matrix that the cells of a grid write; raises InputError with everything that is wrong with them."""
    if not grid.closed:
        problems.refuse("unclosed", tokens[grid.span[0]].start, opener=rf"\begin{{{shown(grid.name)}}}")
    check_cells(sum(map(len, grid.rows)), problems)
    shown_rows = filled(tokens, grid.rows)
    width = usual_length([len(row) for row in shown_rows]) if shown_rows else 0
    rows: list[list[Scalar]] = []
    for i, row in enumerate(shown_rows):
        if len(row) != width:
            problems.add_ragged(i, len(row), width, _offset(tokens, row[0]))
        values: list[Scalar] = []
        for start, stop in row:
            offset = _offset(tokens, (start, stop))
            if is_blank(tokens, start, stop):
                problems.add("empty-entry", offset)
                continue
            try:
                value = value_of(tokens, start, stop)
            except InputError as error:
                for problem in error.problems:
                    problems.add_problem(Problem(problem.message, problem.fields, problems.place(offset)))
                continue
            if value is None:
                written = text[tokens[start].start : tokens[stop - 1].stop]
                problems.add("not-a-number", offset, entry=shown(" ".join(written.split())))
            else:
                values.append(value)
        rows.append(values)
    problems.raise_any()
    return matrix_of_numbers(rows, width, problems)


def _offset(tokens: list[Token], cell: tuple[int, int]) -> int:
    """Where a cell is: its first token, or what ends it when it is empty."""
    return tokens[min(cell[0], len(tokens) - 1)].start


def markdown_matrix(text: str, source: str = "") -> Matrix:
    """The matrix of a Markdown text: in LaTeX, else as a table, else in a fenced block."""
    _check_length(text, Problems(source))
    blanked = _FENCE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    tokens = tokens_of(blanked)
    if any(grid.rows for grid in grids_in(tokens, 0, len(tokens))):
        return latex_matrix(blanked, source)
    if _TABLE_LINE.search(blanked):
        return _table(blanked, source)
    fences = list(_FENCE.finditer(text))
    if len(fences) == 1:
        body = re.sub(r"[^\n]", " ", text[: fences[0].start("body")]) + fences[0]["body"]
        return latex_matrix(body, source) if "\\" in body else entries(body, source)
    return latex_matrix(blanked, source)


def _table(text: str, source: str) -> Matrix:
    """A table's rows below its rule; the head counts when it holds numbers only, or is absent."""
    problems = Problems(source, LineMap(text))
    rows: list[list[Cell]] = []
    for match in _TABLE_LINE.finditer(text):
        if _TABLE_RULE.fullmatch(match["cells"]):
            if len(rows) == 1 and not all(_is_number(cell) for cell, _ in rows[0]):
                rows.clear()
            continue
        at = match.start("cells")
        row: list[Cell] = []
        for cell in match["cells"].split("|"):
            row.append((cell.strip().strip("$").strip(), at + len(cell) - len(cell.lstrip())))
            at += len(cell) + 1
        rows.append(row)
    return matrix_of_cells(rows, problems)


def _is_number(text: str) -> bool:
    try:
        number(text)
    except InputError:
        return False
    return True
