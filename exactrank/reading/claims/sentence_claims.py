"""What the templates of the packs say, as statements: one function for each name under `says`."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from exactrank.reading.claims.cofactor_claims import cofactors
from exactrank.reading.claims.coordinate_claims import coordinates, maximal_independent
from exactrank.reading.claims.determinant_claims import (
    bordering,
    determinant,
    determinant_sign,
    formula,
    formula_is_zero,
    inverse_formula,
    minor,
    minors_vanish,
    no_inverse,
    nonzero_determinant,
    trace,
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
)
from exactrank.reading.claims.found import Found, Made, Maker
from exactrank.reading.claims.least_squares_claims import least_squares
from exactrank.reading.claims.map_claims import change_of_basis, maps_one_to_one, maps_onto, standard_matrix
from exactrank.reading.claims.measure_claims import (
    columns_span,
    determinant_of_inverse,
    distinct_eigenvalues,
    entry,
    lines_parallel,
    of_all_eigenvalues,
    rank_against,
    rank_compared,
    shape,
    zero_eigenvalue,
)
from exactrank.reading.claims.multiplicity_claims import (
    algebraic_multiplicity,
    eigenspace_basis,
    geometric_multiplicity,
)
from exactrank.reading.claims.row_relations import (
    line_formula,
    line_multiple,
    line_sum,
    line_within,
    line_written,
    lines_at_hand_independent,
    lines_column_basis,
    lines_independent,
    lines_not_proportional,
    lines_proportional,
    lines_zero,
    zero_rows,
)
from exactrank.reading.claims.slots import NotThis
from exactrank.reading.claims.solution_sentences import solution_in
from exactrank.reading.claims.space_claims import (
    basis,
    homogeneous_basis,
    homogeneous_dimension,
    homogeneous_is,
    left_nullity,
    lone_basis,
    null_is,
    of_space,
    orthogonal,
    space_basis,
    space_dimension,
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
    rational_eigenvalues,
    singular_values,
)
from exactrank.reading.claims.told_vectors import about_told_vectors, rank_of_told_vectors, rank_of_vectors
from exactrank.reading.claims.unknown_claims import unknowns_sum, unknowns_value
from exactrank.reading.claims.vector_claims import component, multiple, norm, projection, span_dimension
from exactrank.reading.claims.vector_sets import in_span, orthogonal_set, told_orthogonal
from exactrank.statements import (
    ColumnOf,
    Comparison,
    Described,
    Determinant,
    EchelonKind,
    Factorization,
    FactorizationKind,
    Form,
    HasForm,
    Indexed,
    Inverse,
    Name,
    Nullity,
    Number,
    Power,
    Rank,
    Role,
    RowOf,
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
    return Inverse(found.span, found.subject(), value)


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
    "nonzero-rows": nonzero_rows,
    "reduced-nonzero-rows": reduced_nonzero_rows,
    "pivot-columns": pivot_columns,
    "first-pivot-columns": first_pivot_columns,
    "free-columns": free_columns,
    "eigenspace-lone-basis": eigenspace_basis,
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
    "cofactor-matrix": cofactors(transposed=False),
    "adjugate-matrix": cofactors(transposed=True),
    **{f"{form.value}-matrix": _has_form(form) for form in Form},
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
    "null-basis": basis(Space.NULL),
    "null-span": span,
    "in-null-space": basis(Space.NULL, complete=False),
    "lone-basis": lone_basis,
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
    "told-vectors-independent": about_told_vectors(Comparison.EQUAL, nonzero_determinant),
    "told-vectors-dependent": about_told_vectors(
        Comparison.GREATER, lambda found: Determinant(found.span, found.subject(), _ZERO)
    ),
    "told-vectors-rank": rank_of_told_vectors,
    "vectors-rank": rank_of_vectors,
    "space-basis": space_basis,
    "space-dimension": space_dimension,
    "vectors-basis": of_space(basis=True),
    "vectors-no-basis": of_space(basis=True, denied=True),
    "vectors-span": of_space(basis=False),
    "vectors-do-not-span": of_space(basis=False, denied=True),
    "orthogonal": orthogonal,
    "product-orthogonal": told_orthogonal,
    "projection": projection(),
    "orthogonal-component": projection(rest=True),
    "orthogonal-set": orthogonal_set(),
    "orthonormal-set": orthogonal_set(normal=True),
    "in-span": in_span(),
    "not-in-span": in_span(denied=True),
    "geometric-multiplicity": geometric_multiplicity,
    "algebraic-multiplicity": algebraic_multiplicity,
    "left-nullity": left_nullity,
    "one-to-one": maps_one_to_one(denied=False),
    "not-one-to-one": maps_one_to_one(denied=True),
    "onto": maps_onto(denied=False),
    "not-onto": maps_onto(denied=True),
    "standard-matrix": standard_matrix,
    "change-of-basis": change_of_basis,
    "coordinates": coordinates,
    "maximal-independent": maximal_independent,
    "row-equivalent": row_equivalent,
    "reduces-to": reduces_to,
    "minors-vanish": minors_vanish,
    "bordering-vanish": bordering,
    "minor": minor,
    "minor-nonzero": minor,
    "singular-values": singular_values,
    "eigenvalues": eigenvalues,
    "rational-eigenvalues": rational_eigenvalues,
    "eigenvalue": eigenvalue,
    "eigenvector": eigenvectors(),
    "eigenspace-span": eigenvectors(complete=True),
    "eigenspace-basis": eigenvectors(complete=True, independent=True),
    "diagonalizable": diagonalizable(),
    "diagonalizable-over-complex": diagonalizable(over_complex=True),
    "not-diagonalizable-over-complex": diagonalizable(denied=True, over_complex=True),
    "not-diagonalizable": diagonalizable(denied=True),
    "characteristic-polynomial": characteristic_polynomial,
    "line-multiple": line_multiple,
    "line-within": line_within(denied=False),
    "line-not-within": line_within(denied=True),
    "line-sum": line_sum(),
    "line-sum-of-first": line_sum(of="first"),
    "line-sum-of-others": line_sum(of="others"),
    "line-difference": line_sum(difference=True),
    "line-difference-of-first": line_sum(difference=True, of="first"),
    "line-formula": line_formula,
    "lines-proportional": lines_proportional,
    "lines-not-proportional": lines_not_proportional,
    "lines-independent": lines_independent(),
    "lines-dependent": lines_independent(dependent=True),
    "first-columns-independent": lines_independent(first=ColumnOf),
    "first-columns-dependent": lines_independent(first=ColumnOf, dependent=True),
    "first-rows-independent": lines_independent(first=RowOf),
    "first-rows-dependent": lines_independent(first=RowOf, dependent=True),
    "lines-column-basis": lines_column_basis,
    "rank-at-most": _rank_at_most,
    "line-written": line_written,
    "rows-at-hand-independent": lines_at_hand_independent(rows=True),
    "rows-at-hand-dependent": lines_at_hand_independent(rows=True, dependent=True),
    "columns-at-hand-independent": lines_at_hand_independent(rows=False),
    "columns-at-hand-dependent": lines_at_hand_independent(rows=False, dependent=True),
    "lines-zero": lines_zero(),
    "last-rows-zero": lines_zero(last=True),
    "line-nonzero": lines_zero(denied=True),
    "zero-rows": zero_rows,
    "determinant-of-inverse": determinant_of_inverse,
    "norm": norm,
    "component": component,
    "vector-within": multiple(denied=False),
    "vector-not-within": multiple(denied=True),
    "span-dimension": span_dimension,
    "unknowns-sum": unknowns_sum,
    "unknowns-value": unknowns_value,
    "entry": entry(),
    "entry-of-inverse": entry(inverse=True),
    "shape": shape,
    "rank-compared": rank_compared,
    "rank-against-rows": rank_against(rows=True),
    "rank-against-columns": rank_against(rows=False),
    "columns-span": columns_span(),
    "columns-do-not-span": columns_span(denied=True),
    "columns-basis": columns_span(basis=True),
    "columns-no-basis": columns_span(basis=True, denied=True),
    "column-space-whole": columns_span(),
    "distinct-eigenvalues": distinct_eigenvalues,
    "lines-parallel": lines_parallel(denied=False),
    "lines-not-parallel": lines_parallel(denied=True),
    "eigenvalue-sum": of_all_eigenvalues(Trace),
    "eigenvalue-product": of_all_eigenvalues(Determinant),
    "zero-eigenvalue": zero_eigenvalue(denied=False),
    "zero-no-eigenvalue": zero_eigenvalue(denied=True),
    "least-squares": least_squares,
    "factors": _factors,
    "formula": formula,
    "formula-zero": formula_is_zero(Comparison.EQUAL),
    "formula-nonzero": formula_is_zero(Comparison.NOT_EQUAL),
}
