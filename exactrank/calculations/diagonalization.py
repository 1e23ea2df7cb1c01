"""A = P D P^-1 with eigenvectors as the columns of P, or what keeps a matrix from it."""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from exactrank.calculations.eigen import (
    ConjugateEigenvalues,
    Eigen,
    Quadratic,
    RationalEigenvalue,
    eigen,
    pair_of,
)
from exactrank.calculations.inverses import invert
from exactrank.matrix import Matrix
from exactrank.numbers.rows import RowsOver
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.numbers.quadratic import Pair
    from exactrank.statements import Statement

Entry = Fraction | Quadratic


@dataclass(frozen=True, slots=True)
class OverRoot:
    """P and P^-1 over QQ(sqrt d), where d is the only number under a root in the eigenvalues."""

    P: RowsOver[Pair]
    inverse: RowsOver[Pair]


@dataclass(frozen=True, slots=True)
class Diagonalization:
    """A basis of eigenvectors with their eigenvalues, in the order of the columns of P; None where there is none.

    It is also None where an eigenvalue has no closed form with one square root. `P`, `D` and `inverse` are there where
    all eigenvalues are rational: then A = P D P^-1 holds over the rationals; `over_root` where it holds over one
    quadratic field.
    """

    eigen: Eigen
    basis: tuple[tuple[Entry, tuple[Entry, ...]], ...] | None
    P: Matrix | None = None
    D: Matrix | None = None
    inverse: Matrix | None = None
    over_root: OverRoot | None = None

    @property
    def matrix(self) -> Matrix:
        return self.eigen.matrix

    @property
    def powers(self) -> tuple[tuple[Entry, Matrix | RowsOver[Pair]], ...]:
        """The eigenvalues with the matrices E for which A^k is the sum of value^k E for every k >= 1, and I for k = 0.

        Each E is the columns of P times the rows of P^-1 that belong to the value.

        >>> found = diagonalize(Matrix.of([[4, 1], [2, 3]]))
        >>> sum([value**10 * E for value, E in found.powers], Matrix.zero(2, 2)) == found.matrix**10
        True
        """
        values = [value for value, _ in self.basis or ()]
        size = range(len(values))
        places = [list(same) for _, same in groupby(size, lambda j: values[j])]
        if self.P is not None and self.inverse is not None:
            P, Q = self.P, self.inverse
            return tuple([(values[at[0]], P.submatrix(size, at) @ Q.submatrix(at, size)) for at in places])
        if self.over_root is not None:
            left, right = self.over_root.P, self.over_root.inverse
            return tuple([(values[at[0]], left.submatrix(size, at) @ right.submatrix(at, size)) for at in places])
        return ()

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
        return Diagonalization(found, tuple(basis), over_root=_over_root(basis))
    P = Matrix.of(vectors, size).T
    D = Matrix.of([[value * int(i == j) for j in range(size)] for i, value in enumerate(values)], size)
    return Diagonalization(found, tuple(basis), P, D, invert(P).inverse)


def _rational(one: RationalEigenvalue) -> list[tuple[Entry, tuple[Entry, ...]]]:
    return [(one.value, one.vectors.column(k)) for k in range(one.dimension)]


def _conjugate(one: ConjugateEigenvalues) -> list[tuple[Entry, tuple[Entry, ...]]]:
    return [(root, tuple([root.at(x) for x in vector])) for root in one.closed_forms() for vector in one.vectors]


def _over_root(basis: list[tuple[Entry, tuple[Entry, ...]]]) -> OverRoot | None:
    """P and its inverse over QQ(sqrt d); None where different roots stand in them."""
    from exactrank.calculations.domains.systems import invert_over
    from exactrank.numbers.quadratic import QuadraticField

    radicands = {value.radicand for value, _ in basis if isinstance(value, Quadratic)}
    if len(radicands) != 1:
        return None
    entries = [[pair_of(x) for x in vector] for _, vector in basis]
    P = RowsOver.of(QuadraticField(radicands.pop()), entries, len(basis)).T
    inverse = invert_over(P).inverse
    assert inverse is not None  # the columns are a basis
    return OverRoot(P, inverse)
