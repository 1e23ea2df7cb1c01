"""The arithmetic of row operations, entry by entry: 6 - 2 * 3 = 0."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exactrank.document import Chain, Formula, Linear, Listing, Number, Product, Row, Said, say
from exactrank.matrix import Matrix
from exactrank.row_operations import RowAdd, RowOperation, RowScale, RowSwap, apply


def arithmetic(operations: tuple[Formula, ...], after: Matrix) -> Iterator[Said]:
    """A sentence for each row that an operation calculates, with every entry that changes.

    The operations are as `assignments` writes them, and `after` is the matrix that they end with; what stood before
    follows from it.

    >>> from exactrank.document import assignments
    >>> after = Matrix.of([[1, 2], [0, -2]])
    >>> [said.message for said in arithmetic(assignments((RowAdd(1, 0, Fraction(-3)),)), after)]
    ['reduction.arithmetic']
    """
    now = after
    for told in reversed(operations):
        for operation in reversed(_elementary(told)):
            now = apply(operation.inverse(), now)
    for told in operations:
        before = now
        for operation in _elementary(told):
            now = apply(operation, now)
        match told:
            case Chain(Row(i), (("<-", Linear(terms)),)):
                changed = [j for j in range(now.ncols) if now[i, j] != before[i, j]]
                equations = tuple([_equation(terms, before.column(j), now[i, j]) for j in changed])
                if equations:
                    yield say("reduction.arithmetic", row=i + 1, equations=Listing(equations))
            case _:
                pass  # rows that change places are not calculated


def _elementary(told: Formula) -> tuple[RowOperation, ...]:
    """The operations that are written as one: R3 <- 2 R3 + 3 R2 scales and adds."""
    match told:
        case Chain(Row(i), (("<->", Row(k)),)):
            return (RowSwap(i, k),)
        case Chain(Row(i), (("<-", Linear(terms)),)):
            parts = [(factor, row.at) for factor, row in terms if isinstance(row, Row)]
            scaled = [RowScale(i, factor) for factor, k in parts if k == i and factor != 1]
            return (*scaled, *[RowAdd(i, k, factor) for factor, k in parts if k != i])
        case _:
            raise ValueError(told)


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
