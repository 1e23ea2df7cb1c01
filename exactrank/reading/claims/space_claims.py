"""What sentences say of subspaces, bases, spans and independence, as statements."""

from __future__ import annotations

from fractions import Fraction

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.found import Found, Made, Maker
from exactrank.reading.claims.multiplicity_claims import eigenspace_basis
from exactrank.reading.claims.pairs_of_spaces import (
    PairOfSpaces,
    dimension_of_pair,
    is_basis_of_pair,
    pair_of_spaces,
)
from exactrank.reading.claims.sets_of_solutions import equation_in
from exactrank.reading.claims.subspaces import named_space, space_of, space_or_span_of, vectors_of
from exactrank.reading.claims.told_vectors import told_vectors
from exactrank.reading.formulas.expression_kinds import letters_of_vector
from exactrank.reading.formulas.parts import operator_at
from exactrank.reading.formulas.sides import Sides
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.reading.latex.grids import Range
from exactrank.statements import (
    Basis,
    Columns,
    Equality,
    Expression,
    Grid,
    Name,
    Nullity,
    Number,
    Orthogonality,
    Rank,
    RankOf,
    Space,
    Times,
    Transposed,
)

_WORDS: dict[str, Space | None] = {
    "eigenspace": None,
    "null_space": Space.NULL,
    "column_space": Space.COLUMN,
    "row_space": Space.ROW,
    "left_null_space": Space.LEFT_NULL,
}
_DIMENSION_NEAR = 120
_SPOKEN = 800
"""Characters back within which words for a space tell which one is meant."""
_NEAR = 60
"""Characters before a pronoun within which the product stands of the vectors that it means."""


_SPACE_OF_COLUMNS = lazy_pattern(
    r"(?:\\(?:mathbb|mathbf|Bbb|mathrm)\s*\{?\s*[RQKFC]\s*\}?|\\(?:R|RR|Q|QQ|K)\b|[RKF\u211d\u211a])\s*\^\s*\{?\s*([1-9])\s*\}?"
)
"""R^3, with the number of entries of its vectors."""


def dimension_of_columns(source: str) -> int | None:
    r"""The n of a formula $\mathbb{R}^n$, a number; None for anything else."""
    space = _SPACE_OF_COLUMNS.fullmatch(source.strip("$ "))
    return None if space is None else int(space[1])


def of_space(basis: bool, denied: bool = False) -> Maker:
    """Vectors span R^n when their rank is n, and are a basis of it when they are also no more than n.

    Of a space that the text has named, those told before may be meant: the vectors are independent and a basis of U.
    """

    def make(found: Found) -> Made:
        n = dimension_of_columns(found.formulas.source(found.index("space")))
        told = () if found.has("formulas") else told_vectors(found.formulas, found.match.begin)
        if not told and not found.has("formulas"):
            raise NotThis  # which vectors form the basis is not written
        vectors = told or found.vectors()
        found.inferred = found.inferred or bool(told)
        if len(vectors) < 2:
            raise NotThis
        if n is None:
            found.denied = denied
            return _same_span(found, vectors, basis)
        found.denied = denied
        rank = max(n, len(vectors)) if basis else n
        return Rank(found.span, Columns(vectors), Number(Fraction(rank)))

    return make


def _same_span(found: Found, vectors: tuple[Expression, ...], basis: bool) -> Made:
    """The vectors span a space that the text has named by others: together they have the rank of either."""
    kind, matrix = _space(found)
    if kind is not Space.COLUMN or not isinstance(matrix, Columns):
        raise NotThis
    spanning = matrix.vectors
    ranks = [RankOf(Columns(one)) for one in (spanning, (*spanning, *vectors), vectors)]
    return Equality(found.span, (*ranks, *([Number(Fraction(len(vectors)))] if basis else [])))


def basis(space: Space, independent: bool = True, complete: bool = True) -> Maker:
    def make(found: Found) -> Made:
        if found.has("set") and found.has("formula"):
            raise NotThis
        if any(_space_in(found, slot) is not None for slot in ("formulas", "set")):
            raise NotThis  # to find a basis of the column space C(A)
        named = _space_in(found, "subject")
        meant, subject = named if named is not None else (space, found.subject())
        vectors = found.vectors("set" if found.has("set") else "formulas")
        if any(letters_of_vector(one) for one in vectors):
            raise NotThis  # X = (x, y, z) lies in the null space if ...
        if (
            found.has("set")
            and len(found.formulas.equation(found.index("set"))) > 1
            and any(map(_is_no_vector, vectors))
        ):
            raise NotThis  # kernel: y = z; the kernel of A = [...] is calculated
        return Basis(found.span, subject, vectors, meant, complete, independent)

    return make


def _is_no_vector(value: Expression) -> bool:
    """A letter, or a matrix with several rows and columns."""
    return isinstance(value, Name) or (isinstance(value, Grid) and min(len(value.rows), len(value.rows[0])) > 1)


def lone_basis(found: Found) -> Made:
    """A basis: {(1, 2), (0, 1)}, of the space that the text spoke of last, by words or by its letter."""
    start = max(0, found.match.begin - _SPOKEN)
    before = found.formulas.prose.text[start : found.match.begin]
    said = [(one.end(), name) for name in _WORDS for one in found.pack.words_of(name).finditer(before)]
    at, named = _named_last(found, start)
    if named is not None and at >= max(said, default=(-1, ""))[0]:
        sentence = found.formulas.prose.sentence_at(found.formulas.prose.offset(found.match.begin))
        found.inferred = sentence is None or start + at < sentence.begin
        return Basis(found.span, named[1], found.vectors(), named[0])
    if not said:
        raise NotThis
    space = _WORDS[max(said)[1]]
    if space is None:
        return eigenspace_basis(found)
    found.inferred = True
    return Basis(found.span, None, found.vectors(), space)


def _named_last(found: Found, start: int) -> tuple[int, tuple[Space, Expression] | None]:
    """The last formula before a claim with the letter of a subspace, V or \\dim V = 2: its place, and the space."""
    formulas = found.formulas
    text = formulas.prose.text[start : found.match.begin]
    for at in [k for k, sign in enumerate(text) if sign in PLACEHOLDERS][::-1]:
        side = formulas.equation(formulas.index(start + at))[0][1]
        word, after = operator_at(formulas.sides, *side)
        name = named_space(formulas.sides, (after, side[1]) if word in (r"\dim", "dim") else side)
        if name:
            return at, formulas.sides.spaces.at(name, formulas.prose.offset(found.match.begin))
    return -1, None


def _space_in(found: Found, slot: str) -> tuple[Space, Expression] | None:
    """The space that a formula names behind the words for it: a basis of the column space C(A) is ..."""
    at, text = found.match.places.get(slot), found.match.slots.get(slot, "")
    if at is None or text[-1:] not in PLACEHOLDERS:
        return None
    parts = found.formulas.equation(found.formulas.index(at + len(text) - 1))
    return space_of(found.formulas.sides, parts[0][1]) if len(parts) == 1 else None


def span(found: Found) -> Made:
    """The null space is spanned by v; also where it is written as ker A."""
    if found.has("formula"):
        index = found.index("formula")
        made = space_of(found.formulas.sides, found.formulas.equation(index)[0][1])
        if made is None:
            raise NotThis
        return Basis(found.span, made[1], found.vectors(), made[0], independent=False)
    return basis(Space.NULL, independent=False)(found)


def space_basis(found: Found) -> Made:
    """A basis of ker A is v, w; W has the basis v, w; a basis of U \\cap V is u."""
    pair = _pair(found)
    if pair is not None:
        sides = is_basis_of_pair(pair, found.vectors())
        if sides is None:
            raise NotThis
        return Equality(found.span, sides)
    kind, matrix = _space(found)
    return Basis(found.span, matrix, found.vectors(), kind)


def space_dimension(found: Found) -> Made:
    """The dimension of W is 2, where the text gave the letter to a subspace."""
    pair = _pair(found)
    if pair is not None:
        dimension = dimension_of_pair(pair)
        if dimension is None:
            raise NotThis
        value, comparison = found.value("number" if found.has("number") else "value")
        return Equality(found.span, (dimension, value), comparison)
    kind, matrix = _space(found)
    value, comparison = found.value("number" if found.has("number") else "value")
    return (Nullity if kind is Space.NULL else Rank)(found.span, matrix, value, comparison)


def _pair(found: Found) -> PairOfSpaces | None:
    """U + V or U \\cap V in the slot of a space."""
    text = found.text("space")
    if text[-1:] not in PLACEHOLDERS:
        return None
    parts = found.formulas.equation(found.index("space"))
    return pair_of_spaces(found.formulas.sides, parts[0][1], space_or_span_of) if len(parts) == 1 else None


def told_dimension(found: Found) -> Made:
    """... is a basis of ker A, and its dimension is 2: of the space that a formula names last before it."""
    formulas, text = found.formulas, found.formulas.prose.text
    for at in range(found.match.begin - 1, max(-1, found.match.begin - _DIMENSION_NEAR), -1):
        if text[at] not in PLACEHOLDERS:
            continue
        parts = formulas.equation(formulas.index(at))
        made = space_of(formulas.sides, parts[0][1])
        spanned = vectors_of(formulas.sides, parts[0][1]) if made is None else None
        if spanned is not None and spanned.spanning and spanned.vectors:
            made = Space.COLUMN, Columns(spanned.vectors)
        if made is not None:
            found.inferred = True
            value, comparison = found.value()
            return (Nullity if made[0] is Space.NULL else Rank)(found.span, made[1], value, comparison)
    raise NotThis


def _space(found: Found) -> tuple[Space, Expression]:
    """The space in a slot: ker A, or a letter that stands for a subspace, perhaps since V = {...} in that formula."""
    sides, text = found.formulas.sides, found.text("space")
    if text[-1:] not in PLACEHOLDERS:
        made = sides.spaces.at(text[-1:], found.formulas.prose.offset(found.match.begin))
    else:
        index = found.index("space")
        parts = found.formulas.equation(index)
        made = space_of(sides, parts[0][1])
        if made is None and len(parts) > 1 and (name := named_space(sides, parts[0][1])):
            made = sides.spaces.at(name, sides.tokens[parts[-1][1][1] - 1].stop)
        spanned = vectors_of(sides, parts[0][1]) if made is None and len(parts) == 1 else None
        if spanned is not None and spanned.spanning and spanned.vectors:
            made = Space.COLUMN, Columns(spanned.vectors)
        if made is None and (made := _of_equation(sides, found.formulas.ranges[index])) is not None:
            found.read.add(index)
    if made is None or made[0] is Space.LEFT_NULL:
        raise NotThis
    return made


def _of_equation(sides: Sides, span: Range) -> tuple[Space, Expression] | None:
    """The plane x + 2y - z = 0: the null space of its coefficients."""
    found = equation_in(sides, span)
    return (Space.NULL, found[0]) if found is not None and not any(found[1].rows[0]) else None


def orthogonal(found: Found) -> Made:
    if not found.has("left"):
        vectors = found.vectors()
        if len(vectors) != 2:
            raise NotThis
        return Orthogonality(found.span, *vectors)
    return Orthogonality(found.span, found.vector("left"), found.vector("right"))


def product_orthogonal(found: Found) -> Made:
    """u . v = 0, so they are orthogonal: the vectors whose product stands last before the words."""
    text, begin = found.formulas.prose.text, found.match.begin
    for at in range(begin - 1, max(begin - _NEAR, -1), -1):
        if text[at] in PLACEHOLDERS:
            pair = found.formulas.expression(found.formulas.equation(found.formulas.index(at))[0][1])
            match pair:
                case Times((left, right)) if not isinstance(left, Number):
                    found.inferred = True
                    return Orthogonality(found.span, left.of if isinstance(left, Transposed) else left, right)
            break
    raise NotThis
