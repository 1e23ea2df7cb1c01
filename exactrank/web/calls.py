"""What the page asks: a derivation, a judgement, exercises. A browser and a server answer by the same functions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from exactrank.document import Block, Document, Heading
from exactrank.errors import InputError
from exactrank.mcp.answers import Answer, answered
from exactrank.mcp.calls import Arguments, Result
from exactrank.mcp.parameters import Kind, Parameter, check_arguments
from exactrank.mcp.tools import FIELD, LANGUAGE, MATRIX, NAME, kind_of_demand, kind_of_option
from exactrank.messages import LANGUAGES
from exactrank.render.notations import USAGES, in_notation
from exactrank.requests.answers import KINDS
from exactrank.requests.exercises import CASE_OPTIONS
from exactrank.requests.exercises import OPTIONS as DEMANDS
from exactrank.requests.options import OPTIONS

if TYPE_CHECKING:
    from exactrank.exercises.exercise import Exercise
    from exactrank.exercises.with_letter import CasesDemand, CasesExercise

FORMATS = ("html", "latex", "markdown", "text", "json")
MOST_EXERCISES = 30
"""So many exercises are made at once: each is shown with a place for an answer."""

NOTATION = Parameter("notation", Kind.TEXT, "how row operations are written", choices=tuple(USAGES))
BRACKETS = Parameter("brackets", Kind.TEXT, "around matrices", choices=("square", "round"))
PARAMETERS = {
    "derive": (
        MATRIX,
        Parameter("methods", Kind.TEXT, "one or several, with commas"),
        *[Parameter(key, kind_of_option(key), f"as `exactrank derive --{key}` takes it") for key in OPTIONS],
        Parameter("to", Kind.TEXT, "the format (default html)", choices=FORMATS),
        *(NOTATION, BRACKETS, NAME, FIELD, LANGUAGE),
    ),
    "verify": (
        Parameter("answer", Kind.TEXT, "the whole answer, as it was written", required=True),
        Parameter("problem", Kind.TEXT, "the matrix or the system that the answer must be about"),
        Parameter("kind", Kind.TEXT, "what it is written in", choices=KINDS),
        *(FIELD, LANGUAGE),
    ),
    "exercise": (
        *[
            Parameter(key, kind_of_demand(key), f"as `exactrank make --{key}` takes it")
            for key in (*DEMANDS, *CASE_OPTIONS)
        ],
        Parameter("seed", Kind.NUMBER, "a whole number that determines the first exercise (default 1)"),
        Parameter("count", Kind.NUMBER, "how many exercises (default 1)"),
        *(NOTATION, BRACKETS, NAME, LANGUAGE),
    ),
}
"""What each call takes."""


def call(name: str, arguments: Arguments) -> Result:
    """What a call gives; raises InputError for another name, and for arguments that are wrong.

    >>> call("verify", {"answer": "The rank of [1 2; 2 4] is 1."}).value["outcome"]
    'correct'
    """
    if name not in PARAMETERS:
        raise InputError.of("unknown-tool", name=str(name)[:60], known=", ".join(PARAMETERS))
    given = {key: value for key, value in arguments.items() if value is not None}
    check_arguments(PARAMETERS[name], given)
    return Result({"derive": derive, "verify": verify, "exercise": exercise}[name](given), "")


def reply(text: str) -> str:
    """The answer to a call in JSON: its value under `value`, or one line under `problem`.

    >>> reply('{"name": "derive", "arguments": {"matrix": "1 2; 3"}}')
    '{"problem": "row 2 has 1 entries, expected 2 (line 1, column 6)"}'
    """
    return reply_of(answered(call, *asked(text)))


def asked(text: str) -> tuple[str, Arguments]:
    """The name and the arguments of a call; raises InputError for a text that is no call.

    >>> asked("[1]")
    Traceback (most recent call last):
        ...
    exactrank.errors.InputError: this is no call
    """
    try:
        match json.loads(text):
            case {"name": str(name), "arguments": dict(arguments)}:
                return name, arguments
    except (ValueError, RecursionError):
        pass
    raise InputError.of("browser.no-call")


def reply_of(found: Answer) -> str:
    """The answer as the page reads it."""
    made = {"problem": found.text} if found.value is None else {"value": found.value}
    return json.dumps(made, ensure_ascii=False)


def derive(given: Arguments) -> dict[str, Any]:
    """A derivation: its title and its text in the format that is asked for."""
    from exactrank.embedding.requested import KEYS, requested

    found = requested(given["matrix"], {key: given[key] for key in given if key in KEYS})
    if given.get("to") == "json":
        return {"title": "", "shown": json.dumps(found.json_object(), ensure_ascii=False)}
    return _shown(found.document(), given)


def verify(given: Arguments) -> dict[str, Any]:
    """A judgement: the outcome, the first wrong line (or None), and the answer with remarks and hints beside it."""
    from exactrank import api
    from exactrank.exposition.verdict.explain import explain_verdict
    from exactrank.exposition.verdict.hints import explain_with_hints
    from exactrank.judging.verdicts.verdict import Whole
    from exactrank.reading.formulas.augmented import augmented_text

    field = given.get("field")
    problem = augmented_text(given["problem"]).matrix if given.get("problem") else None
    verdict = api.verify(given["answer"], problem, given.get("kind"), field)
    hinted = verdict.outcome is Whole.INCORRECT
    told = (
        explain_with_hints(verdict, given["answer"])
        if hinted
        else explain_verdict(verdict, with_understood=True, answer=given["answer"])
    )
    line = None if verdict.first_error is None else verdict.line_of(verdict.first_error)
    return {"outcome": verdict.outcome.value, "line": line, **_shown(told, given)}


def exercise(given: Arguments) -> dict[str, Any]:
    """Exercises: of each the task, its key, the matrix or the system that an answer must be about, and its first lines.

    An answer that begins with what is given says what its values and its rank are those of.
    """
    from exactrank.exercises.exercise import make_exercises
    from exactrank.exposition.exercises import explain_exercises, explain_key
    from exactrank.requests.exercises import read_cases_demand, read_demand, read_seed
    from exactrank.requests.names import checked_name
    from exactrank.requests.options import whole_number

    count = whole_number(given.get("count", 1), 1, MOST_EXERCISES, "count", None)
    demand = {key: given[key] for key in (*DEMANDS, *CASE_OPTIONS) if key in given}
    if (with_letter := read_cases_demand(demand)) is not None:
        return _with_letter(with_letter, count, given)
    made = tuple(make_exercises(read_demand(given), read_seed(given.get("seed", 1)), count))
    name = checked_name(given.get("name", "A"))
    sheets = [_parts(explain(made, name)) for explain in (explain_exercises, explain_key)]
    shown = [
        {
            "task": _shown(task, given)["shown"],
            "key": _shown(key, given)["shown"],
            "problem": "\n".join(_rows(one)),
            "given": _given(one, name),
        }
        for one, task, key in zip(made, *sheets, strict=True)
    ]
    return {"exercises": shown}


def _with_letter(demand: CasesDemand, count: int, given: Arguments) -> dict[str, Any]:
    """Exercises with a letter: an answer is judged by itself, since a matrix of numbers is no problem of it."""
    from exactrank.exercises.with_letter import make_cases_exercises
    from exactrank.exposition.case_exercises import explain_case_exercises, explain_case_key
    from exactrank.requests.exercises import read_seed
    from exactrank.requests.names import checked_name

    made = tuple(make_cases_exercises(demand, read_seed(given.get("seed", 1)), count))
    name = checked_name(given.get("name", "A"))
    sheets = [_parts(explain(made, name)) for explain in (explain_case_exercises, explain_case_key)]
    return {
        "exercises": [
            {
                "task": _shown(task, given)["shown"],
                "key": _shown(key, given)["shown"],
                "problem": "",
                "given": _given_with_letter(one, name),
            }
            for one, task, key in zip(made, *sheets, strict=True)
        ]
    }


def _given_with_letter(exercise: CasesExercise, name: str) -> str:
    tree = exercise.tree
    label = f"{name} = " if tree.bar is None and name.isalpha() else ""
    rows = [" ".join(row if tree.bar is None else [*row[:-1], "|", row[-1]]) for row in tree.matrix.texts()]
    return "\n".join([f"{label if k == 0 else ' ' * len(label)}[{row}]" for k, row in enumerate(rows)])


def _parts(document: Document) -> Iterator[Document]:
    """A document for each exercise: what stands from one heading to before the next of the same level."""
    parts: list[list[Block]] = []
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2:
            parts.append([])
        parts[-1].append(block)
    for part in parts:
        yield Document(document.title, tuple(part))


def _rows(exercise: Exercise) -> list[str]:
    """The rows of the matrix as texts, the right side of a system behind a bar."""
    rows = [_entries(row) for row in exercise.matrix]
    if exercise.right is None:
        return rows
    return [f"{row} | {_entries(right)}" for row, right in zip(rows, exercise.right, strict=True)]


def _given(exercise: Exercise, name: str) -> str:
    """What is given, as one types it: A = [1 2] and the further rows below the first."""
    label = f"{name} = " if exercise.right is None and name.isalpha() else ""
    return "\n".join([f"{label if k == 0 else ' ' * len(label)}[{row}]" for k, row in enumerate(_rows(exercise))])


def _entries(row: Sequence[object]) -> str:
    return " ".join(map(str, row))


def _shown(document: Document, given: Arguments) -> dict[str, Any]:
    from exactrank.render.formats import Format, written
    from exactrank.render.formula_text import linear_text
    from exactrank.render.sentences import Notation, said

    lang, to = given.get("lang", LANGUAGES[0]), Format(given.get("to", "html"))
    usage, notation = USAGES[given.get("notation", "arrow")], Notation.of(lang)
    brackets = given.get("brackets", usage.brackets)
    if brackets is not None:
        notation = replace(notation, matrix="p" if brackets == "round" else "b")
    spelled = in_notation(document, usage.rows, usage.arrangement)
    text = written(spelled, to, lang, notation=notation)
    return {"title": said(document.title, lang, linear_text), "shown": str(text)}
