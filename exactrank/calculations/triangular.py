"""P A = L U from a recorded reduction: the multipliers of the operations, each where it comes from."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from exactrank.calculations.elimination import EchelonForm, row_echelon_form
from exactrank.matrix import Matrix
from exactrank.records import dataclass
from exactrank.row_operations import RowAdd, RowSwap

if TYPE_CHECKING:
    from exactrank.statements import Statement


@dataclass(frozen=True, slots=True)
class TriangularFactors:
    """P A = L U: `permutation` m x m, `lower` m x m with ones on the diagonal, `upper` an m x n echelon form of A.

    Row i of P A is row `order[i]` of A.
    """

    matrix: Matrix
    form: EchelonForm
    order: tuple[int, ...]
    lower: Matrix

    @property
    def upper(self) -> Matrix:
        return self.form.matrix

    @property
    def permutation(self) -> Matrix:
        size = self.matrix.nrows
        return Matrix.of([[int(j == i) for j in range(size)] for i in self.order], size, self.matrix.field)

    @property
    def swaps(self) -> bool:
        return self.order != tuple(range(self.matrix.nrows))

    @property
    def pivots(self) -> tuple[Fraction, ...] | None:
        """The diagonal of U where A is invertible, none of its entries 0: then U = D V and P A = L D V."""
        square = self.matrix.nrows == self.matrix.ncols == self.form.rank
        return tuple([self.upper[i, i] for i in range(self.matrix.nrows)]) if square else None

    @property
    def diagonal(self) -> Matrix | None:
        """D, with the pivots on its diagonal."""
        pivots, size = self.pivots, self.matrix.nrows
        if pivots is None:
            return None
        rows = [[x if i == j else Fraction(0) for j in range(size)] for i, x in enumerate(pivots)]
        return Matrix.of(rows, size, self.matrix.field)

    @property
    def unit_upper(self) -> Matrix | None:
        """V, upper triangular with ones on its diagonal: each row of U divided by its pivot."""
        pivots, field = self.pivots, self.matrix.field
        if pivots is None:
            return None
        rows = [[field.quotient(x, pivot) for x in row] for row, pivot in zip(self.upper, pivots, strict=True)]
        return Matrix.of(rows, self.matrix.ncols, field)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        from exactrank.statements import Factorization, FactorizationKind
        from exactrank.statements.stated import UNWRITTEN, grid, row_steps

        PA = grid(self.permutation @ self.matrix)
        L, D, V = grid(self.lower), self.diagonal, self.unit_upper
        lu = Factorization(UNWRITTEN, PA, (L, grid(self.upper)), FactorizationKind.LU)
        steps = row_steps(self.form.derivation)
        if D is None or V is None:
            return *steps, lu
        return *steps, lu, Factorization(UNWRITTEN, PA, (L, grid(D), grid(V)))


def triangular_factors(A: Matrix) -> TriangularFactors:
    """P A = L U for a matrix of any shape, from the operations of its reduction to an echelon form U.

    >>> A = Matrix.of([[0, 2, 4], [3, 1, 5], [6, 4, 14]])
    >>> found = triangular_factors(A)
    >>> found.permutation @ A == found.lower @ found.upper, found.lower
    (True, <3x3 matrix [1 0 0; 0 1 0; 2 1 1]>)
    """
    # Invariant: P A = L S for the state S. An operation S' = E S keeps it with L E^-1: row i <- row i + c row k puts -c
    # into the entry (i, k) of L, whose column k is a unit vector so far but for such multipliers. A swap of rows i and
    # k exchanges both in P and in the multipliers found so far; the ones stay on the diagonal.
    form = row_echelon_form(A)
    size, field = A.nrows, A.field
    order = list(range(size))
    multipliers: list[list[Fraction]] = [[Fraction(0)] * size for _ in range(size)]
    for step in form.derivation.steps:
        match step.operation:
            case RowSwap(i, k):
                order[i], order[k] = order[k], order[i]
                multipliers[i], multipliers[k] = multipliers[k], multipliers[i]
            case RowAdd(i, k, factor):
                multipliers[i][k] = field.scalar(-factor.numerator, factor.denominator)
    for i in range(size):
        multipliers[i][i] = Fraction(1)
    return TriangularFactors(A, form, tuple(order), Matrix.of(multipliers, size, field))
