"""A line of the answer quoted under its place, and the conditions under which it is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from exactrank.document import Annotated, Block, Display, Formula, Listing, Paragraph, Quote, Said, Verbatim, say
from exactrank.judging.verdicts.verdict import Judgement, Outcome, Verdict
from exactrank.statements import Span
from exactrank.statements.canonical_expressions import printable


def quote(text: str) -> Quote:
    """Somebody's text, safe to show: what no letter, digit or sign stands for is replaced by one sign.

    >>> quote("R_2\\x1b[31m").text
    'R_2\ufffd[31m'
    """
    return Quote(printable(text))


def placed(kind: str, span: Span, index: int, *sentences: Said, formula: Formula | None = None) -> list[Block]:
    """The place, what stands there (as a formula where it is one, else quoted), and what is to be said about it."""
    if span.line is None:
        head = say("verdict.unplaced", index=index + 1)
    else:
        head = say(f"verdict.place.{kind}", line=span.line)
    blocks: list[Block] = [Paragraph((head,))]
    if formula is not None:
        blocks.append(Display((formula,)))
    elif span.source.strip():
        blocks.append(quote(span.source))
    return [*blocks, Paragraph(sentences)] if sentences else blocks


def lines_of(answer: str) -> list[str]:
    """The lines of an answer as verdicts count them, safe to show; a page or a line separator ends none.

    >>> lines_of("A = 1\\r\\nB\\x0cC\\u2028D")
    ['A = 1', 'B C D']
    """
    return [printable(line) for line in re.split(r"\r\n?|\n", answer.rstrip())]


def beside_answer(answer: str, verdict: Verdict, remarks: Iterable[Block]) -> Annotated:
    """The answer beside the remarks on it; the lines of its mistakes marked, those that only follow from one not.

    >>> from exactrank.judging import judge
    >>> beside_answer("A = 1\\r\\nB", judge([]), ()).lines
    ('A = 1', 'B')
    """
    mistakes = [one for one in verdict.judgements if one.outcome is Outcome.INCORRECT and one.follows is None]
    wrong = dict.fromkeys([one.statement.span.line for one in mistakes])
    return Annotated(tuple(lines_of(answer)), tuple([line for line in wrong if line is not None]), tuple(remarks))


def conditions(one: Judgement) -> Iterator[Said]:
    """Under which conditions the text says it, in its own words."""
    if one.conditions:
        told = Listing(tuple([Verbatim(printable(text)) for text in one.conditions]))
        yield say("verdict.under-conditions", count=len(one.conditions), conditions=told)
