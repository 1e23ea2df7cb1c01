"""Linear maps that a formula gives: T(x, y) = (x + y, 2x - y, 3y) has the standard matrix with these coefficients.

The letter of the map then stands for that matrix, and e_1, e_2, ... for the standard basis where they are nothing else.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from fractions import Fraction

from exactrank.reading.formulas.expression_kinds import key_of, letters_of_vector
from exactrank.reading.formulas.parameters import Form, NotAffine, column_of
from exactrank.reading.formulas.parameters import key_of as letter_of
from exactrank.records import dataclass
from exactrank.statements import Array, Expression, Grid, Indexed, Name, Times

_NEVER = frozenset("RPN")
"""What R(x, y) is called may be a rotation, and P(x, y) a point."""
_MAPS = frozenset("TSLFG")
"""What maps are called of which a text gives the values at unit vectors."""
_SMALL = frozenset(("f", "g", "h", "u", r"\phi", r"\varphi", r"\psi", r"\sigma", r"\tau"))
"""What maps are called by small letters; r(s, t) and x(s, t) are the points of a plane."""


@dataclass(frozen=True, slots=True)
class LinearMap:
    """A letter, its matrix, and the matrices by which the formula says the same."""

    name: Name | Indexed
    matrix: Grid
    others: tuple[Expression, ...] = ()


def is_called(side: Expression | None) -> bool:
    """Whether a side is a name with something behind it, which a map and its arguments are."""
    return isinstance(side, Times) and len(side.factors) == 2 and isinstance(side.factors[0], Name | Indexed)


def linear_map(made: Sequence[Expression | None]) -> LinearMap | None:
    """The map that the sides of an equation define; None where they say anything else.

    >>> x, y = Name("x"), Name("y")
    >>> found = linear_map([Times((Name("T"), Array(((x, y),)))), Array(((y, x),))])
    >>> [[int(entry) for entry in row] for row in found.matrix.rows]
    [[0, 1], [1, 0]]
    """
    if len(made) < 2 or any(one is None for one in made):
        return None
    match made[0]:
        case Times((Name() | Indexed() as name, arguments)) if name.name not in _NEVER:
            letters = _letters(arguments)
        case _:
            return None
    if not letters:
        return None
    columns: list[Expression] = []
    others: list[Expression] = []
    for side in made[1:]:
        match side:
            case Times((Grid() | Name() as other, vector)) if _letters(vector) == letters:
                others.append(other)
            case _ if side is not None:
                columns.append(side)
    is_small = name.name in _SMALL and bool(columns) and _has_entries(columns[0], letters)
    if not columns or not (name.name[:1].isupper() or is_small):
        return None
    found = _coefficients(columns[0], letters)
    if found is None or not any(entry for row in found.rows for entry in row):
        return None  # T(x, y) = (0, 0): what the vectors of the kernel fulfil
    return LinearMap(name, found, tuple(others))


def image_of_unit(made: Sequence[Expression | None], known: Container[str]) -> tuple[Name, int, Grid] | None:
    """T(1, 0) = (2, 1) or T(e_1) = (2, 1): the map, which of the unit vectors it is, from 0, and its image as a column.

    >>> e = Grid(((Fraction(0), Fraction(1)),))
    >>> found = image_of_unit([Times((Name("T"), e)), Grid(((Fraction(2), Fraction(5)),))], ())
    >>> found[1], [int(row[0]) for row in found[2].rows]
    (1, [2, 5])
    """
    if len(made) < 2 or not isinstance(made[-1], Grid) or made[-1].is_symbolic:
        return None
    match made[0]:
        case Times((Name() as name, Indexed("e", (int() as k,)))) if key_of(Indexed("e", (k,))) not in known:
            place = k - 1
        case Times((Name() as name, Grid(rows))) if 1 in (len(rows), len(rows[0])):
            entries = [entry for row in rows for entry in row]
            if len(entries) < 2 or sorted(entries, key=_is_zero) != [1, *[0] * (len(entries) - 1)]:
                return None
            place = entries.index(Fraction(1))
        case _:
            return None
    image = [entry for row in made[-1].rows for entry in row]
    if name.name not in _MAPS or min(len(made[-1].rows), len(made[-1].rows[0])) != 1 or place < 0:
        return None
    return name, place, Grid(tuple([(entry,) for entry in image]))


def _is_zero(entry: Fraction | None) -> bool:
    return entry == 0


def _letters(e: Expression) -> tuple[str, ...]:
    """The letters of (x, y) or of a column of them."""
    return tuple(map(letter_of, letters_of_vector(e)))


def _has_entries(value: Expression, letters: Sequence[str]) -> bool:
    """Whether several letters go to a vector of several entries: f(x, y) = (y, x) is no product with a number f."""
    return isinstance(value, Array) and len(letters) > 1 and sum(map(len, value.rows)) > 1


def _coefficients(value: Expression, letters: tuple[str, ...]) -> Grid | None:
    """The matrix of linear forms in the letters; None where they are no linear forms in these alone."""
    try:
        column = column_of(value, {})
    except NotAffine:
        return None
    if any(form.get("") or not {*form} - {""} <= {*letters} for form in column):
        return None
    rows = [[_fraction(form, letter) for letter in letters] for form in column]
    known = [[entry for entry in row if entry is not None] for row in rows]
    return Grid(tuple(map(tuple, known))) if all(len(row) == len(letters) for row in known) else None


def _fraction(form: Form, letter: str) -> Fraction | None:
    entry = form.get(letter, Fraction(0))
    return entry if isinstance(entry, Fraction) else None


def standard_basis(n: int, known: Sequence[str]) -> list[tuple[Indexed, Grid]]:
    """e_1, ..., e_n as columns, where the letter has no other meaning."""
    names = [Indexed("e", (k + 1,)) for k in range(n)]
    if any(key_of(name) in known for name in names):
        return []
    columns = [tuple([(Fraction(j == k),) for j in range(n)]) for k in range(n)]
    return [(name, Grid(column)) for name, column in zip(names, columns, strict=True)]
