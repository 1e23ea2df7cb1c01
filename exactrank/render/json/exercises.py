"""The JSON form of exercises: the sheet, and with their derivations the key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exactrank.calculations.systems import Solution
from exactrank.exercises.exercise import Exercise
from exactrank.exercises.with_letter import CasesExercise
from exactrank.render.json.cases import cases_object
from exactrank.render.json.efforts import effort_object
from exactrank.render.json.parts import matrix_lists
from exactrank.render.json.records import json_object

FORMAT = "exactrank-exercises/1"


def exercises_object(exercises: Sequence[Exercise], name: str = "A", with_key: bool = False) -> dict[str, Any]:
    """The exercises; the matrix of a system has its right side behind `bar` columns.

    >>> from exactrank.exercises.demands import Demand
    >>> from exactrank.exercises.exercise import make_exercise
    >>> made = exercises_object([make_exercise(Demand(2, 2, rank=1), 7)])["exercises"][0]
    >>> made["seed"], made["task"], len(made["matrix"]), "derivation" in made
    (7, 'echelon', 2, False)
    """
    return {
        "format": FORMAT,
        "name": name,
        "exercises": [_exercise(exercise, name, with_key) for exercise in exercises],
    }


def _exercise(exercise: Exercise, name: str, with_key: bool) -> dict[str, Any]:
    solved, demand = exercise.solved, exercise.demand
    system = isinstance(solved, Solution)
    made: dict[str, Any] = {
        "seed": exercise.seed,
        "task": "solution" if system else "reduced" if demand.reduced else "echelon",
        "matrix": matrix_lists(exercise.form.start),
    }
    if system:
        made["bar"] = exercise.matrix.ncols
    if with_key:
        made["effort"] = effort_object(exercise.effort)
        made["derivation"] = json_object(solved, name)
    return made


def case_exercises_object(
    exercises: Sequence[CasesExercise], name: str = "A", with_key: bool = False
) -> dict[str, Any]:
    """Exercises with a letter: entries are texts, and with the key each has its `discussion`.

    >>> from exactrank.exercises.with_letter import CasesDemand, make_cases_exercise
    >>> made = case_exercises_object([make_cases_exercise(CasesDemand(2, 2), 7)])["exercises"][0]
    >>> made["task"], made["letter"], made["cases"], made["bar"], "discussion" in made
    ('cases', 'a', 3, 2, False)
    """
    made: list[dict[str, Any]] = []
    for one in exercises:
        demand = one.demand
        about = {"seed": one.seed, "task": "cases", "goal": demand.goal.value, "letter": demand.letter}
        made.append({**about, "cases": demand.cases, "matrix": one.tree.matrix.texts()})
        if one.tree.bar is not None:
            made[-1]["bar"] = one.tree.bar
        if with_key:
            made[-1]["discussion"] = cases_object(one.tree, name)
    return {"format": FORMAT, "name": name, "exercises": made}
