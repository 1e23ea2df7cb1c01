from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from exactrank.calculations.least_squares import Projection, SubspaceProjection, column_errors, project
from exactrank.calculations.minors import rank_profiles
from exactrank.errors import InputError, ShapeError
from exactrank.matrix import Matrix
from exactrank.numbers.fields import GF
from exactrank.numbers.surds import Surd
from tests.exploring import examples
from tests.random_matrices import NOISY, RATIONAL, SMALL, WEIGHTS, matrices, numbers


@st.composite
def with_direction(draw: st.DrawFn) -> tuple[Matrix, tuple[Fraction, ...]]:
    A = draw(matrices(low=1))
    b = draw(st.lists(RATIONAL, min_size=A.nrows, max_size=A.nrows).filter(any))
    return A, tuple(b)


@st.composite
def with_directions(draw: st.DrawFn) -> tuple[Matrix, Matrix]:
    """A matrix, and the independent columns of another one of as many rows."""
    A = draw(matrices(low=1))
    rows = st.lists(st.lists(SMALL, min_size=3, max_size=3), min_size=A.nrows, max_size=A.nrows)
    C = draw(rows.map(Matrix.of).filter(lambda found: not found.is_zero))
    return A, C.submatrix(range(C.nrows), rank_profiles(C)[1])


@given(with_direction())
def test_the_residual_is_orthogonal_to_the_direction(given_pair: tuple[Matrix, tuple[Fraction, ...]]) -> None:
    A, b = given_pair
    found = project(A, onto=b)
    assert found.approximation + found.residual == A
    assert (Matrix.of([b]) @ found.residual).is_zero
    assert not any(found.orthogonality)
    assert found.approximation == Matrix.column_of(b) @ Matrix.of([found.coefficients], A.ncols)


@given(with_direction())
def test_projecting_twice_changes_nothing(given_pair: tuple[Matrix, tuple[Fraction, ...]]) -> None:
    A, b = given_pair
    once = project(A, onto=b)
    twice = project(once.approximation, onto=b)
    assert twice.approximation == once.approximation
    assert twice.residual.is_zero
    assert twice.coefficients == once.coefficients


@given(with_direction(), st.fractions(min_value=-3, max_value=3, max_denominator=5))
def test_other_coefficients_are_worse(given_pair: tuple[Matrix, tuple[Fraction, ...]], change: Fraction) -> None:
    A, b = given_pair
    found = project(A, onto=b)
    other = A - Matrix.column_of(b) @ Matrix.of([[c + change for c in found.coefficients]], A.ncols)
    for best, worse in zip(found.errors, column_errors(other), strict=True):
        assert worse.squares == best.squares + change**2 * found.direction_square


@given(st.lists(SMALL, min_size=1, max_size=5).filter(any), st.lists(SMALL, min_size=1, max_size=5))
def test_a_rank_one_matrix_projects_onto_its_own_column(u: list[Fraction], v: list[Fraction]) -> None:
    A = Matrix.column_of(u) @ Matrix.of([v])
    found = project(A, onto=u)
    assert found.residual.is_zero
    assert found.coefficients == tuple(v)
    assert found.error == Surd(Fraction(0))


@given(with_directions())
def test_the_residual_is_orthogonal_to_the_range(given_pair: tuple[Matrix, Matrix]) -> None:
    A, C = given_pair
    found = project(A, onto=C)
    assert isinstance(found, SubspaceProjection)
    assert found.coefficients.shape == (C.ncols, A.ncols)
    assert found.approximation == C @ found.coefficients
    assert found.approximation + found.residual == A
    assert found.orthogonality == C.T @ found.residual
    assert found.orthogonality.is_zero
    assert found.form.derivation.end == found.form.matrix
    assert found.normal_matrix @ found.coefficients == found.right_side
    again = project(found.approximation, onto=C)
    assert again.approximation == found.approximation
    lists = project(A, onto=[C.column(k) for k in range(C.ncols)])
    assert lists == found


@given(with_direction())
def test_one_direction_is_a_subspace_of_dimension_one(given_pair: tuple[Matrix, tuple[Fraction, ...]]) -> None:
    A, b = given_pair
    one, many = project(A, onto=b), project(A, onto=[b])
    assert (one.approximation, one.errors, one.squares) == (many.approximation, many.errors, many.squares)


@examples(20)
@given(with_directions())
def test_normal_equations_agree_with_qr_of_sympy(given_pair: tuple[Matrix, Matrix]) -> None:
    A, C = given_pair
    Q, R = sympy.Matrix(C.to_sympy()).QRdecomposition()
    with mpmath.workdps(60):
        q, r, a = (mpmath.matrix(M.evalf(60).tolist()) for M in (Q, R, A.to_sympy()))
        found = mpmath.matrix(project(A, onto=C).coefficients.to_sympy().evalf(60).tolist()) if A.ncols else None
        if found is None:
            return
        assert mpmath.mnorm(r * found - q.T * a) < mpmath.mpf(10) ** -20


def test_the_noisy_weights() -> None:
    found = project(NOISY, onto=[4, 2, 3, 5])
    assert isinstance(found, Projection)
    assert found.coefficients == (Fraction(46, 45), Fraction(1097, 540), Fraction(181, 60))
    assert found.direction_square == 54
    assert found.products == (Fraction(276, 5), Fraction(1097, 10), Fraction(1629, 10))
    for j, error in enumerate(found.errors):
        column = found.residual.column(j)
        assert error.mean_absolute == sum(map(abs, column)) / 4
        assert error.maximal == max(map(abs, column))
        assert 4 * error.root_mean_square.square == error.squares == sum([x * x for x in column])
    exact = project(WEIGHTS, onto=[4, 2, 3, 5])
    assert exact.coefficients == numbers(1, 2, 3)
    assert exact.residual.is_zero


def test_refusals() -> None:
    with pytest.raises(ShapeError, match="direction 1 has 3 entries, the columns have 4"):
        project(WEIGHTS, onto=[1, 2, 3])
    with pytest.raises(ShapeError, match="direction 2 has 1 entries"):
        project(WEIGHTS, onto=[[1, 2, 3, 4], [5]])
    with pytest.raises(InputError, match="direction 1 is zero"):
        project(WEIGHTS, onto=[0, 0, 0, 0])
    with pytest.raises(InputError, match="direction 2 is zero"):
        project(WEIGHTS, onto=[[1, 0, 0, 0], [0, 0, 0, 0]])
    with pytest.raises(InputError, match="direction 3 is a combination"):
        project(WEIGHTS, onto=[[1, 0, 0, 0], [0, 1, 0, 0], [2, 3, 0, 0]])
    with pytest.raises(InputError, match="no direction"):
        project(WEIGHTS, onto=[])
    with pytest.raises(InputError, match="QQ only"):
        project(Matrix.of([[1, 2]], field=GF(5)), onto=[1])
    with pytest.raises(InputError, match="all numbers"):
        project(WEIGHTS, onto=[1, [1, 2, 3, 4]])  # type: ignore[list-item]
