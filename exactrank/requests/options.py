"""Options of a derivation as they are written, on the command line or in a problem file, become a Request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from fractions import Fraction
from typing import Protocol, TypeVar

from exactrank.calculations.elimination import Strategy
from exactrank.errors import InputError, Place, Problem
from exactrank.matrix import Matrix
from exactrank.reading import as_matrix
from exactrank.reading.matrices.python_values import as_column
from exactrank.reading.source.numbers import number
from exactrank.requests.layouts import Detail, Layout
from exactrank.requests.method_names import NEEDS, SYSTEMS, TAKES, Method, Request

_E = TypeVar("_E", bound=Enum)

OPTIONS = (
    *(
        "form",
        "strategy",
        "steps",
        "layout",
        "detail",
        "digits",
        "onto",
        "rank",
        "energy",
        "alpha",
        "scaling",
        "down",
        "input",
        "near",
    ),
    *("right", "expand"),
)

FORMS = ("echelon", "reduced")
STEPS = ("grouped", "single")
SCALINGS = ("lora", "rslora")
EXPANSIONS = ("rows", "cofactors")
MOST_DIGITS = 1000
MOST_RANK = 10**6


def read_request(
    given: Mapping[str, object], methods: tuple[Method, ...], place: Place | None = None, dashes: str = ""
) -> Request:
    """The request that these options state; None and absent mean the same. `dashes` stands before names in messages.

    Raises InputError for a value that is not one, for an option that none of the methods takes, and for a method
    without the option that it needs.
    """
    options = {key: given[key] for key in OPTIONS if given.get(key) is not None}
    _check_fit(set(options), methods, place, dashes)
    made: dict[str, object] = {}
    for key, value in options.items():
        label = dashes + key
        match key:
            case "form":
                made["reduced"] = one_of(value, FORMS, label, place) == "reduced"
            case "strategy":
                made["strategy"] = choice(Strategy, value, label, place)
            case "steps":
                made["single"] = one_of(value, STEPS, label, place) == "single"
            case "layout":
                made["layout"] = choice(Layout, value, label, place)
            case "detail":
                made["detail"] = choice(Detail, value, label, place)
            case "digits":
                made["digits"] = whole_number(value, 1, MOST_DIGITS, label, place)
            case "rank":
                made["rank"] = whole_number(value, 0, MOST_RANK, label, place)
            case "energy" | "alpha":
                made[key] = _rational(value, label, place)
            case "onto":
                made["onto"] = _directions(value)
            case "scaling":
                made["rank_stabilized"] = one_of(value, SCALINGS, label, place) == "rslora"
            case "expand":
                made["cofactors"] = one_of(value, EXPANSIONS, label, place) == "cofactors"
            case "right":
                made["right"] = right_sides(value)
            case "down" | "near":
                made[key] = as_matrix(value)
            case "input":
                made["input"] = tuple([entry for row in as_matrix(value) for entry in row])
    return Request(**made)  # type: ignore[arg-type]


def _check_fit(options: set[str], methods: tuple[Method, ...], place: Place | None, dashes: str) -> None:
    taken = frozenset[str]().union(*[TAKES[method] for method in methods])
    problems: list[Problem] = []
    for key in OPTIONS:
        if key in options and key not in taken:
            takers = " ".join([method.value for method in Method if key in TAKES[method]])
            problems.append(Problem.of("option-unfit", place, option=dashes + key, methods=takers or "-"))
    for method in methods:
        needs = NEEDS.get(method, ())
        if needs and not options & set(needs):
            wanted = " / ".join([dashes + key for key in needs])
            problems.append(Problem.of("option-missing", place, method=method.value, option=wanted))
    if problems:
        raise InputError(*problems)


class HasBar(Protocol):
    """A matrix as it was read, with what stands right of its bar."""

    @property
    def matrix(self) -> Matrix: ...

    @property
    def right(self) -> Matrix | None: ...

    @property
    def unknowns(self) -> tuple[str, ...]: ...


def with_bar(request: Request, methods: tuple[Method, ...], found: HasBar, dashes: str = "") -> Request:
    """The request with what stands right of the matrix' bar, if it has one, and with right sides over its field.

    Raises InputError for a method that cannot use a bar, and for a second right side.
    """
    if found.right is None:
        right = request.right
        return request if right is None else replace(request, right=right.over(found.matrix.field))
    takers = (*SYSTEMS, Method.ALL)
    if any(method not in takers for method in methods):
        raise InputError.of("bar-unfit", methods=" ".join([method.value for method in takers]))
    if request.right is not None:
        raise InputError.of("bar-twice", option=f"{dashes}right")
    return replace(request, right=found.right, unknowns=found.unknowns)


def one_of(value: object, choices: tuple[str, ...], key: str, place: Place | None) -> str:
    """The value when it is one of the choices; raises InputError, which names them, otherwise."""
    if not isinstance(value, str) or value not in choices:
        raise InputError.of("bad-choice", place, key=key, value=str(value)[:30], choices=", ".join(choices))
    return value


def choice(kind: type[_E], value: object, key: str, place: Place | None) -> _E:
    """The member of an Enum with that value; raises InputError, which names all, for another."""
    return kind(one_of(value, tuple([str(one.value) for one in kind]), key, place))


def whole_number(value: object, least: int, most: int, key: str, place: Place | None) -> int:
    text = str(value).strip()
    if not isinstance(value, bool) and text.isascii() and text.isdigit() and len(text) < 10:
        found = int(text)
        if least <= found <= most:
            return found
    raise InputError.of("bad-whole-number", place, key=key, value=text[:30], least=least, most=most)


def _rational(value: object, key: str, place: Place | None) -> Fraction:
    """A number as it is written: 0.99 is 99/100, also where a problem file's own reader made a float of it."""
    try:
        return Fraction(number(str(value)))
    except InputError as error:
        raise InputError(
            *[Problem(p.message, p.fields, p.place or place or Place(key)) for p in error.problems]
        ) from None


def right_sides(value: object) -> Matrix:
    """The right sides that a value states, as columns: numbers in a row are one, a matrix holds several.

    >>> right_sides("3 6") == right_sides([3, 6]) == right_sides([[3], [6]])
    True
    """
    flat = isinstance(value, list | tuple) and not any(isinstance(row, list | tuple) for row in value)
    if flat or getattr(value, "ndim", 2) == 1:
        return as_column(value)
    A = as_matrix(value)
    return A.T if A.nrows == 1 and isinstance(value, str) else A


def _directions(value: object) -> tuple[tuple[Fraction, ...], ...]:
    """One direction is a row or a column of numbers; each row of a larger matrix is one."""
    A = as_matrix(value)
    return (A.column(0),) if A.ncols == 1 else tuple(A)
