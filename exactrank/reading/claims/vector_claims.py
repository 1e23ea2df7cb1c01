"""What sentences say of vectors that have names: their lengths, entries and multiples, and the dimension they span."""

from __future__ import annotations

from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.found import Found, Made, Maker
from exactrank.reading.claims.projections import projected_onto
from exactrank.reading.claims.subspaces import space_of
from exactrank.reading.formulas.composed import projected
from exactrank.statements import (
    Columns,
    Equality,
    Expression,
    Grid,
    Indexed,
    Name,
    Negative,
    NormOf,
    Number,
    Power,
    Rank,
    RankOf,
    Sum,
    Times,
    Transposed,
)


def _vector(found: Found, slot: str) -> Expression:
    made = found.formulas.expression(found.formulas.equation(found.index(slot))[0][1])
    if not isinstance(made, Name | Indexed) or len(found.formulas.equation(found.index(slot))) > 1:
        raise NotThis
    return made


def norm(found: Found) -> Made:
    """The length of v is 5."""
    value, comparison = found.value()
    return Equality(found.span, (NormOf(_vector(found, "vector")), value), comparison)


def norm_of_result(found: Found) -> Made:
    """w = ... = (3, 4), whose length is 5."""
    value, comparison = found.value()
    parts = found.formulas.equation(found.index("vector"))
    vector = found.formulas.expression(parts[-1][1])
    if isinstance(vector, Number) or (len(parts) == 1 and not isinstance(vector, Name | Indexed | Grid)):
        raise NotThis
    return Equality(found.span, (NormOf(vector), value), comparison)


def component(found: Found) -> Made:
    """The second component of v is 3."""
    vector, value = _vector(found, "vector"), found.value()
    (k,) = found.numbers("indices")
    if not isinstance(vector, Name):
        raise NotThis
    return Equality(found.span, (Indexed(vector.name, (k + 1,)), value[0]), value[1])


def multiple(denied: bool) -> Maker:
    """w is a multiple of v: beside it, the rank stays what it is."""

    def make(found: Found) -> Made:
        one, other = _vector(found, "left"), _vector(found, "right")
        if any(not isinstance(name, Name | Indexed) or not name.name.islower() for name in (one, other)):
            raise NotThis  # every row of W is a multiple of b
        found.denied = denied
        return Equality(found.span, (RankOf(Columns((other, one))), RankOf(Columns((other,)))))

    return make


def span_dimension(found: Found) -> Made:
    """The span of v and w has dimension 2."""
    value, comparison = found.value()
    return Rank(found.span, Columns(found.vectors()), value, comparison)


def projection(*, rest: bool = False) -> Maker:
    """The projection of v onto u is ..., onto the subspace W; the component of v orthogonal to u is the rest."""

    def make(found: Found) -> Made:
        vector, value = _plain_vector(found, "vector"), found.formulas.matrix(found.index("formula"))
        made = _projected(found, vector)
        indices = [found.index(slot) for slot in ("vector", "onto", "formula")]
        found.read |= {k for k in indices if len(found.formulas.equation(k)) == 1}
        expected: Expression = Sum((vector, Negative(made))) if rest else made
        return Equality(found.span, (expected, value))

    return make


def projection_matrix(found: Found) -> Made:
    """The projection matrix onto the line that a spans is a a^T / a^T a."""
    parts = found.formulas.equation(found.index("onto"))
    a, value = found.formulas.expression(parts[-1][1]), found.formulas.matrix(found.index("formula"))
    if isinstance(a, Number) or (isinstance(a, Name | Indexed) and a.name[-2:].strip("}'").isupper()):
        raise NotThis
    A = Columns((a,))
    expected = Times((A, Power(Times((Transposed(A), A)), -1), Transposed(A)))
    return Equality(found.span, (expected, value))


def _plain_vector(found: Found, slot: str) -> Expression:
    """A vector by its name or written out."""
    made = found.formulas.expression(found.formulas.equation(found.index(slot))[-1][1])
    if isinstance(made, Name | Indexed) and made.name[-2:].strip("}'").isupper():
        raise NotThis
    return made


def _projected(found: Found, vector: Expression) -> Expression:
    """The projection onto what a slot `onto` holds: a vector, or a subspace with a letter."""
    sides, (_, span) = found.formulas.sides, found.formulas.equation(found.index("onto"))[0]
    space = space_of(sides, span)
    if space is None:
        return projected(vector, _plain_vector(found, "onto"))
    made = projected_onto(space, vector)
    if made is None:
        raise NotThis
    return made
