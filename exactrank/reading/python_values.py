"""Matrices from Python values: lists, exact numbers, and the matrices of numpy, SymPy and flint.

Other libraries' values are told by the name of their module, so that nothing is imported to look at a list.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from numbers import Rational
from typing import Any, Literal

from exactrank.errors import InputError, Problem
from exactrank.fields import GF, QQ, Field
from exactrank.matrix import Matrix, Scalar
from exactrank.reading.grid import check_cells, matrix_of_numbers
from exactrank.reading.limits import MAX_EXPONENT
from exactrank.reading.numbers import number
from exactrank.reading.problems import Problems, shown, usual_length

Floats = Literal["exact", "decimal"]
"""Which number a float stands for: the dyadic number it is, or the shortest decimal that prints it."""


def as_matrix(value: object, *, floats: Floats | None = None) -> Matrix:
    """The matrix that the value is: a Matrix, rows of exact numbers, text, or a matrix of numpy, SymPy or flint.

    Floats are refused unless `floats` says which number they stand for. A flat list is refused, for it could be a row
    or a column. Raises InputError with everything that is wrong.

    >>> as_matrix([[1, "1/2"], [Fraction(1, 3), 4]]) == as_matrix("1 1/2; 1/3 4")
    True
    >>> as_matrix([[0.1]], floats="decimal")[0, 0]
    Fraction(1, 10)
    >>> as_matrix([[], []]).shape
    (2, 0)
    """
    if isinstance(value, Matrix):
        return value
    if floats is not None and floats not in ("exact", "decimal"):
        raise InputError.of("input.floats-option", value=shown(str(floats)))
    if isinstance(value, list | tuple):
        return _plain_integers(value) or _of_rows(value, floats, Problems())
    if isinstance(value, str):
        from exactrank.reading.text import read_text

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
        return _of_rows([[got[i, j] for j in range(size[1])] for i in range(size[0])], floats, problems, size[1], field)
    if module == "sympy" and hasattr(got, "shape") and hasattr(got, "tolist"):
        return _of_rows(
            got.tolist() if got.shape[0] and got.shape[1] else [[]] * got.shape[0], floats, problems, got.shape[1]
        )
    if module == "scipy" and hasattr(got, "toarray"):
        check_cells(got.shape[0] * got.shape[1], problems)
        got = got.toarray()
    if hasattr(got, "__array__"):
        import numpy

        return matrix_of_array(numpy.asarray(got), floats, problems)
    problems.refuse("no-matrix", None, type=type(value).__name__)
    return None


def matrix_of_array(array: Any, floats: Floats | None, problems: Problems) -> Matrix:
    """The matrix of a two-dimensional numpy array: integers, booleans, floats under the rule, exact Python numbers."""
    if array.ndim == 1:
        problems.refuse("flat", None, count=array.shape[0])
    if array.ndim != 2:
        problems.refuse("dimensions", None, count=array.ndim)
    kind = array.dtype.kind
    if kind not in "iubfO":
        problems.refuse("array-type", None, type=str(array.dtype))
    check_cells(array.size, problems)
    rows: list[list[Any]]
    if kind in "iub":
        whole = [tuple(map(int, row)) if kind == "b" else tuple(row) for row in array.tolist()]
        return Matrix(tuple([(row, 1) for row in whole]), array.shape[1])
    # A float32 keeps its type: its shortest decimal is not that of the float64 of the same value.
    keep = kind == "f" and array.dtype.itemsize != 8
    rows = [list(row) for row in array] if keep else array.tolist()
    return _of_rows(rows, floats, problems, array.shape[1])


def _of_rows(
    value: Sequence[Any], floats: Floats | None, problems: Problems, ncols: int = 0, field: Field = QQ
) -> Matrix:
    rows: list[Sequence[Any]] = []
    flat = 0
    for i, row in enumerate(value):
        if isinstance(row, list | tuple):
            rows.append(row)
        elif type(row).__module__.startswith("numpy") and getattr(row, "ndim", 0) == 1:
            rows.append(list(row))
        else:
            flat += 1
            if flat != i + 1 or not _is_number_like(row):
                problems.add("not-a-row", None, row=i + 1, value=shown(repr(row)))
    if flat and flat == len(value) and not problems:
        problems.refuse("flat", None, count=len(value))
    problems.raise_any()
    width = usual_length([len(row) for row in rows]) if rows else ncols
    made: list[list[Scalar]] = []
    for i, row in enumerate(rows):
        if len(row) != width:
            problems.add_ragged(i, len(row), width)
        entries: list[Scalar] = []
        for j, entry in enumerate(row):
            if type(entry) is int or type(entry) is Fraction:
                entries.append(entry)
                continue
            exact = exact_number(entry, floats)
            if isinstance(exact, Problem):
                problems.add_problem(Problem(exact.message, (*exact.fields, ("row", i + 1), ("column", j + 1))))
            else:
                entries.append(exact)
        made.append(entries)
    problems.raise_any()
    if field != QQ:
        return Matrix.of(made, width, field)
    return matrix_of_numbers(made, width, problems)


def as_column(value: object, *, floats: Floats | None = None) -> Matrix:
    """The n x 1 matrix of a flat list of numbers, of a text such as `4 2 3 5`, or of a matrix with one row or column.

    >>> as_column("4 2 3 5") == as_column([4, 2, 3, 5]) == Matrix.column_of([4, 2, 3, 5])
    True
    """
    got: Any = value
    if getattr(got, "ndim", 0) == 1 and hasattr(got, "tolist"):
        got = list(got)
    if isinstance(got, list | tuple) and not any(isinstance(entry, list | tuple) for entry in got):
        return _of_rows([[entry] for entry in got], floats, Problems(), 1)
    A = as_matrix(got, floats=floats)
    if A.ncols != 1 and A.nrows != 1:
        raise InputError.of("input.not-a-column", rows=A.nrows, columns=A.ncols)
    return A if A.ncols == 1 else A.T


def _is_number_like(value: object) -> bool:
    return isinstance(value, int | float | complex | Fraction | Decimal | str) or not hasattr(value, "__iter__")


def exact_number(value: Any, floats: Floats | None) -> Scalar | Problem:
    """The exact number that a Python value is, or what keeps it from being one."""
    kind = type(value)
    module = kind.__module__.partition(".")[0]
    text = shown(str(value)) if not isinstance(value, int) else ""
    if isinstance(value, int):
        return int(value)
    if isinstance(value, str):
        try:
            return number(value)
        except InputError:
            return Problem.of("input.entry-text", entry=shown(value))
    if isinstance(value, Decimal):
        if not value.is_finite():
            return Problem.of("input.entry-not-finite", entry=text)
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and abs(exponent) > MAX_EXPONENT:
            return Problem.of("input.entry-exponent-too-large", entry=text, limit=MAX_EXPONENT)
        return Fraction(value)
    if module == "flint":
        if kind.__name__ in {"fmpz", "nmod"}:
            return int(value)
        if kind.__name__ == "fmpq":
            return Fraction(int(value.p), int(value.q))
    if module == "sympy":
        if getattr(value, "is_Rational", False):
            return Fraction(int(value.p), int(value.q))
        if not getattr(value, "is_Float", False):
            return Problem.of("input.entry-not-rational", entry=text)
        if floats == "exact":
            sign, mantissa, exponent, _ = value._mpf_
            exact = int(mantissa) * Fraction(2) ** int(exponent)
            return -exact if sign else exact
        return Problem.of("input.entry-float", entry=text) if floats is None else Fraction(str(value))
    if isinstance(value, Rational):
        return Fraction(int(value.numerator), int(value.denominator))
    if module == "numpy" and getattr(value, "dtype", None) is not None and value.dtype.kind in "iub":
        return int(value)
    if isinstance(value, float) or hasattr(value, "as_integer_ratio"):
        return _of_float(value, text, floats)
    return Problem.of("input.entry-not-exact", entry=text, type=kind.__name__)


def _of_float(value: Any, text: str, floats: Floats | None) -> Scalar | Problem:
    try:
        ratio = value.as_integer_ratio()
    except (ValueError, OverflowError):
        return Problem.of("input.entry-not-finite", entry=text)
    if floats is None:
        return Problem.of("input.entry-float", entry=text)
    return Fraction(*map(int, ratio)) if floats == "exact" else Fraction(str(value))
