"""Where the bar of a matrix stands that is read with its entries as texts."""

from __future__ import annotations

import json
import re

from exactrank.reading.latex.grid_forms import grids_in
from exactrank.reading.latex.tokens import tokens_of
from exactrank.reading.source.problems import Problems, shown


def bar_of(text: str) -> int | None:
    r"""So many columns stand left of the bar of a typed matrix, of one in LaTeX or JSON; None without a bar.

    >>> bar_of("1 i | 2; 3 4 | i"), bar_of('{"matrix": [["1", "i"]], "bar": 1}'), bar_of("1 i; 2 3")
    (2, 1, None)

    Raises InputError for a bar that is not at the same place of every row.
    """
    if text.lstrip().startswith("{"):
        return _in_json(text)
    if "\\begin" in text:
        return bar_in_latex(text)
    if "|" not in text:
        return None
    lines = [line for line in re.split(r"[;\r\n]", text) if line.strip(" \t[]()")]
    bars = {len(re.findall(r"[^\s,\[\]]+", line.partition("|")[0])) if "|" in line else -1 for line in lines}
    if len(bars) != 1 or -1 in bars:
        Problems("").refuse("bar-not-straight", None)
    return bars.pop()


def inside(bar: int | None, ncols: int) -> int | None:
    """The bar; raises InputError where no column is left of it, or right of it."""
    if bar is not None and not 0 < bar < ncols:
        Problems("").refuse("bar-at-the-edge", None)
    return bar


def bar_in_latex(text: str) -> int | None:
    """The same of a matrix in LaTeX."""
    from exactrank.reading.formulas.matrices import matrix_of

    tokens = tokens_of(text)
    grids = [grid for grid in grids_in(tokens, 0, len(tokens)) if grid.rows]
    found = matrix_of(text, tokens, grids[0]) if len(grids) == 1 else None
    return found.grid.bars[0] if found is not None and found.grid.bars else None


def _in_json(text: str) -> int | None:
    try:
        bar = json.loads(text).get("bar")
    except (ValueError, RecursionError, AttributeError):
        return None
    if bar is not None and type(bar) is not int:
        Problems("").refuse("bar-no-number", None, value=shown(str(bar)))
    return bar if type(bar) is int else None
