"""Sparse matrices as they are handed in, as the entries of an integer matrix N: each row times its denominators.

Multiplying a row by a number other than 0 keeps the rank, and the relations between the columns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm
from operator import index
from typing import TYPE_CHECKING, Any, TypeGuard

from exactrank.errors import InputError, Problem
from exactrank.matrix import Matrix, Scalar
from exactrank.numbers.fields import QQ

if TYPE_CHECKING:
    from exactrank.fast_rank.sparse_entries import Entries
    from exactrank.reading.matrices.exact_entries import Floats
    from exactrank.reading.matrices.matrix_market import Coordinates

FEW = 1_000  # entries up to which dictionaries are quicker than the start of numpy


def is_sparse(A: object) -> bool:
    """Whether the value is a sparse matrix that `rank` does not make dense.

    >>> is_sparse({(0, 5): 1}), is_sparse([{5: 1}]), is_sparse([[0, 1]])
    (True, True, False)
    """
    if isinstance(A, Mapping) or (type(A) is list and A and isinstance(A[0], Mapping)):
        return True
    return _is_of_scipy(A) or _is_of_file(A) or _is_entries(A)


def _is_of_file(A: object) -> TypeGuard[Coordinates]:
    return type(A).__name__ == "Coordinates"  # so that its module is not loaded to look at other values


def _is_entries(A: object) -> TypeGuard[Entries]:
    return type(A).__name__ == "Entries"


def _is_of_scipy(A: Any) -> bool:
    return type(A).__module__.startswith("scipy.sparse") and A.dtype.kind in "iub"


def integer_entries(A: Any, floats: Floats | None = None) -> Entries:
    """The entries of N, for any matrix over the rational numbers.

    >>> integer_entries({(0, 0): Fraction(1, 2), (0, 1): Fraction(1, 3)}).values.tolist()
    [3, 2]

    Raises InputError for what is no matrix of rational numbers.
    """
    from exactrank.fast_rank.sparse_entries import entries_of

    if _is_entries(A):
        return A
    if _is_of_file(A):
        return _scaled(A.rows, A.columns, A.values, (A.nrows, A.ncols))
    if _is_of_scipy(A):
        return entries_of(A)
    if is_sparse(A):
        try:
            return entries_of(A)
        except (TypeError, ValueError, AttributeError):
            rows, columns, values = zip(*places(A, floats), strict=True)
            return _scaled(rows, columns, values, None)
    if not isinstance(A, Matrix):
        from exactrank.reading.matrices.python_values import as_matrix

        A = as_matrix(A, floats=floats)
    if A.field != QQ:
        raise InputError.of("certificate-field", field=A.field.name)
    return entries_of([dict(enumerate(numerators)) for numerators, _ in A.rows], A.shape)


def _scaled(
    rows: Sequence[int], columns: Sequence[int], values: Sequence[Scalar], shape: tuple[int, int] | None
) -> Entries:
    """The entries, each row times the least common denominator of its own."""
    import numpy as np

    from exactrank.fast_rank.sparse_entries import Entries, entries_of, values_of

    if set(map(type, values)) - {int}:
        return entries_of(scaled_rows(rows, columns, values), shape)
    if shape is None:
        shape = (max(rows, default=-1) + 1, max(columns, default=-1) + 1)
    numbers = values_of(lambda: values, len(values))  # type: ignore[arg-type,return-value]
    made = Entries(shape, np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64), numbers)
    return made.where(numbers != 0)


def scaled_rows(rows: Sequence[int], columns: Sequence[int], values: Sequence[Scalar]) -> dict[tuple[int, int], int]:
    """{(i, j): entry} with each row times the least common denominator of its entries."""
    common: dict[int, int] = {}
    for i, x in zip(rows, values, strict=True):
        if x.denominator != 1:
            common[i] = lcm(common.get(i, 1), x.denominator)
    return {
        (i, j): x.numerator * (common.get(i, 1) // x.denominator) for i, j, x in zip(rows, columns, values, strict=True)
    }


def rank_of_sparse_input(A: Any, floats: Floats | None = None) -> int:
    """The rank of a sparse matrix, as `is_sparse` knows them."""
    from exactrank.fast_rank import rank_of_sparse

    if _is_of_file(A):
        few = len(A.values) < FEW
        return rank_of_sparse(scaled_rows(A.rows, A.columns, A.values) if few else integer_entries(A))
    try:
        return rank_of_sparse(A)
    except InputError:
        raise
    except (TypeError, ValueError, AttributeError):
        found = places(A, floats)
        return rank_of_sparse(scaled_rows(*zip(*found, strict=True)) if found else {})


def as_dense(A: Any, floats: Floats | None = None) -> Matrix:
    """The matrix with its zeros; raises InputError for what is no matrix, and for one that is too large to be dense."""
    from exactrank.reading.matrices.cells import check_cells
    from exactrank.reading.matrices.python_values import as_matrix
    from exactrank.reading.source.problems import Problems

    if _is_of_file(A):
        return A.dense()
    if is_sparse(A) and not _is_of_scipy(A):
        E = integer_entries(A, floats)
        check_cells(E.shape[0] * E.shape[1], Problems())
        rows: list[list[int]] = [[0] * E.shape[1] for _ in range(E.shape[0])]
        for i, j, x in zip(E.rows.tolist(), E.columns.tolist(), E.values.tolist(), strict=True):
            rows[i][j] = x
        return Matrix.of(rows, E.shape[1])
    return as_matrix(A, floats=floats)


def places(A: Any, floats: Floats | None) -> list[tuple[int, int, int | Fraction]]:
    """The entries of a dictionary by places, or of rows as dictionaries; raises InputError with all that is wrong."""
    from exactrank.reading.matrices.exact_entries import exact_number
    from exactrank.reading.source.problems import Problems, shown

    problems = Problems()
    found: list[tuple[int, int, int | Fraction]] = []
    if isinstance(A, Mapping):
        items = list(A.items())
    else:
        items = []
        for i, row in enumerate(A):
            if isinstance(row, Mapping):
                items += [((i, j), x) for j, x in row.items()]
            else:
                problems.add("not-a-row", None, row=i + 1, value=shown(repr(row)))
    for key, x in items:
        pair = isinstance(key, tuple) and len(key) == 2
        if not pair or not all(hasattr(k, "__index__") and not isinstance(k, bool) and k >= 0 for k in key):
            problems.add("not-a-place", None, key=shown(repr(key)))
            continue
        i, j = map(index, key)
        exact = exact_number(x, floats)
        if isinstance(exact, Problem):
            problems.add_problem(Problem(exact.message, (*exact.fields, ("row", i + 1), ("column", j + 1))))
        else:
            found.append((i, j, exact))
    problems.raise_any()
    return found
