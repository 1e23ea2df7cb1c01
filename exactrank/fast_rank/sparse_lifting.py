"""Long relations between columns of a sparse matrix, by p-adic expansion over its sparse decomposition.

For a column f without a pivot, let S x = -A[pivot rows, f], S being the submatrix of the pivots; x and 1 in f make a
vector of the kernel if there is one at all. The expansion needs S^-1 modulo p only, which the rounds and the core apply
in about as many operations as they have entries.

Sources: Dixon, Exact solution of linear equations using p-adic expansions, 1982; Wang, A p-adic algorithm for
univariate partial fractions, 1981 (fractions from residues).
"""

from __future__ import annotations

from math import gcd, isqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exactrank.fast_rank.modular import product
from exactrank.fast_rank.sparse_entries import SHORT, Entries, Int, lengths_of
from exactrank.fast_rank.sparse_factors import Factors
from exactrank.fast_rank.sparse_kernel import TooLong
from exactrank.fast_rank.sparse_rounds import inverses

SLACK = 40  # bits of the modulus that a fraction leaves free, so that it is hardly one by chance
FIRST = 8  # digits before a fraction is looked for
TOGETHER = 16  # columns expanded at a time


class _Sums:
    """x -> the sums over t of values[t] x[sources[t]], at their targets, modulo p; for several columns at a time."""

    def __init__(self, targets: Int, sources: Int, values: Int) -> None:
        order = np.argsort(targets, kind="stable")
        self.sources, self.values = sources[order], values[order, None]
        targets = targets[order]
        self.first = np.flatnonzero(np.concatenate(([True], targets[1:] != targets[:-1]))) if len(targets) else targets
        self.targets = targets[self.first]
        if len(targets) and int(np.diff(np.append(self.first, len(targets))).max()) >= 1 << 15:
            raise TooLong  # 2^15 products of values below 2^47 are summed exactly

    def subtract_from(self, y: Int, x: Int) -> None:
        if len(self.first):
            y[self.targets] -= np.add.reduceat(self.values * x[self.sources], self.first, axis=0)


class Solver:
    """Solves S x = b modulo p for the submatrix S of the pivots; places in b and x follow `rows` and `columns` of F."""

    def __init__(self, F: Factors) -> None:
        m, n = F.shape
        self.p = F.p
        of_row, of_column = np.full(m, -1, dtype=np.int64), np.full(n, -1, dtype=np.int64)
        of_row[F.rows] = of_column[F.columns] = np.arange(F.rank)
        self.rounds: list[tuple[slice, Int, _Sums, _Sums]] = []
        start = 0
        for done in F.rounds:
            stop = start + len(done.rows)
            down, across = of_row[done.below.columns], of_column[done.right.columns]
            d, u = down >= 0, across >= 0
            below = _Sums(down[d], start + done.below.rows[d], done.below.values[d])
            right = _Sums(start + done.right.rows[u], across[u], done.right.values[u])
            self.rounds.append((slice(start, stop), inverses(done.d, F.p)[:, None], below, right))
            start = stop
        self.core = slice(start, F.rank)
        self.inverse = F.core.inverse()

    def solve(self, b: Int) -> Int:
        """The residues from 0 to p - 1 of S^-1 b."""
        # The matrix is L D U: each round clears its columns below by row operations, which b takes part in. Then x is
        # known from the core back to the first round.
        p, b = self.p, b % self.p
        for part, scale, below, _ in self.rounds:
            z = b.copy()
            z[part] = b[part] * scale % p
            below.subtract_from(b, z)
            b %= p
        x = np.zeros_like(b)
        x[self.core] = product(self.inverse, b[self.core].astype(np.float64), p).astype(np.int64) % p
        for part, scale, _, right in reversed(self.rounds):
            y = b.copy()
            right.subtract_from(y, x)
            x[part] = y[part] % p * scale % p
        return x


def lifted(A: Entries, F: Factors, free: Int, most: int) -> list[tuple[NDArray[Any], int] | None]:
    """For each of these columns f the integers (y, d) with S y = -d A[pivot rows, f], if they are short enough to tell.

    Raises TooLong when the digits of all y together would be more than `most`.
    """
    terms = int(lengths_of(A.rows, A.shape[0]).max(initial=0))
    if A.values.dtype == object or (A.largest() * (terms + 1)) * F.p * 2 >= SHORT:
        raise TooLong
    of_row, of_column = (np.full(size, -1, dtype=np.int64) for size in A.shape)
    of_row[F.rows] = of_column[F.columns] = np.arange(F.rank)
    inside = A.where((of_row[A.rows] >= 0) & (of_column[A.columns] >= 0))
    S = _Sums(of_row[inside.rows], of_column[inside.columns], inside.values)
    solver = Solver(F)
    found: list[tuple[NDArray[Any], int] | None] = []
    for start in range(0, len(free), TOGETHER):
        some = free[start : start + TOGETHER]
        of_free = np.full(A.shape[1], -1, dtype=np.int64)
        of_free[some] = np.arange(len(some))
        those = A.where((of_row[A.rows] >= 0) & (of_free[A.columns] >= 0))
        b = np.zeros((F.rank, len(some)), dtype=np.int64)
        b[of_row[those.rows], of_free[those.columns]] = -those.values
        found += _expanded(solver, S, b, most // max(len(free), 1) * len(some))
    return found


def _expanded(solver: Solver, S: _Sums, b: Int, most: int) -> list[tuple[NDArray[Any], int] | None]:
    """The solutions of S x = b as numerators and a denominator each."""
    # b - S x = 0 modulo p, so the quotient is integral, and it stays below |S| p: no entry ever overflows.
    p, digits, look = solver.p, [], FIRST
    result: list[tuple[NDArray[Any], int] | None] = [None] * b.shape[1]
    open_ = list(range(b.shape[1]))
    bits = b.shape[0] * (int(np.abs(S.values).max(initial=1)).bit_length() + len(S.values).bit_length())
    while open_:
        if look * b.size > most:
            raise TooLong
        x = solver.solve(b)
        digits.append(x.astype(np.int32))
        S.subtract_from(b, x)
        b //= p
        if len(digits) < look:
            continue
        for q in list(open_):
            result[q] = _fractions([d[:, q] for d in digits], p)
            if result[q] is not None:
                open_.remove(q)
        if not open_ or look * (p.bit_length() - 1) > 2 * bits + 2 * SLACK:
            break
        look = look * 3 // 2
    return result


def _fractions(digits: list[NDArray[np.int32]], p: int) -> tuple[NDArray[Any], int] | None:
    """The numerators and the common denominator of the numbers with these digits; None if they look longer."""
    modulus = p ** len(digits)
    weights = np.random.default_rng(len(digits)).integers(-50, 51, len(digits[0]))
    mixed = 0
    for digit in reversed(digits):
        mixed = mixed * p + int(weights @ digit.astype(np.int64))
    d = denominator(mixed % modulus, modulus)
    if d is None:
        return None
    x = np.zeros(len(digits[0]), dtype=object)
    for digit in reversed(digits):
        x = x * p + digit
    # The denominator of a mixture divides the common one; what it lacks is in the numerators that are still long.
    while True:
        y = x * d % modulus
        y = y - modulus * (y > modulus // 2).astype(object)
        longest = int(np.abs(y).max(initial=0))
        if longest <= isqrt(modulus >> SLACK):
            common = gcd(d, *y.tolist())
            return y // common, d // common
        more = denominator(longest, modulus)
        if more is None or more == 1 or d.bit_length() > modulus.bit_length():
            return None
        d *= more


def denominator(x: int, modulus: int) -> int | None:
    """The denominator of the one short fraction that is x for this modulus; None if there is none with SLACK.

    >>> denominator(pow(3, -1, 10**40 + 3) * 5, 10**40 + 3), denominator(123456789**4, 10**40 + 3)
    (3, None)
    """
    limit = isqrt(modulus >> SLACK)
    above, before, below = modulus, 0, 1
    while x > limit:
        q = above // x
        above, x = x, above - q * x
        before, below = below, before - q * below
    return abs(below) if 0 < abs(below) <= limit else None
