"""What the templates of the packs say of matrices and systems: ranks, determinants, forms, inverses, solutions."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.cofactor_claims import cofactor_values, cofactors
from exactrank.reading.claims.determinant_claims import (
    bordering,
    determinant,
    determinant_kept,
    determinant_sign,
    formula,
    formula_again,
    formula_is_zero,
    inverse_formula,
    minor,
    minors_vanish,
    no_inverse,
    nonzero_determinant,
    pivot_product,
    trace,
    transpose,
)
from exactrank.reading.claims.echelon_claims import (
    echelon,
    echelon_shown,
    first_pivot_columns,
    form_of,
    free_columns,
    free_unknowns,
    nonzero_rows,
    pivot_columns,
    reduced_nonzero_rows,
    reduces_to,
    row_equivalent,
    some_free_columns,
    some_pivot_columns,
)
from exactrank.reading.claims.formula_ranges import NotThis
from exactrank.reading.claims.found import Found, Made, Maker
from exactrank.reading.claims.measure_claims import (
    determinant_of_inverse,
    entry,
    not_square,
    principal_minors,
    rank_against,
    rank_compared,
    row_of_zeros,
    shape,
    shape_alone,
    shape_of_known,
    square,
)
from exactrank.reading.claims.solution_sentences import solution_freedom, solution_in
from exactrank.reading.claims.unknown_claims import unknowns_sum, unknowns_value
from exactrank.statements import (
    Adjoint,
    Comparison,
    Described,
    Determinant,
    EchelonKind,
    Equality,
    Factorization,
    FactorizationKind,
    Form,
    HasForm,
    Identity,
    Indexed,
    Inverse,
    Name,
    Nullity,
    Number,
    Power,
    Rank,
    Role,
    Solution,
    SolutionKind,
    Times,
    Transposed,
)

_ZERO = Number(Fraction(0))


def _rank(found: Found) -> Made:
    value, comparison = found.value()
    return Rank(found.span, found.subject(), value, comparison)


def _rank_at_most(found: Found) -> Made:
    return Rank(found.span, found.subject(), found.value()[0], Comparison.AT_MOST)


def _not_rank(found: Found) -> Made:
    found.denied = True
    return _rank(found)


def _full(found: Found, comparison: Comparison = Comparison.EQUAL) -> Made:
    return Rank(found.span, found.subject(), None, comparison)


def _nullity(found: Found) -> Made:
    value, comparison = found.value()
    return Nullity(found.span, found.subject(), value, comparison)


def _has_form(form: Form, denied: bool = False) -> Maker:
    def make(found: Found) -> Made:
        found.denied = denied
        return HasForm(found.span, found.subject(), form)

    return make


def _adjoint_form(denied: bool = False, unitary: bool = False) -> Maker:
    """A^H = A, or A^H A = I."""

    def make(found: Found) -> Made:
        found.denied = denied
        subject = found.subject()
        if subject is None or isinstance(subject, Described):
            raise NotThis
        if unitary:
            return Equality(found.span, (Times((Adjoint(subject), subject)), Identity()))
        return Equality(found.span, (Adjoint(subject), subject))

    return make


def _solutions(kind: SolutionKind, denied: bool = False) -> Maker:
    def make(found: Found) -> Made:
        found.denied = denied
        found.inferred = True
        topic = found.topic.expression if found.topic is not None else None
        if isinstance(topic, Described) and topic.role is Role.COEFFICIENT:
            topic = None  # of the matrix of coefficients something else was said, and this of its system
        return Solution(found.span, topic, kind=kind)

    return make


_EMPTY = lazy_pattern(
    r"[\s$]*(?:\\[(\[])?\s*(?:\\(?:emptyset|varnothing|O)|∅|\\\{\s*\\\})\s*[.,]?\s*(?:\\[)\]])?[\s$]*"
)
"""The empty set."""


def _solution(complete: bool, denied: bool = False) -> Maker:
    """The solution is (1, 2); the solution set is {p + t v : t in R}; (1, 2) is no solution."""

    def make(found: Found) -> Made:
        index = found.index("formula")
        named = found.index("named") if found.has("named") else None
        if complete and named is None and _EMPTY.fullmatch(found.formulas.source(index)):
            found.read.add(index)
            return _solutions(SolutionKind.NONE, denied)(found)
        made = solution_in(found.formulas, index, named, found.span, complete)
        found.denied = denied
        found.read |= {index} if named is None else {index, named}
        return made

    return make


def _orthogonal_projection(found: Found) -> Made:
    """P = P^2 = P^T."""
    P = found.one_matrix()
    return Equality(found.span, (P, Power(P, 2), Transposed(P)))


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


def _inverse(found: Found) -> Made:
    """The inverse is [...]; what X = A^{-1} B says is something else."""
    value = found.matrix()
    if isinstance(value, Power) and isinstance(value.base, Name | Indexed):
        raise NotThis  # the inverse A^{-1}: what it is called
    if isinstance(value, Times) and any(isinstance(one, Power) for one in value.factors):
        raise NotThis
    subject = found.subject()
    left = found.formulas.expression(found.formulas.equation(found.index("formula"))[0][1])
    if isinstance(left, Power) and left.exponent == -1 and subject is not None and left.base != subject:
        raise NotThis  # the matrix from B to C is P, and its inverse P^{-1} = [...]: the formula says of what
    return Inverse(found.span, subject, value)


MATRIX_MAKERS: Mapping[str, Maker] = {
    "orthogonal-projection": _orthogonal_projection,
    "principal-minors": principal_minors,
    "rank": _rank,
    "full-rank": _full,
    "not-rank": _not_rank,
    "not-full-rank": lambda found: _full(found, Comparison.LESS),
    "nullity": _nullity,
    "nonzero-rows": nonzero_rows,
    "reduced-nonzero-rows": reduced_nonzero_rows,
    "pivot-columns": pivot_columns,
    "first-pivot-columns": first_pivot_columns,
    "free-columns": free_columns,
    "some-free-columns": some_free_columns,
    "some-pivot-columns": some_pivot_columns,
    "free-unknowns": free_unknowns(every=True),
    "some-free-unknowns": free_unknowns(every=False),
    "basic-unknowns": free_unknowns(every=True, basic=True),
    "some-basic-unknowns": free_unknowns(every=False, basic=True),
    "reduced-shown": echelon_shown(EchelonKind.REDUCED),
    "echelon-shown": echelon_shown(EchelonKind.ECHELON),
    "reduced": echelon(EchelonKind.REDUCED),
    "echelon": echelon(EchelonKind.ECHELON),
    "not-reduced": echelon(EchelonKind.REDUCED, denied=True),
    "not-echelon": echelon(EchelonKind.ECHELON, denied=True),
    "reduced-form-of": form_of(EchelonKind.REDUCED),
    "echelon-form-of": form_of(EchelonKind.ECHELON),
    "determinant": determinant,
    "determinant-zero": lambda found: Determinant(found.span, found.subject(), _ZERO),
    "determinant-nonzero": nonzero_determinant,
    "determinant-positive": determinant_sign(Comparison.GREATER),
    "determinant-negative": determinant_sign(Comparison.LESS),
    "determinant-not-negative": determinant_sign(Comparison.AT_LEAST),
    "determinant-not-positive": determinant_sign(Comparison.AT_MOST),
    "invertible": nonzero_determinant,
    "singular": no_inverse,
    "trace": trace,
    "cofactor-values": cofactor_values,
    "solution-freedom": solution_freedom,
    "cofactor-matrix": cofactors(transposed=False),
    "adjugate-matrix": cofactors(transposed=True),
    **{f"{form.value}-matrix": _has_form(form) for form in Form},
    "hermitian-matrix": _adjoint_form(),
    "not-hermitian-matrix": _adjoint_form(denied=True),
    "unitary-matrix": _adjoint_form(unitary=True),
    "not-unitary-matrix": _adjoint_form(denied=True, unitary=True),
    **{f"not-{form.value}-matrix": _has_form(form, denied=True) for form in Form},
    "inverse-exists": inverse_formula(denied=True),
    "inverse-missing": inverse_formula(denied=False),
    "inverse": _inverse,
    "inverse-right-half": lambda found: Inverse(found.span, found.subject(), Described(Role.RIGHT_HALF)),
    "no-solution": _solutions(SolutionKind.NONE),
    "consistent": _solutions(SolutionKind.NONE, denied=True),
    "unique-solution": _solutions(SolutionKind.UNIQUE),
    "several-solutions": _solutions(SolutionKind.SEVERAL),
    "infinite-solutions": _solutions(SolutionKind.INFINITE),
    "solution-set": _solution(complete=True),
    "one-solution": _solution(complete=False),
    "not-one-solution": _solution(complete=False, denied=True),
    "row-equivalent": row_equivalent,
    "reduces-to": reduces_to,
    "minors-vanish": minors_vanish,
    "bordering-vanish": bordering,
    "minor": minor,
    "minor-nonzero": minor,
    "rank-at-most": _rank_at_most,
    "determinant-of-inverse": determinant_of_inverse,
    "determinant-kept": determinant_kept,
    "unknowns-sum": unknowns_sum,
    "unknowns-value": unknowns_value,
    "entry": entry(),
    "entry-of-inverse": entry(inverse=True),
    "shape": shape,
    "shape-alone": shape_alone,
    "shape-of-known": shape_of_known,
    "row-of-zeros": row_of_zeros,
    "square": square,
    "not-square": not_square,
    "rank-compared": rank_compared,
    "rank-against-rows": rank_against(rows=True),
    "rank-against-columns": rank_against(rows=False),
    "factors": _factors,
    "formula": formula,
    "formula-again": formula_again,
    "pivot-product": pivot_product,
    "transpose": transpose,
    "formula-zero": formula_is_zero(Comparison.EQUAL),
    "formula-nonzero": formula_is_zero(Comparison.NOT_EQUAL),
}
