"""What a text asserts: a statement in one or more readings, with what was inferred, and the scopes it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from exactrank.statements.claims import Span, Statement


class Inference(Enum):
    """What a reading rests on that is not written."""

    SUBJECT = "subject"
    """which matrix a claim is about"""
    START = "start"
    """which matrix a step starts from"""
    TARGET = "target"
    """which row an operation changes"""
    SIDE = "side"
    """whether an operation beside a matrix leads to it or away from it"""
    PLACE = "place"
    """which of several steps an operation in a sentence belongs to"""
    SYSTEM = "system"
    """which system of equations a solution is of"""
    FIELD = "field"
    COLUMNS = "columns"
    """which unknown a column stands for"""


@dataclass(frozen=True, slots=True)
class Assertion:
    """A statement of the text in its readings, the likeliest first.

    It is right when the first reading holds, or another one that the writer's habits allow; wrong only when every
    reading fails. `denied`: the text says that it does not hold. With `conditions` (quoted) it is said to hold under
    these; what rests on an inference says so in `inferred`.
    """

    readings: tuple[Statement, ...]
    inferred: tuple[Inference, ...] = ()
    conditions: tuple[str, ...] = ()
    denied: bool = False

    @property
    def span(self) -> Span:
        return self.readings[0].span


@dataclass(frozen=True, slots=True)
class Scope:
    """From here on the text is in this scope: exercise 2, part (b) of it is (2, 2); the whole text is ().

    Names, unknowns and the matrix at hand are inherited from the scopes around it and end with their own.
    """

    span: Span
    path: tuple[int, ...]


Passage = Statement | Assertion | Scope
"""What reading an answer gives, in the order of the text; a bare statement is an assertion with one reading."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A piece of the text that looks like a claim and was not understood; `reason` is a stable code."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """Mathematics that a reader of the page does not see, and so is not judged; `reason` is a stable code.

    comment, false-branch, after-end, invisible, struck-out.
    """

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A text as it was read: every block of it is among the passages, claims nothing, or is unread or hidden."""

    passages: tuple[Passage, ...]
    unread: tuple[Unread, ...] = ()
    hidden: tuple[Hidden, ...] = ()
