"""Names of fields in a sentence: over F_5, modulo 2, in the field of seven elements as a formula writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import languages
from exactrank.reading.language.packs import Pack, pack
from exactrank.reading.language.pattern_index import index_of
from exactrank.reading.language.sentences import Prose, Sentence
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.reading.language.variants import Match
from exactrank.records import dataclass
from exactrank.statements import Naming

_STYLE = r"\\(?:mathbb|mathbf|mathrm|Bbb|bf|text|operatorname)"
FINITE = (
    rf"(?:{_STYLE}\{{?[FZ]\}}?|\\[FZ](?![A-Za-z])|[FZ])_(?:\{{(?P<of>\d{{1,9}})\}}|(?P<one>\d{{1,9}}))"
    rf"|(?:{_STYLE}\{{GF\}}|GF)\((?P<gf>\d{{1,9}})\)"
    rf"|(?:{_STYLE}\{{?Z\}}?|\\Z(?![A-Za-z])|Z)/\(?(?P<by>\d{{1,9}})(?:{_STYLE}\{{?Z\}}?|\\Z(?![A-Za-z])|Z|\))?"
    r"|[FZ]\{?(?P<typed>\d{1,9})\}?"
)
_INFINITE = rf"(?:{_STYLE}\{{?[QRC]\}}?|\\[QRC](?![A-Za-z]))"
_STYLED = lazy_pattern(rf"{_STYLE}|GF|\\[FZQRC](?![A-Za-z])|/")
"""A letter F or Z with an index alone may as well be a matrix."""
POWER = r"(?:\^(?:\w|\{[^{}]*\}))?"
_FIELD = lazy_pattern(rf"(?:{FINITE}|{_INFINITE}){POWER}")
_MODULUS = lazy_pattern(r"(?:[a-z]=)?(?P<of>\d{1,9})")
BLANKS = lazy_pattern(r"\s|\\[,;:! ]|\$|\\[()]|\\(?:left|right)(?![A-Za-z])")
_OPENS = "}:;.*"
"""Behind these, a heading's end among them, a sentence begins anew."""
_ARTICLE = lazy_pattern(r"[ ,]{0,3}(?:[^\W\d_]{1,3} )?")
"""What may stand between the name of a field and a claim: over it the rank is 2."""
_NEAR = 24
"""Characters before a naming in which a word denies it."""


@dataclass(frozen=True, slots=True)
class FieldName:
    """Words that name a field, from where to where they stand in the running text."""

    begin: int
    end: int
    place: int
    """where the name itself stands"""
    modulus: int
    """0 for QQ and the fields that hold it"""
    naming: Naming
    denied: bool
    elsewhere: bool
    """whether the sentence says that something is otherwise in other fields"""


def fields_in(prose: Prose, sentence: Sentence, packs: Sequence[Pack]) -> Iterator[FieldName]:
    """The names of fields in a sentence; a few words, modulo 5, may be too few to know a language by."""
    lowered = sentence.text.lower()
    for one in packs or (_every_pack() if re.search(r"\w{2}", lowered) else ()):
        for pattern in index_of((one.code,), "fields").of(lowered):
            for match in pattern.matches(prose.text, lowered, sentence.begin, sentence.end):
                leading = prose.source[sentence.start : prose.offset(match.begin)].rstrip()
                if pattern.options.get("at") == "start" and leading and leading[-1] not in _OPENS:
                    continue
                slot = next((name for name in ("field", "styled", "modulus") if name in match.slots), None)
                modulus = pattern.options.get("modulus") if slot is None else _modulus_of(prose, match, slot)
                before = prose.text[max(sentence.begin, match.begin - _NEAR) : match.begin].lower()
                if modulus is not None:
                    denied, elsewhere = bool(one.not_in_the_field.search(before)), bool(one.elsewhere.search(lowered))
                    place = match.places[slot] if slot else match.begin
                    yield FieldName(match.begin, match.end, place, modulus, Naming(pattern.says), denied, elsewhere)


class FieldsBeside:
    """The fields that words right before or right behind a claim name; looked for in a sentence when first asked."""

    def __init__(self, prose: Prose, sentence: Sentence, packs: Sequence[Pack]) -> None:
        self.prose = prose
        self._fields = cache(lambda: [one for one in fields_in(prose, sentence, packs) if not one.denied])

    def beside(self, begin: int, end: int) -> int | None:
        """The modulus of the field that what is said from `begin` to `end` of the running text is said over.

        What stands behind it counts before what stands in front of it.
        """
        text = self.prose.text
        behind = [one for one in self._fields() if one.begin >= end and not text[end : one.begin].strip()]
        before = [one for one in self._fields() if one.end <= begin and _ARTICLE.fullmatch(text[one.end : begin])]
        found = behind or before
        return found[0].modulus if len({one.modulus for one in found}) == 1 else None


def _every_pack() -> tuple[Pack, ...]:
    return tuple([pack(code) for code in languages()["languages"]])


def _modulus_of(prose: Prose, match: Match, slot: str) -> int | None:
    text = match.slots[slot]
    if text in PLACEHOLDERS:
        place = prose.formulas[prose.formula_at(match.places[slot])]
        text = prose.source[place.start : place.stop]
    if slot == "styled" and not _STYLED.search(text):
        return None
    return modulus_written(text, slot == "modulus")


def modulus_written(text: str, number: bool) -> int | None:
    """The modulus of a field that is written out, 0 for QQ and larger ones, None for what is no field.

    `number`: the text is what stands behind the word modulo.

    >>> written = r"$\\mathbb{F}_5$", "Z/7Z", r"\\mathbb Q", r"\\mathbb{R}^3", "A", "F_n"
    >>> [modulus_written(text, False) for text in written]
    [5, 7, 0, 0, None, None]
    >>> modulus_written("$p = 11$", True), modulus_written("$n$", True)
    (11, None)
    """
    found = (_MODULUS if number else _FIELD).fullmatch(BLANKS.sub("", text))
    return None if found is None else int(next((x for x in found.groups() if x and x.isdecimal()), 0))
