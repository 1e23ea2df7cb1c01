"""What sentences say of echelon forms, pivots and rows that are not zero, as statements."""

from __future__ import annotations

from fractions import Fraction

from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.found import Found, Made, Maker
from exactrank.reading.claims.systems_at_hand import PLAIN_UNKNOWNS
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.statements import (
    Array,
    Echelon,
    EchelonFormOf,
    EchelonKind,
    Expression,
    Grid,
    Identity,
    Indexed,
    Name,
    Number,
    Rank,
    RowEquivalence,
)
from exactrank.statements.walks import subexpressions

_NEAR = 60
"""Characters back within which stands the matrix that "which" means."""


def nonzero_rows(found: Found) -> Made:
    subject = found.subject() if found.has("subject") else None
    found.inferred = found.inferred or subject is None
    count = found.count("number")
    return Echelon(found.span, subject, nonzero_rows=count), Rank(found.span, subject, Number(Fraction(count)))


def has_zeros_below(grid: Grid) -> bool:
    """Whether each row begins with more zeros than the one above it, as in an echelon form."""
    before = -1
    for row in grid.rows:
        begins = next((k for k, entry in enumerate(row) if entry != 0), len(row))
        if begins <= before < len(row):
            return False
        before = begins
    return True


def reduced_nonzero_rows(found: Found) -> Made:
    return Rank(found.span, found.subject(), Number(Fraction(found.count("number"))))


def pivot_columns(found: Found) -> Made:
    columns = found.numbers("list")
    if found.has("number") and found.count("number") != len(columns):
        raise NotThis
    return Echelon(found.span, found.subject(), pivot_columns=columns)


def first_pivot_columns(found: Found) -> Made:
    """The first two columns are pivot columns, of which there may be others."""
    columns = tuple(range(found.count("number")))
    if not columns:
        raise NotThis
    return Echelon(found.span, found.subject(), pivot_columns=columns, some=True)


def free_columns(found: Found) -> Made:
    """The free columns are 3 and 4: those without a pivot."""
    return Echelon(found.span, found.subject(), free_columns=found.numbers("list"))


def free_unknowns(*, every: bool, basic: bool = False) -> Maker:
    """x_3 is free, x_1 and x_2 are basic: the columns without a pivot, and those that have one.

    Of which system, and that the unknowns are taken from the left, is a guess. `every`: there are no others.
    """

    def make(found: Found) -> Made:
        found.guessed = True
        columns = tuple(sorted({_column_of(one) for one in _names_in(found)}))
        if basic:
            return Echelon(found.span, None, pivot_columns=columns, some=not every, of_unknowns=True)
        return Echelon(found.span, None, free_columns=columns, some=not every, of_unknowns=True)

    return make


def _names_in(found: Found) -> list[Expression]:
    """The names of a list: x_1, x_2; of x_3 = t what stands on the left.

    Of x_1 = 0, x_2 = 0 and x_3 is free only x_3 is meant. Raises NotThis for values elsewhere, and for no names.
    """
    text, at, formulas = found.text("formulas"), found.match.places["formulas"], found.formulas
    whole = [formulas.ranges[formulas.index(at + k)] for k, sign in enumerate(text) if sign in PLACEHOLDERS]
    names: list[Expression] = []
    for part in reversed([part for one in whole for part in formulas.listed(one)]):
        name, *values = [formulas.expression(side) for side in formulas.sides_of(part)]
        if not all(isinstance(value, Name | Indexed) for value in values):
            if at > found.match.begin or not names:
                raise NotThis
            break
        names.append(name)
    return names


def _column_of(unknown: Expression) -> int:
    """Which column an unknown is that of: 2 for x_3 and for z. Raises NotThis for other letters."""
    if isinstance(unknown, Name) and unknown.name in PLAIN_UNKNOWNS:
        return PLAIN_UNKNOWNS.index(unknown.name)
    if not isinstance(unknown, Indexed) or unknown.name != "x" or len(unknown.indices) != 1:
        raise NotThis
    index = unknown.indices[0]
    if not isinstance(index, int) or index < 1:
        raise NotThis
    return index - 1


def echelon(form: EchelonKind, denied: bool = False) -> Maker:
    def make(found: Found) -> Made:
        found.denied = denied
        return Echelon(found.span, found.subject(), form)

    return make


def echelon_shown(form: EchelonKind) -> Maker:
    """The matrix is now in echelon form: [...], which stays a state of the calculation."""

    def make(found: Found) -> Made:
        shown = found.formulas.matrix(found.index("formula"))
        if not isinstance(shown, Grid):
            raise NotThis
        return Echelon(found.span, shown, form)

    return make


def form_of(form: EchelonKind) -> Maker:
    def make(found: Found) -> Made:
        value = found.matrix()
        parts = list(subexpressions(value))
        matrices = any(isinstance(one, Grid | Array) or (isinstance(one, Name) and one.name.isupper()) for one in parts)
        if not matrices and not isinstance(value, Name | Indexed | Identity):
            raise NotThis  # equations from the reduced form: x_1 + 2s = 5
        return EchelonFormOf(found.span, found.subject(), value, form)

    return make


def row_equivalent(found: Found) -> Made:
    return RowEquivalence(found.span, found.named("left"), found.named("right"))


def reduces_to(found: Found) -> Made:
    """Row operations lead from A to a matrix, which need not be the last one; it stays a state of the calculation."""
    subject = found.subject() or _matrix_before(found)
    return RowEquivalence(found.span, subject, found.formulas.matrix(found.index("formula")))


def _matrix_before(found: Found) -> Expression:
    """A - 2I = [...], which row reduces to [...]: the matrix that the formula before the words ends with."""
    text, begin = found.formulas.prose.text, found.match.begin
    at = next((k for k in range(begin - 1, max(begin - _NEAR, -1), -1) if text[k] in PLACEHOLDERS), None)
    made = None if at is None else found.formulas.matrix(found.formulas.index(at))
    if at is None or not isinstance(made, Grid) or len(made.rows) < 2:
        raise NotThis
    found.inferred = bool(text[at + 1 : begin].strip(" ,."))
    return made
