"""Where exercises, their parts, cases and the items of lists begin: the scopes that names and values end with."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.case_names import (
    BEHIND_NAME,
    CASE_LEAD,
    LEAD,
    called_by_order,
    ends_of_cases,
    headed_by_conditions,
    headings_that_go_on,
    within_cases,
)
from exactrank.reading.claims.sections import sections_of_their_own
from exactrank.reading.language.language_index import languages
from exactrank.reading.language.needed_words import may_have
from exactrank.reading.language.packs import Pack
from exactrank.reading.language.templates import any_of
from exactrank.records import dataclass

Path = tuple[int, ...]

_BEHIND = r"(?!\.\d)(?=[ \t\u00a0\u202f]*(?:[.:)\]}|*_：。．、]|\(|（|<|$))"
_ORDINAL = r"[^\W\d_]{1,3}|[º°ª]"
"""What may stand right behind a number that orders."""
_LABEL = lazy_pattern(LEAD + r"\(?(?P<label>[a-h]|[ivx]{1,4})\)(?=[\s*_}\]$\\]|$)", re.MULTILINE)
_ITEM = lazy_pattern(r"^[ \t>]*(?:(?:[-*+\u2022]|\(?\d{1,3}[.)])[ \t]|\\item\b)", re.MULTILINE)
_KINDS = (("part", "parts", r"[a-h]|\d{1,2}"), ("case", "cases", r"[\dIVA-D]{1,4}"))
"""How the pack calls their names, and what stands behind such a name."""
_CASES = {
    "case": called_by_order,
    "subcase": within_cases,
    "condition": headed_by_conditions,
    "end": ends_of_cases,
}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_ROWS = (
    tuple("abcdefgh"),
    tuple("ABCD"),
    _ROMAN,
    ("I", "II", "III", "IV"),
    tuple([str(k) for k in range(1, 13)]),
)
_NEVER = lazy_pattern(r"(?!)")
_LIST_END = lazy_pattern(r"\n[ \t]*\n(?=\S)(?![-*+\u2022]|\(?\d{1,3}[.)]|\\item\b)")


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a scope begins, up to where its mark goes, and which it is; `soft`: names of matrices outlive it.

    `above`: the marks of the cases that a case lies within. `ends_cases`: what follows is about all cases.
    """

    start: int
    stop: int
    path: Path
    soft: bool
    is_case: bool = False
    above: tuple[Mark, ...] = ()
    ends_cases: bool = False


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    stop: int
    kind: str
    label: str


class Scopes:
    """The marks of a text in order. A mark counts where it is the first of its row or follows the one before it.

    (c) without (a) and (b) refers to something; an exercise, whatever its number, begins a new one.
    """

    def __init__(self, text: str, packs: Sequence[Pack]) -> None:
        self.marks = tuple(_paths(_labels(text, packs))) or _of_sections(text)
        self._going_on = frozenset(headings_that_go_on(text, packs))
        self._starts = [mark.start for mark in self.marks]
        self._items = [match.start() for match in _ITEM.finditer(text)]
        self._ends = [match.start() for match in _LIST_END.finditer(text)]

    def path_at(self, offset: int) -> Path:
        """The scope that a place stands in; () before the first mark."""
        k = bisect_right(self._starts, offset)
        return self.marks[k - 1].path if k else ()

    def mark_at(self, offset: int) -> Mark | None:
        """The mark that the scope of a place begins with; None before the first mark."""
        k = bisect_right(self._starts, offset)
        return self.marks[k - 1] if k else None

    def sections(self, headings: Sequence[int]) -> list[int]:
        """The headings that begin something: none of cases, of steps and answers, and of what goes over all cases."""
        cases = [mark for mark in self.marks if mark.is_case or mark.ends_cases]
        begin = [one for one in headings if one not in self._going_on]
        return [one for one in begin if not any(mark.start <= one < mark.stop + 1 for mark in cases)]

    def mark_behind(self, offset: int) -> Mark | None:
        """The mark that the next scope begins with."""
        k = bisect_right(self._starts, offset)
        return self.marks[k] if k < len(self.marks) else None

    def apart(self, earlier: int, later: int) -> bool:
        """Whether the scope of an earlier place has ended at a later one."""
        outer, inner = self.path_at(earlier), self.path_at(later)
        return inner[: len(outer)] != outer

    def item_at(self, offset: int) -> int | None:
        """Where the item of a list begins that a place stands in; None outside of lists."""
        k = bisect_right(self._items, offset)
        if not k or bisect_right(self._ends, self._items[k - 1]) != bisect_right(self._ends, offset):
            return None
        return self._items[k - 1]

    def in_other_item(self, earlier: int, later: int) -> bool:
        """Whether two places stand in different items of one list."""
        first, second = self.item_at(earlier), self.item_at(later)
        if first is None or second is None or first == second:
            return False
        return bisect_right(self._ends, first) == bisect_right(self._ends, second) and not self.apart(earlier, later)


@cache
def no_scopes() -> Scopes:
    """The scopes of a text without marks."""
    return Scopes("", ())


def _of_sections(text: str) -> tuple[Mark, ...]:
    """In a text without exercises and parts, the sections that each state the matrix anew."""
    begins = sections_of_their_own(text)
    if not begins:
        return ()
    return tuple([Mark(start, start, (k + 1,), soft=False) for k, start in enumerate([0, *begins])])


def _labels(text: str, packs: Sequence[Pack]) -> Iterator[_Label]:
    found = [_Label(match.start(), match.end(), "part", match["label"]) for match in _LABEL.finditer(text)]
    named = [(kind, one.lists.get(name, ()), label) for one in packs for kind, name, label in _KINDS]
    patterns = [(kind, _named(words, label, kind)) for kind, words, label in named if may_have(text, words)]
    cases = [words for one in packs if may_have(text, words := one.lists.get("cases", ()))]
    patterns += [("case", _numbered(words)) for words in cases]
    if may_have(text, _words_of_exercises()):
        patterns.insert(0, ("exercise", _exercises()))
    for kind, pattern in patterns:
        found.extend([_Label(match.start(), match.end(), kind, match["label"]) for match in pattern.finditer(text)])
    for kind, names in _CASES.items():
        found.extend([_Label(start, stop, kind, label) for start, stop, label in names(text, packs)])
    last = -1
    for one in sorted(found, key=attrgetter("start", "kind")):
        if one.start > last:
            last = one.start
            yield one


@cache
def _exercises() -> re.Pattern[str]:
    """Numbered exercises in any language, those without a pack among them."""
    return _named(_words_of_exercises(), r"\d{1,3}[a-z]?|[A-Z]")


@cache
def _words_of_exercises() -> tuple[str, ...]:
    return tuple([word for words in languages()["exercises"].values() for word in words])


@cache
def _numbered(words: tuple[str, ...]) -> re.Pattern[str]:
    """Names behind their numbers: 1. Fall, 2e cas."""
    if not words:
        return _NEVER
    number = rf"(?P<label>\d{{1,2}})(?:\.|{_ORDINAL})?"
    return re.compile(rf"{CASE_LEAD}{number}[ \t]*(?i:{any_of(words)}){BEHIND_NAME}", re.MULTILINE)


@cache
def _named(words: tuple[str, ...], label: str, kind: str = "") -> re.Pattern[str]:
    if not words:
        return _NEVER
    name = any_of(words)
    lead = CASE_LEAD if kind == "case" else LEAD
    return re.compile(rf"{lead}(?i:{name})[ \t]*\(?(?P<label>{label})\)?{_BEHIND}", re.MULTILINE)


def _paths(labels: Iterator[_Label]) -> Iterator[Mark]:
    exercise: Path = ()
    number, last, case, within = "", "", "", ""
    count = parts = 0
    cases: tuple[Mark, ...] = ()
    for one in labels:
        path = (*(exercise or (0,)), parts + 1)
        if one.kind == "exercise":
            if one.label != number:
                if not count and not parts and one.label.isdecimal() and int(one.label) > 1 and one.start:
                    count = 1
                    yield Mark(0, 0, (1,), soft=False)  # what stands before Exercise 2 is of another one
                count += 1
                exercise, number, last, case, parts, cases = (count,), one.label, "", "", 0, ()
                yield Mark(one.start, one.stop, exercise, soft=False)
        elif one.kind == "part" and _follows(last, one.label):
            last, parts, case, cases = one.label, parts + 1, "", ()
            yield Mark(one.start, one.stop, path, soft=True)
        elif one.kind == "condition" or (one.kind == "case" and _follows(case, one.label)):
            case, within, parts = one.label or case, "", parts + 1
            cases = (Mark(one.start, one.stop, path, soft=True, is_case=True),)
            yield cases[0]
        elif one.kind == "subcase" and cases and _follows(within, one.label):
            within, parts = one.label, parts + 1
            yield Mark(one.start, one.stop, path, soft=True, is_case=True, above=cases)
        elif one.kind == "end" and cases:
            parts, cases = parts + 1, ()
            yield Mark(one.start, one.stop, path, soft=True, ends_cases=True)


def _follows(last: str, label: str) -> bool:
    """Whether a label is the first of its row, or the one after the last."""
    for row in _ROWS:
        if label in row:
            k = row.index(label)
            if (k == 0 and last != label) or (k > 0 and row[k - 1] == last):
                return True
    return False
