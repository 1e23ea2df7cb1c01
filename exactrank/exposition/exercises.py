"""The exposition of exercises: a sheet without steps, its key, and a sheet on which entries are to be filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from exactrank.calculations.systems import Solution
from exactrank.derivation import StepGroup
from exactrank.document import (
    Array,
    Block,
    Commas,
    Display,
    Document,
    Heading,
    Name,
    Paragraph,
    Said,
    Steps,
    say,
)
from exactrank.exercises.exercise import Exercise
from exactrank.exposition import explain
from exactrank.exposition.formulas import column, equation
from exactrank.exposition.layouts import arranged
from exactrank.exposition.row_reduction import reduction_steps
from exactrank.exposition.several import said_once
from exactrank.exposition.solution import SystemLetters
from exactrank.matrix import Matrix
from exactrank.requests.layouts import Detail, Layout


def explain_exercises(exercises: Sequence[Exercise], name: str = "A") -> Document:
    """The sheet: what is asked and what is given, each exercise under its number and its seed."""
    return _sheet(exercises, lambda exercise: (Paragraph((_task(exercise, name),)), _given(exercise, name)))


def explain_blanks(exercises: Sequence[Exercise], name: str = "A") -> Document:
    """The sheet with all operations, and in every matrix the entries open that they change into other than zeros."""
    return _sheet(exercises, lambda exercise: tuple(_with_blanks(exercise, name)))


def explain_key(
    exercises: Sequence[Exercise], name: str = "A", layout: Layout = Layout.LIST, detail: Detail = Detail.NORMAL
) -> Document:
    """The key: each exercise derived, under the number and the seed that it has on the sheet."""
    blocks: list[Block] = []
    for number, exercise in enumerate(exercises, 1):
        blocks.append(Heading(say("exercise.numbered.title", number=number, seed=exercise.seed), 2))
        blocks += arranged(explain(exercise.solved, name), layout, detail).blocks
    return Document(say("exercise.key.title"), said_once(blocks))


def _sheet(exercises: Sequence[Exercise], told: Callable[[Exercise], tuple[Block, ...]]) -> Document:
    blocks: list[Block] = []
    for number, exercise in enumerate(exercises, 1):
        blocks.append(Heading(say("exercise.numbered.title", number=number, seed=exercise.seed), 2))
        blocks += told(exercise)
    return Document(say("exercise.sheet.title"), tuple(blocks))


def _task(exercise: Exercise, name: str) -> Said:
    if isinstance(exercise.solved, Solution):
        return say("exercise.task.solution", equation=_letters(exercise.solved, name).equation)
    return say(f"exercise.task.{'reduced' if exercise.demand.reduced else 'echelon'}", name=Name(name))


def _given(exercise: Exercise, name: str) -> Display:
    solved = exercise.solved
    if not isinstance(solved, Solution):
        return Display((equation(Name(name), Array(solved.start)),))
    letters = _letters(solved, name)
    sides = equation(letters.right, column(solved.right.column(0)))
    return Display((Commas((equation(letters.matrix, Array(solved.coefficients)), sides)),))


def _letters(solved: Solution, name: str) -> SystemLetters:
    return SystemLetters.of(name, solved.coefficients.ncols)


def _with_blanks(exercise: Exercise, name: str) -> Iterator[Block]:
    solved = exercise.solved
    bar = solved.coefficients.ncols if isinstance(solved, Solution) else None
    yield Paragraph((_task(exercise, name),))
    yield _given(exercise, name)
    steps = reduction_steps(exercise.form, bar)
    if not steps.items:
        return
    yield Paragraph((say("exercise.task.blanks" if bar is None else "exercise.task.blanks-solution"),))
    if bar is not None:
        yield Display((Array(exercise.form.start, bar=bar),))
    derivation = exercise.form.derivation
    groups = derivation.groups()
    states = (derivation.start, *derivation.states_after(groups))
    items = [
        (*done, _emptied(shown, before, group))
        for (_, *done, shown), before, group in zip(steps.items, states, groups, strict=False)
    ]
    yield Steps(tuple(items), steps.begins)


def _emptied(shown: Block, before: Matrix, group: StepGroup) -> Block:
    """The matrix with blanks for what changed in it, but for the zeros that were the aim."""
    assert isinstance(shown, Display)
    (array,) = shown.lines
    assert isinstance(array, Array)
    A, aim = array.matrix, group.pivot.column if group.pivot is not None else None
    blank = tuple(
        [
            (i, j)
            for i in array.changed
            for j in range(A.ncols)
            if A[i, j] != before[i, j] and not (j == aim and not A[i, j])
        ]
    )
    marked, fresh = (tuple([place for place in some if place not in blank]) for some in (array.marked, array.fresh))
    return Display((Array(A, marked, fresh, array.bar, changed=array.changed, blank=blank),))
