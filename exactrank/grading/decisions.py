"""What a person decides: points for an answer, kept in review.csv from run to run."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from exactrank.errors import InputError, Place
from exactrank.grading.csv_files import csv_records
from exactrank.grading.rubric import Rubric
from exactrank.grading.scoring import Score, points_text
from exactrank.grading.tables import neutral, written
from exactrank.patterns import lazy_pattern
from exactrank.records import dataclass

COLUMNS = ("id", "points", "comment", "answer")
_POINTS = lazy_pattern(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Decision:
    """The points of an answer, and what the student is told."""

    points: Fraction
    comment: str = ""


Decisions = Mapping[tuple[str, str], Decision]
"""By the id, and by the hash of the answer that was looked at; an empty hash is any answer of this id."""


def _key(one: Score, decisions: Decisions) -> tuple[str, str] | None:
    return next((key for key in ((one.id, one.answer), (one.id, "")) if key in decisions), None)


def decided(one: Score, decisions: Decisions) -> Score:
    """The score with a person's decision, where there is one on this very answer."""
    key = _key(one, decisions)
    if key is None:
        return one
    return replace(one, decided=True, decision=decisions[key].points, comment=decisions[key].comment)


def not_taken_over(scores: Sequence[Score], decisions: Decisions) -> list[tuple[str, str]]:
    """The keys of the decisions on answers that are not there: a mistyped id, an answer that was handed in anew."""
    taken = {_key(one, decisions) for one in scores}
    return [key for key in decisions if key not in taken]


def review_csv(scores: Sequence[Score], decisions: Decisions) -> str:
    """What a person fills in: a row for each answer that waits or was decided, and every other decision made so far."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in scores:
        if one.review or one.decided:
            points = "" if one.decision is None else points_text(one.decision)
            writer.writerow([neutral(one.id), points, neutral(one.comment), one.answer])
    for id, answer in not_taken_over(scores, decisions):
        made = decisions[id, answer]
        writer.writerow([neutral(id), points_text(made.points), neutral(made.comment), answer])
    return stream.getvalue()


def read_decisions(path: str, rubric: Rubric) -> dict[tuple[str, str], Decision]:
    """The decisions in a file; a row without points is not decided yet.

    Raises InputError for points that the rubric does not have, and for two decisions on one answer.
    """
    found: dict[tuple[str, str], Decision] = {}
    for line, row in csv_records(path, COLUMNS[:2], "grade-review-columns"):
        text = row["points"].strip().replace(",", ".")
        if not text:
            continue
        place = Place(path, line)
        if not _POINTS.fullmatch(text) or Fraction(text) > rubric.maximum:
            most = points_text(rubric.maximum)
            raise InputError.of("bad-number", place, key="points", least=0, most=most, value=text[:30])
        key = written(row["id"]).strip(), row.get("answer", "").strip()
        if key in found:
            raise InputError.of("grade-id-twice", place, id=key[0])
        found[key] = Decision(Fraction(text), written(row.get("comment", "")))
    return found
