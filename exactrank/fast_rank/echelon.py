"""The reduced row echelon form of integer matrices of any size, proven."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from math import gcd, lcm, prod
from random import SystemRandom
from typing import Any

import flint
import numpy as np

from exactrank.fast_rank.denominator import column_denominator
from exactrank.fast_rank.digits import integers
from exactrank.fast_rank.lifting import Lift, find_wide_relations, solution_bits
from exactrank.fast_rank.limbs import Float, IntegerArray, Limbs, cut, integer_array
from exactrank.fast_rank.padic import NotDivisible
from exactrank.fast_rank.pivots import ModularPivots, modular_pivots
from exactrank.fast_rank.primes import float_primes
from exactrank.fast_rank.relations import Wide

LIFT_FROM = 5000  # entries from which lifting is faster than flint,
NARROW = 40  # but for fewer rows or columns,
FEW_PIVOTS = 16  # and where fewer columns are pivot columns
FEW_OTHERS = 3  # or fewer are not,
LIFT_FEW_FROM = 22500  # up to so many entries
ATTEMPTS = 5

DIRECT_UP_TO = 200  # pivots up to which one denominator for all is faster than short relations
STEPS_AFTER = 6  # steps after the digits of d that a solution with the denominator d takes at most, mostly

Solution = tuple[list[list[int]], int]  # numerators over one denominator
Form = tuple[list[list[int]], int, tuple[int, ...]]


def reduced_row_echelon_form(rows: Sequence[Sequence[int]] | IntegerArray, primes: Iterable[int] = ()) -> Form:
    """The nonzero rows of the reduced row echelon form over one common denominator, and its pivot columns.

    Multiplying a row by its denominator does not change the form: give rational rows by their numerators.
    The first primes to try may be given.

    >>> reduced_row_echelon_form([[1, 2, 3], [2, 4, 7], [3, 6, 10]])
    ([[1, 2, 0], [0, 0, 1]], 1, (0, 2))
    >>> reduced_row_echelon_form([[2, 0, 1], [0, 3, 1]])
    ([[6, 0, 3], [0, 6, 2]], 6, (0, 1))
    """
    array = integer_array(rows)
    if array.size < LIFT_FROM or min(array.shape) < NARROW:
        return _by_flint(array)
    limbs = cut(array)
    for p in islice(float_primes(primes), ATTEMPTS):
        pivots = modular_pivots(limbs, p)
        few = pivots.rank < FEW_PIVOTS or 0 < len(pivots.other_columns) < FEW_OTHERS
        if few and array.size < LIFT_FEW_FROM:
            break
        form = _through(limbs, pivots)
        if form is not None:
            return form
    return _by_flint(array)


def _by_flint(array: IntegerArray) -> Form:
    if not array.size:
        return [], 1, ()
    R, denominator, rank = flint.fmpz_mat(array.tolist()).rref()
    numerators = [[int(x) for x in row] for row in R.tolist()[:rank]]
    numerators, d = _in_lowest_terms(numerators, int(denominator))
    return numerators, d, tuple([next(j for j, x in enumerate(row) if x) for row in numerators])


def _in_lowest_terms(numerators: list[list[int]], denominator: int) -> tuple[list[list[int]], int]:
    """The same matrix over its least positive denominator."""
    common = gcd(denominator, *chain.from_iterable(numerators))
    if denominator < 0:
        common = -common
    return [[x // common for x in row] for row in numerators] if common != 1 else numerators, denominator // common


def _through(limbs: Limbs, pivots: ModularPivots) -> Form | None:
    """The form with these pivots, or None when they are not its pivots."""
    # Lifting proves A[:, other] = A[:, columns] X for X = A0^-1 A[rows, other] (lifting.py). So the rows of
    # the matrix R that is I in the pivot columns and X in the others span the row space of A. If besides X
    # vanishes to the left of each row's pivot, R is in reduced row echelon form; there is only one in a row
    # space.
    n = limbs.shape[1]
    r = pivots.rank
    columns, others = pivots.columns.tolist(), pivots.other_columns.tolist()
    if r == n:
        return [[int(i == j) for j in range(n)] for i in range(n)], 1, tuple(columns)
    solution = _over_one_denominator(limbs, pivots) if r <= DIRECT_UP_TO else None
    if solution is None:
        found = find_wide_relations(limbs, pivots, SystemRandom())
        if found is None:
            return None
        solution = _solution(limbs, pivots, *found)
    X, denominator = solution
    numerators = []
    for column, row in zip(columns, X, strict=True):
        numbers = [0] * n
        numbers[column] = denominator
        for j, x in zip(others, row, strict=True):
            if x:
                if j < column:
                    return None
                numbers[j] = x
        numerators.append(numbers)
    return numerators, denominator, tuple(columns)


def _over_one_denominator(limbs: Limbs, pivots: ModularPivots) -> Solution | None:
    """A0^-1 B by lifting d A0^-1 B for a denominator d that it seems to have; None where it has not."""
    # The carries of all rows end as 0: B d = A0 Y and D d = C Y (lifting.py, with Z = I and e = d), and Y is what the
    # digits say.
    order = np.concatenate([pivots.rows, pivots.other_rows])
    M, F = limbs.take(order, pivots.columns), limbs.take(order, pivots.other_columns)
    inverse = pivots.inverse()
    d = column_denominator(limbs, pivots, inverse, solution_bits(M), SystemRandom())
    if d is None:
        return None
    columns = len(pivots.other_columns)
    lift = Lift(M, F, inverse, pivots.p, Wide.begin(columns, 0), d)
    digits: list[Float] = []
    try:
        if not lift.run(STEPS_AFTER + (M.width * len(M.parts)) // pivots.p.bit_length(), digits):
            return None
    except NotDivisible:
        return None
    return _in_lowest_terms(_in_rows(integers(digits, pivots.p), (pivots.rank, columns)), d)


def _in_rows(entries: list[int], shape: tuple[int, int]) -> list[list[int]]:
    rows, columns = shape
    return [entries[i * columns : (i + 1) * columns] for i in range(rows)] if entries else [[0] * columns] * rows


def _solution(limbs: Limbs, pivots: ModularPivots, Z: Wide, e: int) -> Solution:
    """A0^-1 B = Y (e Z)^-1 as rows of integers over its least positive denominator, from the digits of Y."""
    if not pivots.rank:
        return [], 1
    A0 = limbs.take(pivots.rows, pivots.columns)
    B = limbs.take(pivots.rows, pivots.other_columns)
    lift = Lift(A0, B, pivots.inverse(), pivots.p, Z, e)
    digits: list[Float] = []
    lift.run_to_the_end(digits)
    # X = [X1 X2] with e X1 base = Y1 and e (X1 others + X2 diagonal) = Y2.
    s = Z.base.ncols()
    inverse, d = Z.base.inv().numer_denom()
    first = _evaluate([digit[:, :s] for digit in digits], pivots.p, (pivots.rank, s)) * inverse
    Y2 = _evaluate([digit[:, s:] for digit in digits], pivots.p, (pivots.rank, len(pivots.other_columns) - s))
    rest = Y2 * d - first * flint.fmpz_mat(s, len(Z.below), [x for row in Z.others for x in row])
    below = lcm(*Z.below)
    if below != 1:
        first = first * below
        rest = rest * flint.fmpz_mat(_diagonal([below // f for f in Z.below]))
    numbers = [[int(x) for x in [*a, *b]] for a, b in zip(first.tolist(), rest.tolist(), strict=True)]
    return _in_lowest_terms(numbers, e * int(d) * below)


def _diagonal(entries: Sequence[int]) -> list[list[int]]:
    return [[x * (i == j) for j in range(len(entries))] for i, x in enumerate(entries)]


def _evaluate(digits: Sequence[Float], p: int, shape: tuple[int, int]) -> Any:
    """sum of digits[k] p^k as a matrix of flint."""
    return flint.fmpz_mat(*shape, integers([np.ascontiguousarray(digit) for digit in digits], p) or [0] * prod(shape))
