"""Factoring a matrix by its rank: A = C F through the pivot columns, and the outer product of a rank-1 matrix."""

from __future__ import annotations

from fractions import Fraction
from math import gcd
from typing import TYPE_CHECKING

from exactrank.calculations.elimination import EchelonForm, Strategy, reduced_row_echelon_form
from exactrank.calculations.minors import Minor, bordering_minors, minor, rank_profiles
from exactrank.errors import NotRankOne, Problem
from exactrank.matrix import Matrix
from exactrank.numbers.decimals import rational_text
from exactrank.numbers.fields import QQ, Field
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.statements import Statement


@dataclass(frozen=True, slots=True)
class OuterProduct:
    """column times row: the m x n matrix with the entries column[i] * row[j], from m + n numbers.

    Every other way to write it is (c column)(row / c). Where it came from a matrix, row `pivot_row` of that matrix is
    `scale` times `row`.
    """

    column: tuple[Fraction, ...]
    row: tuple[Fraction, ...]
    field: Field = QQ
    pivot_row: int | None = None
    scale: Fraction | None = None

    @property
    def column_matrix(self) -> Matrix:
        return Matrix.column_of(self.column, self.field)

    @property
    def row_matrix(self) -> Matrix:
        return Matrix.of([self.row], len(self.row), self.field)

    @property
    def product(self) -> Matrix:
        return self.column_matrix @ self.row_matrix

    @property
    def numbers(self) -> int:
        """How many numbers hold it: m + n."""
        return len(self.column) + len(self.row)

    @property
    def entries(self) -> int:
        """How many entries the product has: m n."""
        return len(self.column) * len(self.row)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        from exactrank.statements import Factorization, FactorizationKind
        from exactrank.statements.stated import UNWRITTEN, grid

        factors = (grid(self.column_matrix), grid(self.row_matrix))
        return (Factorization(UNWRITTEN, grid(self.product), factors, FactorizationKind.OUTER_PRODUCT),)


@dataclass(frozen=True, slots=True)
class RankFactorization:
    """A = left @ right with left the m x r pivot columns of A and right the r x n nonzero rows of its reduced form."""

    matrix: Matrix
    left: Matrix
    right: Matrix
    pivot_columns: tuple[int, ...]
    form: EchelonForm

    @property
    def rank(self) -> int:
        return len(self.pivot_columns)

    @property
    def product(self) -> Matrix:
        return self.left @ self.right

    @property
    def outer_products(self) -> tuple[OuterProduct, ...]:
        """The r outer products, column k of `left` times row k of `right`, whose sum is A."""
        rows = list(self.right)
        return tuple([OuterProduct(self.left.column(k), row, self.left.field) for k, row in enumerate(rows)])

    @property
    def numbers(self) -> int:
        """How many numbers the two factors hold: r (m + n)."""
        return self.rank * (self.matrix.nrows + self.matrix.ncols)

    @property
    def entries(self) -> int:
        return self.matrix.nrows * self.matrix.ncols

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        from exactrank.statements import Factorization, FactorizationKind, Rank
        from exactrank.statements.stated import UNWRITTEN, grid, number, row_steps

        A = grid(self.matrix)
        said: list[Statement] = [*row_steps(self.form.derivation)]
        if self.rank:  # the zero matrix is a product without columns and rows, which nobody writes
            factors = (grid(self.left), grid(self.right))
            said.append(Factorization(UNWRITTEN, A, factors, FactorizationKind.RANK))
        return *said, Rank(UNWRITTEN, A, number(self.rank))


def rank_factorization(A: Matrix) -> RankFactorization:
    """A = C F with r columns in C and r rows in F, r the rank: the pivot columns, and the reduced form's nonzero rows.

    >>> A = Matrix.of([[1, 2, 3], [2, 4, 7]])
    >>> factors = rank_factorization(A)
    >>> factors.left @ factors.right == A, factors.left, factors.right
    (True, <2x2 matrix [1 3; 2 7]>, <2x3 matrix [1 2 0; 0 0 1]>)

    The zero matrix has factors with 0 columns and 0 rows.
    """
    # Row operations keep every dependence between columns, and in R each column is the sum of its entries times the
    # pivot columns, which are unit vectors there. So the same holds in A: column j of A is C times column j of F.
    form = reduced_row_echelon_form(A)
    columns = tuple([pivot.column for pivot in form.pivots])
    left = A.submatrix(range(A.nrows), columns)
    right = form.matrix.submatrix(range(len(columns)), range(A.ncols))
    return RankFactorization(A, left, right, columns, form)


@dataclass(frozen=True, slots=True)
class FactorizationProof:
    """rank A = r: at most, because A = C F has r columns in C; at least, because a minor of order r is not zero."""

    factorization: RankFactorization
    minor: Minor

    @property
    def matrix(self) -> Matrix:
        return self.factorization.matrix

    @property
    def rank(self) -> int:
        return self.factorization.rank

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        return *self.factorization.statements, self.minor.statement(self.matrix)


def prove_rank_by_factorization(A: Matrix) -> FactorizationProof:
    """The rank of A by its factorization through the pivot columns, and a nonzero minor in them."""
    factors = rank_factorization(A)
    rows = tuple([p.column for p in reduced_row_echelon_form(factors.left.T, Strategy.FRACTION_FREE).pivots])
    return FactorizationProof(factors, minor(A, rows, factors.pivot_columns))


def outer_product(A: Matrix) -> OuterProduct:
    """A rank-1 matrix as a column times a row: the row is the first nonzero row of A without its common factor.

    Over QQ the row consists of integers without a common factor, the first nonzero one positive; over GF(p) it begins
    with 1. Raises NotRankOne when the rank is not 1, with a nonzero minor of order 2 where it is more.

    >>> found = outer_product(Matrix.of([[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]]))
    >>> [int(x) for x in found.column], [int(x) for x in found.row], found.pivot_row, found.scale
    ([4, 2, 3, 5], [1, 2, 3], 0, Fraction(4, 1))
    """
    i = next((i for i in range(A.nrows) if not A.is_zero_row(i)), None)
    if i is None:
        raise NotRankOne(Problem.of("rank-zero-not-one"), rank=0)
    numerators, denominator = A.rows[i]
    j = next(j for j, value in enumerate(numerators) if value)
    lead = numerators[j]
    factor = lead if A.field != QQ else gcd(*numerators) * (1 if lead > 0 else -1)
    scale = A.field.scalar(factor, denominator)
    row = tuple([A.field.scalar(value, factor) for value in numerators])
    # If A = u v^T with v_j != 0 then column j of A is v_j u: this fixes u. That it fits everywhere is then checked.
    column = tuple([A.field.scalar(x.numerator, x.denominator * row[j].numerator) for x in A.column(j)])
    found = OuterProduct(column, row, A.field, i, scale)
    if found.product != A:
        raise _not_rank_one(A, i, j)
    return found


def _not_rank_one(A: Matrix, i: int, j: int) -> NotRankOne:
    """The refusal for a matrix of rank above 1 whose entry at (i, j) is not zero: a minor that borders it is not."""
    found = bordering_minors(A, minor(A, (i,), (j,))).first_nonzero()
    if found is None:  # Kronecker: then the rank would be 1
        raise ArithmeticError(A)
    rank = len(rank_profiles(A)[1])
    (a, b), (c, d) = found.rows, found.columns
    value = rational_text(found.value)
    problem = Problem.of(
        "not-rank-one", rank=rank, row=a + 1, other_row=b + 1, column=c + 1, other_column=d + 1, value=value
    )
    return NotRankOne(problem, rank=rank)
