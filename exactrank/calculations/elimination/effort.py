"""How much writing a recorded reduction asks of somebody who does it by hand, as one number and what it consists of."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from exactrank.derivation import Derivation, LogEntry, Purpose
from exactrank.records import dataclass

Entry = int | Fraction
Terms = Sequence[tuple[Entry, Sequence[Entry]]]
"""Factors and the rows that they multiply."""

SWAP = 8
"""What writing two rows in each other's place costs, in quarters."""

_CLEARING = (Purpose.CLEAR_BELOW, Purpose.CLEAR_ABOVE)


@dataclass(frozen=True, slots=True)
class Effort:
    """What a reduction asks of a hand: written operations, fractions among the new entries, the longest of these."""

    total: Fraction
    operations: int
    fractions: int
    digits: int


def effort(derivation: Derivation) -> Effort:
    """The effort of a recorded reduction over QQ: every product, sum, fraction and new entry counts by its digits.

    A row that is multiplied and then cleared for the same reason is one operation, as it is written: R2 <- 2 R2 - 3 R1.

    >>> from exactrank.calculations.elimination import Strategy, row_echelon_form
    >>> from exactrank.matrix import Matrix
    >>> A = Matrix.of([[3, 5], [1, 2]])
    >>> textbook, easiest = (effort(row_echelon_form(A, s).derivation) for s in (Strategy.TEXTBOOK, Strategy.EASIEST))
    >>> easiest.total < textbook.total, easiest.fractions, textbook.fractions
    (True, 0, 1)
    """
    rows: list[list[Entry]] = [[_shortest(x) for x in row] for row in derivation.start]
    total = operations = fractions = digits = 0
    for operation in _written(derivation.log):
        operations += 1
        target, source, numerator, _, _, _ = operation[-1]
        if source is not None and not numerator:
            rows[target], rows[source] = rows[source], rows[target]
            total += SWAP
            continue
        cost, new = combination(_terms(operation, rows))
        rows[target] = new
        total += cost
        fractions += sum([x.denominator != 1 for x in new])
        digits = max([digits, *[length(x) for x in new]])
    return Effort(Fraction(total, 4), operations, fractions, digits)


def combination(terms: Terms) -> tuple[int, list[Entry]]:
    """What the sum of these multiples of rows costs, in quarters, and the new row.

    Products cost by the digits of both factors and are free where one of them is 1; sums by the longest term, more
    where denominators differ or a fraction is the sum; every new entry by its digits.
    """
    cost = 4  # the operation itself is written down
    new: list[Entry] = []
    for j in range(len(terms[0][1])):
        parts = [(factor, row[j]) for factor, row in terms if factor and row[j]]
        if not parts:
            new.append(0)
            continue
        for factor, entry in parts:
            if abs(factor) != 1:
                cost += 2 * length(factor) * length(entry) if abs(entry) != 1 else length(factor)
        products = [_shortest(factor * entry) for factor, entry in parts]
        value = _shortest(sum(products))
        if len(parts) > 1:
            denominators = {product.denominator for product in products}
            cost += 2 * max([length(product) for product in products])
            cost += 12 * (len(denominators) > 1)
            cost += 4 * (denominators != {1})
        cost += 2 * length(value) + 6 * (value.denominator != 1)
        new.append(value)
    return cost, new


def length(x: Entry) -> int:
    """How many signs the number is written with, without its sign."""
    numerator = _digits(x.numerator)
    return numerator if x.denominator == 1 else numerator + 1 + _digits(x.denominator)


def _digits(n: int) -> int:
    """The number of digits; of long numbers, which Python writes slowly or not at all, at most one too many."""
    bits = n.bit_length()
    return len(str(abs(n))) if bits < 200 else bits * 30103 // 100000 + 1


def _written(log: Sequence[LogEntry]) -> list[tuple[LogEntry, ...]]:
    """The operations as they are written: what multiplies a row and what then clears it are one."""
    made: list[tuple[LogEntry, ...]] = []
    for entry in log:
        target, source, numerator, _, purpose, pivot = entry
        if made and source is not None and numerator and purpose in _CLEARING:
            before = made[-1]
            if len(before) == 1 and before[0][1] is None and (before[0][0], *before[0][4:]) == (target, purpose, pivot):
                made[-1] = (*before, entry)
                continue
        made.append((entry,))
    return made


def _terms(operation: tuple[LogEntry, ...], rows: Sequence[Sequence[Entry]]) -> Terms:
    first, last = operation[0], operation[-1]
    target = rows[last[0]]
    own = _shortest(Fraction(first[2], first[3])) if first[1] is None else 1
    if last[1] is None:
        return ((own, target),)
    return (own, target), (_shortest(Fraction(last[2], last[3])), rows[last[1]])


def _shortest(x: Entry) -> Entry:
    """Integers as such, which are many times quicker than fractions."""
    return x.numerator if x.denominator == 1 else x
