"""What sentences say of a vector and the column space of a matrix: it lies there, its projection, its length."""

from __future__ import annotations

from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.found import Found, Made, Maker
from exactrank.reading.claims.row_relations import one_line
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.statements import (
    Columns,
    Equality,
    Expression,
    Indexed,
    Name,
    NormOf,
    Number,
    Orthogonality,
    ProjectorOnto,
    RankOf,
    Solution,
    SolutionKind,
    Times,
)

_NEAR = 120
"""Characters back within which stands the vector that a pronoun means."""


def in_column_space(*, denied: bool = False) -> Maker:
    """b lies in the column space of A: A x = b has a solution."""

    def make(found: Found) -> Made:
        index = found.index("vector")
        parts = found.formulas.equation(index)
        vector = found.formulas.expression(parts[-1][1])
        if isinstance(vector, Number) or (isinstance(vector, Name) and vector.name.isupper()):
            raise NotThis
        if len(parts) == 1:
            found.read.add(index)
        return lies_in_columns(found, found.one_matrix(), vector, denied)

    return make


def not_in_told_columns(found: Found) -> Made:
    """b lies in the column space of A, but c does not: the space that the sentence speaks of before."""
    prose, begin = found.formulas.prose, found.match.begin
    sentence = next(one for one in prose.sentences if one.begin <= begin < one.end)
    before = prose.text[sentence.begin : begin]
    said = [one.end() for one in found.pack.words_of("column_space").finditer(before)]
    at = next((k for k in range(said[-1], len(before)) if before[k] in PLACEHOLDERS), None) if said else None
    if at is None:
        raise NotThis
    A = found.formulas.subject(found.formulas.index(sentence.begin + at))
    vector = found.formulas.expression(found.formulas.equation(found.index("vector"))[-1][1])
    return lies_in_columns(found, A, vector, denied=True)


def lies_in_columns(found: Found, A: Expression, vector: Expression, denied: bool = False) -> Made:
    """A vector lies in a column space where the rank stays what it is beside it; where not, A x = b has no solution."""
    if denied:
        return Solution(found.span, A, vector, kind=SolutionKind.NONE)
    return Equality(found.span, (RankOf(Columns((A, vector))), RankOf(A)))


def projection_onto_columns(found: Found) -> Made:
    """The projection of b onto the column space of A is p."""
    vector = found.formulas.expression(found.formulas.equation(found.index("vector"))[-1][1])
    value = found.formulas.expression(found.formulas.equation(found.index("formula"))[-1][1])
    if isinstance(value, Number):
        raise NotThis
    return Equality(found.span, (Times((ProjectorOnto(found.one_matrix()), vector)), value))


def line_norm(found: Found) -> Made:
    """The first column of A has length 5."""
    value, comparison = found.value()
    return Equality(found.span, (NormOf(one_line(found)), value), comparison)


def unit_vector(found: Found) -> Made:
    """A unit vector in the direction of u, in the same direction, is v: |u| v = u."""
    if found.has("vector"):
        vector = found.formulas.expression(found.formulas.equation(found.index("vector"))[0][1])
    else:
        vector = _vector_before(found)
        found.inferred = True
    value = found.formulas.matrix(found.index("formula"))
    return Equality(found.span, (Times((NormOf(vector), value)), vector))


def _vector_before(found: Found) -> Expression:
    """The vector whose length the last formula gives, or that it gives a name."""
    text, begin = found.formulas.prose.text, found.match.begin
    for at in range(begin - 1, max(begin - _NEAR, -1), -1):
        if text[at] in PLACEHOLDERS:
            left = found.formulas.expression(found.formulas.equation(found.formulas.index(at))[0][1])
            one = left.of if isinstance(left, NormOf) else left
            if isinstance(one, Name | Indexed) and one.name.islower():
                return one
            break
    raise NotThis


def pronoun_orthogonal(found: Found) -> Made:
    """The error is e = b - p, and it is orthogonal to a: the name that the formula before the words gives."""
    text, begin = found.formulas.prose.text, found.match.begin
    at = next((k for k in range(begin - 1, max(begin - _NEAR, -1), -1) if text[k] in PLACEHOLDERS), None)
    if at is None:
        raise NotThis
    one = _named(found, found.formulas.index(at))
    return Orthogonality(found.span, one, found.vector("right"))


def _named(found: Found, index: int) -> Expression:
    one = found.formulas.expression(found.formulas.equation(index)[0][1])
    if not isinstance(one, Name | Indexed) or not one.name.islower():
        raise NotThis
    return one
