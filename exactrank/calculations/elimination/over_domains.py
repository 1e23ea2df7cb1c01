"""Recorded elimination over any number domain: multiples of the pivot's row are subtracted, as over QQ.

QQ and GF(p) have faster ways of their own (`textbook`, `fraction_free`), chosen once a reduction; on them this one
agrees with those, which the tests hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from exactrank.derivation import Pivot
from exactrank.errors import ShapeError
from exactrank.numbers.canonical_numbers import Number, number_negative, number_product
from exactrank.numbers.contract import NumberDomain
from exactrank.numbers.rows import RowsOver

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class RowMultiple(Generic[E]):
    """Row `target` plus `factor` times row `source`; without a factor the two change places."""

    target: int
    source: int
    factor: Number[E] | None


@dataclass(frozen=True, slots=True)
class Reduction(Generic[E]):
    """An echelon form of `start` with the operations that lead to it."""

    start: RowsOver[E]
    operations: tuple[RowMultiple[E], ...]
    end: RowsOver[E]
    pivots: tuple[Pivot, ...]

    @property
    def rank(self) -> int:
        return len(self.pivots)

    def determinant(self) -> Number[E]:
        """The product of the pivots, its sign changed by every swap; raises ShapeError unless the matrix is square."""
        domain, (m, n) = self.start.domain, self.start.shape
        if m != n:
            raise ShapeError.of("not-square", rows=m, columns=n)
        if self.rank < n:
            return domain.zero, 1
        made: Number[E] = (domain.one, 1)
        for k, (numerators, d) in enumerate(self.end.rows):
            made = number_product(domain, made, domain.ratio(numerators[k], d))
        swaps = sum([one.factor is None for one in self.operations])
        return number_negative(domain, made) if swaps % 2 else made


def reduce_rows(A: RowsOver[E]) -> Reduction[E]:
    """An echelon form of A by swaps and multiples of the pivots' rows.

    >>> from exactrank.numbers.quadratic import QQ_sqrt
    >>> K = QQ_sqrt(-1)
    >>> found = reduce_rows(RowsOver(K, ((((1, 0), (0, 1)), 1), (((0, 1), (-1, 0)), 1)), 2))
    >>> found.rank, found.operations
    (1, (RowMultiple(target=1, source=0, factor=((0, -1), 1)),))
    """
    domain, zero = A.domain, A.domain.zero
    rows = list(A.rows)
    operations: list[RowMultiple[E]] = []
    pivots: list[Pivot] = []
    for j in range(A.ncols):
        r = len(pivots)
        k = next((i for i in range(r, len(rows)) if rows[i][0][j] != zero), None)
        if k is None:
            continue
        if k != r:
            rows[r], rows[k] = rows[k], rows[r]
            operations.append(RowMultiple(r, k, None))
        pivots.append(Pivot(r, j))
        _clear_below(domain, rows, pivots[-1], operations)
    return Reduction(A, tuple(operations), RowsOver(domain, tuple(rows), A.ncols), tuple(pivots))


def _clear_below(
    domain: NumberDomain[E],
    rows: list[tuple[tuple[E, ...], int]],
    pivot: Pivot,
    operations: list[RowMultiple[E]],
) -> None:
    """row i - (a/d)/(p/e) pivot row, with t/d for row i and s/e for the pivot's; with a/p = x/n: (n t - x s)/(d n).

    The factor is x e over n d. Left of the pivot both rows are 0 and stay as they are.
    """
    zero, j = domain.zero, pivot.column
    source, e = rows[pivot.row]
    p, right, scale = source[j], source[j + 1 :], domain.of_integer(-e)
    minus = domain.of_integer(-1)
    for i in range(pivot.row + 1, len(rows)):
        target, d = rows[i]
        if target[j] == zero:
            continue
        x, n = domain.divide(target[j], p)
        changed = domain.combine(domain.of_integer(n), target[j + 1 :], domain.times(minus, x), right)
        numerators, denominator = domain.row(changed, d * n)
        rows[i] = (*[zero] * (j + 1), *numerators), denominator
        operations.append(RowMultiple(i, pivot.row, domain.ratio(domain.times(scale, x), n * d)))


def replay(A: RowsOver[E], operations: Sequence[RowMultiple[E]]) -> RowsOver[E]:
    """The rows after the operations, each computed from what it says alone."""
    domain = A.domain
    rows = list(A.rows)
    for one in operations:
        i, k = one.target, one.source
        if one.factor is None:
            rows[i], rows[k] = rows[k], rows[i]
            continue
        (target, d), (source, e), (x, n) = rows[i], rows[k], one.factor
        up, times = domain.of_integer(e * n), domain.times(domain.of_integer(d), x)
        rows[i] = domain.row(domain.combine(up, target, times, source), d * e * n)
    return RowsOver(domain, tuple(rows), A.ncols)
