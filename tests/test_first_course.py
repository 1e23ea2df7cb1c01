"""The first course: laws of every method, outside oracles, and JSON as it is promised."""

from __future__ import annotations

import copy
import json
import pickle
from fractions import Fraction
from itertools import combinations
from typing import Any

import flint
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

import exactrank
from exactrank.calculations.change_of_basis import change_of_basis
from exactrank.calculations.columns import null_space
from exactrank.calculations.determinants import Expansion, study_determinant
from exactrank.calculations.diagonalization import diagonalize
from exactrank.calculations.domains.systems import directions_of
from exactrank.calculations.eigen import ConjugateEigenvalues, RationalEigenvalue, eigen, pair_of
from exactrank.calculations.elimination import Strategy
from exactrank.calculations.inverses import invert
from exactrank.calculations.normal_equations import least_squares
from exactrank.calculations.orthogonalization import orthogonalize
from exactrank.calculations.polynomial_roots import certified_roots
from exactrank.calculations.subspaces import four_subspaces
from exactrank.calculations.systems import solve
from exactrank.calculations.triangular import triangular_factors
from exactrank.calculations.vectors import study_independence
from exactrank.errors import InputError, ShapeError
from exactrank.judging import Outcome, judge
from exactrank.matrix import Matrix
from exactrank.notebook import RECORDS
from exactrank.numbers.canonical_numbers import number_power, number_product, number_sum
from exactrank.numbers.contract import NumberDomain
from exactrank.numbers.fields import GF, QQ
from exactrank.numbers.rows import RowsOver
from exactrank.render.json.records import json_object
from exactrank.requests.first_course import derive_course
from exactrank.requests.method_names import CourseMethod, Method, Request
from exactrank.statements import SolutionKind
from tests.exploring import examples
from tests.first_course import course_records
from tests.matrices import matrices, matrices_of_known_rank

small = st.integers(-4, 4)


def square_matrices(size: int = 4) -> st.SearchStrategy[Matrix]:
    return st.integers(1, size).flatmap(
        lambda n: st.lists(st.lists(small, min_size=n, max_size=n), min_size=n, max_size=n).map(Matrix.of)
    )


def exact(A: Matrix) -> flint.fmpq_mat:
    return flint.fmpq_mat(*A.shape, [flint.fmpq(x.numerator, x.denominator) for row in A for x in row])


@given(matrices_of_known_rank(), st.data(), st.sampled_from(Strategy))
def test_solutions_solve_and_there_are_no_others(
    made: tuple[Matrix, int], data: st.DataObject, strategy: Strategy
) -> None:
    A, rank = made
    known = Matrix.column_of(data.draw(st.lists(small, min_size=A.ncols, max_size=A.ncols)), A.field)
    other = Matrix.column_of(data.draw(st.lists(small, min_size=A.nrows, max_size=A.nrows)))
    found = solve(A, (A @ known).beside(other), strategy)
    assert found.rank == rank
    assert found.form.derivation.end == found.form.matrix
    assert all(pivot.column < A.ncols for pivot in found.form.pivots)
    assert (A @ found.directions).is_zero
    assert found.directions.ncols == A.ncols - rank == exact(found.directions).rank()
    assert found.kind(0) is not SolutionKind.NONE
    solvable = exact(A.beside(other)).rank() == rank
    for k, right in enumerate((A @ known, other)):
        particular = found.particulars[k]
        assert (particular is None) == (k == 1 and not solvable)
        if particular is not None:
            assert A @ Matrix.column_of(particular) == right
            assert not any(particular[j] for j in found.free)
        else:
            row = found.contradictions[k]
            assert row is not None
            assert not any(found.form.matrix[row, j] for j in range(A.ncols))
            assert found.form.matrix[row, A.ncols + k] != 0
    assert found.kind(0) is (SolutionKind.INFINITE if rank < A.ncols else SolutionKind.UNIQUE)


@examples(50)
@given(matrices_of_known_rank(), st.data(), st.sampled_from(Strategy), st.sampled_from([0, 2, 5]))
def test_back_substitution_finds_what_the_reduced_form_shows(
    made: tuple[Matrix, int], data: st.DataObject, strategy: Strategy, p: int
) -> None:
    rows = [[x.numerator for x in row] for row in made[0]]
    A = Matrix.of(rows, made[0].ncols, GF(p) if p else QQ)
    sides = data.draw(st.lists(st.lists(small, min_size=2, max_size=2), min_size=A.nrows, max_size=A.nrows))
    B = Matrix.of(sides, 2, A.field)
    back, reduced = solve(A, B, strategy, back_substitution=True), solve(A, B, strategy)
    assert not back.form.reduced
    assert back.form.derivation.end == back.form.matrix
    assert (back.particulars, back.directions, back.free) == (reduced.particulars, reduced.directions, reduced.free)
    assert back.directions == null_space(A)
    assert [one.unknown for one in back.expressed] == [pivot.column for pivot in back.form.pivots][::-1]


@pytest.mark.parametrize("p", [2, 5])
def test_systems_over_prime_fields(p: int) -> None:
    A, b = Matrix.of([[1, 2, 3], [2, 4, 1]], field=GF(p)), Matrix.of([[1], [2]], field=GF(p))
    found = solve(A, b)
    assert found.particular is not None
    assert A @ Matrix.column_of(found.particular, GF(p)) == b
    assert (A @ found.directions).is_zero


def test_a_fraction_free_reduction_beside_a_bar_has_no_fractions_before_its_end() -> None:
    """The common factor 2 of the coefficients is none of the whole row."""
    A, b = Matrix.of([[2, 4], [6, 2]]), Matrix.of([[1], [3]])
    found = solve(A, b, Strategy.FRACTION_FREE, back_substitution=True)
    states = found.form.derivation.states_after(found.form.derivation.groups())
    assert all(state.is_integral for state in states)
    assert found.particular == solve(A, b).particular
    none = solve(Matrix.of([[2, 4], [4, 8]]), Matrix.of([[1, 1], [2, 3]]), Strategy.FRACTION_FREE)
    assert none.contradictions == (None, 1)


@given(square_matrices(4))
def test_the_determinant_is_the_same_three_ways(A: Matrix) -> None:
    value = exact(A).det()
    for by in (None, *Expansion):
        found = study_determinant(A, by).value
        assert (found.numerator, found.denominator) == (value.p, value.q)


@given(square_matrices(4), st.sampled_from(Strategy))
def test_an_inverse_is_one_or_rows_vanish(A: Matrix, strategy: Strategy) -> None:
    found = invert(A, strategy)
    unit = Matrix.identity(A.nrows)
    assert found.form.derivation.end == found.form.matrix
    if exact(A).det() == 0:
        assert found.inverse is None
        assert found.vanishing is not None
        assert any(found.vanishing)
        assert (Matrix.of([found.vanishing]) @ A).is_zero
    else:
        assert found.inverse is not None
        assert A @ found.inverse == found.inverse @ A == unit


@given(matrices(4, 4))
def test_the_triangular_factors_multiply_to_the_matrix(A: Matrix) -> None:
    found = triangular_factors(A)
    assert found.permutation @ A == found.lower @ found.upper
    assert found.permutation @ found.permutation.T == Matrix.identity(A.nrows)
    for i in range(A.nrows):
        assert found.lower[i, i] == 1
        assert not any(found.lower[i, j] for j in range(i + 1, A.nrows))
    invertible = A.nrows == A.ncols == exact(A).rank()
    assert (found.diagonal is not None) == (found.unit_upper is not None) == invertible
    if found.diagonal is not None and found.unit_upper is not None:
        assert found.lower @ found.diagonal @ found.unit_upper == found.permutation @ A
        for i in range(A.nrows):
            assert found.unit_upper[i, i] == 1
            assert not any(found.unit_upper[i, j] for j in range(i))
            assert not any(found.diagonal[i, j] for j in range(A.ncols) if i != j)


@examples(40)
@given(matrices_of_known_rank(), st.data())
def test_a_change_of_basis_takes_coordinates_to_coordinates(made: tuple[Matrix, int], data: st.DataObject) -> None:
    A = four_subspaces(made[0]).column
    size = A.ncols
    entries = st.lists(st.lists(small, min_size=size, max_size=size), min_size=size, max_size=size)
    P = Matrix.of(data.draw(entries), size)
    B = A @ P
    if exact(P).det() == 0:
        with pytest.raises(InputError, match="right of the bar"):
            change_of_basis(A, B)
        return
    if not size:  # without a vector there is no right side
        return
    found = change_of_basis(A, B)
    assert found.matrix == P
    assert found.back @ P == P @ found.back == Matrix.identity(size)
    assert B @ found.back == A


@given(matrices_of_known_rank())
def test_the_four_subspaces_have_their_dimensions_and_are_orthogonal(made: tuple[Matrix, int]) -> None:
    A, rank = made
    found = four_subspaces(A)
    assert found.form.derivation.end == found.form.matrix
    for basis, dimension in (
        (found.null, A.ncols - rank),
        (found.row, rank),
        (found.column, rank),
        (found.left_null, A.nrows - rank),
    ):
        assert basis.ncols == dimension == exact(basis).rank()
    assert (A @ found.null).is_zero
    assert (found.left_null.T @ A).is_zero
    assert (found.row.T @ found.null).is_zero
    assert (found.column.T @ found.left_null).is_zero
    assert exact(A.beside(found.column)).rank() == exact(A.T.beside(found.row)).rank() == rank


@given(matrices_of_known_rank())
def test_dependences_hold_between_the_columns(made: tuple[Matrix, int]) -> None:
    A, rank = made
    found = study_independence(A)
    assert found.independent == (rank == A.ncols)
    for one in found.dependencies:
        total = [sum([c * A[i, j] for j, c in one.terms], Fraction(0)) for i in range(A.nrows)]
        assert tuple(total) == A.column(one.column)


@given(square_matrices(4))
def test_eigenvalues_are_roots_and_their_spaces_whole(A: Matrix) -> None:
    found = eigen(A)
    polynomial = flint.fmpq_poly([flint.fmpq(c.numerator, c.denominator) for c in found.coefficients[::-1]])
    assert polynomial == exact(A).charpoly()
    assert sum([one.multiplicity * _degree(one) for one in found.values]) == A.nrows
    for one in found.values:
        if isinstance(one, RationalEigenvalue):
            assert A @ one.vectors == one.value * one.vectors
            assert one.dimension == A.nrows - exact(A - one.value * Matrix.identity(A.nrows)).rank()
            assert exact(one.vectors).rank() == one.dimension
        else:
            _check_over_the_root(A, one)


def _degree(one: RationalEigenvalue | ConjugateEigenvalues) -> int:
    return 1 if isinstance(one, RationalEigenvalue) else one.factor.degree


def _check_over_the_root(A: Matrix, one: ConjugateEigenvalues) -> None:
    """A v = t v modulo the polynomial of t, for every vector."""
    modulus = flint.fmpq_poly([*one.factor.polynomial[::-1]])
    t = flint.fmpq_poly([0, 1])
    for vector in one.vectors:
        v = [flint.fmpq_poly([flint.fmpq(c.numerator, c.denominator) for c in x]) for x in vector]
        assert any(v)
        for i, row in enumerate(A):
            image = sum([v[j] * flint.fmpq(x.numerator, x.denominator) for j, x in enumerate(row)], flint.fmpq_poly([]))
            assert (image - t * v[i]) % modulus == 0


@given(square_matrices(4))
def test_a_basis_of_eigenvectors_diagonalizes(A: Matrix) -> None:
    found = diagonalize(A)
    minimal = exact(A).minpoly()
    # over the complex numbers: the minimal polynomial has no multiple root
    diagonalizable = minimal.gcd(minimal.derivative()).degree() == 0
    assert (not found.eigen.deficient) == diagonalizable
    if found.P is not None and found.D is not None and found.inverse is not None:
        assert A @ found.P == found.P @ found.D
        assert found.P @ found.inverse == Matrix.identity(A.nrows)
        assert found.D.is_zero or all(i == j or not found.D[i, j] for i in range(A.nrows) for j in range(A.nrows))
    if found.basis is not None:
        assert len(found.basis) == A.nrows
        assert diagonalizable


@given(square_matrices(3), st.integers(1, 6))
def test_powers_are_sums_of_powers_of_eigenvalues(A: Matrix, k: int) -> None:
    """A^k is the sum of value^k E, the E of all values add up to I, and P P^-1 = I over the field of the root."""
    found = diagonalize(A)
    if found.P is not None:
        zero = Matrix.zero(*A.shape)
        parts = [(value, E) for value, E in found.powers if isinstance(value, Fraction) and isinstance(E, Matrix)]
        assert len(parts) == len(found.powers) == len(found.eigen.values)
        assert exact(sum([value**k * E for value, E in parts], zero)) == exact(A) ** k
        assert sum([E for _, E in parts], zero) == Matrix.identity(A.nrows)
    if found.over_root is not None:
        field = found.over_root.P.domain
        assert found.over_root.P @ found.over_root.inverse == RowsOver.identity(field, A.nrows)
        total = RowsOver.zeros(field, *A.shape)
        for value, E in found.powers:
            assert isinstance(E, RowsOver)
            raised = number_power(field, pair_of(value), k)
            scaled = [[number_product(field, raised, x) for x in E.row(i)] for i in range(A.nrows)]
            total = _added(total, RowsOver.of(field, scaled))
        assert total == over(A**k, field)


@given(square_matrices(4))
def test_quadratic_eigenvalues_have_recorded_reductions(A: Matrix) -> None:
    """Of A - t I over QQ(sqrt d), to the null space whose vectors are those in t at the first root."""
    for one in eigen(A).values:
        if isinstance(one, RationalEigenvalue) or one.factor.degree > 2:
            assert isinstance(one, RationalEigenvalue) or one.form is None
            continue
        assert one.form is not None
        field, root = one.form.start.domain, one.closed_forms()[0]
        vectors = directions_of(one.form, A.ncols)
        assert one.form.steps[-1].result == one.form.end if one.form.log else one.form.start == one.form.end
        assert (one.form.start @ vectors).is_zero
        assert vectors == RowsOver.of(field, [[pair_of(root.at(x)) for x in vector] for vector in one.vectors]).T
        image = [[number_product(field, pair_of(root), x) for x in vectors.row(i)] for i in range(A.nrows)]
        assert over(A, field) @ vectors == RowsOver.of(field, image)


def over(A: Matrix, field: NumberDomain[Any]) -> RowsOver[Any]:
    return RowsOver.of(field, [[(field.of_integer(x.numerator), x.denominator) for x in row] for row in A], A.ncols)


def _added(A: RowsOver[Any], B: RowsOver[Any]) -> RowsOver[Any]:
    rows = [[number_sum(A.domain, x, y) for x, y in zip(A.row(i), B.row(i), strict=True)] for i in range(A.nrows)]
    return RowsOver.of(A.domain, rows, A.ncols)


@pytest.mark.parametrize(
    ("polynomial", "imaginary"),
    [
        ((1, 0, 3, 0, 1), 4),
        ((1, 0, 0, 0, 1), 0),
        ((1, 0, 0, 0, -2), 2),
        ((1, 0, 0, -2), 0),
        ((10**16, 1, 2 * 10**16, 7, 10**16 + 3), 0),
    ],
)
def test_only_imaginary_roots_have_no_real_part(polynomial: tuple[int, ...], imaginary: int) -> None:
    """Also where a real part is tiny: the last polynomial has roots within 10^-15 of the imaginary axis."""
    roots = certified_roots(polynomial, 10)
    assert sum([root.real.is_exact and root.imaginary is not None for root in roots]) == imaginary
    assert all(root.real.is_exact or 0 not in root.real for root in roots)


@pytest.mark.parametrize("polynomial", [(1, 0, -2, -5), (1, 0, 0, 1, 1), (3, 1, 0, 0, 0, -7), (1, 0, 0, -2)])
def test_certified_roots_are_roots(polynomial: tuple[int, ...]) -> None:
    expected = sympy.Poly(polynomial, sympy.Symbol("t")).nroots(n=30)
    roots = certified_roots(polynomial, 12)
    assert len(roots) == len(polynomial) - 1
    for root in roots:
        imaginary = 0 if root.imaginary is None else root.imaginary.midpoint
        near = [
            one
            for one in expected
            if abs(sympy.re(one) - sympy.Rational(*root.real.midpoint.as_integer_ratio())) < 1e-11
            and abs(sympy.im(one) - sympy.Rational(*Fraction(imaginary).as_integer_ratio())) < 1e-11
        ]
        assert len(near) == 1


@given(matrices_of_known_rank())
def test_orthogonal_columns_make_the_matrix(made: tuple[Matrix, int]) -> None:
    A, rank = made
    found = orthogonalize(A)
    assert found.rank == rank
    assert found.Q @ found.R == A
    products = found.Q.T @ found.Q
    for i, j in combinations(range(rank), 2):
        assert products[i, j] == 0
    assert tuple([products[i, i] for i in range(rank)]) == found.squares
    assert all(found.squares)


@given(matrices_of_known_rank(), st.data())
def test_least_squares_are_a_projection(made: tuple[Matrix, int], data: st.DataObject) -> None:
    A, rank = made
    b = Matrix.column_of(data.draw(st.lists(small, min_size=A.nrows, max_size=A.nrows)))
    found = least_squares(A, b)
    assert (A.T @ found.residual).is_zero
    assert found.fitted + found.residual == b
    assert found.normal.rank == rank
    y = Matrix.column_of(data.draw(st.lists(small, min_size=A.ncols, max_size=A.ncols)))
    other = b - A @ y
    assert sum([x * x for x in other.column(0)], Fraction(0)) >= found.squared_error


@given(square_matrices(3), st.data())
def test_cramers_rule_and_reduction_agree(A: Matrix, data: st.DataObject) -> None:
    b = Matrix.column_of(data.draw(st.lists(small, min_size=A.nrows, max_size=A.nrows)))
    if exact(A).det() == 0:
        with pytest.raises(InputError, match="Cramer"):
            derive_course(A, Method.CRAMER, Request(right=b))
        return
    made = json_object(derive_course(A, Method.CRAMER, Request(right=b)))
    assert made["particular"] == json_object(derive_course(A, Method.SOLUTION, Request(right=b)))["particular"]


@pytest.mark.parametrize(
    ("method", "A", "right"),
    [
        (Method.DETERMINANT, Matrix.zero(2, 3), None),
        (Method.INVERSE, Matrix.zero(2, 3), None),
        (Method.EIGEN, Matrix.zero(2, 3), None),
        (Method.EIGEN, Matrix.zero(2, 2, GF(5)), None),
        (Method.ORTHOGONALIZATION, Matrix.zero(2, 2, GF(5)), None),
        (Method.LEAST_SQUARES, Matrix.zero(2, 2, GF(5)), Matrix.zero(2, 1, GF(5))),
        (Method.LEAST_SQUARES, Matrix.identity(2), Matrix.identity(2)),
        (Method.CRAMER, Matrix.identity(2), Matrix.identity(2)),
        (Method.CRAMER, Matrix.identity(2), Matrix.zero(3, 1)),
        (Method.SOLUTION, Matrix.identity(2), None),
        (Method.SOLUTION, Matrix.identity(2), Matrix.zero(3, 1)),
        (Method.SOLUTION, Matrix.identity(2), Matrix.zero(2, 0)),
        (Method.COORDINATES, Matrix.of([[1, 2], [2, 4]]), Matrix.zero(2, 1)),
    ],
)
def test_what_does_not_apply_is_refused_in_one_line(method: CourseMethod, A: Matrix, right: Matrix | None) -> None:
    with pytest.raises((InputError, ShapeError)) as refused:
        derive_course(A, method, Request(right=right))
    assert len(str(refused.value).splitlines()) == 1


def object_of(name: str) -> dict[str, Any]:
    made = json_object(course_records()[name], "A")
    assert json.loads(json.dumps(made)) == made
    return made


def test_every_record_has_its_json() -> None:
    for name in course_records():
        made = object_of(name)
        assert made["method"] == name.split()[0]
        assert {"format", "name", "field", "matrix", "statements"} <= set(made)
        assert [one["index"] for one in made["statements"]] == list(range(1, len(made["statements"]) + 1))


def test_the_json_is_as_promised() -> None:
    system = object_of("solution two-free")
    assert (system["bar"], system["kind"], system["free"]) == (4, "infinite", [2, 4])
    assert system["particular"] == ["2", "0", "1", "0"]
    assert system["directions"] == [["-2", "1", "0", "0"], ["1", "0", "-1", "1"]]
    assert [one["kind"] for one in system["statements"]] == ["row-step", "row-step", "row-step", "solution"]
    assert object_of("solution none")["particular"] is None
    assert [one["kind"] for one in object_of("solution several-mixed")["right_sides"]] == ["infinite", "none"]
    assert object_of("inverse singular")["inverse"] is None
    assert object_of("eigen golden")["eigenvalues"] == [
        {
            "value": f"1/2{sign}1/2*sqrt(5)",
            "multiplicity": 1,
            "eigenvectors": [[f"1/2{sign}1/2*sqrt(5)", "1"]],
            "root_of": ["1", "-1", "-1"],
        }
        for sign in "+-"
    ]
    assert [one["value"] for one in object_of("eigen rotation")["eigenvalues"]] == ["i", "-i"]
    assert object_of("diagonalization defective")["P"] is None
    assert object_of("diagonalization shifted-turn")["D"][1][1] == "1+2*i"


def test_a_program_gives_right_sides_as_it_has_them() -> None:
    import numpy

    A = [[1, 2], [4, 5]]
    sides: list[Any] = [[3, 6], (3, 6), "3 6", "3; 6", [[3], [6]], Matrix.of([[3], [6]]), numpy.array([3, 6])]
    for b in sides:
        assert exactrank.solve(A, b).particular == (Fraction(-1), Fraction(2))
    assert exactrank.solve(A, [[3, 1], [6, 4]]).particulars == ((Fraction(-1), Fraction(2)), (Fraction(1), Fraction(0)))
    for b in (None, "1 2 3"):
        with pytest.raises((InputError, ShapeError)):
            exactrank.solve("1 2; 4 5", b)


def test_a_determinant_is_a_number_with_a_derivation() -> None:
    value = exactrank.determinant("0 2; 3 4")
    assert value == -6
    assert value + 1 == -5
    assert hash(value) == hash(Fraction(-6))
    for other in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert other == value
        assert other.derivation.end == Matrix.of([[3, 4], [0, 2]])


@pytest.mark.parametrize("name", ["solution several-mixed", "eigen rotation", "lu swaps", "spaces wide"])
def test_a_record_shows_itself(name: str) -> None:
    record = course_records()[name]
    for show in (exactrank.to_latex, exactrank.to_markdown, exactrank.to_html, exactrank.to_text, exactrank.to_json):
        assert show(record)


@pytest.mark.parametrize("name", course_records())
def test_the_judge_confirms_every_statement_of_a_record(name: str) -> None:
    verdict = judge(course_records()[name].statements)
    assert [one.statement for one in verdict.judgements if one.outcome is not Outcome.CORRECT] == []


def test_a_notebook_shows_every_record() -> None:
    for kind in {type(record) for record in course_records().values()}:
        assert RECORDS[kind.__name__] == kind.__module__
