"""Row spaces, ranks and vectors that tell them apart, for matrices of the size people write; each is computed once."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from exactrank.calculations.columns import null_space
from exactrank.calculations.elimination import EchelonForm, Strategy, reduced_row_echelon_form
from exactrank.calculations.minors import determinant, nonzero_minor
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.undecided import NoValue
from exactrank.judging.verdicts.witnesses import RankEvidence, Separation
from exactrank.matrix import Matrix

_EFFORT = 5e7
_LARGEST_ADJUGATE = 12


def check_size(A: Matrix) -> None:
    """Raises NoValue for a matrix that would take longer than about a second to reduce.

    Elimination makes about m n r operations, on numbers up to r times as long as the entries (rows of minors,
    Hadamard's bound); operations on numbers of w words take about w^1.6 times as long as on one word.
    """
    m, n = A.shape
    r = min(m, n)
    if m * n * r < 1000:
        return
    bits = max([max([v.bit_length() for v in row], default=0) + d.bit_length() for row, d in A.rows], default=0)
    if m * n * r * (1 + r * bits / 64) ** 1.6 > _EFFORT:
        raise NoValue(Note.TOO_LARGE)


@lru_cache(maxsize=64)
def reduced(A: Matrix) -> EchelonForm:
    """The reduced echelon form of A."""
    check_size(A)
    return reduced_row_echelon_form(A, Strategy.FRACTION_FREE)


def rank(A: Matrix) -> int:
    return reduced(A).rank


def nullity(A: Matrix) -> int:
    return A.ncols - rank(A)


def trace(A: Matrix) -> Fraction:
    found = sum([A[i, i] for i in range(min(A.shape))], Fraction(0))
    return A.field.scalar(found.numerator, found.denominator)


def adjugate(A: Matrix) -> Matrix:
    """The transpose of the matrix of cofactors; A adj(A) = det(A) I.

    Raises NoValue for a matrix that is not square, or of more than 12 rows.
    """
    n = A.nrows
    if n != A.ncols:
        raise NoValue(Note.SHAPE)
    if n > _LARGEST_ADJUGATE:
        raise NoValue(Note.TOO_LARGE)

    def cofactor(i: int, j: int) -> Fraction:
        minor = determinant(A.submatrix([k for k in range(n) if k != i], [k for k in range(n) if k != j]))
        return -minor if (i + j) % 2 else minor

    return Matrix.of([[cofactor(i, j) for i in range(n)] for j in range(n)], n, A.field)


def projector(A: Matrix) -> Matrix:
    """The orthogonal projector onto the column space of A: B (B^T B)^-1 B^T for independent columns B of A.

    Raises NoValue where B^T B has no inverse, which happens over finite fields.
    """
    B = A.submatrix(range(A.nrows), [pivot.column for pivot in reduced(A).pivots])
    if not B.ncols:
        return Matrix.zero(A.nrows, A.nrows, A.field)
    inverse = inverse_of(B.T @ B)
    if inverse is None:
        raise NoValue(Note.NOT_INVERTIBLE)
    return B @ inverse @ B.T


def row_space(A: Matrix) -> tuple[object, ...]:
    """The nonzero rows of the reduced echelon form: equal exactly when the row spaces are."""
    form = reduced(A)
    return form.matrix.rows[: form.rank]


def same_row_space(A: Matrix, B: Matrix) -> bool:
    return A.ncols == B.ncols and row_space(A) == row_space(B)


@lru_cache(maxsize=64)
def kernel(A: Matrix) -> Matrix:
    """A matrix whose columns are a basis of the x with A x = 0."""
    check_size(A)
    return null_space(A)


def image_of_kernel(A: Matrix, B: Matrix, zero_on_first: bool = True) -> Separation | None:
    """A vector x with A x = 0 and B x not 0, None when every x with A x = 0 has B x = 0.

    That is so exactly when the rows of B lie in the row space of A, the orthogonal complement of the null space.
    """
    N = kernel(A)
    product = B @ N
    for i in range(product.nrows):
        for j, value in enumerate(product.rows[i][0]):
            if value:
                return Separation(N.column(j), i, product[i, j], zero_on_first)
    return None


def separation(A: Matrix, B: Matrix) -> Separation | None:
    """A vector that shows that the row spaces differ, None when they are equal."""
    return image_of_kernel(A, B) or image_of_kernel(B, A, zero_on_first=False)


def inverse_of(A: Matrix) -> Matrix | None:
    """The inverse of a square matrix, None when there is none."""
    n = A.nrows
    rows = [(*row, *[Fraction(int(i == j)) for j in range(n)]) for i, row in enumerate(A)]
    form = reduced(Matrix.of(rows, 2 * n, A.field))
    if any(pivot.column >= n for pivot in form.pivots):
        return None
    return form.matrix.submatrix(range(n), range(n, 2 * n))


def rank_evidence(A: Matrix, found: int) -> RankEvidence:
    """The rank of A from below by a minor, from above by the vectors that A sends to 0."""
    minor = nonzero_minor(A)
    return RankEvidence(minor.order, found, minor.rows, minor.columns, minor.value, kernel(A))


def independent(columns: Matrix) -> bool:
    return rank(columns) == columns.ncols


def beside(*blocks: Matrix) -> Matrix:
    """The matrices side by side; all have the same number of rows."""
    rows = [tuple([x for row in parts for x in row]) for parts in zip(*blocks, strict=True)]
    return Matrix.of(rows, sum([block.ncols for block in blocks]), blocks[0].field)
