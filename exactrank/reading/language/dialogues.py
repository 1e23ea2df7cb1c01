"""Dialogues: lines of several speakers by turns. What one says and another answers may be right, and accuses nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import languages
from exactrank.reading.language.packs import Pack, Pattern
from exactrank.reading.language.templates import any_of
from exactrank.records import dataclass

_OPENING = r"(?:^[ \t>*_\u2013\u2014-]{0,8}|(?<=[.!?\u201d] )|(?<=[\u3002\u300d]))"
_WHO = r"(?P<who>[^\W\d_][^\n.,;:!?\uff1a\u3002\u300c$\\|=]{0,23})"
_TURN = lazy_pattern(
    _OPENING
    + _WHO
    + r"[*_]{0,3}[ \t\u00a0\u202f]?(?:[:\uff1a][*_]{0,3}[ \t]*+|(?=\u300c))(?P<quote>[\u300c\"\u201c\u00ab\u201e])?",
    re.MULTILINE,
)
_BEHIND_NAMES = ":\uff1a\u300c"
"""One of these stands behind the name of a speaker."""
DOUBTED = "doubted"
"""How the packs call what somebody is said to say who may be wrong: Mia finds that."""
_NAME = lazy_pattern(r"[^\W\d_]{2,12}")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until another one does."""

    who: str
    start: int
    quoted: bool


class Dialogues:
    """The parts of a text that one speaker says and another one answers."""

    def __init__(self, text: str, packs: Sequence[Pack]) -> None:
        self.answered: list[tuple[int, int]] = []
        turns = list(_turns(text))
        several = len({one.who for one in turns}) > 1
        if several and not any(_silent().fullmatch(one.who) for one in turns) and _is_dialogue(text, turns, packs):
            answers = [b.start for a, b in pairwise(turns) if a.who != b.who]
            self.answered = [(turns[0].start, answers[-1])]

    def answers(self, offset: int) -> bool:
        """Whether another speaker answers what stands at a place of the text."""
        return any(start <= offset < stop for start, stop in self.answered)


def is_name(pattern: Pattern, matched: str) -> bool:
    """Whether what a pattern found begins with the name of a person: a capital and no word of the language."""
    first = matched.split(maxsplit=1)[0]
    words = languages()["languages"][pattern.pack.code]
    known = (*words.get("strong", ()), *words.get("words", ()), *pattern.pack.lists.get("no_persons", ()))
    return first[:1].isupper() and len(first) > 1 and first.lower() not in known


def _turns(text: str) -> Iterator[Turn]:
    if not any(sign in text for sign in _BEHIND_NAMES):
        return
    for match in _TURN.finditer(text):
        who = match["who"].strip(" \t*_").lower()
        if len(who.split()) <= 3:
            yield Turn(who, match.start(), match["quote"] is not None)


def _is_dialogue(text: str, turns: Sequence[Turn], packs: Sequence[Pack]) -> bool:
    """Whether names before colons are those of speakers.

    There are words for them, quotes behind, one comes back, or the text says which of them is right.
    """
    if any(_speakers().search(one.who) for one in turns) or all(one.quoted for one in turns):
        return True
    words = {
        word.lower() for one in packs for name in ("things", "property_words", "headings") for word in _bare(one, name)
    }
    named = all(_NAME.fullmatch(one.who) and one.who not in words for one in turns)
    comes_back = any(a.who == c.who != b.who for a, b, c in zip(turns, turns[1:], turns[2:], strict=False))
    return named and (comes_back or any(_judged(one.who).search(text) for one in turns))


def _bare(pack: Pack, name: str) -> Iterator[str]:
    """The words of a list without their endings in brackets."""
    for template in pack.lists.get(name, ()):
        yield template.partition("[")[0]


@cache
def _speakers() -> re.Pattern[str]:
    return _any_word(languages()["dialogues"]["speakers"])


def _judged(who: str) -> re.Pattern[str]:
    """Anna is right, by a name with its capital: the check is right names nobody."""
    words = _any_word(languages()["dialogues"]["judged"]).pattern
    name = re.escape(who[:1].upper() + who[1:])
    return re.compile(rf"(?<!\w){name}(?!\w)[^.:\uff1a\n$]{{1,20}}(?i:{words})")


@cache
def _silent() -> re.Pattern[str]:
    return re.compile(any_of(languages()["dialogues"]["no_speakers"]), re.IGNORECASE)


def _any_word(words: Sequence[str]) -> re.Pattern[str]:
    spaced = any_of([one for one in words if one[0] < "\u3000"])
    others = any_of([one for one in words if one[0] >= "\u3000"])
    return re.compile(rf"(?<!\w){spaced}(?!\w)|{others}", re.IGNORECASE)
