"""The JSON form of exercises: the sheet, and with their derivations the key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exactrank.calculations.systems import Solution
from exactrank.exercises.exercise import Exercise
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
