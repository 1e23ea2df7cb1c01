r"""How often a number is an eigenvalue: its algebraic multiplicity, and the dimension of its eigenspace.

The geometric multiplicity of t is the nullity of A - t I.
"""

from __future__ import annotations

from collections.abc import Sequence

from exactrank.errors import InputError
from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.found import Found, Made
from exactrank.reading.formulas.expression_kinds import EIGENVALUE_LETTERS, is_number
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.statements import (
    Basis,
    DeterminantOf,
    Eigenvalues,
    Expression,
    Grid,
    Identity,
    Indexed,
    Name,
    Negative,
    Nullity,
    Number,
    Space,
    Sum,
    Times,
)

_REACH = 1500
"""Characters back within which the matrix is looked for."""
_FORMULAS = 6
"""Formulas back among which stands which eigenvalue is meant."""


def geometric_multiplicity(found: Found) -> Made:
    """The geometric multiplicity of 2 is 1; the eigenspace has dimension 1, behind the eigenvalue or A - 2I."""
    value, comparison = found.value("number" if found.has("number") else "value")
    shifted = _shifted(matrix_before(found), _eigenvalue(found)) if found.has("eigenvalue") else shifted_before(found)
    return Nullity(found.span, shifted, value, comparison)


def algebraic_multiplicity(found: Found) -> Made:
    """The algebraic multiplicity of 2 is 1."""
    multiplicity = found.count("value")
    return Eigenvalues(
        found.span, found.subject(), (_eigenvalue(found),), complete=False, multiplicities=(multiplicity,)
    )


def matrix_before(found: Found) -> Expression:
    """The matrix that is named, else the only square one before a claim that has a name, or that t I is taken from."""
    subject = found.subject()
    if subject is not None:
        return subject
    found.inferred = True
    sides = [made for at in _places_before(found) if (made := _sides_at(found, at))]
    shifted = next((name for one in sides if (name := _named_in(one[0])) is not None), None)
    named = {one[0] for one in sides if isinstance(one[0], Name | Indexed) and _is_square(one[1:])}
    return shifted or (named.pop() if len(named) == 1 else found.one_matrix())


def _places_before(found: Found) -> list[int]:
    """Where formulas stand before a claim, the last one first."""
    begin, text = found.match.begin, found.formulas.prose.text
    return [k for k in range(max(0, begin - _REACH), begin) if text[k] in PLACEHOLDERS][::-1]


def _sides_at(found: Found, at: int) -> list[Expression]:
    """The first sides of a formula; none where one of them is not understood."""
    parts = found.formulas.equation(found.formulas.index(at))
    try:
        return [found.formulas.expression(span) for _, span in parts[:2]]
    except (NotThis, InputError):
        return []


def _is_square(values: Sequence[Expression]) -> bool:
    """Whether the value is a square matrix that is written out."""
    match values:
        case [Grid(rows)]:
            return len(rows) == len(rows[0]) > 1
    return False


def _named_in(e: Expression) -> Name | None:
    """The A of A - t I and of its determinant."""
    inner = e.of if isinstance(e, DeterminantOf) else e.factors[0] if isinstance(e, Times) else e
    if not _is_shifted(inner) or not isinstance(inner, Sum):
        return None
    names = [one.of if isinstance(one, Negative) else one for one in inner.terms]
    return next((one for one in names if isinstance(one, Name)), None)


def _eigenvalue(found: Found) -> Expression:
    values = found.values("eigenvalue")
    if len(values) != 1 or not is_number(values[0]):
        raise NotThis
    return values[0]


def _shifted(A: Expression, value: Expression) -> Expression:
    return Sum((A, Negative(Times((value, Identity())))))


def shifted_before(found: Found) -> Expression:
    """A - 2I, or what \\lambda = 2 makes of the matrix at hand: the last of these before a claim."""
    for at in _places_before(found)[:_FORMULAS]:
        parts = found.formulas.equation(found.formulas.index(at))
        try:
            left = found.formulas.expression(parts[0][1])
            if _is_shifted(left):
                found.inferred = True
                return left
            named = isinstance(left, Name | Indexed) and left.name in EIGENVALUE_LETTERS
            if named and len(parts) > 1 and is_number(value := found.formulas.expression(parts[-1][1])):
                return _shifted(matrix_before(found), value)
        except (NotThis, InputError):
            continue
    raise NotThis


def eigenspace_basis(found: Found) -> Made:
    """The eigenspace has the basis v, w: that of the eigenvalue spoken of last."""
    return Basis(found.span, shifted_before(found), found.vectors(), Space.NULL)


def eigenspace_span(found: Found) -> Made:
    """The eigenspace is spanned by v, w: that of the eigenvalue spoken of last."""
    return Basis(found.span, shifted_before(found), found.vectors(), Space.NULL, independent=False)


def _is_shifted(e: Expression) -> bool:
    """A - 2I, 3I - A."""
    if not isinstance(e, Sum) or len(e.terms) != 2:
        return False
    inner = [one.of if isinstance(one, Negative) else one for one in e.terms]
    multiples = [one for one in inner if isinstance(one, Identity) or _is_multiple_of_identity(one)]
    return len(multiples) == 1


def _is_multiple_of_identity(e: Expression) -> bool:
    match e:
        case Times((Number() | Name() | Indexed(), Identity())):
            return True
    return False
