"""Exact entries: numbers of Python and of its libraries, rows of them, and numpy arrays, as matrices."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from numbers import Rational
from typing import Any, Literal

from exactrank.errors import InputError, Problem
from exactrank.matrix import Matrix, Scalar
from exactrank.numbers.fields import QQ, Field
from exactrank.reading.matrices.cells import check_cells, matrix_of_numbers
from exactrank.reading.source.limits import MAX_EXPONENT
from exactrank.reading.source.numbers import number
from exactrank.reading.source.problems import Problems, shown, usual_length

Floats = Literal["exact", "decimal"]
"""Which number a float stands for: the dyadic number it is, or the shortest decimal that prints it."""


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
    return matrix_of_rows(rows, floats, problems, array.shape[1])


def matrix_of_rows(
    value: Sequence[Any], floats: Floats | None, problems: Problems, ncols: int = 0, field: Field = QQ
) -> Matrix:
    """The matrix of rows of exact numbers over a field; every row that is none and every entry that is none is told."""
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
