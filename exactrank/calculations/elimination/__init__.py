"""Echelon forms with every step recorded.

A strategy decides which elementary operations are done and why; what an operation does, `row_operations` says, and
replaying the log from the start gives the end. `textbook` keeps the rows as they are and subtracts multiples (fractions
appear when they must); `fraction-free` keeps integer rows: it multiplies across instead of dividing and takes common
factors out; `easiest` looks for the integer rows that ask least of a hand.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from exactrank.calculations.elimination import easiest, fraction_free, packed, textbook
from exactrank.derivation import Derivation, Pivot
from exactrank.matrix import Matrix
from exactrank.numbers.packed_extensions import PackedExtension
from exactrank.records import dataclass

if TYPE_CHECKING:
    from exactrank.statements import Statement


class Strategy(Enum):
    """How the operations are chosen."""

    TEXTBOOK = "textbook"
    FRACTION_FREE = "fraction-free"
    EASIEST = "easiest"
    """what asks least of a hand; over GF(p), where no fractions are to be avoided, the textbook's operations"""


@dataclass(frozen=True, slots=True)
class EchelonForm:
    """What a reduction ends with: the recorded derivation, its last matrix, and the pivots from the top down."""

    derivation: Derivation
    matrix: Matrix
    pivots: tuple[Pivot, ...]
    reduced: bool
    strategy: Strategy = Strategy.TEXTBOOK

    @property
    def rank(self) -> int:
        return len(self.pivots)

    @property
    def start(self) -> Matrix:
        return self.derivation.start

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the record says, as statements that the judge decides."""
        from exactrank.statements import Echelon, EchelonKind, Rank
        from exactrank.statements.stated import UNWRITTEN, grid, number, row_steps

        kind = EchelonKind.REDUCED if self.reduced else EchelonKind.ECHELON
        columns = tuple([pivot.column for pivot in self.pivots])
        echelon = Echelon(UNWRITTEN, grid(self.matrix), kind, columns, self.rank)
        return *row_steps(self.derivation), echelon, Rank(UNWRITTEN, grid(self.start), number(self.rank))


def row_echelon_form(A: Matrix, strategy: Strategy = Strategy.TEXTBOOK) -> EchelonForm:
    """An echelon form of A with the recorded row operations that lead to it.

    >>> A = Matrix.of([[0, 2, 4], [3, 1, 5], [6, 4, 14]])
    >>> form = row_echelon_form(A)
    >>> form.derivation.end == form.matrix and is_echelon(form.matrix)
    True
    >>> form.rank, [step.purpose.value for step in form.derivation.steps]
    (2, ['bring-pivot', 'clear-below', 'clear-below'])
    """
    return _form(A, strategy, False)


def reduced_row_echelon_form(A: Matrix, strategy: Strategy = Strategy.TEXTBOOK) -> EchelonForm:
    """The reduced row echelon form of A, which A alone determines, with the recorded row operations that lead to it.

    >>> A = Matrix.of([[2, 4, 1], [1, 2, 1]])
    >>> form = reduced_row_echelon_form(A)
    >>> form.matrix, form.matrix == reduced_row_echelon_form(A, Strategy.FRACTION_FREE).matrix
    (<2x3 matrix [1 2 0; 0 0 1]>, True)
    """
    return _form(A, strategy, True)


# Looking a member up in its Enum takes as long as a step.
_FRACTION_FREE, _EASIEST = Strategy.FRACTION_FREE, Strategy.EASIEST


def _form(A: Matrix, strategy: Strategy, reduced: bool) -> EchelonForm:
    if isinstance(A.field, PackedExtension):
        log, rows, pivots = packed.reduce(A, reduced)
    elif strategy is _EASIEST and not A.field.characteristic:
        log, rows, pivots = easiest.reduce(A, reduced)
    else:
        log, rows, pivots = (fraction_free if strategy is _FRACTION_FREE else textbook).reduce(A, reduced)
    rows += [((0,) * A.ncols, 1)] * (A.nrows - len(rows))
    end = Matrix(tuple(rows), A.ncols, A.field)
    return EchelonForm(Derivation(A, tuple(log)), end, tuple(pivots), reduced, strategy)


def pivots_of(A: Matrix) -> tuple[Pivot, ...] | None:
    """The pivots of A when it is in echelon form, else None.

    >>> pivots_of(Matrix.of([[0, 2, 1], [0, 0, 0]]))
    (Pivot(row=0, column=1),)
    >>> pivots_of(Matrix.of([[0, 0], [1, 0]])) is None
    True
    """
    pivots: list[Pivot] = []
    for i, (numerators, _) in enumerate(A.rows):
        j = next((j for j, value in enumerate(numerators) if value), None)
        if j is None:
            continue
        if len(pivots) != i or (pivots and pivots[-1].column >= j):
            return None
        pivots.append(Pivot(i, j))
    return tuple(pivots)


def is_echelon(A: Matrix) -> bool:
    """Zero rows at the bottom, and each row's first nonzero entry right of the one above."""
    return pivots_of(A) is not None


def is_reduced_echelon(A: Matrix) -> bool:
    """In echelon form, every pivot 1 and alone in its column."""
    pivots = pivots_of(A)
    return pivots is not None and all(
        A.rows[i][0][p.column] == (A.rows[i][1] if i == p.row else 0) for p in pivots for i in range(A.nrows)
    )
