"""Every template of a claim matches a text of its own words: none is dead because an earlier slot takes them."""

from __future__ import annotations

from itertools import islice

import pytest

from exactrank.reading.language.language_index import languages
from exactrank.reading.language.packs import Pack, Pattern, pack
from exactrank.reading.language.templates import PLACEHOLDERS, Choice, Literal, Node, Slot, tree_of

_FORMULA = PLACEHOLDERS[0]
_FORMULAS = {"subject", "named", "formula", "formulas", "values", "field", "styled", "modulus", "letters"}
_NUMBERS = {"value", "number", "indices", "list"}
_AT_MOST = 24
"""Of the texts of a template, which may be many."""


def filling(language: Pack, kind: str) -> str:
    """What may stand in a slot of this kind."""
    if kind in language.lists:
        return next(iter(texts(language, tree_of(language.lists[kind][0]))))
    if kind in _FORMULAS:
        return _FORMULA
    if kind in _NUMBERS:
        return "2"
    match kind:
        case "adv":
            return ""
        case "is":
            return next(phrase for phrase, sign in language.comparisons.items() if sign == "=" and phrase.isalpha())
        case "dimension":
            return next(iter(language.dimensions))
        case "multiple":
            return next(iter(language.multiples))
        case "compared":
            return next(iter(language.comparisons_after))
        case "bracketed":
            return f"({_FORMULA})"
        case "size":
            return "2 x 2"
        case _:
            return "word"


def texts(language: Pack, nodes: tuple[Node, ...]) -> list[str]:
    """Texts that the template describes, one for each way to choose, as far as they are not too many."""
    made = [""]
    for node in nodes:
        match node:
            case Literal(text):
                parts = [text]
            case Slot(kind):
                parts = [f" {filling(language, kind)} "]
            case Choice(options):
                parts = [text for option in options for text in texts(language, option)]
        made = list(islice((before + part for before in made for part in parts), _AT_MOST))
    return made


def as_written(text: str) -> str:
    """With one blank between words and none before a comma, around a hyphen or behind an apostrophe."""
    joined = " ".join(text.split())
    for written in (" ,", " -", " :"):
        joined = joined.replace(written, written[1:])
    return joined.replace("- ", "-").replace("' ", "'")


def unmatched(pattern: Pattern) -> list[str]:
    """The texts of a template that it does not match from their beginning on."""
    made = [as_written(text) for text in texts(pattern.pack, tree_of(pattern.template))]
    return [
        text
        for text in made
        if not any(found.begin == 0 for found in pattern.matches(text, text.lower(), 0, len(text)))
    ]


@pytest.mark.parametrize("language", languages()["languages"])
def test_every_template_of_a_claim_matches_its_own_words(language: str) -> None:
    dead = {pattern.template: found for pattern in pack(language).claims if (found := unmatched(pattern))}
    assert dead == {}


def test_a_template_whose_words_a_slot_takes_is_found() -> None:
    """An adverb takes all that it can and gives nothing back: "linearly" is one."""
    dead = Pattern("rank", "rank {is} {adv} linearly {value}", (), pack("en"))
    alive = Pattern("rank", "rank {is} {adv} {value}", (), pack("en"))
    assert (unmatched(dead), unmatched(alive)) == (["rank is linearly 2"], [])
