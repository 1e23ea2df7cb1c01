"""What is told together about an approximation: the record itself and what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from exactrank.calculations.energy import order_for_share
from exactrank.calculations.lora import LoraFlow, LoraUpdate, Scaling, lora_factors, lora_update
from exactrank.calculations.low_rank import LowRankApproximation, low_rank_approximation
from exactrank.calculations.numerics import NumericalAnswers, libraries, numerical_answers
from exactrank.calculations.spectrum import singular_values
from exactrank.errors import InputError
from exactrank.matrix import Matrix, Scalar
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.statements import Statement


@dataclass(frozen=True, slots=True)
class LowRankStudy:
    """A truncated singular value decomposition; the share of the energy that was asked for; what libraries answer."""

    approximation: LowRankApproximation
    share: Fraction | None = None
    numerical: tuple[NumericalAnswers, ...] = ()

    @property
    def matrix(self) -> Matrix:
        return self.approximation.matrix

    @property
    def sufficient(self) -> int | None:
        """The smallest order that keeps the share."""
        return None if self.share is None else order_for_share(self.approximation.values, self.share)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        return self.approximation.statements


def study_low_rank(
    A: Matrix, r: int | None = None, share: Fraction | None = None, numerical: bool = True
) -> LowRankStudy:
    """The truncation of order r, or of the smallest order that keeps the share; one of the two must be given.

    >>> study_low_rank(Matrix.of([[3, 0], [0, 1]]), share=Fraction(9, 10)).approximation.order
    1

    Raises InputError for r or the share out of range, and over a prime field.
    """
    if r is None and share is None:
        raise InputError.of("no-order")
    values = singular_values(A)
    if r is None and share is not None:
        found = LowRankApproximation(values, order_for_share(values, share))
    else:
        found = low_rank_approximation(A, r or 0)
    if share is not None:
        order_for_share(values, share)  # refuses a share that is none
    answers = [numerical_answers(values, library) for library in libraries()] if numerical else []
    return LowRankStudy(found, share, tuple([one for one in answers if one is not None]))


@dataclass(frozen=True, slots=True)
class LoraStudy:
    """An update, what it does to an input, and the matrix it was made from, where it was."""

    update: LoraUpdate
    flow: LoraFlow
    target: Matrix | None = None

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        from exactrank.statements import Equality, Times
        from exactrank.statements.stated import UNWRITTEN, column, grid

        brought = Times((grid(self.update.A), column(self.flow.given)))
        return *self.update.statements, Equality(UNWRITTEN, (brought, column(self.flow.down)))


def study_lora(
    matrix: Matrix,
    alpha: Scalar | None = None,
    r: int | None = None,
    down: Matrix | None = None,
    scaling: Scaling = Scaling.LORA,
    x: Sequence[Scalar] | None = None,
) -> LoraStudy:
    """The update (alpha / r) B A: with `down`, the matrix is B and `down` is A; without, the matrix is the update.

    The input x consists of ones unless it is given. Raises as `lora_update` and `lora_factors` do.

    >>> study = study_lora(Matrix.of([[4, 8], [2, 4]]), alpha=2)
    >>> study.update.delta == study.target, [int(y) for y in study.flow.up]
    (True, [12, 6])
    """
    if down is None:
        update = lora_factors(matrix, alpha, r, scaling)
    else:
        if r is not None and r != down.nrows:
            raise InputError.of("lora-order-given", order=r, rows=down.nrows)
        update = lora_update(matrix, down, down.nrows if alpha is None else alpha, scaling)
    given = [1] * update.d_in if x is None else x
    return LoraStudy(update, update.flow(given), matrix if down is None else None)
