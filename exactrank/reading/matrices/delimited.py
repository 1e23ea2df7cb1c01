"""Matrices as lines of entries: `4 8 12; 2 4 6`, CSV and TSV.

A clean file is read in bulk; only when that fails is it read again with a place for every entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from exactrank.matrix import Matrix
from exactrank.patterns import lazy_pattern
from exactrank.reading.matrices.cells import Cell, check_cells, matrix_of_cells, matrix_of_integers
from exactrank.reading.source.limits import MAX_CELLS
from exactrank.reading.source.numbers import fold
from exactrank.reading.source.problems import LineMap, Problems

_BLANKS = " \t\u00a0"
_ROW = lazy_pattern(rf"[^;\r\n{_BLANKS}][^;\r\n]*")
_LINE = lazy_pattern(r"[^\r\n]+")
_ENTRY = lazy_pattern(r"[^\s,;]+")
_SEPARATOR = lazy_pattern(rf"[{_BLANKS}]*,[{_BLANKS}]*|[{_BLANKS}]+")
# A comma that parts no two entries: one of them is missing.
_STRAY = lazy_pattern(r"(?:\A|[;,\r\n])[ \t]*,|,[ \t]*(?:[;\r\n]|\Z)")
# What Python takes for blanks, ends of lines or parts of an integer, and the careful reading does not.
_UNUSUAL = lazy_pattern(r"[\x0b\x0c\x1c-\x1f_]")


def entries(text: str, source: str = "") -> Matrix:
    """The matrix whose rows end with `;` or a line's end, its entries apart by commas or blanks.

    >>> entries("4 8 12; 2, -4, 1/2")
    <2x3 matrix [4 8 12; 2 -4 1/2]>
    """
    folded = fold(text)
    problems = Problems(source, LineMap(text))
    _check_count(folded, problems)
    clean = None if "," in text and _STRAY.search(text) else _clean_integers(text, _ROW, None)
    if clean is not None:
        return clean
    made = matrix_of_cells((_split(folded, *row.span()) for row in _ROW.finditer(folded)), problems)
    if not made.nrows:
        problems.refuse("no-entries")
    return made


def _check_count(text: str, problems: Problems) -> None:
    """Raises InputError for too many entries before any of them takes memory."""
    if sum(map(text.count, " \t\r\n,;")) >= MAX_CELLS:  # at least as many as the entries; now they are counted
        for _ in islice(_ENTRY.finditer(text), MAX_CELLS, None):
            check_cells(MAX_CELLS + 1, problems)


def _split(text: str, start: int, stop: int) -> Iterator[Cell]:
    """The cells of a row, which begins with no blank."""
    while text[stop - 1] in _BLANKS:
        stop -= 1
    for match in _SEPARATOR.finditer(text, start, stop):
        yield text[start : match.start()], start
        start = match.end()
    yield text[start:stop], start


def _clean_integers(text: str, row: re.Pattern[str], delimiter: str | None) -> Matrix | None:
    """The matrix of a text that holds nothing but integers in rows of equal length, read in bulk; else None.

    Without a delimiter, blanks and commas part the entries.
    """
    if not text.isascii() or _UNUSUAL.search(text):
        return None
    rows: list[list[int]] = []
    try:
        for match in row.finditer(text):
            line = match[0]
            if not line.isspace():
                rows.append(list(map(int, (line if delimiter else line.replace(",", " ")).split(delimiter))))
    except ValueError:
        return None
    if not rows or len(set(map(len, rows))) != 1:
        return None
    return matrix_of_integers(rows, len(rows[0]))


def delimited(text: str, delimiter: str, source: str = "") -> Matrix:
    """The matrix of a CSV (`,`) or TSV (tab) text. A CSV without commas may use semicolons, as spreadsheets do.

    Lines that are blank or begin with `#` hold no row. A first line of names is a mistake that is told, not guessed at.

    >>> delimited("1,2\\n3,1/2\\n", ",")
    <2x2 matrix [1 2; 3 1/2]>
    """
    if delimiter == "," and "," not in text:
        delimiter = ";" if ";" in text else "\t" if "\t" in text else ","
    folded = fold(text)
    problems = Problems(source, LineMap(text))
    _check_count(folded, problems)
    clean = None if delimiter * 2 in text else _clean_integers(text, _LINE, delimiter)
    if clean is not None:
        return clean
    made = matrix_of_cells(_lines(folded, delimiter, problems), problems)
    if not made.nrows:
        problems.refuse("no-entries")
    return made


def _lines(text: str, delimiter: str, problems: Problems) -> Iterator[Iterator[Cell]]:
    for match in _LINE.finditer(text):
        begin = match[0].lstrip()[:1]
        if begin and begin != "#":
            yield _fields(match[0], match.start(), delimiter, problems)


def _fields(line: str, start: int, delimiter: str, problems: Problems) -> Iterator[Cell]:
    """The fields of one CSV line; a quoted field ends with its quote, and a number holds no line's end."""
    at = 0
    while True:
        stop = line.find(delimiter, at)
        stop = len(line) if stop < 0 else stop
        field = line[at:stop]
        inner = field.strip()
        if inner.startswith('"'):
            close = line.find('"', line.index('"', at) + 1)
            if close < 0:
                problems.add("unclosed", start + at, opener='"')
                return
            stop = line.find(delimiter, close)
            stop = len(line) if stop < 0 else stop
            inner = line[line.index('"', at) + 1 : close] + line[close + 1 : stop].strip()
        yield inner, start + at + len(field) - len(field.lstrip())
        if stop == len(line):
            return
        at = stop + 1
