"""What is copied from one display to the next: faithfully, or with one entry that makes it another matrix."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.writing.arithmetic import Rows, applied, equivalent, near_copy
from tests.writing.arrows import arrow
from tests.writing.equations import equation, system
from tests.writing.exercises import Exercise, Topic, random_exercise
from tests.writing.labels import sign
from tests.writing.plain_layouts import boxed
from tests.writing.styles import Markup, Style, random_style

_BETWEEN = (
    "", "", "Next we turn to the second column.", "We continue.", "Now", "次に進む。", "Weiter geht es mit", "Puis",
    "So far nothing has gone wrong; the pivot of the first column is in place.", "From the last matrix we get",
    "The second step is harder, since fractions come up.", "Recall that the order of the operations matters.",
)  # fmt: skip


def _two_displays(exercise: Exercise, copy: Rows, style: Style, rng: Random) -> str:
    """A -> B, and a display later B -> C."""
    first, second = exercise.stages[:2]
    after = applied(copy, *second.operations)
    before = style.displayed(
        f"{style.matrix(first.before, exercise.bar)} {arrow(first.operations, style, rng)} "
        f"{style.matrix(first.after, exercise.bar)}"
    )
    then = style.displayed(
        f"{style.matrix(copy, exercise.bar)} {arrow(second.operations, style, rng)} {style.matrix(after, exercise.bar)}"
    )
    return f"{before}\n\n{rng.choice(_BETWEEN)}\n\n{then}"


def _result_alone(exercise: Exercise, copy: Rows, style: Style, rng: Random) -> str:
    """A -> B, and B once more by itself, then what is done to it."""
    first, second = exercise.stages[:2]
    instruction = ", ".join([style.math(sign(one, style, rng)) for one in second.operations])
    blocks = [
        style.displayed(
            f"{style.matrix(first.before, exercise.bar)} {arrow(first.operations, style, rng)} "
            f"{style.matrix(first.after, exercise.bar)}"
        ),
        "We have reached",
        style.displayed(style.matrix(copy, exercise.bar)),
        f"and with {instruction}",
        style.displayed(style.matrix(applied(copy, *second.operations), exercise.bar)),
    ]
    return "\n".join(blocks)


def _named(exercise: Exercise, copy: Rows, style: Style, rng: Random) -> str:
    """A is given, and a sentence later the chain begins with it."""
    first = exercise.stages[0]
    given = style.displayed(f"{exercise.name} = {style.matrix(first.before)}")
    chain = style.displayed(
        f"{style.matrix(copy)} {arrow(first.operations, style, rng)} {style.matrix(applied(copy, *first.operations))}"
    )
    name = style.math(exercise.name)
    instruction = rng.choice(
        (f"We reduce {name}:", f"Row reduction of {name} gives", "Row reduction:", f"{name} を掃き出す。")
    )
    return f"Let\n{given}\n{instruction}\n{chain}"


def _augmented(exercise: Exercise, copy: Rows, style: Style, rng: Random) -> str:
    """A system, its augmented matrix, and the first step."""
    first = exercise.stages[0]
    given = style.displayed(system(first.before, style, rng))
    after = applied(copy, *first.operations)
    chain = style.displayed(
        f"{style.matrix(copy, exercise.bar)} {arrow(first.operations, style, rng)} {style.matrix(after, exercise.bar)}"
    )
    instruction = rng.choice(
        ("has the augmented matrix", "We write it as an augmented matrix and reduce:", "拡大係数行列は")
    )
    return f"The system\n{given}\n{instruction}\n{chain}"


def _read_off(exercise: Exercise, copy: Rows, style: Style, rng: Random) -> str:
    """An augmented matrix after a step, and the equations that it stands for."""
    first = exercise.stages[0]
    chain = style.displayed(
        f"{style.matrix(first.before, exercise.bar)} {arrow(first.operations, style, rng)} "
        f"{style.matrix(first.after, exercise.bar)}"
    )
    return f"{chain}\nThis is the system\n{style.displayed(system(copy, style, rng))}"


def _drawn(exercise: Exercise, copy: Rows, style: Style, rng: Random) -> str:
    """Plain text: matrix, operation, matrix; the same matrix again, operation, matrix."""
    draw = rng.choice((style.lines, lambda rows, bar: boxed(rows, style, bar)))
    first, second = exercise.stages[:2]
    blocks: list[str] = []
    for before, operations in ((first.before, first.operations), (copy, second.operations)):
        blocks.append("\n".join(draw(before, exercise.bar)))
        blocks.append(", ".join([sign(one, style, rng) for one in operations]))
        blocks.append("\n".join(draw(applied(before, *operations), exercise.bar)))
    return "\n\n".join(blocks)


def _typed_system(exercise: Exercise, copy: Rows, style: Style, rng: Random) -> str:
    """Typed equations and their augmented matrix."""
    first = exercise.stages[0]
    given = "\n".join([equation(row, style) for row in first.before])
    instruction = ", ".join([sign(one, style, rng) for one in first.operations])
    after = "\n".join(style.lines(applied(copy, *first.operations), exercise.bar))
    matrix = "\n".join(style.lines(copy, exercise.bar))
    return f"{given}\n\nThe augmented matrix is\n\n{matrix}\n\n{instruction}\n\n{after}"


Copying = Callable[[Exercise, Rows, Style, Random], str]
COPYINGS: tuple[tuple[str, Copying, Topic, Markup, int], ...] = (
    ("two displays", _two_displays, "rank", "latex", 1),
    ("two displays, with a bar", _two_displays, "system", "markdown", 1),
    ("the result once more", _result_alone, "rank", "markdown", 1),
    ("a named matrix", _named, "rank", "latex", 0),
    ("a system and its matrix", _augmented, "system", "latex", 0),
    ("a matrix and its system", _read_off, "system", "markdown", 1),
    ("drawn matrices", _drawn, "rank", "plain", 1),
    ("typed equations and their matrix", _typed_system, "system", "plain", 0),
)
"""What is copied, the topic, the markup, and whether the first matrix is copied or the one after the first stage."""


def copied(place: int, rng: Random, wrong: bool) -> tuple[str, Exercise, str | None]:
    """A text of the kind COPYINGS[place], right or with one entry miscopied, and how.

    A miscopied matrix that is not row equivalent to the last one is certainly wrong. One that happens to be row
    equivalent is a slip of the pen all the same, though nobody could prove that the writer did not mean it.
    """
    _, write, topic, markup, stage = COPYINGS[place]
    exercise = random_exercise(rng, topic)
    while len(exercise.stages) < 2:
        exercise = random_exercise(rng, topic)
    style = random_style(rng, markup, exercise, "en")
    rows = exercise.stages[stage].before
    copy = near_copy(rows, rng)
    fault = f"copying, {'row equivalent' if equivalent(copy, rows) else 'another row space'}" if wrong else None
    return write(exercise, copy if wrong else rows, style, rng) + "\n", exercise, fault
