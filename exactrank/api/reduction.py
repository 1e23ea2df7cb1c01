"""Echelon forms, null spaces and determinants of whatever states a matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from exactrank.calculations import columns, elimination
from exactrank.calculations.elimination import EchelonForm, Strategy
from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ
from exactrank.numbers.rows import RowsOver
from exactrank.reading import MatrixLike, as_matrix

if TYPE_CHECKING:
    from exactrank.calculations.determinants import DeterminantValue
    from exactrank.calculations.domains.minors import DeterminantOver
    from exactrank.calculations.elimination.over_domains import Reduction


@overload
def row_echelon_form(A: MatrixLike, strategy: str = "textbook") -> EchelonForm: ...


@overload
def row_echelon_form(A: RowsOver[Any], strategy: str = "textbook") -> Reduction[Any]: ...


def row_echelon_form(A: MatrixLike | RowsOver[Any], strategy: str = "textbook") -> EchelonForm | Reduction[Any]:
    """An echelon form of A with every elementary row operation on the way to it.

    >>> form = row_echelon_form([[4, 8, 12], [2, 4, 6]])
    >>> form.derivation.end == form.matrix, form.rank
    (True, 1)
    """
    if isinstance(A, RowsOver):
        from exactrank.calculations.elimination.over_domains import reduce_rows

        over_rationals_only(strategy, A.domain.name)
        return reduce_rows(A)
    return elimination.row_echelon_form(as_matrix(A), _strategy(strategy))


@overload
def reduced_row_echelon_form(A: MatrixLike, strategy: str = "textbook") -> EchelonForm: ...


@overload
def reduced_row_echelon_form(A: RowsOver[Any], strategy: str = "textbook") -> Reduction[Any]: ...


def reduced_row_echelon_form(A: MatrixLike | RowsOver[Any], strategy: str = "textbook") -> EchelonForm | Reduction[Any]:
    """The reduced row echelon form of A with every elementary row operation on the way to it.

    >>> reduced_row_echelon_form("2 4; 1 3").matrix == Matrix.identity(2)
    True
    """
    if isinstance(A, RowsOver):
        from exactrank.calculations.elimination.over_domains import reduce_rows

        over_rationals_only(strategy, A.domain.name)
        return reduce_rows(A, True)
    return elimination.reduced_row_echelon_form(as_matrix(A), _strategy(strategy))


def reduced_row_echelon_matrix(A: MatrixLike) -> tuple[Matrix, tuple[int, ...]]:
    """The reduced row echelon form of A and its pivot columns, without the operations: for matrices of any size.

    It is proven: its rows are shown to span the rows of A, and in a row space there is only one such form
    (`fast_rank/echelon.py`). For the operations on the way there is `reduced_row_echelon_form`.

    >>> A = as_matrix("1 2 3; 2 4 7; 3 6 10")
    >>> R, pivots = reduced_row_echelon_matrix(A)
    >>> R == reduced_row_echelon_form(A).matrix, pivots
    (True, (0, 2))
    >>> reduced_row_echelon_matrix([[0, 0]])
    (<1x2 matrix [0 0]>, ())
    """
    A = as_matrix(A)
    if A.field != QQ:
        form = elimination.reduced_row_echelon_form(A)
        return form.matrix, tuple([pivot.column for pivot in form.pivots])
    if not A.nrows or not A.ncols:
        return A, ()
    from exactrank import fast_rank

    # A row times its denominator spans what the row spans.
    numerators, denominator, pivots = fast_rank.reduced_row_echelon_form([list(row) for row, _ in A.rows])
    rows = [QQ.row(row, denominator) for row in numerators]
    return Matrix((*rows, *Matrix.zero(A.nrows - len(rows), A.ncols).rows), A.ncols), pivots


@overload
def null_space(A: MatrixLike) -> Matrix: ...


@overload
def null_space(A: RowsOver[Any]) -> RowsOver[Any]: ...


def null_space(A: MatrixLike | RowsOver[Any]) -> Matrix | RowsOver[Any]:
    """The matrix whose columns are a basis of all x with A x = 0.

    >>> A = as_matrix("1 2; 2 4")
    >>> (A @ null_space(A)).is_zero
    True
    """
    if isinstance(A, RowsOver):
        from exactrank.calculations.domains.systems import null_space_over

        return null_space_over(A)
    return columns.null_space(as_matrix(A))


@overload
def determinant(A: MatrixLike) -> DeterminantValue: ...


@overload
def determinant(A: RowsOver[Any]) -> DeterminantOver[Any]: ...


def determinant(A: MatrixLike | RowsOver[Any]) -> DeterminantValue | DeterminantOver[Any]:
    """The determinant of a square matrix, a Fraction whose `derivation` are the row operations that find it.

    >>> determinant("2 1; 4 3"), determinant("2 1; 4 3").derivation.end
    (Fraction(2, 1), <2x2 matrix [2 1; 0 1]>)
    """
    if isinstance(A, RowsOver):
        from exactrank.calculations.domains.minors import determinant_over

        return determinant_over(A)
    from exactrank.calculations.determinants import DeterminantValue

    return DeterminantValue(as_matrix(A))


def over_rationals_only(strategy: str, field: str) -> None:
    """Refuses every other strategy than the textbook's, for a field where there is no other."""
    if _strategy(strategy) is not Strategy.TEXTBOOK:
        raise InputError.of("option-without-field", option="strategy", field=field)


def _strategy(name: str) -> Strategy:
    try:
        return Strategy(name)
    except ValueError:
        choices = ", ".join([one.value for one in Strategy])
        raise InputError.of("bad-choice", key="strategy", value=str(name)[:30], choices=choices) from None
