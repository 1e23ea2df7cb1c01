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
    SEVERAL_RIGHT_SIDES = "several-right-sides"
    SOLVABLE = "solvable"
    """every right side is reached, so there is nothing to come near to"""
    NOT_SQUARE = "not-square"
    NOT_INVERTIBLE = "not-invertible"
    NOT_RANK_ONE = "not-rank-one"
    IRRATIONAL_SQUARES = "irrational-squares"
    """the square of a singular value is irrational"""
    PRIME_FIELD = "prime-field"


SQUARE = (Method.DETERMINANT, Method.INVERSE, Method.EIGEN, Method.DIAGONALIZATION, Method.CRAMER)
"""The methods of square matrices."""

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


@dataclass(frozen=True, slots=True)
class Sides:
    """How many right sides a matrix has, and whether each of them is reached by a combination of its columns."""

    count: int = 0
    solvable: bool = True


def inapplicable(A: Matrix, rank: int, closed_form: bool, sides: Sides) -> Inapplicable | None:
    """What does not apply to a matrix with these right sides; None where everything does.

    `closed_form`: its singular value decomposition has one.

    >>> found = inapplicable(Matrix.identity(2), 2, True, Sides())
    >>> [reason.value for reason, _ in found.reasons] if found else []
    ['no-right-side', 'not-rank-one']
    """
    # A method is named once, with the first reason that keeps it from the matrix.
    reasons: list[tuple[Reason, tuple[Method, ...]]] = []
    if not sides.count:
        reasons.append((Reason.NO_RIGHT_SIDE, SYSTEMS))
    if sides.count > 1:
        reasons.append((Reason.SEVERAL_RIGHT_SIDES, (Method.CRAMER, Method.LEAST_SQUARES)))
    elif sides.count and sides.solvable and not A.field.characteristic:
        reasons.append((Reason.SOLVABLE, (Method.LEAST_SQUARES,)))
    if A.nrows != A.ncols:
        reasons.append((Reason.NOT_SQUARE, SQUARE))
    elif sides.count == 1 and rank < A.nrows:
        reasons.append((Reason.NOT_INVERTIBLE, (Method.CRAMER,)))
    if rank != 1:
        reasons.append((Reason.NOT_RANK_ONE, (Method.OUTER_PRODUCT,)))
    if A.field.characteristic:
        reasons.append((Reason.PRIME_FIELD, WITHOUT_LENGTHS))
    elif not closed_form:
        reasons.append((Reason.IRRATIONAL_SQUARES, (Method.SVD,)))
    named: list[Method] = []
    apart: list[tuple[Reason, tuple[Method, ...]]] = []
    for reason, methods in reasons:
        new = tuple([method for method in methods if method not in named])
        named += new
        apart.append((reason, new))
    kept = tuple([(reason, methods) for reason, methods in apart if methods])
    return Inapplicable(A, rank, kept) if kept else None
