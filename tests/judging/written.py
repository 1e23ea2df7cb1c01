"""Short ways to write statements in tests, rows and columns counted from 1, and the examples that all tests share."""

from __future__ import annotations

from fractions import Fraction

from exactrank.judging import Judgement, judge
from exactrank.matrix import Matrix
from exactrank.statements import (
    Array,
    ClaimedCombination,
    ClaimedOperation,
    ClaimedSwap,
    Decimal,
    Definition,
    Expression,
    Grid,
    Name,
    Number,
    Relation,
    RowStep,
    Span,
    Statement,
    Term,
)

HERE = Span(1, 1, "")


def M(text: str) -> Matrix:  # noqa: N802
    return Matrix.of([[Fraction(entry) for entry in row.split()] for row in text.split(";")])


def G(text: str, *bars: int) -> Grid:  # noqa: N802
    """A grid; an entry that is no number is symbolic."""
    return Grid(tuple([tuple([_entry(entry) for entry in row.split()]) for row in text.split(";")]), bars)


def _entry(text: str) -> Fraction | None:
    try:
        return Fraction(text)
    except ValueError:
        return None


def N(value: int | str | Fraction) -> Number:  # noqa: N802
    return Number(Fraction(value))


def D(text: str) -> Decimal:  # noqa: N802
    return Decimal(Fraction(text), len(text.partition(".")[2]))


def row_of(*texts: str) -> Array:
    return Array((tuple([D(text) for text in texts]),))


def swap(i: int, k: int, columns: bool = False) -> ClaimedSwap:
    return ClaimedSwap(i - 1, k - 1, columns)


def sum_of(target: int | None, *terms: tuple[int | str | None, int], columns: bool = False) -> ClaimedCombination:
    """target <- the sum of (factor, row)."""
    made = tuple([Term(row - 1, None if factor is None else Fraction(factor)) for factor, row in terms])
    return ClaimedCombination(None if target is None else target - 1, made, columns)


def add(target: int, factor: int | str, source: int, columns: bool = False) -> ClaimedCombination:
    return sum_of(target, (1, target), (factor, source), columns=columns)


def scale(target: int, factor: int | str) -> ClaimedCombination:
    return sum_of(target, (factor, target))


def step(before: str | Expression, after: str | Expression, *operations: ClaimedOperation, **more: object) -> RowStep:
    first = G(before) if isinstance(before, str) else before
    second = G(after) if isinstance(after, str) else after
    return RowStep(HERE, first, second, operations, **more)  # type: ignore[arg-type]


def chain(*lines: str | tuple[ClaimedOperation, ...]) -> list[Statement]:
    """Matrices with the operations between them: chain(A, (add(2, -2, 1),), B, C) (no operations before C)."""
    grids: list[Grid] = []
    operations: list[tuple[ClaimedOperation, ...]] = []
    for line in lines:
        if isinstance(line, str):
            grids.append(G(line))
            if len(operations) < len(grids) - 1:
                operations.append(())
        else:
            operations.append(line)
    return [
        RowStep(HERE, before, after, some, starts=i == 0)
        for i, (before, after, some) in enumerate(zip(grids[:-1], grids[1:], operations, strict=True))
    ]


def named(name: str, value: str | Expression) -> Definition:
    return Definition(HERE, Name(name), G(value) if isinstance(value, str) else value)


def last(*statements: Statement, problem: Matrix | None = None) -> Judgement:
    """The judgement of the last statement."""
    return judge(statements, problem).judgements[-1]


def determinants(before: str, after: str, left: int, right: int, *operations: ClaimedOperation) -> RowStep:
    """left |before| = right |after|, one link of a chain of determinants."""
    return step(before, after, *operations, relation=Relation.DETERMINANT, factors=(N(left), N(right)))
