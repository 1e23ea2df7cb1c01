"""Points: what the rubric gives for a record. What was not understood is never a zero, it is left to a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from exactrank.grading.judged import REVIEWED, Record
from exactrank.grading.rubric import CASES, CLAIMS, REACHES, STEPS, WORK, Item, Rubric
from exactrank.judging.verdicts.notes import Note
from exactrank.numbers.decimals import decimal_digits
from exactrank.records import dataclass


def points_text(points: Fraction) -> str:
    """Points with at most two decimals.

    >>> points_text(Fraction(5, 2)), points_text(Fraction(4)), points_text(Fraction(10, 3))
    ('2.5', '4', '3.33')
    """
    text = decimal_digits(points, 2)
    return text.rstrip("0").rstrip(".")


_DOUBTFUL = ("open", "missing", "some-cases")
"""What was not found may have been written in a way that was not read: a zero for it is a person's to give."""


@dataclass(frozen=True, slots=True)
class ItemScore:
    """The points of one item, and the code of the reason.

    It is one of right, rounded, wrong, follows, missing, mistakes, cases, some-cases (nothing was found about others)
    and open.
    `right`, `total` and `line` are what the reason's sentence says: how many steps or cases, and where the first
    mistake is.
    """

    item: Item
    points: Fraction
    reason: str
    right: int = 0
    total: int = 0
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """The points of an answer; with `review` a person decides, and `decided` says that one has."""

    id: str
    items: tuple[ItemScore, ...]
    review: bool
    decided: bool = False
    decision: Fraction | None = None
    comment: str = ""
    answer: str = ""
    """the hash of the answer, by which a decision is known to be about it"""
    rounding: Fraction = Fraction(0)
    """the sum of the points is a multiple of it, where it is not 0"""

    @property
    def total(self) -> Fraction:
        if self.decision is not None:
            return self.decision
        points = sum([one.points for one in self.items], Fraction(0))
        return _rounded(points, self.rounding, sum([one.item.points for one in self.items], Fraction(0)))


def _rounded(points: Fraction, unit: Fraction, maximum: Fraction) -> Fraction:
    """The nearest multiple of the unit, a half up, and never above the maximum.

    >>> points = (Fraction(21, 4), Fraction(26, 5), Fraction(36, 5))
    >>> [str(_rounded(one, Fraction(1, 2), Fraction(36, 5))) for one in points]
    ['11/2', '5', '7']
    """
    return min(maximum, (points / unit + Fraction(1, 2)).__floor__() * unit) if unit else points


def score(record: Record, rubric: Rubric) -> Score:
    """The points of a record by the rubric.

    >>> from exactrank.grading.rubric import Item
    >>> statements = [{"kind": "row-step", "line": 3, "outcome": "incorrect"}, {"kind": "rank", "line": 4,
    ...     "outcome": "incorrect", "follows": 1, "answers": True}]
    >>> record = {"id": "a", "answer": "", "outcome": "incorrect", "trouble": "", "unread": 0, "reached": []}
    >>> record |= {"statements": statements, "left_out": []}
    >>> rubric = Rubric(None, {}, (Item("Steps", "steps", Fraction(6), Fraction(2)), Item("Rank", "rank", Fraction(4))))
    >>> [str(one.points) for one in score(record, rubric).items]
    ['4', '4']
    """
    items = tuple([_item_score(record, item, rubric) for item in rubric.items])
    doubtful = record["outcome"] in REVIEWED or record["unread"] > 0 or any(one.reason in _DOUBTFUL for one in items)
    return Score(
        record["id"], items, doubtful or bool(record["left_out"]), answer=record["answer"], rounding=rubric.rounding
    )


def _item_score(record: Record, item: Item, rubric: Rubric) -> ItemScore:
    if record["trouble"]:
        return ItemScore(item, Fraction(0), "open")
    if item.what == STEPS:
        return _steps(record, item)
    if item.what == WORK:
        steps = len(list(_of_kind(record, ("row-step",))))
        enough = steps >= item.least
        return ItemScore(
            item, item.points if enough else Fraction(0), "right" if enough else "missing", steps, item.least
        )
    if item.what == REACHES:
        return _reaches(record, item, rubric)
    if item.what == CASES:
        return _cases(record, item)
    return _claim(record, item, rubric)


def _of_kind(record: Record, kinds: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    return (one for one in record["statements"] if one["kind"] in kinds)


def _steps(record: Record, item: Item) -> ItemScore:
    """Points less what each mistake costs; a step that goes on from an earlier mistake costs nothing more."""
    steps = list(_of_kind(record, ("row-step",)))
    if not steps:
        return ItemScore(item, Fraction(0), "open" if record["unread"] else "missing")
    own = [one for one in steps if one["outcome"] == "incorrect" and "follows" not in one]
    right = sum(one["outcome"] == "correct" for one in steps)
    rounded = [one for one in steps if is_rounded(one)] if item.per_rounding else []
    points = max(Fraction(0), item.points - item.per_mistake * len(own) - item.per_rounding * len(rounded))
    reason = "mistakes" if own else "open" if right < len(steps) else "rounded" if rounded else "right"
    told = own or rounded
    return ItemScore(item, points, reason, right, len(steps), told[0]["line"] if told else None)


def is_rounded(statement: Mapping[str, Any]) -> bool:
    """Whether it is right only to the digits printed."""
    return statement["outcome"] == "correct" and statement.get("note") == Note.ROUNDED.value


def _reaches(record: Record, item: Item, rubric: Rubric) -> ItemScore:
    reached = set(record["reached"])
    if item.form in reached:
        return ItemScore(item, item.points, "right")
    if f"own-{item.form}" in reached and rubric.follow_through:
        return ItemScore(item, item.points, "follows")
    return ItemScore(item, Fraction(0), "open" if record["unread"] and not reached else "missing")


def _cases(record: Record, item: Item) -> ItemScore:
    """Every case of the problem has the same share of the points, and gives it where the answer is right about it."""
    said = [one["said"] for one in record["cases"]]
    right, total = said.count("right"), len(said)
    if not right and "wrong" not in said:
        return ItemScore(item, Fraction(0), "open" if record["unread"] else "missing")
    reason = "right" if right == total else "some-cases" if "missing" in said else "cases"
    return ItemScore(item, item.points * Fraction(right, total), reason, right, total)


def _claim(record: Record, item: Item, rubric: Rubric) -> ItemScore:
    """The last claim of the kind that answers the problem counts; one about another matrix, or a bound, does not."""
    claims = list(_of_kind(record, CLAIMS[item.what]))
    answering = [one for one in claims if one.get("answers")]
    if not answering:
        return ItemScore(item, Fraction(0), "open" if claims or record["unread"] else "missing")
    last = answering[-1]
    match last["outcome"]:
        case "correct" if item.per_rounding and is_rounded(last):
            return ItemScore(item, max(Fraction(0), item.points - item.per_rounding), "rounded", line=last["line"])
        case "correct":
            return ItemScore(item, item.points, "right", line=last["line"])
        case "incorrect" if "follows" in last and rubric.follow_through:
            return ItemScore(item, item.points, "follows", line=last["line"])
        case "incorrect":
            return ItemScore(item, Fraction(0), "wrong", line=last["line"])
        case _:
            return ItemScore(item, Fraction(0), "open", line=last["line"])
