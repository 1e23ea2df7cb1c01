"""Elimination of polynomials in one letter by integers: each polynomial is its value at 2^w, w wide enough (Kronecker).

Sums, products and exact quotients are then those of integers, which Python calculates ten times as fast as small
polynomials. Fraction-free elimination (Bareiss) keeps every entry a minor of the matrix, whose coefficients are at most
the product of the sums of the coefficients of its rows. A factor of a step is such a minor times the integer that a row
stands over; 2^(w-2) is more than that product times the greatest of these integers.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd, lcm, prod

from exactrank.calculations.elimination.in_one_letter import Factor, Log, fraction_of
from exactrank.derivation import Pivot, Purpose
from exactrank.numbers.multivariate import Terms, constant, divided, scaled
from exactrank.numbers.rational_functions import Function
from exactrank.numbers.rows import RowsOver

MOST_BITS = 6000
"""Longer integers are slower than polynomials."""
Row = tuple[tuple[Function, ...], int]
_ONE = constant(1, 1)


def width_for(A: RowsOver[Function]) -> int | None:
    """A width for all minors of the numerators times the integer below a row.

    None where the entries have denominators in the letter, or the minors are too long.

    >>> from exactrank.numbers.rational_functions import QQ_letters
    >>> from exactrank.reading.matrices.rows_over import rows_over
    >>> width_for(rows_over(QQ_letters("a"), "2a+1 3; 0 a-1"))
    6
    >>> width_for(rows_over(QQ_letters("a"), "2a+1 3; 0 a/4-1"))
    9
    """
    sums, degree, below = [], 0, 1
    for numerators, d in A.rows:
        below = max(below, d)
        if any(q != _ONE for _, q in numerators):
            return None
        sums.append(sum([abs(c) for p, _ in numerators for _, c in p]))
        degree += max([p[0][0][0] for p, _ in numerators if p], default=0)
    width = (below * prod([max(1, one) for one in sums])).bit_length() + 2
    return width if width * (degree + 1) <= MOST_BITS else None


class PackedElimination:
    """Brings the rows to echelon form; row i is `rows[i]` over the last pivot and over the integer `below[i]`.

    >>> from exactrank.numbers.rational_functions import QQ_letters
    >>> from exactrank.reading.matrices.rows_over import rows_over
    >>> A = rows_over(QQ_letters("a"), "a 1; 1 a")
    >>> work = PackedElimination(A, width_for(A))
    >>> work.bring_to_echelon_form(2)
    >>> work.end().texts()
    [['a', '1'], ['0', '(a^2-1)/a']]
    """

    def __init__(self, A: RowsOver[Function], width: int) -> None:
        self.start = A
        self.width = width
        self.rows = [[sum([c << (width * e) for (e,), c in p]) for p, _ in numerators] for numerators, _ in A.rows]
        self.below = [d for _, d in A.rows]
        self.minors = [1] * len(self.rows)
        """what row i stands over beside that: the pivots before, or the last one"""
        self.given: list[Row | None] = list(A.rows)
        """the rows as records, where nothing was done to them but swapping"""
        self.pivots: list[Pivot] = []
        self.log: Log = []
        self.zero: Factor = (A.domain.zero, 1)
        self.read: dict[int, Terms] = {}

    def bring_to_echelon_form(self, bar: int) -> None:
        rows, below = self.rows, self.below
        last = 1
        for j in range(bar):
            r = len(self.pivots)
            k = next((i for i in range(r, len(rows)) if rows[i][j]), None)
            if k is None:
                continue
            pivot = Pivot(r, j)
            self.pivots.append(pivot)
            if k != r:
                rows[r], rows[k], below[r], below[k] = rows[k], rows[r], below[k], below[r]
                self.given[r], self.given[k] = self.given[k], self.given[r]
                self.log.append((Purpose.BRING_PIVOT, pivot, [(r, k, None)]))
            p = rows[r][j]
            behind = rows[r][j + 1 :]
            done: list[tuple[int, int, Factor | None]] = []
            for i in range(r + 1, len(rows)):
                x, target = rows[i][j], rows[i][j + 1 :]
                if x:
                    done.append((i, r, self.number(-x * below[r], p * below[i])))
                    self.given[i] = None
                    changed = [(p * t - x * s) // last for t, s in zip(target, behind, strict=True)]
                else:
                    changed = [p * t // last for t in target]
                rows[i] = [0] * (j + 1) + changed
                self.minors[i] = p
            last = p
            if done:
                self.log.append((Purpose.CLEAR_BELOW, pivot, done))

    def end(self) -> RowsOver[Function]:
        """The rows at hand as a record."""
        made = [given or self._row(i) for i, given in enumerate(self.given)]
        return RowsOver(self.start.domain, tuple(made), self.start.ncols)

    def _row(self, i: int) -> Row:
        d = self.minors[i] * self.below[i]
        parts = [self.number(x, d) if x else self.zero for x in self.rows[i]]
        common = lcm(*[n for _, n in parts])
        if common == 1:
            return tuple([x for x, _ in parts]), 1
        return tuple([((scaled(common // n, p), q) if n != common else (p, q)) for (p, q), n in parts]), common

    def number(self, above: int, below: int) -> Factor:
        """The fraction of two polynomials as a canonical number.

        All zeros of a minor lie below 2^(w-2), so a common divisor of both with a zero is at least 2^(w-1) at 2^w.
        """
        if gcd(above, below) >> (self.width - 1):
            return fraction_of(self.coefficients(above), self.coefficients(below))
        p, q = self.terms(above), self.terms(below)
        n = q[0][1] if len(q) == 1 else gcd(*[c for _, c in q])
        n = -n if q[0][1] < 0 < n else n
        if n != 1:
            q = divided(q, n)
            c = gcd(n, *[c for _, c in p])
            c = -c if n < 0 else c
            p, n = divided(p, c), n // c
        return (p, q), n

    def terms(self, value: int) -> Terms:
        known = self.read.get(value)
        if known is None:
            found = [((e,), c) for e, c in enumerate(self.coefficients(value)) if c]
            found.reverse()
            known = self.read[value] = tuple(found)
        return known

    def coefficients(self, value: int) -> Sequence[int]:
        """The polynomial with this value, from the constant term up."""
        width, half, mask = self.width, 1 << (self.width - 1), (1 << self.width) - 1
        found: list[int] = []
        while value:
            c = value & mask
            value >>= width
            if c >= half:
                c -= mask + 1
                value += 1
            found.append(c)
        return found
