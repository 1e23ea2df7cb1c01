"""Layouts: the same stages as displays, lists, tables and drawings, the way people set them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Literal

from tests.writing import equations, plain_layouts
from tests.writing.arithmetic import Combine, Rows, Swap
from tests.writing.arrows import arrow, arrow_and_result, signs_in_text
from tests.writing.exercises import Exercise, Stage, Topic
from tests.writing.labels import sign
from tests.writing.styles import Markup, Style
from tests.writing.words import connective, lead, lead_with_signs, step_word, table_headers

Relation = Literal["operations", "equivalence", "determinants"]
"""What joins one matrix with the next: the operations that are stated, row equivalence alone, equal determinants."""

Writing = Callable[[Exercise, Style, Random, str], str]


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to set stages; `repeats` where a display begins with the last matrix again, so that it can be miscopied."""

    name: str
    write: Writing
    markups: tuple[Markup, ...] = ("latex", "markdown", "latex", "markdown", "html")
    repeats: bool = False
    relation: Relation = "operations"
    bars: bool = True
    topics: tuple[Topic, ...] = ("rank", "system", "inverse", "determinant", "null-space")

    def suits(self, exercise: Exercise) -> bool:
        return exercise.topic in self.topics and (self.bars or exercise.bar is None)


def one_display(exercise: Exercise, style: Style, rng: Random, opening: str) -> str:
    parts = [opening + style.matrix(exercise.stages[0].before, exercise.bar)]
    parts += [arrow_and_result(stage, exercise, style, rng) for stage in exercise.stages]
    return style.displayed(rng.choice((" ", "\n")).join(parts))


def aligned(exercise: Exercise, style: Style, rng: Random, opening: str) -> str:
    lines = [f"{opening}& {style.matrix(exercise.stages[0].before, exercise.bar)}"]
    lines += ["& " + arrow_and_result(stage, exercise, style, rng) for stage in exercise.stages]
    if rng.random() < 0.5 and not opening:  # the first arrow on the first line
        lines[0:2] = [f"{lines[0][2:]} {lines[1]}"]
    body = " \\\\\n".join(lines)
    if style.markup == "markdown":
        return f"$$\n\\begin{{aligned}}\n{body}\n\\end{{aligned}}\n$$"
    name = rng.choice(("align*", "align*", "align"))
    return f"\\begin{{{name}}}\n{body}\n\\end{{{name}}}"


def bare_arrows(exercise: Exercise, style: Style, rng: Random, opening: str) -> str:
    """Without operations: row equivalent is all that is said."""
    between = rng.choice((r" \sim ", r" \to ", r" \rightarrow ", r" \longrightarrow "))
    matrices = [style.matrix(rows, exercise.bar) for rows in written(exercise)]
    return style.displayed(opening + between.join(matrices))


def written(exercise: Exercise) -> list[Rows]:
    return [exercise.stages[0].before, *[stage.after for stage in exercise.stages]]


def sentences(exercise: Exercise, style: Style, rng: Random, opening: str) -> str:
    """Display after display, the operation in a sentence between."""
    blocks = [style.displayed(opening + style.matrix(exercise.stages[0].before, exercise.bar))]
    for stage in exercise.stages:
        blocks += [lead(stage.operations, style, rng), style.displayed(style.matrix(stage.after, exercise.bar))]
    return "\n".join(blocks)


def signs_between(exercise: Exercise, style: Style, rng: Random, opening: str) -> str:
    """Display after display, the operation in signs between."""
    blocks = [style.displayed(opening + style.matrix(exercise.stages[0].before, exercise.bar))]
    for stage in exercise.stages:
        blocks.append(lead_with_signs(signs_in_text(stage.operations, style, rng), style, rng))
        blocks.append(style.displayed(style.matrix(stage.after, exercise.bar)))
    return "\n\n".join(blocks)


def repeated(exercise: Exercise, style: Style, rng: Random, opening: str) -> str:
    """Every display takes up the last matrix again."""
    blocks = []
    for k, stage in enumerate(exercise.stages):
        start = (opening if k == 0 else "") + style.matrix(stage.before, exercise.bar)
        shown = f"{start} {arrow(stage.operations, style, rng)} {style.matrix(stage.after, exercise.bar)}"
        blocks += [connective(style, rng)] * bool(k) + [style.displayed(shown)]
    return "\n\n".join(blocks)


def numbered(exercise: Exercise, style: Style, rng: Random, opening: str) -> str:
    """A list whose items tell the operation and show the result."""
    in_signs = rng.random() < 0.5
    items = []
    for stage in exercise.stages:
        instruction = signs_in_text(stage.operations, style, rng) if in_signs else lead(stage.operations, style, rng)
        items.append(f"{instruction}\n{style.displayed(style.matrix(stage.after, exercise.bar))}")
    start = style.displayed(opening + style.matrix(exercise.stages[0].before, exercise.bar))
    if style.markup == "latex":
        listed = "\n".join([rf"\item {item}" for item in items])
        return f"{start}\n\\begin{{enumerate}}\n{listed}\n\\end{{enumerate}}"
    indented = [f"{k}. " + item.replace("\n", "\n   ") for k, item in enumerate(items, 1)]
    return start + "\n\n" + "\n".join(indented)


def headed(exercise: Exercise, style: Style, rng: Random, opening: str) -> str:
    """Bold headings step by step, each with the matrix before and after."""
    blocks = []
    for k, stage in enumerate(exercise.stages):
        blocks.append(style.bold(f"{step_word(style)} {k + 1}:") + " " + lead(stage.operations, style, rng))
        start = (opening if k == 0 else "") + style.matrix(stage.before, exercise.bar)
        shown = (
            rf"{start} \{rng.choice(('to', 'rightarrow', 'longrightarrow'))} {style.matrix(stage.after, exercise.bar)}"
        )
        blocks.append(style.displayed(shown))
    return "\n\n".join(blocks)


def operations_at_rows(exercise: Exercise, style: Style, rng: Random, opening: str) -> str:
    """Operations in a column beside the matrix that they change."""
    *sources, last = [style.matrix(rows, exercise.bar) for rows in written(exercise)]
    annotations = [row_annotations(stage, style, rng) for stage in exercise.stages]
    parts = [*[f"{matrix} {text}" for matrix, text in zip(sources, annotations, strict=True)], last]
    parts[0] = opening + parts[0]
    mark = rng.choice((r"\to", r"\leadsto", r"\sim", r"\longrightarrow"))
    return style.displayed(f" {mark} ".join(parts))


def operations_at_results(exercise: Exercise, style: Style, rng: Random, opening: str) -> str:
    """Operations in a column beside the matrix that they lead to."""
    parts = [opening + style.matrix(exercise.stages[0].before, exercise.bar)]
    parts += [
        style.matrix(stage.after, exercise.bar) + " " + row_annotations(stage, style, rng) for stage in exercise.stages
    ]
    return style.displayed(rng.choice((r" \to ", r" \sim ", r" \longrightarrow ")).join(parts))


def row_annotations(stage: Stage, style: Style, rng: Random) -> str:
    """One line a row, the operation on the line of the row that it changes."""
    lines = [""] * len(stage.before)
    for operation in stage.operations:
        row = operation.target if isinstance(operation, Combine) else operation.first
        lines[row] += ", " * bool(lines[row]) + sign(operation, style, rng)
    name = rng.choice(("array", "matrix"))
    body = r" \\ ".join(lines)
    return rf"\begin{{{name}}}{'{l}' * (name == 'array')} {body} \end{{{name}}}"


def table(exercise: Exercise, style: Style, rng: Random, opening: str) -> str:
    """A table with one line a step."""
    rows = [["0", "", style.math(opening + style.matrix(exercise.stages[0].before, exercise.bar))]]
    for k, stage in enumerate(exercise.stages, 1):
        result = style.math(style.matrix(stage.after, exercise.bar))
        rows.append([str(k), signs_in_text(stage.operations, style, rng), result])
    headers = list(table_headers(style))
    if style.markup == "latex":
        body = " \\\\\n".join([" & ".join(row) for row in [headers, *rows]])
        return f"\\begin{{tabular}}{{c|l|c}}\n{body}\n\\end{{tabular}}"
    return "\n".join(["| " + " | ".join(row) + " |" for row in [headers, ["---"] * 3, *rows]])


def determinants(exercise: Exercise, style: Style, rng: Random, opening: str) -> str:
    """A chain of equal determinants; every exchange of rows changes the sign before the bars."""
    parts, negative = [style.matrix(exercise.stages[0].before, None, "vmatrix")], False
    for stage in exercise.stages:
        negative ^= sum(isinstance(operation, Swap) for operation in stage.operations) % 2 == 1
        parts.append("-" * negative + style.matrix(stage.after, None, "vmatrix"))
    start = rf"\det {exercise.name} = " if opening else ""
    return style.displayed(start + rng.choice((" = ", "\n= ")).join(parts))


LAYOUTS: tuple[Layout, ...] = (
    Layout("one display", one_display),
    Layout("align", aligned, ("latex", "markdown")),
    Layout("bare arrows", bare_arrows, relation="equivalence"),
    Layout("sentences between", sentences),
    Layout("signs between", signs_between),
    Layout("last matrix repeated", repeated, repeats=True),
    Layout("numbered list", numbered, ("latex", "markdown")),
    Layout("bold headings", headed, ("markdown", "latex"), repeats=True),
    Layout("operations at rows", operations_at_rows),
    Layout("operations at results", operations_at_results),
    Layout("table", table, ("latex", "markdown"), bars=False),
    Layout("determinants", determinants, relation="determinants", topics=("determinant",)),
    Layout("systems", equations.systems, topics=("system",)),
    Layout("plain text", plain_layouts.listed, ("plain",)),
    Layout("plain text, repeated", plain_layouts.repeated, ("plain",), repeats=True),
    Layout("drawn side by side", plain_layouts.side_by_side, ("plain",)),
    Layout("drawn boxes", plain_layouts.boxes, ("plain",)),
    Layout("nested lists", plain_layouts.nested, ("plain",), bars=False),
    Layout("plain equations", equations.typed, ("plain",), topics=("system",)),
)
