"""A = P D P^-1 with eigenvectors as the columns of P, or what keeps a matrix from it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from exactrank.calculations.eigen import ConjugateEigenvalues, Eigen, Quadratic, RationalEigenvalue, eigen
from exactrank.calculations.inverses import invert
from exactrank.matrix import Matrix
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.statements import Statement

Entry = Fraction | Quadratic


@dataclass(frozen=True, slots=True)
class Diagonalization:
    """A basis of eigenvectors with their eigenvalues, in the order of the columns of P; None where there is none.

    It is also None where an eigenvalue has no closed form with one square root. `P`, `D` and `inverse` are there where
    all eigenvalues are rational: then A = P D P^-1 holds over the rationals.
    """

    eigen: Eigen
    basis: tuple[tuple[Entry, tuple[Entry, ...]], ...] | None
    P: Matrix | None = None
    D: Matrix | None = None
    inverse: Matrix | None = None

    @property
    def matrix(self) -> Matrix:
        return self.eigen.matrix

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        from exactrank.statements import Factorization
        from exactrank.statements.stated import UNWRITTEN, grid

        if self.P is None or self.D is None or self.inverse is None:
            return self.eigen.statements
        factors = (grid(self.P), grid(self.D), grid(self.inverse))
        return *self.eigen.statements, Factorization(UNWRITTEN, grid(self.matrix), factors)


def diagonalize(A: Matrix) -> Diagonalization:
    """The eigenvectors of a square rational matrix as a basis, where they are one.

    >>> A = Matrix.of([[2, 1], [1, 2]])
    >>> found = diagonalize(A)
    >>> A @ found.P == found.P @ found.D, found.P @ found.D @ found.inverse == A
    (True, True)
    >>> diagonalize(Matrix.of([[1, 1], [0, 1]])).basis is None
    True
    """
    # Eigenvectors of different eigenvalues are independent, so bases of all eigenspaces are a basis of the whole space
    # exactly when each space has the dimension of its multiplicity.
    found = eigen(A)
    if found.deficient or any(factor.degree > 2 for factor in found.factors):
        return Diagonalization(found, None)
    basis: list[tuple[Entry, tuple[Entry, ...]]] = []
    for one in found.values:
        basis += _rational(one) if isinstance(one, RationalEigenvalue) else _conjugate(one)
    vectors = [[x for x in vector if isinstance(x, Fraction)] for _, vector in basis]
    values = [value for value, _ in basis if isinstance(value, Fraction)]
    size = A.nrows
    if len(values) < size:
        return Diagonalization(found, tuple(basis))
    P = Matrix.of(vectors, size).T
    D = Matrix.of([[value * int(i == j) for j in range(size)] for i, value in enumerate(values)], size)
    return Diagonalization(found, tuple(basis), P, D, invert(P).inverse)


def _rational(one: RationalEigenvalue) -> list[tuple[Entry, tuple[Entry, ...]]]:
    return [(one.value, one.vectors.column(k)) for k in range(one.dimension)]


def _conjugate(one: ConjugateEigenvalues) -> list[tuple[Entry, tuple[Entry, ...]]]:
    return [(root, tuple([root.at(x) for x in vector])) for root in one.closed_forms() for vector in one.vectors]
