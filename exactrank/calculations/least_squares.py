"""Orthogonal projection of the columns of a rational matrix, exactly: onto one direction or onto several at once."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, overload

from exactrank.calculations.columns import column_dependencies
from exactrank.calculations.elimination import EchelonForm, reduced_row_echelon_form
from exactrank.errors import InputError, ShapeError
from exactrank.matrix import Matrix, Scalar
from exactrank.numbers.fields import QQ
from exactrank.numbers.surds import Surd
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.statements import Statement


@dataclass(frozen=True, slots=True)
class ColumnError:
    """How far the entries of one column are from their approximation."""

    mean_absolute: Fraction
    maximal: Fraction
    squares: Fraction
    """the sum of the squared residuals"""
    count: int
    """how many entries the column has"""

    @property
    def root_mean_square(self) -> Surd:
        return Surd.sqrt_of(self.squares / self.count)


@dataclass(frozen=True, slots=True)
class Projection:
    """Column j of A is nearest to coefficients[j] times the direction b, where coefficients[j] = b^T w_j / b^T b."""

    matrix: Matrix
    direction: tuple[Fraction, ...]
    products: tuple[Fraction, ...]
    """b^T w_j for every column w_j"""
    direction_square: Fraction
    """b^T b"""
    coefficients: tuple[Fraction, ...]
    approximation: Matrix
    residual: Matrix
    errors: tuple[ColumnError, ...]
    orthogonality: tuple[Fraction, ...]
    """b^T times each column of the residual, computed: all zero, which makes the coefficients the best"""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        direction = Matrix.column_of(self.direction)
        product = (direction, Matrix.of([self.coefficients], self.matrix.ncols))
        return _statements(self.matrix, product, self.approximation, self.residual, direction)

    @property
    def squares(self) -> Fraction:
        """The squared Frobenius norm of the residual."""
        return sum([error.squares for error in self.errors], Fraction(0))

    @property
    def error(self) -> Surd:
        """The Frobenius norm of the residual."""
        return Surd.sqrt_of(self.squares)


@dataclass(frozen=True, slots=True)
class SubspaceProjection:
    """The columns of A projected onto the span of the k independent columns of C: A is nearest to C X.

    X is the k x n solution of the normal equations C^T C X = C^T A, and `form` the recorded reduction of
    [C^T C  C^T A] to [I  X].
    """

    matrix: Matrix
    directions: Matrix
    form: EchelonForm
    coefficients: Matrix
    approximation: Matrix
    residual: Matrix
    errors: tuple[ColumnError, ...]
    orthogonality: Matrix
    """C^T times the residual, computed: all zero"""

    @property
    def normal_matrix(self) -> Matrix:
        """C^T C."""
        size = self.directions.ncols
        return self.form.start.submatrix(range(size), range(size))

    @property
    def right_side(self) -> Matrix:
        """C^T A."""
        size = self.directions.ncols
        return self.form.start.submatrix(range(size), range(size, size + self.matrix.ncols))

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        from exactrank.statements.stated import row_steps

        product = (self.directions, self.coefficients)
        told = _statements(self.matrix, product, self.approximation, self.residual, self.directions)
        return *row_steps(self.form.derivation, self.directions.ncols), *told

    @property
    def squares(self) -> Fraction:
        return sum([error.squares for error in self.errors], Fraction(0))

    @property
    def error(self) -> Surd:
        return Surd.sqrt_of(self.squares)


def _statements(
    A: Matrix, product: tuple[Matrix, Matrix], approximation: Matrix, residual: Matrix, directions: Matrix
) -> tuple[Statement, ...]:
    """The product is the approximation, A less it the residual, and that is orthogonal to the directions."""
    from exactrank.statements import Equality, Negative, Orthogonality, Sum, Times
    from exactrank.statements.stated import UNWRITTEN, grid

    if not A.ncols:
        return ()
    near, rest = grid(approximation), grid(residual)
    return (
        Equality(UNWRITTEN, (Times(tuple([grid(one) for one in product])), near)),
        Equality(UNWRITTEN, (Sum((grid(A), Negative(near))), rest)),
        Orthogonality(UNWRITTEN, grid(directions), rest),
    )


@overload
def project(A: Matrix, onto: Sequence[Scalar]) -> Projection: ...


@overload
def project(A: Matrix, onto: Matrix | Sequence[Sequence[Scalar]]) -> SubspaceProjection: ...


def project(A: Matrix, onto: Sequence[Scalar] | Sequence[Sequence[Scalar]] | Matrix) -> Projection | SubspaceProjection:
    """The least-squares approximation of every column of A by a direction, or by several together.

    `onto` is one direction (m numbers), a list of directions, or a matrix with the directions as its columns.

    >>> A = Matrix.of([[4, 8], [2, 5]])
    >>> found = project(A, onto=[2, 1])
    >>> found.coefficients, found.orthogonality == (0, 0), found.approximation + found.residual == A
    ((Fraction(2, 1), Fraction(21, 5)), True, True)

    Raises ShapeError for a direction of another length than the columns, InputError for a zero direction, for
    dependent directions, and over a prime field, where nothing is near.
    """
    if A.field != QQ:
        raise InputError.of("projection-field", field=A.field.name)
    if isinstance(onto, Matrix):
        return _onto_columns(A, onto)
    numbers = [x for x in onto if isinstance(x, int | Fraction)]
    directions = [x for x in onto if not isinstance(x, int | Fraction)]
    if not directions:
        return _onto_one(A, tuple(map(Fraction, numbers)))
    if numbers:
        raise InputError.of("mixed-directions")
    for k, direction in enumerate(directions):
        _check_length(A, len(direction), k)
    return _onto_columns(A, Matrix.of(directions, A.nrows).T)


def _onto_one(A: Matrix, b: tuple[Fraction, ...]) -> Projection:
    if not b:
        raise InputError.of("no-direction")
    _check_length(A, len(b), 0)
    square = _product(b, b)
    if not square:
        raise InputError.of("zero-direction", direction=1)
    products = tuple([_product(b, A.column(j)) for j in range(A.ncols)])
    coefficients = tuple([product / square for product in products])
    approximation = Matrix.column_of(b) @ Matrix.of([coefficients], A.ncols)
    residual = A - approximation
    zeros = tuple([_product(b, residual.column(j)) for j in range(A.ncols)])
    return Projection(A, b, products, square, coefficients, approximation, residual, column_errors(residual), zeros)


def _onto_columns(A: Matrix, C: Matrix) -> SubspaceProjection:
    if not C.ncols:
        raise InputError.of("no-direction")
    _check_length(A, C.nrows, 0)
    zero = next((k for k in range(C.ncols) if not any(C.column(k))), None)
    if zero is not None:
        raise InputError.of("zero-direction", direction=zero + 1)
    dependencies = column_dependencies(reduced_row_echelon_form(C))
    if dependencies:
        raise InputError.of("dependent-direction", direction=dependencies[0].column + 1)
    # The residual A - C X is orthogonal to all columns of C exactly when C^T C X = C^T A, and then, by Pythagoras,
    # |A - C Y|^2 = |A - C X|^2 + |C (X - Y)|^2 for every Y. C^T C is invertible as C has full column rank.
    transposed = C.T
    form = reduced_row_echelon_form((transposed @ C).beside(transposed @ A))
    coefficients = form.matrix.submatrix(range(C.ncols), range(C.ncols, C.ncols + A.ncols))
    approximation = C @ coefficients
    residual = A - approximation
    errors = column_errors(residual)
    return SubspaceProjection(A, C, form, coefficients, approximation, residual, errors, transposed @ residual)


def column_errors(residual: Matrix) -> tuple[ColumnError, ...]:
    """Mean absolute, root-mean-square and maximal error of every column; the matrix has at least one row.

    >>> column_errors(Matrix.of([[1], [-3]]))[0].root_mean_square
    Surd(coefficient=Fraction(1, 1), radicand=5)
    """
    found: list[ColumnError] = []
    for j in range(residual.ncols):
        sizes = [abs(x) for x in residual.column(j)]
        squares = _product(sizes, sizes)
        count = len(sizes)
        found.append(ColumnError(sum(sizes, Fraction(0)) / count, max(sizes), squares, count))
    return tuple(found)


def _product(x: Sequence[Fraction], y: Sequence[Fraction]) -> Fraction:
    return sum([a * b for a, b in zip(x, y, strict=True)], Fraction(0))


def _check_length(A: Matrix, found: int, direction: int) -> None:
    if found != A.nrows:
        raise ShapeError.of("direction-length", direction=direction + 1, found=found, expected=A.nrows)
