"""Matrices as lines of entries: `4 8 12; 2 4 6`, CSV and TSV.

A clean file is read in bulk; only when that fails is it read again with a place for every entry.
"""

from __future__ import annotations

import re

from exactrank.matrix import Matrix
from exactrank.reading.matrices.cells import Cell, check_cells, matrix_of_cells, matrix_of_integers
from exactrank.reading.source.numbers import fold
from exactrank.reading.source.problems import LineMap, Problems

_ROW_END = re.compile(r";|\r\n?|\n")
_SEPARATOR = re.compile(r"[ \t\u00a0]*,[ \t\u00a0]*|[ \t\u00a0]+")


def entries(text: str, source: str = "") -> Matrix:
    """The matrix whose rows end with `;` or a line's end, its entries apart by commas or blanks.

    >>> entries("4 8 12; 2, -4, 1/2")
    <2x3 matrix [4 8 12; 2 -4 1/2]>
    """
    clean = _clean_integers(text.replace(";", "\n").replace(",", " "), None) if ",," not in text else None
    if clean is not None:
        return clean
    folded = fold(text)
    problems = Problems(source, LineMap(text))
    rows: list[list[Cell]] = []
    start = 0
    for end in [*_ROW_END.finditer(folded), None]:
        stop = end.start() if end else len(folded)
        row = _split(folded, start, stop)
        if row:
            rows.append(row)
        start = end.end() if end else stop
    if not rows:
        problems.refuse("no-entries")
    return matrix_of_cells(rows, problems)


def _split(text: str, start: int, stop: int) -> list[Cell]:
    while start < stop and text[start] in " \t\u00a0":
        start += 1
    while stop > start and text[stop - 1] in " \t\u00a0":
        stop -= 1
    if start == stop:
        return []
    row: list[Cell] = []
    for match in _SEPARATOR.finditer(text, start, stop):
        row.append((text[start : match.start()], start))
        start = match.end()
    row.append((text[start:stop], start))
    return row


def _clean_integers(text: str, delimiter: str | None) -> Matrix | None:
    """The matrix of a text that holds nothing but integers in rows of equal length, read in bulk; else None."""
    if not text.isascii() or "_" in text:
        return None
    try:
        rows = [list(map(int, line.split(delimiter))) for line in text.splitlines() if line and not line.isspace()]
    except ValueError:
        return None
    if not rows or len(set(map(len, rows))) != 1:
        return None
    check_cells(len(rows) * len(rows[0]), Problems())
    return matrix_of_integers(rows, len(rows[0]))


def delimited(text: str, delimiter: str, source: str = "") -> Matrix:
    """The matrix of a CSV (`,`) or TSV (tab) text. A CSV without commas may use semicolons, as spreadsheets do.

    Lines that are blank or begin with `#` hold no row. A first line of names is a mistake that is told, not guessed at.

    >>> delimited("1,2\\n3,1/2\\n", ",")
    <2x2 matrix [1 2; 3 1/2]>
    """
    if delimiter == "," and "," not in text:
        delimiter = ";" if ";" in text else "\t" if "\t" in text else ","
    clean = _clean_integers(text, delimiter)
    if clean is not None:
        return clean
    folded = fold(text)
    problems = Problems(source, LineMap(text))
    rows: list[list[Cell]] = []
    start = 0
    for line in folded.splitlines(keepends=True):
        body = line.rstrip("\r\n")
        if body.strip() and not body.lstrip().startswith("#"):
            rows.append(_fields(body, start, delimiter, problems))
        start += len(line)
    if not rows:
        problems.refuse("no-entries")
    return matrix_of_cells(rows, problems)


def _fields(line: str, start: int, delimiter: str, problems: Problems) -> list[Cell]:
    """The fields of one CSV line; a quoted field ends with its quote, and a number holds no line's end."""
    fields: list[Cell] = []
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
                return fields
            stop = line.find(delimiter, close)
            stop = len(line) if stop < 0 else stop
            inner = line[line.index('"', at) + 1 : close] + line[close + 1 : stop].strip()
        fields.append((inner, start + at + len(field) - len(field.lstrip())))
        if stop == len(line):
            return fields
        at = stop + 1
