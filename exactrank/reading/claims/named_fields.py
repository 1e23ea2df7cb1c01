"""The fields that a text names, sentence by sentence: which one is announced for what follows, which only mentioned."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from exactrank.numbers.finite_extensions import is_proper_prime_power
from exactrank.patterns import lazy_pattern
from exactrank.reading.claims.field_names import BLANKS, FINITE, POWER, FieldsBeside, fields_in, modulus_found
from exactrank.reading.claims.in_sentences import SentenceClaims
from exactrank.reading.claims.sentence_accounts import ASSERTING
from exactrank.reading.language.marks import Mood
from exactrank.reading.language.sentences import Sentence
from exactrank.statements import (
    Assertion,
    Definition,
    Equality,
    FieldNamed,
    Naming,
    Passage,
    RowStep,
    Statement,
    Unreadable,
)

_MEMBER = lazy_pattern(rf"\u2208\W*(?:\\?\w+(?:_\w|_\{{[^{{}}]*\}})?\(+(?:\w,|\w\\times\w,)?)?(?:{FINITE}){POWER}")
_IN = lazy_pattern(r"\\in(?![A-Za-z])")
_CONGRUENT = lazy_pattern(r"\\(?:pmod|bmod|mod|pod)\W{0,3}(?P<of>\d{1,9})")
_CALLED = lazy_pattern(rf"(?=\\|GF)(?:{FINITE})(?::?=|\\cong|\\simeq|\u2245)")
"""F_4 = {0, 1, w, w + 1} says what the field is called, and claims nothing; a letter F alone may be a matrix."""
_MODULO_A_POLYNOMIAL = lazy_pattern(rf"(?:{FINITE})\[\\?\w{{1,12}}\]/\W{{0,3}}(?P<polynomial>[^$=]{{3,80}})")
_HIGHEST = 16
"""Of a higher degree a field has too many elements for answers to be judged over it."""
_EXPONENT = lazy_pattern(r"\^\{?(\d{1,2})")
_SIGNS = (r"\in", "\u2208", "mod", "pod", "=", "/", r"\cong", r"\simeq", "\u2245")
"""One of these stands in every formula that names a field."""
_NAMES = ("F", "Z", "GF", "mod", "pod")
"""And one of these is, or begins, the name of a field or of what is calculated with."""
_ANNOUNCING = frozenset({Mood.COMMANDS, Mood.SUPPOSES, Mood.ASKS})
"""An exercise that asks for something over a field means the field for what follows."""
_SAID_OTHERWISE = frozenset({Mood.DENIES, Mood.REPORTS, Mood.CONTRADICTS, Mood.CONCEDES, Mood.GENERAL})

_CLAIM_NOTHING = Definition | RowStep | Unreadable
_Found = tuple[int, int, Naming, bool, bool]
"""Where in the running text, the modulus, how, whether something is asserted there, and whether it is called F_5."""


def named_fields(said: SentenceClaims) -> list[tuple[int, FieldNamed]]:
    """Every naming of a field with the offset of its sentence, and where one that is only mentioned is left behind.

    Two fields in one sentence are compared, and so only mentioned. Behind its own sentence an announced field is the
    likeliest one, and another is left open.
    """
    made: list[tuple[int, FieldNamed]] = []
    sentences = said.prose.sentences
    for sentence in sentences:
        found = _in_sentence(said, sentence)
        compared = len({modulus for _, modulus, *_ in found}) > 1
        for _, modulus, naming, asserted, by_name in found:
            span = said.sides.source.span(sentence.start, sentence.stop)
            how = Naming.MENTIONED if compared else naming
            made.append((sentence.start, FieldNamed(span, modulus, how, asserted and not compared, by_name)))
            if how is Naming.MENTIONED:
                last = sentences[min(sentence.index + 1, len(sentences) - 1)]
                made.append((last.stop, FieldNamed(span, modulus, Naming.NO_LONGER, by_name=by_name)))
            elif how is Naming.ANNOUNCED:
                made.append((sentence.stop, FieldNamed(span, modulus, Naming.LEFT_OPEN)))
    return made


def over_their_fields(passages: Sequence[tuple[int, Passage]], said: SentenceClaims) -> list[tuple[int, Passage]]:
    """The passages, those of formulas that words right beside them say a field of, over it: det A = 0 modulo 5."""
    ranges: list[tuple[int, int, int]] = []
    names = [one for one in said.prose.formulas if _calls_a_field(said.prose.source[one.start : one.stop])]
    for sentence in said.prose.sentences:
        fields = FieldsBeside(said.prose, sentence, said.packs)
        for k in _formulas_in(said, sentence):
            modulus = fields.beside(said.prose.placed[k], said.prose.placed[k] + 1)
            if modulus is not None:
                ranges.append((said.prose.formulas[k].start, said.prose.formulas[k].stop, modulus))
    made: list[tuple[int, Passage]] = []
    for offset, one in passages:
        modulus = next((p for start, stop, p in ranges if start <= offset < stop), None)
        if isinstance(one, Equality) and any(place.start <= offset < place.stop for place in names):
            continue
        if modulus is not None and isinstance(one, Statement) and not isinstance(one, _CLAIM_NOTHING):
            made.append((offset, Assertion((one,), modulus=modulus)))
        elif modulus is not None and isinstance(one, Assertion) and one.modulus is None:
            made.append((offset, replace(one, modulus=modulus)))
        else:
            made.append((offset, one))
    return made


def _calls_a_field(written: str) -> bool:
    return "=" in written and _CALLED.match(BLANKS.sub("", written)) is not None


def _in_sentence(said: SentenceClaims, sentence: Sentence) -> list[_Found]:
    """The strongest naming of each place, in the order of the text."""
    found: dict[int, _Found] = {}
    for at, modulus, worded, denied, by_name in (*_in_words(said, sentence), *_in_formulas(said, sentence)):
        mood, _ = said.moods.of(sentence, at)
        naming = Naming.ANNOUNCED if worded is Naming.MENTIONED and mood in _ANNOUNCING else worded
        if mood in _SAID_OTHERWISE or denied:
            naming = Naming.MENTIONED
        if at not in found or _STRENGTH[naming] > _STRENGTH[found[at][2]]:
            asserted = mood in ASSERTING and mood not in _SAID_OTHERWISE and not denied
            found[at] = at, modulus, naming, asserted, by_name
    orders = {order for at, order, *_ in found.values() if is_proper_prime_power(order)}
    parts = {order for _, order, *_ in found.values() if any(_is_power(larger, order) for larger in orders)}
    # x^2 + x + 1 over F_2 is what F_4 is made of.
    return [found[at] for at in sorted(found) if not (found[at][1] in parts and _is_made(found, parts))]


def _is_made(found: dict[int, _Found], parts: set[int]) -> bool:
    """Whether the larger field is written out, and not just compared with the smaller one."""
    return any(naming is Naming.ANNOUNCED and order not in parts for _, order, naming, *_ in found.values())


def _is_power(larger: int, p: int) -> bool:
    power = p
    while 1 < power < larger:
        power *= p
    return power == larger != p


_STRENGTH = {Naming.NO_LONGER: 0, Naming.MENTIONED: 1, Naming.ANNOUNCED: 2, Naming.THROUGHOUT: 3}


def _in_words(said: SentenceClaims, sentence: Sentence) -> Iterator[_Found]:
    """What patterns of the packs find; the last part says whether words deny it."""
    for one in fields_in(said.prose, sentence, said.packs):
        yield one.place, one.modulus, one.naming, one.denied or one.elsewhere, one.by_name


def _in_formulas(said: SentenceClaims, sentence: Sentence) -> Iterator[_Found]:
    r"""A \in M_2(\mathbb{F}_5) announces a field, \pmod 5 mentions one."""
    for k in _formulas_in(said, sentence):
        place = said.prose.formulas[k]
        written = said.prose.source[place.start : place.stop]
        if not (any(sign in written for sign in _SIGNS) and any(sign in written for sign in _NAMES)):
            continue
        text = BLANKS.sub("", _IN.sub("\u2208", written))
        if (order := _order_of_quotient(text)) is not None:
            yield said.prose.placed[k], order, Naming.ANNOUNCED, False, True
        elif (called := _CALLED.match(text)) is not None:
            yield said.prose.placed[k], modulus_found(called), Naming.ANNOUNCED, False, True
        for expression, naming in ((_MEMBER, Naming.ANNOUNCED), (_CONGRUENT, Naming.MENTIONED)):
            found = expression.search(text)
            if found is not None:
                yield said.prose.placed[k], modulus_found(found), naming, False, expression is not _CONGRUENT


def _order_of_quotient(text: str) -> int | None:
    """How many elements GF(p)[t] modulo a polynomial has: p^k, where k is its degree; None for anything else."""
    found = _MODULO_A_POLYNOMIAL.search(text)
    if found is None:
        return None
    p, k = modulus_found(found), max(map(int, _EXPONENT.findall(found["polynomial"])), default=1)
    return p**k if p > 0 and k <= _HIGHEST else None


def _formulas_in(said: SentenceClaims, sentence: Sentence) -> range:
    placed = said.prose.placed
    return range(bisect_left(placed, sentence.begin), bisect_left(placed, sentence.end))
