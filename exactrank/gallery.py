"""Problem files: a TOML file states a matrix and what to derive from it; its folder holds the generated pages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from exactrank.elimination import Strategy
from exactrank.errors import InputError, Place, Problem
from exactrank.exposition import explain_all
from exactrank.matrix import Matrix
from exactrank.messages import LANGUAGES
from exactrank.methods import Method, Request, derive
from exactrank.names import checked_name
from exactrank.reading import as_matrix
from exactrank.render.formats import Format, written

_E = TypeVar("_E", bound=Enum)

PROBLEM_FILE = "problem.toml"
KEYS = {"name", "matrix", "methods", "languages", "form", "strategy", "steps"}
PAGES = ((".md", Format.MARKDOWN), (".tex", Format.LATEX))


@dataclass(frozen=True, slots=True)
class GalleryProblem:
    """One problem of the gallery: the matrix, its name, the methods in order, and the languages of its pages."""

    folder: Path
    name: str
    matrix: Matrix
    methods: tuple[Method, ...]
    languages: tuple[str, ...]
    request: Request
    single: bool


def find_problems(paths: list[str]) -> list[Path]:
    """The problem files in these folders and below, in a settled order; raises InputError where there is none."""
    found: list[Path] = []
    problems: list[Problem] = []
    for path in map(Path, paths):
        here = [path] if path.is_file() else sorted(path.rglob(PROBLEM_FILE))
        if not here:
            problems.append(Problem.of("no-problem-file", Place(str(path)), file=PROBLEM_FILE))
        found += here
    if problems:
        raise InputError(*problems)
    return found


def read_problem(path: Path) -> GalleryProblem:
    """The problem that the file states; raises InputError with all that is wrong with it."""
    place = Place(str(path))
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError.of("unreadable-file", place, reason=str(error)) from None
    except tomllib.TOMLDecodeError as error:
        raise InputError.of("bad-toml", place, reason=str(error)) from None
    problems = [Problem.of("unknown-key", place, key=key) for key in sorted(set(table) - KEYS)]
    problems += [Problem.of("missing-key", place, key=key) for key in ("matrix",) if key not in table]
    if problems:
        raise InputError(*problems)
    return GalleryProblem(
        path.parent,
        checked_name(str(table.get("name", "A")), place),
        as_matrix(table["matrix"]),
        tuple([_choice(Method, name, "methods", place) for name in table.get("methods", ["row-reduction"])]),
        tuple([_language(lang, place) for lang in table.get("languages", LANGUAGES)]),
        Request(
            reduced=_one_of(table.get("form", "echelon"), ("echelon", "reduced"), "form", place) == "reduced",
            strategy=_choice(Strategy, table.get("strategy", "textbook"), "strategy", place),
        ),
        _one_of(table.get("steps", "grouped"), ("grouped", "single"), "steps", place) == "single",
    )


def pages(problem: GalleryProblem) -> Iterator[tuple[Path, str | bytes]]:
    """The generated files of a problem with their texts."""
    records = [derive(problem.matrix, method, problem.request) for method in problem.methods]
    document = explain_all(records, problem.name, problem.single)
    for lang in problem.languages:
        for ending, form in PAGES:
            yield problem.folder / f"{lang}{ending}", written(document, form, lang, standalone=True)


def _one_of(value: object, choices: tuple[str, ...], key: str, place: Place) -> str:
    if not isinstance(value, str) or value not in choices:
        raise InputError.of("bad-choice", place, key=key, value=str(value)[:30], choices=", ".join(choices))
    return value


def _language(value: object, place: Place) -> str:
    return _one_of(value, LANGUAGES, "languages", place)


def _choice(kind: type[_E], value: object, key: str, place: Place) -> _E:
    return kind(_one_of(value, tuple([str(one.value) for one in kind]), key, place))
