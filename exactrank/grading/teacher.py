"""What a teacher gets: the scores, the commonest wrong lines, the kinds of mistakes, and what waits for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field
from fractions import Fraction
from html import escape

from exactrank.document import Block, Code, Digits, Document, Formula, Heading, Paragraph, Said, Table, say
from exactrank.grading.judged import REVIEWED, Record
from exactrank.grading.rubric import Rubric
from exactrank.grading.scoring import Score, points_text
from exactrank.records import dataclass
from exactrank.render import html

COMMONEST = 10
SHOWN = 120
"""Characters of a wrong line that are shown."""


@dataclass
class ClassSummary:
    """What is counted over a class, one record after the other, so that no record has to be kept."""

    scores: list[Score] = field(default_factory=list)
    lines: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    alike: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def add(self, record: Record, score: Score) -> None:
        self.scores.append(score)
        wrong = [one for one in record["statements"] if one["outcome"] == "incorrect" and "follows" not in one]
        self.lines.update({" ".join(one.get("source", "").split())[:SHOWN] for one in wrong})
        self.notes.update([one.get("note", "unexplained") for one in wrong])
        if wrong:
            self.alike[tuple([" ".join(one.get("source", "").split()) for one in wrong])] += 1

    @property
    def mean(self) -> Fraction:
        return sum([one.total for one in self.scores], Fraction(0)) / max(1, len(self.scores))


def report_page(summary: ClassSummary, rubric: Rubric) -> str:
    """The report as one page without script."""
    return html.render(report_document(summary, rubric), rubric.language, True)


def report_document(summary: ClassSummary, rubric: Rubric) -> Document:
    """The report on a class."""
    return Document(say("grade.report.title"), tuple(_report(summary, rubric)))


def _report(summary: ClassSummary, rubric: Rubric) -> Iterator[Block]:
    waiting = sum(one.review and not one.decided for one in summary.scores)
    mean = Digits(points_text(Fraction(round(summary.mean * 100), 100)))
    sentences: list[Said] = [
        say("grade.report.overview", count=len(summary.scores), mean=mean, maximum=Digits(points_text(rubric.maximum)))
    ]
    if waiting:
        sentences.append(say("grade.report.waiting", count=waiting))
    yield Paragraph(tuple(sentences))
    if summary.lines:
        yield Heading(say("grade.report.lines-title"))
        yield _counted(summary.lines.most_common(COMMONEST), "grade.report.table.line")
    if summary.notes:
        yield Heading(say("grade.report.kinds-title"))
        yield _counted(summary.notes.most_common(), "grade.report.table.kind")
    groups = Counter([count for count in summary.alike.values() if count > 1])
    if groups:
        yield Heading(say("grade.report.alike-title"))
        yield Paragraph(tuple([say("grade.report.group", count=n, size=size) for size, n in sorted(groups.items())]))
    yield Heading(say("grade.report.scores-title"))
    yield _scores(summary.scores, rubric)


def _counted(counts: Sequence[tuple[str, int]], head: str) -> Table:
    rows: list[tuple[Said | Formula, ...]] = [(Digits(str(count)), Code(text)) for text, count in sorted_counts(counts)]
    return Table((say("grade.report.table.number"), say(head)), tuple(rows))


def sorted_counts(counts: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """The greatest first, equal ones by their text, so that a report does not depend on who came first."""
    return sorted(counts, key=lambda one: (-one[1], one[0]))


def _scores(scores: Sequence[Score], rubric: Rubric) -> Table:
    head: tuple[Said | Formula, ...] = (
        say("grade.report.table.id"),
        *[Code(item.name) for item in rubric.items],
        say("grade.report.table.total"),
    )
    rows: list[tuple[Said | Formula, ...]] = []
    for one in scores:
        points = [Digits(points_text(item.points)) for item in one.items]
        mark = " ?" if one.review and not one.decided else ""
        rows.append((Code(one.id), *points, Digits(points_text(one.total) + mark)))
    return Table(head, tuple(rows))


def reasons_document(record: Record, score: Score) -> Document:
    """Why a person has to look at an answer."""
    codes = [record["trouble"] or record["outcome"]] if record["trouble"] or record["outcome"] in REVIEWED else []
    codes += ["missing"] if any(item.reason == "missing" for item in score.items) else []
    said = [say(f"grade.reason.{code}") for code in codes]
    if record["left_out"]:
        said.append(say("grade.reason.left-out", files=Code(", ".join(record["left_out"]))))
    return Document(say("grade.title", id=Code(score.id)), (Paragraph(tuple(said)),) if said else ())


def review_page(pieces: Sequence[tuple[Record, Score, str]], rubric: Rubric) -> str:
    """What a person has to decide, each with the reasons and the answer as it was written."""
    parts = []
    for record, score, answer in pieces:
        document = reasons_document(record, score)
        why = html.render(document, rubric.language) if document.blocks else ""
        remarks = record["remarks"].get("html", "")
        detail = f"<p>{escape(record['detail'])}</p>" if record["detail"] else ""
        parts.append(f"<h2>{escape(score.id)}</h2>{why}{detail}{remarks}<pre>{escape(answer[:20000])}</pre>")
    return html.page(review_document(len(pieces)), rubric.language, "".join(parts), "pre { overflow-x: auto; }\n")


def review_document(count: int) -> Document:
    """The head of that page."""
    return Document(say("grade.review-page.title"), (Paragraph((say("grade.review-page.how", count=count),)),))
