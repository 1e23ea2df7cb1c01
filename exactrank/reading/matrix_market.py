"""MatrixMarket: the exchange format of NIST, with integers of any size and with quotients.

Source: Boisvert, Pozo, Remington, The Matrix Market Exchange Formats: Initial Design, 1996.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from exactrank.errors import InputError, Problem
from exactrank.matrix import Matrix, Scalar
from exactrank.reading.grid import check_cells, matrix_of_integers, matrix_of_numbers
from exactrank.reading.numbers import number
from exactrank.reading.problems import LineMap, Problems, shown

HEADER = "%%matrixmarket"
_FIELDS = ("integer", "real", "pattern", "double", "rational")
_SYMMETRIES = ("general", "symmetric", "skew-symmetric")
_TOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Coordinates:
    """The nonzero entries of a matrix by place, counted from 0: what a sparse file holds."""

    nrows: int
    ncols: int
    entries: tuple[tuple[int, int, Scalar], ...]


def coordinates(text: str, source: str = "") -> Coordinates:
    """The entries of a MatrixMarket text, with those that a symmetry leaves out filled in.

    >>> coordinates("%%MatrixMarket matrix coordinate integer symmetric\\n2 2 1\\n2 1 5\\n").entries
    ((1, 0, 5), (0, 1, 5))
    """
    reader = _Reader(text, source)
    reader.problems.raise_any()
    found = tuple(reader.mirrored(reader.by_place() if reader.layout == "coordinate" else reader.by_column()))
    reader.problems.raise_any()
    return Coordinates(reader.nrows, reader.ncols, found)


def matrix_market(text: str, source: str = "") -> Matrix:
    """The matrix of a MatrixMarket text."""
    sparse = coordinates(text, source)
    check_cells(sparse.nrows * sparse.ncols, Problems(source))
    rows: list[list[Scalar]] = [[0] * sparse.ncols for _ in range(sparse.nrows)]
    whole = True
    for i, j, value in sparse.entries:
        rows[i][j] = value
        whole = whole and type(value) is int
    if whole:
        return matrix_of_integers(rows, sparse.ncols)  # type: ignore[arg-type]
    return matrix_of_numbers(rows, sparse.ncols, Problems(source))


class _Reader:
    """The header, the sizes and the tokens of the body; offsets are looked up only where something is wrong."""

    def __init__(self, text: str, source: str) -> None:
        self.text = text
        self.problems = Problems(source, LineMap(text))
        head, _, _ = text.partition("\n")
        words = head.lower().split()
        if len(words) != 5 or words[0] != HEADER or words[1] != "matrix":
            self.problems.refuse("market-header", 0, header=shown(head))
        self.layout, self.field, self.symmetry = words[2:]
        for word, known in (
            (self.layout, ("array", "coordinate")),
            (self.field, _FIELDS),
            (self.symmetry, _SYMMETRIES),
        ):
            if word not in known:
                self.problems.add("market-kind", 0, word=shown(word), known=", ".join(known))
        self.problems.raise_any()
        self.start = self.after_comments(len(head) + 1)
        sizes, _, body = text[self.start :].partition("\n")
        wanted = 3 if self.layout == "coordinate" else 2
        counts = sizes.split()
        if len(counts) != wanted or not all(c.isascii() and c.isdecimal() and len(c) < 12 for c in counts):
            self.problems.refuse("market-sizes", min(self.start, len(text)), found=shown(sizes), count=wanted)
        self.nrows, self.ncols = int(counts[0]), int(counts[1])
        self.stored = int(counts[2]) if wanted == 3 else 0
        self.start += len(sizes) + 1
        if self.symmetry != "general" and self.nrows != self.ncols:
            self.problems.refuse("market-square", None, rows=self.nrows, columns=self.ncols)
        if "%" in body:
            body = re.sub(r"(?m)^[ \t]*%[^\n]*", lambda match: " " * len(match[0]), body)
        self.body = body
        self.tokens = body.split()

    def after_comments(self, at: int) -> int:
        while at < len(self.text):
            end = self.text.find("\n", at)
            end = len(self.text) if end < 0 else end
            line = self.text[at:end].strip()
            if line and not line.startswith("%"):
                break
            at = end + 1
        return at

    def offset(self, k: int) -> int:
        """The place of the token of that index (the end of the text when there are fewer)."""
        for index, match in enumerate(_TOKEN.finditer(self.body)):
            if index == k:
                return self.start + match.start()
        return len(self.text)

    def values(self, step: int, first: int) -> list[Scalar]:
        """The numbers at token `first` and every `step` after it."""
        some = self.tokens[first::step]
        try:
            if "_" not in self.body and self.body.isascii():
                return list(map(int, some))
        except ValueError:
            pass
        values: list[Scalar] = []
        for k, token in enumerate(some):
            try:
                values.append(number(token))
            except InputError as error:
                values.append(0)
                place = None if self.problems.more else self.problems.place(self.offset(first + k * step))
                for problem in error.problems:
                    self.problems.add_problem(Problem(problem.message, problem.fields, place))
        return values

    def check_count(self, expected: int) -> None:
        if len(self.tokens) != expected:
            self.problems.refuse(
                "market-count", self.offset(min(expected, len(self.tokens))), found=len(self.tokens), expected=expected
            )

    def by_place(self) -> Iterator[tuple[int, int, Scalar]]:
        step = 2 if self.field == "pattern" else 3
        self.check_count(step * self.stored)
        rows, columns = self.values(step, 0), self.values(step, 1)
        values: list[Scalar] = [1] * self.stored if self.field == "pattern" else self.values(step, 2)
        seen: set[tuple[int, int]] = set()
        for k, (i, j, value) in enumerate(zip(rows, columns, values, strict=True)):
            inside = 1 <= i <= self.nrows and 1 <= j <= self.ncols and i.denominator == j.denominator == 1
            place = (int(i) - 1, int(j) - 1)
            if not inside or place in seen or (self.symmetry != "general" and i < j):
                message = "market-twice" if place in seen else "market-triangle" if inside else "market-outside"
                offset = None if self.problems.more else self.offset(step * k)
                self.problems.add(message, offset, row=str(i), column=str(j))
                continue
            seen.add(place)
            if value:
                yield *place, value

    def by_column(self) -> Iterator[tuple[int, int, Scalar]]:
        m, n = self.nrows, self.ncols
        skip = {"general": 0, "symmetric": 0, "skew-symmetric": 1}[self.symmetry]
        general = self.symmetry == "general"
        self.check_count(m * n if general else m * (m + 1 - 2 * skip) // 2)
        if self.field == "pattern":
            self.problems.refuse("market-kind", 0, word="pattern", known="integer, real")
        values = iter(self.values(1, 0))
        for j in range(n):
            for i in range(0 if general else j + skip, m):
                value = next(values)
                if value:
                    yield i, j, value

    def mirrored(self, entries: Iterator[tuple[int, int, Scalar]]) -> Iterator[tuple[int, int, Scalar]]:
        if self.symmetry == "general":
            yield from entries
            return
        sign = -1 if self.symmetry == "skew-symmetric" else 1
        for i, j, value in entries:
            if i != j:
                yield i, j, value
                yield j, i, sign * value
            elif sign == 1:
                yield i, j, value
            else:
                self.problems.add("market-diagonal", None, row=i + 1)
