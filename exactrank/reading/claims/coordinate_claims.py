"""What sentences say of vectors by those told before: coordinates of v in the basis B, a largest independent subset."""

from __future__ import annotations

from fractions import Fraction

from exactrank.errors import InputError
from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.found import Found, Made
from exactrank.reading.claims.slots import Formulas
from exactrank.reading.claims.subspaces import named_space, vectors_of
from exactrank.reading.claims.vectors_in_bars import size_of
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.records import dataclass
from exactrank.statements import (
    Columns,
    Equality,
    Expression,
    Grid,
    Indexed,
    Name,
    Number,
    RankOf,
    Space,
    Times,
    Transposed,
)

_LATELY = 5
"""Sentences back among which the vectors of a basis without a name are looked for."""
_MOST = 12
"""Formulas of a sentence that are looked at."""


def coordinates(found: Found) -> Made:
    """The columns of the basis times the coordinates are the vector."""
    value = found.formulas.matrix(found.index("formula"))
    entries = value.of if isinstance(value, Transposed) else value
    if not isinstance(entries, Grid) or min(len(entries.rows), len(entries.rows[0])) > 1:
        raise NotThis
    n = max(len(entries.rows), len(entries.rows[0]))
    vector = _vector(found) if found.has("vector") else None
    basis = _named(found) if found.has("basis") else None
    if basis is None or vector is None:
        basis, vector = _told(found, n, basis, vector)
        found.inferred = True
    if len(basis) != n:
        raise NotThis
    if len(found.formulas.equation(found.index("formula"))) == 1:
        found.read.add(found.index("formula"))
    return Equality(found.span, (Times((Columns(basis), _column(value))), _column(vector)))


def maximal_independent(found: Found) -> Made:
    """Of the vectors told before these are as many as are independent: both have the rank that they are."""
    vectors = found.vectors()
    told = tuple([one.name or one.value for one in _written_before(found.formulas, found.match.begin)])
    if len(told) <= len(vectors):
        raise NotThis
    found.inferred = True
    found.read.clear()
    return Equality(found.span, (RankOf(Columns(vectors)), RankOf(Columns(told)), Number(Fraction(len(vectors)))))


def _column(e: Expression) -> Expression:
    """A vector written as a row, as the column that is meant."""
    return Transposed(e) if isinstance(e, Grid) and len(e.rows) == 1 < len(e.rows[0]) else e


def _vector(found: Found) -> Expression:
    """The vector whose coordinates are told: v, (5, 3)^T, v = (5, 3)^T."""
    made = found.formulas.expression(found.formulas.equation(found.index("vector"))[-1][1])
    if isinstance(made, Name | Indexed) or size_of(made) > 1 or isinstance(made, Grid):
        return made
    raise NotThis


def _named(found: Found) -> tuple[Expression, ...] | None:
    """The vectors of the basis in a slot: B, a list {u, v}, several names; None for a letter that is not known."""
    formulas, index = found.formulas, found.index("basis")
    parts = formulas.equation(index)
    name = named_space(formulas.sides, parts[0][1])
    if name:
        known = formulas.sides.bases.at(name, formulas.prose.offset(found.match.begin))
        if known is not None and known[0] is Space.COLUMN and isinstance(known[1], Columns):
            return known[1].vectors
        return None
    braced = vectors_of(formulas.sides, parts[-1][1])
    vectors = braced.vectors if braced is not None else formulas.vectors(index)[0]
    return vectors if len(vectors) > 1 else None


def _told(
    found: Found, n: int, basis: tuple[Expression, ...] | None, vector: Expression | None
) -> tuple[tuple[Expression, ...], Expression]:
    """The basis and the vector, where one of them has no name, among those written out before: n and one more."""
    told = _written_before(found.formulas, found.match.begin)
    if basis is not None:
        others = [one.value for one in told if one.name not in basis and one.value not in basis]
    elif vector is not None:
        others = [one.value for one in told if vector not in (one.name, one.value)]
    else:
        others = [one.value for one in told]
    if basis is not None and len(others) == 1:
        return basis, others[0]
    if vector is not None and len(others) == n:
        return tuple(others), vector
    if basis is None and vector is None and len(others) == n + 1:
        return tuple(others[:-1]), others[-1]  # the basis is given before the vector
    raise NotThis


@dataclass(frozen=True, slots=True)
class _Written:
    name: Expression | None
    value: Expression


def _written_before(formulas: Formulas, at: int) -> list[_Written]:
    """The vectors written out in the sentences before a place, each once, in their order."""
    prose = formulas.prose
    made: list[_Written] = []
    for sentence in [one for one in prose.sentences if one.begin < at][-_LATELY:]:
        text = prose.text[sentence.begin : min(sentence.end, at)]
        places = [sentence.begin + k for k, sign in enumerate(text) if sign in PLACEHOLDERS][:_MOST]
        for place in places:
            found = _written_in(formulas, formulas.index(place))
            made += [one for one in found if one.value not in [other.value for other in made]]
    return made


def _written_in(formulas: Formulas, k: int) -> list[_Written]:
    """v = (1, 2)^T and (1, 2)^T, one or several; the vectors of a set. Of anything else nothing."""
    try:
        parts = formulas.equation(k)
        braced = vectors_of(formulas.sides, parts[-1][1]) if len(parts) <= 2 else None
        if braced is not None:
            return [_Written(None, one) for one in braced.vectors if size_of(one) > 1]
        found = [formulas.sides_of(span) for span in formulas.listed(formulas.ranges[k])]
        made = [
            _Written(formulas.expression(one[0]) if len(one) == 2 else None, formulas.expression(one[-1]))
            for one in found
        ]
    except (NotThis, InputError):
        return []
    return [
        one for one in made if size_of(one.value) > 1 and (one.name is None or isinstance(one.name, Name | Indexed))
    ]
