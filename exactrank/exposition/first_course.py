"""The expositions of a first course's records, each imported when a record of its kind is to be explained."""

from __future__ import annotations

from typing import assert_never

from exactrank.calculations.change_of_basis import ChangeOfBasis
from exactrank.calculations.cramer import Cramer
from exactrank.calculations.determinants import Determinant
from exactrank.calculations.diagonalization import Diagonalization
from exactrank.calculations.eigen import Eigen
from exactrank.calculations.first_course import Course, Systems
from exactrank.calculations.inverses import Inverse
from exactrank.calculations.normal_equations import LeastSquares
from exactrank.calculations.orthogonalization import Orthogonalization
from exactrank.calculations.subspaces import FourSubspaces
from exactrank.calculations.svd import SingularValueDecomposition
from exactrank.calculations.systems import Solution
from exactrank.calculations.triangular import TriangularFactors
from exactrank.calculations.vectors import Coordinates, Independence
from exactrank.document import Document


def explain_course(record: Course, name: str, digits: int | None = None) -> Document:
    """The document about a record of a first course; without `digits` every exposition has its own choice."""
    match record:
        case Solution() | Cramer() | LeastSquares() | Coordinates() | ChangeOfBasis() | Independence():
            return _system(record, name, digits)
        case Determinant():
            from exactrank.exposition.determinant import explain_determinant

            return explain_determinant(record, name)
        case Inverse():
            from exactrank.exposition.inverse import explain_inverse

            return explain_inverse(record, name)
        case TriangularFactors():
            from exactrank.exposition.lu import explain_lu

            return explain_lu(record, name)
        case FourSubspaces():
            from exactrank.exposition.subspaces import explain_subspaces

            return explain_subspaces(record, name)
        case Eigen():
            from exactrank.exposition.eigen import explain_eigen

            return explain_eigen(record, name, digits or 10)
        case Diagonalization():
            from exactrank.exposition.diagonalization import explain_diagonalization

            return explain_diagonalization(record, name, digits or 10)
        case SingularValueDecomposition():
            from exactrank.exposition.svd import explain_svd

            return explain_svd(record, name)
        case Orthogonalization():
            from exactrank.exposition.orthogonalization import explain_orthogonalization

            return explain_orthogonalization(record, name)
        case _:
            assert_never(record)


def _system(record: Systems | Independence, name: str, digits: int | None) -> Document:
    match record:
        case Solution():
            from exactrank.exposition.solution import explain_solution

            return explain_solution(record, name)
        case Cramer():
            from exactrank.exposition.cramer import explain_cramer

            return explain_cramer(record, name)
        case LeastSquares():
            from exactrank.exposition.normal_equations import explain_least_squares

            return explain_least_squares(record, name, digits or 4)
        case Coordinates():
            from exactrank.exposition.vectors import explain_coordinates

            return explain_coordinates(record, name)
        case ChangeOfBasis():
            from exactrank.exposition.change_of_basis import explain_change_of_basis

            return explain_change_of_basis(record, name)
        case Independence():
            from exactrank.exposition.vectors import explain_independence

            return explain_independence(record, name)
        case _:
            assert_never(record)
