"""The exposition of exercises with a letter: a sheet, and its key with every case derived."""

from __future__ import annotations

from collections.abc import Sequence

from exactrank.calculations.cases.records import Goal
from exactrank.document import Block, Display, Document, Heading, Name, Paragraph, Said, say
from exactrank.exercises.with_letter import CasesExercise
from exactrank.exposition.cases import explain_cases
from exactrank.exposition.formulas import equation
from exactrank.exposition.letters import letter_formula
from exactrank.exposition.over_domains import grid_over
from exactrank.exposition.several import said_once
from exactrank.exposition.solution import SystemLetters


def explain_case_exercises(exercises: Sequence[CasesExercise], name: str = "A") -> Document:
    """The sheet: what is asked and what is given, each exercise under its number and its seed."""
    blocks: list[Block] = []
    for number, exercise in enumerate(exercises, 1):
        blocks += [_numbered(number, exercise), Paragraph((_task(exercise, name),)), _given(exercise, name)]
    return Document(say("exercise.sheet.title"), tuple(blocks))


def explain_case_key(exercises: Sequence[CasesExercise], name: str = "A") -> Document:
    """The key: the discussion of each, under the number and the seed that it has on the sheet."""
    blocks: list[Block] = []
    for number, exercise in enumerate(exercises, 1):
        blocks += [_numbered(number, exercise), *explain_cases(exercise.tree, name).blocks]
    return Document(say("exercise.key.title"), said_once(blocks))


def _numbered(number: int, exercise: CasesExercise) -> Heading:
    return Heading(say("exercise.numbered.title", number=number, seed=exercise.seed), 2)


def _task(exercise: CasesExercise, name: str) -> Said:
    letter = letter_formula(exercise.demand.letter)
    if exercise.demand.goal is Goal.RANK:
        return say("exercise.task.cases-rank", name=Name(name), letter=letter)
    system = SystemLetters.of(name, exercise.demand.ncols)
    return say("exercise.task.cases-solution", equation=system.equation, letter=letter)


def _given(exercise: CasesExercise, name: str) -> Display:
    tree = exercise.tree
    shown = grid_over(tree.matrix, tree.domain, tree.bar)
    return Display((shown if tree.bar is not None else equation(Name(name), shown),))
