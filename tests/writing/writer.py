"""Whole texts from a seed: an exercise, a layout, prose around it, and at most one fault."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from random import Random

from tests.writing import prose
from tests.writing.conclusions import concluded
from tests.writing.exercises import Exercise, Topic, random_exercise
from tests.writing.faults import FAULTS, falsified
from tests.writing.layouts import LAYOUTS, Layout, one_display
from tests.writing.styles import Style, random_style


@dataclass(frozen=True, slots=True)
class Written:
    """A text, what it says, and the fault that makes it false (None: all of it is right)."""

    seed: int
    text: str
    layout: str
    language: str
    has_prose: bool
    exercise: Exercise
    fault: str | None

    @property
    def is_right(self) -> bool:
        return self.fault is None


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is decided before anything is written, so that a fault changes nothing else."""

    layout: Layout
    exercise: Exercise
    style: Style
    has_prose: bool
    asked: bool
    """Whether the exercise is stated, with its matrix, before it is solved."""


def written(seed: int, wrong: bool = False) -> Written:
    """The text of a seed; a wrong one differs from the right one of the same seed in one place.

    >>> right, wrong = written(5), written(5, wrong=True)
    >>> right.is_right, wrong.is_right, right.text == written(5).text, right.text == wrong.text
    (True, False, True, False)
    """
    rng = Random(seed)
    plan = _planned(rng)
    exercise, fault = plan.exercise, None
    if wrong:
        while fault is None:
            exercise, fault = _with_fault(plan, Random(f"{seed} fault"))
            if fault is None:  # a short exercise may have no place for any
                plan = _planned(rng)
    text = _composed(plan, exercise, Random(f"{seed} words"))
    return Written(seed, text, plan.layout.name, plan.style.language, plan.has_prose, exercise, fault)


def _planned(rng: Random) -> _Plan:
    layout = rng.choice(LAYOUTS)
    topic: Topic = rng.choice(layout.topics)
    exercise = random_exercise(rng, topic)
    while not layout.suits(exercise):
        exercise = random_exercise(rng, rng.choice(layout.topics))
    if layout.name in ("systems", "plain equations"):  # no matrix is in sight
        exercise = replace(exercise, claims=exercise.claims[-1:])
    style = random_style(rng, rng.choice(layout.markups), exercise)
    return _Plan(layout, exercise, style, rng.random() < 0.6, exercise.topic == "inverse" or rng.random() < 0.7)


def _with_fault(plan: _Plan, rng: Random) -> tuple[Exercise, str | None]:
    names = [name for name in FAULTS if name != "start" or (plan.asked and plan.layout.name != "systems")]
    rng.shuffle(names)
    if plan.layout.repeats and rng.random() < 0.4:
        names.insert(0, "copying")
    for name in names:
        for _ in range(3):
            made = falsified(plan.exercise, plan.layout, name, rng)
            if made is not None and _has_words_for_all(plan, made):
                return made, name
    return plan.exercise, None


def _has_words_for_all(plan: _Plan, exercise: Exercise) -> bool:
    """The writer has words for the claims that were changed."""
    changed = [claim for claim in exercise.claims if claim not in plan.exercise.claims]
    return all(concluded(claim, exercise, plan.style, Random(0)) is not None for claim in changed)


def _composed(plan: _Plan, exercise: Exercise, rng: Random) -> str:
    style, with_prose = plan.style, plan.has_prose
    blocks: list[str] = []
    count = rng.randint(1, 9)

    def perhaps(chance: float, block: str) -> None:
        if with_prose and rng.random() < chance:
            blocks.append(block)

    perhaps(0.5, prose.introduction(style, rng))
    perhaps(0.35 * plan.asked, prose.other_exercise(style, rng, count))
    perhaps(0.4, prose.remark(style, rng))
    if plan.asked:
        asked = prose.statement(exercise, style, rng)
        blocks.append(f"{prose.heading(style, count + 1)} {asked}" if with_prose else asked)
    perhaps(0.5, prose.beginning(style, rng))
    opening = "" if plan.asked and rng.random() < 0.6 else _opening(exercise)
    blocks.append(plan.layout.write(exercise, style, rng, opening))
    perhaps(0.4, prose.remark(style, rng))
    conclusions = [concluded(claim, exercise, style, rng) for claim in exercise.claims]
    blocks.append("\n".join([sentence for sentence in conclusions if sentence]))
    perhaps(0.4, prose.remark(style, rng))
    perhaps(0.35, prose.other_exercise(style, rng, count + 2))
    if style.typeset:
        perhaps(0.3, _solved_too(style, rng, count + 3))
    text = "\n\n".join([block for block in blocks if block]) + "\n"
    return _page(text) if style.markup == "html" else text


def _page(text: str) -> str:
    """A fragment of a web page whose formulas a script sets: one paragraph of the text, one of the page."""
    paragraphs = [escape(part.strip(), quote=False) for part in text.split("\n\n") if part.strip()]
    body = "\n".join([f"<p>{paragraph}</p>" for paragraph in paragraphs])
    return body.replace("&lt;b&gt;", "<b>").replace("&lt;/b&gt;", "</b>") + "\n"


def _solved_too(style: Style, rng: Random, count: int) -> str:
    """Another exercise with its reduction and its conclusions, all of them right; its matrix may be named A again."""
    other = random_exercise(rng, rng.choice(("rank", "determinant", "system")))
    conclusions = [concluded(claim, other, style, rng) for claim in other.claims]
    asked = f"{prose.heading(style, count)} {prose.statement(other, style, rng)}"
    return "\n\n".join([asked, one_display(other, style, rng, ""), "\n".join([one for one in conclusions if one])])


def _opening(exercise: Exercise) -> str:
    """A = before the first matrix, where that matrix is A."""
    return f"{exercise.name} = " if exercise.topic in ("rank", "determinant", "null-space") else ""
