"""What a teacher gets: the scores, the commonest wrong lines, the kinds of mistakes, and what waits for a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from html import escape

from exactrank.document import Block, Code, Digits, Document, Formula, Heading, Paragraph, Said, Table, say
from exactrank.grading.judged import REVIEWED, Record
from exactrank.grading.rubric import Rubric
from exactrank.grading.scoring import Score, points_text
from exactrank.grading.summary import ELSEWHERE, ClassSummary, by_count, by_kind
from exactrank.render import html

COMMONEST = 10
_PARTS = "<!-- parts -->"
MOST_STEPS = 12
"""So many steps have a column of their own in the table of mistakes."""


def report_page(summary: ClassSummary, rubric: Rubric, names: bool = False) -> str:
    """The report as one page without script; `names` stand beside the ids where the files of a platform tell them."""
    return html.render(report_document(summary, rubric, names), rubric.language, True)


def report_document(summary: ClassSummary, rubric: Rubric, names: bool = False) -> Document:
    """The report on a class."""
    return Document(say("grade.report.title"), tuple(_report(summary, rubric, names)))


def _report(summary: ClassSummary, rubric: Rubric, names: bool) -> Iterator[Block]:
    mean = Digits(points_text(Fraction(round(summary.mean * 100), 100)))
    sentences: list[Said] = [
        say("grade.report.overview", count=summary.count, mean=mean, maximum=Digits(points_text(rubric.maximum)))
    ]
    if summary.waiting:
        sentences.append(say("grade.report.waiting", count=summary.waiting))
    yield Paragraph(tuple(sentences))
    if summary.lines:
        yield Heading(say("grade.report.lines-title"))
        yield _commonest(by_count(summary.lines)[:COMMONEST])
    if summary.mistakes:
        yield Heading(say("grade.report.kinds-title"))
        yield _by_step(summary.mistakes)
    if summary.groups:
        yield Heading(say("grade.report.alike-title"))
        said = [say("grade.report.group", count=n, size=size) for size, n in summary.groups]
        yield Paragraph(tuple(said))
    yield Heading(say("grade.report.scores-title"))
    if summary.count > len(summary.scores):
        yield Paragraph((say("grade.report.listed", count=len(summary.scores)),))
    yield _scores(summary.scores, rubric, names)


def _commonest(counts: Sequence[tuple[str, int]]) -> Table:
    rows: list[tuple[Said | Formula, ...]] = [(Digits(str(count)), Code(text)) for text, count in counts]
    return Table((say("grade.report.table.number"), say("grade.report.table.line")), tuple(rows))


def _by_step(mistakes: Mapping[tuple[str, int], int]) -> Table:
    """Kinds of mistakes, the commonest first, by the step in which they are made; late steps are counted together."""
    last = min(MOST_STEPS, max([step for _, step in mistakes]))
    later = any(step > last for _, step in mistakes)
    elsewhere = any(step == ELSEWHERE for _, step in mistakes)
    head: list[Said | Formula] = [say("grade.report.table.kind")]
    head += [say("grade.report.table.step", step=step) for step in range(1, last + 1)]
    head += [say("grade.report.table.later")] * later + [say("grade.report.table.elsewhere")] * elsewhere
    rows: list[tuple[Said | Formula, ...]] = []
    for kind, count in by_count(by_kind(mistakes)):
        counts = [mistakes.get((kind, step), 0) for step in range(1, last + 1)]
        late = sum([n for (one, step), n in mistakes.items() if one == kind and step > last])
        counts += [late] * later + [mistakes.get((kind, ELSEWHERE), 0)] * elsewhere
        rows.append((Code(kind), *[Digits(str(n)) for n in (*counts, count)]))
    return Table((*head, say("grade.report.table.total")), tuple(rows))


def _scores(scores: Sequence[tuple[Score, str]], rubric: Rubric, names: bool) -> Table:
    """The points of each answer, by its id; the name beside it where that is wanted and some answer has one."""
    named = names and any(name for _, name in scores)
    head: list[Said | Formula] = [say("grade.report.table.id"), *[say("grade.report.table.name")] * named]
    head += [*[Code(item.name) for item in rubric.items], say("grade.report.table.total")]
    rows: list[tuple[Said | Formula, ...]] = []
    for one, name in scores:
        points = [Digits(points_text(item.points)) for item in one.items]
        mark = " ?" if one.review and not one.decided else ""
        rows.append((Code(one.id), *[Code(name)] * named, *points, Digits(points_text(one.total) + mark)))
    return Table(tuple(head), tuple(rows))


def reasons_document(record: Record, score: Score) -> Document:
    """Why a person has to look at an answer."""
    codes = [record["trouble"] or record["outcome"]] if record["trouble"] or record["outcome"] in REVIEWED else []
    codes += ["missing"] if any(item.reason == "missing" for item in score.items) else []
    said = [say(f"grade.reason.{code}") for code in codes]
    if record["left_out"]:
        said.append(say("grade.reason.left-out", files=Code(", ".join(record["left_out"]))))
    return Document(say("grade.title", id=Code(score.id)), (Paragraph(tuple(said)),) if said else ())


def review_part(record: Record, score: Score, answer: str, rubric: Rubric) -> str:
    """One answer that a person has to decide: the reasons, the remarks, and the answer as it was written."""
    document = reasons_document(record, score)
    why = html.body(document, rubric.language) if document.blocks else ""
    remarks = record["remarks"].get("html", "")
    detail = f"<p>{escape(record['detail'])}</p>" if record["detail"] else ""
    return f"<h2>{escape(score.id)}</h2>{why}{detail}{remarks}<pre>{escape(answer[:20000])}</pre>"


def review_frame(count: int, rubric: Rubric) -> tuple[str, str]:
    """The page that holds the parts, up to them and after them."""
    made = html.page(review_document(count), rubric.language, _PARTS, "pre { overflow-x: auto; }\n")
    head, _, foot = made.partition(_PARTS)
    return head, foot


def review_document(count: int) -> Document:
    """The head of that page."""
    return Document(say("grade.review-page.title"), (Paragraph((say("grade.review-page.how", count=count),)),))
