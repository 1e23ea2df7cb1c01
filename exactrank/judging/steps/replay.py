"""Claimed operations carried out: in listed order, on the old rows at once, and what makes one of them impossible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice, product
from math import lcm

from exactrank.judging.verdicts.notes import Note
from exactrank.matrix import Matrix
from exactrank.numbers.fields import QQ, Field, Row
from exactrank.statements import ClaimedCombination, ClaimedOperation, ClaimedSwap, Term

_READINGS = 64


def combination(terms: Sequence[Term], rows: Sequence[Row], field: Field) -> Row:
    """The sum of factor times row, canonical."""
    scaled: list[tuple[int, int, tuple[int, ...]]] = []
    for term in terms:
        above, below = term.factor.as_integer_ratio() if term.factor else (0, 1)
        row, denominator = rows[term.row]
        scaled.append((above, below * denominator, row))
    d = lcm(*[below for _, below, _ in scaled])
    numbers = [(above * (d // below), row) for above, below, row in scaled]
    if len(numbers) == 2:
        (a, u), (b, v) = numbers
        return field.row([a * x + b * y for x, y in zip(u, v, strict=True)], d)
    if len(numbers) == 1:
        a, u = numbers[0]
        return field.row([a * x for x in u], d)
    width = len(rows[0][0])
    return field.row([sum([a * u[j] for a, u in numbers]) for j in range(width)], d)


def readings(operations: tuple[ClaimedOperation, ...]) -> Iterator[tuple[ClaimedOperation, ...]]:
    """The operations with every open target settled, the likeliest first: the row with factor 1 or -1."""
    if not any(
        isinstance(one, ClaimedCombination) and (one.target is None or one.implied or one.or_else) for one in operations
    ):
        return iter((operations,))
    return islice(product(*[_targets(one) for one in operations]), _READINGS)


def _targets(operation: ClaimedOperation) -> list[ClaimedOperation]:
    if isinstance(operation, ClaimedSwap):
        return [operation]
    written = operation.target is not None and not operation.implied
    if written or not operation.terms:
        return [operation, *operation.or_else]
    named = sorted(operation.terms, key=lambda term: term.factor is None or abs(term.factor) != 1)
    likeliest = [] if operation.target is None else [operation.target]
    rows = dict.fromkeys([*likeliest, *[term.row for term in named]])
    return [ClaimedCombination(row, operation.terms, operation.columns) for row in rows]


def names_row_outside(operation: ClaimedOperation, nrows: int, ncols: int) -> bool:
    size = ncols if operation.columns else nrows
    if isinstance(operation, ClaimedSwap):
        named = {operation.first, operation.second}
    else:
        named = {term.row for term in operation.terms} | {operation.target or 0}
    return not all(0 <= row < size for row in named)


def is_symbolic(operation: ClaimedOperation) -> bool:
    return isinstance(operation, ClaimedCombination) and any(term.factor is None for term in operation.terms)


def impossibility(operation: ClaimedOperation, field: Field) -> Note | None:
    """Why the operation loses its target row (its factor there adds up to 0), None when it can be undone."""
    if isinstance(operation, ClaimedSwap):
        return None
    own = [term.factor or Fraction(0) for term in operation.terms if term.row == operation.target]
    total = own[0] if len(own) == 1 else sum(own, Fraction(0))
    if total and (field == QQ or field.scalar(total.numerator, total.denominator)):
        return None
    if len(own) < len(operation.terms) or not own:
        return Note.WRONG_OPERATION
    return Note.SCALED_BY_ZERO if len(own) == 1 else Note.ADDED_TO_ITSELF


def adds_to_itself(operation: ClaimedOperation) -> bool:
    """R2 <- R2 + 2 R2: no elementary operation as written, though it comes to R2 <- 3 R2."""
    return (
        isinstance(operation, ClaimedCombination)
        and len(operation.terms) > 1
        and all(term.row == operation.target for term in operation.terms)
    )


def replay(A: Matrix, operations: Sequence[ClaimedOperation]) -> Matrix:
    """The matrix after the operations in listed order; every row they name is there and every target is settled."""
    rows = list(A.rows)
    for operation in operations:
        if operation.columns:
            turned = Matrix(tuple(rows), A.ncols, A.field).T
            across = list(turned.rows)
            _perform(operation, across, A.field)
            rows = list(Matrix(tuple(across), turned.ncols, A.field).T.rows)
        else:
            _perform(operation, rows, A.field)
    return Matrix(tuple(rows), A.ncols, A.field)


def _perform(operation: ClaimedOperation, rows: list[Row], field: Field) -> None:
    if isinstance(operation, ClaimedSwap):
        i, k = operation.first, operation.second
        rows[i], rows[k] = rows[k], rows[i]
    elif operation.target is not None:
        rows[operation.target] = combination(operation.terms, rows, field)


def replay_at_once(A: Matrix, operations: Sequence[ClaimedOperation]) -> Matrix:
    """The matrix when every operation reads the rows as they were before all of them; row operations only."""
    rows = list(A.rows)
    for operation in operations:
        if isinstance(operation, ClaimedSwap):
            i, k = operation.first, operation.second
            rows[i], rows[k] = A.rows[k], A.rows[i]
        elif operation.target is not None:
            rows[operation.target] = combination(operation.terms, A.rows, A.field)
    return Matrix(tuple(rows), A.ncols, A.field)


def determinant_factor(operations: Sequence[ClaimedOperation]) -> Fraction:
    """det(after) / det(before): -1 for a swap, for a combination the factor of its target."""
    factor = Fraction(1)
    for operation in operations:
        if isinstance(operation, ClaimedSwap):
            factor *= -1 if operation.first != operation.second else 1
        else:
            own = [term.factor or Fraction(0) for term in operation.terms if term.row == operation.target]
            factor *= sum(own, Fraction(0))
    return factor
