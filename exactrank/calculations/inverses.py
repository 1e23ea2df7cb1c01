"""The inverse of a matrix by the reduction of [A | I], and why there is none."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from exactrank.calculations.elimination import EchelonForm, Strategy
from exactrank.calculations.systems import reduced_beside
from exactrank.errors import ShapeError
from exactrank.matrix import Matrix
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.statements import Statement


@dataclass(frozen=True, slots=True)
class Inverse:
    """The recorded reduction of [A | I]: to [I | A^-1], or to a row of zeros left of the bar.

    Where there is no inverse, `vanishing` are the coefficients y != 0 of a combination of the rows of A that is 0:
    y^T A = 0. With A B = I it would be y^T = y^T A B = 0.
    """

    matrix: Matrix
    form: EchelonForm
    inverse: Matrix | None
    vanishing: tuple[Fraction, ...] | None

    @property
    def rank(self) -> int:
        return self.form.rank

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        from exactrank.statements import Inverse as Stated
        from exactrank.statements.stated import UNWRITTEN, grid, row_steps

        steps = row_steps(self.form.derivation, self.matrix.nrows)
        return *steps, Stated(UNWRITTEN, grid(self.matrix), None if self.inverse is None else grid(self.inverse))


def invert(A: Matrix, strategy: Strategy = Strategy.TEXTBOOK) -> Inverse:
    """The inverse of a square matrix with the operations that find it, or why there is none.

    >>> A = Matrix.of([[2, 1], [5, 3]])
    >>> found = invert(A)
    >>> A @ found.inverse == found.inverse @ A == Matrix.identity(2)
    True
    >>> singular = invert(Matrix.of([[1, 2], [2, 4]]))
    >>> singular.inverse, [int(y) for y in singular.vanishing]
    (None, [-2, 1])
    """
    # The operations are the multiplication from the left by an invertible E: [A | I] becomes [E A | E]. So E A = I
    # makes E the inverse, and a row of E A that is zero is a vanishing combination of the rows of A.
    if A.nrows != A.ncols:
        raise ShapeError.of("inverse-not-square", rows=A.nrows, columns=A.ncols)
    size = A.nrows
    unit = Matrix.identity(size, A.field)
    both = reduced_beside(A, unit, strategy, True)
    if both.rank == size:
        return Inverse(A, both, both.matrix.submatrix(range(size), range(size, 2 * size)), None)
    both = reduced_beside(A, unit, strategy, False)
    return Inverse(A, both, None, tuple([both.matrix[both.rank, size + j] for j in range(size)]))
