"""The first sentences: what was decided of the whole, and which lines are right."""

from __future__ import annotations

from collections.abc import Iterator

from exactrank.document import Listing, Said, say
from exactrank.judging.verdicts.verdict import Outcome, Verdict, Whole
from exactrank.statements import RowStep


def overview(verdict: Verdict) -> Iterator[Said]:
    """What was decided of the whole answer; of a statement that follows from a mistake only the mistake counts."""
    outcomes = [one.outcome for one in verdict.judgements]
    right = outcomes.count(Outcome.CORRECT)
    wrong = sum(one.outcome is Outcome.INCORRECT and one.follows is None for one in verdict.judgements)
    match verdict.outcome:
        case Whole.INCORRECT if right:
            yield say("verdict.overview.incorrect", count=wrong, total=len(outcomes))
        case Whole.INCORRECT:
            yield say("verdict.overview.all-wrong", count=wrong)
        case Whole.CORRECT:
            yield say("verdict.overview.correct", count=right)
        case _ if not outcomes:
            yield say("verdict.overview.nothing")
            yield say("verdict.overview.what-is-read")
        case Whole.INCOMPLETE if right:
            yield from _incomplete(verdict)
        case Whole.INCOMPLETE:
            yield say("verdict.overview.undecided")
        case _:
            yield say(f"verdict.overview.{verdict.outcome.value}")


def _incomplete(verdict: Verdict) -> Iterator[Said]:
    """No mistake, and what keeps the answer from being right as a whole."""
    if verdict.unread:
        yield say("verdict.overview.incomplete", count=len(verdict.unread))
    if verdict.missing is not None:
        yield say(f"verdict.overview.missing-{verdict.missing.value}")
    if verdict.undiscussed:
        yield say("verdict.overview.missing-case")


def right_lines(verdict: Verdict) -> Iterator[Said]:
    """The lines that are right, steps and claims apart; a line in which anything is not right is not praised."""
    if verdict.outcome is Whole.CORRECT:
        return
    spoiled = {one.statement.span.line for one in verdict.judgements if one.outcome is not Outcome.CORRECT}
    for key, steps in (("steps", True), ("claims", False)):
        found = [
            one.statement.span.line
            for one in verdict.judgements
            if one.outcome is Outcome.CORRECT and one.follows is None and isinstance(one.statement, RowStep) is steps
        ]
        lines = [line for line in dict.fromkeys(found) if line is not None and line not in spoiled]
        if lines:
            yield say(f"verdict.right.{key}", count=len(lines), lines=Listing(tuple(lines)))
