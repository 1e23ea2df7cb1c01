"""Tableaux: one array that holds a matrix after the other, parted by rules, with operations beside the rows."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from exactrank.reading.formulas.matrices import MatrixRead, matrix_of
from exactrank.reading.latex.grids import Grid as Cells
from exactrank.reading.latex.grids import Range, filled, is_blank
from exactrank.reading.latex.tokens import Token

Blocks = list[tuple[Range, MatrixRead]]


def tableau_of(text: str, tokens: list[Token], cells: Cells) -> Blocks | None:
    """The matrices between the rules, when all have one shape and operations stand beside; else None.

    Without any operation it may as well be one matrix in blocks.
    """
    heights = [0, *sorted(k for k in cells.ruled if 0 < k < len(cells.rows)), len(cells.rows)]
    parts = [tuple(filled(tokens, cells.rows[a:b])) for a, b in pairwise(heights)]
    parts = [rows for rows in parts if rows]
    if len(parts) > 2 and len(parts[0]) == 1 < len(parts[1]):
        parts = parts[1:]  # the names of the unknowns
    if len(parts) < 2 or len(parts[0]) < 2 or len(set(map(len, parts))) > 1:
        return None
    made = [matrix_of(text, tokens, replace(cells, rows=rows, ruled=frozenset())) for rows in parts]
    if not any(read is not None and read.operations for read in made):
        return None
    blocks: Blocks = []
    for rows, found in zip(parts, made, strict=True):
        read = found
        if read is None or not read.operations:  # a blank last column is the place of operations
            rest = tuple([row[:-1] if len(row) > 1 and is_blank(tokens, *row[-1]) else row for row in rows])
            read = matrix_of(text, tokens, replace(cells, rows=rest, ruled=frozenset()))
        if read is None or read.ragged:
            return None
        blocks.append(((rows[0][0][0], rows[-1][-1][1]), read))
    widths = {len(read.grid.rows[0]) for _, read in blocks}
    return blocks if len(widths) == 1 else None
