"""Witnesses checked again, in plain fractions and without anything of the judge but the records."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.verdict import Judgement
from exactrank.judging.verdicts.witnesses import (
    ImpossibleOperation,
    RankEvidence,
    Separation,
    WrongEntries,
    WrongShape,
)
from exactrank.matrix import Matrix
from exactrank.statements import ClaimedCombination, ClaimedOperation, ClaimedSwap, Grid, RowStep

Rows = list[list[Fraction]]


def rows_of(grid: Grid) -> Rows:
    return [[entry for entry in row if entry is not None] for row in grid.rows]


def done(rows: Rows, operations: Sequence[ClaimedOperation]) -> Rows:
    """The operations in listed order, entry by entry."""
    made = [list(row) for row in rows]
    for operation in operations:
        if isinstance(operation, ClaimedSwap):
            i, k = operation.first, operation.second
            made[i], made[k] = made[k], made[i]
        elif isinstance(operation, ClaimedCombination) and operation.target is not None:
            new = [Fraction(0)] * len(made[0])
            for term in operation.terms:
                new = [x + (term.factor or 0) * y for x, y in zip(new, made[term.row], strict=True)]
            made[operation.target] = new
    return made


def times(rows: Rows, vector: Sequence[Fraction]) -> list[Fraction]:
    return [sum([x * y for x, y in zip(row, vector, strict=True)], Fraction(0)) for row in rows]


def refutes_step(judgement: Judgement) -> bool:
    """The witness of a row step without column operations shows by itself that the step is not right as printed."""
    statement, witness = judgement.statement, judgement.witness
    if not isinstance(statement, RowStep):
        raise TypeError("not a row step")
    if not isinstance(statement.before, Grid) or not isinstance(statement.after, Grid):
        raise TypeError("not written out")
    before, after = rows_of(statement.before), rows_of(statement.after)
    printed = before
    if statement.before.bars == (len(before[0]) - 1,) == (len(after[0]),) and not any(row[-1] for row in before):
        before = [row[:-1] for row in before]  # a right side of zeros may be left out
    match witness:
        case ImpossibleOperation(operation) if judgement.note is Note.NO_SUCH_ROW:
            return not all(row < len(before) for row in rows_named(operation))
        case WrongEntries(entries):
            expected = done(before, judgement.operations or ())
            return all(e.expected == expected[e.row][e.column] != after[e.row][e.column] == e.found for e in entries)
        case Separation(vector, row, value, zero_on_first):
            zero, other = (before, after) if zero_on_first else (after, before)
            return not any(times(zero, vector)) and times(other, vector)[row] == value != 0
        case ImpossibleOperation(operation):
            return loses_its_row(operation, len(before))
        case WrongShape(expected, found):
            if not expected == (len(printed), len(printed[0])) != found == (len(after), len(after[0])):
                return False
            if len(before[0]) != len(after[0]):
                return True
            # As wide as one another: then a row that is not 0 was left out or put in.
            expected_rows = done(before, judgement.operations or ())
            return any(any(row) for row in [*expected_rows[len(after) :], *after[len(before) :]])
        case _:
            return False


def rows_named(operation: ClaimedOperation) -> set[int]:
    if isinstance(operation, ClaimedSwap):
        return {operation.first, operation.second}
    return {term.row for term in operation.terms} | {operation.target or 0}


def loses_its_row(operation: ClaimedOperation, nrows: int) -> bool:
    """The operation turns the identity matrix into a matrix with linearly dependent rows: its own factor is 0."""
    if isinstance(operation, ClaimedSwap):
        return False
    identity = [[Fraction(int(i == j)) for j in range(nrows)] for i in range(nrows)]
    target = operation.target
    return target is not None and done(identity, [operation])[target][target] == 0


def proves_rank(A: Matrix, evidence: RankEvidence) -> bool:
    """A nonzero minor (recomputed by cofactors) and enough independent vectors that A sends to 0."""
    rows = [list(row) for row in A]
    S = [[rows[i][j] for j in evidence.columns] for i in evidence.rows]
    basis = evidence.null_basis
    sent = all(not any(times(rows, basis.column(j))) for j in range(basis.ncols))
    # Vectors of a basis read off from free columns: each has a place where only it is not 0.
    own = all(
        any(basis[i, j] and not any(basis[i, k] for k in range(basis.ncols) if k != j) for i in range(basis.nrows))
        for j in range(basis.ncols)
    )
    enough = basis.ncols == A.ncols - evidence.expected
    return det(S) == evidence.minor != 0 and len(S) == evidence.expected and sent and own and enough


def det(S: Rows) -> Fraction:
    """By cofactors along the first row."""
    if not S:
        return Fraction(1)
    total = Fraction(0)
    for j, entry in enumerate(S[0]):
        if entry:
            total += (-1) ** j * entry * det([row[:j] + row[j + 1 :] for row in S[1:]])
    return total
