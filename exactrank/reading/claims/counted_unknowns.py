"""Answers in words to problems in words: a is the number of adults, and in the end there were 40 adults."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.in_sentences import SentenceClaims
from exactrank.reading.claims.systems_at_hand import named
from exactrank.reading.formulas.expression_kinds import key_of
from exactrank.reading.language.marks import Mood
from exactrank.reading.language.needed_words import may_have
from exactrank.reading.language.templates import any_of
from exactrank.statements import Assertion, Definition, Equality, Inference, Number, Passage

_LETTER = r"(?<![\w\\])(?:\$|\\\()?[ ]?(?P<letter>[a-z](?:_\d)?)[ ]?(?:\$|\\\))?"
_NUMBER = r"(?<![\w.,/$^-])(?:\$|\\\()?(?P<number>\d{1,9}(?:\.\d{1,4})?)(?:\$|\\\))?(?![\w.]*\d)"
_BETWEEN = r"(?P<between>(?:[ \n]+[^\W\d_]{1,14}){0,3}?)"
_WORD = lazy_pattern(r"[^\W\d_]+")
_SHORTEST = 3
_BEHIND = 24
"""Characters behind a noun in which a word may make something else of its number: 20 children more."""
_ENDING = 2
"""Letters at the end of a noun in which the forms of one word may differ."""
_PERCENT = r"\s?(?:\\?%|\u066a)"
_SHARE = lazy_pattern(rf"(\d{{1,3}}(?:\.\d{{1,3}})?){_PERCENT}")
"""10%: of several solutions the one that has this share of something."""


def counted_unknowns(sentences: SentenceClaims, told: Sequence[tuple[int, Passage]]) -> list[tuple[int, Passage]]:
    """What the sentences behind a solution say of what the unknowns count; of what they speak is a guess."""
    text = sentences.prose.source
    counted = dict(_counted(sentences, text))
    if not counted:
        return []
    solved: dict[str, int] = {}
    for offset, one in told:
        if isinstance(one, Definition) and isinstance(one.value, Number):
            solved.setdefault(key_of(one.name), offset)
    turned = {word.lower() for one in sentences.packs for word in one.lists.get("count_turned", ())}
    found: list[tuple[int, Passage]] = []
    for stem, letter in counted.items():
        if letter not in solved:
            continue
        for match in _said(stem).finditer(text, solved[letter]):
            around = match["between"] + " " + text[match.end() : match.end() + _BEHIND].split("\n\n")[0]
            if turned & {word.lower() for word in _WORD.findall(around)}:
                continue
            if sentences.moods.at(match.start())[0] is not Mood.ASSERTS:
                continue
            span = sentences.sides.source.span(*match.span())
            said = Equality(span, (named(letter), Number(Fraction(match["number"]))))
            found.append((match.start(), Assertion((said,), (Inference.SUBJECT,))))
    return found


def _counted(sentences: SentenceClaims, text: str) -> Iterator[tuple[str, str]]:
    """What each unknown counts, without the ending of the word; what two of them count is told by none."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for one in sentences.packs:
        words = one.lists.get("count_of", ())
        for match in _given(words).finditer(text) if words and may_have(text, words) else ():
            noun, share = match["noun"].lower(), _SHARE.match(match["noun"])
            stem = f"{share[1]}%" if share else noun[: max(_SHORTEST, len(noun) - _ENDING)]
            twice |= {stem} if found.get(stem, match["letter"]) != match["letter"] else set()
            found[stem] = match["letter"]
    yield from [(stem, letter) for stem, letter in found.items() if stem not in twice]


@cache
def _given(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{_LETTER}[ ]?(?i:{any_of(words)})[ ]?(?P<noun>[^\W\d_]{{3,20}}|{_SHARE.pattern})")


@cache
def _said(stem: str) -> re.Pattern[str]:
    if stem.endswith("%"):
        return re.compile(rf"{_NUMBER}{_BETWEEN}[ \n]+{re.escape(stem[:-1])}{_PERCENT}")
    return re.compile(rf"{_NUMBER}{_BETWEEN}[ \n]+(?i:{re.escape(stem)})[^\W\d_]{{0,6}}(?!\w)")
