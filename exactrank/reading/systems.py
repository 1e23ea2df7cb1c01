"""Systems of linear equations as augmented matrices: linsys, aligned, systeme, spalign, arrays with x and = in them."""

from __future__ import annotations

from fractions import Fraction

from exactrank.reading.latex_grids import Range
from exactrank.reading.linear_forms import Form, LinearForm, NotLinear
from exactrank.reading.tokens import Token
from exactrank.statements import Grid

_ROWS = frozenset({"R", "L", "r"})

Equation = tuple[Form, Form]
"""The two sides."""


def system_of(text: str, tokens: list[Token], rows: tuple[tuple[Range, ...], ...]) -> Grid | None:
    """The augmented matrix of the equations, variables in the order of their indices or first appearance."""
    equations: list[Equation] = []
    for row in rows:
        cells = [(start, stop) for start, stop in row if start < stop]
        if not cells:
            continue
        made = _equation(tokens, cells)
        if made is None:
            return None
        equations.append(made)
    # A letter that stands only on the right is a parameter and no unknown.
    names: list[str] = []
    for left, _ in equations:
        names += [name for name in left if name and name not in names]
    if not names or len(equations) < 1:
        return None
    if all(name.partition("_")[0] in _ROWS for name in names) and any("_" in name for name in names):
        return None  # R_2 = R_2 - 3R_1: operations
    order = _ordered(names)
    grid: list[tuple[Fraction | None, ...]] = []
    for left, right in equations:
        moved = [_less(left.get(name, Fraction(0)), right.get(name, Fraction(0))) for name in order]
        constant = _less(right.get("", Fraction(0)), left.get("", Fraction(0)))
        grid.append((*moved, None if any(name and name not in names for name in right) else constant))
    return Grid(tuple(grid), (len(order),))


def _less(left: Fraction | None, right: Fraction | None) -> Fraction | None:
    return None if left is None or right is None else left - right


def _ordered(names: list[str]) -> list[str]:
    """x_1, x_2, x_10 by index; x, y, z, w and other letters in the alphabet's order when all are letters."""
    indexed = [name.partition("_") for name in names]
    if all(index.isdecimal() for _, _, index in indexed):
        return sorted(names, key=lambda name: (name.partition("_")[0], int(name.partition("_")[2])))
    if all(len(name) == 1 for name in names):
        usual = "abcdefghijklmnopqrstuvxyzw"
        return sorted(names, key=lambda name: usual.find(name.lower()))
    return names


def _equation(tokens: list[Token], cells: list[Range]) -> Equation | None:
    try:
        form = LinearForm(tokens, cells)
        left = form.side()
        if form.relation() != "=":
            return None
        right = form.side()
        return (left, right) if form.at_end() else None
    except NotLinear:
        return None
