"""The textbook strategy: rows stay as they are, multiples are subtracted, fractions appear when they must."""

from __future__ import annotations

from math import gcd
from operator import mul

from exactrank.derivation import LogEntry, Pivot, Purpose
from exactrank.elimination.pivoting import Reduction, pivots_from_the_left, remaining
from exactrank.fields import Field, Row
from exactrank.matrix import Matrix

_BELOW, _ABOVE, _ONE = Purpose.CLEAR_BELOW, Purpose.CLEAR_ABOVE, Purpose.MAKE_PIVOT_ONE

_LONG = 128
"""Pivots of so many bits are looked at for a common factor of their row."""

_EchelonRow = tuple[Pivot, int, list[int], int]
"""A pivot, its value, its row right of it from the last column back, and the denominator of both."""


def reduce(A: Matrix, to_reduced_form: bool) -> Reduction:
    """An echelon form of A, or the reduced one, by swaps and multiples of the pivot's row."""
    log: list[LogEntry] = []
    found = _clear_below(A, log)
    pivots = [pivot for pivot, _, _, _ in found]
    if not to_reduced_form:
        rows = [A.field.row([*[0] * pivot.column, p, *right[::-1]], d) for pivot, p, right, d in found]
        return log, rows, pivots
    # With pivot 1 a row is numerators / d with d at the pivot.
    units = [A.field.row([*right, p], p) for _, p, right, _ in found]
    for pivot, p, _, d in found:
        if p != d:
            log.append((pivot.row, None, *A.field.ratio(d, p), _ONE, None))
    _log_clearing_above(units, pivots, A, log)
    return log, _substituted_back(units, pivots, A.ncols, A.field), pivots


def _clear_below(A: Matrix, log: list[LogEntry]) -> list[_EchelonRow]:
    """row i <- row i - (a/d)/(p/e) pivot row: a/d is the entry of row i in the pivot's column, p/e the pivot.

    With t/d for row i and s/e for the pivot's row that is t/d - (a e)/(d p) s/e = (p t - a s) / (p d).

    Of integer rows the numerators p t - a s can be divided by a number that is known (Bareiss, Sylvester's Identity and
    Multistep Integer-Preserving Gaussian Elimination, 1968). Let b be the pivot that was last used on row i (1 before
    the first), and t the row of minors that border the pivots up to b: then row i is t/b, and the row of the next
    minors is (p t - a s) / b when p and s are minors too, over p. A row that held 0 in the pivots' columns since then was
    left alone, and its minors with all pivots so far are t times the last pivot over b. So there is no greatest common
    divisor to look for: `below` says for each row that is left its b, and what its rational numbers were multiplied by.
    """
    field = A.field
    rows = remaining(A.rows)
    below = [(1, d) for _, d in A.rows]
    found: list[_EchelonRow] = []
    minors = not field.characteristic
    last = 1
    for pivot, swapped, p, source, column in pivots_from_the_left(rows, A.ncols, log):
        k = pivot.row
        if swapped:
            below[0], below[swapped] = below[swapped], below[0]
        b, scale = below.pop(0)
        if minors:
            if b != last:
                p = p * last // b
                source = [s * last // b for s in source]
                b = last
            # Minors of a Hilbert or a Vandermonde matrix are far longer than its rows in lowest terms.
            minors = p.bit_length() < _LONG or 2 * gcd(p, *source).bit_length() < p.bit_length()
        last = p
        found.append((pivot, p, source, b * scale))
        for i, a in enumerate(column):
            if not a:
                continue
            c, times = below[i]
            up, down = (-a * scale, p * times) if b == c else (-a * b * scale, p * c * times)
            # zip is not strict here: the rows of a matrix are equally long, and this is the innermost loop
            if minors:
                if c == 1:
                    rows[i] = [p * t - a * s for t, s in zip(rows[i], source)]  # noqa: B905
                else:
                    rows[i] = [(p * t - a * s) // c for t, s in zip(rows[i], source)]  # noqa: B905
                below[i] = p, times
                # QQ.ratio, written out: the call would be a tenth of the time
                g = gcd(up, down) if down > 0 else -gcd(up, down)
                log.append((k + 1 + i, k, up // g, down // g, _BELOW, pivot))
            else:
                changed, d = field.row([p * t - a * s for t, s in zip(rows[i], source)], p * c * times)  # noqa: B905
                rows[i] = [*changed]
                below[i] = 1, d
                log.append((k + 1 + i, k, *field.ratio(up, down), _BELOW, pivot))
    return found


def _log_clearing_above(units: list[Row], pivots: list[Pivot], A: Matrix, log: list[LogEntry]) -> None:
    """row i <- row i - a pivot row, from the last pivot to the first.

    A row that is used has 0 in the columns of all other pivots: those to the right were cleared before. So until its
    turn comes an entry above a pivot stays what it is in the rows with pivot 1, and the factors are known at once.
    """
    field = A.field
    for k in range(len(pivots) - 1, 0, -1):
        pivot = pivots[k]
        place = A.ncols - 1 - pivot.column
        for i in range(k - 1, -1, -1):
            numerators, d = units[i]
            a = numerators[place]
            if a:
                if field.characteristic:
                    up, down = field.ratio(-a, d)
                else:
                    g = gcd(a, d)
                    up, down = -a // g, d // g
                log.append((i, k, up, down, _ABOVE, pivot))


def _substituted_back(units: list[Row], pivots: list[Pivot], ncols: int, field: Field) -> list[Row]:
    """The rows of the reduced form: each row with pivot 1 less its multiples of the finished rows below, all at once."""
    columns = {pivot.column for pivot in pivots}
    free = [ncols - 1 - j for j in range(ncols) if j not in columns]
    # For each free column its entries in the finished rows, from the bottom up, times their common denominator.
    solved: list[list[int]] = [[] for _ in free]
    common = 1
    places: list[int] = []
    made: list[Row] = []
    for (numerators, d), pivot in zip(reversed(units), reversed(pivots), strict=True):
        place = ncols - 1 - pivot.column
        later = [numerators[x] for x in places]
        values, e = field.row(
            [
                common * numerators[x] - sum(map(mul, later, below)) if x < place else 0
                for x, below in zip(free, solved, strict=True)
            ],
            common * d,
        )
        if common % e:
            more = e // gcd(common, e)
            common *= more
            solved = [[more * value for value in below] for below in solved]
        times = common // e
        whole = [0] * ncols
        whole[pivot.column] = e
        for x, below, value in zip(free, solved, values, strict=True):
            whole[ncols - 1 - x] = value
            below.append(times * value)
        places.append(place)
        made.append((tuple(whole), e))
    made.reverse()
    return made
