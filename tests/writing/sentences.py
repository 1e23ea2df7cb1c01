"""Sentences after a right reduction: what claims nothing or something else that is right, what is right, what is false.

The first tables are full of wrong numbers that nobody claims: who listens for `rank` and a number alone accuses them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from tests.writing import sentences_on_ranks as ranks
from tests.writing import sentences_on_values as values
from tests.writing.arithmetic import determinant, rank, reduced
from tests.writing.exercises import Exercise, Topic, random_exercise
from tests.writing.layouts import one_display
from tests.writing.styles import Language, Style, random_style

_TABLES: tuple[tuple[str, Topic, dict[Language, tuple[str, ...]]], ...] = (
    ("says nothing", "rank", ranks.RANK_NOTHING),
    ("says right", "rank", ranks.RANK_RIGHT),
    ("says false", "rank", ranks.RANK_FALSE),
    ("says nothing", "determinant", values.DETERMINANT_NOTHING),
    ("says right", "determinant", values.DETERMINANT_RIGHT),
    ("says false", "determinant", values.DETERMINANT_FALSE),
    ("says nothing", "system", values.SOLUTION_NOTHING),
    ("says right", "system", values.SOLUTION_RIGHT),
    ("says false", "system", values.SOLUTION_FALSE),
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A template, what it is about, and whether it says nothing, says something right or something false."""

    says: str
    topic: Topic
    language: Language
    template: str


def sentences() -> list[Sentence]:
    return [
        Sentence(says, topic, language, text)
        for says, topic, table in _TABLES
        for language, some in table.items()
        for text in some
    ]


def with_sentence(sentence: Sentence, rng: Random) -> tuple[str, Exercise]:
    """A reduction, all of it right, with the sentence after it."""
    exercise = random_exercise(rng, sentence.topic, "A")
    while sentence.topic == "system" and exercise.claims[-1].kind != "unique":
        exercise = random_exercise(rng, sentence.topic, "A")
    style = random_style(rng, rng.choice(("latex", "markdown")), exercise, sentence.language)
    opening = "" if sentence.topic == "system" else "A = "
    chain = one_display(exercise, style, rng, opening)
    said = sentence.template.format(**_FIELDS[sentence.topic](exercise, style, rng))
    return f"{chain}{rng.choice((chr(10), chr(10) * 2))}{said}\n", exercise


def _of_rank(exercise: Exercise, style: Style, rng: Random) -> dict[str, object]:
    m, n, r = len(exercise.matrix), len(exercise.matrix[0]), rank(exercise.matrix)
    w = rng.choice([k for k in range(1, m + 2) if k != r])
    operator = r"\operatorname{rank}"
    return {
        "A": style.math("A"), "B": style.math("B"), "neq": style.math(r"\neq"), "r": r, "w": w, "m": m, "n": n,
        "k": n - r, "o": rng.choice([k for k in range(n + 1) if k != n - r]), "less": r - 1, "more": r + 1,
        "rank": style.math(f"{operator} A"), "rankr": style.math(f"{operator} A = {r}"),
        "rankw": style.math(f"{operator} A = {w}"), "rankB": style.math(f"{operator} B = {w}"),
    }  # fmt: skip


def _of_determinant(exercise: Exercise, style: Style, rng: Random) -> dict[str, object]:
    value = determinant(exercise.matrix)
    wrong = value + rng.choice((1, -2, 3))
    d, e = style.number(value), style.number(wrong)
    return {
        "A": style.math("A"), "B": style.math("B"), "neq": style.math(r"\neq"), "d": style.math(d), "e": style.math(e),
        "det": style.math(r"\det A"), "detd": style.math(rf"\det A = {d}"), "dete": style.math(rf"\det A = {e}"),
        "two": style.math("2A"), "T": style.math("A^T"),
        "scaled": style.math(style.number(2 ** len(exercise.matrix) * value)),
    }  # fmt: skip


def _of_solution(exercise: Exercise, style: Style, rng: Random) -> dict[str, object]:
    n = len(exercise.matrix[0]) - 1
    point = [reduced(exercise.matrix)[0][i][n] for i in range(n)]
    wrong = point[0] + rng.choice((1, -1, 2))
    names = style.variables
    x, p, q = names[0], style.number(point[0]), style.number(wrong)

    def tuple_of(first: Fraction) -> str:
        numbers = [style.number(value) for value in (first, *point[1:])]
        return style.math(", ".join([f"{name} = {number}" for name, number in zip(names, numbers, strict=False)]))

    return {
        "x": style.math(x), "p": style.math(p), "q": style.math(q), "xp": style.math(f"{x} = {p}"),
        "xq": style.math(f"{x} = {q}"), "point": tuple_of(point[0]), "other": tuple_of(wrong),
    }  # fmt: skip


_FIELDS: dict[Topic, Callable[[Exercise, Style, Random], dict[str, object]]] = {
    "rank": _of_rank,
    "determinant": _of_determinant,
    "system": _of_solution,
}
