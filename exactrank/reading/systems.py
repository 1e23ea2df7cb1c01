"""Systems of linear equations as augmented matrices: linsys, aligned, systeme, spalign, arrays with x and = in them."""

from __future__ import annotations

from fractions import Fraction

from exactrank.reading.latex_grids import Range
from exactrank.reading.lexemes import lexemes_of  # noqa: F401 - the floor below the equations
from exactrank.reading.tokens import Token
from exactrank.statements import Grid

Equation = tuple[dict[str, Fraction | None], Fraction | None]
"""The coefficients by variable, and the right side; None where there is no rational value."""


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
    names: list[str] = []
    for coefficients, _ in equations:
        names += [name for name in coefficients if name not in names]
    if not names or len(equations) < 1:
        return None
    order = _ordered(names)
    grid = tuple([(*[c.get(name, Fraction(0)) for name in order], right) for c, right in equations])
    return Grid(grid, (len(order),))


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
    from exactrank.reading.linear_forms import LinearForm, NotLinear

    ranges: list[Range] = cells
    try:
        form = LinearForm(tokens, ranges)
        left = form.side()
        if form.relation() != "=":
            return None
        right = form.side()
        if not form.at_end():
            return None
    except NotLinear:
        return None
    coefficients: dict[str, Fraction | None] = {}
    for name, value in left.items():
        coefficients[name] = value
    for name, value in right.items():
        known = coefficients.get(name, Fraction(0))
        coefficients[name] = None if value is None or known is None else known - value
    constant = coefficients.pop("", Fraction(0))
    return coefficients, None if constant is None else -constant
