"""Systems of equations instead of matrices: joined by arrows in TeX, or typed one below the other."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from tests.writing.arithmetic import Rows
from tests.writing.exercises import Exercise
from tests.writing.labels import sign
from tests.writing.styles import Style
from tests.writing.words import lead


def equation(row: tuple[Fraction, ...], style: Style) -> str:
    """The row (a, b, c) as a x + b y = c."""
    text = ""
    for factor, name in zip(row[:-1], style.variables, strict=False):
        if factor:
            size = "" if abs(factor) == 1 else style.number(abs(factor))
            if "/" in size:
                size = f"({size})"
            mark = "-" if factor < 0 else "+"
            text += f" {mark} {size}{name}" if text else f"{mark.strip('+')}{size}{name}"
    return f"{text or '0'} = {style.number(row[-1])}"


def system(rows: Rows, style: Style, rng: Random) -> str:
    lines = r" \\ ".join([equation(row, style) for row in rows])
    return rng.choice(
        (
            rf"\begin{{cases}} {lines} \end{{cases}}",
            rf"\left\{{\begin{{array}}{{l}} {lines} \end{{array}}\right.",
            rf"\left\{{\begin{{aligned}} {lines.replace(' =', ' &=')} \end{{aligned}}\right.",
        )
    )


def systems(exercise: Exercise, style: Style, rng: Random, opening: str) -> str:
    """Systems one after the other, the operations over the arrows."""
    text = system(exercise.stages[0].before, style, rng)
    for stage in exercise.stages:
        label = ", ".join([sign(operation, style, rng) for operation in stage.operations])
        mark = rng.choice((rf"\xrightarrow{{{label}}}", rf"\overset{{{label}}}{{\Longleftrightarrow}}"))
        text += f" {mark} {system(stage.after, style, rng)}"
    return style.displayed(text)


def typed(exercise: Exercise, style: Style, rng: Random, opening: str) -> str:
    """Plain text: the equations, a sentence, the equations that follow."""
    blocks = ["\n".join([equation(row, style) for row in exercise.stages[0].before])]
    for stage in exercise.stages:
        blocks += [lead(stage.operations, style, rng), "\n".join([equation(row, style) for row in stage.after])]
    return "\n\n".join(blocks)
