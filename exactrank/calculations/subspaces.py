"""The four subspaces of a matrix, with bases from one reduction of [A | I]."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exactrank.calculations.columns import null_space_of
from exactrank.calculations.elimination import EchelonForm, reduced_row_echelon_form
from exactrank.calculations.systems import with_right_side
from exactrank.matrix import Matrix
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.statements import Statement


@dataclass(frozen=True, slots=True)
class FourSubspaces:
    """[A | I] reduced to [R | E], and bases of the four subspaces of the m x n matrix A as columns of matrices.

    The columns of `null` (n - r) and `row` (r) lie in n dimensions, those of `column` (r) and `left_null` (m - r) in m.
    """

    matrix: Matrix
    form: EchelonForm
    null: Matrix
    row: Matrix
    column: Matrix
    left_null: Matrix

    @property
    def rank(self) -> int:
        return self.form.rank

    @property
    def free(self) -> tuple[int, ...]:
        pivot_columns = {pivot.column for pivot in self.form.pivots}
        return tuple([j for j in range(self.matrix.ncols) if j not in pivot_columns])

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        from exactrank.statements import Rank, Space
        from exactrank.statements.stated import UNWRITTEN, basis, grid, number, row_steps

        A, transposed = self.matrix, self.matrix.T
        return (
            *row_steps(self.form.derivation, A.ncols),
            Rank(UNWRITTEN, grid(A), number(self.rank)),
            *basis(A, self.null, Space.NULL),
            *basis(A, self.row, Space.ROW),
            *basis(A, self.column, Space.COLUMN),
            *basis(transposed, self.left_null, Space.NULL),
        )


def four_subspaces(A: Matrix) -> FourSubspaces:
    """Bases of the null, row, column and left null space, each from the same reduction of [A | I] to [R | E].

    >>> A = Matrix.of([[1, 2, 3], [2, 4, 6]])
    >>> found = four_subspaces(A)
    >>> (A @ found.null).is_zero, (found.left_null.T @ A).is_zero, (found.row.T @ found.null).is_zero
    (True, True, True)
    """
    # E is invertible and E A = R. The nonzero rows of R span the rows of A, and the pivots make them independent. The
    # rows of E beside the zero rows of R are independent and vanish on A, and there are m - r of them, as many as the
    # dimension of the left null space. The pivot columns of A are independent as those of R are, and span the rest.
    m, n = A.shape
    form = reduced_row_echelon_form(A)
    both = with_right_side(form, Matrix.identity(m, A.field))
    r = form.rank
    return FourSubspaces(
        A,
        both,
        null_space_of(form),
        form.matrix.submatrix(range(r), range(n)).T,
        A.submatrix(range(m), [pivot.column for pivot in form.pivots]),
        both.matrix.submatrix(range(r, m), range(n, n + m)).T,
    )
