r"""Tables of eigenvalues and eigenvectors: | 5 | (1, 1) | says that v = (1, 1) belongs to \\lambda = 5."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import called
from exactrank.reading.language.templates import any_of
from exactrank.reading.markup.tables_of_cases import Cell
from exactrank.reading.source.source import Rewriting

_VALUE = lazy_pattern(
    r"(?:\$|\\\()?\s*(?:\\(?:lambda|mu)(?:_\{?\w\}?)?\s*=\s*)?"
    r"(?P<value>[-+\u2212]?\d[\d/.]*|[-+]?\\[td]?frac[^=$,\\()]*)\s*(?:\$|\\\))?"
)
_LAMBDA = lazy_pattern(r"\W*(?:lambda|\u03bb)(?:_\{?[a-z]\}?)?\W*")
_VECTOR = lazy_pattern(r"[^$=]*(?:\\begin|\(|\[|\\binom)[^$=]*")
_DOLLARS = lazy_pattern(r"\A\s*(?:\$|\\\()|(?:\$|\\\))\s*\Z")


@cache
def _names(kind: str) -> re.Pattern[str]:
    return re.compile(any_of(called(kind)), re.IGNORECASE)


def _is_value_head(text: str) -> bool:
    return _LAMBDA.fullmatch(text) is not None or _names("eigenvalues").search(text) is not None


def columns_of_eigenpairs(head: Sequence[Cell], body: Sequence[Sequence[Cell]]) -> tuple[int, int] | None:
    """The columns of eigenvalues and of their eigenvectors; None for any other table.

    >>> head, row = [Cell("Eigenvalue", 0), Cell("Eigenvector", 9)], [Cell("$5$", 20), Cell("$(1, 1)$", 30)]
    >>> columns_of_eigenpairs(head, [row]), columns_of_eigenpairs(head[::-1], [row])
    ((0, 1), None)
    """
    vectors = [j for j, cell in enumerate(head) if _names("eigenvectors").search(cell.text)]
    values = [j for j, cell in enumerate(head) if j not in vectors and _is_value_head(cell.text)]
    if len(values) != 1 or len(vectors) != 1:
        return None
    i, j = values[0], vectors[0]
    fits = all(
        len(row) == len(head) and _VALUE.fullmatch(row[i].text) and _VECTOR.fullmatch(_inside(row[j].text))
        for row in body
    )
    return (i, j) if fits and body else None


def put_eigenpairs(
    rewriting: Rewriting, columns: tuple[int, int], head: Sequence[Cell], body: Sequence[Sequence[Cell]]
) -> None:
    """Writes each row as an eigenvalue and a vector; other columns as their head and what stands below it."""
    for row in body:
        value, vector = (row[j] for j in columns)
        found = _VALUE.fullmatch(value.text)
        number = value.text if found is None else found["value"]
        rewriting.put("\n\n$\\lambda = ", value.start)
        _put(rewriting, value, number)
        rewriting.put("$, $v = ", vector.start)
        _put(rewriting, vector, _inside(vector.text))
        rewriting.put("$", vector.start + len(vector.text) - 1)
        for j, cell in enumerate(row):
            if j not in columns and cell.text:
                rewriting.put(f" ({head[j].text} ", cell.start)
                _put(rewriting, cell, cell.text)
                rewriting.put(")", cell.start)
    rewriting.put("\n\n", body[-1][-1].start)


def _inside(text: str) -> str:
    """A formula without its delimiters."""
    return _DOLLARS.sub("", text).strip()


def _put(rewriting: Rewriting, cell: Cell, text: str) -> None:
    rewriting.put(text, cell.start + cell.text.index(text), len(text))
