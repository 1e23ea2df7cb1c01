"""The account of a text: what was not read, what a reader of the page does not see, and how the rest was understood."""

from __future__ import annotations

from collections.abc import Iterator

from exactrank.document import Block, Fold, Listed, Listing, Number, Paragraph, Said, Verbatim, say
from exactrank.exposition.formulas import equation
from exactrank.exposition.letters import letter_formula
from exactrank.exposition.verdict.quotations import placed
from exactrank.exposition.verdict.undecided import unreadable_reason
from exactrank.judging.verdicts.verdict import Verdict
from exactrank.statements import Assertion, Inference, Span, Statement
from exactrank.statements.canonical import canonical_text

MOST = 12
"""So many pieces are quoted one by one; of more, how many they are."""
_INFERRED = {
    Inference.SUBJECT: "subject",
    Inference.START: "start",
    Inference.TARGET: "target",
    Inference.SIDE: "side",
    Inference.PLACE: "place",
    Inference.SYSTEM: "system",
    Inference.FIELD: "field",
    Inference.COLUMNS: "columns",
}


def unread(verdict: Verdict) -> Iterator[Block]:
    """Each piece that looks like a claim and was not understood: its place, its words, the reason."""
    for k, one in enumerate(verdict.unread[:MOST]):
        yield from placed("unreadable", one.span, k, unreadable_reason(one.reason))
    if len(verdict.unread) > MOST:
        yield Paragraph((say("verdict.more-unread", count=len(verdict.unread) - MOST),))


def seen(verdict: Verdict) -> Iterator[Block]:
    """The first formulas of a text in which nothing was found to be judged."""
    for k, one in enumerate(verdict.formulas):
        yield from placed("seen", one, k)


def hidden(verdict: Verdict) -> Iterator[Block]:
    """Each piece of mathematics that a reader of the page does not see, and why not."""
    for k, one in enumerate(verdict.hidden[:MOST]):
        yield from placed("hidden", one.span, k, say(f"verdict.hidden.{one.reason}"))
    if len(verdict.hidden) > MOST:
        yield Paragraph((say("verdict.more-hidden", count=len(verdict.hidden) - MOST),))


def understood(verdict: Verdict) -> Iterator[Block]:
    """Every statement as it was read, definitions too, in canonical notation; and what was inferred for it."""
    if not verdict.understood:
        return
    blocks: list[Block] = [Listed(tuple([_as_read(one) for one in verdict.understood]))]
    inferred = tuple(_inferred(verdict))
    if inferred:
        blocks.append(Listed(inferred))
    yield Fold(say("verdict.understood.title"), tuple(blocks))


def _as_read(one: Statement | Assertion) -> Said:
    line = _span(one).line
    text = Verbatim(canonical_text(one))
    if line is None:
        return say("verdict.understood.unplaced", text=text)
    return say("verdict.understood.placed", line=line, text=text)


def _span(one: Statement | Assertion) -> Span:
    return one.readings[0].span if isinstance(one, Assertion) else one.span


def _inferred(verdict: Verdict) -> Iterator[Said]:
    """For each kind of inference the lines that rest on it."""
    for inference, key in _INFERRED.items():
        lines = [one.statement.span.line for one in verdict.judgements if inference in one.assumed]
        told = tuple(dict.fromkeys([line for line in lines if line is not None]))
        if told:
            yield say(f"verdict.assumed.{key}", count=len(told), lines=Listing(told))


def undiscussed(verdict: Verdict) -> Iterator[Block]:
    """Values of letters of which a discussion of cases says nothing."""
    for values in verdict.undiscussed:
        put = [equation(letter_formula(letter), Number(value)) for letter, value in values]
        yield Paragraph((say("verdict.undiscussed", values=Listing(tuple(put))),))
