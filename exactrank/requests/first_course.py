"""The methods of a first course in linear algebra: from a matrix, perhaps with right sides, to a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.requests.method_names import CourseMethod, Method, Request, SquareMethod, SystemMethod

if TYPE_CHECKING:
    from exactrank.calculations.first_course import Course, Squares, Systems


def derive_course(A: Matrix, method: CourseMethod, request: Request) -> Course:
    """The record of one of these methods; what only one uses is imported when it is asked for.

    >>> derive_course(Matrix.of([[2, 1], [4, 3]]), Method.DETERMINANT, Request()).value
    Fraction(2, 1)

    Raises InputError where a system has no right side, and as the calculations do.
    """
    match method:
        case Method.SOLUTION | Method.CRAMER | Method.COORDINATES | Method.CHANGE_OF_BASIS | Method.LEAST_SQUARES:
            return _system(A, method, request)
        case Method.DETERMINANT | Method.INVERSE | Method.EIGEN | Method.DIAGONALIZATION:
            return _square(A, method, request)
        case Method.LU:
            from exactrank.calculations.triangular import triangular_factors

            return triangular_factors(A)
        case Method.SPACES:
            from exactrank.calculations.subspaces import four_subspaces

            return four_subspaces(A)
        case Method.SVD:
            from exactrank.calculations.svd import singular_value_decomposition

            return singular_value_decomposition(A)
        case Method.INDEPENDENCE:
            from exactrank.calculations.vectors import study_independence

            return study_independence(A, request.strategy)
        case Method.ORTHOGONALIZATION:
            from exactrank.calculations.orthogonalization import orthogonalize

            return orthogonalize(A)
        case _:
            assert_never(method)


def _system(A: Matrix, method: SystemMethod, request: Request) -> Systems:
    if request.right is None:
        raise InputError.of("bar-missing", method=method.value, option="--right")
    match method:
        case Method.SOLUTION:
            from exactrank.calculations.systems import solve

            return solve(A, request.right, request.strategy, request.unknowns, request.reduced is False)
        case Method.CRAMER:
            from exactrank.calculations.cramer import cramer

            return cramer(A, request.right, request.unknowns)
        case Method.COORDINATES:
            from exactrank.calculations.vectors import coordinates

            return coordinates(A, request.right, request.strategy)
        case Method.CHANGE_OF_BASIS:
            from exactrank.calculations.change_of_basis import change_of_basis

            return change_of_basis(A, request.right, request.strategy)
        case Method.LEAST_SQUARES:
            from exactrank.calculations.normal_equations import least_squares

            return least_squares(A, request.right, request.unknowns)
        case _:
            assert_never(method)


def _square(A: Matrix, method: SquareMethod, request: Request) -> Squares:
    match method:
        case Method.DETERMINANT:
            from exactrank.calculations.determinants import Expansion, study_determinant

            expand = {None: None, True: Expansion.COFACTORS, False: Expansion.ROWS}[request.cofactors]
            return study_determinant(A, expand)
        case Method.INVERSE:
            from exactrank.calculations.inverses import invert

            return invert(A, request.strategy)
        case Method.EIGEN:
            from exactrank.calculations.eigen import eigen

            return eigen(A)
        case Method.DIAGONALIZATION:
            from exactrank.calculations.diagonalization import diagonalize

            return diagonalize(A)
        case _:
            assert_never(method)
