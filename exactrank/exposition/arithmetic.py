"""The arithmetic of row operations, entry by entry: 6 - 2 * 3 = 0."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exactrank.document import Chain, Formula, Linear, Listing, Number, Product, Row, Said, assignments, say
from exactrank.matrix import Matrix
from exactrank.row_operations import RowAdd, RowOperation, RowScale, apply


def arithmetic(operations: tuple[RowOperation, ...], after: Matrix) -> Iterator[Said]:
    """A sentence for each row that an operation calculates, with every entry that changes.

    `after` is the matrix that the operations end with; what stood before follows from it.

    >>> after = Matrix.of([[1, 2], [0, -2]])
    >>> [said.message for said in arithmetic((RowAdd(1, 0, Fraction(-3)),), after)]
    ['reduction.arithmetic']
    """
    now = after
    for operation in reversed(operations):
        now = apply(operation.inverse(), now)
    for together in _as_told(operations):
        before = now
        for operation in together:
            now = apply(operation, now)
        for told in assignments(together):
            match told:
                case Chain(Row(i), (("<-", Linear(terms)),)):
                    changed = [j for j in range(now.ncols) if now[i, j] != before[i, j]]
                    equations = tuple([_equation(terms, before.column(j), now[i, j]) for j in changed])
                    if equations:
                        yield say("reduction.arithmetic", row=i + 1, equations=Listing(equations))
                case _:
                    pass  # rows that change places are not calculated


def _as_told(operations: tuple[RowOperation, ...]) -> Iterator[tuple[RowOperation, ...]]:
    """The operations, a scaling with the addition on the same row that follows it: they are told as one."""
    k = 0
    while k < len(operations):
        match operations[k : k + 2]:
            case (RowScale(i), RowAdd(target)) if i == target:
                yield operations[k : k + 2]
                k += 2
            case _:
                yield operations[k : k + 1]
                k += 1


def _equation(
    terms: tuple[tuple[Fraction, Formula | None], ...], column: tuple[Fraction, ...], value: Fraction
) -> Formula:
    made = [_term(factor, column[row.at]) for factor, row in terms if isinstance(row, Row)]
    return Chain(Linear(tuple(made)), (("=", Number(value)),))


def _term(factor: Fraction, entry: Fraction) -> tuple[Fraction, Formula | None]:
    """A number as a term that shows how it comes about; an entry taken once is itself, with its sign in front."""
    if factor == 1:
        return entry, None
    if factor == -1:
        return factor, Number(entry)
    return Fraction(-1 if factor < 0 else 1), Product((Number(abs(factor)), Number(entry)), dot=True)
