"""Layouts of plain text: matrices typed or drawn, operations between them."""

from __future__ import annotations

from random import Random

from tests.writing.arithmetic import Operation, Rows
from tests.writing.exercises import Exercise
from tests.writing.labels import sign
from tests.writing.styles import Style
from tests.writing.words import lead


def _signs(operations: tuple[Operation, ...], style: Style, rng: Random) -> str:
    return rng.choice((", ", "\n", "; ")).join([sign(operation, style, rng) for operation in operations])


def _opened(opening: str, lines: list[str]) -> str:
    """A matrix behind `A = `, the name on its first line."""
    return "\n".join([(opening if k == 0 else " " * len(opening)) + line for k, line in enumerate(lines)])


def listed(exercise: Exercise, style: Style, rng: Random, opening: str) -> str:
    """Matrix, operations, matrix, operations."""
    in_signs = rng.random() < 0.7
    blocks = [_opened(opening, style.lines(exercise.stages[0].before, exercise.bar))]
    for stage in exercise.stages:
        instruction = _signs(stage.operations, style, rng) if in_signs else lead(stage.operations, style, rng)
        blocks += [instruction, "\n".join(style.lines(stage.after, exercise.bar))]
    return "\n\n".join(blocks)


def repeated(exercise: Exercise, style: Style, rng: Random, opening: str) -> str:
    """Every step with the matrix before and the matrix after."""
    blocks = []
    for k, stage in enumerate(exercise.stages):
        blocks.append(_opened(opening if k == 0 else "", style.lines(stage.before, exercise.bar)))
        blocks += [_signs(stage.operations, style, rng), "\n".join(style.lines(stage.after, exercise.bar))]
    return "\n\n".join(blocks)


def side_by_side(exercise: Exercise, style: Style, rng: Random, opening: str) -> str:
    """Two matrices on the same lines, the operations on the lines between them."""
    blocks = []
    for k, stage in enumerate(exercise.stages):
        left, right = style.lines(stage.before, exercise.bar), style.lines(stage.after, exercise.bar)
        instruction = [sign(operation, style, rng) for operation in stage.operations]
        instruction = [", ".join(instruction)] if len(instruction) > len(left) else instruction
        middle = [*instruction, *[""] * (len(left) - len(instruction))]
        width = max(map(len, middle)) + 4
        mark = [
            "-" * (width - 2) + ">" if "" in middle and i == middle.index("") else text for i, text in enumerate(middle)
        ]
        drawn = [f"{a} {text.center(width)} {b}" for a, text, b in zip(left, mark, right, strict=True)]
        blocks.append(_opened(opening if k == 0 else "", drawn))
    return "\n\n".join(blocks)


def boxes(exercise: Exercise, style: Style, rng: Random, opening: str) -> str:
    """Brackets drawn with the characters of Unicode, or with slashes."""
    blocks = [_opened(opening, boxed(exercise.stages[0].before, style, exercise.bar))]
    for stage in exercise.stages:
        blocks += [_signs(stage.operations, style, rng), "\n".join(boxed(stage.after, style, exercise.bar))]
    return "\n\n".join(blocks)


def boxed(rows: Rows, style: Style, bar: int | None) -> list[str]:
    inner = [line[1:-1] for line in style.lines(rows, bar)]
    sides = [("⎡", "⎤"), *[("⎢", "⎥")] * (len(rows) - 2), ("⎣", "⎦")]
    return [left + text + right for text, (left, right) in zip(inner, sides, strict=True)]


def nested(exercise: Exercise, style: Style, rng: Random, opening: str) -> str:
    """Lists within lists, one matrix a line."""
    lines = [opening + style.nested(exercise.stages[0].before)]
    for stage in exercise.stages:
        instruction = ", ".join([sign(operation, style, rng) for operation in stage.operations])
        lines += [instruction, style.nested(stage.after)]
    return "\n\n".join(lines)
