"""Tables of Markdown: one of numbers is a matrix, one of steps is its cells in order, one of results is claims."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.recognition import languages_of
from exactrank.reading.latex.grids import Range
from exactrank.reading.markup.math_spans import math_spans
from exactrank.reading.markup.plain_formulas import is_formula, pieces_of
from exactrank.reading.markup.tables_of_cases import Cell, is_table_of_cases, put_cases
from exactrank.reading.markup.tables_of_eigenpairs import columns_of_eigenpairs, put_eigenpairs
from exactrank.reading.markup.tables_of_spaces import columns_of_spaces, put_spaces
from exactrank.reading.source.source import Rewriting, Source

_RULE = lazy_pattern(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$", re.MULTILINE)
_PIPE = lazy_pattern(r"(?<!\\)\|")
_NUMBER = lazy_pattern(r"\$?[-−+]?\d+(?:\.\d+)?(?:/\d+)?\$?")
_GRID = lazy_pattern(r"\\begin\{|\[[^\[\];]*;[^\[\]]*\]|\[[ \t]*\[")
_VALUE = lazy_pattern(r"\$[^$]+\$|[-−+]?\d+(?:\.\d+)?(?:/\d+)?")
_RELATION = lazy_pattern(r"=|\\neq?(?![A-Za-z])|[<>\u2260\u2264\u2265]")
_NO_NAME = lazy_pattern(r"[\W\d_]*|\$?\\?[^\W\d](?:_?\d+)?\$?")
"""Numbers, and a letter alone, which heads a column of data."""


class _Table(NamedTuple):
    """Where a table stands, and its rows; the first one is its head."""

    span: Range
    rows: list[list[Cell]]


def read_tables(source: Source) -> None:
    """Puts what the tables of a text say in the place of their bars.

    >>> source = Source("|1|2|\\n|-|-|\\n|3|4|")
    >>> read_tables(source)
    >>> source.text
    '[1 2]\\n[3 4]'
    """
    text = source.text
    rewriting = Rewriting(source)
    done = 0
    codes = languages_of(text) if "|" in text else ()
    for table in _tables(text):
        head, *body = table.rows
        rewriting.copy(done, table.span[0])
        done = table.span[0]
        if _is_matrix(head, body):
            _put_matrix(rewriting, [row for row in table.rows if any(cell.text for cell in row)])
        elif (pairs := columns_of_eigenpairs(head, body)) is not None:
            put_eigenpairs(rewriting, pairs, head, body)
        elif (spaces := columns_of_spaces(head, body)) is not None:
            put_spaces(rewriting, spaces, head, body)
        elif any(_GRID.search(cell.text) for row in body for cell in row):
            _put_steps(rewriting, body)
        elif is_table_of_cases(head, body, codes):
            put_cases(rewriting, head, body, codes)
        elif all(len(row) == 2 and _is_claim(row) for row in body):
            _put_claims(rewriting, body)
        else:
            continue
        done = table.span[1]
    if done:
        rewriting.copy(done, len(text))
        rewriting.done()


def _tables(text: str) -> list[_Table]:
    found: list[_Table] = []
    if "|" not in text:
        return found
    spans = math_spans(text)
    done = 0
    for rule in _RULE.finditer(text):
        start = text.rfind("\n", 0, max(0, rule.start() - 1)) + 1
        if "|" not in rule[0] or start < done or rule.start() == 0 or not text[start : rule.start()].strip():
            continue
        head = _cells(text, start, rule.start() - 1, spans)
        rows, at = [head], rule.end() + 1
        while at < len(text):
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            row = _cells(text, at, end, spans)
            if len(row) < 2 and not (len(head) == 1 and row and "|" in text[at:end]):
                break
            rows.append(row)
            at = end + 1
        done = max(rule.end(), min(at - 1, len(text)))
        if len(rows) > 1 and len(head) == len(_PIPE.split(rule[0].strip().strip("|"))):
            found.append(_Table((start, done), rows))
    return found


def _cells(text: str, start: int, stop: int, spans: list[Range]) -> list[Cell]:
    """The cells of a line between its bars, those in formulas left alone."""
    bars = [bar.start() for bar in _PIPE.finditer(text, start, stop) if not _is_inside(spans, bar.start())]
    if not bars:
        return []
    line = text[start:stop]
    first = start + len(line) - len(line.lstrip())
    last = start + len(line.rstrip())
    edges = [first - 1, *bars, last]
    if bars[0] == first:
        del edges[0]
    if bars[-1] == last - 1:
        del edges[-1]
    cells: list[Cell] = []
    for a, b in pairwise(edges):
        inner = text[a + 1 : b]
        cells.append(Cell(inner.strip(), a + 1 + len(inner) - len(inner.lstrip())))
    return cells


def _is_inside(spans: list[Range], offset: int) -> bool:
    k = bisect_right(spans, (offset, offset)) - 1
    return k >= 0 and spans[k][1] > offset


def _is_matrix(head: list[Cell], body: list[list[Cell]]) -> bool:
    """Whether nothing but numbers stands in a table: a head of words is a table of data."""
    named = any(cell.text for cell in head)
    rows = [head, *body] if named else body
    return len(rows) > 1 and all(
        len(row) == len(head) and all(_NUMBER.fullmatch(cell.text) for cell in row) for row in rows
    )


def _is_claim(row: list[Cell]) -> bool:
    """Whether a row of two cells names a value and gives it."""
    named = not _NO_NAME.fullmatch(row[0].text) and not _RELATION.search(row[0].text)
    return named and bool(_VALUE.fullmatch(row[1].text))


def _put_cell(rewriting: Rewriting, cell: Cell, text: str | None = None) -> None:
    text = cell.text if text is None else text
    rewriting.put(text, cell.start + cell.text.index(text), len(text))


def _put_matrix(rewriting: Rewriting, rows: list[list[Cell]]) -> None:
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            rewriting.put(" " if j else "\n[" if i else "[", cell.start)
            _put_cell(rewriting, cell, cell.text.strip("$"))
        rewriting.put("]", row[-1].start)


def _put_steps(rewriting: Rewriting, rows: list[list[Cell]]) -> None:
    for row in rows:
        for cell in row:
            if cell.text:
                rewriting.put("\n\n", cell.start)
                _put_cell(rewriting, cell)
    rewriting.put("\n", rows[-1][-1].start)


def _put_claims(rewriting: Rewriting, rows: list[list[Cell]]) -> None:
    """A formula equals its value; words are followed by a colon."""
    for name, value in rows:
        rewriting.put("\n\n", name.start)
        marked = name.text[0] == name.text[-1] == "$" and len(name.text) > 2
        if marked:
            inner = value.text.strip("$")
            _put_cell(rewriting, name, name.text[:-1])
            rewriting.put("=", value.start)
            _put_cell(rewriting, value, inner)
            rewriting.put("$", value.start)
            continue
        _put_cell(rewriting, name)
        rewriting.put(" = " if is_formula(pieces_of(f"{name.text} = {value.text}")) else ": ", value.start)
        _put_cell(rewriting, value)
    rewriting.put("\n", rows[-1][-1].start)
