"""Matrices in brackets: JSON, Python's and numpy's printing, and the same with quotients or without commas.

JSON proper is read by the standard library, with every number taken from its digits. What that cannot read is read once
more by the small reader below, which knows the place of every entry.
"""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import islice
from typing import Any

from exactrank.errors import InputError
from exactrank.matrix import Matrix, Scalar
from exactrank.numbers.fields import field_named
from exactrank.patterns import lazy_pattern
from exactrank.reading.matrices.cells import Cell, check_cells, matrix_of_cells, matrix_of_numbers
from exactrank.reading.source.limits import MAX_CELLS, MAX_DEPTH
from exactrank.reading.source.numbers import decimal, fold, integer, number
from exactrank.reading.source.problems import LineMap, Problems, shown

_TOKEN = lazy_pattern(
    r"""\s*(?:(?P<mark>[\[\]{}();,])|"(?P<text>(?:[^"\\]|\\.)*)"|'(?P<quoted>[^']*)'|(?P<bare>[^\s\[\]{}();,"']+)"""
    r"""|(?P<bad>\S))"""
)
_BARE = lazy_pattern(r"[^\s\[\]{}();,]+")
_LONGEST_HEAD = 100_000
"""So many marks and words of an object that is not JSON proper may stand before its key `matrix`."""


def nested(text: str, source: str = "") -> Matrix:
    """The matrix of a list of rows, or of an object whose `matrix` is one.

    >>> nested('[[1, 0.1], ["1/2", 1e2]]')
    <2x2 matrix [1 1/10; 1/2 100]>
    >>> nested("[[1/2 3] [4 5]]")
    <2x2 matrix [1/2 3; 4 5]>
    """
    _check_count(text, Problems(source))
    made = json_matrix(text)
    return made if made is not None else _Reader(text, source).matrix()


def _check_count(text: str, problems: Problems) -> None:
    """Raises InputError for too many entries or rows before any of them takes memory."""
    # A comma stands before every entry but the first; two brackets may hold all the rows.
    check_cells(max(text.count(","), text.count("[") + text.count("(") - 2), problems)
    if sum(map(text.count, " \t\n;")) >= MAX_CELLS:  # apart by blanks alone; now they are counted
        for _ in islice(_BARE.finditer(text), MAX_CELLS, None):
            check_cells(MAX_CELLS + 1, problems)


def json_matrix(text: str) -> Matrix | None:
    """The matrix of a text in JSON proper: rows, or an object with `matrix` and perhaps its `shape`; None for others.

    >>> json_matrix('{"matrix": [], "shape": [0, 3]}').shape
    (0, 3)
    >>> json_matrix('{"matrix": [[7, -1]], "field": "GF(5)"}')
    <1x2 matrix over GF(5) [2 4]>
    """
    try:
        value = json.loads(
            text, parse_int=_integer, parse_float=_decimal, parse_constant=_constant, object_pairs_hook=_object
        )
        if isinstance(value, dict) and "matrix" in value:
            return _over(_shaped(value["matrix"], value.get("shape")), value.get("field"), text)
        return _clean(value)
    except _Refusal:
        raise
    except (ValueError, RecursionError):
        return None


class _Refusal(InputError):
    """What no other way of reading could mend."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        key = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _Refusal.of("input.repeated-key", key=shown(key))
    return made


def _shaped(rows: Any, shape: Any) -> Matrix | None:
    """The matrix of the rows; a shape beside them must be theirs, and tells the columns where there are none."""
    made = _clean(rows)
    if made is None or shape is None:
        return made
    if not made.nrows and isinstance(shape, list) and len(shape) == 2 and type(shape[1]) is int and shape[1] >= 0:
        made = Matrix.zero(0, shape[1])
    if shape != list(made.shape):
        raise _Refusal.of("input.another-shape", rows=made.nrows, columns=made.ncols)
    return made


def _over(made: Matrix | None, field: Any, text: str) -> Matrix | None:
    """The matrix over the field that the object names."""
    if field is None:
        return made
    if not isinstance(field, str):
        raise _Refusal.of("unknown-field", name=shown(str(field)))
    try:
        return (made or _Reader(text, "").matrix()).over(field_named(field))
    except InputError as error:
        raise _Refusal(*error.problems) from None


def _integer(digits: str) -> Scalar:
    return -integer(digits[1:]) if digits.startswith("-") else integer(digits)


def _decimal(text: str) -> Scalar:
    digits, _, power = text.lstrip("-").replace("E", "e").partition("e")
    value = decimal(digits, power)
    return -value if text.startswith("-") else value


def _constant(name: str) -> Scalar:
    raise InputError.of("input.not-finite", entry=name)


def _clean(value: Any) -> Matrix | None:
    """The matrix of a list of rows of numbers of equal length; None where anything has to be looked at closely."""
    if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
        return None
    if len({len(row) for row in value}) > 1:
        return None
    check_cells(sum(map(len, value)), Problems())
    rows: list[list[Scalar]] = []
    for row in value:
        kinds = set(map(type, row))
        if not kinds <= {int, Fraction, str}:
            return None
        rows.append([number(entry) if isinstance(entry, str) else entry for entry in row] if str in kinds else row)
    return matrix_of_numbers(rows, len(rows[0]) if rows else 0, Problems())


class _Reader:
    """A careful reader of bracketed entries: it remembers offsets, and goes on after a mistake where it can."""

    def __init__(self, text: str, source: str) -> None:
        self.text = fold(text)
        self.problems = Problems(source, LineMap(text))
        self.at = 0
        self.kind = ""
        self.value = ""
        self.start = 0
        self.advance()

    def advance(self) -> None:
        match = _TOKEN.match(self.text, self.at)
        if match is None:
            self.kind, self.value, self.start = "end", "", len(self.text)
            return
        self.kind = match.lastgroup or ""
        self.value = match[self.kind]
        self.start = match.start(self.kind)
        self.at = match.end()
        if self.kind == "bad":
            self.problems.refuse("unclosed", self.start, opener=self.value)

    def matrix(self) -> Matrix:
        if self.value == "{" and self.kind == "mark":
            self.find_matrix()
        if self.value not in ("[", "(") or self.kind != "mark":
            self.problems.refuse("not-rows", self.start)
        value = self.bracket(0)
        while self.kind == "mark" and self.value in "};,":
            self.advance()
        if self.kind != "end" and not self.in_object:
            self.problems.refuse("after-the-matrix", self.start, text=shown(self.text[self.start : self.start + 20]))
        return self.matrix_of(value)

    in_object = False

    def find_matrix(self) -> None:
        """Goes to the value of the key `matrix` of the outermost object."""
        depth = 0
        self.in_object = True
        for _ in range(_LONGEST_HEAD):
            if self.kind == "end":
                break
            if self.kind == "mark":
                depth += (self.value in "{[(") - (self.value in "}])")
                if not 0 < depth <= MAX_DEPTH:
                    break
                self.advance()
            elif depth == 1 and self.kind == "text" and self.value == "matrix":
                self.advance()
                if self.kind == "bare" and self.value.startswith(":"):
                    if self.value == ":":
                        self.advance()
                    return
            else:
                self.advance()
        self.problems.refuse("no-key", None, key="matrix")

    def bracket(self, depth: int) -> list[Any]:
        """The parts between this bracket and the one that closes it: cells, brackets, and None for a `;`."""
        opener, opened = self.value, self.start
        if depth > MAX_DEPTH:
            self.problems.refuse("too-deep", opened, limit=MAX_DEPTH)
        closer = {"[": "]", "(": ")", "{": "}"}[opener]
        parts: list[Any] = []
        self.advance()
        wants_value = True
        while True:
            if self.kind == "end":
                self.problems.refuse("unclosed", opened, opener=opener)
            if self.kind != "mark":
                parts.append((self.value, self.start))
                wants_value = False
            elif self.value == closer:
                if wants_value and parts and parts[-1] is not None:
                    self.problems.add("empty-entry", self.start)
                self.advance()
                return parts
            elif self.value in "[(":
                inner = self.start
                parts.append((self.bracket(depth + 1), inner))
                wants_value = False
                continue
            elif self.value == ",":
                if wants_value:
                    self.problems.add("empty-entry", self.start)
                wants_value = True
            elif self.value == ";":
                parts.append(None)
                wants_value = True
            else:
                self.problems.refuse("unexpected", self.start, found=self.value)
            self.advance()

    def matrix_of(self, parts: list[Any]) -> Matrix:
        lists = [part for part in parts if part is not None and isinstance(part[0], list)]
        if (
            len(lists) == 1 == len(parts)
            and lists[0][0]
            and isinstance(lists[0][0][0], tuple)
            and isinstance(lists[0][0][0][0], list)
        ):
            return self.matrix_of(lists[0][0])  # one more pair of brackets around the whole, as in matrix([[1, 2]])
        if None in parts or not lists:
            if parts and None not in parts:
                self.problems.refuse("flat-text", parts[0][1], count=len(parts))
            lists = [(row, 0) for row in _rows_at_semicolons(parts)]
        elif len(lists) != len(parts):
            offset = next(part[1] for part in parts if not isinstance(part[0], list))
            self.problems.refuse("entry-among-rows", offset)
        rows: list[list[Cell]] = []
        for row, _ in lists:
            for cell in row:
                if cell is None or isinstance(cell[0], list):
                    self.problems.refuse("row-inside-row", cell[1] if cell else None)
            rows.append(row)
        return matrix_of_cells(rows, self.problems)


def _rows_at_semicolons(parts: list[Any]) -> list[list[Any]]:
    rows: list[list[Any]] = [[]]
    for part in parts:
        if part is None:
            rows.append([])
        else:
            rows[-1].append(part)
    return [row for row in rows if row]
