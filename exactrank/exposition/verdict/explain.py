"""The document about a verdict: the overview, what is right, every mistake in order, and what stayed open."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from exactrank.document import Block, Document, Listing, Paragraph, Said, say
from exactrank.exposition.verdict.account import hidden, seen, understood, undiscussed, unread
from exactrank.exposition.verdict.mistakes import mistake
from exactrank.exposition.verdict.overview import overview, right_lines
from exactrank.exposition.verdict.quotations import beside_answer, conditions, placed
from exactrank.exposition.verdict.row_names import RowNames
from exactrank.exposition.verdict.undecided import open_reason, unreadable_reason
from exactrank.judging.verdicts.notes import Note
from exactrank.judging.verdicts.verdict import Judgement, Outcome, Verdict

REMARKS = frozenset(
    (
        Note.ORDER,
        Note.ROUNDED,
        Note.ZERO_ROWS,
        Note.ASSUMES_NONZERO,
        Note.SIMULTANEOUS,
        Note.ADDED_TO_ITSELF,
        Note.RECOVERED,
    )
)
"""What is said about a statement that is right; an error carried forward is told for all its lines at once."""


def explain_verdict(verdict: Verdict, with_understood: bool = False, answer: str | None = None) -> Document:
    """The document about a verdict; `with_understood`: also every statement as it was read, with its place.

    With the text of the `answer` a page shows it beside the remarks, its wrong lines marked.

    >>> from exactrank.judging import judge
    >>> [sentence.message for sentence in explain_verdict(judge([])).blocks[0].sentences]
    ['verdict.overview.nothing', 'verdict.overview.what-is-read']
    """
    blocks: list[Block] = [Paragraph((*overview(verdict), *right_lines(verdict)))]
    names = RowNames.of(verdict)
    for index, one in enumerate(verdict.judgements):
        blocks += judged(verdict, one, index, names)
    blocks += rest_of(verdict)
    if with_understood:
        blocks += understood(verdict)
    if answer is not None:
        blocks = [beside_answer(answer, verdict, blocks)]
    return Document(say("verdict.title"), tuple(blocks))


def rest_of(verdict: Verdict) -> list[Block]:
    """What goes on rightly from a mistake, what was not read, and what a reader of the page does not see."""
    carried = tuple(_carried(verdict))
    return [
        *([Paragraph(carried)] if carried else []),
        *unread(verdict),
        *undiscussed(verdict),
        *seen(verdict),
        *hidden(verdict),
    ]


def judged(verdict: Verdict, one: Judgement, index: int, names: RowNames) -> list[Block]:
    """What there is to say of one statement; nothing of one that is plainly right."""
    span = one.statement.span
    if one.outcome is Outcome.INCORRECT:
        return mistake(verdict, one, index, names)
    if one.outcome is Outcome.CORRECT and one.note in REMARKS:
        return placed("remark", span, index, _remark(one, verdict))
    if one.outcome is Outcome.UNDECIDED:
        return placed("undecided", span, index, *conditions(one), open_reason(one))
    if one.outcome is Outcome.UNREADABLE:
        return placed("unreadable", span, index, unreadable_reason(one.detail))
    return []


def _remark(one: Judgement, verdict: Verdict) -> Said:
    note = one.note or Note.ORDER
    if note is Note.RECOVERED:
        return say("verdict.remark.recovered", origin=verdict.line_of(one.follows))
    return say(f"verdict.remark.{note.value}")


def _carried(verdict: Verdict) -> Iterator[Said]:
    """Lines that are right by themselves although they go on from a wrong one."""
    following = [
        (one.follows, one.statement.span.line)
        for one in verdict.judgements
        if one.outcome is Outcome.CORRECT and one.follows is not None and one.note is not Note.RECOVERED
    ]
    for origin, group in groupby(sorted(following, key=lambda pair: pair[0]), key=lambda pair: pair[0]):
        lines = tuple(dict.fromkeys([line for _, line in group if line is not None]))
        if lines:
            line = verdict.line_of(origin)
            yield say("verdict.carried-forward", count=len(lines), lines=Listing(lines), origin=line)
