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
from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction
from typing import Any, TypeVar

from exactrank.errors import InputError, Place, Problem
from exactrank.grading.problems import Each, LetterProblem, known_keys, read_problems
from exactrank.judging.verdicts.notes import Note
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
OWN_KEYS = {STEPS: {"per_mistake"}, REACHES: {"form"}, WORK: {"least"}}
"""What only one kind of item has."""
KEYS = {"problem", "item", "follow_through", "language", "seconds", "comments"}
MOST_POINTS = 10_000
SHORTEST = Fraction(1, 100)
"""Seconds that an answer is given at least."""


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

    problem: Each | None
    problems: Mapping[str, Each]
    items: tuple[Item, ...]
    follow_through: bool = True
    language: str = LANGUAGES[0]
    seconds: float = 10.0
    comments: Mapping[str, str] = field(default_factory=dict)

    @property
    def maximum(self) -> Fraction:
        return sum([item.points for item in self.items], Fraction(0))

    def problem_of(self, id: str) -> Each | None:
        """The problem of one student; raises KeyError where each has one of his own and this id has none."""
        return self.problems[id] if self.problems else self.problem

    def judging_key(self, id: str) -> str:
        """What a judgement depends on besides the answer: the problem, the language, and the version of the judge.

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
        text = json.dumps([__version__, asked, self.language, self.seconds])
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
        _choice(table.get("follow_through", True), (True, False), "follow_through", place),
        _choice(table.get("language", LANGUAGES[0]), LANGUAGES, "language", place),
        float(_number(table.get("seconds", 10), "seconds", place, SHORTEST)),
        _comments(table.get("comments", {}), place),
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
    what = _choice(table.get("what"), WHATS, "what", place)
    known_keys(table, ITEM_KEYS | OWN_KEYS.get(what, set()), place)
    if "points" not in table:
        raise InputError.of("missing-key", place, key="points")
    return Item(
        str(table.get("name", what)),
        what,
        _number(table["points"], "points", place),
        _number(table.get("per_mistake", 1), "per_mistake", place),
        _choice(table.get("form", FORMS[0]), FORMS, "form", place),
        int(_number(table.get("least", 1), "least", place, whole=True)),
    )


_Choice = TypeVar("_Choice", str, bool)


def _choice(value: object, choices: tuple[_Choice, ...], key: str, place: Place) -> _Choice:
    for one in choices:
        if value is one or (isinstance(value, str) and value == one):
            return one
    names = ", ".join([str(one).lower() if isinstance(one, bool) else one for one in choices])
    raise InputError.of("bad-choice", place, key=key, value=str(value)[:30], choices=names)


def _number(value: object, key: str, place: Place, least: Fraction = Fraction(0), whole: bool = False) -> Fraction:
    """A number of points: exact, as it is written in decimals."""
    number = not isinstance(value, bool) and isinstance(value, int | float) and least <= value <= MOST_POINTS
    if not number or (whole and not isinstance(value, int)):
        code = "bad-whole-number" if whole else "bad-number"
        at_least: int | str = int(least) if least.denominator == 1 else str(float(least))
        raise InputError.of(code, place, key=key, least=at_least, most=MOST_POINTS, value=str(value)[:30])
    return Fraction(str(value))


def _comments(table: object, place: Place) -> dict[str, str]:
    """The teacher's words by the codes of mistakes, such as wrong-entry."""
    if not isinstance(table, dict):
        raise InputError.of("bad-choice", place, key="comments", value=str(table)[:30], choices="[comments]")
    known_keys(table, {note.value for note in Note}, place)
    return {note: str(words) for note, words in table.items()}
