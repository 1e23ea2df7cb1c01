"""MatrixMarket: the exchange format of NIST, with integers of any size and with quotients.

Source: Boisvert, Pozo, Remington, The Matrix Market Exchange Formats: Initial Design, 1996.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from functools import cached_property
from operator import ge

from exactrank.errors import InputError, Problem
from exactrank.matrix import Matrix, Scalar
from exactrank.patterns import lazy_pattern
from exactrank.reading.matrices.cells import check_cells, matrix_of_integers, matrix_of_numbers
from exactrank.reading.source.limits import HEADER
from exactrank.reading.source.numbers import number
from exactrank.reading.source.problems import LineMap, Problems, shown
from exactrank.records import dataclass

_FIELDS = ("integer", "real", "pattern", "double", "rational")
_SYMMETRIES = ("general", "symmetric", "skew-symmetric")
_TOKEN = lazy_pattern(r"\S+")
# Many lines of comments are one match, which is not gone back into.
_COMMENTS = lazy_pattern(r"(?:\s++|%[^\n]*+)*+")
_COMMENT_LINES = lazy_pattern(r"(?m)(?:^[ \t]*+%[^\n]*+(?:\n|\Z))++")
_LOOSE_SIGN = lazy_pattern(r"[+-](?![0-9])")  # numpy reads `- 5` as one number
_MANY = 20_000  # stored entries from which numpy reads them faster, its start included
_WORD = 2**63


@dataclass(frozen=True, slots=True)
class Coordinates:
    """The nonzero entries of a matrix: rows and columns, counted from 0, and values, as a sparse file lists them."""

    nrows: int
    ncols: int
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    values: tuple[Scalar, ...]

    @property
    def shape(self) -> tuple[int, int]:
        return self.nrows, self.ncols

    @property
    def entries(self) -> tuple[tuple[int, int, Scalar], ...]:
        return tuple(zip(self.rows, self.columns, self.values, strict=True))

    def dense(self) -> Matrix:
        """The matrix with its zeros; raises InputError when it has too many entries for that."""
        problems = Problems("")
        check_cells(self.nrows * self.ncols, problems)
        return _matrix(self.nrows, self.ncols, (self.rows, self.columns, self.values), problems)


def coordinates(text: str, source: str = "") -> Coordinates:
    """The entries of a MatrixMarket text, with those that a symmetry leaves out filled in.

    >>> coordinates("%%MatrixMarket matrix coordinate integer symmetric\\n2 2 1\\n2 1 5\\n").entries
    ((1, 0, 5), (0, 1, 5))
    """
    reader = _Reader(text, source)
    found = reader.entries()
    if not all(found[2]):
        kept = [k for k, value in enumerate(found[2]) if value]
        found = ([found[0][k] for k in kept], [found[1][k] for k in kept], [found[2][k] for k in kept])
    return Coordinates(reader.nrows, reader.ncols, tuple(found[0]), tuple(found[1]), tuple(found[2]))


def holds_coordinates(text: str) -> bool:
    """Whether a text begins as a MatrixMarket file that lists its nonzero entries.

    >>> holds_coordinates("%%MatrixMarket matrix coordinate integer general\\n1 1 0\\n")
    True
    """
    return text[: len(HEADER) + 40].lower().split()[:3] == [HEADER, "matrix", "coordinate"]


def matrix_market(text: str, source: str = "") -> Matrix:
    """The matrix of a MatrixMarket text."""
    reader = _Reader(text, source)
    check_cells(reader.nrows * reader.ncols, reader.problems)
    return _matrix(reader.nrows, reader.ncols, reader.entries(), Problems(source))


def _matrix(
    m: int, n: int, entries: tuple[Sequence[int], Sequence[int], Sequence[Scalar]], problems: Problems
) -> Matrix:
    rows: list[list[Scalar]] = [[0] * n for _ in range(m)]
    for i, j, value in zip(*entries, strict=True):
        rows[i][j] = value
    if set(map(type, entries[2])) <= {int}:
        return matrix_of_integers(rows, n)  # type: ignore[arg-type]
    return matrix_of_numbers(rows, n, problems)


_Entries = tuple[list[int], list[int], list[Scalar]]
"""Rows, columns (from 0) and values, one list each: a million entries make no million records."""


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
            body = _COMMENT_LINES.sub(lambda match: " " * (len(match[0]) - 1) + "\n", body)
        self.body = body

    @cached_property
    def tokens(self) -> list[str]:
        return self.body.split()

    def after_comments(self, at: int) -> int:
        match = _COMMENTS.match(self.text, at)
        return match.end() if match else at

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

    def entries(self) -> _Entries:
        """All entries with those that a symmetry leaves out; raises InputError with everything that is wrong."""
        found = self.in_bulk() if self.layout == "coordinate" and self.stored >= _MANY else None
        if found is not None:
            rows, columns, values = found
        else:
            rows, columns, values = self.by_place() if self.layout == "coordinate" else self.by_column()
        self.problems.raise_any()
        if self.symmetry == "general":
            return rows, columns, values
        sign = -1 if self.symmetry == "skew-symmetric" else 1
        off = [(i, j, value) for i, j, value in zip(rows, columns, values, strict=True) if i != j]
        if sign < 0 and len(off) < len(rows):
            for i, j in zip(rows, columns, strict=True):
                if i == j:
                    self.problems.add("market-diagonal", None, row=i + 1)
            self.problems.raise_any()
        return (
            rows + [j for _, j, _ in off],
            columns + [i for i, _, _ in off],
            values + [sign * value for _, _, value in off],
        )

    def in_bulk(self) -> _Entries | None:
        """The stored entries if all are integers of a word at places of their own; else None, and `by_place` tells."""
        import numpy

        step = 2 if self.field == "pattern" else 3
        if _LOOSE_SIGN.search(self.body):
            return None
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")  # numpy warns of text that it cannot read to its end
                flat = numpy.fromstring(self.body, dtype=numpy.int64, sep=" ")
        except (DeprecationWarning, ValueError):
            return None
        if flat.size != step * self.stored:
            return None
        i, j = flat[0::step] - 1, flat[1::step] - 1
        if i.min() < 0 or j.min() < 0 or i.max() >= self.nrows or j.max() >= self.ncols:
            return None
        if self.nrows * self.ncols >= _WORD:
            return None
        places = numpy.sort(i * self.ncols + j)
        if bool((places[1:] == places[:-1]).any()):
            return None
        if self.symmetry != "general" and bool((i < j).any()):
            return None
        if step == 2:
            return i.tolist(), j.tolist(), [1] * self.stored
        x = flat[2::step]
        # What is too long for a word is read as the longest one.
        if int(x.max()) == _WORD - 1 or int(x.min()) == -_WORD:
            return None
        return i.tolist(), j.tolist(), x.tolist()

    def by_place(self) -> _Entries:
        step = 2 if self.field == "pattern" else 3
        self.check_count(step * self.stored)
        rows = self.indices(step, 0)
        columns = self.indices(step, 1)
        self.problems.raise_any()
        values: list[Scalar] = [1] * self.stored if self.field == "pattern" else self.values(step, 2)
        if not rows:
            return [], [], []
        n = self.ncols
        inside = min(rows) >= 0 and max(rows) < self.nrows and min(columns) >= 0 and max(columns) < n
        lower = self.symmetry == "general" or all(map(ge, rows, columns))
        if not inside or not lower or len({i * n + j for i, j in zip(rows, columns, strict=True)}) < len(rows):
            self.misplaced(rows, columns, step)
        return rows, columns, values

    def indices(self, step: int, first: int) -> list[int]:
        """The places told by the tokens, from 0; what is no whole number is outside of every matrix."""
        values = self.values(step, first)
        if set(map(type, values)) <= {int}:
            return [value - 1 for value in values]  # type: ignore[misc]
        return [value - 1 if isinstance(value, int) else -1 for value in values]

    def misplaced(self, rows: list[int], columns: list[int], step: int) -> None:
        seen: set[tuple[int, int]] = set()
        for k, (i, j) in enumerate(zip(rows, columns, strict=True)):
            message = ""
            if not (0 <= i < self.nrows and 0 <= j < self.ncols):
                message = "market-outside"
            elif (i, j) in seen:
                message = "market-twice"
            elif self.symmetry != "general" and i < j:
                message = "market-triangle"
            if message:
                offset = None if self.problems.more else self.offset(step * k)
                self.problems.add(message, offset, row=str(i + 1), column=str(j + 1))
            seen.add((i, j))

    def by_column(self) -> _Entries:
        m, n = self.nrows, self.ncols
        if self.field == "pattern":
            self.problems.refuse("market-kind", 0, word="pattern", known="integer, real")
        skip = 1 if self.symmetry == "skew-symmetric" else 0
        general = self.symmetry == "general"
        self.check_count(m * n if general else m * (m + 1 - 2 * skip) // 2)
        values = self.values(1, 0)
        starts = [0] * n if general else [j + skip for j in range(n)]
        rows = [i for start in starts for i in range(start, m)]
        columns = [j for j, start in enumerate(starts) for _ in range(start, m)]
        return rows, columns, values
