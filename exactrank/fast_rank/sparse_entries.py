"""A sparse integer matrix as three arrays: the rows, the columns and the values of its entries."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exactrank.records import dataclass

Int = NDArray[np.int64]
Mask = NDArray[np.bool_]

SHORT = 2**62  # values in int64 are shorter than this


@dataclass(frozen=True, slots=True, eq=False)
class Entries:
    """The nonzero entries of a matrix, each place once, in any order; values are int64 if all are short."""

    shape: tuple[int, int]
    rows: Int
    columns: Int
    values: NDArray[Any]

    @property
    def T(self) -> Entries:  # noqa: N802 - numpy's name
        m, n = self.shape
        return Entries((n, m), self.columns, self.rows, self.values)

    @property
    def count(self) -> int:
        return len(self.rows)

    def where(self, chosen: Mask | Int) -> Entries:
        """The matrix with some of its entries only."""
        return Entries(self.shape, self.rows[chosen], self.columns[chosen], self.values[chosen])

    def residues(self, p: int) -> Entries:
        """The matrix modulo p, with residues from 1 to p - 1."""
        values = (self.values % p).astype(np.int64)
        return Entries(self.shape, self.rows, self.columns, values).where(values != 0)

    def largest(self) -> int:
        """The largest absolute value."""
        return max(int(self.values.max()), -int(self.values.min())) if self.count else 0

    def row_lists(self) -> list[dict[int, int]]:
        """The rows that are not empty, {column: entry}, from the top down."""
        order = np.argsort(self.rows, kind="stable")
        columns, values = self.columns[order].tolist(), self.values[order].tolist()
        lengths = lengths_of(self.rows, self.shape[0])
        stops = np.cumsum(lengths[lengths > 0]).tolist()
        starts = [0, *stops[:-1]]
        return [dict(zip(columns[a:b], values[a:b], strict=True)) for a, b in zip(starts, stops, strict=True)]


def lengths_of(places: Int, size: int) -> Int:
    """How often each of 0, ..., size - 1 occurs."""
    return np.bincount(places, minlength=size).astype(np.int64, copy=False)


def ranges(starts: Int, counts: Int) -> Int:
    """The numbers start, ..., start + count - 1 of each pair, one pair after the other.

    >>> ranges(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    before = np.cumsum(counts) - counts
    return np.repeat(starts - before, counts) + np.arange(int(counts.sum()), dtype=np.int64)


def summed(rows: Int, columns: Int, values: NDArray[Any], shape: tuple[int, int]) -> Entries:
    """The matrix whose entry is the sum of the values at its place, sorted by rows, then columns; without zeros.

    The sums must fit into 64 bits, unless the values are Python integers.

    >>> summed(np.array([0, 1, 0]), np.array([1, 0, 1]), np.array([2, 5, -2]), (2, 2)).values.tolist()
    [5]
    """
    n = shape[1]
    if len(rows) == 0:
        return Entries(shape, rows, columns, values)
    places = rows * n + columns
    order = np.argsort(places, kind="stable")
    places = places[order]
    first = np.flatnonzero(np.concatenate(([True], places[1:] != places[:-1])))
    sums = np.add.reduceat(values[order], first)
    places = places[first]
    return Entries(shape, places // n, places % n, sums).where(sums != 0)


def entries_of(A: Any, shape: tuple[int, int] | None = None) -> Entries:
    """The matrix of {(i, j): entry}, of rows {j: entry}, or of a SciPy sparse matrix, without its zeros.

    Raises TypeError for an entry that is not an integer, ValueError for an index outside `shape`.

    >>> entries_of([{0: 3}, {2: 2**70, 1: 0}]).values.tolist()
    [3, 1180591620717411303424]
    """
    if isinstance(A, Entries):
        return A
    if isinstance(A, Mapping):
        return _of_places(A.items(), shape)
    if hasattr(A, "tocoo"):
        return _of_scipy(A)
    rows = list(A)
    found = of_plain_rows(rows, shape)
    if found is None:
        found = _of_places((((i, j), x) for i, row in enumerate(rows) for j, x in row.items()), shape)
    return found


def of_plain_rows(rows: list[Any], shape: tuple[int, int] | None) -> Entries | None:
    """Dictionaries of int alone, read without a look at each; None for anything else."""
    if set(map(type, rows)) - {dict} or {*map(type, chain.from_iterable(rows))} - {int}:
        return None
    lengths = np.fromiter(map(len, rows), np.int64, len(rows))
    numbers = [row.values() for row in rows]
    if {*map(type, chain.from_iterable(numbers))} - {int}:
        return None
    count = int(lengths.sum())
    try:
        columns = np.fromiter(chain.from_iterable(rows), np.int64, count)
    except OverflowError:
        return None
    values = values_of(lambda: chain.from_iterable(numbers), count)
    if count and int(columns.min()) < 0:
        return None
    if shape is None:
        shape = (len(rows), int(columns.max()) + 1 if count else 0)
    elif (count and int(columns.max()) >= shape[1]) or len(rows) > shape[0]:
        return None
    made = Entries(shape, np.repeat(np.arange(len(rows), dtype=np.int64), lengths), columns, values)
    return made if bool((values != 0).all()) else made.where(values != 0)


def compact(E: Entries) -> tuple[Entries, Int, Int]:
    """The matrix without its empty rows and columns, and the rows and columns that are left."""
    (m, n), (rows, r), (columns, c) = E.shape, _used(E.rows, E.shape[0]), _used(E.columns, E.shape[1])
    if len(rows) == m and len(columns) == n:
        return E, rows, columns
    return Entries((len(rows), len(columns)), r, c, E.values), rows, columns


def _used(places: Int, size: int) -> tuple[Int, Int]:
    """The lines that occur, increasing, and the place of each given line among them."""
    if size > 8 * len(places) + 1000:
        used, found = np.unique(places, return_inverse=True)
        return used, found.reshape(-1).astype(np.int64, copy=False)
    occurs = np.zeros(size, dtype=bool)
    occurs[places] = True
    return np.flatnonzero(occurs), (np.cumsum(occurs) - 1)[places]


def values_of(values: Callable[[], Iterable[int]], count: int) -> NDArray[Any]:
    """So many integers as an array of int64, or of Python integers if one of them is long."""
    try:
        short = np.fromiter(values(), np.int64, count)
    except OverflowError:
        return np.fromiter(values(), object, count)
    if count and (int(short.max()) >= SHORT or int(short.min()) <= -SHORT):
        return short.astype(object)
    return short


def _of_scipy(A: Any) -> Entries:
    coo = A.tocoo()
    if coo.dtype.kind not in "biuO":
        raise TypeError(f"the sparse matrix holds {coo.dtype.name}, expected integers")
    m, n = coo.shape
    rows, columns = coo.row.astype(np.int64), coo.col.astype(np.int64)
    # Entries at one place add up, as in SciPy; in Python integers, as the sum may be longer than each of them.
    if coo.dtype.kind == "O":
        values = np.fromiter(map(operator.index, coo.data.tolist()), object, len(rows))
    elif not len(rows) or max(int(coo.data.max()), -int(coo.data.min())) * len(rows) < SHORT:
        values = coo.data.astype(np.int64)
    else:
        values = np.fromiter(coo.data.tolist(), object, len(rows))
    made = summed(rows, columns, values, (m, n))
    if coo.dtype.kind == "b":  # true with true stays true, as in SciPy
        made = Entries(made.shape, made.rows, made.columns, np.minimum(made.values, 1))
    return Entries(made.shape, made.rows, made.columns, values_of(made.values.tolist, made.count))


def _of_places(items: Iterable[tuple[Any, Any]], shape: tuple[int, int] | None) -> Entries:
    places: list[tuple[int, int]] = []
    values: list[int] = []
    for (i, j), x in items:
        try:
            value = operator.index(x)
        except TypeError:
            name = type(x).__name__
            raise TypeError(f"entry ({i + 1}, {j + 1}) is a {name}, expected an integer") from None
        if i < 0 or j < 0 or (shape is not None and not (i < shape[0] and j < shape[1])):
            raise ValueError(f"entry ({i + 1}, {j + 1}) is outside the matrix")
        if value:
            places.append((operator.index(i), operator.index(j)))
            values.append(value)
    if max(map(max, places), default=0) >= SHORT:  # only the order of such names matters
        ranks = [{name: k for k, name in enumerate(sorted(set(names)))} for names in zip(*places, strict=True)]
        places = [(ranks[0][i], ranks[1][j]) for i, j in places]
        shape = None
    if shape is None:
        shape = (max((i for i, _ in places), default=-1) + 1, max((j for _, j in places), default=-1) + 1)
    names = np.array(places, dtype=np.int64).reshape(len(places), 2)
    return Entries(shape, names[:, 0].copy(), names[:, 1].copy(), values_of(lambda: values, len(values)))
