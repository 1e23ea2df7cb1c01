"""The textbook strategy: rows stay as they are, multiples are subtracted, fractions appear when they must."""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd, prod
from operator import mul

from exactrank.calculations.elimination.pivoting import Reduction, pivots_from_the_left, remaining
from exactrank.derivation import LogEntry, Pivot, Purpose
from exactrank.matrix import Matrix
from exactrank.numbers.fields import Row

_BELOW, _ABOVE, _ONE = Purpose.CLEAR_BELOW, Purpose.CLEAR_ABOVE, Purpose.MAKE_PIVOT_ONE

_LONG = 128
"""From so many bits on, a pivot and its row are looked at for a common factor."""

_EchelonRow = tuple[int, list[int], int]
"""The value of a pivot, its row right of it from the last column back, and the denominator of both."""

_UnitRow = tuple[Sequence[int], int]
"""A row with pivot 1: its numerators right of the pivot from the last column back, and their denominator."""


def reduce(A: Matrix, to_reduced_form: bool) -> Reduction:
    """An echelon form of A, or the reduced one, by swaps and multiples of the pivot's row."""
    field = A.field
    log: list[LogEntry] = []
    pivots, found, minor = _clear_below(A, log)
    if not to_reduced_form:
        rows = [
            field.row([*[0] * pivot.column, p, *right[::-1]], d)
            for pivot, (p, right, d) in zip(pivots, found, strict=True)
        ]
        return log, rows, pivots
    units: list[_UnitRow] = []
    for k, (p, right, d) in enumerate(found):
        if p != d:
            log.append((k, None, *field.ratio(d, p), _ONE, None))
        if minor:
            units.append((right, p))
        else:
            *numerators, at_pivot = field.row([*right, p], p)[0]
            units.append((numerators, at_pivot))
    _log_clearing_above(units, pivots, A, log)
    # The pivots' columns of the units' numerators are a triangle of integers, and by Cramer's rule its determinant is a
    # common denominator of the reduced form; for the rows of A without their denominators that is the last minor.
    common = minor or prod([d for _, d in units])
    return log, _substituted_back(units, pivots, common, A.ncols, field.characteristic), pivots


def _clear_below(A: Matrix, log: list[LogEntry]) -> tuple[list[Pivot], list[_EchelonRow], int]:
    """row i <- row i - (a/d)/(p/e) pivot row: a/d is the entry of row i in the pivot's column, p/e the pivot.

    With t/d for row i and s/e for the pivot's row that is t/d - (a e)/(d p) s/e = (p t - a s) / (d p).

    Of integer rows the numerators p t - a s can be divided by a number that is known (Bareiss, Sylvester's Identity and
    Multistep Integer-Preserving Gaussian Elimination, 1968). Let b be the pivot last used on row i, 1 before the first,
    and t the minors that row i makes with the rows of the pivots up to b: then row i is t/b, and the next minors are
    (p t - a s) / b over p, when p and s are such minors too. A row that was left alone because it held 0 in a pivot's
    column makes with all pivots so far the minors t times the last pivot over b. So there is no greatest common divisor
    to look for: `below` says for each row its b, and what its rational numbers were multiplied by.

    Gives the pivots, their rows, and the last minor, or 0 when the rows were brought to lowest terms instead.
    """
    field = A.field
    rows = remaining(A.rows)
    below = [(1, d) for _, d in A.rows]
    pivots: list[Pivot] = []
    found: list[_EchelonRow] = []
    last = 0 if field.characteristic else 1
    append = log.append
    for pivot, swapped, value, right, column in pivots_from_the_left(rows, A.ncols, log):
        p, source = value, right
        if swapped:
            below[0], below[swapped] = below[swapped], below[0]
        b, scale = below.pop(0)
        if last:
            if b != last:
                p = p * last // b
                source = [s * last // b for s in source]
                b = last
            # Minors of a Hilbert or a Vandermonde matrix are far longer than its rows in lowest terms.
            structured = p.bit_length() > _LONG and 2 * gcd(p, *source).bit_length() > p.bit_length()
            last = 0 if structured else p
        pivots.append(pivot)
        found.append((p, source, b * scale))
        i = k = pivot.row
        for at, a in enumerate(column):
            i += 1
            if not a:
                continue
            c, times = below[at]
            if b == c:
                up, down = -a * scale, p * times
            else:
                up, down = -a * b * scale, p * c * times
            # zip is not strict here: the rows of a matrix are equally long, and this is the innermost loop
            if not last:
                changed, d = field.row([p * t - a * s for t, s in zip(rows[at], source)], p * c * times)  # noqa: B905
                rows[at] = [*changed]
                below[at] = 1, d
                append((i, k, *field.ratio(up, down), _BELOW, pivot))
                continue
            if c == 1:
                rows[at] = [p * t - a * s for t, s in zip(rows[at], source)]  # noqa: B905
            else:
                rows[at] = [(p * t - a * s) // c for t, s in zip(rows[at], source)]  # noqa: B905
            below[at] = p, times
            # QQ.ratio, written out: the call would be a tenth of the time
            g = gcd(up, down)
            if down < 0:
                g = -g
            append((i, k, up // g, down // g, _BELOW, pivot))
    return pivots, found, last


def _log_clearing_above(units: list[_UnitRow], pivots: list[Pivot], A: Matrix, log: list[LogEntry]) -> None:
    """row i <- row i - a pivot row, from the last pivot to the first.

    A row that is used has 0 in the columns of all other pivots: those to the right were cleared before. So until its
    turn comes an entry above a pivot stays what it is in the rows with pivot 1, and the factors are known at once.
    """
    modulus = A.field.characteristic
    append = log.append
    for k in range(len(pivots) - 1, 0, -1):
        pivot = pivots[k]
        place = A.ncols - 1 - pivot.column
        i = k
        for numerators, d in units[k - 1 :: -1]:
            i -= 1
            a = numerators[place]
            if not a:
                continue
            if modulus:
                append((i, k, -a % modulus, 1, _ABOVE, pivot))
            else:
                g = gcd(a, d)
                if d > 0:
                    g = -g
                append((i, k, a // g, d // -g, _ABOVE, pivot))


def _substituted_back(units: list[_UnitRow], pivots: list[Pivot], common: int, ncols: int, modulus: int) -> list[Row]:
    """The rows of the reduced form by way of a common denominator: unit rows less multiples of the finished rows below.

    In a column without pivot, common R[i] = common N[i]/d - sum of N[i, j]/d common R[k] over the pivots (k, j) below:
    all its steps at once, in integers, and d divides what stands over it because common R[i] are integers.
    """
    common = abs(common)
    end = ncols - 1
    columns = [pivot.column for pivot in pivots]
    # These columns, each as its place counted from the last, and what it holds in the finished rows from the bottom up.
    free: list[tuple[int, list[int]]] = [(end - j, []) for j in range(ncols) if j not in columns]
    places: list[int] = []
    made: list[Row] = []
    for k in range(len(units) - 1, -1, -1):
        numerators, d = units[k]
        place = end - columns[k]
        later = [numerators[x] for x in places]
        places.append(place)
        g = common
        for x, finished in free:
            value = (common * numerators[x] - sum(map(mul, later, finished))) // d if x < place else 0
            if modulus:
                value %= modulus
            finished.append(value)
            g = gcd(g, value)
        whole = [0] * ncols
        whole[columns[k]] = common // g
        for x, finished in free:
            whole[end - x] = finished[-1] // g
        made.append((tuple(whole), common // g))
    made.reverse()
    return made
