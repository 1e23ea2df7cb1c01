"""Three approximations of rank 1 side by side: an outer product, the projection onto its column, and the best one."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from exactrank.energy import EnergySum, energy
from exactrank.errors import ShapeError
from exactrank.factorization import OuterProduct, outer_product
from exactrank.least_squares import ColumnError, Projection, column_errors, project
from exactrank.low_rank import LowRankApproximation, low_rank_approximation
from exactrank.matrix import Matrix


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
