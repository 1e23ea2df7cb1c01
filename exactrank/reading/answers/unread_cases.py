"""Sentences and rows of tables in a discussion of cases that speak of what is claimed, and were not read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.in_sentences import SentenceRead
from exactrank.reading.claims.letter_conditions import (
    FORMULA,
    mentioned_in,
)
from exactrank.reading.claims.sentence_accounts import Account
from exactrank.reading.language.marks import Mood
from exactrank.reading.language.mood import Moods
from exactrank.reading.language.packs import Pack
from exactrank.reading.language.templates import any_of
from exactrank.reading.source.source import Source
from exactrank.statements import (
    Unread,
)

_TABLE_ROW = lazy_pattern(r"^[ \t]*\|[^\n]{1,1000}\|[ \t]*$", re.MULTILINE)
_NUMBER = lazy_pattern(r"[\s$*]*\d{1,3}[\s$*]*")
_SILENT = frozenset({Mood.ASKS, Mood.COMMANDS, Mood.REPORTS, Mood.GENERAL})


def unread_in_cases(
    read: Sequence[SentenceRead], source: Source, packs: Sequence[Pack], moods: Moods
) -> tuple[Unread, ...]:
    """The sentences of a discussion of cases that give a condition and speak of what is claimed, and were not read.

    a = 1: no solution.
    """
    text = source.text
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
    otherwise = re.compile(
        rf"(?<!\w){any_of([word for one in packs for word in one.lists.get('letter_otherwise', ())])}", re.IGNORECASE
    )
    sentences += [one for one in read if one not in sentences and _leaves_the_rest(one, text, otherwise)]
    tables = _unread_rows(read, text, speaks)
    told = [one.sentence for one in (*sentences, *tables)]
    return tuple([Unread(source.span(one.start, one.stop), "claim-not-understood") for one in told])


def _leaves_the_rest(one: SentenceRead, text: str, otherwise: re.Pattern[str]) -> bool:
    """Whether its last words give a number for all other cases, and nothing was read of them: ..., else it equals 2."""
    if one.mood in _SILENT or not one.assertions:
        return False
    found = list(otherwise.finditer(text, one.sentence.start, one.sentence.stop))
    behind = text[found[-1].end() : one.sentence.stop] if found else ""
    if re.search(r"\d", behind) is None or FORMULA.search(behind):
        return False
    return not any(offset >= found[-1].end() for offset, _ in one.assertions)


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
