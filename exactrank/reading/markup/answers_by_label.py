"""Answers that stand behind all their questions, each behind its own: 1. ... 2. ..., and then 1) ... 2) ...

What an answer is about is what stands last before it. On a sheet the questions come first, each with its system or
matrix, and the answers under the same numbers or letters behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from exactrank.patterns import lazy_pattern
from exactrank.reading.markup.math_spans import math_spans
from exactrank.reading.source.source import Rewriting, Source
from exactrank.records import dataclass

_LABEL = lazy_pattern(
    r"^[ \t>]*(?:[-*+\u2022][ \t]+)?(?:\*\*|__|\\textbf\{)?[ \t]*[(（]?(?P<label>[1-9]\d?|[a-h])[.)）](?:\*\*|__|\})?"
    r"(?=[ \t\n$*:])",
    re.MULTILINE,
)
_HEADING = lazy_pattern(r"^[ \t]*(?:#{1,6}[ \t]|\\(?:sub){0,2}section\b|\\chapter\b|---+[ \t]*$)", re.MULTILINE)
_DATA = lazy_pattern(
    r"\\begin\{(?:[pbBvV]?(?:small)?matrix|cases|array|aligned?|gathered|smallmatrix)\*?\}|\\systeme\b"
)
_STEP = lazy_pattern(
    r"\\(?:to|sim|rightarrow|longrightarrow|Rightarrow|Longrightarrow|implies|iff|leftarrow|gets|leadsto|xrightarrow"
    r"|Leftrightarrow|leftrightarrow|approx)\b|[\u2190-\u21ff\u27f0-\u27ff~]|<-|[-=]>"
)
"""What a calculation has and a question has not."""


@dataclass(frozen=True, slots=True)
class _Item:
    start: int
    stop: int
    label: str


def answers_behind_their_questions(source: Source) -> None:
    """Moves every answer behind the question with its label, where questions and answers are two lists in a row."""
    text = source.text
    runs = list(_runs(_items(text)))
    if len(runs) < 2:
        return
    headings = [match.start() for match in _HEADING.finditer(text)]
    order: list[tuple[int, int]] = []
    numbered: dict[int, _Item] = {}
    done = 0
    k = 0
    while k + 1 < len(runs):
        questions, answers = runs[k], runs[k + 1]
        again = k + 2 < len(runs) and _labels(runs[k + 2]) == _labels(questions)
        between = any(questions[0].start < one < questions[-1].start for one in headings)
        if again or between or not _belong(text, questions, answers):
            k += 1
            continue
        stops = [one.start for one in questions[1:]] + [answers[0].start]
        ends = [one.start for one in answers[1:]]
        order.append((done, questions[0].start))
        numbered |= {one.start: one for one in (*questions, *answers) if one.label.isdecimal() and len(answers) <= 8}
        for question, stop, answer, end in zip(questions[:-1], stops, answers, ends, strict=False):
            order += [(question.start, stop), (answer.start, end)]
        order.append((questions[-1].start, stops[-1]))
        done = answers[-1].start
        k += 2
    if not order:
        return
    rewriting = Rewriting(source)
    for start, stop in [*order, (done, len(text))]:
        number = numbered.get(start)
        if number is not None:  # parts are called by letters
            rewriting.put(f"({chr(ord('a') + int(number.label) - 1)})", start, number.stop - start)
        rewriting.copy(start if number is None else number.stop, stop)
    rewriting.done()


def _items(text: str) -> Iterator[_Item]:
    found = list(_LABEL.finditer(text))
    spans = math_spans(text) if found else []
    for match in found:
        if not any(a < match.start("label") < b for a, b in spans):
            yield _Item(match.start(), match.end(), match["label"])


def _runs(items: Iterator[_Item]) -> Iterator[list[_Item]]:
    """Items in a row with labels one after the other from the first, two of them or more."""
    run: list[_Item] = []
    for one in items:
        if run and _next(run[-1].label) == one.label:
            run.append(one)
            continue
        if len(run) > 1:
            yield run
        run = [one] if one.label in ("1", "a") else []
    if len(run) > 1:
        yield run


def _next(label: str) -> str:
    return str(int(label) + 1) if label.isdecimal() else chr(ord(label) + 1)


def _labels(run: list[_Item]) -> list[str]:
    return [one.label for one in run]


def _belong(text: str, questions: list[_Item], answers: list[_Item]) -> bool:
    """Whether both lists have the same labels, and each item of the first gives something and calculates nothing."""
    if _labels(questions) != _labels(answers):
        return False
    bounds = [*(one.start for one in questions), answers[0].start]
    return all(_DATA.search(text, a, b) and not _STEP.search(text, a, b) for a, b in pairwise(bounds))
