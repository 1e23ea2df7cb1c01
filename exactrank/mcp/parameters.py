"""What a tool takes: one table a tool, from which its JSON schema is made and by which its arguments are checked."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, assert_never

from exactrank.errors import InputError, Problem
from exactrank.records import dataclass

MOST_CHARACTERS = 2**20
"""Characters of one text."""
MOST_CELLS = 10_000
"""Entries of a matrix that is given as rows."""

_ENTRY = {"type": ["integer", "string"], "maxLength": MOST_CHARACTERS}


class Kind(Enum):
    """What a value is."""

    TEXT = "text"
    NUMBER = "number"
    """a whole number, or a text such as "1/2" """
    FLAG = "flag"
    OBJECT = "object"
    MATRIX = "matrix"
    """a text as on the command line, or rows of whole numbers and texts such as "1/2"; a vector may be one flat row"""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument of a tool; with `choices`, a text that is one of them."""

    name: str
    kind: Kind
    description: str
    required: bool = False
    choices: tuple[str, ...] = ()


def input_schema(parameters: tuple[Parameter, ...]) -> dict[str, Any]:
    """The JSON schema of the arguments.

    >>> made = input_schema((Parameter("by", Kind.TEXT, "how", True, ("minors",)),))
    >>> made["properties"]["by"], made["required"], made["additionalProperties"]
    ({'description': 'how', 'type': 'string', 'enum': ['minors']}, ['by'], False)
    """
    return {
        "type": "object",
        "properties": {one.name: {"description": one.description, **_schema(one)} for one in parameters},
        "required": [one.name for one in parameters if one.required],
        "additionalProperties": False,
    }


def _schema(parameter: Parameter) -> dict[str, Any]:
    match parameter.kind:
        case Kind.TEXT:
            limit = {"enum": list(parameter.choices)} if parameter.choices else {"maxLength": MOST_CHARACTERS}
            return {"type": "string", **limit}
        case Kind.NUMBER:
            return {"type": ["integer", "string"], "maxLength": MOST_CHARACTERS}
        case Kind.FLAG:
            return {"type": "boolean"}
        case Kind.OBJECT:
            return {"type": "object"}
        case Kind.MATRIX:
            row = {"type": "array", "items": _ENTRY}
            rows = {"type": "array", "items": {"anyOf": [row, _ENTRY]}}
            return {"anyOf": [{"type": "string", "maxLength": MOST_CHARACTERS}, rows]}
        case _:
            assert_never(parameter.kind)


def check_arguments(parameters: tuple[Parameter, ...], given: Mapping[str, Any]) -> None:
    """Raises InputError with every argument that is not known, is missing, or is not of its kind.

    >>> check_arguments((Parameter("by", Kind.TEXT, "how", True),), {"By": "minors"})
    Traceback (most recent call last):
        ...
    exactrank.errors.InputError: the key By is not known
    the key by is missing
    """
    known = {one.name: one for one in parameters}
    problems = [Problem.of("unknown-key", key=str(key)[:60]) for key in given if key not in known]
    problems += [
        Problem.of("missing-key", key=one.name) for one in parameters if one.required and one.name not in given
    ]
    for key, value in given.items():
        if key in known:
            problems += _problems(known[key], value)
    if problems:
        raise InputError(*problems)


def _problems(parameter: Parameter, value: Any) -> list[Problem]:
    key = parameter.name
    match parameter.kind:
        case Kind.NUMBER if type(value) is int:
            return []
        case Kind.TEXT | Kind.NUMBER:
            return _problems_of_text(parameter, value)
        case Kind.FLAG:
            return [] if type(value) is bool else [Problem.of("not-a-flag", key=key, value=str(value)[:30])]
        case Kind.OBJECT:
            return [] if isinstance(value, dict) else [Problem.of("argument-object", key=key)]
        case Kind.MATRIX:
            return _problems_of_text(parameter, value) if isinstance(value, str) else _problems_of_rows(key, value)
        case _:
            assert_never(parameter.kind)


def _problems_of_text(parameter: Parameter, value: Any) -> list[Problem]:
    key = parameter.name
    if not isinstance(value, str):
        return [Problem.of("argument-text", key=key)]
    if parameter.choices and value not in parameter.choices:
        return [Problem.of("bad-choice", key=key, value=value[:30], choices=", ".join(parameter.choices))]
    if len(value) > MOST_CHARACTERS:
        return [Problem.of("argument-too-long", key=key, found=len(value), most=MOST_CHARACTERS)]
    return []


def _problems_of_rows(key: str, value: Any) -> list[Problem]:
    """A number with a point is no exact one in JSON: it is asked for as a text."""
    if not isinstance(value, list):
        return [Problem.of("argument-matrix", key=key)]
    rows = [row if isinstance(row, list) else [row] for row in value]
    cells = sum(map(len, rows))
    if cells > MOST_CELLS:
        return [Problem.of("argument-cells", key=key, found=cells, most=MOST_CELLS)]
    return [
        Problem.of("argument-entry", key=key, row=i + 1, column=j + 1)
        for i, row in enumerate(rows)
        for j, entry in enumerate(row)
        if type(entry) is not int and type(entry) is not str
    ][:1]
