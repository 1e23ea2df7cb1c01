"""All there is to say about a matrix of low rank on one page: its rank four times, its factors, noise, an update."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from exactrank.calculations.comparison import RankComparison, compare_rank
from exactrank.calculations.elimination import EchelonForm, row_echelon_form
from exactrank.calculations.factorization import (
    FactorizationProof,
    OuterProduct,
    outer_product,
    prove_rank_by_factorization,
)
from exactrank.calculations.least_squares import Projection, SubspaceProjection, project
from exactrank.calculations.minors import MinorProof, prove_rank_by_minors
from exactrank.calculations.spectrum import SingularValues, singular_values
from exactrank.calculations.studies import LoraStudy, LowRankStudy, study_lora, study_low_rank
from exactrank.errors import InputError
from exactrank.matrix import Matrix, Scalar
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.statements import Statement


@dataclass(frozen=True, slots=True)
class NoisyPart:
    """A matrix near the one of the page, and three approximations of it that have the page's rank."""

    projection: Projection | SubspaceProjection
    comparison: RankComparison
    truncation: LowRankStudy


@dataclass(frozen=True, slots=True)
class Page:
    """The records that a page tells, in its order."""

    form: EchelonForm
    minors: MinorProof
    values: SingularValues
    factors: FactorizationProof
    outer: OuterProduct | None
    noisy: NoisyPart | None
    update: LoraStudy

    @property
    def matrix(self) -> Matrix:
        return self.form.start

    @property
    def rank(self) -> int:
        return self.form.rank

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        parts = (self.form, self.minors, self.values, self.factors, self.outer, self.update)
        noisy = () if self.noisy is None else (self.noisy.comparison, self.noisy.projection, self.noisy.truncation)
        return tuple([said for part in (*parts, *noisy) if part is not None for said in part.statements])


def study_page(
    A: Matrix,
    noisy: Matrix | None = None,
    direction: Sequence[Scalar] | None = None,
    alpha: Scalar | None = None,
    x: Sequence[Scalar] | None = None,
) -> Page:
    """The page of a rational matrix that is not zero.

    The noisy matrix is projected onto `direction`, by default onto the column of the outer product that A is, or onto
    its pivot columns when its rank is greater than 1.

    >>> page = study_page(Matrix.of([[1, 2], [2, 4]]), noisy=Matrix.of([[1, 2], [2, 5]]))
    >>> page.rank, page.noisy.projection.coefficients
    (1, (Fraction(1, 1), Fraction(12, 5)))

    Raises InputError for the zero matrix, and as the studies do.
    """
    if A.is_zero:
        raise InputError.of("page-of-zero")
    factors = prove_rank_by_factorization(A)
    outer = outer_product(A) if factors.rank == 1 else None
    return Page(
        row_echelon_form(A),
        prove_rank_by_minors(A),
        singular_values(A),
        factors,
        outer,
        None if noisy is None else _noisy(A, noisy, direction),
        study_lora(A, alpha, x=x),
    )


def _noisy(A: Matrix, noisy: Matrix, direction: Sequence[Scalar] | None) -> NoisyPart:
    comparison = compare_rank(noisy, A)
    projection = comparison.projection if direction is None else project(noisy, onto=direction)
    # numpy's answers would differ from machine to machine in their last digits, and a page is the same everywhere
    truncation = study_low_rank(noisy, comparison.rank, numerical=False)
    return NoisyPart(projection, comparison, truncation)
