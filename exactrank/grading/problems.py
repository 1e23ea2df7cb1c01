"""The problem of a rubric: a matrix for all or for each student, with numbers or with letters."""

from __future__ import annotations

import os.path
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeVar

from exactrank.calculations.cases.records import CaseTree
from exactrank.errors import ExactrankError, InputError, Place, Problem
from exactrank.grading.csv_files import csv_records
from exactrank.matrix import Matrix
from exactrank.reading import as_matrix
from exactrank.reading.formulas.augmented import augmented_text
from exactrank.reading.formulas.with_letters import read_with_letters
from exactrank.records import dataclass
from exactrank.requests.cases import discussion

MOST_CASES = 40
NUMBER_KEYS = {"field"}
LETTER_KEYS = {"letters", "goal", "over", "given"}
"""What only a problem with letters has."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LetterProblem:
    """A matrix or a system with letters, as text, and what is asked of it, as `exactrank derive --letters` takes them.

    >>> [case.answer.rank for case in LetterProblem("1 a; a 1", ("a",)).tree().cases]
    [1, 1, 2]
    """

    matrix: str
    letters: tuple[str, ...]
    goal: str | None = None
    over: str = "real"
    given: tuple[str, ...] = ()

    def tree(self) -> CaseTree:
        """Its cases; raises InputError for what is no such problem."""
        return _tree(self)


@lru_cache(maxsize=16)
def _tree(problem: LetterProblem) -> CaseTree:
    found = read_with_letters(problem.matrix, problem.letters)
    return discussion(found, problem.goal, problem.over, problem.given, MOST_CASES)


Each = Matrix | LetterProblem


def read_problems(table: Any, place: Place) -> tuple[Each | None, dict[str, Each]]:
    """The problem of all, or those in a CSV file with the columns id and matrix."""
    if not isinstance(table, dict):
        raise InputError.of("bad-choice", place, key="problem", value=str(table)[:30], choices="[problem]")
    kind = LETTER_KEYS if "letters" in table else NUMBER_KEYS
    known_keys(table, {"each" if "each" in table else "matrix", *kind}, place)
    of = _with_letters(table, place) if "letters" in table else _with_numbers(table)
    if "each" not in table:
        return (_placed(of, table["matrix"], place) if "matrix" in table else None), {}
    path = os.path.join(os.path.dirname(place.source), str(table["each"]))
    found: dict[str, Each] = {}
    for line, row in csv_records(path, ("id", "matrix"), "grade-problem-columns"):
        id = row["id"].strip()
        if not id or id in found:
            raise InputError.of("grade-id-twice" if id else "grade-no-id", Place(path, line), id=id)
        found[id] = _placed(of, row["matrix"], Place(path, line))
    return None, found


def known_keys(table: Mapping[str, Any], known: set[str], place: Place) -> None:
    """Raises InputError for every key that is none."""
    unknown = sorted(set(table) - known)
    if unknown:
        raise InputError(*[Problem.of("unknown-key", place, key=key) for key in unknown])


def _with_numbers(table: Mapping[str, Any]) -> Callable[[object], Each]:
    field = None if "field" not in table else str(table["field"])

    def problem(written: object) -> Each:
        typed = augmented_text(written).matrix if isinstance(written, str) else written
        return as_matrix(typed, field=field)

    return problem


def _with_letters(table: Mapping[str, Any], place: Place) -> Callable[[object], Each]:
    given = table.get("given", [])
    if not isinstance(given, list):
        raise InputError.of("bad-choice", place, key="given", value=str(given)[:30], choices='["a != 0"]')
    letters = tuple([one.strip() for one in str(table["letters"]).split(",") if one.strip()])
    goal = None if "goal" not in table else str(table["goal"])
    over, conditions = str(table.get("over", "real")), tuple([str(one) for one in given])

    def problem(written: object) -> Each:
        made = LetterProblem(str(written), letters, goal, over, conditions)
        made.tree()  # what is wrong with it is said before anything is judged
        return made

    return problem


def _placed(of: Callable[[object], T], written: object, place: Place) -> T:
    """The problem; what is wrong with it is told with the file that it stands in."""
    try:
        return of(written)
    except ExactrankError as error:
        problem = error.problems[0]
        inside = problem.place or Place()
        at = Place(place.source, place.line or inside.line, None if place.line else inside.column)
        raise InputError(replace(problem, place=at)) from None
