"""What sentences say of null spaces: that they are 0 or not, by independence or A x = 0, and what basis they have."""

from __future__ import annotations

from fractions import Fraction

from exactrank.errors import InputError
from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.found import Found, Made, Maker
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.statements import (
    Basis,
    Columns,
    Comparison,
    Described,
    Expression,
    Grid,
    Name,
    Nullity,
    Number,
    Space,
    Times,
    Transposed,
)

_ZERO = Number(Fraction(0))
_SET_OF_ZERO = lazy_pattern(
    r"(?:\\left)?\\\{\s*(?:\\(?:vec|mathbf|boldsymbol|bm|overrightarrow|underline)\s*)?\{?\s*(?:0|\\(?:vec|mathbf)\s*\{?\s*0\s*\}?)\s*\}?\s*(?:\\right)?\\\}"
)
"""The set of the zero vector alone."""


def null_is(comparison: Comparison, rows: bool = False) -> Maker:
    """The null space is 0, or is not; that of the transpose where rows are spoken of."""

    def make(found: Found) -> Made:
        subject = found.subject()
        if subject is None and found.has("subject") and not rows:
            return Nullity(found.span, None, _ZERO, comparison)  # the columns of the matrix
        if subject is None:
            raise NotThis  # the columns, the vectors: of what, only the text around it tells
        if rows:
            if isinstance(subject, Described):
                raise NotThis
            subject = Transposed(subject)
        return Nullity(found.span, subject, _ZERO, comparison)

    return make


def kernel_is(comparison: Comparison) -> Maker:
    """The null space is 0, or is not; that of the matrix at hand where none is named."""
    of_named = null_is(comparison)

    def make(found: Found) -> Made:
        if found.has("subject"):
            return of_named(found)
        return Nullity(found.span, found.subject(), _ZERO, comparison)

    return make


def left_nullity(found: Found) -> Made:
    """The left null space has dimension 1: the nullity of the transpose."""
    value, comparison = found.value()
    return Nullity(found.span, Transposed(found.one_matrix()), value, comparison)


def homogeneous_is(comparison: Comparison) -> Maker:
    """A x = 0 has the trivial solution alone, or others: the null space of A is 0, or is not."""

    def make(found: Found) -> Made:
        return Nullity(found.span, _homogeneous(found), _ZERO, comparison)

    return make


def told_homogeneous(comparison: Comparison, at_hand: bool = False) -> Maker:
    """It has nontrivial solutions: the last equation A x = 0 that the sentence, or the one before it, writes.

    `at_hand`: where none is written it is, as a guess, the one of the matrix at hand.
    """

    def make(found: Found) -> Made:
        prose, begin = found.formulas.prose, found.match.begin
        near = [one for one in prose.sentences if one.begin < begin][-2:]
        start = near[0].begin if near else 0
        for at in range(begin - 1, start - 1, -1):
            if prose.text[at] in PLACEHOLDERS:
                try:
                    return Nullity(found.span, _homogeneous_at(found, found.formulas.index(at)), _ZERO, comparison)
                except (NotThis, InputError):
                    continue
        if not at_hand:
            raise NotThis
        found.inferred = True
        return Nullity(found.span, None, _ZERO, comparison)

    return make


def homogeneous_dimension(found: Found) -> Made:
    """The solutions of A x = 0 form a space of this dimension."""
    value, comparison = found.value()
    return Nullity(found.span, _homogeneous(found), value, comparison)


def homogeneous_basis(found: Found) -> Made:
    """The solutions of A x = 0 have the vectors as a basis."""
    return Basis(found.span, _homogeneous(found), found.vectors(), Space.NULL)


def _homogeneous(found: Found) -> Expression:
    """The matrix A of an equation A x = 0 in a slot `system`."""
    return _homogeneous_at(found, found.index("system"))


def _homogeneous_at(found: Found, index: int) -> Expression:
    parts = found.formulas.equation(index)
    if len(parts) != 2 or parts[1][0] != "=":
        raise NotThis
    product, right = found.formulas.expression(parts[0][1]), found.formulas.expression(parts[1][1])
    if not _is_zero(right) or not isinstance(product, Times) or len(product.factors) < 2:
        raise NotThis
    *matrix, unknown = product.factors
    if not isinstance(unknown, Name) or (unknown.name != "X" and unknown.name[-2:].strip("}'").isupper()):
        raise NotThis
    return matrix[0] if len(matrix) == 1 else Times(tuple(matrix))


def _is_zero(made: Expression) -> bool:
    return made == _ZERO or (isinstance(made, Grid) and not any(entry for row in made.rows for entry in row))


def zero_alone(found: Found) -> Made:
    """The null space is the set {0}."""
    source = found.formulas.source(found.index("set")).strip("$ ")
    if _SET_OF_ZERO.fullmatch(source) is None or found.has("formula"):
        raise NotThis
    phrase = found.match.slots.get("is", "").lower().strip()
    told = Comparison(found.pack.comparisons.get(phrase, "="))
    if told not in (Comparison.EQUAL, Comparison.NOT_EQUAL):
        raise NotThis
    comparison = Comparison.EQUAL if told is Comparison.EQUAL else Comparison.GREATER
    return Nullity(found.span, found.subject(), _ZERO, comparison)


def vectors_null_is(comparison: Comparison) -> Maker:
    def make(found: Found) -> Made:
        vectors = found.vectors()
        found.read.clear()
        if len(vectors) < 2:
            raise NotThis
        return Nullity(found.span, Columns(vectors), _ZERO, comparison)

    return make
