"""Matrices drawn in plain text: rows of numbers in brackets, one a line, or several lines of numbers in columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from exactrank.errors import InputError
from exactrank.matrix import Matrix
from exactrank.reading.numbers import fold, number

_LINE = re.compile(
    r"^[ \t]*(?:(?P<name>[A-Za-z]\w{0,3}'?)[ \t]*=[ \t]*)?(?P<open>[\[(|⎡⎢⎣⎛⎜⎝])?"
    r"(?P<body>[-+0-9./,;|() \t−]*\d[-+0-9./,;|() \t−]*?)"
    r"(?P<close>[\])|⎤⎥⎦⎞⎟⎠])?[ \t]*[.,]?[ \t]*$"
)
_LONGEST_LINE = 1000
_MARKED = re.compile(r"\(([^()\s]+)\)")


@dataclass(frozen=True, slots=True)
class DrawnMatrix:
    """A matrix drawn between two offsets, with the name it is given."""

    name: str
    matrix: Matrix
    start: int
    stop: int


def plain_grids(text: str, start: int, stop: int) -> list[DrawnMatrix]:
    """The matrices drawn in a range of a text, in order."""
    found: list[DrawnMatrix] = []
    rows: list[list[object]] = []
    name = ""
    begin = last = start
    bracketed = False

    def finish() -> None:
        nonlocal rows, name
        wide = len(rows) > 1 and len(rows[0]) > 1
        if rows and (bracketed or wide):
            found.append(DrawnMatrix(name, Matrix.of(rows), begin, last))  # type: ignore[arg-type]
        rows, name = [], ""

    at = start
    for line in fold(text[start:stop]).splitlines(keepends=True):
        entries, label, closed = _row(line.rstrip("\r\n"))
        fits = entries is not None and (not rows or (len(entries) == len(rows[0]) and closed == bracketed))
        if rows and (not fits or (label and name)):
            finish()
        if entries is not None:
            if not rows:
                begin, bracketed = at, closed
            rows.append(list(entries))
            name = label or name
            last = at + len(line.rstrip())
        at += len(line)
    finish()
    return found


def _row(line: str) -> tuple[list[object] | None, str, bool]:
    """The entries of a line that is a row of a drawn matrix, the name before it, and whether brackets hold it."""
    match = _LINE.match(line) if len(line) <= _LONGEST_LINE else None
    if match is None:
        return None, "", False
    closed = bool(match["open"] and match["close"])
    body = _MARKED.sub(r" \1 ", match["body"]).replace("|", " ").replace(",", " ")
    if ";" in body or bool(match["open"]) != bool(match["close"]):
        return None, "", False
    try:
        return [number(word) for word in body.split()], match["name"] or "", closed
    except InputError:
        return None, "", False
