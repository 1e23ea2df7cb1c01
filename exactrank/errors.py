"""The kinds of error. An error holds message ids and data; its wording stands in the catalogs (`messages/`)."""

from __future__ import annotations

import os.path
from typing import Self

from exactrank.messages import plain_sentence
from exactrank.records import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person finds it: the name of the input, and a line and a column counted from 1 (None where unknown)."""

    source: str = ""
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: the id of its message, the data of its fields, and its place."""

    message: str
    fields: tuple[tuple[str, str | int], ...] = ()
    place: Place | None = None

    @classmethod
    def of(cls, message: str, place: Place | None = None, **fields: str | int) -> Problem:
        return cls(message, tuple(fields.items()), place)

    def sentence(self, lang: str = "en") -> str:
        """The one line that a person reads, with its place at the end.

        >>> Problem.of("ragged-row", Place("weights.csv", 3), row=3, found=4, expected=5).sentence()
        'row 3 has 4 entries, expected 5 (weights.csv, line 3)'
        """
        text = plain_sentence(f"error.{self.message}", lang, dict(self.fields))
        place = self.place
        if place is None or not (place.source or place.line):
            return text
        kind = (
            ("source" if place.source else "") + ("-line" if place.line else "") + ("-column" if place.column else "")
        )
        values: dict[str, str | int] = {"source": place.source, "line": place.line or 0, "column": place.column or 0}
        return text + plain_sentence(f"error.place.{kind.strip('-')}", lang, values)


class ExactrankError(Exception):
    """The base of every error raised on purpose: it carries all the problems of one input, not only the first."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(problem.sentence() for problem in self.problems)

    @classmethod
    def of(cls, message: str, place: Place | None = None, **fields: str | int) -> Self:
        return cls(Problem.of(message, place, **fields))


class InputError(ExactrankError, ValueError):
    """Input that cannot be read or is outside what was asked for: text, files, Python values, options."""


class ShapeError(ExactrankError, ValueError):
    """Matrices, rows or columns whose sizes do not fit one another."""


class OperationError(ExactrankError, ValueError):
    """Something that is not an elementary row operation, such as scaling a row by zero."""


class OutputError(ExactrankError):
    """A result that does not get where it should go: a full disk, a closed output."""


class NotConfirmed(ExactrankError):
    """A result of ours that the judge does not find right; it is not written."""


class MissingPackage(ExactrankError, ImportError):
    """A package that the work needs and that is not installed."""


class NotRankOne(ExactrankError, ValueError):
    """An outer product was asked of a matrix whose rank is not 1; `rank` is its rank."""

    def __init__(self, *problems: Problem, rank: int) -> None:
        super().__init__(*problems)
        self.rank = rank


_DISTRIBUTIONS = {"flint": "python-flint"}
"""The packages that bring a module of another name."""


def fault(error: Exception) -> Problem:
    """What a person is to know of an error that nobody foresaw: its kind, what it says, and where it came up."""
    if isinstance(error, MemoryError):
        return Problem.of("no-memory")
    if isinstance(error, ModuleNotFoundError) and error.name:
        package = error.name.partition(".")[0]
        return Problem.of("no-package", package=_DISTRIBUTIONS.get(package, package))
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    file = os.path.basename(trace.tb_frame.f_code.co_filename) if trace else "?"
    says = " ".join(str(error).split())[:200]
    return Problem.of("fault", Place(file, trace.tb_lineno if trace else None), kind=type(error).__name__, says=says)
