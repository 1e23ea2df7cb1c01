"""The singular value decomposition A = U S V^T, exactly, of matrices whose singular values are roots of rationals.

The eigenvalues of A^T A are the squares of the singular values. Where they are all rational, so are eigenvectors, and
their lengths are the only roots that U and V need: every column is a vector of integers divided by its length.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING

from exactrank.calculations.columns import null_space_of
from exactrank.calculations.eigen import ConjugateEigenvalues, Eigen, RationalEigenvalue, eigen
from exactrank.calculations.elimination import EchelonForm, reduced_row_echelon_form
from exactrank.calculations.orthogonalization import dot, orthogonalize
from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ
from exactrank.numbers.surds import Surd
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.statements import Expression, Statement

Vector = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class UnitVector:
    """direction / sqrt(square): a vector of integers without a common factor, divided by its length."""

    direction: Vector

    @property
    def square(self) -> Fraction:
        """The squared length of the direction."""
        return dot(self.direction, self.direction)

    @property
    def entries(self) -> tuple[Surd, ...]:
        """The entries of the vector of length 1."""
        factor = Surd.sqrt_of(1 / self.square)
        return tuple([factor * x for x in self.direction])


@dataclass(frozen=True, slots=True)
class OrthogonalSpace:
    """A basis read off from a reduction, and the orthogonal one that Gram and Schmidt make of it, in integers."""

    read_off: Matrix
    orthogonal: tuple[Vector, ...]

    @classmethod
    def of(cls, basis: Matrix) -> OrthogonalSpace:
        Q = orthogonalize(basis).Q
        return cls(basis, tuple([primitive(Q.column(k)) for k in range(Q.ncols)]))

    @property
    def was_orthogonal(self) -> bool:
        """Whether the basis that was read off is orthogonal already."""
        products = self.read_off.T @ self.read_off
        return all(i == j or not products[i, j] for i in range(products.nrows) for j in range(products.ncols))


@dataclass(frozen=True, slots=True)
class SingularSpace:
    """An eigenvalue of A^T A, the square of a singular value, with an orthogonal basis of its eigenspace."""

    found: RationalEigenvalue
    space: OrthogonalSpace


@dataclass(frozen=True, slots=True)
class Completion:
    """The null space of A^T from its recorded reduction: what the left singular vectors of r values lack in a basis."""

    form: EchelonForm
    space: OrthogonalSpace


@dataclass(frozen=True, slots=True)
class SingularValueDecomposition:
    """A = U S V^T: U m x m and V n x n with the orthonormal columns `left` and `right`, S m x n with `values` in it.

    `values` are the r singular values that are not 0, decreasing; `spaces` are those of A^T A in the same order, with
    that of the eigenvalue 0 at the end. u_k = A v_k / s_k for k <= r, and `completion` gives the other left vectors.
    """

    matrix: Matrix
    gram: Eigen
    spaces: tuple[SingularSpace, ...]
    values: tuple[Surd, ...]
    right: tuple[UnitVector, ...]
    left: tuple[UnitVector, ...]
    completion: Completion | None

    @property
    def rank(self) -> int:
        return len(self.values)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        from exactrank.statements import Array, Equality, Identity, SingularValues, Space, Times, Transposed
        from exactrank.statements.stated import UNWRITTEN, basis, grid, row_steps, surds

        A = grid(self.matrix)
        U, V = (Array(_rows_of(vectors)) for vectors in (self.left, self.right))
        zero = Surd(Fraction(0))
        diagonal = [
            [surds(self.values[i] if i == j < self.rank else zero) for j in range(len(self.right))]
            for i in range(len(self.left))
        ]
        said: list[Statement] = [*self.gram.statements]
        if self.completion is not None:
            said += row_steps(self.completion.form.derivation)
            said += basis(self.matrix, self.completion.space.read_off, Space.LEFT_NULL)
        if self.values:
            values = tuple([surds(value) for value in self.values])
            said.append(SingularValues(UNWRITTEN, A, values, self.rank, tuple(range(1, self.rank + 1))))
        S = Array(tuple([tuple(row) for row in diagonal]))
        said.append(Equality(UNWRITTEN, (Times((U, S, Transposed(V))), A)))
        said += [Equality(UNWRITTEN, (Times((Transposed(Q), Q)), Identity(len(Q.rows)))) for Q in (U, V)]
        return tuple(said)


def _rows_of(columns: Sequence[UnitVector]) -> tuple[tuple[Expression, ...], ...]:
    from exactrank.statements.stated import surds

    return tuple([tuple([surds(x) for x in row]) for row in zip(*[one.entries for one in columns], strict=True)])


def singular_value_decomposition(A: Matrix) -> SingularValueDecomposition:
    """A = U S V^T of a rational matrix for which the squares of all singular values are rational.

    >>> found = singular_value_decomposition(Matrix.of([[3, 0], [4, 5]]))
    >>> found.values
    (Surd(coefficient=Fraction(3, 1), radicand=5), Surd(coefficient=Fraction(1, 1), radicand=5))
    >>> [[int(x) for x in one.direction] for one in (*found.right, *found.left)]
    [[1, 1], [-1, 1], [1, 3], [-3, 1]]

    Raises InputError where the square of a singular value is irrational, for a matrix without entries, and over a prime
    field.
    """
    # A^T A is symmetric: eigenvectors of different eigenvalues are orthogonal, and together there are n of them. For
    # A^T A w = s^2 w the images satisfy (A w)^T (A w') = s^2 w^T w', so they are orthogonal too, of length s |w|; so
    # with u = A v / s for every v of a value s > 0 and A v = 0 for the others A V = U S, whatever else stands in U.
    if A.field != QQ:
        raise InputError.of("gram-field", field=A.field.name)
    if not A.nrows or not A.ncols:
        raise InputError.of("svd-empty", rows=A.nrows, columns=A.ncols)
    gram = eigen(A.T @ A)
    irrational = next((one for one in gram.values if isinstance(one, ConjugateEigenvalues)), None)
    if irrational is not None:
        raise InputError.of("svd-irrational", degree=irrational.factor.degree)
    rational = sorted([one for one in gram.values if isinstance(one, RationalEigenvalue)], key=lambda one: -one.value)
    spaces = tuple([SingularSpace(one, OrthogonalSpace.of(one.vectors)) for one in rational])
    values: list[Surd] = []
    right: list[UnitVector] = []
    left: list[UnitVector] = []
    for one in spaces:
        for w in one.space.orthogonal:
            right.append(UnitVector(w))
            if one.found.value:
                values.append(Surd.sqrt_of(one.found.value))
                left.append(UnitVector(primitive((A @ Matrix.column_of(w)).column(0))))
    completion = None
    if len(left) < A.nrows:
        form = reduced_row_echelon_form(A.T)
        completion = Completion(form, OrthogonalSpace.of(null_space_of(form)))
        left += [UnitVector(y) for y in completion.space.orthogonal]
    return SingularValueDecomposition(A, gram, spaces, tuple(values), tuple(right), tuple(left), completion)


def primitive(vector: Sequence[Fraction]) -> Vector:
    """The positive multiple of a nonzero vector that consists of integers without a common factor.

    >>> primitive([Fraction(-1, 2), Fraction(1, 3), Fraction(0)])
    (Fraction(-3, 1), Fraction(2, 1), Fraction(0, 1))
    """
    scale = Fraction(lcm(*[x.denominator for x in vector]), 1)
    whole = [x * scale for x in vector]
    common = gcd(*[x.numerator for x in whole])
    return tuple([x / common for x in whole])
