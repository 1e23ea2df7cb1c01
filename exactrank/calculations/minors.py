"""Determinants, minors, and the proof of rank by minors.

The rank is r when one minor of order r is not zero and the (m-r)(n-r) minors of order r+1 that border it all vanish
(Kronecker). For these are, up to sign, det(S) times the entries of the Schur complement D - C S^-1 B of S = A[I, J]:
when they vanish, every row of A is a combination of the rows I.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING

from exactrank.calculations.elimination import EchelonForm, Strategy, reduced_row_echelon_form, row_echelon_form
from exactrank.errors import InputError, ShapeError
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ
from exactrank.records import dataclass
from exactrank.row_operations import RowSwap

if TYPE_CHECKING:
    from exactrank.statements import Statement


@dataclass(frozen=True, slots=True)
class CofactorTerm:
    """sign * entry * det(complement): the entry stands in row 0 and `column`, the complement leaves both out."""

    column: int
    sign: int
    entry: Fraction
    complement: Matrix
    complement_value: Fraction
    value: Fraction


@dataclass(frozen=True, slots=True)
class CofactorExpansion:
    """A determinant as the sum of its cofactor terms along the first row (Laplace); without rows it is 1."""

    matrix: Matrix
    terms: tuple[CofactorTerm, ...]
    value: Fraction


@dataclass(frozen=True, slots=True)
class Triangularization:
    """A determinant by row reduction: (-1)^swaps times the product of the diagonal of the echelon form."""

    matrix: Matrix
    form: EchelonForm
    swaps: int
    diagonal: tuple[Fraction, ...]
    value: Fraction


DeterminantProof = CofactorExpansion | Triangularization


def determinant(A: Matrix) -> Fraction:
    """The determinant of a square matrix; that of the 0 x 0 matrix is 1.

    >>> A, B = Matrix.of([[0, 2], [3, 4]]), Matrix.of([[1, 2], [3, 5]])
    >>> determinant(A @ B) == determinant(A) * determinant(B)
    True
    """
    _check_square(A)
    if A.field != QQ:
        return triangularization(A).value
    rows = [list(numerators) for numerators, _ in A.rows]
    return Fraction(_bareiss(rows), prod([denominator for _, denominator in A.rows]))


def _bareiss(rows: list[list[int]]) -> int:
    # After k steps the entry at (i, j), i, j >= k, is the minor of rows 0..k-1, i and columns 0..k-1, j (Sylvester), so
    # the division by the pivot before is exact (Bareiss: Sylvester's identity and multistep integer-preserving Gaussian
    # elimination, 1968). The last pivot is the determinant.
    sign, before, size = 1, 1, len(rows)
    for k in range(size):
        found = next((i for i in range(k, size) if rows[i][k]), None)
        if found is None:
            return 0
        if found != k:
            rows[k], rows[found] = rows[found], rows[k]
            sign = -sign
        top, pivot = rows[k], rows[k][k]
        for i in range(k + 1, size):
            row, a = rows[i], rows[i][k]
            for j in range(k + 1, size):
                row[j] = (row[j] * pivot - a * top[j]) // before
        before = pivot
    return sign * before


def prove_determinant(A: Matrix) -> DeterminantProof:
    """The determinant with how it comes about: cofactors up to order 3, above that row reduction.

    >>> [(t.sign, t.entry, t.complement_value) for t in prove_determinant(Matrix.of([[4, 8], [2, 5]])).terms]
    [(1, Fraction(4, 1), Fraction(5, 1)), (-1, Fraction(8, 1), Fraction(2, 1))]
    """
    _check_square(A)
    return _cofactor_expansion(A) if A.nrows <= 3 else triangularization(A)


def _cofactor_expansion(A: Matrix) -> CofactorExpansion:
    size, field = A.nrows, A.field
    if not size:
        return CofactorExpansion(A, (), Fraction(1))
    terms: list[CofactorTerm] = []
    for j in range(size):
        complement = A.submatrix(range(1, size), [k for k in range(size) if k != j])
        sign, below = (-1) ** j, determinant(complement)
        value = sign * A[0, j] * below
        terms.append(
            CofactorTerm(j, sign, A[0, j], complement, below, field.scalar(value.numerator, value.denominator))
        )
    total = sum([term.value for term in terms], Fraction(0))
    return CofactorExpansion(A, tuple(terms), field.scalar(total.numerator, total.denominator))


def triangularization(A: Matrix) -> Triangularization:
    """The determinant of a square matrix by its recorded reduction to an echelon form.

    >>> found = triangularization(Matrix.of([[0, 2], [3, 4]]))
    >>> found.swaps, found.value == (-1) ** found.swaps * found.diagonal[0] * found.diagonal[1]
    (1, True)
    """
    # The textbook strategy only swaps rows (determinant -1) and adds multiples of rows (determinant 1).
    form = row_echelon_form(A, Strategy.TEXTBOOK)
    swaps = sum([isinstance(step.operation, RowSwap) for step in form.derivation.steps])
    diagonal = tuple([form.matrix[i, i] for i in range(A.nrows)])
    value = A.field.scalar((-1) ** swaps)
    for x in diagonal:
        value = A.field.scalar(value.numerator * x.numerator, value.denominator * x.denominator)
    return Triangularization(A, form, swaps, diagonal, value)


@dataclass(frozen=True, slots=True)
class Minor:
    """The determinant of the submatrix in the given rows and columns, both increasing."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    value: Fraction

    @property
    def order(self) -> int:
        return len(self.rows)

    def statement(self, A: Matrix) -> Statement:
        """That it is a minor of A, as a statement that the judge decides."""
        from exactrank.statements import MinorValue
        from exactrank.statements.stated import UNWRITTEN, grid, number

        return MinorValue(UNWRITTEN, grid(A), self.rows, self.columns, number(self.value))


def minor(A: Matrix, rows: tuple[int, ...], columns: tuple[int, ...]) -> Minor:
    """The minor of A in these rows and columns; the one without rows and columns is 1.

    >>> minor(Matrix.of([[4, 8, 12], [2, 4, 6]]), (0, 1), (0, 2)).value
    Fraction(0, 1)
    """
    for indices, size in ((rows, A.nrows), (columns, A.ncols)):
        if sorted(set(indices)) != list(indices) or any(not 0 <= k < size for k in indices):
            raise InputError.of("minor-indices", indices=" ".join(str(k + 1) for k in indices), size=size)
    return Minor(rows, columns, determinant(A.submatrix(rows, columns)))


def rank_profiles(A: Matrix) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The r rows and r columns of A that are independent of those before them; they meet in a nonzero minor.

    >>> rank_profiles(Matrix.of([[0, 0, 0], [0, 2, 4], [0, 3, 6]]))
    ((1,), (1,))
    """
    columns = tuple([p.column for p in row_echelon_form(A, Strategy.FRACTION_FREE).pivots])
    left = A.submatrix(range(A.nrows), columns)
    # The columns J of A span all its columns, so A = A[:, J] F, and the same rows are independent in A and in A[:, J].
    rows = tuple([p.column for p in row_echelon_form(left.T, Strategy.FRACTION_FREE).pivots])
    return rows, columns


def nonzero_minor(A: Matrix) -> Minor:
    """A nonzero minor of the greatest order there is, which is the rank: the first independent rows and columns.

    >>> nonzero_minor(Matrix.of([[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]]))
    Minor(rows=(0,), columns=(0,), value=Fraction(4, 1))

    The zero matrix has only the minor of order 0, which is 1.
    """
    return minor(A, *rank_profiles(A))


@dataclass(frozen=True, slots=True)
class BorderingMinors:
    """The minors with one row and column more than `inner`: values[a, b] is the one with rows[a] and columns[b]."""

    inner: Minor
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    values: Matrix

    def __len__(self) -> int:
        return len(self.rows) * len(self.columns)

    def __iter__(self) -> Iterator[Minor]:
        for a, i in enumerate(self.rows):
            for b, j in enumerate(self.columns):
                rows, columns = sorted([*self.inner.rows, i]), sorted([*self.inner.columns, j])
                yield Minor(tuple(rows), tuple(columns), self.values[a, b])

    @property
    def all_vanish(self) -> bool:
        return self.values.is_zero

    def first_nonzero(self) -> Minor | None:
        return next((found for found in self if found.value), None)


def bordering_minors(A: Matrix, inner: Minor) -> BorderingMinors:
    """All minors of order r + 1 that contain the rows and columns of a nonzero minor of order r.

    >>> A = Matrix.of([[1, 2], [2, 4]])
    >>> list(bordering_minors(A, minor(A, (0,), (0,))))
    [Minor(rows=(0, 1), columns=(0, 1), value=Fraction(0, 1))]
    """
    if not inner.value:
        raise InputError.of("minor-is-zero")
    rows = tuple([i for i in range(A.nrows) if i not in set(inner.rows)])
    columns = tuple([j for j in range(A.ncols) if j not in set(inner.columns)])
    S, B = A.submatrix(inner.rows, inner.columns), A.submatrix(inner.rows, columns)
    C, D = A.submatrix(rows, inner.columns), A.submatrix(rows, columns)
    schur = D - C @ _solve(S, B)
    # det [S b; c d] = det(S) (d - c S^-1 b). Moving the new row from the bottom to its place passes the inner rows
    # below it, and each passage changes the sign; likewise for the column.
    row_signs = [(-1) ** sum([k > i for k in inner.rows]) for i in rows]
    column_signs = [(-1) ** sum([k > j for k in inner.columns]) for j in columns]
    a, b = inner.value.numerator, inner.value.denominator
    made = [
        A.field.row([a * s * t * x for t, x in zip(column_signs, numerators, strict=True)], b * d)
        for s, (numerators, d) in zip(row_signs, schur.rows, strict=True)
    ]
    return BorderingMinors(inner, rows, columns, Matrix(tuple(made), len(columns), A.field))


def _solve(S: Matrix, B: Matrix) -> Matrix:
    """S^-1 B for an invertible S: the reduced echelon form of [S B] is [I S^-1 B]."""
    size = S.nrows
    if not size or not B.ncols:
        return B
    R = reduced_row_echelon_form(S.beside(B), Strategy.FRACTION_FREE).matrix
    return R.submatrix(range(size), range(size, size + B.ncols))


@dataclass(frozen=True, slots=True)
class MinorProof:
    """rank A = r: a minor of order r is not zero, and all minors of order r + 1 that border it vanish."""

    matrix: Matrix
    minor: Minor
    evaluation: DeterminantProof
    bordering: BorderingMinors

    @property
    def rank(self) -> int:
        return self.minor.order

    @property
    def submatrix(self) -> Matrix:
        return self.matrix.submatrix(self.minor.rows, self.minor.columns)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        from exactrank.statements import MinorsVanish, Rank
        from exactrank.statements.stated import UNWRITTEN, grid, number

        A, (rows, columns) = grid(self.matrix), (self.minor.rows, self.minor.columns)
        said: list[Statement] = [self.minor.statement(self.matrix)]
        if len(self.bordering):
            said.append(MinorsVanish(UNWRITTEN, A, self.rank + 1, rows, columns))
        return *said, Rank(UNWRITTEN, A, number(self.rank))


def prove_rank_by_minors(A: Matrix) -> MinorProof:
    """The rank of A by a nonzero minor and the vanishing of all that border it.

    >>> proof = prove_rank_by_minors(Matrix.of([[4, 8, 12], [2, 4, 6], [3, 6, 9], [5, 10, 15]]))
    >>> proof.rank, len(proof.bordering), proof.bordering.all_vanish
    (1, 6, True)
    """
    found = nonzero_minor(A)
    submatrix = A.submatrix(found.rows, found.columns)
    return MinorProof(A, found, prove_determinant(submatrix), bordering_minors(A, found))


def _check_square(A: Matrix) -> None:
    if A.nrows != A.ncols:
        raise ShapeError.of("not-square", rows=A.nrows, columns=A.ncols)
