"""Three approximations of one rank side by side: a given one, the projection onto its columns, and the best one."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from exactrank.calculations.energy import EnergySum, energy
from exactrank.calculations.factorization import OuterProduct, RankFactorization, outer_product, rank_factorization
from exactrank.calculations.least_squares import ColumnError, Projection, SubspaceProjection, column_errors, project
from exactrank.calculations.low_rank import LowRankApproximation, low_rank_approximation
from exactrank.errors import ShapeError
from exactrank.matrix import Matrix
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.statements import Statement


@dataclass(frozen=True, slots=True)
class RankOneComparison:
    """How near three matrices of rank 1 come to A: u v^T as given, u times the best row, the best column times row.

    Each allows more than the one before it, so the squared errors do not grow: `outer_squares` >= `projection.squares`
    >= `best.lost`.
    """

    matrix: Matrix
    outer: OuterProduct
    outer_residual: Matrix
    outer_errors: tuple[ColumnError, ...]
    projection: Projection
    best: LowRankApproximation

    @property
    def outer_squares(self) -> Fraction:
        return energy(self.outer_residual)

    @property
    def projection_squares(self) -> Fraction:
        return self.projection.squares

    @property
    def best_squares(self) -> EnergySum:
        return self.best.lost


def compare_rank_one(A: Matrix, near: Matrix) -> RankOneComparison:
    """The rank-1 matrix `near`, the projection of A onto its column, and the best rank-1 approximation of A.

    >>> found = compare_rank_one(Matrix.of([[1, 2], [2, 5]]), Matrix.of([[1, 2], [2, 4]]))
    >>> found.outer_squares, found.projection_squares, found.best_squares.decimal(3)
    (Fraction(1, 1), Fraction(1, 5), '0.0294')

    Raises NotRankOne when `near` has another rank, ShapeError when it has another shape.
    """
    if A.shape != near.shape:
        left, right = (f"{m}x{n}" for m, n in (A.shape, near.shape))
        raise ShapeError.of("compared-shapes", left=left, right=right)
    outer = outer_product(near)
    projection = project(A, onto=outer.column)
    residual = A - near
    return RankOneComparison(A, outer, residual, column_errors(residual), projection, low_rank_approximation(A, 1))


@dataclass(frozen=True, slots=True)
class RankComparison:
    """How near three matrices of rank r come to A: `near` = C F as given, C times the best rows, and the best of all.

    Each allows more than the one before it, so the squared errors do not grow: `given_squares` >= `projection.squares`
    >= `best.lost`.
    """

    matrix: Matrix
    factors: RankFactorization
    residual: Matrix
    projection: Projection | SubspaceProjection
    best: LowRankApproximation

    @property
    def near(self) -> Matrix:
        return self.factors.matrix

    @property
    def rank(self) -> int:
        return self.factors.rank

    @property
    def given_squares(self) -> Fraction:
        return energy(self.residual)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        from exactrank.statements import Equality, Negative, Sum
        from exactrank.statements.stated import UNWRITTEN, grid

        rest = Equality(UNWRITTEN, (Sum((grid(self.matrix), Negative(grid(self.near)))), grid(self.residual)))
        return *self.factors.statements, rest, *self.projection.statements, *self.best.statements


def compare_rank(A: Matrix, near: Matrix) -> RankComparison:
    """A nonzero matrix `near`, the projection of A onto its pivot columns, and the best approximation of its rank.

    >>> found = compare_rank(Matrix.of([[1, 2], [2, 5]]), Matrix.of([[1, 2], [2, 4]]))
    >>> found.rank, found.given_squares, found.projection.squares
    (1, Fraction(1, 1), Fraction(1, 5))

    Raises ShapeError when the shapes differ, InputError (no direction) when `near` is zero.
    """
    if A.shape != near.shape:
        left, right = (f"{m}x{n}" for m, n in (A.shape, near.shape))
        raise ShapeError.of("compared-shapes", left=left, right=right)
    factors = rank_factorization(near)
    if factors.rank == 1:
        outer = outer_product(near)
        projection: Projection | SubspaceProjection = project(A, onto=outer.column)
    else:
        projection = project(A, onto=factors.left)
    return RankComparison(A, factors, A - near, projection, low_rank_approximation(A, factors.rank))
