"""Echelon forms with every step recorded.

A strategy decides which elementary operations are done and why; what an operation does is computed by
`row_operations`. `textbook` keeps the rows as they are and subtracts multiples (fractions appear when they must);
`fraction-free` keeps integer rows: it multiplies across instead of dividing and takes common factors out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import gcd

from exactrank.derivation import Derivation, LogEntry, Pivot, Purpose
from exactrank.fields import QQ, Field, Row
from exactrank.matrix import Matrix


class Strategy(Enum):
    """How the operations are chosen."""

    TEXTBOOK = "textbook"
    FRACTION_FREE = "fraction-free"


@dataclass(frozen=True, slots=True)
class EchelonForm:
    """What a reduction ends with: the recorded derivation, its last matrix, and the pivots from the top down."""

    derivation: Derivation
    matrix: Matrix
    pivots: tuple[Pivot, ...]
    reduced: bool
    strategy: Strategy = Strategy.TEXTBOOK

    @property
    def rank(self) -> int:
        return len(self.pivots)

    @property
    def start(self) -> Matrix:
        return self.derivation.start


# Looking a member up in its Enum takes as long as the arithmetic of a short row.
_BELOW, _ABOVE, _ONE, _BRING = Purpose.CLEAR_BELOW, Purpose.CLEAR_ABOVE, Purpose.MAKE_PIVOT_ONE, Purpose.BRING_PIVOT
_TEXTBOOK = Strategy.TEXTBOOK

SHORT = 9
"""From this length on it pays to leave the columns left of the pivot out of the calculation."""


class _Recorder:
    """The rows as they stand and the log of what was done to them; each method does one kind of step and logs it."""

    def __init__(self, A: Matrix) -> None:
        self.start = A
        self.rows: list[Row] = list(A.rows)
        self.field: Field = A.field
        self.log: list[LogEntry] = []

    def swap(self, i: int, k: int, pivot: Pivot) -> None:
        self.rows[i], self.rows[k] = self.rows[k], self.rows[i]
        self.log.append((i, k, 0, 1, _BRING, pivot))

    def scale(self, i: int, factor: Fraction, purpose: Purpose, pivot: Pivot | None) -> None:
        numerators, d = self.rows[i]
        a, b = factor.numerator, factor.denominator
        self.rows[i] = self.field.row([a * value for value in numerators], d * b)
        self.log.append((i, None, a, b, purpose, pivot))

    def form(self, pivots: list[Pivot], reduced: bool, strategy: Strategy) -> EchelonForm:
        derivation = Derivation(self.start, tuple(self.log))
        end = Matrix(tuple(self.rows), self.start.ncols, self.field)
        return EchelonForm(derivation, end, tuple(pivots), reduced, strategy)


def row_echelon_form(A: Matrix, strategy: Strategy = Strategy.TEXTBOOK) -> EchelonForm:
    """An echelon form of A with the recorded row operations that lead to it.

    >>> A = Matrix.of([[0, 2, 4], [3, 1, 5], [6, 4, 14]])
    >>> form = row_echelon_form(A)
    >>> form.derivation.end == form.matrix and is_echelon(form.matrix)
    True
    >>> form.rank, [step.purpose.value for step in form.derivation.steps]
    (2, ['bring-pivot', 'clear-below', 'clear-below'])
    """
    recorder = _Recorder(A)
    pivots = _to_echelon(recorder, _CLEAR[strategy], strategy)
    return recorder.form(pivots, False, strategy)


def reduced_row_echelon_form(A: Matrix, strategy: Strategy = Strategy.TEXTBOOK) -> EchelonForm:
    """The reduced row echelon form of A, which A alone determines, with the recorded row operations that lead to it.

    >>> A = Matrix.of([[2, 4, 1], [1, 2, 1]])
    >>> form = reduced_row_echelon_form(A)
    >>> form.matrix, form.matrix == reduced_row_echelon_form(A, Strategy.FRACTION_FREE).matrix
    (<2x3 matrix [1 2 0; 0 0 1]>, True)
    """
    recorder = _Recorder(A)
    clear = _CLEAR[strategy]
    pivots = _to_echelon(recorder, clear, strategy)
    if strategy is _TEXTBOOK:
        _make_pivots_one(recorder, pivots)
    # From the last pivot to the first: the rows below a pivot are finished, so clearing above it with its row brings no
    # entry back into a column that was cleared before (the row of a later pivot column holds 0 there already).
    for r in range(len(pivots) - 1, 0, -1):
        clear(recorder, pivots[r], range(r - 1, -1, -1), _ABOVE)
    if strategy is not _TEXTBOOK:
        _make_pivots_one(recorder, pivots)
    return recorder.form(pivots, True, strategy)


_Clear = Callable[[_Recorder, Pivot, range, Purpose], None]


def _to_echelon(recorder: _Recorder, clear: _Clear, strategy: Strategy) -> list[Pivot]:
    rows = recorder.rows
    nrows = len(rows)
    if strategy is not _TEXTBOOK:
        for i, (_, denominator) in enumerate(rows):
            if denominator != 1:
                recorder.scale(i, Fraction(denominator), Purpose.CLEAR_DENOMINATORS, None)
        _cancel_common_factors(recorder, range(nrows), None)
    pivots: list[Pivot] = []
    r = 0
    # Invariant at column j with r pivots so far: below row r every entry left of column j is 0, and rows 0..r-1 are in
    # echelon form with pivots left of j. One pass keeps it: either column j is 0 from row r down, or its first nonzero
    # entry is brought to row r and everything below it cleared. At the end the whole matrix is in echelon form.
    for j in range(recorder.start.ncols):
        found = r
        while found < nrows and not rows[found][0][j]:
            found += 1
        if found == nrows:
            continue
        pivot = Pivot(r, j)
        if found != r:
            recorder.swap(r, found, pivot)
        r += 1
        clear(recorder, pivot, range(r, nrows), _BELOW)
        pivots.append(pivot)
    return pivots


def _subtract_multiples(recorder: _Recorder, pivot: Pivot, targets: range, purpose: Purpose) -> None:
    """row i <- row i - (a/d)/(p/e) pivot row: a/d is the entry of row i in the pivot's column, p/e the pivot."""
    rows, log, field = recorder.rows, recorder.log, recorder.field
    k, j = pivot.row, pivot.column
    source, e = rows[k]
    p = source[j]
    tail = source[j:]  # the pivot's row is 0 left of the pivot
    above = purpose is _ABOVE
    short = len(source) < SHORT
    rational = field is QQ
    for i in targets:
        target, d = rows[i]
        a = target[j]
        if not a:
            continue
        # t/d - (a e)/(d p) s/e = (x t - y s) / (d x) with x = p/g, y = a/g: the factor's e goes out against the
        # denominator of the source. Over GF(p) the same holds, with d = e = 1 and x invertible.
        g = gcd(a, p)
        x, y = p // g, a // g
        # zip is not strict here: the rows of a matrix are equally long, and this is the innermost loop
        if short:
            changed = tuple([x * t - y * s for t, s in zip(target, source)])  # noqa: B905
        elif x == 1:
            changed = (*target[:j], *[t - y * s for t, s in zip(target[j:], tail)])  # noqa: B905
        else:
            # below a pivot everything left of it is 0
            head = tuple([x * t for t in target[:j]]) if above else target[:j]
            changed = (*head, *[x * t - y * s for t, s in zip(target[j:], tail)])  # noqa: B905
        d *= x
        if not rational:
            rows[i] = field.row(changed, d)
            log.append((i, k, *field.ratio(-y * e, d), purpose, pivot))
            continue
        # QQ.row and QQ.ratio, written out: the calls would be a fifth of the time
        up, down = -y * e, d
        if d != 1:
            g = gcd(up, d) if d > 0 else -gcd(up, d)
            if g != 1:
                up, down = up // g, d // g
            g = gcd(d, *changed) if d > 0 else -gcd(d, *changed)
            if g != 1:
                changed = tuple([v // g for v in changed])
                d //= g
        rows[i] = changed, d
        log.append((i, k, up, down, purpose, pivot))


def _multiply_across(recorder: _Recorder, pivot: Pivot, targets: range, purpose: Purpose) -> None:
    """row i <- (p/g) row i - (a/g) pivot row with g = gcd(p, a): integers stay integers. Then common factors go.

    Up to a factor such a row is a row of minors of the matrix (Sylvester's identity), and without its common factor it
    is no longer than that: the entries stay as short as in Bareiss' method (Sylvester's Identity and Multistep
    Integer-Preserving Gaussian Elimination, 1968).
    """
    rows, log, field, j = recorder.rows, recorder.log, recorder.field, pivot.column
    k = pivot.row
    source = rows[k][0]
    p = source[j]
    for i in targets:
        target = rows[i][0]
        a = target[j]
        if a:
            g = gcd(a, p) if p > 0 else -gcd(a, p)
            x, y = p // g, a // g
            if x != 1:
                log.append((i, None, x, 1, purpose, pivot))
            log.append((i, k, *field.ratio(-y, 1), purpose, pivot))
            rows[i] = field.row([x * t - y * s for t, s in zip(target, source, strict=True)])
    _cancel_common_factors(recorder, targets, pivot)


_CLEAR: dict[Strategy, _Clear] = {
    Strategy.TEXTBOOK: _subtract_multiples,
    Strategy.FRACTION_FREE: _multiply_across,
}


def _cancel_common_factors(recorder: _Recorder, targets: range, pivot: Pivot | None) -> None:
    if recorder.field != QQ:
        return  # every nonzero residue divides every other
    for i in targets:
        common = gcd(*recorder.rows[i][0])
        if common > 1:
            recorder.scale(i, Fraction(1, common), Purpose.CANCEL_COMMON_FACTOR, pivot)


def _make_pivots_one(recorder: _Recorder, pivots: list[Pivot]) -> None:
    rows, field = recorder.rows, recorder.field
    for pivot in pivots:
        k = pivot.row
        numerators, d = rows[k]
        p = numerators[pivot.column]
        if p != d:
            rows[k] = field.row(numerators, p)  # (d/p) n/d
            recorder.log.append((k, None, *field.ratio(d, p), _ONE, None))


def pivots_of(A: Matrix) -> tuple[Pivot, ...] | None:
    """The pivots of A when it is in echelon form, else None.

    >>> pivots_of(Matrix.of([[0, 2, 1], [0, 0, 0]]))
    (Pivot(row=0, column=1),)
    >>> pivots_of(Matrix.of([[0, 0], [1, 0]])) is None
    True
    """
    pivots: list[Pivot] = []
    for i, (numerators, _) in enumerate(A.rows):
        j = next((j for j, value in enumerate(numerators) if value), None)
        if j is None:
            continue
        if len(pivots) != i or (pivots and pivots[-1].column >= j):
            return None
        pivots.append(Pivot(i, j))
    return tuple(pivots)


def is_echelon(A: Matrix) -> bool:
    """Zero rows at the bottom, and each row's first nonzero entry right of the one above."""
    return pivots_of(A) is not None


def is_reduced_echelon(A: Matrix) -> bool:
    """In echelon form, every pivot 1 and alone in its column."""
    pivots = pivots_of(A)
    return pivots is not None and all(
        A.rows[i][0][p.column] == (A.rows[i][1] if i == p.row else 0) for p in pivots for i in range(A.nrows)
    )
