"""Filling sentences: what all renderers share. A renderer says how a formula in a sentence is set; the rest is here."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from exactrank.document import Inline, Listing, Ordinal, Said, Value
from exactrank.messages import FIELD, catalog, sentence
from exactrank.patterns import lazy_pattern
from exactrank.records import dataclass

POWER_OF_TEN = lazy_pattern(r"(-?[0-9.,]+)e(-?[0-9]+)")


class Tex(Enum):
    """What LaTeX is written for."""

    AMSMATH = "amsmath"
    """any document with amsmath, which whatever is pasted into needs anyway"""
    NICEMATRIX = "nicematrix"
    """the operations of a chain beside the rows of its matrices, pivots on a ground of colour"""
    GAUSS = "gauss"
    """the operations of a chain drawn beside its matrices by gauss.sty"""
    BEAMER = "beamer"
    """slides: a frame for each thought, and the matrices of a chain one after the other"""


@dataclass(frozen=True, slots=True)
class Notation:
    """How things are written where there is a choice; the catalogs hold each language's own."""

    row: str = "R"
    matrix: str = "b"
    transpose: str = "top"
    rank: str = "rank"
    tex: Tex = Tex.AMSMATH

    @classmethod
    def of(cls, lang: str) -> Notation:
        row, matrix, transpose, rank = [word(key, lang) for key in ("row", "matrix", "transpose", "rank")]
        return cls(row, matrix, transpose, rank)

    def function(self, name: str) -> str:
        """How a function is called: the rank has a name of its own in some languages."""
        return self.rank if name == "rank" else name


def power_of_ten(text: str) -> tuple[str, str]:
    """A decimal's digits and its power of ten, empty where it has none.

    >>> power_of_ten("1.5e-7"), power_of_ten("1.5")
    (('1.5', '-7'), ('1.5', ''))
    """
    written = POWER_OF_TEN.fullmatch(text)
    return (written[1], written[2]) if written else (text, "")


def greek(letter: str) -> str:
    r"""The letter that a name stands for: `\sigma` is the Greek letter, `\dots` the ellipsis, all else is itself."""
    from unicodedata import lookup

    if not letter.startswith("\\"):
        return letter
    if letter == "\\dots":
        return "…"
    name = letter[1:]
    spelled = {"LAMBDA": "LAMDA"}.get(name.upper(), name.upper())
    try:
        return lookup(f"GREEK {'CAPITAL' if name[:1].isupper() else 'SMALL'} LETTER {spelled}")
    except KeyError:
        return letter


_NUMERALS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """The Roman numeral of a number below 40.

    >>> roman(1), roman(4), roman(9), roman(38)
    ('I', 'IV', 'IX', 'XXXVIII')
    """
    made = ""
    for value, letters in _NUMERALS:
        times, number = divmod(number, value)
        made += letters * times
    return made


def circled(number: int) -> str:
    """The number in a circle, from 1 to 20 one character, beyond that in parentheses.

    >>> circled(1), circled(20), circled(21)
    ('①', '⑳', '(21)')
    """
    return chr(0x2460 + number - 1) if number <= 20 else f"({number})"


def word(key: str, lang: str) -> str:
    """A piece of the language's notation: its letter for rows, what stands between the items of a list."""
    return str(catalog(lang)[f"notation.{key}"])


def said(message: Said, lang: str, math: Callable[[Inline], str], gap: str = " ") -> str:
    """The sentence with its fields filled; `math` sets a formula or a quotation.

    `gap` stands between Japanese letters and a field.
    """
    values = dict(message.fields)
    count = values.get("count")
    template = sentence(message.message, lang, count if isinstance(count, int) else None)
    made: list[str] = []
    end = 0
    for match in FIELD.finditer(template):
        before = template[end : match.start()]
        made.append(before)
        if _is_letter(template[match.start() - 1 : match.start()]):
            made.append(gap)
        made.append(value_text(values[match[1]], lang, math))
        if _is_letter(template[match.end() : match.end() + 1]):
            made.append(gap)
        end = match.end()
    made.append(template[end:])
    return "".join(made)


def value_text(value: Value, lang: str, math: Callable[[Inline], str]) -> str:
    match value:
        case int():
            return str(value)
        case Ordinal(place):
            words = word("ordinals", lang).split()
            if place <= len(words):
                return words[place - 1]
            return str(place) + word("ordinal-ending", lang)
        case Listing(items):
            texts = [value_text(item, lang, math) for item in items]
            if len(texts) < 2:
                return "".join(texts)
            comma = word("list-comma", lang)
            last = word("list-and", lang)
            return comma.join(texts[:-1]) + last + texts[-1]
        case _:
            return math(value)


def joined(sentences: tuple[Said, ...], lang: str, math: Callable[[Inline], str], gap: str = " ") -> str:
    """Sentences one after the other, with the space between sentences that the language has."""
    space = word("sentence-space", lang)
    return space.join(said(message, lang, math, gap) for message in sentences)


_ENDING = lazy_pattern(r"[\u3041-\u30ff\u4e00-\u9fff]{2,3}\u3002\Z")


def ending_kept(text: str, kept: Callable[[str], str]) -> str:
    """A Japanese paragraph of some length with its last letters through `kept`: alone on a line they are a blemish."""
    found = _ENDING.search(text, max(len(text) - 4, 12))
    return text if found is None else text[: found.start()] + kept(found[0])


def _is_letter(character: str) -> bool:
    """Whether it is a kana, a kanji or U+3005, which repeats one: there a formula keeps a little distance.

    Punctuation brings its own.
    """
    return bool(character) and (
        "\u3041" <= character <= "\u30ff" or "\u4e00" <= character <= "\u9fff" or character == "\u3005"
    )
