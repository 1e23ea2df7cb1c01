"""What is counted over a class, one record after the other: no record and no answer is kept."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field
from fractions import Fraction
from hashlib import sha256
from typing import Any

from exactrank.grading.judged import Record
from exactrank.grading.scoring import Score
from exactrank.grading.sources import name_in
from exactrank.grading.tables import neutral
from exactrank.records import dataclass

SHOWN = 120
"""Characters of a wrong line that are kept."""
LISTED = 1000
"""So many scores at most stand in the report; all of them are in scores.csv."""
ELSEWHERE = 0
"""The step of a mistake that is in no step: in a claim."""


@dataclass
class ClassSummary:
    """The counts of a class, and the scores of as many answers as a report lists, with their names."""

    count: int = 0
    waiting: int = 0
    total: Fraction = Fraction(0)
    lines: Counter[str] = field(default_factory=Counter)
    """wrong lines, by the answers that have them"""
    mistakes: Counter[tuple[str, int]] = field(default_factory=Counter)
    """mistakes by the code of their kind and the step they are in, counted from 1 in each answer"""
    alike: Counter[bytes] = field(default_factory=Counter)
    """answers by all their wrong lines together, of which the hash is kept"""
    scores: list[tuple[Score, str]] = field(default_factory=list)

    def add(self, record: Record, score: Score) -> None:
        self.count += 1
        self.waiting += score.review and not score.decided
        self.total += score.total
        if len(self.scores) < LISTED:
            self.scores.append((score, name_in(record["origin"])))
        wrong = list(_mistakes(record["statements"]))
        sources = [" ".join(one.get("source", "").split()) for one, _ in wrong]
        self.lines.update({source[:SHOWN] for source in sources})
        self.mistakes.update([(one.get("note", "unexplained"), step) for one, step in wrong])
        if wrong:
            self.alike[sha256("\0".join(sources).encode(errors="surrogatepass")).digest()[:16]] += 1

    @property
    def mean(self) -> Fraction:
        return self.total / max(1, self.count)

    @property
    def groups(self) -> list[tuple[int, int]]:
        """How many answers have the same mistakes, and how many such groups there are."""
        return sorted(Counter([count for count in self.alike.values() if count > 1]).items())


def _mistakes(statements: Sequence[Mapping[str, Any]]) -> list[tuple[Mapping[str, Any], int]]:
    """The wrong statements that follow from no other, each with the number of its step."""
    found: list[tuple[Mapping[str, Any], int]] = []
    step = 0
    for one in statements:
        step += one["kind"] == "row-step"
        if one["outcome"] == "incorrect" and "follows" not in one:
            found.append((one, step if one["kind"] == "row-step" else ELSEWHERE))
    return found


def by_count(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """The greatest first, equal ones by their text, so that a report does not depend on who came first.

    >>> by_count({"b": 1, "a": 1, "c": 2})
    [('c', 2), ('a', 1), ('b', 1)]
    """
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def by_kind(mistakes: Mapping[tuple[str, int], int]) -> dict[str, int]:
    """The mistakes of each kind, whatever step they are in."""
    found: Counter[str] = Counter()
    for (kind, _), count in mistakes.items():
        found[kind] += count
    return dict(found)


def report_csv(summary: ClassSummary) -> str:
    """What the report counts: wrong lines, kinds of mistakes by step, and groups of answers by their size."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["what", "text", "step", "count"])
    writer.writerows([["line", neutral(text), "", count] for text, count in by_count(summary.lines)])
    for kind, _ in by_count(by_kind(summary.mistakes)):
        steps = sorted([(step, count) for (one, step), count in summary.mistakes.items() if one == kind])
        writer.writerows([["kind", kind, step or "", count] for step, count in steps])
    writer.writerows([["answers alike", str(size), "", count] for size, count in summary.groups])
    return stream.getvalue()
