"""What the templates of the packs say, as statements: one function for each name under `says`."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from exactrank.reading.claims.found import Found, Made, Maker
from exactrank.reading.claims.slots import NotThis, is_formula
from exactrank.reading.claims.solution_sentences import solution_in
from exactrank.reading.claims.space_claims import (
    basis,
    homogeneous_basis,
    homogeneous_dimension,
    homogeneous_is,
    null_is,
    of_space,
    orthogonal,
    span,
    vectors_null_is,
    zero_alone,
)
from exactrank.reading.claims.spectral_claims import (
    characteristic_polynomial,
    diagonalizable,
    eigenvalue,
    eigenvalues,
    eigenvectors,
    singular_values,
)
from exactrank.statements import (
    Comparison,
    Described,
    Determinant,
    DeterminantOf,
    Echelon,
    EchelonFormOf,
    EchelonKind,
    Equality,
    Expression,
    Factorization,
    FactorizationKind,
    Form,
    HasForm,
    Inverse,
    MinorsVanish,
    MinorValue,
    Name,
    Nullity,
    NullityOf,
    Number,
    Power,
    Rank,
    RankOf,
    Role,
    RowEquivalence,
    Solution,
    SolutionKind,
    Space,
    Times,
    Trace,
)

_ZERO = Number(Fraction(0))


def _rank(found: Found) -> Made:
    value, comparison = found.value()
    return Rank(found.span, found.subject(), value, comparison)


def _not_rank(found: Found) -> Made:
    found.denied = True
    return _rank(found)


def _full(found: Found, comparison: Comparison = Comparison.EQUAL) -> Made:
    return Rank(found.span, found.subject(), None, comparison)


def _nullity(found: Found) -> Made:
    value, comparison = found.value()
    return Nullity(found.span, found.subject(), value, comparison)


def _nonzero_rows(found: Found) -> Made:
    subject = found.subject() if found.has("subject") else None
    found.inferred = found.inferred or subject is None
    count = found.count("number")
    return Echelon(found.span, subject, nonzero_rows=count), Rank(found.span, subject, Number(Fraction(count)))


def _reduced_nonzero_rows(found: Found) -> Made:
    return Rank(found.span, found.subject(), Number(Fraction(found.count("number"))))


def _pivot_columns(found: Found) -> Made:
    columns = found.numbers("list")
    if found.has("number") and found.count("number") != len(columns):
        raise NotThis
    return Echelon(found.span, found.subject(), pivot_columns=columns)


def _echelon(form: EchelonKind, denied: bool = False) -> Maker:
    def make(found: Found) -> Made:
        found.denied = denied
        return Echelon(found.span, found.subject(), form)

    return make


def _form_of(form: EchelonKind) -> Maker:
    return lambda found: EchelonFormOf(found.span, found.subject(), found.matrix(), form)


def _determinant(found: Found) -> Made:
    value, comparison = found.value()
    subject = found.subject()
    if comparison is Comparison.EQUAL:
        return Determinant(found.span, subject, value)
    if subject is not None:
        return Equality(found.span, (DeterminantOf(subject), value), comparison)
    if comparison is Comparison.NOT_EQUAL:
        found.denied = True
        return Determinant(found.span, subject, value)
    raise NotThis


def _nonzero_determinant(found: Found) -> Made:
    """det A is not 0; without a name it is the denial that it is 0."""
    subject = found.subject()
    if subject is not None:
        return Equality(found.span, (DeterminantOf(subject), _ZERO), Comparison.NOT_EQUAL)
    found.denied = True
    return Determinant(found.span, None, _ZERO)


def _trace(found: Found) -> Made:
    value, comparison = found.value()
    if comparison is not Comparison.EQUAL:
        raise NotThis
    return Trace(found.span, found.subject(), value)


def _has_form(form: Form, denied: bool = False) -> Maker:
    def make(found: Found) -> Made:
        found.denied = denied
        return HasForm(found.span, found.subject(), form)

    return make


def _no_inverse(found: Found) -> Made:
    return Inverse(found.span, found.subject(), None)


def _inverse_formula(denied: bool) -> Maker:
    """A^{-1} does not exist."""

    def make(found: Found) -> Made:
        match found.formulas.matrix(found.index("formula")):
            case Power(of, -1):
                found.denied = denied
                return Inverse(found.span, of, None)
        raise NotThis

    return make


def _solutions(kind: SolutionKind, denied: bool = False) -> Maker:
    def make(found: Found) -> Made:
        found.denied = denied
        found.inferred = True
        topic = found.topic.expression if found.topic is not None else None
        return Solution(found.span, topic, kind=kind)

    return make


def _solution(complete: bool, denied: bool = False) -> Maker:
    """The solution is (1, 2); the solution set is {p + t v : t in R}; (1, 2) is no solution."""

    def make(found: Found) -> Made:
        index = found.index("formula")
        named = found.index("named") if found.has("named") else None
        made = solution_in(found.formulas, index, named, found.span, complete)
        found.denied = denied
        found.read.add(index)
        return made

    return make


def _row_equivalent(found: Found) -> Made:
    return RowEquivalence(found.span, found.named("left"), found.named("right"))


def _reduces_to(found: Found) -> Made:
    """Row operations lead from A to a matrix, which need not be the last one; it stays a state of the calculation."""
    return RowEquivalence(found.span, found.named("subject"), found.formulas.matrix(found.index("formula")))


def _minors_vanish(found: Found) -> Made:
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


def _bordering(found: Found) -> Made:
    if found.minor is None:
        raise NotThis
    return MinorsVanish(found.span, None, found.count("number"), *found.minor)


def _minor(found: Found) -> Made:
    value = found.value()[0] if found.has("value") else None
    return MinorValue(found.span, None, found.numbers("rows"), found.numbers("columns"), value)


def _factors(found: Found) -> Made:
    """A = LU with L = ..., U = ...: what the letters stand for comes after them."""
    parts = found.formulas.equation(found.index("formula"))
    named = {name for name, _ in found.formulas.definitions(found.text("formulas"), found.match.places["formulas"])}
    if len(parts) != 2 or parts[1][0] != "=":
        raise NotThis
    subject, product = found.formulas.expression(parts[0][1]), found.formulas.expression(parts[1][1])
    if not isinstance(product, Times) or not all(
        isinstance(one, Name) and one.name in named for one in product.factors
    ):
        raise NotThis
    letters = [one.name for one in product.factors if isinstance(one, Name)]
    lu = letters in (["L", "U"], ["P", "L", "U"], ["L", "U", "P"])
    kind = FactorizationKind.LU if lu else FactorizationKind.PRODUCT
    return Factorization(found.span, subject, product.factors, kind)


def _formula(found: Found) -> Made:
    """rank(A) is 2, where the words for the rank are part of the formula."""
    return _said_of_formula(found, *found.value())


def _formula_zero(comparison: Comparison) -> Maker:
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


MAKERS: Mapping[str, Maker] = {
    "rank": _rank,
    "full-rank": _full,
    "not-rank": _not_rank,
    "not-full-rank": lambda found: _full(found, Comparison.LESS),
    "nullity": _nullity,
    "trivial-null-space": null_is(Comparison.EQUAL),
    "nontrivial-null-space": null_is(Comparison.GREATER),
    "zero-null-space": zero_alone,
    "homogeneous-trivial": homogeneous_is(Comparison.EQUAL),
    "homogeneous-nontrivial": homogeneous_is(Comparison.GREATER),
    "homogeneous-dimension": homogeneous_dimension,
    "homogeneous-basis": homogeneous_basis,
    "nonzero-rows": _nonzero_rows,
    "reduced-nonzero-rows": _reduced_nonzero_rows,
    "pivot-columns": _pivot_columns,
    "reduced": _echelon(EchelonKind.REDUCED),
    "echelon": _echelon(EchelonKind.ECHELON),
    "not-reduced": _echelon(EchelonKind.REDUCED, denied=True),
    "not-echelon": _echelon(EchelonKind.ECHELON, denied=True),
    "reduced-form-of": _form_of(EchelonKind.REDUCED),
    "echelon-form-of": _form_of(EchelonKind.ECHELON),
    "determinant": _determinant,
    "determinant-zero": lambda found: Determinant(found.span, found.subject(), _ZERO),
    "determinant-nonzero": _nonzero_determinant,
    "invertible": _nonzero_determinant,
    "singular": _no_inverse,
    "trace": _trace,
    **{f"{form.value}-matrix": _has_form(form) for form in Form},
    **{f"not-{form.value}-matrix": _has_form(form, denied=True) for form in Form},
    "inverse-exists": _inverse_formula(denied=True),
    "inverse-missing": _inverse_formula(denied=False),
    "inverse": lambda found: Inverse(found.span, found.subject(), found.matrix()),
    "inverse-right-half": lambda found: Inverse(found.span, found.subject(), Described(Role.RIGHT_HALF)),
    "no-solution": _solutions(SolutionKind.NONE),
    "consistent": _solutions(SolutionKind.NONE, denied=True),
    "unique-solution": _solutions(SolutionKind.UNIQUE),
    "several-solutions": _solutions(SolutionKind.SEVERAL),
    "infinite-solutions": _solutions(SolutionKind.INFINITE),
    "solution-set": _solution(complete=True),
    "one-solution": _solution(complete=False),
    "not-one-solution": _solution(complete=False, denied=True),
    "null-basis": basis(Space.NULL),
    "null-span": span,
    "in-null-space": basis(Space.NULL, complete=False),
    "left-null-basis": basis(Space.LEFT_NULL),
    "left-null-span": basis(Space.LEFT_NULL, independent=False),
    "column-basis": basis(Space.COLUMN),
    "column-span": basis(Space.COLUMN, independent=False),
    "row-basis": basis(Space.ROW),
    "row-span": basis(Space.ROW, independent=False),
    "columns-independent": null_is(Comparison.EQUAL),
    "columns-dependent": null_is(Comparison.GREATER),
    "rows-independent": null_is(Comparison.EQUAL, rows=True),
    "rows-dependent": null_is(Comparison.GREATER, rows=True),
    "vectors-independent": vectors_null_is(Comparison.EQUAL),
    "vectors-dependent": vectors_null_is(Comparison.GREATER),
    "vectors-basis": of_space(basis=True),
    "vectors-no-basis": of_space(basis=True, denied=True),
    "vectors-span": of_space(basis=False),
    "vectors-do-not-span": of_space(basis=False, denied=True),
    "orthogonal": orthogonal,
    "row-equivalent": _row_equivalent,
    "reduces-to": _reduces_to,
    "minors-vanish": _minors_vanish,
    "bordering-vanish": _bordering,
    "minor": _minor,
    "minor-nonzero": _minor,
    "singular-values": singular_values,
    "eigenvalues": eigenvalues,
    "eigenvalue": eigenvalue,
    "eigenvector": eigenvectors(),
    "eigenspace-span": eigenvectors(complete=True),
    "eigenspace-basis": eigenvectors(complete=True, independent=True),
    "diagonalizable": diagonalizable(),
    "not-diagonalizable": diagonalizable(denied=True),
    "characteristic-polynomial": characteristic_polynomial,
    "factors": _factors,
    "formula": _formula,
    "formula-zero": _formula_zero(Comparison.EQUAL),
    "formula-nonzero": _formula_zero(Comparison.NOT_EQUAL),
}
