"""The records of a first course in linear algebra, as one closed union."""

from exactrank.calculations.change_of_basis import ChangeOfBasis
from exactrank.calculations.cramer import Cramer
from exactrank.calculations.determinants import Determinant
from exactrank.calculations.diagonalization import Diagonalization
from exactrank.calculations.eigen import Eigen
from exactrank.calculations.inverses import Inverse
from exactrank.calculations.normal_equations import LeastSquares
from exactrank.calculations.orthogonalization import Orthogonalization
from exactrank.calculations.subspaces import FourSubspaces
from exactrank.calculations.svd import SingularValueDecomposition
from exactrank.calculations.systems import Solution
from exactrank.calculations.triangular import TriangularFactors
from exactrank.calculations.vectors import Coordinates, Independence
from exactrank.numbers.fields import Field

Systems = Solution | Cramer | Coordinates | ChangeOfBasis | LeastSquares
"""What a system with right sides has."""

Squares = Determinant | Inverse | Eigen | Diagonalization
"""What only a square matrix has."""

Shapes = TriangularFactors | FourSubspaces | Independence | Orthogonalization | SingularValueDecomposition
"""What a matrix of any shape has."""

Course = Systems | Squares | Shapes


def field_of(record: Course) -> Field:
    """The field that the record is over."""
    match record:
        case Solution() | Cramer() | LeastSquares():
            return record.coefficients.field
        case Coordinates(solution) | ChangeOfBasis(solution):
            return solution.coefficients.field
        case _:
            return record.matrix.field
