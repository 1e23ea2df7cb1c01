"""Problem files: a TOML file states a matrix and what to derive from it; its folder holds the generated pages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from exactrank.document import Document
from exactrank.embedding.requested import KEYS as ASKED
from exactrank.embedding.requested import Requested, RequestedDerivations, requested
from exactrank.errors import InputError, Place, Problem
from exactrank.matrix import Matrix
from exactrank.messages import LANGUAGES
from exactrank.reading import as_matrix
from exactrank.records import dataclass
from exactrank.render.formats import Format, written
from exactrank.render.site_index import IndexEntry, index_name, index_page
from exactrank.requests.methods import Method
from exactrank.requests.names import checked_name
from exactrank.requests.options import one_of, read_request

PROBLEM_FILE = "problem.toml"
PAGE_KEYS = ("noisy", "direction", "alpha", "input", "digits")
KEYS = ASKED | {"matrix", "languages", "page", *PAGE_KEYS}
PAGES = ((".md", Format.MARKDOWN), (".tex", Format.LATEX))
SITE = ((".html", Format.HTML), (".pdf", Format.PDF))


@dataclass(frozen=True, slots=True)
class GalleryProblem:
    """One problem of the gallery: what is asked for, and the languages of its pages."""

    folder: Path
    asked: Requested
    languages: tuple[str, ...]
    page: PageRequest | None = None


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A page that tells everything about the matrix, in the place of single methods."""

    noisy: Matrix | None
    direction: tuple[Fraction, ...] | None
    alpha: Fraction | None
    input: tuple[Fraction, ...] | None


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
    page = table.get("page", False)
    if not isinstance(page, bool):
        raise InputError.of("not-a-flag", place, key="page", value=str(page)[:30])
    if page:
        return _read_page(path, table, place)
    unfit = [key for key in ("noisy", "direction") if key in table]
    if unfit:
        raise InputError(*[Problem.of("page-keys", place, key=key) for key in unfit])
    asked = requested(table["matrix"], {key: table[key] for key in ASKED & set(table)}, place)
    return GalleryProblem(path.parent, asked, _languages(table, place))


def _read_page(path: Path, table: dict[str, Any], place: Place) -> GalleryProblem:
    """A page: its options are those of a low-rank update, and the noisy matrix with the direction."""
    strange = sorted(set(table) - {"name", "matrix", "languages", "page", *PAGE_KEYS})
    if strange:
        raise InputError(*[Problem.of("unknown-key", place, key=key) for key in strange])
    if "direction" in table and "noisy" not in table:
        raise InputError.of("page-needs-noisy", place)
    request = read_request({key: table.get(key) for key in ("alpha", "input", "digits")}, (Method.LORA,), place)
    noisy = as_matrix(table["noisy"]) if "noisy" in table else None
    direction = tuple([x for row in as_matrix(table["direction"]) for x in row]) if "direction" in table else None
    asked = RequestedDerivations(
        checked_name(str(table.get("name", "W")), place), as_matrix(table["matrix"]), (), request
    )
    wanted = PageRequest(noisy, direction, request.alpha, request.input)
    return GalleryProblem(path.parent, asked, _languages(table, place), wanted)


BUILT = LANGUAGES[:2]
"""The languages of the pages of a problem file that names none."""


def _languages(table: dict[str, Any], place: Place) -> tuple[str, ...]:
    return tuple([one_of(lang, LANGUAGES, "languages", place) for lang in table.get("languages", BUILT)])


def _page_document(problem: GalleryProblem, wanted: PageRequest) -> Document:
    from exactrank.calculations.whole_page import study_page
    from exactrank.exposition.page import explain_page

    asked = problem.asked
    assert isinstance(asked, RequestedDerivations)  # a page speaks of a matrix of numbers
    page = study_page(asked.matrix, wanted.noisy, wanted.direction, wanted.alpha, wanted.input)
    return explain_page(page, asked.name, asked.request.digits or 4)


def problem_document(problem: GalleryProblem) -> Document:
    """What the problem asks for, as one document."""
    return problem.asked.document() if problem.page is None else _page_document(problem, problem.page)


def pages(problem: GalleryProblem) -> Iterator[tuple[Path, str | bytes]]:
    """The generated files of a problem with their texts."""
    document = problem_document(problem)
    for lang in problem.languages:
        for ending, form in PAGES:
            yield problem.folder / f"{lang}{ending}", written(document, form, lang, standalone=True)


def site(problems: Sequence[GalleryProblem]) -> Iterator[tuple[str, str | bytes]]:
    """The files of a site, by their paths in it: every derivation as a page and as a PDF, an index of each language.

    A folder of the site has the name of the problem's folder; raises InputError where two problems have one name.
    """
    names = [problem.folder.resolve().name for problem in problems]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InputError(*[Problem.of("site.name-twice", name=name) for name in twice])
    entries: dict[str, list[IndexEntry]] = {}
    for name, problem in zip(names, problems, strict=True):
        document = problem_document(problem)
        for lang in problem.languages:
            files = {form: f"{name}/{lang}{ending}" for ending, form in SITE}
            for form, path in files.items():
                yield path, written(document, form, lang, standalone=True)
            entries.setdefault(lang, []).append(IndexEntry(name, document.title, files))
    for lang, listed in entries.items():
        yield index_name(lang), index_page(listed, lang, tuple(entries))
