"""The arithmetic of a wrong entry: 4 - 2 * (-1) = 6, where the operation that makes it can be shown."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exactrank.document import Chain, Formula, Grouped, Linear, Number, Product, Said, say
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.verdict import Judgement
from exactrank.judging.verdicts.witnesses import Place, WrongEntries
from exactrank.statements import ClaimedCombination, Grid, RowStep

ARITHMETIC = frozenset((Note.SIGN, Note.WRONG_ENTRY, Note.WRONG_VALUE))
"""Mistakes in which the operation is the right one, and its result is not."""


def entry_worked_out(one: Judgement) -> Iterator[Said]:
    """The first wrong entry calculated from the entries above and beside it, by the one operation that changes its row.

    It is a sign where the entry comes out as written once one multiple of another row is taken with the other sign.
    Nothing is shown where several operations touch the row, or one changes a row that it is calculated from.
    """
    step, witness = one.statement, one.witness
    if one.note not in ARITHMETIC or one.meant or not isinstance(step, RowStep) or step.reversed:
        return
    if not isinstance(witness, WrongEntries) or witness.where is not Place.RESULT or not isinstance(step.before, Grid):
        return
    entry = witness.entries[0]
    operation = _only_one_on(entry.row, one)
    if operation is None:
        return
    terms: list[tuple[Fraction, Fraction]] = []
    for term in operation.terms:
        value = step.before.rows[term.row][entry.column] if term.row < len(step.before.rows) else None
        if term.factor is None or value is None:
            return
        terms.append((term.factor, value))
    products = [factor * value for factor, value in terms]
    if len(terms) > 1 and sum(products) == entry.expected:
        worked = Chain(_combination(terms), (("=", Number(entry.expected)),))
        added = [x for x, term in zip(products, operation.terms, strict=True) if term.row != entry.row]
        slip = "sign" if any(entry.expected - 2 * x == entry.found for x in added) else "entry"
        yield say(
            f"verdict.witness.worked-{slip}",
            row=entry.row + 1,
            column=entry.column + 1,
            worked=worked,
            found=Number(entry.found),
        )


def _only_one_on(row: int, one: Judgement) -> ClaimedCombination | None:
    """The operation on the row, when there is one alone and it takes rows that the step has not changed before it."""
    changed: set[int] = set()
    found: ClaimedCombination | None = None
    for operation in one.operations or ():
        if not isinstance(operation, ClaimedCombination) or operation.columns or operation.target is None:
            return None
        if operation.target == row:
            if found is not None or changed & {term.row for term in operation.terms}:
                return None
            found = operation
        changed.add(operation.target)
    return found


def _combination(terms: list[tuple[Fraction, Fraction]]) -> Formula:
    made: list[tuple[Fraction, Formula | None]] = []
    for factor, value in terms:
        if abs(factor) == 1 and not made:
            made.append((factor * value, None))
            continue
        number: Formula = Grouped(Number(value)) if value < 0 else Number(value)
        sign = Fraction(-1 if factor < 0 else 1)
        made.append((sign, number if abs(factor) == 1 else Product((Number(abs(factor)), number), dot=True)))
    return Linear(tuple(made))
