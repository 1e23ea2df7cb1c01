"""Elimination over QQ(a): flint's polynomials over one common polynomial a row, and records of plain numbers.

Row i is T/d and the pivot's row S/e with T, S lists of polynomials over ZZ. With g = gcd(S_j, T_j) it becomes
(S_j/g T - T_j/g S) / (S_j/g d): nothing is divided but what divides, and no fraction is brought to lowest terms before
somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import gcd
from typing import Any

from exactrank.derivation import Pivot, Purpose
from exactrank.numbers.canonical_numbers import Number
from exactrank.numbers.multivariate import Terms
from exactrank.numbers.rational_functions import Function, RationalFunctions
from exactrank.numbers.rows import RowsOver

Polynomial = Any
"""An fmpz_poly."""
Row = tuple[list[Polynomial], Polynomial]
Factor = Number[Function]
Swap = tuple[int, int]
Log = list[tuple[Purpose, Pivot | None, list[tuple[int, int, Factor | None]]]]
"""Target, source and factor of each operation: a swap has no factor, and a scaled row is its own source."""


class EliminationInOneLetter:
    """The rows at hand, and what was done to them.

    >>> from exactrank.numbers.rational_functions import QQ_letters
    >>> from exactrank.reading.matrices.rows_over import rows_over
    >>> work = EliminationInOneLetter(rows_over(QQ_letters("a"), "a 1; 1 a"))
    >>> work.bring_to_echelon_form(2)
    >>> work.end().texts()
    [['a', '1'], ['0', '(a^2-1)/a']]
    """

    def __init__(self, A: RowsOver[Function]) -> None:
        import flint

        self.poly = flint.fmpz_poly
        self.one, self.zero = self.poly([1]), self.poly([0])
        self.domain, self.ncols = A.domain, A.ncols
        self.constant: Terms = A.domain.one[0]
        self.rows = [self._of_row(numerators, d) for numerators, d in A.rows]
        self.given: list[tuple[tuple[Function, ...], int] | None] = list(A.rows)
        """the rows as records, where nothing was done to them but swapping"""
        self.pivots: list[Pivot] = []
        self.log: Log = []

    def bring_to_echelon_form(self, bar: int) -> None:
        rows = self.rows
        for j in range(bar):
            r = len(self.pivots)
            k = next((i for i in range(r, len(rows)) if rows[i][0][j]), None)
            if k is None:
                continue
            pivot = Pivot(r, j)
            self.pivots.append(pivot)
            if k != r:
                rows[r], rows[k] = rows[k], rows[r]
                self.given[r], self.given[k] = self.given[k], self.given[r]
                self.log.append((Purpose.BRING_PIVOT, pivot, [(r, k, None)]))
            self.clear(pivot, range(r + 1, len(rows)), Purpose.CLEAR_BELOW)

    def make_pivots_one(self) -> None:
        done: list[tuple[int, int, Factor | None]] = []
        for pivot in self.pivots:
            i, (numerators, d) = pivot.row, self.rows[pivot.row]
            p = numerators[pivot.column]
            if p != d:
                done.append((i, i, self.number(d, p)))
                self.rows[i], self.given[i] = self._lowest(numerators, p), None
        if done:
            self.log.append((Purpose.MAKE_PIVOT_ONE, None, done))

    def clear(self, pivot: Pivot, others: Iterable[int], purpose: Purpose) -> None:
        """Subtracts multiples of the pivot's row; left of the pivot it is 0."""
        rows, j = self.rows, pivot.column
        source, e = rows[pivot.row]
        p, start = source[j], j + 1 if purpose is Purpose.CLEAR_BELOW else 0
        behind = source[start:]
        done: list[tuple[int, int, Factor | None]] = []
        for i in others:
            target, d = rows[i]
            x = target[j]
            if not x:
                continue
            common = p.gcd(x)
            a, b = (p, x) if common.is_one() else (p // common, x // common)
            below = a * d
            done.append((i, pivot.row, self.number(-b * e, below)))
            changed = [a * t - b * s for t, s in zip(target[start:], behind, strict=True)]
            rows[i], self.given[i] = self._lowest([self.zero] * start + changed, below), None
        if done:
            self.log.append((purpose, pivot, done))

    def end(self) -> RowsOver[Function]:
        """The rows at hand as a record."""
        rows = [given or self._row(*row) for given, row in zip(self.given, self.rows, strict=True)]
        return RowsOver(self.domain, tuple(rows), self.ncols)

    def number(self, above: Polynomial, below: Polynomial) -> Factor:
        """The fraction as a canonical number: over a primitive polynomial, over an integer."""
        common = above.gcd(below)
        if not common.is_one():
            above, below = above // common, below // common
        q, n = self._primitive(below)
        c = gcd(int(above.content()), n)
        c = -c if n < 0 else c
        above, n = (above, n) if c == 1 else (above // c, n // c)
        return (self._terms(above), self._terms(q)), n

    def _primitive(self, p: Polynomial) -> tuple[Polynomial, int]:
        """q and n with p = q n, the coefficients of q without a common divisor and the first one positive."""
        n = int(p.content())
        n = -n if p.leading_coefficient() < 0 else n
        return (p, 1) if n == 1 else (p // n, n)

    def _row(self, numerators: Sequence[Polynomial], d: Polynomial) -> tuple[tuple[Function, ...], int]:
        """The numerators over d as a record: each in lowest terms, over one integer."""
        whole, n = self._primitive(d)
        shared, zero = self._terms(whole), self.domain.zero
        if whole.is_one():
            c = n if n == 1 else gcd(n, *[int(x.content()) for x in numerators if x])
            c = -c if n < 0 else c
            entries = [(self._terms(x if c == 1 else x // c), shared) if x else zero for x in numerators]
            return tuple(entries), n // c
        parts: list[tuple[Polynomial, Terms]] = []
        for x in numerators:
            common = whole if not x else x.gcd(whole)
            if common.is_constant():
                parts.append((x, shared))
            elif x:
                parts.append((x // common, self._terms(self._primitive(whole // common)[0])))
            else:
                parts.append((x, self.constant))
        c = abs(n) if n in (1, -1) else gcd(n, *[int(x.content()) for x, _ in parts if x])
        c = -c if n < 0 else c
        return tuple([(self._terms(x if c == 1 else x // c), q) if x else zero for x, q in parts]), n // c

    def _lowest(self, numerators: list[Polynomial], d: Polynomial) -> Row:
        """The row without a common divisor of its numerators and what they stand over."""
        common = d
        for x in numerators:
            if common.is_one():
                return numerators, d
            if x:
                common = common.gcd(x)
        if common.is_one():
            return numerators, d
        return [x // common if x else x for x in numerators], d // common

    def _of_row(self, numerators: Sequence[Function], d: int) -> Row:
        below = self.one
        polynomials = []
        for p, q in numerators:
            polynomials.append((self._of_terms(p), None if q == self.constant else self._of_terms(q)))
        for _, divisor in polynomials:
            if divisor is not None:
                below = below * (divisor // below.gcd(divisor))
        row = [x * below if divisor is None else x * (below // divisor) for x, divisor in polynomials]
        return self._lowest(row, below * d)

    def _of_terms(self, p: Terms) -> Polynomial:
        if not p:
            return self.zero
        coefficients = [0] * (p[0][0][0] + 1)
        for (exponent,), c in p:
            coefficients[exponent] = c
        return self.poly(coefficients)

    def _terms(self, p: Polynomial) -> Terms:
        if p.is_one():
            return self.constant
        found = [((k,), int(c)) for k, c in enumerate(p.coeffs()) if c]
        found.reverse()
        return tuple(found)


def fraction_of(above: Sequence[int], below: Sequence[int]) -> Factor:
    """The fraction of two polynomials, by their coefficients from the constant term up, as a canonical number.

    >>> fraction_of([-1, 0, 1], [-2, 2])
    (((((1,), 1), ((0,), 1)), (((0,), 1),)), 2)
    """
    import flint

    work = EliminationInOneLetter(RowsOver(RationalFunctions(("a",)), (), 0))
    return work.number(flint.fmpz_poly(above), flint.fmpz_poly(below))
