"""One mistake: what went wrong, by which operation, the arithmetic, the evidence, and the matrix as it should be."""

from __future__ import annotations

from collections.abc import Iterator

from exactrank.document import Array, Block, Chain, Display, Formula, Paragraph, Said, say
from exactrank.exposition.verdict.arithmetic import entry_worked_out
from exactrank.exposition.verdict.evidence import evidence
from exactrank.exposition.verdict.quotations import conditions, placed
from exactrank.exposition.verdict.row_names import RowNames
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.verdict import Judgement, Verdict
from exactrank.judging.verdicts.witnesses import (
    ForValues,
    ImpossibleOperation,
    Place,
    WrongDigits,
    WrongEntries,
    WrongRootEntries,
)
from exactrank.matrix import Matrix
from exactrank.statements import Expression, Grid, RowStep

LARGEST = 12
"""A matrix of at most so many rows and columns is shown."""


def mistake(verdict: Verdict, one: Judgement, index: int, names: RowNames) -> list[Block]:
    """Its place, what stands there, and what to say of it."""
    worked, proof = list(entry_worked_out(one)), list(evidence(one))
    what = (*conditions(one), what_went_wrong(one))
    sentences = [*what, *_operations(one, names), *worked, *proof[1 if worked else 0 :]]
    if one.follows is not None:
        kind = "following-mistake"
        sentences.append(say("verdict.follows", origin=verdict.line_of(one.follows)))
    else:
        kind = "first-mistake" if index == verdict.first_error else "mistake"
    blocks = placed(kind, one.statement.span, index, *sentences, formula=_step_as_written(one))
    expected = _as_it_should_be(one)
    if expected is not None:
        blocks += [Paragraph((say("verdict.should-be"),)), Display((expected,))]
    return blocks


def what_went_wrong(one: Judgement) -> Said:
    """The kind of mistake, in a sentence."""
    note = one.note or Note.WRONG_VALUE
    witness = one.witness.witness if isinstance(one.witness, ForValues) else one.witness
    if note is Note.WRONG_ENTRY and isinstance(witness, WrongEntries | WrongRootEntries):
        return say("verdict.note.wrong-entry", count=len(witness.entries))
    if note is Note.WRONG_ENTRY:
        return say("verdict.note.wrong-entry", count=1)
    if note is Note.COPIED_WRONGLY and _is_the_problem_miscopied(one):
        return say("verdict.note.problem-copied-wrongly")
    if note is Note.WRONG_DIGIT and isinstance(one.witness, WrongDigits) and one.witness.truncated:
        return say("verdict.note.cut-off")
    return say(f"verdict.note.{note.value}")


def _is_the_problem_miscopied(one: Judgement) -> bool:
    """The wrong entries stand in the matrix that the step starts from, or in a definition."""
    step = one.statement
    if not isinstance(step, RowStep):
        return True
    if not isinstance(step.before, Grid) or not isinstance(one.witness, WrongEntries):
        return False
    rows = step.before.rows
    return all(entry.row < len(rows) and rows[entry.row][entry.column] == entry.found for entry in one.witness.entries)


def _operations(one: Judgement, names: RowNames) -> Iterator[Said]:
    stated = None if one.stated is None else names.operation(one.stated)
    meant = names.listing(one.meant)
    if stated is not None and meant is not None:
        yield say("verdict.operation.stated-and-done", stated=stated, done=meant)
    elif meant is not None:
        yield say("verdict.operation.done", done=meant)
    elif stated is not None:
        yield say("verdict.operation.stated", stated=stated)
    elif isinstance(one.witness, ImpossibleOperation):
        formula = names.operation(one.witness.operation)
        if formula is not None:
            yield say("verdict.operation.stated", stated=formula)


def _shown(grid: Expression, marked: tuple[tuple[int, int], ...] = ()) -> Array | None:
    """The matrix as it is written; None where an entry has no rational value, or it is too large to be shown."""
    if not isinstance(grid, Grid) or grid.decimal:
        return None
    rows = [[entry for entry in row if entry is not None] for row in grid.rows]
    if not rows or len({len(row) for row in rows}) > 1 or grid.is_symbolic or not rows[0]:
        return None
    if max(len(rows), len(rows[0])) > LARGEST or any(i >= len(rows) or j >= len(rows[0]) for i, j in marked):
        return None
    bars = [bar for bar in grid.bars if 0 < bar < len(rows[0])]
    return Array(Matrix.of(rows), marked=marked, bar=bars[0] if bars else None)


def _step_as_written(one: Judgement) -> Formula | None:
    """From the one matrix to the other, the wrong entries marked in the one that they stand in."""
    step, witness = one.statement, one.witness
    if not isinstance(step, RowStep) or not isinstance(witness, WrongEntries) or witness.where is not Place.RESULT:
        return None
    wrong = tuple([(entry.row, entry.column) for entry in witness.entries])
    at_the_start = _is_the_problem_miscopied(one)
    if one.meant or step.reversed:
        wrong = ()
    before = _shown(step.before, wrong if at_the_start else ())
    after = _shown(step.after, () if at_the_start else wrong)
    return None if before is None or after is None else Chain(before, (("<-" if step.reversed else "->", after),))


def _as_it_should_be(one: Judgement) -> Formula | None:
    """The matrix after the step with its wrong entries put right, where the operations as stated are what was meant."""
    step, witness = one.statement, one.witness
    if not isinstance(step, RowStep) or step.reversed or one.meant or not isinstance(witness, WrongEntries):
        return None
    if witness.where is not Place.RESULT or _is_the_problem_miscopied(one):
        return None
    shown = _shown(step.after, tuple([(entry.row, entry.column) for entry in witness.entries]))
    if shown is None:
        return None
    rows = shown.matrix.tolist()
    for entry in witness.entries:
        rows[entry.row][entry.column] = entry.expected
    return Array(Matrix.of(rows), marked=shown.marked, bar=shown.bar)
