"""Options of exercises as they are written, on the command line or by a program, become a demand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from exactrank.calculations.cases.records import Goal
from exactrank.calculations.elimination import Strategy
from exactrank.errors import InputError, Problem
from exactrank.exercises.demands import LARGEST, LARGEST_BETWEEN, MOST_ENTRY, SYSTEMS, Demand
from exactrank.exercises.exercise import MOST_SEED
from exactrank.exercises.with_letter import LEAST_CASES, MOST_CASES, CasesDemand
from exactrank.patterns import lazy_pattern
from exactrank.requests.options import FORMS, choice, one_of, whole_number
from exactrank.statements import SolutionKind

OPTIONS = ("shape", "rank", "pivots", "system", "form", "strategy", "largest", "largest-between", "effort")
CASE_OPTIONS = ("letters", "cases", "goal")
"""What makes it an exercise with a letter."""
_OF_NUMBERS = ("rank", "pivots", "system", "form", "strategy", "largest-between", "effort")
MOST_COUNT = 1000
_SHAPE = lazy_pattern(r"\s*(\d{1,3})\s*[xX\u00d7]\s*(\d{1,3})\s*")
_COLUMNS = lazy_pattern(r"\s*\d{1,3}(?:\s*,\s*\d{1,3})*\s*")
_WINDOW = lazy_pattern(r"\s*(\d{1,9})\s*\.\.\s*(\d{1,9})\s*")


def read_demand(given: Mapping[str, object], dashes: str = "") -> Demand:
    """The demand that these options state; None and absent mean the same. `dashes` stands before names in messages.

    >>> read_demand({"shape": "3x4", "pivots": "1,3", "effort": "20..40"})
    Demand(nrows=3, ncols=4, rank=None, pivots=(0, 2), kind=None, reduced=False, \
strategies=(<Strategy.TEXTBOOK: 'textbook'>,), largest=9, largest_between=40, effort=(20, 40))

    Raises InputError for a value that is not one, and for what no exercise can be.
    """
    options = {key: given[key] for key in OPTIONS if given.get(key) is not None}
    if "shape" not in options:
        raise InputError.of("missing-key", key=f"{dashes}shape")
    kind = options.get("system")
    if kind is not None and "form" in options:
        raise InputError.of("exercise.form-unfit", option=f"{dashes}form", other=f"{dashes}system")
    names = tuple([one.value for one in SYSTEMS])
    nrows, ncols = _shape(options["shape"])
    largest = _whole(options, "largest", LARGEST, dashes)
    return Demand(
        nrows,
        ncols,
        None if "rank" not in options else whole_number(options["rank"], 0, MOST_ENTRY, f"{dashes}rank", None),
        None if "pivots" not in options else _pivots(options["pivots"]),
        None if kind is None else SolutionKind(one_of(kind, names, f"{dashes}system", None)),
        one_of(options.get("form", FORMS[0]), FORMS, f"{dashes}form", None) == "reduced",
        _strategies(options.get("strategy"), dashes),
        largest,
        _whole(options, "largest-between", max(largest, LARGEST_BETWEEN), dashes),
        None if "effort" not in options else _window(options["effort"]),
    ).checked()


def read_cases_demand(given: Mapping[str, object], dashes: str = "") -> CasesDemand | None:
    """The demand for exercises with a letter; None where no option speaks of one.

    >>> read_cases_demand({"shape": "2x2", "letters": "k"})
    CasesDemand(nrows=2, ncols=2, cases=3, goal=<Goal.SOLUTIONS: 'solutions'>, letter='k', largest=5)

    Raises InputError for a value that is not one, and for options of exercises with numbers.
    """
    options = {key: one for key, one in given.items() if one is not None and one is not False}
    if not any(key in options for key in CASE_OPTIONS):
        return None
    unfit = [key for key in (*_OF_NUMBERS, "blanks", "layout", "detail") if key in options]
    if unfit:
        raise InputError(*[Problem.of("cases.option-unfit", option=dashes + key) for key in unfit])
    if "shape" not in options:
        raise InputError.of("missing-key", key=f"{dashes}shape")
    usual = CasesDemand(*_shape(options["shape"]))
    cases, goal = options.get("cases", usual.cases), options.get("goal", usual.goal.value)
    return replace(
        usual,
        cases=whole_number(cases, LEAST_CASES, MOST_CASES, f"{dashes}cases", None),
        goal=choice(Goal, goal, f"{dashes}goal", None),
        letter=str(options.get("letters", usual.letter)).strip(),
        largest=_whole(options, "largest", usual.largest, dashes),
    ).checked()


def read_seed(value: object) -> int:
    """The seed that a value states."""
    text = str(value).strip()
    if isinstance(value, bool) or not (text.isascii() and text.isdigit() and int(text[:20]) < MOST_SEED):
        raise InputError.of("exercise.seed", seed=text[:30], most=MOST_SEED - 1)
    return int(text)


def read_count(value: object, key: str) -> int:
    """How many exercises are asked for."""
    return whole_number(value, 1, MOST_COUNT, key, None)


def _whole(options: Mapping[str, object], key: str, usual: int, dashes: str) -> int:
    return whole_number(options[key], 1, MOST_ENTRY, dashes + key, None) if key in options else usual


def _shape(value: object) -> tuple[int, int]:
    if isinstance(value, list | tuple):
        value = "x".join(map(str, value))
    found = _SHAPE.fullmatch(str(value))
    if found is None:
        raise InputError.of("exercise.bad-shape", value=str(value)[:30])
    return int(found[1]), int(found[2])


def _pivots(value: object) -> tuple[int, ...]:
    """Columns are counted from 1 where a person writes them."""
    if isinstance(value, list | tuple):
        value = ",".join(map(str, value))
    if not _COLUMNS.fullmatch(str(value)):
        raise InputError.of("exercise.bad-pivots", value=str(value)[:30])
    return tuple([int(one) - 1 for one in str(value).split(",")])


def _window(value: object) -> tuple[int, int]:
    if isinstance(value, list | tuple):
        value = "..".join(map(str, value))
    found = _WINDOW.fullmatch(str(value))
    if found is None:
        raise InputError.of("exercise.bad-window", value=str(value)[:30])
    return int(found[1]), int(found[2])


def _strategies(value: object, dashes: str) -> tuple[Strategy, ...]:
    named = value.split(",") if isinstance(value, str) else value
    if not isinstance(named, list | tuple):
        return (Strategy.TEXTBOOK,)
    chosen = [
        choice(Strategy, one.strip() if isinstance(one, str) else one, f"{dashes}strategy", None) for one in named
    ]
    return tuple(dict.fromkeys(chosen)) or (Strategy.TEXTBOOK,)
