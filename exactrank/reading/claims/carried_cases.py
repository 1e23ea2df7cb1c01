"""Cases that go on in the next sentence: If a = 1, there are solutions. They are x = 1 - t, y = t."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.letter_conditions import FORMULA, mentions_in
from exactrank.reading.claims.scopes import Scopes
from exactrank.reading.language.packs import Pack
from exactrank.reading.language.templates import any_of
from exactrank.statements.letter_cases import LetterCase

_BREAK = lazy_pattern(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+|\u2022][ \t]|\d{1,2}[.)][ \t]|\\item\b|\#))")
_SENTENCE = lazy_pattern(r"[.;!?](?=\s)|[\u3002\uff1b\uff0c,:\uff1a\u3001]")
_LETTER = lazy_pattern(r"\\?[A-Za-z]+")
_OF_UNKNOWN = lazy_pattern(r"\$?\s*(?:[xyzw]|[a-z]\s*_\s*\{?\d{1,2}\}?)\s*=")
_VALUES = lazy_pattern(r"\$[^$]+\$|\\\(.+?\\\)")
_MOST_SENTENCES = 8


class CarriedCase:
    """The case of the last claim with conditions, which what follows in its paragraph may be said of too.

    It is certain only behind words that say so: in that case. Else it may confirm what is said, and accuses nobody.
    """

    def __init__(self, text: str, scopes: Scopes, packs: Sequence[Pack]) -> None:
        self.text = text
        self.scopes = scopes
        words = [word for one in packs for word in one.lists.get("same_case", ())]
        self.words = re.compile(rf"[\s.,;:*\u3002\uff1b\uff0c\u3001]*{any_of(words)}", re.IGNORECASE)
        self.end()

    def end(self) -> None:
        self.case: LetterCase | None = None
        self.stop = 0
        self.names_it = False

    def remember(self, case: LetterCase | None, stop: int) -> None:
        self.case, self.stop, self.names_it = case, stop, False

    def says_so(self, condition: str) -> bool:
        """Whether a condition says nothing but: in that case; perhaps with values of unknowns behind it."""
        found = self.words.match(condition)
        rest = condition[found.end() :].strip(" .,;:\u3001\u3002\uff0c") if found is not None else "?"
        return not rest or all(map(_OF_UNKNOWN.match, _VALUES.findall(rest) or "?"))

    @staticmethod
    def _letters(texts: Iterable[str]) -> set[str]:
        """The letters left of the signs: a of (a)-(1)."""
        return {one for text in texts for one in _LETTER.findall(text.split(")-(")[0])}

    def at(self, offset: int) -> LetterCase | None:
        """The case that goes on at a place; None where another paragraph, item or case begins before it."""
        between = FORMULA.sub("x", self.text[self.stop : offset])
        if self.case is None or _BREAK.search(between) or self.scopes.apart(self.stop, offset):
            return None
        own = {text for one in self.case.alternatives for text, _ in one}
        others = set(mentions_in(self.text[self.stop : offset])) - own
        if self._letters(others) & self._letters(own):
            return None  # another value of the letter is spoken of
        pieces = _SENTENCE.split(between)
        if len(pieces) > _MOST_SENTENCES:
            return None
        self.names_it = self.names_it or any(self.words.match(one) for one in pieces[1:])
        return replace(self.case, both_ways=False, nested=(), is_heading=self.case.is_heading or not self.names_it)
