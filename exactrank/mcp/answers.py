"""What goes back from a call, whatever happened in it: an object, or the one line that says why there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from exactrank.errors import ExactrankError, Problem, fault
from exactrank.mcp.calls import Arguments, Result
from exactrank.messages import LANGUAGES
from exactrank.records import dataclass

Call = Callable[[str, Arguments], Result]
"""A function from the name of a tool and its arguments to what the tool gives."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: the object and its text, or no object and the one line that says why."""

    value: dict[str, Any] | None
    text: str


def answered(call: Call, name: str, arguments: Arguments) -> Answer:
    """The answer of a call, whatever it raises; the line is in the language that the arguments ask for.

    >>> answered(lambda name, arguments: Result({}, name), "rank", {})
    Answer(value={}, text='rank')
    """
    try:
        result = call(name, arguments)
        return Answer(result.value, result.text)
    except ExactrankError as error:
        problems = error.problems
    except RecursionError:
        problems = (Problem.of("call-too-deep"),)
    except Exception as error:  # a mistake of ours is told as one, and what answers goes on
        problems = (fault(error),)
    lang = arguments.get("lang")
    return refusal(problems, lang if lang in LANGUAGES else LANGUAGES[0])


def refusal(problems: tuple[Problem, ...], lang: str = LANGUAGES[0]) -> Answer:
    """The problems in one line."""
    return Answer(None, "; ".join([one.sentence(lang) for one in problems]))
