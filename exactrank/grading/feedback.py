"""What a student gets: the points and why, the remarks of the judge, and his own answer with the wrong lines marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from exactrank.document import Block, Code, Document, Listed, Paragraph, Result, Said, say
from exactrank.exposition.verdict.quotations import lines_of
from exactrank.grading.judged import Record
from exactrank.grading.rubric import CASES, Rubric
from exactrank.grading.scoring import ItemScore, Score, is_rounded, points_text
from exactrank.render import html, plain

REMARKS = {"html": "html", "pdf": "typst", "text": "text"}
"""The formats of feedback, each with that of the remarks which a record must hold for it."""
ENDINGS = {"html": ".html", "pdf": ".pdf", "text": ".txt"}
STYLE = """.answer { list-style: none; padding: 0; font: 0.9rem/1.5 monospace; overflow-x: auto; }
.answer li { white-space: pre-wrap; overflow-wrap: anywhere; padding: 0 0.5rem; }
.answer li.wrong { background: color-mix(in srgb, #d33 18%, transparent); border-left: 0.25rem solid #d33; }
.both > div { min-width: 0; }
@media (min-width: 60rem) {
  .both { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; }
  .both { width: min(75rem, 94vw); margin-left: calc(50% - min(37.5rem, 47vw)); }
}
"""


def score_document(score: Score, rubric: Rubric, record: Record) -> Document:
    """The points, item by item, and the teacher's own words for the mistakes that were found."""
    total = Code(points_text(score.total))
    head = say("grade.total", points=total, maximum=Code(points_text(rubric.maximum)))
    blocks: list[Block] = [Result((Paragraph((head,)),)), Listed(tuple([item_sentence(one) for one in score.items]))]
    if score.review and not score.decided:
        blocks.append(Paragraph((say("grade.review"),)))
    comments = tuple(_comments(rubric, record, score))
    if comments:
        blocks.append(Listed(comments))
    return Document(say("grade.title", id=Code(score.id)), tuple(blocks))


def points_document(score: Score) -> Document:
    """The points by themselves, without the answer."""
    items = tuple([one.item for one in score.items])
    return score_document(score, Rubric(None, {}, items), {"statements": [], "cases": []})


def score_object(score: Score) -> dict[str, Any]:
    """The points in JSON; numbers are strings, as everywhere.

    >>> score_object(Score("ada", (), False))
    {'format': 'exactrank-score/1', 'id': 'ada', 'points': '0', 'review': False, 'items': []}
    """
    items = [
        {"name": one.item.name, "points": str(one.points), "maximum": str(one.item.points), "reason": one.reason}
        for one in score.items
    ]
    found = {"id": score.id, "points": str(score.total), "review": score.review and not score.decided}
    return {"format": "exactrank-score/1", **found, "items": items}


def item_sentence(one: ItemScore) -> Said:
    """What is said of one item: its points, and why."""
    points = {"points": Code(points_text(one.points)), "maximum": Code(points_text(one.item.points))}
    name = Code(one.item.name)
    match one.reason:
        case "mistakes":
            return say("grade.item.mistakes", name=name, right=one.right, total=one.total, line=one.line or 0, **points)
        case "rounded":
            return say("grade.item.rounded", name=name, line=one.line or 0, **points)
        case "cases" | "some-cases" as reason:
            return say(f"grade.item.{reason}", name=name, right=one.right, total=one.total, **points)
        case reason:
            return say(f"grade.item.{reason}", name=name, **points)


def _comments(rubric: Rubric, record: Record, score: Score) -> Iterator[Said]:
    """The cases that are not right, the teacher's words once for each kind of mistake, and those of who decided."""
    for case in record["cases"] if any(one.item.what == CASES for one in score.items) else []:
        if case["when"] and case["said"] == "wrong":
            yield say("grade.case.wrong", values=Code(case["when"]), line=case["line"])
        elif case["when"] and case["said"] == "missing":
            yield say("grade.case.missing", values=Code(case["when"]))
    said: set[str] = set()
    for statement in record["statements"]:
        words = rubric.comment(statement.get("note", ""), score.id)
        if words and words not in said and (statement["outcome"] == "incorrect" or _costs(statement, rubric)):
            said.add(words)
            yield say("grade.comment", words=Code(words), line=statement["line"])
    if score.comment:
        yield say("grade.decided", words=Code(score.comment))


def _costs(statement: Mapping[str, Any], rubric: Rubric) -> bool:
    """Whether points may be taken off for a rounded value."""
    return is_rounded(statement) and any(item.per_rounding for item in rubric.items)


def feedback_text(score: Score, rubric: Rubric, record: Record) -> str:
    """The feedback as plain text."""
    remarks = record["remarks"].get("text", "")
    text = plain.render(score_document(score, rubric, record), rubric.language_of(score.id))
    return f"{text}\n{remarks}" if remarks else text


def feedback_file(form: str, score: Score, rubric: Rubric, record: Record, answer: str) -> str | bytes:
    """What is written for a student in a format: `html`, `pdf` or `text`; each has the answer and the remarks."""
    match form:
        case "html":
            return feedback_page(score, rubric, record, answer)
        case "pdf":
            return _feedback_pdf(score, rubric, record, answer)
        case "text":
            return f"{feedback_text(score, rubric, record)}\n{_numbered(_marked(record, answer))}"
        case _:
            raise ValueError(form)


def _marked(record: Record, answer: str) -> list[tuple[str, bool]]:
    """The lines of the answer, each with whether a mistake is in it."""
    wrong = {one["line"] for one in record["statements"] if one["outcome"] == "incorrect" and "follows" not in one}
    return [(line, number in wrong) for number, line in enumerate(lines_of(answer), 1)] if answer else []


def _numbered(lines: Sequence[tuple[str, bool]]) -> str:
    """Lines with their numbers; a sign stands before those with a mistake."""
    wide = len(str(len(lines)))
    made = [f"{'>' if marked else ' '} {k:{wide}}  {line}".rstrip() for k, (line, marked) in enumerate(lines, 1)]
    return "".join([line + "\n" for line in made])


def _feedback_pdf(score: Score, rubric: Rubric, record: Record, answer: str) -> bytes:
    from exactrank.render import pdf, typst

    document, remarks = score_document(score, rubric, record), record["remarks"].get("typst", "")
    source = typst.page(document, rubric.language_of(score.id), _marked(record, answer), remarks)
    return pdf.compiled(source, fonts_of_machine=True)


def feedback_page(score: Score, rubric: Rubric, record: Record, answer: str) -> str:
    """The feedback as one page without script: the answer, its wrong lines marked, beside the remarks."""
    lines = []
    for line, marked in _marked(record, answer):
        mark = ' class="wrong"' if marked else ""
        lines.append(f"<li{mark}>{escape(line) or ' '}</li>")
    written = f'<ol class="answer">{"".join(lines)}</ol>' if lines else ""
    remarks = record["remarks"].get("html", "")
    body = f'<div class="both"><div>{written}</div><div>{remarks}</div></div>'
    return html.page(score_document(score, rubric, record), rubric.language_of(score.id), body, STYLE)
