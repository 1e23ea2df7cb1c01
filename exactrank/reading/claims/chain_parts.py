"""What a calculation from matrix to matrix is made of: its matrices, what stands between them, operations apart."""

from __future__ import annotations

import re
from functools import cache

from exactrank.reading.language.row_words import any_of, words_around
from exactrank.records import dataclass
from exactrank.statements import Announced, ClaimedOperation, ClaimedSwap, EchelonKind, Grid


@dataclass(slots=True)
class Link:
    """What stands between two matrices: where, in which direction, by which operations, to which form."""

    start: int
    stop: int
    operations: tuple[ClaimedOperation, ...] = ()
    reversed: bool = False
    understood: bool = True
    form: EchelonKind | None = None


@dataclass(slots=True)
class State:
    """A matrix of a calculation, and the operations written beside its rows."""

    grid: Grid
    start: int
    stop: int
    beside: tuple[ClaimedOperation, ...] = ()
    instead: State | None = None
    """for a matrix that only its name stands for: the one that stood last"""
    number: int = 0
    """of the operations beside it among all that are announced"""


@dataclass(slots=True)
class Step:
    """A matrix, the matrices it may come from, and what stands between them."""

    before: tuple[State, ...]
    link: Link
    after: State
    announced: tuple[Announced, ...]
    written: bool
    opened: bool


@dataclass(slots=True)
class Loose:
    """Operations told apart, how many steps they have been offered to, and how many of the rows they give are told."""

    announced: Announced
    start: int
    stop: int
    offers: int = 0
    rows_given: int = 0


def same_size(before: State | None, made: State) -> bool:
    """Whether both have as many rows and columns."""
    return before is not None and _size(before.grid) == _size(made.grid)


def _size(grid: Grid) -> tuple[int, int]:
    return len(grid.rows), width(grid)


def rows_named(operation: ClaimedOperation) -> list[int]:
    """The rows that an operation names, from 0."""
    if isinstance(operation, ClaimedSwap):
        return [operation.first, operation.second]
    target = [] if operation.target is None else [operation.target]
    return target + [term.row for term in operation.terms]


def width(grid: Grid) -> int:
    """The number of columns."""
    return len(grid.rows[0]) if grid.rows else 0


def is_anew(text: str) -> bool:
    """Whether words may introduce a matrix as given, and not as what comes out: let, consider, another."""
    return _anew().search(text) is not None


@cache
def _anew() -> re.Pattern[str]:
    (spaced, unspaced), (naming, _) = words_around("anew"), words_around("named_anew")
    return re.compile(rf"\b(?:{any_of(spaced | naming)})\b|{any_of(unspaced)}", re.IGNORECASE)
