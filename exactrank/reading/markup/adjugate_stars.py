r"""A^* as the adjugate of A, where the text calls it so and speaks of no conjugate transpose."""

from __future__ import annotations

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import languages
from exactrank.reading.markup.math_spans import math_spans
from exactrank.reading.source.source import Rewriting, Source

_STARRED = lazy_pattern(r"(?<![A-Za-z\\])(?P<name>[A-Z])\s?\^\s?(?:\*|\{\s?\*\s?\}|\\ast(?![a-z]))")


def name_adjugates(source: Source) -> None:
    """Writes the name of the adjugate for every letter with a star."""
    text = source.text
    index = languages()["adjugate_stars"]
    if "^" not in text or not any(word in text for word in index["words"]):
        return
    if any(word in text for word in index["other_meanings"]):
        return
    spans = math_spans(text)
    rewriting = Rewriting(source)
    done = 0
    for match in _STARRED.finditer(text):
        if any(a <= match.start() < b for a, b in spans):
            rewriting.copy(done, match.start())
            rewriting.put(rf"\operatorname{{adj}}({match['name']})", match.start(), match.end() - match.start())
            done = match.end()
    rewriting.copy(done, len(text))
    rewriting.done()
