"""The tools: their names, what they take, what they give, and what does it.

Nothing here knows the protocol.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from exactrank.calculations.cases.records import Goal, Over
from exactrank.errors import InputError
from exactrank.mcp import calls
from exactrank.mcp.calls import Arguments, Result
from exactrank.mcp.parameters import Kind, Parameter, check_arguments, input_schema
from exactrank.messages import LANGUAGES
from exactrank.records import dataclass
from exactrank.requests.answers import KINDS
from exactrank.requests.exercises import CASE_OPTIONS
from exactrank.requests.exercises import OPTIONS as DEMANDS
from exactrank.requests.method_names import Method
from exactrank.requests.options import OPTIONS

MOST_RESULT = 2**20
"""Characters of one result."""
PROOFS = ("row-reduction", "minors", "singular-values", "factorization")


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool by its name; `output` is the JSON schema of the object that it gives."""

    name: str
    description: str
    parameters: tuple[Parameter, ...]
    output: dict[str, Any]
    run: Callable[[Arguments], Result]

    @property
    def input(self) -> dict[str, Any]:
        """The JSON schema of the arguments."""
        return input_schema(self.parameters)


def call(name: str, arguments: Arguments) -> Result:
    """What the tool of that name gives; raises InputError for another name, wrong arguments and results too long.

    >>> call("rank", {"matrix": [[1, 2], ["1/2", 1]], "certificate": False}).value["rank"]
    1
    """
    tool = next((one for one in TOOLS if one.name == name), None)
    if tool is None:
        raise InputError.of("unknown-tool", name=str(name)[:60], known=", ".join([one.name for one in TOOLS]))
    given = {key: value for key, value in arguments.items() if value is not None}
    check_arguments(tool.parameters, given)
    result = tool.run(given)
    length = max(len(result.text), len(json.dumps(result.value)))
    if length > MOST_RESULT:
        raise InputError.of("result-too-long", found=length, most=MOST_RESULT)
    return result


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def kind_of_option(key: str) -> Kind:
    """What the value of an option of a derivation is."""
    if key in ("digits", "rank", "energy", "alpha"):
        return Kind.NUMBER
    return Kind.MATRIX if key in ("onto", "down", "input", "near", "right") else Kind.TEXT


def kind_of_demand(key: str) -> Kind:
    """What the value of a demand on an exercise is."""
    return Kind.NUMBER if key in ("rank", "largest", "largest-between", "cases") else Kind.TEXT


_ENTRIES = (
    'the matrix: a text, "1 2; 3 4" or LaTeX, with fractions 1/2 and decimals 0.5, or rows of whole numbers and texts, '
    '[[1, "1/2"], [3, 4]]'
)
_LETTERS = (
    'the matrix: a text, "1 a; a 1", with a bar "1 a | 1; a 1 | b", LaTeX, or equations "x + a y = 1; a x + y = 1"; or '
    'rows of whole numbers and texts, [[1, "a"], ["a", 1]]'
)
MATRIX = Parameter("matrix", Kind.MATRIX, _ENTRIES, required=True)
FIELD = Parameter("field", Kind.TEXT, 'the field of the entries: "QQ" (default) or "GF(7)"')
LANGUAGE = Parameter("lang", Kind.TEXT, "the language of the text", choices=LANGUAGES)
NAME = Parameter("name", Kind.TEXT, "the letter of the matrix (default A)")
COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
OPTIONAL_COUNT: dict[str, Any] = {"type": ["integer", "null"], "minimum": 0}
OPTIONAL_OBJECT: dict[str, Any] = {"type": ["object", "null"]}
OPTIONAL_TEXT: dict[str, Any] = {"type": ["string", "null"]}
OUTCOMES = ["correct", "incorrect", "unreadable", "undecided", "incomplete"]


def _values(kind: type[Goal] | type[Over]) -> tuple[str, ...]:
    return tuple([one.value for one in kind])


TOOLS = (
    Tool(
        "verify",
        "Reads an answer in linear algebra that somebody wrote (LaTeX, Markdown, HTML, plain text) and judges every "
        "statement in it exactly: row operations, ranks, determinants, solutions, products, decimals. Says which line "
        "is the first wrong one, with a witness; nothing is called incorrect without one. `incomplete` means that no "
        "mistake was found and something was not read.",
        (
            Parameter("answer", Kind.TEXT, "the whole answer, as it was written", required=True),
            Parameter("problem", Kind.MATRIX, f"what the answer must be about, {_ENTRIES}"),
            Parameter("kind", Kind.TEXT, "what it is written in (default: what the text shows)", choices=KINDS),
            FIELD,
            LANGUAGE,
        ),
        _object(
            format={"const": "exactrank-verdict/1"},
            outcome={"enum": OUTCOMES},
            first_error={"type": ["integer", "null"], "minimum": 1},
            statements={"type": "array", "items": {"type": "object", "required": ["index", "kind", "line", "outcome"]}},
            unread={"type": "array", "items": {"type": "object", "required": ["line", "source", "reason"]}},
        ),
        calls.verify,
    ),
    Tool(
        "derive",
        "Calculates exactly and shows every step: row reduction, solutions of systems, determinants, inverses, LU, "
        "the four subspaces, eigenvalues, singular values, projections, least squares and proofs of the rank.",
        (
            Parameter(
                MATRIX.name,
                MATRIX.kind,
                _ENTRIES + '; a bar parts off right sides, "1 2 | 3; 4 5 | 6", and equations are a system',
                required=True,
            ),
            Parameter("methods", Kind.TEXT, f"one or several, with commas: {', '.join([m.value for m in Method])}"),
            *[Parameter(key, kind_of_option(key), f"as `exactrank derive --{key}` takes it") for key in OPTIONS],
            Parameter("to", Kind.TEXT, "the format of the text", choices=("text", "markdown", "latex")),
            NAME,
            FIELD,
            LANGUAGE,
        ),
        {"type": "object", "properties": {"format": {"type": "string"}}, "required": ["format"]},
        calls.derive,
    ),
    Tool(
        "cases",
        "Discusses a matrix with letters, or a system with letters, completely: for which values there is no solution, "
        "one, or infinitely many, what the rank is, when there is an inverse. Exactly one case holds for all values.",
        (
            Parameter("matrix", Kind.MATRIX, _LETTERS, required=True),
            Parameter("letters", Kind.TEXT, "the letters, with commas (default: all in the entries)"),
            Parameter("goal", Kind.TEXT, "what is asked for (default: what fits)", choices=_values(Goal)),
            Parameter("over", Kind.TEXT, "what letters stand for (default real)", choices=_values(Over)),
            Parameter("given", Kind.TEXT, 'conditions, with commas, as in "a != 0"'),
            Parameter("most-cases", Kind.NUMBER, "so many cases at most (default 40)"),
            Parameter("to", Kind.TEXT, "the format of the text", choices=("text", "markdown", "latex")),
            NAME,
            LANGUAGE,
        ),
        _object(
            format={"const": "exactrank-cases/1"},
            letters={"type": "array", "items": {"type": "string"}},
            goal={"type": "string"},
            cases={"type": "array", "items": {"type": "object", "required": ["conditions"]}},
        ),
        calls.cases,
    ),
    Tool(
        "exercise",
        "Makes an exercise of a first course and its key: a matrix to reduce, or a system, with whole numbers all the "
        "way; with `letters` a system or a matrix with a letter, of which all cases are to be found. The same demands "
        "and the same seed give the same exercise.",
        (
            Parameter("shape", Kind.TEXT, "rows and columns of the matrix, as in 3x4", required=True),
            *[
                Parameter(key, kind_of_demand(key), f"as `exactrank make --{key}` takes it")
                for key in (*DEMANDS[1:], *CASE_OPTIONS)
            ],
            Parameter("seed", Kind.NUMBER, "a whole number that determines the exercise (default 1)"),
            Parameter("to", Kind.TEXT, "the format of the text", choices=("text", "markdown", "latex")),
            NAME,
            LANGUAGE,
        ),
        _object(format={"const": "exactrank-exercises/1"}, name={"type": "string"}, exercises={"type": "array"}),
        calls.exercise,
    ),
    Tool(
        "rank",
        "The rank of a matrix, proven; over the rational numbers with a certificate that `check` accepts.",
        (MATRIX, FIELD, Parameter("certificate", Kind.FLAG, "whether the certificate is wanted (default true)")),
        _object(rank=COUNT, rows=COUNT, columns=COUNT, field={"type": "string"}, certificate=OPTIONAL_OBJECT),
        calls.rank,
    ),
    Tool(
        "prove",
        "A certificate of the rank by a method of choice, or a theorem for Coq.",
        (
            MATRIX,
            Parameter("by", Kind.TEXT, "the method (default factorization)", choices=PROOFS),
            Parameter("to", Kind.TEXT, "coq: also a file that coqc accepts", choices=("json", "coq")),
            NAME,
        ),
        _object(rank=COUNT, by={"enum": list(PROOFS)}, certificate={"type": "object"}, coq=OPTIONAL_TEXT),
        calls.prove,
    ),
    Tool(
        "check",
        "Decides whether a certificate proves the rank of a matrix. The checker shares nothing with what made it.",
        (MATRIX, Parameter("certificate", Kind.OBJECT, "as `rank` and `prove` give it", required=True)),
        _object(accepted={"type": "boolean"}, rank=OPTIONAL_COUNT, reason=OPTIONAL_TEXT),
        calls.check,
    ),
)
