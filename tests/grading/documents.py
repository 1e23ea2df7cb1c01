"""Feedback and reports that bring up every sentence there is of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from exactrank.document import Document
from exactrank.grading.feedback import score_document
from exactrank.grading.judged import REVIEWED, Record
from exactrank.grading.rubric import Item, Rubric
from exactrank.grading.scoring import ItemScore, Score
from exactrank.grading.summary import ClassSummary
from exactrank.grading.teacher import MOST_STEPS, reasons_document, report_document, review_document

ITEM = Item("Rank", "rank", Fraction(4))
CASES_ITEM = Item("Cases", "cases", Fraction(3))
RUBRIC = Rubric(None, {}, (ITEM,), comments={"wrong-rank": "count the pivots"})
RECORD: Record = {
    "statements": [{"kind": "rank", "line": 3, "outcome": "incorrect", "note": "wrong-rank", "source": "rank A = 3"}],
    "outcome": "incorrect",
    "trouble": "",
    "left_out": [],
    "cases": [],
}
TROUBLES = (
    *("empty", "too-long", "not-text", "several-kinds", "no-problem", "refused"),
    *("took-too-long", "too-much-memory", "stopped-the-worker", "fault"),
)


def grading_documents() -> Iterator[Document]:
    cases = [{"when": "a = 1", "said": said, "line": 2} for said in ("right", "wrong", "missing")]
    for reason in ("cases", "some-cases"):
        score = Score("ada", (ItemScore(CASES_ITEM, Fraction(1), reason, 1, 3),), reason == "some-cases")
        yield score_document(score, RUBRIC, {**RECORD, "cases": cases})
    for reason in ("right", "wrong", "follows", "missing", "mistakes", "open", "rounded"):
        score = Score("ada", (ItemScore(ITEM, Fraction(1), reason, 1, 2, 3),), reason == "open")
        yield score_document(score, RUBRIC, RECORD)
        yield score_document(replace(score, decided=True, decision=Fraction(2), comment="by hand"), RUBRIC, RECORD)
        yield reasons_document({**RECORD, "left_out": ["scan.pdf"]}, score)
    for outcome in REVIEWED:
        yield reasons_document({**RECORD, "outcome": outcome}, score)
    for trouble in TROUBLES:
        yield reasons_document({**RECORD, "outcome": "", "trouble": trouble}, score)
    for sizes in ((1,), (2,), (3, 3, 2)):
        summary = ClassSummary()
        for group, size in enumerate(sizes):
            line = {"kind": "rank", "line": 1, "outcome": "incorrect", "source": f"rank A = {group}"}
            for k in range(size):
                score = Score(f"{group}-{k}", (ItemScore(ITEM, Fraction(k), "wrong"),), k == 0)
                origin = f"Ada_{k}_assignsubmission_file_"
                steps = [{**line, "kind": "row-step", "note": "sign"}] * (MOST_STEPS + group)
                summary.add({"statements": [line, *steps], "origin": origin}, score)
        yield report_document(summary, RUBRIC, names=True)
        summary.count += 1
        yield report_document(summary, RUBRIC)
        yield review_document(len(sizes))
