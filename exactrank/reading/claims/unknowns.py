"""Which unknown of a system a name is, and what is written for its unknowns together."""

from __future__ import annotations

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.systems_at_hand import PLAIN_UNKNOWNS, System, key_if_named, may_be_called, named
from exactrank.reading.formulas.parameters import Column, NotAffine, Numbers, column_of, key_of
from exactrank.reading.formulas.sides import Sides
from exactrank.statements import Array, Expression, Grid, Indexed, Name

_VECTORS = frozenset({"x", r"\vec{x}", r"\vect{x}", r"\bar{x}", r"\underline{x}", "X", r"\hat{x}"})
_UNIT = lazy_pattern(r"(?<![A-Za-z\\])i(?![A-Za-z])|\\sqrt\s*\{\s*-|\\mathrm\s*\{\s*i\s*\}")


def unknown_of(sides: Sides, left: Expression, system: System) -> int | None:
    """Which unknown a name is: x_2, or y among x, y, z."""
    if system.names:
        return system.names.index(key) if (key := key_if_named(left)) in system.names else None
    if isinstance(left, Indexed) and len(left.indices) == 1 and isinstance(left.indices[0], int):
        letter = left.name if len(left.name) == 1 and (left.name.islower() or left.name == "X") else ""
        free = letter == "x" or (letter != "" and letter.upper() not in sides.grids)
        usual = left.name == system.vector if system.vector else free
        return left.indices[0] - 1 if usual and 1 <= left.indices[0] <= system.unknowns else None
    names = letters_of_unknowns(sides, system)
    if isinstance(left, Name) and left.name in names and left.name not in sides.grids:
        return names.index(left.name)
    return None


def letters_of_unknowns(sides: Sides, system: System) -> tuple[str, ...]:
    """The letters of the unknowns in the order of the columns: as a tableau or equations say, else x, y, z, w."""
    if system.names:
        return system.names
    headed = sides.columns[: system.unknowns]
    if len(sides.columns) in (system.unknowns, system.unknowns + 1) and all(headed):
        return headed
    known = sides.unknowns
    if len(known) == system.unknowns and all("_" not in name for name in known):
        return known
    return tuple(PLAIN_UNKNOWNS[: system.unknowns]) if system.unknowns <= len(PLAIN_UNKNOWNS) else ()


def column_told(sides: Sides, left: Expression, right: Expression, system: System) -> Column | None:
    """What is written for the unknowns, in the order of their columns: (x, z, y) = (1, 3, 2) is (1, 2, 3)."""
    known = sides.by_name()
    known.pop(left.name if isinstance(left, Name) else "", None)
    try:
        column = column_of(right, known, numbers_of(system))
    except NotAffine:
        return None
    entries = [entry for row in left.rows for entry in row] if isinstance(left, Array) else []
    order = [unknown_of(sides, entry, system) for entry in entries]
    if len(order) != len(column) or {*order} != {*range(len(column))}:
        return column
    return tuple([column[order.index(k)] for k in range(len(column))])


def is_vector_of_unknowns(sides: Sides, left: Expression, system: System) -> bool:
    """Whether a name, or a column of names, is that of the unknowns together."""
    if isinstance(left, Name):
        bases = {name.partition("_")[0] for name in system.names if "_" in name}
        called = left.name in _VECTORS or (len(bases) == 1 and left.name in bases)  # q = (q_1, q_2)
        usual = not system.vector and called and system.unknowns > 1
        return left.name == system.vector or (usual and may_be_called(left.name, system.names))
    if not isinstance(left, Array):
        return False
    entries = [entry for row in left.rows for entry in row]
    letters = {key_of(entry) for entry in entries if isinstance(entry, Name | Indexed)}
    if system.names and not letters <= set(system.names):
        return False  # of x_1 and x_2 nothing is said by a system in y_1 and y_2
    return len(letters) == len(entries) == system.unknowns and not letters & set(sides.grids)


def is_of_unknowns(sides: Sides, column: Column, system: System) -> bool:
    """Whether the entries of a column are the unknowns themselves, in their order."""
    names = [next(iter(form)) if len(form) == 1 and set(form.values()) == {1} else "" for form in column]
    return all(name and unknown_of(sides, named(name), system) == k for k, name in enumerate(names))


def numbers_of(system: System) -> Numbers:
    """Which numbers its solutions may be: i is a number where it stands among its coefficients, else a letter."""
    for matrix in (system.coefficients, system.right):
        if isinstance(matrix, Grid) and any(_UNIT.search(text) for row in matrix.written for text in row):
            return "complex"
    return "roots"
