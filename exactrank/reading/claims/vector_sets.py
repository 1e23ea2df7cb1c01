"""What sentences say of several vectors: that they are orthogonal, orthonormal, or that one lies in their span."""

from __future__ import annotations

from fractions import Fraction

from exactrank.errors import InputError
from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.found import Found, Made, Maker
from exactrank.reading.claims.space_claims import dimension_of_columns, product_orthogonal
from exactrank.reading.claims.told_vectors import told_vectors
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.statements import (
    Columns,
    Equality,
    Expression,
    Form,
    HasForm,
    Identity,
    Indexed,
    Name,
    Number,
    Rank,
    Solution,
    SolutionKind,
    Sum,
    Times,
    Transposed,
)


def orthogonal_set(*, normal: bool = False) -> Maker:
    """Vectors are orthogonal to each other where Q^T Q is diagonal, orthonormal where it is I, Q their matrix."""

    def make(found: Found) -> Made:
        vectors = found.vectors()
        _must_fill(found, vectors)
        return _orthogonal(found, vectors, normal)

    return make


def orthogonal_by_product(found: Found) -> Made:
    """They are orthogonal: v_1 . v_2 = 2 - 2 = 0; the vectors are those of the product behind the words."""
    sides = found.formulas.equation(found.index("product"))
    pair = found.formulas.expression(sides[0][1])
    if len(sides) < 2 or not isinstance(pair, Times) or len(pair.factors) != 2 or isinstance(pair.factors[0], Number):
        raise NotThis
    return Equality(found.span, (pair, Number(Fraction(0))))


def dependent_by_relation(found: Found) -> Made:
    """They are dependent: (1, 2, 0) + (0, 1, 1) = (1, 3, 1), a relation that shows it."""
    sides = found.formulas.equation(found.index("relation"))
    made = tuple([found.formulas.expression(side) for _, side in sides])
    if len(made) != 2 or not any(isinstance(one, Sum | Times) for one in made):
        raise NotThis
    return Equality(found.span, made)


def told_orthogonal(found: Found) -> Made:
    """They are orthogonal: of the product that stands last, else of the vectors that the last sentence gives."""
    try:
        return product_orthogonal(found)
    except (NotThis, InputError):
        vectors = told_vectors(found.formulas, found.match.begin)
        if len(vectors) < 2 or not _end_with_vectors(found):
            raise NotThis from None
        found.inferred = True
        return _orthogonal(found, vectors, normal=False)


def told_orthogonal_set(found: Found) -> Made:
    """They form an orthogonal basis of R^3: the vectors that the last sentence with vectors gives."""
    vectors = told_vectors(found.formulas, found.match.begin)
    if len(vectors) < 2:
        raise NotThis
    _must_fill(found, vectors)
    found.inferred = True
    return _orthogonal(found, vectors, normal=False)


def _end_with_vectors(found: Found) -> bool:
    """Whether the last formulas before a claim, in its sentence or the one before, give vectors and nothing else."""
    prose, begin = found.formulas.prose, found.match.begin
    before = [one for one in prose.sentences if one.begin < begin][-2:]
    for sentence in reversed(before):
        text = prose.text[sentence.begin : min(sentence.end, begin)]
        if any(sign in text for sign in PLACEHOLDERS):
            return bool(told_vectors(found.formulas, begin, lately=1 if sentence is before[-1] else 2))
    return False


def _must_fill(found: Found, vectors: tuple[Expression, ...]) -> None:
    """A basis of R^n has n vectors."""
    if found.has("space") and dimension_of_columns(found.formulas.source(found.index("space"))) != len(vectors):
        raise NotThis


def _orthogonal(found: Found, vectors: tuple[Expression, ...], normal: bool) -> Made:
    if len(vectors) < 2:
        raise NotThis
    Q = Columns(vectors)
    product = Times((Transposed(Q), Q))
    return Equality(found.span, (product, Identity())) if normal else HasForm(found.span, product, Form.DIAGONAL)


def in_span(*, denied: bool = False) -> Maker:
    """b lies in the span of u and v, is a linear combination of them: the system with these columns is solvable."""

    def make(found: Found) -> Made:
        parts = found.formulas.equation(found.index("vector"))
        vector = found.formulas.expression(parts[-1][1])
        if not found.has("formulas"):
            if len(parts) != 2 or denied:
                raise NotThis
            return Equality(found.span, (found.formulas.expression(parts[0][1]), vector))  # b = 2u + 3v, in the span
        vectors = found.vectors()
        if len(parts) == 1:
            found.read.add(found.index("vector"))
        if isinstance(vector, Number) or any(isinstance(one, Name | Indexed) and one.name.isupper() for one in vectors):
            raise NotThis
        if len(vectors) == 1:
            return Rank(found.span, Columns((vectors[0], vector)), Number(Fraction(1)))
        found.denied = not denied
        return Solution(found.span, Columns(vectors), vector, kind=SolutionKind.NONE)

    return make
