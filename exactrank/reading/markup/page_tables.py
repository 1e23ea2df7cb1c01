"""Tables of cases in HTML, LaTeX and plain text, which say what those of Markdown do; all other tables stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.lines import CELL_END
from exactrank.reading.language.recognition import languages_of
from exactrank.reading.latex.grids import Range
from exactrank.reading.markup.tables_of_cases import Cell, is_table_of_cases, put_cases
from exactrank.reading.source.source import Rewriting, Source

Rows = Sequence[Sequence[Range]]
"""Where the cells of a table stand, row by row, the head first."""
_TABULAR = lazy_pattern(
    r"\\begin\s*\{(?P<name>tabular\*?|tabularx|longtable|array)\}(?P<body>.{1,6000}?)\\end\s*\{(?P=name)\}", re.DOTALL
)
_COLUMNS = lazy_pattern(r"(?:\s*\[[^\]]{0,9}\])?(?:\s*\{(?:[^{}]|\{[^{}]*\}){0,80}\}){1,2}")
_ROW_END = lazy_pattern(r"\\\\(?:\s*\[[^\]]{0,12}\])?|\\tabularnewline(?![A-Za-z])")
_LINES = lazy_pattern(
    r"\\(?:hline|toprule|midrule|bottomrule|endhead|endfirsthead)(?![A-Za-z])|\\c(?:mid)?rule(?:\([^)]{0,5}\))?\{[^{}]*\}"
    r"|\\cline\{[^{}]*\}|\\rule\{[^{}]*\}\{[^{}]*\}|\\centering(?![A-Za-z])"
)
_CELL = lazy_pattern(r"(?:\\.|\$[^$]*\$|[^&\\$])+", re.DOTALL)
_BOLD = lazy_pattern(r"\\text(?:bf|it)\s*\{([^{}]*)\}")
_DASHES = lazy_pattern(r"[-\s\x1f]+")


def read_tabulars(source: Source) -> None:
    """Puts what the tables of LaTeX say in their place."""
    _read(source, [(one.span(), rows) for one in _TABULAR.finditer(source.text) if (rows := _tabular(one))])


def read_drawn_tables(source: Source) -> None:
    """Puts what the tables of plain text say in their place, whose cells are marked."""
    if CELL_END in source.text:
        _read(source, list(_drawn(source.text)))


def read_html_tables(source: Source, tables: Sequence[Rows]) -> None:
    """Puts what the tables of a page say in their place, whose cells stand at these ranges of its text."""
    _read(source, [((rows[0][0][0], rows[-1][-1][1]), rows) for rows in tables])


def _read(source: Source, tables: Sequence[tuple[Range, Rows]]) -> None:
    if not tables:
        return
    text = source.text
    codes = languages_of(text)
    rewriting = Rewriting(source)
    done = 0
    for (start, stop), rows in tables:
        cells = [[_cell(text, one) for one in row] for row in rows]
        head, *body = cells
        if start >= done and is_table_of_cases(head, body, codes):
            rewriting.copy(done, start)
            put_cases(rewriting, head, body, codes)
            done = stop
    if done:
        rewriting.copy(done, len(text))
        rewriting.done()


def _cell(text: str, span: Range) -> Cell:
    """The text of a cell, formulas between dollars, every character at its place."""
    inner = _LINES.sub(lambda line: " " * len(line[0]), text[span[0] : span[1]])
    inner = inner.replace(r"\(", " $").replace(r"\)", "$ ").replace("\n", " ")
    inner = _BOLD.sub(lambda match: " " * (match.start(1) - match.start()) + match[1] + " ", inner)
    return Cell(inner.strip(), span[0] + len(inner) - len(inner.lstrip()))


def _tabular(match: re.Match[str]) -> list[list[Range]]:
    columns = _COLUMNS.match(match["body"])
    start, stop = match.span("body")
    text = _LINES.sub(lambda line: " " * len(line[0]), match.string[:stop])
    at = start + (columns.end() if columns else 0)
    rows: list[list[Range]] = []
    for end in [*_ROW_END.finditer(text, at, stop), None]:
        last = end.start() if end else stop
        if text[at:last].strip():
            rows.append([one.span() for one in _CELL.finditer(text, at, last)])
        at = end.end() if end else stop
    return rows if len(rows) > 1 and len({len(row) for row in rows}) == 1 and len(rows[0]) > 1 else []


def _drawn(text: str) -> Iterator[tuple[Range, list[list[Range]]]]:
    """The lines with marked cells, one below the other, without the line of dashes."""
    at = 0
    begin = last = -1
    rows: list[list[Range]] = []
    for line in [*text.split("\n"), ""]:
        if CELL_END in line:
            begin = at if not rows else begin
            last = at + len(line)
            if not _DASHES.fullmatch(line):
                edges = [-1, *[k for k, x in enumerate(line) if x == CELL_END], len(line)]
                rows.append([(at + a + 1, at + b) for a, b in pairwise(edges)])
        elif rows:
            if len(rows) > 1 and len({len(row) for row in rows}) == 1:
                yield (begin, last), rows
            rows = []
        at += len(line) + 1
