"""Exact entries as matrices of SymPy and arrays of numpy, which are imported only here and only when one is made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy
    import sympy

Shape = tuple[int, int]


def sympy_matrix(shape: Shape, rows: Iterable[Sequence[Fraction]]) -> sympy.Matrix:
    """The matrix of SymPy with these entries.

    >>> sympy_matrix((1, 2), [(Fraction(1, 2), Fraction(3))])
    Matrix([[1/2, 3]])
    """
    import sympy

    flat = [sympy.Rational(x.numerator, x.denominator) for row in rows for x in row]
    return sympy.ImmutableMatrix(*shape, flat)


def object_array(shape: Shape, rows: Iterable[Sequence[Fraction]], dtype: Any = None) -> numpy.ndarray[Any, Any]:
    """The array of these Fractions, or of another type where one is asked for.

    >>> object_array((1, 2), [(Fraction(1, 2), Fraction(3))], float).tolist()
    [[0.5, 3.0]]
    """
    import numpy

    made = numpy.empty(shape, dtype=object)
    for i, row in enumerate(rows):
        for j, entry in enumerate(row):
            made[i, j] = entry
    return made if dtype is None else made.astype(dtype)


def integer_array(shape: Shape, rows: Sequence[Sequence[int]]) -> numpy.ndarray[Any, Any] | None:
    """The int64 array of these integers; None where one does not fit.

    >>> integer_array((1, 2), [(1, 2)]).tolist(), integer_array((1, 1), [(2**63,)])
    ([[1, 2]], None)
    """
    import numpy

    if not all(-(2**63) <= v < 2**63 for row in rows for v in row):
        return None
    return numpy.array(rows, dtype=numpy.int64).reshape(shape)
