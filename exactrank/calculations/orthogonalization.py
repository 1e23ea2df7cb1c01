"""Gram and Schmidt without roots: A = Q R with orthogonal columns, R unit upper triangular where A has full rank."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.statements import Statement


@dataclass(frozen=True, slots=True)
class OrthogonalStep:
    """Column `column` less its projections onto the q found before: `coefficients[k]` times q_k, from `products[k]`.

    `rest` is what remains; it becomes the next q unless it is zero.
    """

    column: int
    products: tuple[Fraction, ...]
    coefficients: tuple[Fraction, ...]
    rest: tuple[Fraction, ...]

    @property
    def depends(self) -> bool:
        return not any(self.rest)


@dataclass(frozen=True, slots=True)
class Orthogonalization:
    """A = Q R: Q m x r with orthogonal nonzero columns, R r x n; `squares` are the squared lengths of these columns."""

    matrix: Matrix
    steps: tuple[OrthogonalStep, ...]
    Q: Matrix
    R: Matrix
    squares: tuple[Fraction, ...]

    @property
    def rank(self) -> int:
        return self.Q.ncols

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        from exactrank.statements import Factorization
        from exactrank.statements.stated import UNWRITTEN, grid

        return (Factorization(UNWRITTEN, grid(self.matrix), (grid(self.Q), grid(self.R))),) if self.rank else ()


def orthogonalize(A: Matrix) -> Orthogonalization:
    """The columns of a rational matrix made orthogonal one after the other, and A = Q R.

    >>> A = Matrix.of([[1, 2], [1, 0]])
    >>> found = orthogonalize(A)
    >>> found.Q, found.Q @ found.R == A
    (<2x2 matrix [1 1; 1 -1]>, True)

    A column that depends on those before it leaves nothing and adds no column to Q. Raises InputError over a prime
    field, where a nonzero vector can be orthogonal to itself.
    """
    if A.field != QQ:
        raise InputError.of("orthogonal-field", field=A.field.name)
    steps: list[OrthogonalStep] = []
    found: list[tuple[Fraction, ...]] = []
    squares: list[Fraction] = []
    factors: list[list[Fraction]] = []
    for j in range(A.ncols):
        a = A.column(j)
        products = tuple([dot(q, a) for q in found])
        coefficients = tuple([p / s for p, s in zip(products, squares, strict=True)])
        rest = a
        for c, q in zip(coefficients, found, strict=True):
            rest = tuple([x - c * y for x, y in zip(rest, q, strict=True)])
        steps.append(OrthogonalStep(j, products, coefficients, rest))
        column = list(coefficients)
        if any(rest):
            found.append(rest)
            squares.append(dot(rest, rest))
            column.append(Fraction(1))
        factors.append(column)
    r = len(found)
    R = Matrix.of([[*column, *[0] * (r - len(column))] for column in factors], r).T
    return Orthogonalization(A, tuple(steps), Matrix.of(found, A.nrows).T, R, tuple(squares))


def dot(x: tuple[Fraction, ...], y: tuple[Fraction, ...]) -> Fraction:
    """The sum of the products of the entries."""
    return sum([a * b for a, b in zip(x, y, strict=True)], Fraction(0))
