"""Collecting all the problems of one input, each with its line and column."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NoReturn

from exactrank.errors import InputError, Place, Problem
from exactrank.reading.source.limits import MAX_COUNTED, MAX_PROBLEMS

_LONG = 4 * 2**20


class LineMap:
    """Line and column, both counted from 1, of an offset into a text; a line ends with \\n, \\r\\n or \\r."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []

    def at(self, offset: int) -> tuple[int, int]:
        if len(self.text) > _LONG:
            return self._counted(offset)
        if not self.starts:  # most inputs are right, and never need it
            self.starts = [0]
            at = 0
            for written in self.text.replace("\r\n", " \n").replace("\r", "\n").split("\n"):
                at += len(written) + 1
                self.starts.append(at)
        line = bisect_right(self.starts, offset, hi=max(1, len(self.starts) - 1))
        return line, offset - self.starts[line - 1] + 1

    def _counted(self, offset: int) -> tuple[int, int]:
        """The same without a list of all lines, which takes far more memory than the text and serves few problems."""
        inside = int(self.text[max(offset - 1, 0) : offset + 1] == "\r\n")  # a line ends after both
        end = offset - inside
        ends = self.text.count("\n", 0, end) + self.text.count("\r", 0, end) - self.text.count("\r\n", 0, end)
        start = max(self.text.rfind("\n", 0, end), self.text.rfind("\r", 0, end)) + 1
        return ends + 1, offset - start + 1


class Problems:
    """The problems found so far in one input; past a limit they are only counted, so that the list stays readable."""

    def __init__(self, source: str = "", lines: LineMap | None = None) -> None:
        self.source = source
        self.lines = lines
        self.found: list[Problem] = []
        self.more = 0

    def place(self, offset: int | None) -> Place | None:
        if offset is None or self.lines is None:
            return Place(self.source) if self.source else None
        return Place(self.source, *self.lines.at(offset))

    def add(self, message: str, offset: int | None = None, **fields: str | int) -> None:
        place = self.place(offset) if self.has_room else None
        self.add_problem(Problem.of(f"input.{message}" if "." not in message else message, place, **fields))

    def add_ragged(self, row: int, found: int, expected: int, offset: int | None = None) -> None:
        place = self.place(offset) if self.has_room else None
        self.add_problem(Problem.of("ragged-row", place, row=row + 1, found=found, expected=expected))

    @property
    def has_room(self) -> bool:
        """Whether the next problem is told; else it is only counted, and its place need not be found."""
        return len(self.found) < MAX_PROBLEMS

    def add_problem(self, problem: Problem) -> None:
        """Raises all of them at once when they are so many that reading on is of no use."""
        if self.has_room:
            self.found.append(problem)
            return
        self.more += 1
        if self.more >= MAX_COUNTED:
            raise self.error()

    def refuse(self, message: str, offset: int | None = None, **fields: str | int) -> NoReturn:
        """Adds a last problem, after which reading cannot go on, and raises all of them."""
        self.add(message, offset, **fields)
        raise self.error()

    def error(self) -> InputError:
        message = "input.more" if self.more < MAX_COUNTED else "input.more-than-counted"
        rest = [Problem.of(message, Place(self.source), count=self.more)] if self.more else []
        return InputError(*self.found, *rest)

    def raise_any(self) -> None:
        if self.found:
            raise self.error()

    def __bool__(self) -> bool:
        return bool(self.found)


def usual_length(lengths: Sequence[int]) -> int:
    """The length that most rows have, the earlier one on a tie: a row of another length is the one that is wrong."""
    return Counter(lengths).most_common(1)[0][0]


def shown(text: str, limit: int = 30) -> str:
    """A piece of somebody's input as it may stand in a message: one short line without control characters."""
    head = "".join(
        [character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text[:limit]]
    )
    return head + ("..." if len(text) > limit else "")
