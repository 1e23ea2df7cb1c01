"""Matrices from Python values: lists, exact numbers, and the matrices of numpy, SymPy and flint.

Other libraries' values are told by the name of their module, so that nothing is imported to look at a list.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, overload

from exactrank.errors import InputError, Problem
from exactrank.matrix import Matrix
from exactrank.numbers.fields import GF, QQ, Field
from exactrank.reading.matrices.cells import check_cells
from exactrank.reading.matrices.exact_entries import Floats, exact_number, matrix_of_array, matrix_of_rows
from exactrank.reading.source.problems import Problems, shown

if TYPE_CHECKING:
    from exactrank.numbers.domain_names import Extension
    from exactrank.numbers.rows import RowsOver


class HasRows(Protocol):
    """A matrix of numpy, SymPy or flint."""

    def tolist(self) -> Any: ...


class HasArray(Protocol):
    """A sparse matrix of SciPy."""

    def toarray(self) -> Any: ...


MatrixLike: TypeAlias = Matrix | str | Sequence[Sequence[int | Fraction | Decimal | str | float]] | HasRows | HasArray
"""What `as_matrix` takes; floats only where it is said which number they stand for."""


@overload
def as_matrix(value: object, *, floats: Floats | None = None, field: Field | None = None) -> Matrix: ...


@overload
def as_matrix(value: object, *, floats: Floats | None = None, field: Extension) -> RowsOver[Any]: ...


@overload
def as_matrix(value: object, *, floats: Floats | None = None, field: str) -> Any: ...


def as_matrix(
    value: object, *, floats: Floats | None = None, field: Field | Extension | str | None = None
) -> Matrix | RowsOver[Any]:
    """The matrix that the value is: a Matrix, rows of exact numbers, text, or a matrix of numpy, SymPy or flint.

    Floats are refused unless `floats` says which number they stand for. A flat list is refused, for it could be a row
    or a column. With a `field` (`GF(7)`, or its name) the entries are reduced as they are read; over QQ(i), QQ(sqrt d),
    GF(p^k) and QQ(a, b), by their names, it is a matrix of their numbers. Raises InputError with everything that is
    wrong.

    >>> from fractions import Fraction
    >>> as_matrix([[1, "1/2"], [Fraction(1, 3), 4]]) == as_matrix("1 1/2; 1/3 4")
    True
    >>> as_matrix([[0.1]], floats="decimal")[0, 0]
    Fraction(1, 10)
    >>> as_matrix([[], []]).shape
    (2, 0)
    >>> as_matrix("1/2 8; -1 7", field="GF(7)")
    <2x2 matrix over GF(7) [4 1; 6 0]>
    >>> as_matrix([[1, 2 - 3j], ["i/2", 0]], field="QQ(i)"), as_matrix("1 t; t+1 0", field="GF(4)")
    (<2x2 matrix over QQ(i) [1 2-3*i; 1/2*i 0]>, <2x2 matrix over GF(4) [1 t; t+1 0]>)
    """
    if field is None:
        return _exact_matrix(value, floats)
    from exactrank.numbers.domain_names import Extension, domain_named

    over: Any = domain_named(field)
    if isinstance(over, Extension):
        from exactrank.reading.matrices.rows_over import rows_over

        return rows_over(over, value)
    return _exact_matrix(value, floats).over(over)


def _exact_matrix(value: object, floats: Floats | None) -> Matrix:
    if isinstance(value, Matrix):
        return value
    if floats is not None and floats not in ("exact", "decimal"):
        raise InputError.of("input.floats-option", value=shown(str(floats)))
    if isinstance(value, list | tuple):
        return _plain_integers(value) or matrix_of_rows(value, floats, Problems())
    if isinstance(value, str):
        from exactrank.reading.matrices.files import read_text

        return read_text(value, floats=floats)
    return _of_library(value, floats)


def _plain_integers(value: Sequence[Any]) -> Matrix | None:
    """The usual case fast: a list of equally long lists of ints."""
    if not value:
        return None
    rows = []
    width = -1
    for row in value:
        if type(row) is not list and type(row) is not tuple:
            return None
        if width != len(row):
            if width >= 0:
                return None
            width = len(row)
        for entry in row:
            if type(entry) is not int:
                return None
        rows.append((tuple(row), 1))
    return Matrix(tuple(rows), width)


def _of_library(value: object, floats: Floats | None) -> Matrix:
    problems = Problems()
    module = type(value).__module__.partition(".")[0]
    got: Any = value
    if module == "flint" and hasattr(got, "ncols"):
        field: Field = GF(int(got.modulus())) if hasattr(got, "modulus") else QQ
        size = (got.nrows(), got.ncols())
        return matrix_of_rows(
            [[got[i, j] for j in range(size[1])] for i in range(size[0])], floats, problems, size[1], field
        )
    if module == "sympy" and hasattr(got, "shape") and hasattr(got, "tolist"):
        return matrix_of_rows(
            got.tolist() if got.shape[0] and got.shape[1] else [[]] * got.shape[0], floats, problems, got.shape[1]
        )
    if module == "scipy" and hasattr(got, "toarray"):
        check_cells(prod(got.shape), problems)
        sums = _sums_at_one_place(got, floats) if len(got.shape) == 2 else None
        if sums is not None:
            return matrix_of_rows(sums, floats, problems, got.shape[1])
        got = got.toarray()
    if hasattr(got, "__array__"):
        import numpy

        if isinstance(got, numpy.ma.MaskedArray):
            _refuse_masked(got, problems)
        return matrix_of_array(numpy.asarray(got), floats, problems)
    problems.refuse("no-matrix", None, type=type(value).__name__)
    return None


def _sums_at_one_place(sparse: Any, floats: Floats | None) -> list[list[Any]] | None:
    """The rows of a SciPy matrix that stores several entries at one place; None where it does not.

    Such entries add up, exactly: SciPy adds bytes modulo 256 and rounds sums of floats. Of truth values one is enough.
    """
    stored = sparse.tocoo()
    places = list(zip(stored.row.tolist(), stored.col.tolist(), strict=True))
    if len(set(places)) == len(places) or stored.dtype.kind not in "biuf":
        return None
    rows: list[list[Any]] = [[0] * sparse.shape[1] for _ in range(sparse.shape[0])]
    keep = stored.dtype.kind == "f" and stored.dtype.itemsize != 8
    for (i, j), x in zip(places, stored.data if keep else stored.data.tolist(), strict=True):
        exact = exact_number(x, floats)
        # What is no exact number stands there to be refused at its place.
        if isinstance(exact, Problem) or not isinstance(rows[i][j], int | Fraction):
            rows[i][j] = x if isinstance(exact, Problem) else rows[i][j]
        else:
            rows[i][j] = max(rows[i][j], exact) if stored.dtype.kind == "b" else rows[i][j] + exact
    return rows


def _refuse_masked(array: Any, problems: Problems) -> None:
    """Below a mask stands anything; it is no entry."""
    import numpy

    if array.ndim == 2:
        for i, j in numpy.argwhere(numpy.ma.getmaskarray(array)).tolist():
            problems.add("masked", None, row=i + 1, column=j + 1)
        problems.raise_any()


def as_column(value: object, *, floats: Floats | None = None) -> Matrix:
    """The n x 1 matrix of a flat list of numbers, of a text such as `4 2 3 5`, or of a matrix with one row or column.

    >>> as_column("4 2 3 5") == as_column([4, 2, 3, 5]) == Matrix.column_of([4, 2, 3, 5])
    True
    """
    got: Any = value
    if getattr(got, "ndim", 0) == 1 and hasattr(got, "tolist"):
        got = list(got)
    if isinstance(got, list | tuple) and not any(isinstance(entry, list | tuple) for entry in got):
        return matrix_of_rows([[entry] for entry in got], floats, Problems(), 1)
    A = as_matrix(got, floats=floats)
    if A.ncols != 1 and A.nrows != 1:
        raise InputError.of("input.not-a-column", rows=A.nrows, columns=A.ncols)
    return A if A.ncols == 1 else A.T
