r"""Adj(A) as the matrix of the cofactors, where its exercise transposes it to get the inverse: A^{-1} = 1/|A| Adj(A)^t.

Of the two matrices that books call so, only this one has to be transposed.
"""

from __future__ import annotations

from bisect import bisect_left

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import languages
from exactrank.reading.latex.grids import Range
from exactrank.reading.markup.exercises_apart import Exercise, exercises_of, rewrite_names
from exactrank.reading.markup.math_spans import math_spans
from exactrank.reading.source.source import Source

_OF = r"\s*(?:\\left)?\s*\(\s*"
_ADJOINT = lazy_pattern(rf"(?<![A-Za-z\\])(?P<name>[Aa]dj)(?=\}}?{_OF}(?P<of>[A-Z])\s*(?:\\right)?\s*\))")
_GIVEN = lazy_pattern(r"(?<![A-Za-z\\])[Aa]dj\}?\s*\(\s*(?P<of>[A-Z])\s*\)\s*=")
_T = r"\s*\^\s*\{?\s*(?:[tT](?![A-Za-z])|\\top|\\(?:mathsf|mathrm)\{T\})"
_TRANSPOSED = lazy_pattern(
    r"\^\s*\{?\s*(?:-\s*1|\\scriptstyle\s*-1)[^=]{0,40}=[^=]{0,160}?"
    rf"(?:[Aa]dj\}}?{_OF}(?P<of>[A-Z])\s*(?:\\right)?\s*\){_T}"
    rf"|\^\s*\{{?\s*[tT]\s*\}}?\s*(?:\\[!,])?\s*\\(?:operatorname|mathrm)\{{[Aa]dj\}}{_OF}(?P<behind>[A-Z])"
    rf"|\([^()=]{{0,30}}[Aa]dj\}}?\s*\(\s*(?P<inside>[A-Z])\s*\)\s*\){_T})"
)
_NEAR = 200
"""Characters of plain text behind Adj(A) = [...] in which it may be transposed by words."""


def _transposed_by_words(exercise: Exercise, text: str, spans: list[Range]) -> set[str]:
    """The matrices whose Adj(A) = [...] the words right behind it, up to the second formula, say to be transposed."""
    found: set[str] = set()
    words = languages()["transposing"]["words"]
    for given in exercise.finds(_GIVEN, text):
        k = bisect_left(spans, (given.end(), 0))
        end = spans[k + 1][0] if k + 1 < len(spans) else len(text)
        stop = min(end, exercise.end) if spans else given.end() + _NEAR
        behind = text[given.end() : stop].lower()
        if any(word in behind for word in words):
            found.add(given["of"])
    return found


def name_cofactors(source: Source) -> None:
    """Writes the name of the cofactors for the adjoint of every matrix that its exercise transposes so."""
    text = source.text
    if "dj" not in text:
        return
    spans = math_spans(text)
    names: list[tuple[int, int, str]] = []
    for exercise in exercises_of(text):
        told = _transposed_by_words(exercise, text, spans)
        written = {
            match["of"] or match["behind"] or match["inside"]
            for start, stop in spans
            if any(a <= start < b for a, b in exercise.within)
            for match in _TRANSPOSED.finditer(text, start, stop)
        }
        for match in _ADJOINT.finditer(text, exercise.begin, exercise.end):
            typeset = any(a <= match.start() < b for a, b in spans)
            if match["of"] in told or (match["of"] in written and typeset):
                names.append((match.start("name"), match.end("name"), "cof"))
    rewrite_names(source, names)
