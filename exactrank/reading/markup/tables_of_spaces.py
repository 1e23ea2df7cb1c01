"""Tables of subspaces as sentences: | Row space | 1 | (1, 2) | under Subspace, Dimension and Basis."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import words_of_space_tables
from exactrank.reading.language.templates import any_of
from exactrank.reading.markup.tables_of_cases import Cell
from exactrank.reading.source.source import Rewriting

_NAME = lazy_pattern(r"[*_ ]*([^$\\(|*_]{3,40}?)[*_ ]*(?:\$[^$]{1,40}\$|\\\(.{1,40}?\\\)|\([A-Z][^()]{0,12}\))?[*_ ]*")
"""What a space is called, and its letters behind that."""
_DIMENSION = lazy_pattern(r"\$?\d{1,3}\$?")
_BASIS = lazy_pattern(r"[^=]*(?:\(|\[|\\begin|\\\{).*")


@cache
def _words(kind: str) -> re.Pattern[str]:
    return re.compile(any_of(words_of_space_tables()[kind]), re.IGNORECASE)


def columns_of_spaces(head: Sequence[Cell], body: Sequence[Sequence[Cell]]) -> dict[int, str] | None:
    """What the columns behind the names of the spaces hold, bases or dimensions; None for any other table.

    >>> head = [Cell("Subspace", 0), Cell("Dim", 9), Cell("Basis", 15)]
    >>> columns_of_spaces(head, [[Cell("Row space $C(A^T)$", 20), Cell("1", 40), Cell("$(1, 2)$", 44)]])
    {1: 'dimension', 2: 'basis'}
    >>> columns_of_spaces(head, [[Cell("Weight", 20), Cell("1", 40), Cell("$(1, 2)$", 44)]]) is None
    True
    """
    kinds = {
        j: kind for kind in ("dimension", "basis") for j, cell in enumerate(head) if _words(kind).search(cell.text)
    }
    if 0 in kinds or "basis" not in kinds.values() or len(set(kinds.values())) < len(kinds):
        return None
    fits = all(len(row) == len(head) and _space(row[0].text) and _holds(row, kinds) for row in body)
    return dict(sorted(kinds.items())) if fits and body else None


def _space(text: str) -> str:
    """The name of a space in a cell; nothing for anything else."""
    found = _NAME.fullmatch(text)
    return found[1].strip() if found is not None and _words("spaces").fullmatch(found[1].strip()) else ""


def _holds(row: Sequence[Cell], kinds: dict[int, str]) -> bool:
    patterns = {"dimension": _DIMENSION, "basis": _BASIS}
    return all(patterns[kind].fullmatch(row[j].text) or not row[j].text for j, kind in kinds.items())


def put_spaces(
    rewriting: Rewriting, kinds: dict[int, str], head: Sequence[Cell], body: Sequence[Sequence[Cell]]
) -> None:
    """Writes each basis and each dimension as a sentence; other columns as their head and what stands below it."""
    for row in body:
        for j, cell in enumerate(row[1:], 1):
            if not cell.text:
                continue
            before, after = f"\n\n{head[j].text} ", "\n\n"
            if j in kinds:
                template = words_of_space_tables()[f"say_{kinds[j]}"][0].format(space=_space(row[0].text), value="\0")
                before, after = template.split("\0")
                before = "\n\n" + before
            rewriting.put(before, cell.start)
            rewriting.put(cell.text, cell.start, len(cell.text))
            rewriting.put(after, cell.start + len(cell.text) - 1)
    rewriting.put("\n\n", body[-1][-1].start)
