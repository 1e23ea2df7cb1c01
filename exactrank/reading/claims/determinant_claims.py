"""What sentences say of determinants, minors, traces and inverses that are missing, as statements."""

from __future__ import annotations

from fractions import Fraction

from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.found import Found, Made, Maker
from exactrank.reading.claims.slots import is_formula
from exactrank.reading.claims.unknown_claims import unknowns_value
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.statements import (
    Comparison,
    Determinant,
    DeterminantOf,
    DeterminantSign,
    Equality,
    Expression,
    Grid,
    Indexed,
    Inverse,
    MinorsVanish,
    MinorValue,
    Name,
    Negative,
    Nullity,
    NullityOf,
    Number,
    Power,
    Rank,
    RankOf,
    Trace,
    TraceOf,
    Transposed,
)

_ZERO = Number(Fraction(0))
_REACH = 300
"""Characters back within which a step stands."""


def determinant(found: Found) -> Made:
    value, comparison = _value(found)
    subject = _written(found) or found.subject()
    if comparison is Comparison.EQUAL:
        return Determinant(found.span, subject, value)
    if subject is not None:
        return Equality(found.span, (DeterminantOf(subject), value), comparison)
    if comparison is Comparison.NOT_EQUAL:
        found.denied = True
        return Determinant(found.span, subject, value)
    if value == _ZERO:
        return DeterminantSign(found.span, comparison)
    raise NotThis


def determinant_kept(found: Found) -> Made:
    """This does not change the determinant: of the last step before, both matrices have the same."""
    text, begin = found.formulas.prose.text, found.match.begin
    place = next((k for k in range(begin - 1, max(-1, begin - _REACH), -1) if text[k] in PLACEHOLDERS), None)
    if place is None:
        raise NotThis
    grids = found.formulas.sides.matrices_in(found.formulas.ranges[found.formulas.index(place)])
    before, after = (None, None, *grids)[-2:]
    if before is None or after is None or len({len(after.rows), *map(len, after.rows)}) > 1:
        raise NotThis
    if len(before.rows) != len(after.rows) or len(before.rows[0]) != len(after.rows):
        raise NotThis
    found.inferred = True
    return Determinant(found.span, after, DeterminantOf(before))


def _value(found: Found) -> tuple[Expression, Comparison]:
    """The value; also of D = |2 -1; 3 4| = 8 + 3 = 11, where the formula goes on to say what D is."""
    try:
        return found.value()
    except NotThis:
        if not found.has("value") or found.text("value")[-1:] not in PLACEHOLDERS:
            raise
        index = found.index("value")
        parts = found.formulas.equation(index)
        if len(parts) < 3 or found.formulas.sides.determinant(parts[1][1]) is None:
            raise
        return found.formulas.value(index, named=True)


def _written(found: Found) -> Expression | None:
    """The matrix of a determinant that its value follows: the determinant is |1 2; 3 4| = 4 - 6 = -2."""
    if found.has("subject") or not found.has("value") or found.text("value")[-1:] not in PLACEHOLDERS:
        return None
    parts = found.formulas.equation(found.index("value"))
    first = found.formulas.sides.expression(parts[0][1]) if len(parts) > 1 else None
    if not isinstance(first, DeterminantOf) or not isinstance(first.of, Grid):
        return None
    found.inferred = False
    return first.of


def nonzero_determinant(found: Found) -> Made:
    """det A is not 0; without a name it is the denial that it is 0."""
    subject = found.subject()
    if subject is not None:
        return Equality(found.span, (DeterminantOf(subject), _ZERO), Comparison.NOT_EQUAL)
    found.denied = True
    return Determinant(found.span, None, _ZERO)


def determinant_sign(comparison: Comparison) -> Maker:
    """det A is positive, det A is negative."""

    def make(found: Found) -> Made:
        subject = found.subject()
        if subject is None:
            return DeterminantSign(found.span, comparison)
        return Equality(found.span, (DeterminantOf(subject), _ZERO), comparison)

    return make


def trace(found: Found) -> Made:
    value, comparison = found.value()
    if comparison is not Comparison.EQUAL:
        raise NotThis
    return Trace(found.span, found.subject(), value)


def transpose(found: Found) -> Made:
    """The transpose of A is [...]."""
    value = found.formulas.matrix(found.index("formula"))
    if isinstance(value, Transposed | Name | Indexed):
        raise NotThis  # the transpose is A^T: what it is called
    return Equality(found.span, (Transposed(found.one_matrix()), value))


def no_inverse(found: Found) -> Made:
    return Inverse(found.span, found.subject(), None)


def inverse_formula(denied: bool) -> Maker:
    """A^{-1} does not exist."""

    def make(found: Found) -> Made:
        match found.formulas.matrix(found.index("formula")):
            case Power(of, -1):
                found.denied = denied
                return Inverse(found.span, of, None)
        raise NotThis

    return make


def minors_vanish(found: Found) -> Made:
    if found.has("number"):
        order = found.count("number")
    else:
        text = found.text("size")
        source = found.formulas.source(found.index("size")) if is_formula(text) else text
        digits = [int(run) for run in "".join([c if c.isdecimal() else " " for c in source]).split()]
        if len(digits) != 2 or digits[0] != digits[1]:
            raise NotThis
        order = digits[0]
    return MinorsVanish(found.span, found.subject(), order)


def bordering(found: Found) -> Made:
    if found.minor is None:
        raise NotThis
    return MinorsVanish(found.span, None, found.count("number"), *found.minor)


def minor(found: Found) -> Made:
    value = found.value()[0] if found.has("value") else None
    return MinorValue(found.span, None, found.numbers("rows"), found.numbers("columns"), value)


def formula(found: Found) -> Made:
    """rank(A) is 2, where the words for the rank are part of the formula; or x + y is 2.

    Of unknowns only a written number is said, behind a word: "(1, 2) is one", "x = 1: no", "= 9 - 1", "= 8" are not.
    """
    text = found.text("value")
    if is_formula(text) and len(found.formulas.equation(found.index("value"))) > 1:
        raise NotThis  # for x = 5: A v = 0
    try:
        return _said_of_formula(found, *found.value())
    except NotThis:
        if found.match.slots.get("is", "").strip() in ("", ":") or found.text("value").isalpha():
            raise
        return unknowns_value(found)


def formula_is_zero(comparison: Comparison) -> Maker:
    """det(A) vanishes, det(A) does not vanish."""
    return lambda found: _said_of_formula(found, _ZERO, comparison)


def _said_of_formula(found: Found, value: Expression, comparison: Comparison) -> Made:
    match found.formulas.expression(found.formulas.equation(found.index("formula"))[-1][1]):
        case RankOf(of):
            return Rank(found.span, of, value, comparison)
        case NullityOf(of):
            return Nullity(found.span, of, value, comparison)
        case DeterminantOf(of) if comparison in (Comparison.EQUAL, Comparison.NOT_EQUAL):
            found.denied = comparison is Comparison.NOT_EQUAL
            return Determinant(found.span, of, value)
    raise NotThis


def pivot_product(found: Found) -> Made:
    """The product of the pivots is 4: the determinant, but for the sign where rows were exchanged."""
    subject, (value, comparison) = found.subject(), found.value()
    if comparison is not Comparison.EQUAL:
        raise NotThis
    other = Number(-value.value) if isinstance(value, Number) else Negative(value)
    return tuple([Determinant(found.span, subject, one) for one in (value, other)])


def formula_again(found: Found) -> Made:
    """2 * 3 = 6, which is det A: what stands last right before it is the determinant, the rank or the trace."""
    other = found.formulas.expression(found.formulas.equation(found.index("other"))[0][1])
    before = found.formulas.prose.text[: found.match.begin].rstrip(" ,")
    if not isinstance(other, DeterminantOf | RankOf | NullityOf | TraceOf) or before[-1:] not in PLACEHOLDERS:
        raise NotThis
    value, _ = found.formulas.value(found.formulas.index(len(before) - 1), named=True)
    return Equality(found.span, (other, value))
