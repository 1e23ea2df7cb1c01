"""Determinants and how they come about: row operations, cofactors along the best line, the rules of orders 2 and 3."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

from exactrank.calculations.minors import Triangularization, determinant, triangularization
from exactrank.derivation import Derivation
from exactrank.errors import ShapeError
from exactrank.matrix import Matrix
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.statements import Statement


class Expansion(Enum):
    """How a determinant is worked out."""

    ROWS = "rows"
    COFACTORS = "cofactors"


@dataclass(frozen=True, slots=True)
class Product:
    """One product of the rule of Sarrus: sign times these entries."""

    sign: int
    entries: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A determinant of order 2 or 3 as the signed sum of the products along its diagonals."""

    matrix: Matrix
    products: tuple[Product, ...]
    value: Fraction


@dataclass(frozen=True, slots=True)
class Cofactor:
    """sign * entry * det(complement); `evaluation` says how the determinant of the complement comes about."""

    row: int
    column: int
    sign: int
    entry: Fraction
    complement: Matrix
    evaluation: Evaluation


@dataclass(frozen=True, slots=True)
class Expanded:
    """A determinant as the sum of its cofactors along a row or a column (Laplace); entries that are 0 are left out."""

    matrix: Matrix
    along_row: bool
    at: int
    cofactors: tuple[Cofactor, ...]
    value: Fraction


Evaluation = Rule | Expanded | Triangularization


@dataclass(frozen=True, slots=True)
class Determinant:
    """The determinant of a square matrix, and how it was found."""

    matrix: Matrix
    evaluation: Evaluation

    @property
    def value(self) -> Fraction:
        return self.evaluation.value

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        from exactrank.statements import Determinant as Stated
        from exactrank.statements.stated import UNWRITTEN, grid, number

        return (Stated(UNWRITTEN, grid(self.matrix), number(self.value)),)


class DeterminantValue(Fraction):
    """The determinant of a square matrix as a number, which gives its derivation when it is asked for.

    >>> value = DeterminantValue(Matrix.of([[0, 2], [3, 4]]))
    >>> value, value == -6, len(value.derivation.steps)
    (Fraction(-6, 1), True, 1)
    """

    __slots__ = ("matrix",)
    matrix: Matrix

    def __new__(cls, A: Matrix) -> DeterminantValue:
        made = super().__new__(cls, determinant(A))
        made.matrix = A
        return made

    @property
    def derivation(self) -> Derivation:
        """The row operations that bring the matrix to the echelon form whose diagonal is multiplied."""
        return triangularization(self.matrix).form.derivation

    # What Fraction does here would make one of its own kind from a numerator and a denominator.

    def __reduce__(self) -> tuple[type[DeterminantValue], tuple[Matrix]]:
        return DeterminantValue, (self.matrix,)

    def __copy__(self) -> DeterminantValue:
        return self

    def __deepcopy__(self, memo: object) -> DeterminantValue:
        return self

    def __repr__(self) -> str:
        return f"Fraction({self.numerator}, {self.denominator})"


def study_determinant(A: Matrix, by: Expansion | None = None) -> Determinant:
    """The determinant by row operations or by cofactors; left to us, by the rule for orders 2 and 3, else by rows.

    >>> A = Matrix.of([[2, 0, 1], [1, 3, 2], [1, 1, 4]])
    >>> [int(study_determinant(A, by).value) for by in (None, Expansion.ROWS, Expansion.COFACTORS)]
    [18, 18, 18]

    Raises ShapeError for a matrix that is not square.
    """
    if A.nrows != A.ncols:
        raise ShapeError.of("not-square", rows=A.nrows, columns=A.ncols)
    if by is None:
        return Determinant(A, _rule(A) if A.nrows in (2, 3) else triangularization(A))
    return Determinant(A, triangularization(A) if by is Expansion.ROWS else _expanded(A))


def _rule(A: Matrix) -> Rule:
    size = A.nrows
    if size == 2:
        places = [(1, [(0, 0), (1, 1)]), (-1, [(0, 1), (1, 0)])]
    else:
        falling = [(1, [(i, (i + k) % 3) for i in range(3)]) for k in range(3)]
        rising = [(-1, [(i, (k - i) % 3) for i in range(3)]) for k in (2, 0, 1)]
        places = falling + rising
    products = [Product(sign, tuple([A[i, j] for i, j in cells])) for sign, cells in places]
    return Rule(A, tuple(products), determinant(A))


_LARGEST = 5
"""Up to this order complements are expanded again; above it their determinants come from row operations."""


def _expanded(A: Matrix) -> Evaluation:
    size = A.nrows
    if size < 2:
        return triangularization(A)
    if size == 2:
        return _rule(A)
    along_row, at = _best_line(A)
    cofactors: list[Cofactor] = []
    for k in range(size):
        i, j = (at, k) if along_row else (k, at)
        if A[i, j]:
            complement = A.submatrix([x for x in range(size) if x != i], [x for x in range(size) if x != j])
            inner = _expanded(complement) if size <= _LARGEST else triangularization(complement)
            cofactors.append(Cofactor(i, j, (-1) ** (i + j), A[i, j], complement, inner))
    return Expanded(A, along_row, at, tuple(cofactors), determinant(A))


def _best_line(A: Matrix) -> tuple[bool, int]:
    """The first row, or else column, with the most zeros: whether it is a row, and which."""
    lines = [(True, i, list(row)) for i, row in enumerate(A)]
    lines += [(False, j, list(A.column(j))) for j in range(A.ncols)]
    along_row, at, _ = max(lines, key=lambda line: line[2].count(Fraction(0)))
    return along_row, at
