"""Feedback on an answer in the words of a kind teacher: what is right, what is wrong, where, and what it should be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby
from typing import Literal

from exactrank.document import (
    Array,
    Block,
    Chain,
    Display,
    Document,
    Formula,
    Linear,
    Listing,
    Name,
    Paragraph,
    Quote,
    Row,
    Said,
    say,
)
from exactrank.exposition.evidence import evidence
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.verdict import Judgement, Outcome, Verdict, Whole
from exactrank.judging.verdicts.witnesses import ImpossibleOperation, Place, WrongDigits, WrongEntries
from exactrank.matrix import Matrix
from exactrank.statements import ClaimedOperation, ClaimedSwap, Grid, RowStep
from exactrank.statements.canonical_expressions import printable

Accent = Literal["", "tilde", "hat"]

REMARKS = frozenset((Note.ORDER, Note.ROUNDED, Note.ZERO_ROWS, Note.SIMULTANEOUS, Note.ADDED_TO_ITSELF, Note.RECOVERED))
"""What is said about a statement that is right; an error carried forward is told for all its lines at once."""

OPEN = frozenset(
    (
        Note.SYMBOLIC,
        Note.UNDEFINED_NAME,
        Note.NO_SUBJECT,
        Note.TOO_LARGE,
        Note.COLUMN_OPERATIONS,
        Note.ROUNDED_INPUT,
        Note.ROUNDED,
        Note.BREAK,
        Note.CONDITIONAL,
        Note.SEVERAL_READINGS,
        Note.DENIED,
        Note.SHAPE,
        Note.SCALED_BY_ZERO,
        Note.ADDED_TO_ITSELF,
        Note.NOT_EVALUATED,
    )
)
"""Why a statement stays undecided, where there is a sentence of its own for it."""

UNREAD = frozenset(
    (
        "unclosed-environment",
        "ragged-rows",
        "operation-not-understood",
        "no-matrix-after",
        "no-matrix-before",
        "formula-not-understood",
    )
)

LARGEST = 12
"""A matrix of at most so many rows and columns is shown as it should be."""

_SIMPLE_NAME = re.compile(r"(?:\\(tilde|hat)\{)?([A-Za-z])\}?(?:_([0-9a-z]{1,4}))?")


def explain_verdict(verdict: Verdict) -> Document:
    """The document about a verdict: the overview, what is right, every mistake in order, and what stayed open.

    >>> from exactrank.judging import judge
    >>> [sentence.message for sentence in explain_verdict(judge([])).blocks[0].sentences]
    ['verdict.overview.nothing']
    """
    blocks: list[Block] = [Paragraph((_overview(verdict), *_right(verdict)))]
    first = verdict.first_error
    for index, one in enumerate(verdict.judgements):
        if one.outcome is Outcome.INCORRECT:
            blocks += _mistake(one, index, index == first)
        elif one.outcome is Outcome.CORRECT and one.note in REMARKS:
            blocks += _placed("remark", one, index, _remark(one, verdict))
        elif one.outcome is Outcome.UNDECIDED:
            blocks += _placed("undecided", one, index, _open(one))
        elif one.outcome is Outcome.UNREADABLE:
            reason = one.detail if one.detail in UNREAD else "unexplained"
            blocks += _placed("unreadable", one, index, say(f"verdict.unreadable.{reason}"))
    carried = tuple(_carried(verdict))
    if carried:
        blocks.append(Paragraph(carried))
    return Document(say("verdict.title"), tuple(blocks))


def quote(text: str) -> Quote:
    """Somebody's text, safe to show: what no letter, digit or sign stands for is replaced by one sign.

    >>> quote("R_2\\x1b[31m").text
    'R_2\ufffd[31m'
    """
    return Quote(printable(text))


def _overview(verdict: Verdict) -> Said:
    outcomes = [one.outcome for one in verdict.judgements]
    right, wrong = outcomes.count(Outcome.CORRECT), outcomes.count(Outcome.INCORRECT)
    match verdict.outcome:
        case Whole.INCORRECT if right:
            return say("verdict.overview.incorrect", count=wrong, total=len(outcomes))
        case Whole.INCORRECT:
            return say("verdict.overview.all-wrong", count=wrong)
        case Whole.CORRECT:
            return say("verdict.overview.correct", count=right)
        case _ if not outcomes:
            return say("verdict.overview.nothing")
        case _:
            return say(f"verdict.overview.{verdict.outcome.value}")


def _right(verdict: Verdict) -> Iterator[Said]:
    """The lines that are right, steps and claims apart; a line in which anything is not right is not praised."""
    if verdict.outcome is Whole.CORRECT:
        return
    spoiled = {one.statement.span.line for one in verdict.judgements if one.outcome is not Outcome.CORRECT}
    for key, steps in (("steps", True), ("claims", False)):
        found = [
            one.statement.span.line
            for one in verdict.judgements
            if one.outcome is Outcome.CORRECT and isinstance(one.statement, RowStep) is steps
        ]
        lines = [line for line in dict.fromkeys(found) if line is not None and line not in spoiled]
        if lines:
            yield say(f"verdict.right.{key}", count=len(lines), lines=Listing(tuple(lines)))


def _placed(kind: str, one: Judgement, index: int, *sentences: Said) -> list[Block]:
    """The place, the line quoted, and what is to be said about it."""
    span = one.statement.span
    if span.line is None:
        head = say("verdict.unplaced", index=index + 1)
    else:
        head = say(f"verdict.place.{kind}", line=span.line)
    quoted = [quote(span.source)] if span.source.strip() else []
    return [Paragraph((head,)), *quoted, Paragraph(sentences)]


def _mistake(one: Judgement, index: int, first: bool) -> list[Block]:
    """What went wrong, by which operation, the evidence, and the matrix as it should be."""
    sentences = [_what(one), *_operations(one), *evidence(one)]
    blocks = _placed("first-mistake" if first else "mistake", one, index, *sentences)
    expected = _as_it_should_be(one)
    if expected is not None:
        blocks += [Paragraph((say("verdict.should-be"),)), Display((expected,))]
    return blocks


def _what(one: Judgement) -> Said:
    note = one.note or Note.WRONG_VALUE
    if note is Note.WRONG_ENTRY and isinstance(one.witness, WrongEntries):
        return say("verdict.note.wrong-entry", count=len(one.witness.entries))
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


def _operations(one: Judgement) -> Iterator[Said]:
    stated = None if one.stated is None else operation_formula(one.stated)
    told = [formula for formula in map(operation_formula, one.meant) if formula is not None]
    meant = Listing(tuple(told)) if told and len(told) == len(one.meant) else None
    if stated is not None and meant is not None:
        yield say("verdict.operation.stated-and-done", stated=stated, done=meant)
    elif meant is not None:
        yield say("verdict.operation.done", done=meant)
    elif stated is not None:
        yield say("verdict.operation.stated", stated=stated)
    elif isinstance(one.witness, ImpossibleOperation):
        formula = operation_formula(one.witness.operation)
        if formula is not None:
            yield say("verdict.operation.stated", stated=formula)


def operation_formula(operation: ClaimedOperation) -> Formula | None:
    """The operation as it is stated, possible or not; None where its target or a factor is not known."""

    def line(k: int) -> Formula:
        return Name("C", str(k + 1)) if operation.columns else Row(k)

    if isinstance(operation, ClaimedSwap):
        return Chain(line(operation.first), (("<->", line(operation.second)),))
    if operation.target is None:
        return None
    terms: list[tuple[Fraction, Formula | None]] = []
    for term in operation.terms:
        if term.factor is None:
            return None
        terms.append((term.factor, line(term.row)))
    return Chain(line(operation.target), (("<-", Linear(tuple(terms))),))


def _as_it_should_be(one: Judgement) -> Formula | None:
    """The matrix after the step with its wrong entries put right, where the operations as stated are what was meant."""
    step, witness = one.statement, one.witness
    if not isinstance(step, RowStep) or step.reversed or one.meant or not isinstance(witness, WrongEntries):
        return None
    if not isinstance(step.after, Grid) or witness.where is not Place.RESULT or _is_the_problem_miscopied(one):
        return None
    rows = [[entry for entry in row if entry is not None] for row in step.after.rows]
    if not rows or len({len(row) for row in rows}) > 1 or max(len(rows), len(rows[0])) > LARGEST:
        return None
    for entry in witness.entries:
        if entry.row >= len(rows) or entry.column >= len(rows[0]):
            return None
        rows[entry.row][entry.column] = entry.expected
    bars = [bar for bar in step.after.bars if 0 < bar < len(rows[0])]
    return Array(Matrix.of(rows), bar=bars[0] if bars else None)


def _remark(one: Judgement, verdict: Verdict) -> Said:
    note = one.note or Note.ORDER
    if note is Note.RECOVERED:
        return say("verdict.remark.recovered", origin=_line_of(verdict, one.follows))
    return say(f"verdict.remark.{note.value}")


def _line_of(verdict: Verdict, index: int | None) -> int:
    line = None if index is None else verdict.judgements[index].statement.span.line
    return line if line is not None else (index or 0) + 1


def _carried(verdict: Verdict) -> Iterator[Said]:
    """Lines that are right by themselves although they go on from a wrong one."""
    following = [
        (one.follows, one.statement.span.line)
        for one in verdict.judgements
        if one.outcome is Outcome.CORRECT and one.follows is not None and one.note is not Note.RECOVERED
    ]
    for origin, group in groupby(sorted(following, key=lambda pair: pair[0]), key=lambda pair: pair[0]):
        lines = [line for _, line in group if line is not None]
        if lines:
            told = Listing(tuple(dict.fromkeys(lines)))
            yield say("verdict.carried-forward", count=len(told.items), lines=told, origin=_line_of(verdict, origin))


def _open(one: Judgement) -> Said:
    if one.note is Note.UNDEFINED_NAME:
        name = _SIMPLE_NAME.fullmatch(one.detail)
        if name:
            letter, sub = name[2], name[3] or ""
            if name[1] == "tilde":
                return say("verdict.undecided.name", name=Name(letter, sub, "tilde"))
            return say("verdict.undecided.name", name=Name(letter, sub, "hat" if name[1] == "hat" else ""))
    return say(f"verdict.undecided.{one.note.value if one.note in OPEN and one.note else 'unexplained'}")
