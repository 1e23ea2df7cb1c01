"""Operations told between displays: in sentences of what is done, and bare on lines of their own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import Enum
from functools import cache, lru_cache
from operator import attrgetter

from exactrank.errors import InputError
from exactrank.patterns import lazy_pattern
from exactrank.reading.language.row_words import any_of, is_known, row_nouns, sum_words, words_around
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import Token
from exactrank.reading.latex.vocabulary import CELL_ENDS, ROW_ENDS
from exactrank.reading.operations.notation import COLUMNS, LOOSE_COLUMNS, LOOSE_ROWS, ROMAN, STRICT_ROWS
from exactrank.reading.operations.reader import operations_in
from exactrank.reading.operations.results import operation_with_result
from exactrank.statements import ClaimedOperation

Told = tuple[tuple[ClaimedOperation, ...], int, int]
"""Operations and the offsets between which they are told."""

_Bare = tuple[tuple[ClaimedOperation, ...], Range]
_start = attrgetter("start")

_SENTENCE_END = lazy_pattern(r"[.!?](?=[\s)]|$)|[。！？]|\n[ \t]*\n")
_CIRCLE = r"(?:\\text\{)?\\(?:textcircled|circled|Circled|maru)\{\d{1,2}\}"
# A sign between rows that are named, somewhere on the line: few lines of prose have one.
_ROW = r"[①-⑳]|" + _CIRCLE + r"|[RrLlEeFfZzWwSsρ]_?\{?[\d₀-₉]"
_SIGNS = r"[-−－+＋*×÷/・·]"
_SUM = lazy_pattern(
    rf"(?:{_ROW}\}}?|行目?|\(\d{{1,2}}\)|\b(?:I{{2,3}}|IV)\b)[ $)）}}]*[-−－+＋*×÷/・·]"
    rf"|[-−－+＋*×÷/・·\d)] *+(?:[($（]++ *+)?(?:{_ROW}|\d{{1,2}}\)|第?\d{{1,2}}行|\b(?:I{{2,3}}|IV)\b)"
)
_WORD = lazy_pattern(r"[^\W\d_]{2,}")
_SIGN = lazy_pattern(_SIGNS)
_BEGINS_WITH_ROW = lazy_pattern(r"\s*(?:\(\d{1,2}\)|I)\s*[-\u2212+*\u00b7/]")
"""(2) - (1) begins with no mark of a list, I + 2 II with no word."""
_OPENING_MARKS = lazy_pattern(r"(?:[\s$]|\\[(\[])*\Z")
_LONGEST = 200
_FIRST_WORD = lazy_pattern(r"(?:[^\w\\]|[\d_])*+([A-Za-z]{2,40})(?=[ ,.;:?!\n]|\Z)")
_NAMES = frozenset(ROMAN) | STRICT_ROWS | COLUMNS | LOOSE_ROWS | LOOSE_COLUMNS | {"sqrt"}


@cache
def _supposed() -> re.Pattern[str]:
    """What would be done, or is asked, is not done."""
    spaced, unspaced = words_around("supposed")
    return re.compile(rf"\b{any_of(spaced)}\b|[?？]|{any_of(unspaced)}", re.IGNORECASE)


@cache
def _unsaid() -> re.Pattern[str]:
    """What is done to rows without saying which: and rearranging the rows."""
    spaced, unspaced = words_around("unsaid")
    return re.compile(rf"\b{any_of(spaced)}\b|{any_of(unspaced)}", re.IGNORECASE)


@cache
def _sum_in_words() -> re.Pattern[str]:
    """Rows called by a noun beside a sign or a word for one: row 2 - 3 row 1, the 2nd row minus."""
    noun = any_of(row_nouns())
    return re.compile(
        rf"\b{noun}(?:\.? ?\d[ $)）}}]*(?:{_SIGNS}|{any_of(sum_words())}\b)| {any_of(sum_words())}\b)"
        rf"|(?:{_SIGNS}|[\d)]) *[($（]* *{noun} \d",
        re.IGNORECASE,
    )


@lru_cache(maxsize=4)  # a paragraph is asked about twice
def _is_promising(text: str, start: int, stop: int) -> bool:
    if _SUM.search(text, start, stop):
        return True
    words = [word.lower() for word in _WORD.findall(text, start, stop)]
    if row_nouns().isdisjoint(words) or (sum_words().isdisjoint(words) and not _SIGN.search(text, start, stop)):
        return False
    return _sum_in_words().search(text, start, stop) is not None


@cache
def _before() -> re.Pattern[str]:
    """What stands before an operation on its line: the number of an item or a step, arrows, words that lead there."""
    spaced, unspaced = words_around("before")
    noun = rf"(?!{any_of(row_nouns())}(?![^\W\d_]))"  # no name of a row
    # Step 2, Step 2: but now 2 R1 + R2 begins with a factor.
    named = (
        rf"{noun}(?:[^\W\d_]{{2,8}}\s+\d{{1,3}}\s*[.:)：]|(?!{any_of(spaced)}(?![^\W_]))[^\W\d_]{{2,8}}\s+\d{{1,3}})"
    )
    return re.compile(
        rf"[ \t>]*(?:(?:[-*+•]|\(?\d{{1,3}}[.)]|\(?[a-z]\)|{named})[ \t]+)?"
        rf"(?:[\s~∼→⟶⇒↓,、:：]|->|=>|{any_of(unspaced)}|{any_of(spaced)}(?![^\W_])(?! *\d))*",
        re.IGNORECASE,
    )


@cache
def _behind() -> re.Pattern[str]:
    """What stands behind it, up to the end of the line."""
    spaced, unspaced = words_around("behind")
    return re.compile(
        rf"(?:[\s.,;:。、：；]|(?<=[\s,:.]){any_of(spaced)}(?![^\W_])|{any_of(unspaced)})*\Z", re.IGNORECASE
    )


def told_operations(text: str, tokens: list[Token], first: int, last: int, goes_on: bool) -> Iterator[Told]:
    """The operations of some tokens of prose in order; bare ones where a matrix stands before (`goes_on`).

    The number of a step in the first cell of a table is no factor of the row in the next one.
    """
    cell = next((k for k in range(first, min(last, first + 4)) if tokens[k].text in CELL_ENDS), None)
    if cell is not None and all(tokens[k].text.isdecimal() or tokens[k].text in ROW_ENDS for k in range(first, cell)):
        first = cell + 1
    if first >= last:
        return
    start, stop = tokens[first].start, tokens[last - 1].stop
    at = first
    if goes_on and _is_promising(text, start, stop):
        for bare in _bare_ones(text, tokens, start, stop):
            yield from _sentences(text, tokens, at, bare[1][0])
            yield bare[0], tokens[bare[1][0]].start, tokens[bare[1][1] - 1].stop
            at = bare[1][1]
    yield from _sentences(text, tokens, at, last)


def bare_operations_before(text: str, tokens: list[Token], start: int, stop: int) -> tuple[ClaimedOperation, ...]:
    """The operations that a sentence consists of up to a place, but for words that lead on: R2 - 2R1 gives 0 = 5."""
    start = max([match.end() for match in _SENTENCE_END.finditer(text, start, stop)], default=start)
    stop = _OPENING_MARKS.search(text, start, stop).start()  # type: ignore[union-attr]  # it matches at the end too
    bare = _bare(text, tokens, start, stop) if stop - start < _LONGEST else None
    return bare[0] if bare is not None else ()


def is_led_to(text: str, start: int, stop: int) -> bool:
    """Whether a line begins with nothing but what may stand before an operation."""
    return _before().fullmatch(text, start, stop) is not None


class Clearness(Enum):
    """How far what a range of prose says about rows was understood."""

    CLEAR = "clear"
    NAMES_ROWS = "names-rows"
    """rows or columns are named, with no verb of an operation: a goal, or what is done by a verb that is not known"""
    UNCLEAR = "unclear"
    """something is done to rows that was not understood"""


def has_unsaid(text: str, start: int, stop: int) -> bool:
    """Whether something is done to rows that is not told: by R2 - 2 R1 and rearranging the rows."""
    return _unsaid().search(text, start, stop) is not None


def clearness(text: str, tokens: list[Token], first: int, last: int, told: bool) -> Clearness:
    """How far a range of prose was understood.

    `told`: some operations there were; else a sign between names of rows is one that was not.
    """
    if first >= last:
        return Clearness.CLEAR
    start, stop = tokens[first].start, tokens[last - 1].stop
    if _supposed().search(text, start, stop):
        return Clearness.CLEAR
    found = operations_in(text, tokens, first, last, prose=True)
    if found.names_rows and not found.complete:
        return Clearness.UNCLEAR
    if not told and _is_promising(text, start, stop):
        return Clearness.UNCLEAR
    return Clearness.NAMES_ROWS if found.names_rows and not told else Clearness.CLEAR


def _bare_ones(text: str, tokens: list[Token], start: int, stop: int) -> Iterator[_Bare]:
    """The lines that say nothing but operations, and sentences of the other lines that do."""
    while start < stop:
        end = text.find("\n", start, stop)
        end = stop if end < 0 else end
        bare = _bare(text, tokens, start, end) if end - start < _LONGEST else None
        if bare is not None:
            yield bare
        else:
            sentences = list(_parted(text, start, end))
            for begin, behind in sentences if len(sentences) > 1 else ():
                bare = _bare(text, tokens, begin, behind) if behind - begin < _LONGEST else None
                if bare is not None:
                    yield bare
        start = end + 1


def _begins_with_words(text: str, start: int, stop: int) -> bool:
    """Whether a line begins with a word that no language has for operations: then it is more than an operation.

    What is read as unknown belongs to an operation behind its verb alone: multiply row 1 by 2 and add it to row 2.
    """
    found = _FIRST_WORD.match(text, start)
    if found is None or found.end() > stop:
        return False
    return found[1] not in _NAMES and not is_known(found[1].lower())


def _bare(text: str, tokens: list[Token], start: int, stop: int) -> _Bare | None:
    """R2 - 2R1, ②-①×2 as all that a line says, but for words that lead there and on."""
    if not _is_promising(text, start, stop):
        return None
    before = _before().match(text, start, stop)
    if before and not _BEGINS_WITH_ROW.match(text, start, stop):
        start = before.end()
    behind = _behind().search(text, start, stop)
    stop = behind.start() if behind else stop
    first, last = (bisect_left(tokens, offset, key=_start) for offset in (start, stop))
    if first >= last or _begins_with_words(text, start, stop):
        return None
    signs = [token.text for token in tokens[first:last] if token.text in ("=", ":")]
    with_result = operation_with_result(text, tokens, first, last) if ":" in signs else None
    if with_result is not None and ":" in {
        token.text for token in tokens[first : with_result[1]]
    }:  # Z_2 - 3Z_1: (0, 1)
        return with_result[0], (first, with_result[1])
    if "=" in signs:
        return None
    try:
        found = operations_in(text, tokens, first, last)
    except InputError:
        return None
    return (found.operations, (first, last)) if found.operations and found.complete else None


def _sentences(text: str, tokens: list[Token], first: int, last: int) -> Iterator[Told]:
    """What sentences tell; those of what would be done tell nothing."""
    if first >= last:
        return
    found = operations_in(text, tokens, first, last, prose=True)
    if not found.operations:
        return
    start, stop = tokens[first].start, tokens[last - 1].stop
    if _supposed().search(text, start, stop):
        for begin, end in _parted(text, start, stop):
            if not _supposed().search(text, begin, end):
                a, b = (bisect_left(tokens, offset, key=_start) for offset in (begin, end))
                part = operations_in(text, tokens, a, b, prose=True)
                if part.operations:
                    yield part.operations, tokens[part.span[0]].start, tokens[part.span[1] - 1].stop
        return
    span = found.span if found.span[0] < found.span[1] else (first, last)
    yield found.operations, tokens[span[0]].start, tokens[span[1] - 1].stop


def _parted(text: str, start: int, stop: int) -> Iterator[Range]:
    for match in _SENTENCE_END.finditer(text, start, stop):
        yield start, match.end()
        start = match.end()
    if start < stop:
        yield start, stop
