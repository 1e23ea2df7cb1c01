r"""A^* as the adjugate of A, or as its augmented matrix, where the text calls it so and gives it no other meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import languages
from exactrank.reading.markup.math_spans import math_spans
from exactrank.reading.source.source import Rewriting, Source

_STAR = r"[A-Z]\s?\^\s?(?:\*|\{\s?\*\s?\}|\\ast(?![a-z]))"
_STARRED = lazy_pattern(r"(?<![A-Za-z\\])(?P<name>[A-Z])\s?\^\s?(?:\*|\{\s?\*\s?\}|\\ast(?![a-z]))")


_BARS = r"(?:\\(?:left|l|lv|v)?(?:\||vert)|\||\\det(?![a-z]))"
_INVERSE = lazy_pattern(
    rf"\\[dtc]?frac\s?\{{\s?{_STAR}\s?\}}\s?\{{\s?{_BARS}"
    rf"|\\[dtc]?frac\s?\{{?1\}}?\s?\{{\s?{_BARS}[^{{}}]{{0,20}}\}}\s?(?:\\cdot\s?|\\,\s?)?[A-Z]\s?\^\s?\{{?\s?\*"
)
"""The inverse as the adjugate over the determinant."""
_RANK = lazy_pattern(rf"(?:ang|rk|rg|rz|r|R|rango|posto)\}}?\s?\(?\s?{_STAR}")


def name_adjugates(source: Source) -> None:
    """Writes the name of the adjugate, or that of the augmented matrix, for every letter with a star."""
    text = source.text
    if "^" not in text:
        return
    stars, augmented = languages()["adjugate_stars"], languages()["augmented_stars"]
    if _says(text, stars) and (any(word in text for word in stars["words"]) or _INVERSE.search(text)):
        _write(source, r"\operatorname{{adj}}({})")
    elif _says(text, augmented) and any(word in text for word in augmented["words"]) and _RANK.search(text):
        _write(source, r"\overline{{{}}}")


def _says(text: str, index: Mapping[str, Sequence[str]]) -> bool:
    """Whether no word of a text gives the star another meaning."""
    return not any(word in text for word in index["other_meanings"])


def _write(source: Source, name: str) -> None:
    text = source.text
    spans = math_spans(text)
    rewriting = Rewriting(source)
    done = 0
    for match in _STARRED.finditer(text):
        if any(a <= match.start() < b for a, b in spans):
            rewriting.copy(done, match.start())
            rewriting.put(name.format(match["name"]), match.start(), match.end() - match.start())
            done = match.end()
    rewriting.copy(done, len(text))
    rewriting.done()
