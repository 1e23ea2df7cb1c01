"""What sentences say of eigenvalues, eigenvectors, diagonalizability and singular values, as statements."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.eigen_pairs import directions_of
from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.found import Found, Made, Maker
from exactrank.reading.formulas.polynomials import polynomial
from exactrank.statements import (
    CharacteristicPolynomial,
    Comparison,
    DeterminantOf,
    Diagonalizable,
    Eigenvalues,
    Eigenvectors,
    Equality,
    Expression,
    Grid,
    Identity,
    Name,
    Negative,
    Number,
    Similarity,
    SingularValues,
    Sum,
    Times,
)
from exactrank.statements.walks import subexpressions

_EIGENVALUE = lazy_pattern(
    r"(?:\\lambda|\\mu|[\u03bb\u03bc])(?:_\{?\w\}?)?\s*=\s*([-\u2212]?\d{1,9}(?:/[1-9]\d{0,8})?)(?![\d.,/\w^\\])"
)
_LAMBDA = r"\lambda"
"""The letter of eigenvalues: what is said of its roots behind a polynomial is held against that."""
_RELATION = lazy_pattern(r"[=<>\u2260\u2264\u2265]|\\(?:neq?|leq?|geq?|in)(?![A-Za-z])")
_VARIABLES = (r"\lambda", "t", "x", "s", r"\mu", "z", "X")
"""What the variable of a characteristic polynomial is called."""


def singular_values(found: Found) -> Made:
    return SingularValues(found.span, found.subject(), found.values())


def eigenvalues(found: Found) -> Made:
    return Eigenvalues(found.span, found.subject(), found.values(), multiplicities=found.multiplicities())


def some_eigenvalues(found: Found) -> Made:
    """Eigenvalue: 2, one line of a list."""
    return Eigenvalues(found.span, found.subject(), found.values(), complete=False)


def rational_eigenvalues(found: Found) -> Made:
    return Eigenvalues(found.span, found.subject(), found.values(), rational=True)


def eigenvalue(found: Found) -> Made:
    value, comparison = found.value()
    if comparison is not Comparison.EQUAL:
        raise NotThis
    return Eigenvalues(found.span, found.subject(), (value,), complete=False)


def real_eigenvalues(none: bool = False) -> Maker:
    """The only real eigenvalue is 2; with `none`: there is no real one."""

    def make(found: Found) -> Made:
        return Eigenvalues(found.span, found.subject(), () if none else found.values(), real=True)

    return make


def similar(denied: bool = False) -> Maker:
    def make(found: Found) -> Made:
        found.denied = denied
        return Similarity(found.span, found.named("left"), found.named("right"))

    return make


def minimal_polynomial(found: Found) -> Made:
    made = characteristic_polynomial(found)
    if not isinstance(made, CharacteristicPolynomial):
        raise NotThis
    found.read.add(found.index("formula"))
    return replace(made, minimal=True)


def characteristic_polynomial(found: Found) -> Made:
    parts = found.formulas.equation(found.index("formula"))
    value = found.formulas.expression(parts[-1][1])
    if value == Number(Fraction(0)) and len(parts) > 1:
        value = found.formulas.expression(parts[-2][1])  # the equation that it is 0
    subject = found.subject()
    if isinstance(value, DeterminantOf) and isinstance(value.of, Sum) and len(parts) == 1:
        terms = [one.of if isinstance(one, Negative) else one for one in value.of.terms]
        if subject in terms:
            return Equality(found.span, (value, value))  # det(A - t I) is what it means
    for letter in _VARIABLES:
        coefficients = polynomial(value, letter)
        if coefficients is not None and len(coefficients) > 1:
            written = [polynomial(found.formulas.expression(span), letter) for _, span in parts]
            if letter != _LAMBDA and all(one == coefficients for one in written):
                found.read.add(found.index("formula"))  # t^2 - 5t + 4 = (t - 1)(t - 4): the same, written twice
            return CharacteristicPolynomial(found.span, subject, tuple(coefficients[::-1]))
    return _in_letters(found, subject, value)


def _in_letters(found: Found, subject: Expression | None, value: Expression) -> Made:
    r"""A characteristic polynomial with letters in it: \det(A - \lambda I) or \det(\lambda I - A)."""
    names = {one.name for one in subexpressions(value) if isinstance(one, Name)}
    letters = [letter for letter in _VARIABLES if letter in names]
    if len(letters) != 1 or not isinstance(subject, Name | Grid) or len(names) == 1:
        raise NotThis
    variable: Expression = Times((Name(letters[0]), Identity()))
    shifted = [Sum((subject, Negative(variable))), Sum((variable, Negative(subject)))]
    return tuple([Equality(found.span, (DeterminantOf(one), value), identity=True) for one in shifted])


def eigenvectors(complete: bool = False, independent: bool = False) -> Maker:
    """v is an eigenvector; with `complete`: the eigenspace is spanned by the vectors, or they are a basis of it."""

    def make(found: Found) -> Made:
        values = found.values("value") if found.has("value") else (None,)
        if len(values) != 1:
            raise NotThis
        vectors = tuple([one for vector in found.vectors() for one in directions_of(vector) or (vector,)])
        return Eigenvectors(found.span, found.subject(), vectors, values[0], complete, independent)

    return make


def for_eigenvalue(said: Eigenvectors, conditions: tuple[str, ...]) -> Eigenvectors | None:
    """For lambda = 2 the eigenvectors are ...: the only condition says of which eigenvalue."""
    match = _EIGENVALUE.search(conditions[0]) if len(conditions) == 1 and said.value is None else None
    if match is None or len(_RELATION.findall(conditions[0])) != 1:
        return None
    return replace(said, value=Number(Fraction(match[1].replace("\u2212", "-"))))


def diagonalizable(denied: bool = False, over_complex: bool = False) -> Maker:
    def make(found: Found) -> Made:
        found.denied = denied
        return Diagonalizable(found.span, found.subject(), over_complex)

    return make
