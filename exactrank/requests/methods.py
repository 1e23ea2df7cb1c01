"""What can be derived: one name a method, one function from a matrix and a request to the record that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from exactrank.calculations.elimination import EchelonForm, reduced_row_echelon_form, row_echelon_form
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ
from exactrank.requests.method_names import ApproximationMethod, Method, Request

__all__ = ["Method", "Request", "derive", "derive_all"]

if TYPE_CHECKING:
    from exactrank.calculations.comparison import RankComparison
    from exactrank.calculations.factorization import FactorizationProof, OuterProduct, RankFactorization
    from exactrank.calculations.first_course import Course
    from exactrank.calculations.least_squares import Projection, SubspaceProjection
    from exactrank.calculations.lora import LoraUpdate
    from exactrank.calculations.low_rank import LowRankApproximation
    from exactrank.calculations.minors import MinorProof
    from exactrank.calculations.spectrum import SingularValues
    from exactrank.calculations.studies import LoraStudy, LowRankStudy
    from exactrank.proofs.rank_proofs import CrossCheck, RankProof
    from exactrank.requests.inapplicable import Inapplicable

    Proofs = EchelonForm | MinorProof | SingularValues | OuterProduct | FactorizationProof | CrossCheck
    Approximations = Projection | SubspaceProjection | LowRankStudy | LoraStudy | RankComparison
    Derived = Proofs | Approximations | Course | Inapplicable
    """The records that a derivation ends with."""

    RankRecord = Proofs | Approximations | RankFactorization | RankProof | LowRankApproximation | LoraUpdate
    """The records of ranks and of what is near to a low rank, also those that only a program asks for."""

    Record = RankRecord | Course | Inapplicable
    """The records that can be explained and written as JSON."""


def derive(A: Matrix, method: Method, request: Request) -> Derived:
    """The record of one method on A; what only one method uses is imported when that method is asked for.

    >>> derive(Matrix.of([[1, 2], [2, 4]]), Method.ROW_REDUCTION, Request()).rank
    1
    """
    match method:
        case Method.ROW_REDUCTION:
            return _row_reduction(A, request)
        case Method.MINORS:
            from exactrank.calculations.minors import prove_rank_by_minors

            return prove_rank_by_minors(A)
        case Method.SINGULAR_VALUES:
            from exactrank.calculations.spectrum import singular_values

            return singular_values(A)
        case Method.OUTER_PRODUCT:
            from exactrank.calculations.factorization import outer_product

            return outer_product(A)
        case Method.FACTORIZATION:
            from exactrank.calculations.factorization import prove_rank_by_factorization

            return prove_rank_by_factorization(A)
        case Method.PROJECTION | Method.LOW_RANK | Method.LORA | Method.COMPARISON:
            return _approximation(A, method, request)
        case Method.ALL:
            from exactrank.proofs.rank_proofs import cross_check

            return cross_check(A, form=_row_reduction(A, request))
        case (
            Method.SOLUTION
            | Method.CRAMER
            | Method.COORDINATES
            | Method.CHANGE_OF_BASIS
            | Method.LEAST_SQUARES
            | Method.DETERMINANT
            | Method.INVERSE
            | Method.EIGEN
            | Method.DIAGONALIZATION
            | Method.LU
            | Method.SPACES
            | Method.INDEPENDENCE
            | Method.ORTHOGONALIZATION
            | Method.SVD
        ):
            from exactrank.requests.first_course import derive_course

            return derive_course(A, method, request)
        case _:
            assert_never(method)


def _approximation(A: Matrix, method: ApproximationMethod, request: Request) -> Approximations:
    match method:
        case Method.PROJECTION:
            from exactrank.calculations.least_squares import project

            directions = request.onto
            return project(A, directions[0]) if len(directions) == 1 else project(A, directions)
        case Method.LOW_RANK:
            from exactrank.calculations.studies import study_low_rank

            return study_low_rank(A, request.rank, request.energy)
        case Method.COMPARISON:
            from exactrank.calculations.comparison import compare_rank

            return compare_rank(A, A if request.near is None else request.near)
        case Method.LORA:
            from exactrank.calculations.lora import Scaling
            from exactrank.calculations.studies import study_lora

            scaling = Scaling.RANK_STABILIZED if request.rank_stabilized else Scaling.LORA
            return study_lora(A, request.alpha, request.rank, request.down, scaling, request.input)
        case _:
            assert_never(method)


def derive_all(A: Matrix, methods: tuple[Method, ...], request: Request) -> list[Derived]:
    """The records of several methods in order, each method once.

    `all` holds every proof of the rank. After it come the methods that apply to the matrix and to its right sides,
    those whose own option is given, and what does not apply.

    >>> A = Matrix.of([[3, 0], [4, 5]])
    >>> [type(record).__name__ for record in derive_all(A, (Method.ALL,), Request())][-2:]
    ['SingularValueDecomposition', 'Inapplicable']
    >>> [type(record).__name__ for record in derive_all(A, (Method.ALL,), Request(right=A))][:2]
    ['CrossCheck', 'Solution']
    """
    made: dict[Method, Derived] = {}
    left_out: list[Derived] = []
    for method in methods:
        _add(made, A, request, method)
        if method is Method.ALL:
            left_out = _add_what_applies(made, A, request)
            _add_asked_for(made, A, request)
    return [*made.values(), *left_out]


def _add(made: dict[Method, Derived], A: Matrix, request: Request, *methods: Method) -> None:
    """Puts in what is not there yet."""
    for method in methods:
        if method not in made:
            made[method] = derive(A, method, request)


def _add_what_applies(made: dict[Method, Derived], A: Matrix, request: Request) -> list[Derived]:
    """Puts in what there is of the matrix with its right sides, and gives what does not apply."""
    from exactrank.requests.inapplicable import Sides, inapplicable

    square, rational = A.nrows == A.ncols, A.field == QQ
    sides = Sides()
    if request.right is not None:
        solvable = _add_of_system(made, A, request)
        sides = Sides(request.right.ncols, solvable)
    if square:
        _add(made, A, request, Method.DETERMINANT, Method.INVERSE)
    _add(made, A, request, Method.LU, Method.SPACES)
    if rational and square:
        _add(made, A, request, Method.DIAGONALIZATION)
    if rational:
        _add(made, A, request, Method.ORTHOGONALIZATION)
    closed_form = rational and bool(A.nrows and A.ncols) and _has_closed_form(A)
    if closed_form:
        _add(made, A, request, Method.SVD)
    found = inapplicable(A, row_echelon_form(A).rank, closed_form, sides)
    return [] if found is None else [found]


def _has_closed_form(A: Matrix) -> bool:
    """Whether the singular value decomposition is written with square roots."""
    from exactrank.calculations.spectrum import singular_values

    return all(value.square is not None for value in singular_values(A).values)


def _add_of_system(made: dict[Method, Derived], A: Matrix, request: Request) -> bool:
    """Puts in what solves A X = B, and whether there are solutions for every right side."""
    from exactrank.calculations.systems import Solution

    _add(made, A, request, Method.SOLUTION)
    found = made[Method.SOLUTION]
    if not isinstance(found, Solution) or request.right is None:
        return True
    one_side = request.right.ncols == 1
    if one_side and A.nrows == A.ncols == found.rank > 0:
        _add(made, A, request, Method.CRAMER)
    if one_side and not found.solvable and A.field == QQ:
        _add(made, A, request, Method.LEAST_SQUARES)
    return found.solvable


def _add_asked_for(made: dict[Method, Derived], A: Matrix, request: Request) -> None:
    """Puts in the methods for which the request holds what they need."""
    if request.onto:
        _add(made, A, request, Method.PROJECTION)
    if request.energy is not None or (request.rank is not None and request.alpha is None):
        _add(made, A, request, Method.LOW_RANK)
    if request.alpha is not None:
        _add(made, A, request, Method.LORA)
    if request.near is not None:
        _add(made, A, request, Method.COMPARISON)


def _row_reduction(A: Matrix, request: Request) -> EchelonForm:
    return (reduced_row_echelon_form if request.reduced else row_echelon_form)(A, request.strategy)
