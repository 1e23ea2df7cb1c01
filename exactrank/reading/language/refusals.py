"""What words or signs beside a statement call wrong: "rank A = 3" is false; $\\det A = 10$. This is wrong; a cross."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import languages
from exactrank.reading.language.packs import Pack, Pattern
from exactrank.reading.language.pattern_index import PatternIndex, index_of
from exactrank.reading.language.sentences import Prose, Sentence
from exactrank.reading.language.templates import PLACEHOLDERS, any_of

PREVIOUS, NEXT = "previous", "next"
BESIDE = frozenset({PREVIOUS, NEXT})
"""The scopes of what is said of the sentence before, and of the one that follows."""
_SIGNS = r"[\u2717\u2718\u274c\u2716]"
_CROSSED = lazy_pattern(rf"\s*{_SIGNS}|.*{_SIGNS}[\s.)\]|]*\Z", re.DOTALL)
_CROSS = lazy_pattern(rf"[\s(\[|]*{_SIGNS}[\s.)\]|]*\Z")
_MARKS_ONLY = lazy_pattern(r"[\s.!)\]|*\"'\u201d\u2019\u3002\uff01\uff09]*+")
_REASON = lazy_pattern(r"[*_]{0,3} ?(?:[,;:\u2014\u2013\uff0c\u3001]|(?<= )\(\w|\uff08)")
_LEAD = r"[\s\"'\u201c\u2018\u00ab\u201e(*\u2014-]*+"
_WORD = lazy_pattern(r"[^\W\d_]{2,}")
_BOUND = r"[,;:\u2014|]|\.(?=\s)"
_QUOTED = lazy_pattern(
    r"[\"'\u201c\u2018\u00ab\u201e\u300c][^\"'\u201c\u2018\u00ab\u201e\u300c]{1,400}[\"'\u201d\u2019\u00bb\u300d][,\s]*\Z"
)
_SIGN_BEFORE = lazy_pattern(r"[:(|\[\u2014\u2013\u2192\uff08\uff1a-][\s*_(\"'-]*\Z")
_NEXT_WORD = lazy_pattern(r"[ ,]*+([^\W\d_]+)")
_FORMULAS = frozenset(PLACEHOLDERS)
_SHORT, _REACH = 20, 600
"""Characters in which a sign, and the bounds of a clause, are looked for."""
_LINES = 8
"""So many lines of a calculation that is announced to be wrong."""


class Refusals:
    """What the sentences of a running text say of those beside them."""

    def __init__(self, prose: Prose, packs: Sequence[Pack]) -> None:
        self.prose = prose
        self._packs = packs
        self._patterns = _beside(tuple([one.code for one in packs])).within(prose.text.lower(), len(prose.sentences))
        self._scopes: dict[int, frozenset[str]] = {}

    def of(self, sentence: Sentence) -> bool:
        """Whether a cross stands at the edge of a sentence, or one beside it calls it wrong."""
        if _CROSSED.match(sentence.text):
            return True
        behind = self.prose.sentences[sentence.index + 1 : sentence.index + 2]
        for one in behind:
            if (one.block == sentence.block and _CROSS.match(one.text)) or PREVIOUS in self._said(one):
                return True
        before = sentence.index - 1
        first = max(0, before - _LINES)
        while before > first and not _WORD.search(self.prose.sentences[before].text):
            before -= 1
        if before < 0 or NEXT not in self._said(self.prose.sentences[before]):
            return False
        return not self.affirmed(sentence)  # true or false? A is singular. True.

    def affirmed(self, sentence: Sentence) -> bool:
        """Whether the sentence behind one agrees, and nothing more: true or false: A is singular. True."""
        behind = self.prose.sentences[sentence.index + 1 : sentence.index + 2]
        return any(_affirming().fullmatch(one.text) for one in behind)

    def hesitates(self) -> bool:
        """Whether any sentence begins with words that may take another one back."""
        return any(
            _hesitating(pack).match(one.text) is not None for one in self.prose.sentences for pack in self._packs
        )

    def is_unreal(self, begin: int, end: int) -> bool:
        """Whether a range of the running text speaks of what would be: had we added it, we would have got."""
        return any(_unreal(pack).search(self.prose.text, begin, end) is not None for pack in self._packs)

    def doubts(self, sentence: Sentence) -> bool:
        """Whether the sentence behind one begins with words that may take it back: wait, the last row is zero."""
        behind = self.prose.sentences[sentence.index + 1 : sentence.index + 2]
        hesitates = any(_hesitating(pack).match(one.text) is not None for one in behind for pack in self._packs)
        return hesitates or any(PREVIOUS in self._said(one) for one in behind if one.block == sentence.block)

    def _said(self, sentence: Sentence) -> frozenset[str]:
        if sentence.index not in self._scopes:
            self._scopes[sentence.index] = frozenset(self._found(sentence))
        return self._scopes[sentence.index]

    def _found(self, sentence: Sentence) -> list[str]:
        """Whether it begins with what calls the one before it wrong, or holds what calls the next one so."""
        return [
            pattern.options["scope"]
            for pattern, match in self._patterns.matches(self.prose.text, sentence.begin, sentence.end)
            if self._fits(pattern, match.begin, match.end, sentence)
        ]

    def _fits(self, pattern: Pattern, begin: int, end: int, sentence: Sentence) -> bool:
        """Whether it stands at the beginning, behind opening words at most; at = "whole": and nothing follows it."""
        whole = pattern.options.get("at") == "whole"
        if goes_on(pattern, self.prose.text, end):
            return False
        is_next = pattern.options["scope"] == NEXT
        reasoned = not is_next and gives_a_reason(self.prose.text, end, sentence)
        if whole and not reasoned and not is_last(self.prose.text, end, sentence):
            return False
        if is_next and not whole:
            return True
        return _opening(pattern.pack).fullmatch(self.prose.text, sentence.begin, begin) is not None


def goes_on(pattern: Pattern, text: str, at: int) -> bool:
    """Whether a word follows with which a pattern says something else: it is not true that A is singular."""
    following = pattern.options.get("not_before", ())
    found = _NEXT_WORD.match(text, at) if following else None
    return found is not None and found[1].lower() in following


def sign_before(text: str, begin: int, sentence: Sentence) -> int:
    """Where the colon, dash, bracket or border of a cell stands before a word that judges: $A$ is invertible: false.

    -1 where there is none.
    """
    found = _SIGN_BEFORE.search(text, max(sentence.begin, begin - _SHORT), begin)
    return -1 if found is None else found.start()


def is_last(text: str, at: int, sentence: Sentence) -> bool:
    """Whether nothing but marks follows a place of a sentence."""
    return _MARKS_ONLY.fullmatch(text, at, sentence.end) is not None


def gives_a_reason(text: str, at: int, sentence: Sentence) -> bool:
    """Whether a mark follows with the reason for a verdict: false (it is 3); no, the last row is zero."""
    return _REASON.match(text, at, sentence.end) is not None


def refused_from(text: str, at: int, sentence: Sentence, pack: Pack) -> int:
    """Where begins what words behind it call wrong: behind the last mark, or behind a word that begins a clause.

    The statement "A has rank 3" is false, with all that is quoted; the rank is 2, and 3 is wrong, in its last part.
    """
    first = max(sentence.begin, at - _REACH)
    quoted = _QUOTED.search(text, first, at)
    if quoted is not None:
        return quoted.start()
    found = [match for match in _clause_begins(pack).finditer(text, first, at) if not _joins_formulas(text, match)]
    ends = [match.end() for match in found]
    return ends[-1] if ends else first


def _joins_formulas(text: str, match: re.Match[str]) -> bool:
    """Whether a word stands between two formulas, as in u and v are independent, and begins no clause."""
    before, after = text[: match.start()].rstrip(), text[match.end() : match.end() + _SHORT].lstrip()
    word = _WORD.search(match[0]) is not None
    return word and before[-1:] in _FORMULAS and after[:1] in _FORMULAS and bool(before) and bool(after)


def denied_until(text: str, at: int, sentence: Sentence, pack: Pack) -> int:
    """Where what is denied ends: it is not true that A is invertible, so its rank is 1."""
    found = _clause_follows(pack).search(text, at, min(sentence.end, at + _REACH))
    return found.start() if found else sentence.end


@cache
def _beside(codes: tuple[str, ...]) -> PatternIndex:
    return PatternIndex([one for one in index_of(codes, "moods").patterns if one.options.get("scope") in BESIDE])


@lru_cache(maxsize=16)
def _opening(pack: Pack) -> re.Pattern[str]:
    """Marks and words that may stand before what calls something wrong: but, however."""
    words = any_of(pack.lists.get("clause_openers", ()))
    return re.compile(rf"{_LEAD}(?:{words}[\s,:]++{_LEAD})*+" if pack.spaced else _LEAD, re.IGNORECASE)


@cache
def _affirming() -> re.Pattern[str]:
    """A verdict that agrees, alone in its sentence."""
    words = any_of(languages()["choices"]["affirming"])
    return re.compile(rf"{_LEAD}{words}{_MARKS_ONLY.pattern}", re.IGNORECASE)


@lru_cache(maxsize=16)
def _unreal(pack: Pack) -> re.Pattern[str]:
    words = any_of(pack.lists.get("unreal", ()))
    return re.compile(rf"(?<!\w){words}(?!\w)" if pack.spaced else words, re.IGNORECASE)


@lru_cache(maxsize=16)
def _hesitating(pack: Pack) -> re.Pattern[str]:
    """Words at the beginning of a sentence with which a writer stops: wait; hm, let me check."""
    words = any_of(pack.lists.get("hesitating", ()))
    return re.compile(rf"{_LEAD}{words}" + (r"(?!\w)" if pack.spaced else ""), re.IGNORECASE)


@lru_cache(maxsize=16)
def _clause_begins(pack: Pack) -> re.Pattern[str]:
    """A mark or a word behind which another clause begins, which alone is called wrong."""
    words = pack.lists.get("clause_openers", ())
    return re.compile(_BOUND + (rf"|(?<!\w){any_of(words)}(?!\w)" if pack.spaced and words else ""), re.IGNORECASE)


@lru_cache(maxsize=16)
def _clause_follows(pack: Pack) -> re.Pattern[str]:
    """A mark that ends a clause, or a comma before a word that begins one."""
    words = pack.lists.get("clause_openers", ())
    opened = rf"|,\s*+{any_of(words)}(?!\w)" if pack.spaced and words else ""
    return re.compile(r"[;:\u2014\uff1b]" + opened, re.IGNORECASE)
