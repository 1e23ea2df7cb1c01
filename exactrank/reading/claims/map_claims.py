"""What sentences say of linear maps by their matrices: T is one-to-one, T is onto, the standard matrix of T is A.

A letter that no matrix has stands for the map whose matrix is at hand.
"""

from __future__ import annotations

from fractions import Fraction

from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.found import Found, Made, Maker
from exactrank.reading.claims.subspaces import named_space
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.statements import (
    Comparison,
    Equality,
    Expression,
    Name,
    Nullity,
    NullityOf,
    Number,
    Rank,
    RankOf,
    Sum,
    Times,
    Transposed,
)

_ZERO = Number(Fraction(0))
_STANDARD = frozenset("ES")
"""What the standard basis is called."""
_MAPS = frozenset([*"TLSFGfgh", *[rf"\{name}" for name in ("varphi", "phi", "psi", "sigma", "tau", "Phi")]])
"""What maps are called."""


def maps_one_to_one(denied: bool) -> Maker:
    """T is one-to-one where its matrix has the nullity 0."""

    def make(found: Found) -> Made:
        comparison = Comparison.GREATER if denied else Comparison.EQUAL
        return Nullity(found.span, _matrix(found), _ZERO, comparison)

    return make


def maps_onto(denied: bool) -> Maker:
    """T is onto where the rank of its matrix is the number of rows."""

    def make(found: Found) -> Made:
        A = _matrix(found) or found.one_matrix()
        rows = Sum((RankOf(Transposed(A)), NullityOf(Transposed(A))))
        return Equality(found.span, (RankOf(A), rows), Comparison.LESS if denied else Comparison.EQUAL)

    return make


def maps_bijectively(denied: bool) -> Maker:
    """T is bijective where neither its matrix nor the transpose has a null space."""

    def make(found: Found) -> Made:
        A = _matrix(found) or found.one_matrix()
        both = Sum((NullityOf(A), NullityOf(Transposed(A))))
        return Equality(found.span, (both, _ZERO), Comparison.GREATER if denied else Comparison.EQUAL)

    return make


def maps_neither_way(found: Found) -> Made:
    """T is neither one-to-one nor onto where its matrix has not full rank."""
    return Rank(found.span, _matrix(found), None, Comparison.LESS)


def _matrix(found: Found) -> Expression | None:
    """The matrix of the map that is spoken of; None for the one at hand."""
    sides = found.formulas.sides
    slot = "named" if found.has("named") else "subject"
    if found.has(slot) and found.text(slot)[-1:] in PLACEHOLDERS:
        called = found.formulas.matrix(found.index(slot))
        if isinstance(called, Name) and called.name in sides.maps:
            return called
    made = found.subject()
    if isinstance(made, Name) and made.name in _MAPS and made.name not in sides.grids:
        found.inferred = True
        return None
    return made


def standard_matrix(found: Found) -> Made:
    """The standard matrix of T is [...], where a formula says what T does."""
    value, maps = found.formulas.matrix(found.index("formula")), found.formulas.sides.maps
    if not found.has("subject"):
        name: Expression | None = Name(next(iter(maps))) if len(maps) == 1 else None
    elif found.text("subject")[-1:] in PLACEHOLDERS:
        name = found.formulas.matrix(found.index("subject"))
    else:
        name = found.subject()
    if not isinstance(name, Name) or name.name not in found.formulas.sides.maps:
        raise NotThis
    return Equality(found.span, (name, value))


def _is_standard(found: Found) -> bool:
    r"""Whether the basis in the slot is the standard one, by words or by the letter E that no other basis has."""
    sides = found.formulas.sides
    if found.text("to")[-1:] not in PLACEHOLDERS:
        return True
    name = named_space(sides, found.formulas.ranges[found.index("to")])
    offset = found.formulas.prose.offset(found.match.begin)
    return name in _STANDARD and sides.bases.at(name, offset) is None


def change_of_basis(found: Found) -> Made:
    """The matrix P that leads from coordinates in B to those in C: C times P is B, by the vectors as columns.

    Some say it the other way round: P holds the coordinates of the vectors of C in B.
    """
    sides, offset = found.formulas.sides, found.formulas.prose.offset(found.match.begin)
    bases: list[Expression] = []
    for slot in ("from", "to") if found.has("to") and not _is_standard(found) else ("from",):
        name = named_space(sides, found.formulas.ranges[found.index(slot)])
        basis = sides.bases.at(name, offset) if name else None
        if basis is None:
            raise NotThis
        bases.append(basis[1])
    matrix = found.matrix()
    if len(bases) == 1:
        return Equality(found.span, (matrix, bases[0]))  # from the standard basis
    one, other = [Equality(found.span, (Times((a, matrix)), b)) for a, b in (bases[::-1], bases)]
    return one, other
