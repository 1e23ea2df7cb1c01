"""The results of a run as they are collected, answer by answer: what has been written away is not kept.

Of an answer there stay a row of scores.csv, its points for the gradebook, and what is counted; what waits for a person
goes to a temporary file until the page of the review is written.
"""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from types import TracebackType
from typing import Self

from exactrank.grading.decisions import Decisions, not_taken_over, review_csv
from exactrank.grading.judged import Record
from exactrank.grading.rubric import Rubric
from exactrank.grading.scoring import Score
from exactrank.grading.summary import ClassSummary, report_csv
from exactrank.grading.tables import Gradebook, score_head, score_row
from exactrank.grading.teacher import report_page, review_frame, review_part

Content = str | Iterable[bytes]
_PIECE = 1 << 20
"""Bytes that are copied at a time."""


class Results:
    """What is written of a class once all answers are there; used in a `with`, which ends the temporary file."""

    def __init__(self, rubric: Rubric, decisions: Decisions, book: Gradebook | None = None) -> None:
        self.rubric = rubric
        self.decisions = decisions
        self.book = book
        self.summary = ClassSummary()
        self._finals: dict[str, Fraction] = {}
        self._reviewed: list[Score] = []
        self._waiting = 0
        self._scores = io.StringIO()
        self._review = tempfile.TemporaryFile()  # noqa: SIM115
        self._table = csv.writer(self._scores, lineterminator="\n")
        self._table.writerow(score_head(rubric))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._review.close()

    def add(self, record: Record, score: Score, answer: str) -> None:
        """Counts an answer, and keeps what a person has to look at."""
        self.summary.add(record, score)
        self._table.writerow(score_row(score, self.rubric))
        if score.review or score.decided:
            self._reviewed.append(replace(score, items=()))
        if score.review:
            self._waiting += 1
            part = review_part(record, score, answer, self.rubric)
            self._review.write(part.encode(errors="replace"))
        if self.book is not None and (score.decided or not score.review):
            self._finals[score.id] = score.total

    def pages(self, names: bool) -> Iterator[tuple[str, Content]]:
        """The files of the results by their names, one after the other."""
        yield "scores.csv", self._scores.getvalue()
        yield "report.html", report_page(self.summary, self.rubric, names)
        yield "report.csv", report_csv(self.summary)
        yield "review.html", self._review_page()
        yield "review.csv", review_csv(self._reviewed, self.decisions)
        if self.book is not None:
            yield "gradebook.csv", self.book.filled(self._finals, self.rubric)

    @property
    def lost(self) -> list[tuple[str, str]]:
        """The keys of decisions on answers that are not there."""
        return not_taken_over(self._reviewed, self.decisions)

    def _review_page(self) -> Iterator[bytes]:
        head, foot = review_frame(self._waiting, self.rubric)
        yield head.encode()
        self._review.seek(0)
        while piece := self._review.read(_PIECE):
            yield piece
        yield foot.encode()
