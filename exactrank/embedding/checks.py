"""An author's own example, judged: what is to be said of it, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from exactrank.messages import LANGUAGES, plain_sentence
from exactrank.records import dataclass
from exactrank.requests.answers import checked_kind
from exactrank.requests.options import one_of

if TYPE_CHECKING:
    from exactrank.judging import Judgement, Verdict

OUTCOMES = ("correct", "incorrect", "undecided", "unreadable", "incomplete")


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """The matrix that the example is about, what it is written in, its field, and what the judge should say."""

    problem: str | None = None
    kind: str | None = None
    field: str | None = None
    expect: str = "correct"

    @classmethod
    def of(cls, options: Mapping[str, str]) -> CheckOptions:
        """The options as they are written; raises InputError for a kind or an outcome that there is not."""
        expect = one_of(options.get("expect", "correct"), OUTCOMES, "expect", None)
        return cls(options.get("problem"), checked_kind(options.get("kind")), options.get("field"), expect)

    def of_kind(self, kind: str) -> CheckOptions:
        return replace(self, kind=kind)


def check_findings(
    text: str, options: CheckOptions, lang: str = LANGUAGES[0], lines: Sequence[int] = ()
) -> Iterator[tuple[int, str]]:
    """A line and a sentence for all that is not as it is expected; `lines` says where each line of the text stands.

    Raises InputError for a text or a problem that cannot be read at all.

    >>> list(check_findings("[1 2; 3 4] has rank 2.", CheckOptions()))
    []
    >>> wrong = r"$\\operatorname{rank}\\begin{pmatrix}1&2\\\\\\\\2&4\\end{pmatrix}=2$"
    >>> [line for line, _ in check_findings(wrong, CheckOptions(kind="latex"))]
    [1]
    >>> list(check_findings(wrong, CheckOptions(kind="latex", expect="incorrect")))
    []
    """
    from exactrank.api.answers import verify

    verdict = verify(text, options.problem, options.kind, options.field)
    outcome = verdict.outcome.value

    def at(line: int | None) -> int:
        return lines[min(line or 1, len(lines)) - 1] if lines else line or 1

    if outcome == options.expect:
        return
    found = 0
    if options.expect == "correct":
        for line, sentence in _what_is_not_right(verdict, lang):
            found += 1
            yield at(line), sentence
    if not found:
        yield at(1), plain_sentence("console.check-outcome", lang, {"outcome": outcome, "expected": options.expect})


def _what_is_not_right(verdict: Verdict, lang: str) -> Iterator[tuple[int | None, str]]:
    from exactrank.exposition.verdict.remark import remark_text

    for index, one in enumerate(verdict.judgements):
        span = one.statement.span
        if one.outcome.value == "incorrect" and one.follows is None:
            yield span.line, remark_text(verdict, index, lang)
        elif one.outcome.value != "correct" and one.follows is None:
            yield span.line, _open(one, lang)
    for passed in verdict.unread:
        written = {"text": " ".join(passed.span.source.split())[:60]}
        yield passed.span.line, plain_sentence("console.check-unread", lang, written)


def _open(one: Judgement, lang: str) -> str:
    written = {"text": " ".join(one.statement.span.source.split())[:60], "outcome": one.outcome.value}
    return plain_sentence("console.check-open", lang, written)
