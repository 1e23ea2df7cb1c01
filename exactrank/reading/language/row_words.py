"""The words of row operations, one TOML table a language: verbs, what stands between rows, nouns, numbers.

A word stands for the codes of the lexemes that it says (`reading.operations.row_names.Lexeme`) and maybe a value. The
tables also hold sentences, which `tests/reading/test_row_words.py` reads.
"""

from __future__ import annotations

import os.path  # lighter than pathlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

from exactrank.patterns import lazy_pattern
from exactrank.records import dataclass

LANGUAGES = ("en", "ja", "zh", "de", "fr", "es", "pt", "it", "pl", "ru")

_VERBS = {"multiply": "M", "add": "A", "subtract": "S", "swap": "W", "divide": "D", "replace": "E"}
_PARTICIPLES = {"multiply": "m", "add": "a", "subtract": "s", "swap": "y", "divide": "d", "replace": "e"}
_WORDS = {
    "from": "f",
    "to": "t",
    "by": "b",
    "with": "w",
    "of_or_from": "g",
    "to_or_the": "h",
    "and": "&",
    "times": "*",
    "fold": "B",
    "minus": "-",
    "plus": "+",
    "becomes": "=",
    "is": "v",
    "object": "o",
    "away_from": "F",
    "onto": "T",
    "others": "O",
    "comma": ",",
    "result": ".",
    "dropped": "",
}
_NOUNS = {"row": "r", "column": "l", "row_before": "r", "column_before": "l"}
_TEXTS = 4
"""Of so many texts the language is remembered: they may be long."""
_TELLING = frozenset("MASWDEmasydern#")
"""Codes of words that tell a language apart; articles and prepositions tell little."""

KANA = lazy_pattern("[\u3041-\u30ff]")
# Letters of scripts that part words by blanks: Latin and Cyrillic.
SPACED_WORD = lazy_pattern(r"[A-Za-zÀ-ÖØ-öø-ɏ\u0400-\u04ff]{1,40}")


_COUNTED = r"(?:[\s$]|\\[,;])*(?:\*(?!\*)|[×·⋅]|\\cdot|\\times|[-–‐]?(?:%s)%s)"


class Word(NamedTuple):
    """What a word says: the codes of its lexemes, and the value of the last of them."""

    codes: str
    value: int | Fraction | None = None


LIGHT = 0
"""The value of a verb that means other things too."""


@dataclass(frozen=True)
class Language:
    """The words of one language; its patterns are made when something of the language is read.

    `spaced`: blanks part the words; `dotted`: 2. is the second; `decimal_comma`: 0,5 is a half.
    """

    name: str
    words: Mapping[str, Word]
    spaced: bool
    nouns: Mapping[str, str]
    cardinals: Mapping[str, int]
    ordinal_prefix: str
    ordinal_suffixes: frozenset[str]
    dotted: bool
    decimal_comma: bool
    around: Mapping[str, str]
    """the words around an operation that stands alone, by where they stand"""

    @cached_property
    def longest(self) -> re.Pattern[str]:
        """The longest word that stands somewhere, where no blanks part words; a line may end within it."""
        return re.compile(_any_of(self.words, _LINE_END))

    @cached_property
    def units(self) -> re.Pattern[str]:
        """The nouns behind a number: 第2行."""
        nouns = {kind: _any_of(self.nouns[kind].split(), _LINE_END) for kind in ("row", "column")}
        return re.compile("|".join([f"(?P<{kind}>{some})" for kind, some in nouns.items()]))

    @cached_property
    def counted(self) -> re.Pattern[str]:
        """What stands behind a number that is a factor: times, a row."""
        times = _any_of([word for word, said in self.words.items() if said.codes in ("*", "B", "r", "l")])
        return re.compile(_COUNTED % (times, r"(?![^\W\d_])" if self.spaced else ""), re.IGNORECASE)


_LINE_END = r"(?:[ \t]*+\n[ \t]*+)?+"
"""Where no blanks part words, a line ends between any two letters of one."""


def _any_of(words: Iterable[str], between: str = "") -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join([between.join(map(re.escape, word)) for word in longest_first])


def any_of(words: Iterable[str]) -> str:
    """One of the words, the longest first, as a regular expression."""
    return f"(?:{_any_of(words)})"


def table(name: str) -> dict[str, Any]:
    """The TOML table of a language as it is written, sentences included."""
    import tomllib

    with open(os.path.join(os.path.dirname(__file__), "row_words", f"{name}.toml"), "rb") as file:
        return tomllib.load(file)


@cache
def language(name: str) -> Language:
    """The words of a language, from its table."""
    made = table(name)
    numbers = made.get("numbers", {})
    spaced = "script" not in made
    return Language(
        name,
        dict(_words(made, spaced)),
        spaced,
        made["nouns"],
        {word: k + 1 for k, some in enumerate(numbers.get("cardinals", ())) for word in some.split()},
        numbers.get("ordinal_prefixes", ""),
        frozenset(numbers.get("ordinal_suffixes", "").split()),
        bool(numbers.get("ordinal_dot", False)),
        bool(numbers.get("decimal_comma", False)),
        made["around"],
    )


def _words(made: dict[str, Any], spaced: bool) -> Iterator[tuple[str, Word]]:
    """Every word of a table with what it says; where two kinds hold a word, the last one of these counts."""
    numbers = made.get("numbers", {})
    if spaced:
        for k, some in enumerate(numbers.get("cardinals", ())):
            yield from ((word, Word("c", k + 1)) for word in some.split())
    for kind, code in _WORDS.items():
        yield from ((word, Word(code)) for word in made["words"].get(kind, "").split())
    for kind, some in made["nouns"].items():
        yield from ((word, Word(_NOUNS[kind])) for word in some.split())
    for kind, some in made.get("light", {}).items():
        yield from ((word, Word(_VERBS[kind], LIGHT)) for word in some.split())
    for kind, some in made["verbs"].items():
        yield from ((word, Word(_VERBS[kind])) for word in some.split())
    for kind, some in made.get("participles", {}).items():
        yield from ((word, Word(_PARTICIPLES[kind])) for word in some.split())
    for k, some in enumerate(numbers.get("ordinals", ())):
        yield from ((word, Word("#", k)) for word in some.split())
    for value, some in numbers.get("multiples", {}).items():
        factor = Fraction(value)
        yield from ((word, Word("n", factor if factor.denominator > 1 else factor.numerator)) for word in some.split())
    yield from ((word, Word(codes)) for word, codes in made.get("phrases", {}).items())


@cache
def _languages_of() -> Mapping[str, tuple[tuple[str, int], ...]]:
    """The languages that have a word, and how much it tells of them."""
    found: dict[str, list[tuple[str, int]]] = {}
    for name in LANGUAGES:
        one = language(name)
        if one.spaced:
            for word, said in one.words.items():
                weight = 1 if len(word) < 2 else 4 if _TELLING.intersection(said.codes) else 2
                found.setdefault(word, []).append((name, weight))
    return {word: tuple(some) for word, some in found.items()}


def is_known(word: str) -> bool:
    """Whether a word in lower case has to do with row operations in any language that parts words by blanks.

    >>> is_known("subtract"), is_known("nd"), is_known("apply")
    (True, True, False)
    """
    return word in _languages_of() or word in ordinal_suffixes()


@lru_cache(maxsize=_TEXTS)
def spaced_language(text: str) -> Language:
    """The language whose words of row operations the text has most of; English when none is ahead.

    >>> spaced_language("On retranche 2 fois la première ligne à la deuxième").name
    'fr'
    """
    known = _languages_of()
    counts: Counter[str] = Counter()
    for word in set(SPACED_WORD.findall(text.lower())):
        for name, weight in known.get(word, ()):
            counts[name] += weight
    best = max(LANGUAGES, key=lambda name: (counts[name], name == "en"))
    return language(best)


@lru_cache(maxsize=_TEXTS)
def unspaced_language(text: str) -> Language:
    """The language of Chinese characters: Japanese where kana stand among them.

    >>> unspaced_language("第2行から").name, unspaced_language("第二行减去").name
    ('ja', 'zh')
    """
    if KANA.search(text):
        return language("ja")
    here = set(text)
    japanese, chinese = (len(here & characters) for characters in _own_characters())
    return language("ja" if japanese > chinese else "zh")


@cache
def _own_characters() -> tuple[frozenset[str], frozenset[str]]:
    """The characters that only Japanese row words have, and those that only Chinese ones have."""
    japanese, chinese = ({character for word in language(name).words for character in word} for name in ("ja", "zh"))
    return frozenset(japanese - chinese), frozenset(chinese - japanese)


@cache
def naming_words() -> frozenset[str]:
    """The words that can name a row in a language that parts words by blanks: nouns and ordinals."""
    names = (language(name) for name in LANGUAGES)
    spaced = [one.words for one in names if one.spaced]
    return frozenset([word for words in spaced for word, said in words.items() if said.codes in ("r", "l", "#")])


@cache
def naming_characters() -> frozenset[str]:
    """The first characters of nouns for rows and columns where no blanks part words."""
    unspaced = [one for one in map(language, LANGUAGES) if not one.spaced]
    return frozenset([word[0] for one in unspaced for some in one.nouns.values() for word in some.split()])


@cache
def ordinal_suffixes() -> frozenset[str]:
    """The ends of ordinals behind their digits, in all languages: 2nd, 2ª."""
    return frozenset([suffix for name in LANGUAGES for suffix in language(name).ordinal_suffixes])


@cache
def row_nouns() -> frozenset[str]:
    """The nouns that a number follows: row 2, Zeile 2; as they stand in formulas too: Row_2."""
    nouns = {word for name in LANGUAGES for word, said in language(name).words.items() if said.codes == "r"}
    return frozenset(nouns | {word.capitalize() for word in nouns})


@cache
def column_nouns() -> frozenset[str]:
    """The nouns for columns, in the manner of `row_nouns`."""
    nouns = {word for name in LANGUAGES for word, said in language(name).words.items() if said.codes == "l"}
    return frozenset(nouns | {word.capitalize() for word in nouns})


@cache
def words_around(kind: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words before or behind an operation that stands alone: of languages with blanks between words, and others."""
    spaced: set[str] = set()
    unspaced: set[str] = set()
    for one in map(language, LANGUAGES):
        (spaced if one.spaced else unspaced).update(one.around[kind].split())
    return frozenset(spaced), frozenset(unspaced)


@cache
def sum_words() -> frozenset[str]:
    """The words for plus and minus, in all languages that part words by blanks."""
    names = (language(name) for name in LANGUAGES)
    return frozenset(
        [word for one in names if one.spaced for word, said in one.words.items() if said.codes in ("+", "-")]
    )


@cache
def short_ands() -> frozenset[str]:
    """The words of one letter for "and", in all languages."""
    names = (language(name).words.items() for name in LANGUAGES)
    return frozenset([word for words in names for word, said in words if len(word) == 1 and said.codes == "&"])
