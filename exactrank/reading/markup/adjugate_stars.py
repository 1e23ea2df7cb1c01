r"""A^* as the adjugate of A, or as its augmented matrix, where the text calls it so and gives it no other meaning."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import languages, operators
from exactrank.reading.language.templates import any_of
from exactrank.reading.markup.math_spans import math_spans
from exactrank.reading.source.source import Rewriting, Source

_STAR = r"[A-Z]\s?\^\s?(?:\*|\{\s?\*\s?\}|\\ast(?![a-z]))"
_STARRED = lazy_pattern(r"(?<![A-Za-z\\])(?P<name>[A-Z])\s?\^\s?(?:\*|\{\s?\*\s?\}|\\ast(?![a-z]))")
_COFACTORS = lazy_pattern(r"(?<![A-Za-z\\])(?P<name>[A-Z])\s?\^\s?(?:D(?![A-Za-z])|\{\s?D\s?\})")

_BARS = r"(?:\\(?:left|l|lv|v)?(?:\||vert)|\||\\det(?![a-z]))"
_SYSTEM = lazy_pattern(r"\\begin\s*\{(?:[dr]?cases|aligned|align\*?|alignedat|array|systeme)\}|\\systeme|\\left\\\{")
_GIVEN = lazy_pattern(rf"(?<![A-Za-z\\])(?:A|{_STAR})\s*+(?:&\s*+)?:?=\s*+(?:\\left\s*+)?(?:\\begin|[(\[]\s*+\\begin)")
_INVERSE = lazy_pattern(
    rf"\\[dtc]?frac\s?\{{\s?{_STAR}\s?\}}\s?\{{\s?{_BARS}"
    rf"|\\[dtc]?frac\s?\{{?1\}}?\s?\{{\s?{_BARS}[^{{}}]{{0,20}}\}}\s?(?:\\cdot\s?|\\,\s?)?[A-Z]\s?\^\s?\{{?\s?\*"
)
"""The inverse as the adjugate over the determinant."""


def name_adjugates(source: Source) -> None:
    """Writes the name of the adjugate, or that of the augmented matrix, for every letter with a star.

    In Polish A^D is the matrix of the cofactors.
    """
    text = source.text
    if "^" not in text:
        return
    if any(word in text for word in languages()["cofactor_letters"]["words"]):
        _write(source, r"\operatorname{{cof}}({})", _COFACTORS)
        text = source.text
    stars, augmented = languages()["adjugate_stars"], languages()["augmented_stars"]
    if _says(text, stars) and (any(word in text for word in stars["words"]) or _INVERSE.search(text)):
        _write(source, r"\operatorname{{adj}}({})")
    elif _says(text, augmented) and _ranks(_STAR).search(text) and _is_of_a_system(text, augmented["words"]):
        _write(source, r"\overline{{{}}}")  # A with a bar, which `augmented_names` gives its meaning


def _is_of_a_system(text: str, words: Sequence[str]) -> bool:
    """Whether words speak of the augmented matrix, or the ranks of A and A^* are told of a system without them."""
    if any(word in text for word in words):
        return True
    told = _ranks(r"[A-Z](?![\w^'_|])").search(text) is not None
    return told and _SYSTEM.search(text) is not None and _GIVEN.search(text) is None


@cache
def _ranks(what: str) -> re.Pattern[str]:
    """The rank of what a pattern describes, by its names in all languages."""
    names = [name for name, means in operators().items() if means == "rank" and name.isalpha()]
    return re.compile(
        rf"(?<![A-Za-z])(?:{any_of(names)}|r)(?![A-Za-z])\s*+\}}?\s*+(?:\\[,;!]\s*+)?(?:(?:\\left\s*+)?\(\s*+)?{what}"
    )


def _says(text: str, index: Mapping[str, Sequence[str]]) -> bool:
    """Whether no word of a text gives the star another meaning."""
    return not any(word in text for word in index["other_meanings"])


def _write(source: Source, name: str, letters: re.Pattern[str] = _STARRED) -> None:
    text = source.text
    spans = math_spans(text)
    rewriting = Rewriting(source)
    done = 0
    for match in letters.finditer(text):
        if any(a <= match.start() < b for a, b in spans):
            rewriting.copy(done, match.start())
            rewriting.put(name.format(match["name"]), match.start(), match.end() - match.start())
            done = match.end()
    rewriting.copy(done, len(text))
    rewriting.done()
