"""Names of fields in a sentence: over F_5, modulo 2, in the field of seven elements as a formula writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from exactrank.numbers.finite_extensions import is_proper_prime_power
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
_ORDER = r"\d{1,9}(?:\^(?:\d|\{\d{1,2}\}))?"
FINITE = (
    rf"(?:{_STYLE}\{{?[FZ]\}}?|\\[FZ](?![A-Za-z])|[FZ])_(?:\{{(?P<of>{_ORDER})\}}|(?P<one>\d{{1,9}}))"
    rf"|(?:{_STYLE}\{{GF\}}|GF)\((?P<gf>{_ORDER})\)"
    rf"|(?:{_STYLE}\{{?Z\}}?|\\Z(?![A-Za-z])|Z)/\(?(?P<by>\d{{1,9}})(?:{_STYLE}\{{?Z\}}?|\\Z(?![A-Za-z])|Z|\))?"
    r"|[FZ]\{?(?P<typed>\d{1,9})\}?"
)
_INFINITE = rf"(?:{_STYLE}\{{?[QRC]\}}?|\\[QRC](?![A-Za-z]))"
_WORD = lazy_pattern(r"\w{2}")
_STYLED = lazy_pattern(rf"{_STYLE}|GF|\\[FZQRC](?![A-Za-z])|/")
"""A letter F or Z with an index alone may as well be a matrix."""
POWER = r"(?:\^(?:\w|\{[^{}]*\}))?"
_FIELD = lazy_pattern(rf"(?:{FINITE}|{_INFINITE}){POWER}")
_MODULUS = lazy_pattern(r"(?:[a-z]=)?(?P<of>\d{1,9})")
BLANKS = lazy_pattern(r"\s|\\[,;:! ]|\$|\\[()]|\\(?:left|right)(?![A-Za-z])")
_OPENS = "}:;.*"
"""Behind these, a heading's end among them, a sentence begins anew."""
_WORD = lazy_pattern(r"\w{2}")
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
    by_name: bool = False
    """F_5, and not modulo 5"""


def fields_in(prose: Prose, sentence: Sentence, packs: Sequence[Pack]) -> Iterator[FieldName]:
    """The names of fields in a sentence; a few words, modulo 5, may be too few to know a language by."""
    lowered = sentence.text.lower()
    for one in packs or (_every_pack() if _WORD.search(lowered) else ()):
        for pattern, match in index_of((one.code,), "fields").matches(prose.text, sentence.begin, sentence.end):
            leading = prose.source[sentence.start : prose.offset(match.begin)].rstrip()
            if pattern.options.get("at") == "start" and leading and leading[-1] not in _OPENS:
                continue
            slot = next((name for name in ("field", "styled", "modulus") if name in match.slots), None)
            modulus = pattern.options.get("modulus") if slot is None else _modulus_of(prose, match, slot)
            before = prose.text[max(sentence.begin, match.begin - _NEAR) : match.begin].lower()
            if modulus is not None:
                denied, elsewhere = bool(one.not_in_the_field.search(before)), bool(one.elsewhere.search(lowered))
                place = match.places[slot] if slot else match.begin
                naming, by_name = Naming(pattern.says), slot in ("field", "styled")
                yield FieldName(match.begin, match.end, place, modulus, naming, denied, elsewhere, by_name)


class FieldsBeside:
    """The fields that words right before or right behind a claim name; looked for when first asked for."""

    def __init__(self, prose: Prose, sentence: Sentence, packs: Sequence[Pack]) -> None:
        self.prose = prose
        self.sentence = sentence
        self.packs = packs

    @cached_property
    def _fields(self) -> list[FieldName]:
        return [one for one in fields_in(self.prose, self.sentence, self.packs) if not one.denied]

    def beside(self, begin: int, end: int) -> int | None:
        """The modulus of the field that what is said from `begin` to `end` of the running text is said over.

        What stands behind it counts before what stands in front of it.
        """
        text = self.prose.text
        behind = [one for one in self._fields if one.begin >= end and not text[end : one.begin].strip()]
        before = [one for one in self._fields if one.end <= begin and _ARTICLE.fullmatch(text[one.end : begin])]
        found = behind or before
        return found[0].modulus if len({one.modulus for one in found}) == 1 else None

    def inside(self, match: Match) -> int | None:
        """The modulus of the only field that is named within the words of a claim: the rank of A over F_5 is 2."""
        found = [one for one in self._fields if match.begin <= one.begin and one.end <= match.end]
        return found[0].modulus if len(found) == 1 else None


_SLOTS = frozenset(("field", "styled", "modulus"))


def names_a_field(match: Match) -> bool:
    """Whether the claim has a place for a field within its words."""
    return not _SLOTS.isdisjoint(match.slots)


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
    >>> modulus_written("GF(2^3)", False), modulus_written("Z/4", False), modulus_written("4", True)
    (8, -4, -4)
    >>> modulus_written("$p = 11$", True), modulus_written("$n$", True)
    (11, None)
    """
    cleaned = BLANKS.sub("", text)
    found = (_MODULUS if number else _FIELD).fullmatch(cleaned)
    return None if found is None else modulus_found(found)


def modulus_found(found: re.Match[str]) -> int:
    """Of a match of `FINITE`: the number of elements; negative for integers modulo n that are no field, 0 for none.

    F_4 and GF(2^2) have four elements, and so have the integers modulo 4, which are no field.
    """
    written = next((x for x in found.groups() if x and x[0].isdecimal()), "0")
    base, _, exponent = written.replace("{", "").replace("}", "").partition("^")
    order: int = int(base) ** int(exponent or 1)
    return order if "F" in found[0] or not is_proper_prime_power(order) else -order
