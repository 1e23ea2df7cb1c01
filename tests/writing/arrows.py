"""Arrows with operations over them, under them, or stacked."""

from __future__ import annotations

from random import Random

from tests.writing.arithmetic import Operation
from tests.writing.exercises import Exercise, Stage
from tests.writing.labels import sign
from tests.writing.styles import Style


def arrow(operations: tuple[Operation, ...], style: Style, rng: Random) -> str:
    """An arrow with the operations over it, or over and under it."""
    signs = [sign(operation, style, rng) for operation in operations]
    if style.arrow == r"\grstep":
        return rf"\grstep[{signs[1]}]{{{signs[0]}}}" if len(signs) == 2 else rf"\grstep{{{stacked(signs, rng)}}}"
    if len(signs) == 2 and rng.random() < 0.3:
        if style.arrow == r"\xrightarrow":
            return rf"\xrightarrow[{signs[1]}]{{{signs[0]}}}"
        return rf"\underset{{{signs[1]}}}{{\overset{{{signs[0]}}}{{\longrightarrow}}}}"
    label = stacked(signs, rng)
    match style.arrow:
        case "overset-sim":
            return rf"\overset{{{label}}}{{\sim}}"
        case "overset-arrow":
            return rf"\overset{{{label}}}{{\longrightarrow}}"
        case "stackrel":
            return rf"\stackrel{{{label}}}{{\longrightarrow}}"
        case _:
            return rf"\xrightarrow{{{label}}}"


def stacked(signs: list[str], rng: Random) -> str:
    if len(signs) == 1:
        return signs[0]
    rows = r" \\ ".join(signs)
    return rng.choice(
        (
            rf"\substack{{{rows}}}",
            rf"\begin{{smallmatrix}} {rows} \end{{smallmatrix}}",
            rf"\begin{{array}}{{c}} {rows} \end{{array}}",
            r",\; ".join(signs),
            ", ".join(signs),
        )
    )


def signs_in_text(operations: tuple[Operation, ...], style: Style, rng: Random) -> str:
    return ", ".join([style.math(sign(operation, style, rng)) for operation in operations])


def arrow_and_result(stage: Stage, exercise: Exercise, style: Style, rng: Random) -> str:
    return f"{arrow(stage.operations, style, rng)} {style.matrix(stage.after, exercise.bar)}"
