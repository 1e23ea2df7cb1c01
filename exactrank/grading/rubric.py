"""The rubric: the problem, what gives points, and what costs them; a TOML file.

[problem]
matrix = "2 4 -2 6; 1 3 1 5; 3 7 -1 11"

[[item]]
name = "Row reduction"
what = "steps"
points = 6
per_mistake = 2

[[item]]
name = "Rank"
what = "rank"
points = 4
"""

from __future__ import annotations

import hashlib
import json
import os.path
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from exactrank.errors import InputError, Place, Problem
from exactrank.matrix import Matrix
from exactrank.messages import LANGUAGES
from exactrank.reading import as_matrix

CLAIMS = {
    "rank": ("rank",),
    "solution": ("solution",),
    "null-space": ("null-space", "basis"),
    "determinant": ("determinant",),
    "inverse": ("inverse",),
    "factorization": ("factorization",),
    "nullity": ("nullity",),
    "eigenvalues": ("eigenvalues", "characteristic-polynomial"),
}
"""What an item may ask for, with the kinds of statements that answer it."""
STEPS, REACHES, WORK = "steps", "reaches", "work-shown"
WHATS = (STEPS, REACHES, WORK, *CLAIMS)
FORMS = ("echelon", "reduced")
ITEM_KEYS = {"name", "what", "points", "per_mistake", "form", "least", "comments"}
KEYS = {"problem", "item", "follow_through", "language", "seconds", "comments"}
MOST_POINTS = 10_000


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the rubric: what is asked for and how many points it gives.

    `per_mistake` is taken off for every wrong step that does not follow from another (steps), `form` is the form to be
    reached (reaches), `least` the number of steps that count as work (work-shown).
    """

    name: str
    what: str
    points: Fraction
    per_mistake: Fraction = Fraction(1)
    form: str = "echelon"
    least: int = 1


@dataclass(frozen=True, slots=True)
class Rubric:
    """The problem (for all, or for each id), the items, and how the answers are judged.

    With `follow_through` a result that follows from an earlier mistake counts as right. `comments` are the teacher's
    own words for a kind of mistake (the code of a note), said in place of ours.
    """

    problem: Matrix | None
    problems: Mapping[str, Matrix]
    items: tuple[Item, ...]
    follow_through: bool = True
    language: str = LANGUAGES[0]
    seconds: float = 10.0
    comments: Mapping[str, str] = field(default_factory=dict)

    @property
    def maximum(self) -> Fraction:
        return sum([item.points for item in self.items], Fraction(0))

    def problem_of(self, id: str) -> Matrix | None:
        """The problem of one student; raises KeyError where each has one of his own and this id has none."""
        return self.problems[id] if self.problems else self.problem

    def judging_key(self, id: str) -> str:
        """What a judgement depends on besides the answer: the problem, the language, and the version of the judge.

        Points and comments are no part of it: when they change, nothing is judged again.
        """
        from exactrank import __version__

        problem = self.problem_of(id)
        rows = None if problem is None else [problem.field.name, *[[str(x) for x in row] for row in problem]]
        text = json.dumps([__version__, rows, self.language, self.seconds])
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def read_rubric(path: str) -> Rubric:
    """The rubric in a TOML file; raises InputError with everything that is wrong with it."""
    place = Place(path)
    try:
        with open(path, "rb") as file:
            table = tomllib.load(file)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError.of("unreadable-file", place, reason=str(error)) from None
    except tomllib.TOMLDecodeError as error:
        raise InputError.of("bad-toml", place, reason=str(error)) from None
    problems = [Problem.of("unknown-key", place, key=key) for key in sorted(set(table) - KEYS)]
    items = table.get("item")
    if not isinstance(items, list) or not items:
        problems.append(Problem.of("missing-key", place, key="item"))
    if problems:
        raise InputError(*problems)
    assert isinstance(items, list)
    matrix, matrices = _problems(table.get("problem", {}), place)
    return Rubric(
        matrix,
        matrices,
        tuple([_item(item, place) for item in items]),
        bool(_typed(table, "follow_through", bool, True, place)),
        _choice(table.get("language", LANGUAGES[0]), LANGUAGES, "language", place),
        float(_number(table.get("seconds", 10), "seconds", place)),
        {str(note): str(words) for note, words in dict(_typed(table, "comments", dict, {}, place)).items()},
    )


def _problems(table: Any, place: Place) -> tuple[Matrix | None, dict[str, Matrix]]:
    """The matrix of all, or those in a CSV file with the columns id and matrix."""
    if not isinstance(table, dict) or set(table) - {"matrix", "each"}:
        raise InputError.of("unknown-key", place, key="problem")
    if "each" not in table:
        return (as_matrix(table["matrix"]) if "matrix" in table else None), {}
    import csv

    path = os.path.join(os.path.dirname(place.source), str(table["each"]))
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if not {"id", "matrix"} <= set(rows.fieldnames or ()):
                raise InputError.of("grade-problem-columns", Place(path, 1))
            return None, {row["id"].strip(): as_matrix(row["matrix"]) for row in rows}
    except (OSError, UnicodeDecodeError) as error:
        raise InputError.of("unreadable-file", Place(path), reason=str(error)) from None


def _item(table: Any, place: Place) -> Item:
    if not isinstance(table, dict):
        raise InputError.of("missing-key", place, key="item")
    unknown = sorted(set(table) - ITEM_KEYS)
    if unknown:
        raise InputError.of("unknown-key", place, key=unknown[0])
    what = _choice(table.get("what"), WHATS, "what", place)
    return Item(
        str(table.get("name", what)),
        what,
        _number(table.get("points"), "points", place),
        _number(table.get("per_mistake", 1), "per_mistake", place),
        _choice(table.get("form", FORMS[0]), FORMS, "form", place),
        int(_number(table.get("least", 1), "least", place)),
    )


def _choice(value: object, choices: tuple[str, ...], key: str, place: Place) -> str:
    if value not in choices:
        raise InputError.of("bad-choice", place, key=key, value=str(value)[:30], choices=", ".join(choices))
    return str(value)


def _number(value: object, key: str, place: Place) -> Fraction:
    """A number of points: exact, as it is written in decimals."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= MOST_POINTS:
        raise InputError.of("bad-whole-number", place, key=key, least=0, most=MOST_POINTS, value=str(value)[:30])
    return Fraction(str(value))


def _typed(table: Mapping[str, Any], key: str, kind: type, otherwise: Any, place: Place) -> Any:
    value = table.get(key, otherwise)
    if not isinstance(value, kind):
        raise InputError.of("bad-choice", place, key=key, value=str(value)[:30], choices=kind.__name__)
    return value
