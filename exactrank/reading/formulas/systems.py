"""Systems of linear equations as augmented matrices: linsys, aligned, systeme, spalign, arrays with x and = in them."""

from __future__ import annotations

from fractions import Fraction

from exactrank.reading.formulas.beside_rows import beside_rows
from exactrank.reading.formulas.linear_forms import Form, LinearForm, NotLinear
from exactrank.reading.formulas.parametrizations import is_written_like
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import Token
from exactrank.reading.latex.vocabulary import SILENT
from exactrank.reading.operations.reader import operations_in
from exactrank.records import dataclass
from exactrank.statements import ClaimedOperation, Grid

_ROWS = frozenset({"R", "L", "r"})

Equation = tuple[Form, Form]
"""The two sides."""
Unknowns = tuple[str, ...]
Rows = tuple[tuple[Range, ...], ...]


@dataclass(frozen=True, slots=True)
class System:
    """An augmented matrix, its unknowns in the order of its columns, and the operations written beside its rows."""

    grid: Grid
    unknowns: tuple[str, ...]
    operations: tuple[ClaimedOperation, ...] = ()


def system_of(text: str, tokens: list[Token], rows: Rows, known: Unknowns = ()) -> System | None:
    """The augmented matrix of the equations; `known` are the unknowns of a system before, in their order."""
    rows = tuple([row for row in rows if any(start < stop for start, stop in row)])
    equations = None if _has_groups_last(tokens, rows) else _equations(tokens, rows)
    operations: tuple[ClaimedOperation, ...] = ()
    if equations is None:
        rows, operations = _without_annotations(text, tokens, rows)
        equations = _equations(tokens, rows)
        if equations is None:
            return None
    # A letter that stands only on the right is a parameter and no unknown, unless it is written as the unknowns are.
    names: list[str] = []
    for left, _ in equations:
        names += [name for name in left if name and name not in names]
    if set(names) < set(known):  # x_1 = 6 - 2 x_3, where x_3 was an unknown before
        names += [name for name in known if name not in names and any(name in right for _, right in equations)]
    if names and not known:
        others = dict.fromkeys([name for _, right in equations for name in right if name and name not in names])
        names += [name for name in others if is_written_like(name, names)]
    if not names or len(equations) < 1 or any(_is_raised(tokens, rows, name) for name in names):
        return None
    if all(name.partition("_")[0] in _ROWS for name in names) and any("_" in name for name in names):
        return None  # R_2 = R_2 - 3R_1: operations
    order = _ordered(tokens, rows, names, known)
    grid: list[tuple[Fraction | None, ...]] = []
    for left, right in equations:
        moved = [_less(left.get(name, Fraction(0)), right.get(name, Fraction(0))) for name in order]
        constant = _less(right.get("", Fraction(0)), left.get("", Fraction(0)))
        grid.append((*moved, None if any(name and name not in names for name in right) else constant))
    written: tuple[tuple[str, ...], ...] = ()
    if any(entry is None for row in grid for entry in row):
        from exactrank.reading.formulas.letter_equations import coefficient_texts  # letters are rare

        cells = [[text[tokens[a].start : tokens[b - 1].stop] for a, b in row if a < b] for row in rows]
        lines = [" ".join(row).rstrip(" .,;") for row in cells]
        texts = coefficient_texts(lines, order)
        if texts is not None:
            pairs = zip(texts, grid, strict=True)
            written = tuple([tuple(["" if x is not None else t for t, x in zip(*two, strict=True)]) for two in pairs])
    return System(Grid(tuple(grid), (len(order),), written=written), tuple(order), operations)


def _is_raised(tokens: list[Token], rows: Rows, name: str) -> bool:
    """Whether a letter has an exponent anywhere: then it is no unknown of linear equations."""
    return any(
        tokens[k].text == name and tokens[k + 1].text == "^"
        for row in rows
        for start, stop in row
        for k in range(start, stop - 1)
    )


def _less(left: Fraction | None, right: Fraction | None) -> Fraction | None:
    return None if left is None or right is None else left - right


def _has_groups_last(tokens: list[Token], rows: Rows) -> bool:
    """Whether some row of several cells ends with a cell in brackets."""
    last = [row[-1] for row in rows if len(row) > 1]
    texts = ([token.text for token in tokens[start:stop] if token.text not in SILENT] for start, stop in last)
    return any(some and some[0] in "([|" for some in texts)


def _without_annotations(text: str, tokens: list[Token], rows: Rows) -> tuple[Rows, tuple[ClaimedOperation, ...]]:
    """The rows without a last column of operations or of names of rows, and those operations."""
    width = max(map(len, rows), default=0)
    last = [row[-1] if len(row) == width > 1 else None for row in rows]
    operations = beside_rows(text, tokens, last) or ()
    if not operations and not _names_rows(text, tokens, last):
        return rows, ()
    return tuple([row[:-1] if len(row) == width else row for row in rows]), operations


def _names_rows(text: str, tokens: list[Token], column: list[Range | None]) -> bool:
    """[E_1], [E_2], [E_3] beside the rows: nothing is done to any of them."""
    cells = [cell for cell in column if cell is not None]
    return bool(cells) and all(operations_in(text, tokens, *cell).names_rows for cell in cells)


def _ordered(tokens: list[Token], rows: Rows, names: list[str], known: Unknowns) -> list[str]:
    """As in the system before, if it had them all; else by index, or x, y, z, w, t, by the columns, or the alphabet."""
    if set(names) <= set(known):
        return sorted(names, key=known.index)
    indexed = [name.partition("_") for name in names]
    if all(index.isdecimal() for _, _, index in indexed):
        return sorted(names, key=lambda name: (name.partition("_")[0], int(name.partition("_")[2])))
    if all(len(name) == 1 for name in names):
        usual = "xyzwt" if "x" in names and set(names) <= set("xyzwt") else "abcdefghijklmnopqrstuvxyzw"
        columns = None if set(names) <= set("xyzwt") else _columns(tokens, rows, names)
        if columns is None and usual[0] != "x" and names[0] == "x" and (written := _order_of(names, tokens, rows)):
            return written
        return sorted(names, key=lambda name: columns[name] if columns else usual.find(name.lower()))
    return names


def _order_of(names: list[str], tokens: list[Token], rows: Rows) -> list[str]:
    """The order that every equation has its letters in: x, y, z and then u, v; empty where they have none."""
    before: dict[str, set[str]] = {name: set() for name in names}
    for row in rows:
        here = [tokens[k].text for start, stop in row for k in range(start, stop) if tokens[k].text in before]
        for k, name in enumerate(here):
            before[name] |= {*here[:k]}
    order: list[str] = []
    while len(order) < len(names):
        following = next((name for name in names if name not in order and before[name] <= {*order}), None)
        if following is None:
            return []
        order.append(following)
    return order


def _columns(tokens: list[Token], rows: Rows, names: list[str]) -> dict[str, int] | None:
    """The column that each letter stands in, where the terms are set in columns of their own."""
    found: dict[str, int] = {}
    for row in rows:
        for j, (start, stop) in enumerate(row):
            for token in tokens[start:stop]:
                if token.text in names and found.setdefault(token.text, j) != j:
                    return None
    return found if len(set(found.values())) == len(names) else None


def _equations(tokens: list[Token], rows: Rows) -> list[Equation] | None:
    made: list[Equation] = []
    for row in rows:
        equation = equation_of(tokens, [(start, stop) for start, stop in row if start < stop])
        if equation is None:
            return None
        made.append(equation)
    return made


def equation_of(tokens: list[Token], cells: list[Range]) -> Equation | None:
    """The two sides of a linear equation in its cells as linear forms; None for anything else."""
    try:
        form = LinearForm(tokens, cells)
        left = form.side()
        if form.relation() != "=":
            return None
        right = form.side()
        return (left, right) if form.at_end() and not form.raised & {*left} else None
    except NotLinear:
        return None
