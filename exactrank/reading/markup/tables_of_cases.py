r"""Tables of cases, conditions in the first column and numbers under a formula, are cases in that formula.

| t | rank A |, | t = 1 | 1 |, | else | 2 | says that rank A = \begin{cases} 1 & t = 1 \\ 2 & else \end{cases}.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from exactrank.patterns import lazy_pattern
from exactrank.reading.source.source import Rewriting

_CONDITION = lazy_pattern(
    r"\$?\s*\\?[a-z][A-Za-z_0-9{}]*\s*(?:=|\\neq?(?![A-Za-z])|!=|\u2260|\\not(?:\\in|in)(?![A-Za-z])|\\in(?![A-Za-z]))[^|]+"
)
_QUANTITY = lazy_pattern(r"\$(?P<formula>[^$=<>\u2260]*[A-Z][^$=<>\u2260]*)\$")
_NUMBER = lazy_pattern(r"\$?\s*-?\d{1,9}\s*\$?")
_WORDS = lazy_pattern(r"[^\W\d_][^\d$|=\\]*")


class Cell(NamedTuple):
    """A cell of a table, and where its text begins."""

    text: str
    start: int


def is_table_of_cases(head: Sequence[Cell], body: Sequence[Sequence[Cell]]) -> bool:
    """Whether each row gives a condition, the last one perhaps words for all others, and some column numbers for it.

    >>> head, first = [Cell("$t$", 0), Cell("$r(A)$", 9)], [Cell("$t = 1$", 20), Cell("1", 30)]
    >>> rows = [first, [Cell("else", 40), Cell("2", 50)]]
    >>> is_table_of_cases(head, rows), is_table_of_cases(head, rows[1:])
    (True, False)
    """
    first = [row[0].text for row in body]
    conditions = [_CONDITION.fullmatch(text) is not None for text in first]
    if not conditions or not all(conditions[:-1]) or not any(conditions):
        return False
    last = conditions[-1] or _WORDS.fullmatch(first[-1]) is not None
    return last and all(len(row) == len(head) for row in body) and bool(_columns(head, body)) and len(body) > 1


def put_cases(rewriting: Rewriting, head: Sequence[Cell], body: Sequence[Sequence[Cell]]) -> None:
    """Writes a formula with cases for each column of numbers."""
    for j in _columns(head, body):
        rewriting.put("\n\n$", head[j].start)
        _put(rewriting, head[j], head[j].text.strip("$ "))
        rewriting.put(r" = \begin{cases} ", head[j].start)
        for k, row in enumerate(body):
            _put(rewriting, row[j], row[j].text.strip("$ "))
            rewriting.put(" & ", row[0].start)
            is_formula = _CONDITION.fullmatch(row[0].text) is not None
            rewriting.put("" if is_formula else r"\text{", row[0].start)
            _put(rewriting, row[0], row[0].text.strip("$ "))
            rewriting.put(("" if is_formula else "}") + (r" \\ " if k < len(body) - 1 else ""), row[0].start)
        rewriting.put(r" \end{cases}$", body[-1][0].start)
    rewriting.put("\n\n", body[-1][-1].start)


def _columns(head: Sequence[Cell], body: Sequence[Sequence[Cell]]) -> list[int]:
    """The columns with a formula above and numbers below; none where another column says something else."""
    found = [
        j
        for j in range(1, len(head))
        if _QUANTITY.fullmatch(head[j].text) and all(_NUMBER.fullmatch(row[j].text) for row in body)
    ]
    return found if len(found) == len(head) - 1 else []


def _put(rewriting: Rewriting, cell: Cell, text: str) -> None:
    rewriting.put(text, cell.start + cell.text.index(text), len(text))
