"""For which values of letters a claim is made: its conditions, the case that it stands in, or all other cases."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.in_sentences import SentenceRead
from exactrank.reading.claims.letter_conditions import (
    FORMULA,
    case_of,
    heading_at,
    is_otherwise,
    lead_of,
    mentioned_in,
    rest_of,
)
from exactrank.reading.claims.scopes import Mark, Scopes
from exactrank.reading.claims.sentence_accounts import Account
from exactrank.reading.claims.sibling_conditions import SENTENCE_END, Siblings, are_values_of_one, beside
from exactrank.reading.language.marks import Mood
from exactrank.reading.language.mood import Moods
from exactrank.reading.language.packs import Pack
from exactrank.reading.language.templates import any_of
from exactrank.statements import (
    Assertion,
    Determinant,
    Equality,
    Grid,
    Inverse,
    Number,
    Passage,
    Rank,
    Scope,
    Solution,
    Unread,
)
from exactrank.statements.letter_cases import MOST_ALTERNATIVES, LetterCase

_CLAIMS = Rank | Solution | Determinant | Inverse | Equality
"""What may be said of a case without being an assertion with conditions."""
_CASES = lazy_pattern(r"\\begin\s*\{(?P<name>[dr]?cases\*?)\}(?P<body>.*?)\\end\s*\{(?P=name)\}", re.DOTALL)
_LONGEST_CASES = 2000
_ROW_END = lazy_pattern(r"\\\\(?:\s*\[[^\]]*\])?")
_TABLE_ROW = lazy_pattern(r"^[ \t]*\|[^\n]{1,1000}\|[ \t]*$", re.MULTILINE)
_CLOSING = lazy_pattern(r"\s*(?:\$+|\\\)|\\\])?")
_WORD = lazy_pattern(r"[^\W\d_]")
_NUMBER = lazy_pattern(r"[\s$*]*\d{1,3}[\s$*]*")
_SILENT = frozenset({Mood.ASKS, Mood.COMMANDS, Mood.REPORTS, Mood.GENERAL})


def in_their_cases(
    passages: Sequence[tuple[int, Passage]], text: str, scopes: Scopes, packs: Sequence[Pack]
) -> Iterator[Passage]:
    """The passages, assertions with their cases; what holds otherwise holds where no case before it does."""
    earlier: list[LetterCase] = []
    siblings = Siblings(text)
    unclear, last = False, 0
    for offset, passage in passages:
        by_cases = values_by_cases(passage, packs, text[offset : offset + _LONGEST_CASES])
        if by_cases:
            yield from by_cases
            continue
        if isinstance(passage, Scope) and not passage.soft:
            earlier, unclear = [], False
        if not isinstance(passage, Assertion | _CLAIMS):
            yield passage
            continue
        said = passage if isinstance(passage, Assertion) else Assertion((passage,))
        heading, is_near = _heading(text, offset, scopes, packs, bool(said.conditions))
        mark = scopes.mark_at(offset) if heading else None
        span = said.readings[0].span
        own, is_beside = siblings.own(said.conditions, offset, offset + len(span.source))
        others = [one for one in (*own, heading) if one and is_otherwise(one, packs)]
        if others:
            alone = len(own) + bool(heading) == len(others) == 1
            case = rest_of(earlier) if alone and not unclear else None
            follows = is_beside or _follow_at_once(text, last, offset, mark, packs)
            if case is not None and not (follows and (not is_beside or are_values_of_one(earlier))):
                case = replace(case, is_heading=True)  # what was not read may be another case
        else:
            case = case_of(own, heading, packs, is_near) if heading or own else None
            if case is not None and is_beside:
                case = beside(case, case_of(said.conditions, heading, packs, is_near))
            if case is not None and not case.both_ways and case not in earlier:
                earlier.append(case)
            unclear = unclear or (case is None and bool(said.conditions)) or len(earlier) > MOST_ALTERNATIVES
            earlier = earlier[:MOST_ALTERNATIVES]
            last = offset + len(span.source)
        yield passage if case is None else replace(said, case=case)


def _follow_at_once(text: str, last: int, offset: int, mark: Mark | None, packs: Sequence[Pack]) -> bool:
    """Whether all other cases follow the last claim, no sentence between them, and begin their own."""
    closing = _CLOSING.match(text, last)
    begin = closing.end() if closing is not None else last
    between = FORMULA.sub(lambda found: "x" * len(found[0]), text[begin : mark.start if mark else offset])
    _, *sentences = SENTENCE_END.split(between)
    if mark is not None:
        return not any(map(_WORD.search, sentences))
    words = any_of([word for one in packs for word in one.lists.get("letter_otherwise", ())])
    begins = re.match(rf"[^\w]*{words}", sentences[-1], re.IGNORECASE) if sentences else None
    return begins is not None and not any(map(_WORD.search, sentences[:-1]))


def values_by_cases(passage: Passage, packs: Sequence[Pack], text: str) -> tuple[Assertion, ...]:
    r"""The claims of rank A = \begin{cases} 1 & \text{if } a = 2 \\ 2 & \text{otherwise} \end{cases}, one a row.

    `text` is what is read, from the passage on. Empty for any other passage, and where a value is no number or a
    condition is not understood.
    """
    said = passage.readings[0] if isinstance(passage, Assertion) and len(passage.readings) == 1 else passage
    if not isinstance(said, Rank | Determinant) or not isinstance(said.value, Grid):
        return ()
    grid, written = said.value, _CASES.search(text)
    lines = [line.split("&") for line in _ROW_END.split(written["body"]) if line.strip()] if written else []
    if len(lines) < 2 or len(lines) != len(grid.rows) or any(len(line) != 2 for line in lines):
        return ()
    above = passage if isinstance(passage, Assertion) else Assertion((said,))
    if above.conditions or above.denied:
        return ()
    made: list[Assertion] = []
    earlier: list[LetterCase] = []
    for (value, *_), (_, condition) in zip(grid.rows, lines, strict=True):
        quoted = f"${condition.strip().rstrip(' .,;')}$"
        case = rest_of(earlier) if is_otherwise(quoted, packs) else case_of((quoted,), "", packs, True)
        if value is None or case is None or case.both_ways:
            return ()
        earlier.append(case)
        reading = replace(said, value=Number(value))
        made.append(replace(above, readings=(reading,), conditions=(quoted,), case=case))
    return tuple(made)


def _heading(text: str, offset: int, scopes: Scopes, packs: Sequence[Pack], has_conditions: bool) -> tuple[str, bool]:
    """The condition of the case that a claim stands in, and whether that is near it: in the same paragraph."""
    mark = scopes.mark_at(offset)
    if mark is not None and mark.is_case:
        return heading_at(text, mark.stop), text.find("\n\n", mark.stop, offset) < 0
    return ("", True) if has_conditions else (lead_of(text, offset, packs), True)


def unread_in_cases(read: Sequence[SentenceRead], text: str, packs: Sequence[Pack], moods: Moods) -> tuple[Unread, ...]:
    """The sentences of a discussion of cases that give a condition and speak of what is claimed, and were not read.

    a = 1: no solution.
    """
    words = [word for one in packs for name in ("countable", "state", "rank") for word in one.lists.get(name, ())]
    speaks = re.compile(rf"(?<![A-Za-z\u00c0-\u024f]){any_of(words)}", re.IGNORECASE)
    sentences = [
        one
        for one in read
        if one.account is Account.NARRATION
        and one.mood not in _SILENT
        and not one.assertions
        and (
            (speaks.search(one.sentence.text) and mentioned_in(text[one.sentence.start : one.sentence.stop]))
            or moods.claims_in_a_condition(one.sentence)
        )
    ]
    tables = _unread_rows(read, text, speaks)
    return tuple([Unread(one.span, "claim-not-understood") for one in (*sentences, *tables)])


def _unread_rows(read: Sequence[SentenceRead], text: str, speaks: re.Pattern[str]) -> Iterator[SentenceRead]:
    """The first cell of each row of a table that gives a condition, and numbers or words of which nothing was read."""
    starts = [one.sentence.start for one in read]
    for row in _TABLE_ROW.finditer(text):
        cells = read[bisect_left(starts, row.start()) : bisect_left(starts, row.end())]
        if len(cells) < 2 or not mentioned_in(row[0]):
            continue
        silent = [one.sentence.text for one in cells if not one.assertions]
        numbers = any(_NUMBER.fullmatch(text[one.sentence.start : one.sentence.stop]) for one in cells)
        if numbers or (len(silent) == len(cells) and any(map(speaks.search, silent))):
            yield cells[0]
