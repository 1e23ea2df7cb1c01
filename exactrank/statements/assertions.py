"""What a text asserts: a statement in one or more readings, with what was inferred, and the scopes it stands in."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from exactrank.records import dataclass
from exactrank.statements.claims import Statement
from exactrank.statements.expressions import Grid
from exactrank.statements.letter_cases import LetterCase
from exactrank.statements.spans import Span
from exactrank.statements.transitions import Transition


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
    these; what rests on an inference says so in `inferred`. `sole`: the text has but one calculation that it can be
    about, and a claim without a name is meant of that one.
    """

    readings: tuple[Statement, ...]
    inferred: tuple[Inference, ...] = ()
    conditions: tuple[str, ...] = ()
    denied: bool = False
    sole: bool = False
    case: LetterCase | None = None
    """for which values of letters it is made, where its conditions and the case it stands in say so"""
    modulus: int | None = None
    """over which field, where words beside it say so: modulo 5; 0 for the rational numbers and fields that hold them"""

    @property
    def span(self) -> Span:
        return self.readings[0].span


@dataclass(frozen=True, slots=True)
class Scope:
    """From here on the text is in this scope: exercise 2, part (b) of it is (2, 2); the whole text is ().

    Names, unknowns and the matrix at hand are inherited from the scopes around it and end with their own. The scope of
    an item that may as well be one step of several is `soft`: only the values of unknowns end with it.
    """

    span: Span
    path: tuple[int, ...]
    soft: bool = False


class Naming(Enum):
    """How a text names a field."""

    THROUGHOUT = "throughout"
    """all that is calculated is said to be meant there"""
    ANNOUNCED = "announced"
    """what follows is meant there"""
    MENTIONED = "mentioned"
    """something is said of it"""
    NO_LONGER = "no-longer"
    """what was only mentioned is left behind"""
    LEFT_OPEN = "left-open"
    """behind the sentence that announces it; what follows may be meant elsewhere again"""


@dataclass(frozen=True, slots=True)
class FieldNamed:
    """The text names the field of `modulus` elements; 0 for the rational numbers or a field that holds them.

    The integers modulo a number that is no prime are no field: as -4 where there is a field of so many elements.
    """

    span: Span
    modulus: int
    naming: Naming
    asserted: bool = False
    """where it is mentioned: something is asserted there, and nothing denied, supposed or compared"""
    by_name: bool = False
    """F_5, a field that things are over, and not modulo 5, which may be of one number alone"""


@dataclass(frozen=True, slots=True)
class Shown:
    """A matrix that stands in the text without a name: a calculation begins with it, or what follows is about it."""

    span: Span
    value: Grid


Passage = Statement | Assertion | Transition | Scope | FieldNamed | Shown
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
    """A text as it was read: every block of it is among the passages, claims nothing, or is unread or hidden.

    Of its letters: `tied` are those that it may fix or ask for, `excluded` integers that some letter is said not to
    be, `nonzero` the texts of what is said not to be 0.
    """

    passages: tuple[Passage, ...]
    unread: tuple[Unread, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    tied: tuple[str, ...] = ()
    excluded: tuple[int, ...] = ()
    nonzero: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    """the texts of polynomials that a formula says to vanish, or not to vanish, wherever and under what condition"""
    supposed: tuple[str, ...] = ()
    """those of them that are spoken of elsewhere than in the conditions of cases of which something is claimed"""
    steps_in_cases: tuple[tuple[int, LetterCase], ...] = ()
    """the steps from matrix to matrix, and matrices by themselves, that stand in a case, by their places among the
    passages"""
    narrowed: bool = False
    """the values of letters may be narrowed by what is no equation: a > 0, an integer n"""
    imaginary: tuple[str, ...] = ()
    """the letters that the text says, by its signs, to be the imaginary unit"""
    formulas: tuple[Span, ...] = ()
    """where the first formulas stand"""
    elements: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """letters, each with the coefficients, from the constant on, of a polynomial that the text says to vanish at it"""
    columns: bool = False
    """whether the text speaks of operations on columns: what a sign between matrices says is then open"""
    asks_for_all_cases: bool = False
    """whether the text asks, or says, what holds for which values of letters"""


def likeliest(passages: tuple[Passage, ...]) -> tuple[Statement, ...]:
    """The statements alone, each in its likeliest reading: what a text says before any arithmetic.

    A solution of which the system is guessed is left out: alone it would be held against that system.
    """
    made: list[Statement] = []
    used: set[int] = set()
    for passage in passages:
        if isinstance(passage, Assertion):
            if not passage.denied and not passage.conditions and Inference.SYSTEM not in passage.inferred:
                made.append(passage.readings[0])
        elif isinstance(passage, Transition):
            free = tuple([one for one in passage.announced if one.number not in used])
            if passage.is_joined and (passage.written or passage.opened or free or any(passage.beside)):
                made.append(replace(passage, announced=free).likeliest())
                used.update(one.number for one in free)
        elif not isinstance(passage, Scope | FieldNamed | Shown):
            made.append(passage)
    return tuple(made)
