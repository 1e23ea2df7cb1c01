"""The three elementary row operations: what they refuse, and the laws of their matrices."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from exactrank.derivation import Derivation, Purpose
from exactrank.errors import ExactrankError, OperationError, ShapeError
from exactrank.matrix import Matrix
from exactrank.numbers.fields import GF, field_named
from exactrank.row_operations import RowAdd, RowOperation, RowScale, RowSwap, apply, elementary_matrix
from tests.matrices import matrices

SIZE = 4
places = st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)).filter(lambda pair: pair[0] != pair[1])
factors = st.fractions(max_denominator=9).filter(bool)
operations: st.SearchStrategy[RowOperation] = st.one_of(
    places.map(lambda pair: RowSwap(pair[0], pair[1])),
    st.builds(RowScale, st.integers(0, SIZE - 1), factors),
    st.builds(lambda pair, factor: RowAdd(pair[0], pair[1], factor), places, factors),
)


@given(operations, operations)
def test_elementary_matrices_multiply_as_operations_compose(first: RowOperation, second: RowOperation) -> None:
    together = apply(second, apply(first, Matrix.identity(SIZE)))
    assert together == elementary_matrix(second, SIZE) @ elementary_matrix(first, SIZE)


@given(operations)
def test_determinant_and_inverse_are_those_of_the_matrix(operation: RowOperation) -> None:
    E = elementary_matrix(operation, SIZE)
    assert E.to_sympy().det() == sympy.Rational(*operation.determinant().as_integer_ratio())
    assert elementary_matrix(operation.inverse(), SIZE) @ E == Matrix.identity(SIZE)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: RowSwap(1, 1), "row 2 cannot be swapped with itself"),
        (lambda: RowScale(0, Fraction(0)), "row 1 cannot be scaled by 0"),
        (lambda: RowAdd(2, 2, Fraction(1)), "row 3 cannot be added to itself"),
        (lambda: apply(RowSwap(0, 4), Matrix.identity(3)), "row 5 is not there, the matrix has 3 rows"),
        (lambda: apply(RowScale(-1, Fraction(2)), Matrix.identity(3)), "row 0 is not there, the matrix has 3 rows"),
        (
            lambda: Derivation(Matrix.identity(2)).extend(RowAdd(1, 0, Fraction(0)), Purpose.CLEAR_BELOW),
            "adding 0 times a row to row 2 changes nothing",
        ),
        (
            lambda: Derivation(Matrix.identity(2)).extend(RowAdd(1, 2, Fraction(1)), Purpose.CLEAR_BELOW),
            "row 3 is not there, the matrix has 2 rows",
        ),
    ],
)
def test_what_is_no_elementary_operation(make: object, message: str) -> None:
    with pytest.raises(OperationError) as caught:
        make()  # type: ignore[operator]
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Matrix.of([[1, 2], [3]]), "row 2 has 1 entries, expected 2"),
        (lambda: Matrix.identity(2) @ Matrix.identity(3), "a 2x2 matrix cannot be multiplied by a 3x3 matrix"),
        (lambda: Matrix.identity(2) + Matrix.zero(2, 3), "a 2x2 matrix and a 2x3 matrix cannot be added"),
        (lambda: GF(6), "6 is not a prime number"),
        (lambda: GF(5).scalar(1, 10), "10 has no inverse in GF(5)"),
        (lambda: field_named("RR"), "the field RR is not known, use QQ or GF(p)"),
    ],
)
def test_what_does_not_fit_is_said_in_one_line(make: object, message: str) -> None:
    with pytest.raises(ExactrankError) as caught:
        make()  # type: ignore[operator]
    assert str(caught.value) == message
    assert isinstance(caught.value, ValueError)


def test_shape_errors_are_their_own_kind() -> None:
    with pytest.raises(ShapeError):
        Matrix.identity(2) - Matrix.identity(3)


@given(matrices(4, 4), matrices(4, 4))
def test_matrix_arithmetic_is_sympys(A: Matrix, B: Matrix) -> None:
    if A.ncols == B.nrows:
        assert (A @ B).to_sympy() == A.to_sympy() * B.to_sympy()
    if A.shape == B.shape:
        assert (A + B).to_sympy() == A.to_sympy() + B.to_sympy()
        assert A - B == A + -B
    assert A.T.T == A
    assert (Fraction(2, 3) * A).to_sympy() == A.to_sympy() * sympy.Rational(2, 3)
    assert hash(Matrix.of(A.tolist(), A.ncols)) == hash(A)
    assert A.submatrix(range(A.nrows), range(A.ncols)) == A
