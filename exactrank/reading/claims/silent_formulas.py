r"""Formulas that say something of a rank, a determinant or a space, and that nothing was read of: \ker A \ne \{0\}."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.in_sentences import SentenceClaims
from exactrank.reading.language.language_index import operators, spaces
from exactrank.reading.language.marks import Mood
from exactrank.reading.language.packs import Pack
from exactrank.reading.language.packs import pack as pack_of
from exactrank.reading.language.recognition import languages_of
from exactrank.reading.language.templates import any_of
from exactrank.reading.latex.grids import Range
from exactrank.statements import Definition, Passage

_RELATION = (
    r"(?:[=<>\u2260\u2264\u2265\u2248]|\\(?:neq?|leq?|geq?|lt|gt|leqslant|geqslant|approx|equiv|mid|nmid|subset|supset"
    r"|subseteq|supseteq|subsetneq|supsetneq|cong|in|notin)(?![A-Za-z]))"
)
_VALUE = r"(?:\d|\\\{|\\mathbb|\\emptyset|\\varnothing|(?:^|[^\w\\])I(?![\w(]))"
_MEMBERSHIP = lazy_pattern(
    r"^\W*(?:\\\w+\s*\{?)?[A-Z](?:_\{?\w\}?)?\}?\s*\\(?:not\s*\\)?(?:in|notin)\s*\{?\s*(?:\\(?:mathrm|operatorname|text|mathbf)\s*\{)?"
    r"\s*(?:GL|SL|SO|O|U|SU|Sp)(?![A-Za-z])"
)
_DENIES_BEING = lazy_pattern(r"\\nexists")
r"""A \in GL_2(\mathbb{R}), \nexists A^{-1}: claims about A."""
_SPOKEN = lazy_pattern(r"\\(?:text(?:rm|bf|it|sf)?|mbox|hbox|mathrm)\s*\{([^{}]*)\}")
_CONCLUDES = lazy_pattern(r"\\(?:Rightarrow|implies|Longrightarrow|therefore)(?![A-Za-z])|[\u21d2\u27f9]")
_GIVEN = (Mood.ASSERTS, Mood.DENIES)
_LETTERS = lazy_pattern(r"[A-Za-z]+")
_NOT_SPELT = frozenset(("r", "R", "N", "C", "S", "null", "Com", "com", "Img", "img", "Nu", "nu"))


def silent_formulas(sentences: SentenceClaims, passages: Sequence[tuple[int, Passage]]) -> list[Range]:
    """Where they stand in the source: those that are asserted, and neither read by themselves nor within a claim."""
    # What gives a letter its value reads only the beginning of a formula that goes on.
    told = sorted([offset for offset, one in passages if not isinstance(one, Definition)])
    defined = sorted([offset for offset, one in passages if isinstance(one, Definition)])
    within = [taken for one in sentences.read for taken in one.taken]
    found: list[Range] = []
    source = sentences.sides.text
    for k, (place, _) in enumerate(sentences.formulas):
        text = source[place.start : place.stop]
        if "$" in text.strip("$"):
            continue  # an environment with text in it
        packs = sentences.packs or _spoken_in(text)
        concludes = any(
            speaks(text, one, concluding=True)
            and not _has_one(
                told, place.start + concluded_behind(text, one), place.stop
            )  # \Rightarrow \text{rank}(A) = 2
            for one in packs
        )
        if not (concludes or says_something(text) or any(speaks(text, one) for one in packs)):
            continue
        if not concludes and (_has_one(told, place.start, place.stop) or _has_one(defined, place.start, place.stop)):
            continue
        at = sentences.prose.placed[k]
        if place.start in sentences.subjects or any(begin <= at < end for begin, end in within):
            continue
        if sentences.moods.at(place.start)[0] in _GIVEN:
            found.append((place.start, place.stop))
    return found


def says_something(formula: str) -> bool:
    r"""Whether a formula compares what belongs to a matrix with a value, or puts a matrix into a group.

    >>> says_something(r"$\operatorname{rank}(A) \lt 2$"), says_something(r"$A \notin GL_2(\mathbb{R})$")
    (True, True)
    >>> says_something(r"$\operatorname{rank} A \le \min(m, n)$"), says_something(r"$x_1 = 2$")
    (False, False)
    """
    named = not formula.isascii() or not _named().isdisjoint(_LETTERS.findall(formula))
    compared = named and _compared().search(formula) is not None
    return compared or _MEMBERSHIP.match(formula) is not None or _DENIES_BEING.search(formula) is not None


def speaks(formula: str, pack: Pack, concluding: bool = False) -> bool:
    r"""Whether words within a formula call something invertible or singular, or name a determinant, a rank.

    `concluding`: behind an arrow, as in \det A = 5 \Rightarrow \text{no inverse}.
    """
    behind = concluded_behind(formula, pack) if concluding else 0
    if behind < 0:
        return False
    found = _SPOKEN.findall(formula, behind)
    if not found:
        return False
    words = _claiming(pack)
    return any((concluding or " " in one.strip()) and words.search(one) for one in found)


def concluded_behind(formula: str, pack: Pack) -> int:
    """Where in a formula a conclusion begins, behind an arrow or before words such as so; -1 where there is none."""
    arrow = _CONCLUDES.search(formula)
    words = next((one.start() for one in _SPOKEN.finditer(formula) if _opens(pack).match(one[1])), -1)
    return words if arrow is None else arrow.end() if words < 0 else min(words, arrow.end())


@lru_cache(maxsize=16)
def _opens(pack: Pack) -> re.Pattern[str]:
    words = any_of(pack.lists.get("so", ()))
    return re.compile(rf"[\s,;]*{words}" + (r"(?!\w)" if pack.spaced else ""), re.IGNORECASE)


def _spoken_in(formula: str) -> tuple[Pack, ...]:
    """The languages of the words within a formula, where those around it are of none."""
    return tuple([pack_of(code) for code in languages_of(" ".join(_SPOKEN.findall(formula)))])


@cache
def _named() -> frozenset[str]:
    """How formulas call ranks, determinants and spaces."""
    named = [*operators(), *spaces(), "ker", "Ker", "im", "Im", "dim", "span", "trace", "rref", "RREF"]
    return frozenset(named) - _NOT_SPELT


@cache
def _compared() -> re.Pattern[str]:
    names = "|".join(sorted([re.escape(one) for one in _named()], key=len, reverse=True))
    return re.compile(rf"(?<![A-Za-z])(?:{names})(?![A-Za-z]).{{0,160}}?{_RELATION}.{{0,40}}?{_VALUE}", re.DOTALL)


@lru_cache(maxsize=16)
def _claiming(pack: Pack) -> re.Pattern[str]:
    words = [*pack.lists.get("state", ()), *pack.lists.get("property_words", ())]
    border = r"(?<!\w)", r"(?!\w)"
    before, after = border if pack.spaced else ("", "")
    return re.compile(rf"{before}{any_of(words)}{after}", re.IGNORECASE)


def _has_one(places: Sequence[int], start: int, stop: int) -> bool:
    k = bisect_left(places, start)
    return k < len(places) and places[k] < stop
