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
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import field
from fractions import Fraction
from typing import Any

from exactrank.errors import InputError, Place, Problem
from exactrank.grading.choices import choice, number
from exactrank.grading.problems import Each, LetterProblem, known_keys, read_problems
from exactrank.grading.wording import Words, read_comments, read_languages, words_in
from exactrank.matrix import Matrix
from exactrank.messages import LANGUAGES
from exactrank.records import dataclass

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
STEPS, REACHES, WORK, CASES = "steps", "reaches", "work-shown", "cases"
WHATS = (STEPS, REACHES, WORK, CASES, *CLAIMS)
FORMS = ("echelon", "reduced")
ITEM_KEYS = {"name", "what", "points"}
OWN_KEYS = {
    STEPS: {"per_mistake", "per_rounding"},
    REACHES: {"form"},
    WORK: {"least"},
    **{what: {"per_rounding"} for what in CLAIMS},
}
"""What only one kind of item has."""
KEYS = {"problem", "item", "follow_through", "rounding", "language", "languages", "seconds", "comments"}
SHORTEST = Fraction(1, 100)
"""Seconds that an answer is given at least."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the rubric: what is asked for and how many points it gives.

    `per_mistake` is taken off for every wrong step that does not follow from another (steps), `per_rounding` for every
    step, or for the claim, that is right only to the digits printed; `form` is the form to be reached (reaches),
    `least` the number of steps that count as work (work-shown).
    """

    name: str
    what: str
    points: Fraction
    per_mistake: Fraction = Fraction(1)
    form: str = "echelon"
    least: int = 1
    per_rounding: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Rubric:
    """The problem (for all, or for each id), the items, and how the answers are judged.

    With `follow_through` a result that follows from an earlier mistake counts as right. The sum of the points is
    rounded to the nearest multiple of `rounding`, a half up; 0 rounds nothing. `comments` are the teacher's own words
    for a kind of mistake (the code of a note), in one language or by language; `languages` are those of single
    students.
    """

    problem: Each | None
    problems: Mapping[str, Each]
    items: tuple[Item, ...]
    follow_through: bool = True
    language: str = LANGUAGES[0]
    seconds: float = 10.0
    comments: Mapping[str, Words] = field(default_factory=dict)
    rounding: Fraction = Fraction(0)
    languages: Mapping[str, str] = field(default_factory=dict)

    @property
    def maximum(self) -> Fraction:
        return sum([item.points for item in self.items], Fraction(0))

    def problem_of(self, id: str) -> Each | None:
        """The problem of one student; raises KeyError where each has one of his own and this id has none."""
        return self.problems[id] if self.problems else self.problem

    def language_of(self, id: str) -> str:
        """The language that a student is written to in."""
        return self.languages.get(id, self.language)

    def comment(self, note: str, id: str) -> str:
        """The teacher's words for a kind of mistake in the language of a student; empty where there are none."""
        return words_in(self.comments.get(note, ""), (self.language_of(id), self.language))

    def judging_key(self, id: str, remarks: Sequence[str] = ()) -> str:
        """What a record depends on besides the answer: the problem, the language, the formats of its remarks, and the
        version of the judge.

        Points and comments are no part of it: when they change, nothing is judged again.
        """
        from exactrank import __version__

        match self.problem_of(id):
            case Matrix() as A:
                asked: object = [A.field.name, *[[str(x) for x in row] for row in A]]
            case LetterProblem() as one:
                asked = [one.matrix, one.letters, one.goal, one.over, one.given]
            case None:
                asked = None
        text = json.dumps([__version__, asked, self.language_of(id), self.seconds, *remarks])
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
    problem, each = read_problems(table.get("problem", {}), place)
    made = _items(items, place)
    if any(item.what == CASES for item in made) and not isinstance(next(iter(each.values()), problem), LetterProblem):
        raise InputError.of("missing-key", place, key="letters")
    return Rubric(
        problem,
        each,
        made,
        choice(table.get("follow_through", True), (True, False), "follow_through", place),
        choice(table.get("language", LANGUAGES[0]), LANGUAGES, "language", place),
        float(number(table.get("seconds", 10), "seconds", place, SHORTEST)),
        read_comments(table.get("comments", {}), place),
        number(table.get("rounding", 0), "rounding", place),
        read_languages(table["languages"], place) if "languages" in table else {},
    )


def _items(tables: list[Any], place: Place) -> tuple[Item, ...]:
    """Every item; what is wrong with any of them is told together."""
    items: list[Item] = []
    problems: list[Problem] = []
    for table in tables:
        try:
            items.append(_item(table, place))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(*problems)
    return tuple(items)


def _item(table: Any, place: Place) -> Item:
    if not isinstance(table, dict):
        raise InputError.of("missing-key", place, key="item")
    what = choice(table.get("what"), WHATS, "what", place)
    known_keys(table, ITEM_KEYS | OWN_KEYS.get(what, set()), place)
    if "points" not in table:
        raise InputError.of("missing-key", place, key="points")
    return Item(
        str(table.get("name", what)),
        what,
        number(table["points"], "points", place),
        number(table.get("per_mistake", 1), "per_mistake", place),
        choice(table.get("form", FORMS[0]), FORMS, "form", place),
        int(number(table.get("least", 1), "least", place, whole=True)),
        number(table.get("per_rounding", 0), "per_rounding", place),
    )
