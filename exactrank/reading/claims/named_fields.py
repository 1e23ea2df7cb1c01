"""The fields that a text names: over F_5, modulo 2, in the field of seven elements as a formula writes it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.in_sentences import SentenceClaims
from exactrank.reading.language.language_index import languages
from exactrank.reading.language.marks import Mood
from exactrank.reading.language.packs import Pack, pack
from exactrank.reading.language.pattern_index import index_of
from exactrank.reading.language.sentences import Sentence
from exactrank.reading.language.templates import PLACEHOLDERS
from exactrank.reading.language.variants import Match
from exactrank.statements import FieldNamed, Naming

_STYLE = r"\\(?:mathbb|mathbf|mathrm|Bbb|bf|text|operatorname)"
_FINITE = (
    rf"(?:{_STYLE}\{{?[FZ]\}}?|\\[FZ](?![A-Za-z])|[FZ])_(?:\{{(?P<of>\d{{1,9}})\}}|(?P<one>\d{{1,9}}))"
    rf"|(?:{_STYLE}\{{GF\}}|GF)\((?P<gf>\d{{1,9}})\)"
    rf"|(?:{_STYLE}\{{?Z\}}?|\\Z(?![A-Za-z])|Z)/\(?(?P<by>\d{{1,9}})(?:{_STYLE}\{{?Z\}}?|\\Z(?![A-Za-z])|Z|\))?"
    r"|[FZ]\{?(?P<typed>\d{1,9})\}?"
)
_INFINITE = rf"(?:{_STYLE}\{{?[QRC]\}}?|\\[QRC](?![A-Za-z]))"
_STYLED = lazy_pattern(rf"{_STYLE}|GF|\\[FZQRC](?![A-Za-z])|/")
"""A letter F or Z with an index alone may as well be a matrix."""
_POWER = r"(?:\^(?:\w|\{[^{}]*\}))?"
_FIELD = lazy_pattern(rf"(?:{_FINITE}|{_INFINITE}){_POWER}")
_MODULUS = lazy_pattern(r"(?:[a-z]=)?(?P<of>\d{1,9})")
_MEMBER = lazy_pattern(rf"\u2208\W*(?:\\?\w+(?:_\w|_\{{[^{{}}]*\}})?\(+(?:\w,|\w\\times\w,)?)?(?:{_FINITE}){_POWER}")
_IN = lazy_pattern(r"\\in(?![A-Za-z])")
_CONGRUENT = lazy_pattern(r"\\(?:pmod|bmod|mod|pod)\W{0,3}(?P<of>\d{1,9})")
_BLANKS = lazy_pattern(r"\s|\\[,;:! ]|\$|\\[()]|\\(?:left|right)(?![A-Za-z])")
_ANNOUNCING = frozenset({Mood.COMMANDS, Mood.SUPPOSES, Mood.ASKS})
"""An exercise that asks for something over a field means the field for what follows."""
_SAID_OTHERWISE = frozenset({Mood.DENIES, Mood.REPORTS, Mood.CONTRADICTS, Mood.CONCEDES, Mood.GENERAL})

_OPENS = "}:;.*"
"""Behind these, a heading's end among them, a sentence begins anew."""
_NEAR = 24
"""Characters before a naming in which a word denies it."""

_Found = tuple[int, int, Naming]
"""Where in the running text, the modulus, how."""


def named_fields(said: SentenceClaims) -> list[tuple[int, FieldNamed]]:
    """Every naming of a field with the offset of its sentence, and where one that is only mentioned is left behind.

    Two fields in one sentence are compared, and so only mentioned. Behind its own sentence an announced field is the
    likeliest one, and another is left open.
    """
    made: list[tuple[int, FieldNamed]] = []
    sentences = said.prose.sentences
    for sentence in sentences:
        found = _in_sentence(said, sentence)
        compared = len({modulus for _, modulus, _ in found}) > 1
        for _, modulus, naming in found:
            span = said.sides.source.span(sentence.start, sentence.stop)
            how = Naming.MENTIONED if compared else naming
            made.append((sentence.start, FieldNamed(span, modulus, how)))
            if how is Naming.MENTIONED:
                last = sentences[min(sentence.index + 1, len(sentences) - 1)]
                made.append((last.stop, FieldNamed(span, modulus, Naming.NO_LONGER)))
            elif how is Naming.ANNOUNCED:
                made.append((sentence.stop, FieldNamed(span, modulus, Naming.LEFT_OPEN)))
    return made


def _in_sentence(said: SentenceClaims, sentence: Sentence) -> list[_Found]:
    """The strongest naming of each place, in the order of the text."""
    found: dict[int, _Found] = {}
    for at, modulus, worded in (*_in_words(said, sentence), *_in_formulas(said, sentence)):
        mood, _ = said.moods.of(sentence, at)
        naming = Naming.ANNOUNCED if worded is Naming.MENTIONED and mood in _ANNOUNCING else worded
        if mood in _SAID_OTHERWISE:
            naming = Naming.MENTIONED
        if at not in found or _STRENGTH[naming] > _STRENGTH[found[at][2]]:
            found[at] = at, modulus, naming
    return [found[at] for at in sorted(found)]


_STRENGTH = {Naming.NO_LONGER: 0, Naming.MENTIONED: 1, Naming.ANNOUNCED: 2, Naming.THROUGHOUT: 3}


def _in_words(said: SentenceClaims, sentence: Sentence) -> Iterator[_Found]:
    lowered = sentence.text.lower()
    for one in said.packs or (_every_pack() if re.search(r"\w{2}", lowered) else ()):
        for pattern in index_of((one.code,), "fields").of(lowered):
            for match in pattern.matches(said.prose.text, lowered, sentence.begin, sentence.end):
                leading = said.prose.source[sentence.start : said.prose.offset(match.begin)].rstrip()
                if pattern.options.get("at") == "start" and leading and leading[-1] not in _OPENS:
                    continue
                slot = next((name for name in ("field", "styled", "modulus") if name in match.slots), None)
                modulus = pattern.options.get("modulus") if slot is None else _modulus_of(said, match, slot)
                before = said.prose.text[max(sentence.begin, match.begin - _NEAR) : match.begin].lower()
                if modulus is not None:
                    denied = one.not_in_the_field.search(before) or one.elsewhere.search(lowered)
                    yield (
                        match.places[slot] if slot else match.begin,
                        modulus,
                        Naming.MENTIONED if denied else Naming(pattern.says),
                    )


def _every_pack() -> tuple[Pack, ...]:
    """A few words, modulo 5, may be too few to know a language by."""
    return tuple([pack(code) for code in languages()["languages"]])


def _modulus_of(said: SentenceClaims, match: Match, slot: str) -> int | None:
    text = match.slots[slot]
    if text in PLACEHOLDERS:
        place = said.prose.formulas[said.prose.formula_at(match.places[slot])]
        text = said.prose.source[place.start : place.stop]
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
    found = (_MODULUS if number else _FIELD).fullmatch(_BLANKS.sub("", text))
    return None if found is None else int(next((x for x in found.groups() if x and x.isdecimal()), 0))


def _in_formulas(said: SentenceClaims, sentence: Sentence) -> Iterator[_Found]:
    r"""A \in M_2(\mathbb{F}_5) announces a field, \pmod 5 mentions one."""
    placed = said.prose.placed
    for k in range(bisect_left(placed, sentence.begin), bisect_left(placed, sentence.end)):
        place = said.prose.formulas[k]
        text = _BLANKS.sub("", _IN.sub("\u2208", said.prose.source[place.start : place.stop]))
        for expression, naming in ((_MEMBER, Naming.ANNOUNCED), (_CONGRUENT, Naming.MENTIONED)):
            found = expression.search(text)
            if found is not None:
                yield placed[k], int(next(x for x in found.groups() if x and x.isdecimal())), naming
