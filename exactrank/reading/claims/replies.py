"""Replies: a sentence that gives only a value says it of what the sentences before it ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.marks import Mood
from exactrank.reading.language.mood import Moods
from exactrank.reading.language.packs import Pack, Pattern
from exactrank.reading.language.pattern_index import index_of
from exactrank.reading.language.sentences import DISPLAY, Prose, Sentence
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.reading.language.variants import Match
from exactrank.records import dataclass

_MARKS = " .!?:*_#()\u3002\uff1f\uff1a"
"""What may stand around a question or a reply that fills its sentence."""
_TIMES = lazy_pattern(r"\\times\b|\u00d7")
_HEADS = lazy_pattern(r"[ *_]*[:\uff1a]")
_FRAMED = lazy_pattern(
    r"[\s$]*+(?:\\[(\[])?\s*+(?:\\boxed\s*+\{)?\s*+(-?\d{1,9}(?:[./]\d{1,9})?)\s*+\}?\s*+(?:\\[)\]])?[\s$.]*+"
)
"""A formula that is a number, perhaps in a box."""
_PLAIN_NUMBER = lazy_pattern(r"-?\d{1,9}(?:[./]\d{1,9})?")
_LATELY = 40
"""Sentences back among which the question is looked for."""
_ASKING = frozenset({Mood.ASKS, Mood.COMMANDS})


@dataclass(frozen=True, slots=True)
class Reply:
    """A value with the question that it answers; `exact` where the question stands right before and asks only this.

    `question` is None where the sentence replies to something and no claim can be made of it: no, yes.
    """

    question: Pattern | None
    match: Match
    exact: bool = False


def reply_in(sentence: Sentence, prose: Prose, packs: Sequence[Pack], moods: Moods) -> Reply | None:
    """What the sentence replies, if the whole of it is a reply."""
    found = _value_in(sentence, prose, packs)
    if found is None:
        return None
    pattern, match = found
    if pattern.options.get("unasked"):
        return Reply(None, match) if _is_new(match, pattern.pack, prose) else None
    for k in range(sentence.index - 1, max(sentence.index - _LATELY, 0) - 1, -1):
        asked = _asked(prose.sentences[k], prose, packs, moods)
        near = k == sentence.index - 1
        if asked:
            kinds = {question.says for question, _, _ in asked}
            if pattern.says != "value" or len(kinds) > 1:
                return Reply(None, match)
            question, about, whole = max(asked, key=lambda one: one[1].end - one[1].begin)
            slots, places = {**about.slots, **match.slots}, {**about.places, **match.places}
            return Reply(question, Match(match.begin, match.end, slots, places), near and whole)
        if pattern.options.get("next"):
            return None
    if pattern.says == "value" and not pattern.options.get("next") and _is_new(match, pattern.pack, prose):
        return Reply(None, match)
    return None


def _is_new(match: Match, pack: Pack, prose: Prose) -> bool:
    """Whether the number that is given as the answer was not said of anything before."""
    written = match.slots.get("value", "")
    if written in tuple(PLACEHOLDERS):
        place = prose.formulas[prose.formula_at(match.places["value"])]
        inner = _FRAMED.fullmatch(prose.source, place.start, place.stop)
        written = inner[1] if inner else ""
    number = written if _PLAIN_NUMBER.fullmatch(written) else str(pack.number(written.lower()) or "")
    if not _PLAIN_NUMBER.fullmatch(number):
        return False
    before = prose.source[: prose.offset(match.begin)]
    said = [number, *[word for word, value in pack.numbers.items() if str(value) == number]]
    words = "|".join([re.escape(one) for one in said])
    return (
        re.search(
            rf"(?:[=:\uff1d\uff1a]|[^\W\d_])[\s$({{\\]*+(?:{words})(?![\w/]|\.\d|\s*+[-+*(])", before, re.IGNORECASE
        )
        is None
    )


def _value_in(sentence: Sentence, prose: Prose, packs: Sequence[Pack]) -> tuple[Pattern, Match] | None:
    text = prose.text
    unasked: tuple[Pattern, Match] | None = None
    for pack in packs:
        for pattern, match in index_of((pack.code,), "replies").matches(text, sentence.begin, sentence.end):
            boxed = not pattern.options.get("boxed") or _is_boxed(match, prose)
            last = not pattern.options.get("last") or sentence.index == len(prose.sentences) - 1
            if boxed and last and _fills(match, sentence, text) and not _is_size(match, prose):
                if not pattern.options.get("unasked"):
                    return pattern, match
                if not _HEADS.match(text, match.end):  # Answer 4: is a heading with its number
                    unasked = unasked or (pattern, match)
    return unasked


def _asked(sentence: Sentence, prose: Prose, packs: Sequence[Pack], moods: Moods) -> list[tuple[Pattern, Match, bool]]:
    """What a sentence asks for, each with whether that is all it says."""
    return [
        (pattern, match, _fills(match, sentence, prose.text))
        for pack in packs
        for pattern, match in index_of((pack.code,), "questions").matches(prose.text, sentence.begin, sentence.end)
        if moods.of(sentence, match.end - 1)[0] in _ASKING
    ]


def _fills(match: Match, sentence: Sentence, text: str) -> bool:
    before = text[sentence.begin : match.begin].strip(_MARKS + DISPLAY)
    return not (before + text[match.end : sentence.end]).strip(_MARKS)


def _is_size(match: Match, prose: Prose) -> bool:
    """Whether the value is a size: 2 times 2 says how many rows and columns there are."""
    if "value" not in match.slots or match.slots["value"] not in tuple(PLACEHOLDERS):
        return False
    place = prose.formulas[prose.formula_at(match.places["value"])]
    return _TIMES.search(prose.source, place.start, place.stop) is not None


def _is_boxed(match: Match, prose: Prose) -> bool:
    """Whether the only thing that was matched is a formula in a box."""
    if prose.text[match.begin : match.end].strip() not in tuple(PLACEHOLDERS):
        return False
    place = prose.formulas[prose.formula_at(match.end - 1)]
    return r"\boxed" in prose.source[place.start : place.stop]
