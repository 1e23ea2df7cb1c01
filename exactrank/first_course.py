"""The functions of a first course for a program: each takes whatever states a matrix and gives a record of everything.

A record shows itself with `to_latex`, `to_markdown`, `to_html`, `to_text` and `to_json`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, overload

from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.numbers.rows import RowsOver
from exactrank.reading import MatrixLike, as_matrix
from exactrank.requests.options import right_sides

if TYPE_CHECKING:
    from exactrank.calculations.cases.records import CaseTree
    from exactrank.calculations.change_of_basis import ChangeOfBasis
    from exactrank.calculations.cramer import Cramer
    from exactrank.calculations.diagonalization import Diagonalization
    from exactrank.calculations.domains.factors import SpacesOver, TriangularFactorsOver
    from exactrank.calculations.domains.systems import IndependenceOver, InverseOver, SolutionOver
    from exactrank.calculations.eigen import Eigen
    from exactrank.calculations.inverses import Inverse
    from exactrank.calculations.normal_equations import LeastSquares
    from exactrank.calculations.orthogonalization import Orthogonalization
    from exactrank.calculations.subspaces import FourSubspaces
    from exactrank.calculations.svd import SingularValueDecomposition
    from exactrank.calculations.systems import Solution
    from exactrank.calculations.triangular import TriangularFactors
    from exactrank.calculations.vectors import Coordinates, Independence

RightSide = MatrixLike
"""A flat list of numbers, a text such as `3 6`, or a matrix whose columns are right sides."""


@overload
def solve(A: MatrixLike, b: RightSide | None = None) -> Solution: ...


@overload
def solve(A: RowsOver[Any], b: object) -> SolutionOver[Any]: ...


def solve(A: MatrixLike | RowsOver[Any], b: Any = None) -> Solution | SolutionOver[Any]:
    """All solutions of A x = b; without b, A is a text with a bar or with equations.

    >>> found = solve("1 2 | 3; 4 5 | 6")
    >>> found.particular == solve([[1, 2], [4, 5]], [3, 6]).particular == (-1, 2)
    True
    >>> solve("x + 2y = 3; 2x + 4y = 6").directions.column(0) == (-2, 1)
    True
    """
    if isinstance(A, RowsOver):
        from exactrank.calculations.domains.systems import solve_over
        from exactrank.requests.over_domains import right_over

        given = right_over(A, None, b, "b")
        if given is None:
            raise InputError.of("bar-missing", method="solve", option="b")
        return solve_over(A, given)
    from exactrank.calculations import systems

    A, B, unknowns = _system(A, b)
    return systems.solve(A, B, unknowns=unknowns)


def least_squares(A: MatrixLike, b: RightSide | None = None) -> LeastSquares:
    """The x for which A x is nearest to b, by the normal equations.

    >>> least_squares([[1], [1]], [1, 2]).squared_error
    Fraction(1, 2)
    """
    from exactrank.calculations import normal_equations

    A, B, unknowns = _system(A, b)
    return normal_equations.least_squares(A, B, unknowns)


def cramer(A: MatrixLike, b: RightSide | None = None) -> Cramer:
    """The solution of a square system by Cramer's rule; raises InputError where det A = 0.

    >>> cramer([[2, 1], [5, 3]], [1, 2]).solution == (1, -1)
    True
    """
    from exactrank.calculations import cramer

    A, B, unknowns = _system(A, b)
    return cramer.cramer(A, B, unknowns)


def coordinates(A: MatrixLike, b: RightSide | None = None) -> Coordinates:
    """The coordinates of b in the basis of the columns of A; raises InputError where these are dependent.

    >>> coordinates([[1, 1], [0, 1]], [3, 1]).solution.particular == (2, 1)
    True
    """
    from exactrank.calculations import vectors

    A, B, _ = _system(A, b)
    return vectors.coordinates(A, B)


def change_of_basis(A: MatrixLike, B: RightSide | None = None) -> ChangeOfBasis:
    """The matrix P that takes coordinates in the basis of the columns of B to those in the basis of the columns of A.

    >>> found = change_of_basis([[1, 1], [0, 1]], [[1, 0], [1, 2]])
    >>> found.matrix, found.back
    (<2x2 matrix [0 -2; 1 2]>, <2x2 matrix [1 1; -1/2 0]>)

    Raises InputError where the columns of A or of B are dependent, and where they span different spaces.
    """
    from exactrank.calculations import change_of_basis

    A, B, _ = _system(A, B)
    return change_of_basis.change_of_basis(A, B)


@overload
def independence(A: MatrixLike) -> Independence: ...


@overload
def independence(A: RowsOver[Any]) -> IndependenceOver[Any]: ...


def independence(A: MatrixLike | RowsOver[Any]) -> Independence | IndependenceOver[Any]:
    """Whether the columns of A are independent, and every dependence where they are not.

    >>> independence("1 2; 2 4").independent
    False
    """
    if isinstance(A, RowsOver):
        from exactrank.calculations.domains.systems import independence_over

        return independence_over(A)
    from exactrank.calculations import vectors

    return vectors.study_independence(as_matrix(A))


@overload
def inverse(A: MatrixLike) -> Inverse: ...


@overload
def inverse(A: RowsOver[Any]) -> InverseOver[Any]: ...


def inverse(A: MatrixLike | RowsOver[Any]) -> Inverse | InverseOver[Any]:
    """The inverse of a square matrix from the reduction of [A | I]; `inverse` is None where there is none.

    >>> inverse("2 1; 5 3").inverse
    <2x2 matrix [3 -1; -5 2]>
    """
    if isinstance(A, RowsOver):
        from exactrank.calculations.domains.systems import invert_over

        return invert_over(A)
    from exactrank.calculations import inverses

    return inverses.invert(as_matrix(A))


@overload
def lu(A: MatrixLike) -> TriangularFactors: ...


@overload
def lu(A: RowsOver[Any]) -> TriangularFactorsOver[Any]: ...


def lu(A: MatrixLike | RowsOver[Any]) -> TriangularFactors | TriangularFactorsOver[Any]:
    """P A = L U from the recorded operations of a reduction, for a matrix of any shape.

    >>> A = as_matrix("0 2; 3 1")
    >>> found = lu(A)
    >>> found.permutation @ A == found.lower @ found.upper
    True
    """
    if isinstance(A, RowsOver):
        from exactrank.calculations.domains.factors import triangular_factors_over

        return triangular_factors_over(A)
    from exactrank.calculations import triangular

    return triangular.triangular_factors(as_matrix(A))


@overload
def spaces(A: MatrixLike) -> FourSubspaces: ...


@overload
def spaces(A: RowsOver[Any]) -> SpacesOver[Any]: ...


def spaces(A: MatrixLike | RowsOver[Any]) -> FourSubspaces | SpacesOver[Any]:
    """Bases of the null, row, column and left null space as the columns of matrices.

    >>> found = spaces("1 2; 2 4")
    >>> found.null, found.left_null
    (<2x1 matrix [-2; 1]>, <2x1 matrix [-2; 1]>)
    """
    if isinstance(A, RowsOver):
        from exactrank.calculations.domains.factors import four_subspaces_over

        return four_subspaces_over(A)
    from exactrank.calculations import subspaces

    return subspaces.four_subspaces(as_matrix(A))


def eigen(A: MatrixLike) -> Eigen:
    """The characteristic polynomial, the eigenvalues and their spaces, exactly.

    >>> [int(one.value) for one in eigen("2 1; 1 2").values]
    [1, 3]
    """
    from exactrank.calculations import eigen

    return eigen.eigen(as_matrix(A))


def diagonalization(A: MatrixLike) -> Diagonalization:
    """A = P D P^-1, or what keeps A from it.

    >>> diagonalization("2 1; 1 2").D
    <2x2 matrix [1 0; 0 3]>
    """
    from exactrank.calculations import diagonalization

    return diagonalization.diagonalize(as_matrix(A))


def orthogonalization(A: MatrixLike) -> Orthogonalization:
    """A = Q R with orthogonal columns in Q, which are not normalized: no roots are needed.

    >>> A = as_matrix("1 2; 1 0")
    >>> found = orthogonalization(A)
    >>> found.Q @ found.R == A
    True
    """
    from exactrank.calculations import orthogonalization

    return orthogonalization.orthogonalize(as_matrix(A))


def singular_value_decomposition(A: MatrixLike) -> SingularValueDecomposition:
    """A = U S V^T with orthogonal U and V, exactly, where the squares of the singular values are rational.

    >>> found = singular_value_decomposition("2 2; -1 1")
    >>> [(int(one.coefficient), one.radicand) for one in found.values]
    [(2, 2), (1, 2)]

    Raises InputError where the square of a singular value is irrational.
    """
    from exactrank.calculations import svd

    return svd.singular_value_decomposition(as_matrix(A))


def _system(A: MatrixLike, b: RightSide | None) -> tuple[Matrix, Matrix, tuple[str, ...]]:
    """The coefficients, the right sides as columns, and what the unknowns are called."""
    if b is None:
        from exactrank.reading.formulas.augmented import augmented_text

        if isinstance(A, str):
            found = augmented_text(A)
            if found.right is not None:
                return found.coefficients, found.right, found.unknowns
        raise InputError.of("bar-missing", method="solve", option="b")
    return as_matrix(A), right_sides(b), ()


def cases(
    A: MatrixLike,
    letters: Sequence[str] = (),
    goal: str | None = None,
    over: str = "real",
    given: Sequence[str] = (),
    most_cases: int = 40,
) -> CaseTree:
    """The complete discussion of a matrix with letters: exactly one of its cases holds for all values of the letters.

    A is a text (a bar parts off a right side, equations are a system), rows with texts among them, or a SymPy matrix
    with symbols; without `letters` all letters of the entries are meant. `goal` is `solutions` (the usual one where
    there is a right side), `rank` (else), `echelon`, `determinant` or `inverse`; the letters are `rational`, `real` or
    `complex`; `given` are conditions such as `a != 0`. Raises InputError for more than `most_cases` cases.

    >>> tree = cases("1 a | 1; a 1 | 1")
    >>> [case.answer.kind.value for case in tree.cases], tree.at(a=1).answer.kind.value
    (['infinite', 'none', 'unique'], 'infinite')
    """
    from exactrank.reading.formulas.with_letters import read_with_letters
    from exactrank.requests.cases import discussion

    return discussion(read_with_letters(A, letters), goal, over, given, most_cases)
