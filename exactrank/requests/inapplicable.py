"""What `all` leaves out of a matrix, and why."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from exactrank.matrix import Matrix
from exactrank.records import dataclass
from exactrank.requests.method_names import SYSTEMS, Method

if TYPE_CHECKING:
    from exactrank.statements import Statement


class Reason(Enum):
    """Why a method does not apply to a matrix."""

    NO_RIGHT_SIDE = "no-right-side"
    NOT_RANK_ONE = "not-rank-one"
    IRRATIONAL_SQUARES = "irrational-squares"
    """the square of a singular value is irrational"""
    PRIME_FIELD = "prime-field"


WITHOUT_LENGTHS = (
    *(Method.SINGULAR_VALUES, Method.EIGEN, Method.DIAGONALIZATION),
    *(Method.ORTHOGONALIZATION, Method.SVD, Method.LEAST_SQUARES),
)
"""The methods that there are over QQ only."""


@dataclass(frozen=True, slots=True)
class Inapplicable:
    """A matrix of this rank, and for each reason the methods that do not apply to it."""

    matrix: Matrix
    rank: int
    reasons: tuple[tuple[Reason, tuple[Method, ...]], ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says of its matrix: the rank that keeps it from being an outer product."""
        from exactrank.statements import Rank
        from exactrank.statements.stated import UNWRITTEN, grid, number

        return (Rank(UNWRITTEN, grid(self.matrix), number(self.rank)),)


def inapplicable(A: Matrix, rank: int, squares_rational: bool) -> Inapplicable:
    """What does not apply to a square matrix without a right side.

    >>> [reason.value for reason, _ in inapplicable(Matrix.identity(2), 2, True).reasons]
    ['no-right-side', 'not-rank-one']
    """
    reasons: list[tuple[Reason, tuple[Method, ...]]] = [(Reason.NO_RIGHT_SIDE, SYSTEMS)]
    if rank != 1:
        reasons.append((Reason.NOT_RANK_ONE, (Method.OUTER_PRODUCT,)))
    if A.field.characteristic:
        reasons.append((Reason.PRIME_FIELD, WITHOUT_LENGTHS))
    elif not squares_rational:
        reasons.append((Reason.IRRATIONAL_SQUARES, (Method.SVD,)))
    return Inapplicable(A, rank, tuple(reasons))
