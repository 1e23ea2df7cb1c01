r"""Adj(A) as the matrix of the cofactors, where its exercise transposes it to get the inverse: A^{-1} = 1/|A| Adj(A)^t.

Of the two matrices that books call so, only this one has to be transposed. Where the text has another word for the
cofactors, Adj(A)^t may be that matrix.
"""

from __future__ import annotations

from bisect import bisect_left

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import languages
from exactrank.reading.latex.grids import Range
from exactrank.reading.markup.exercises_apart import Exercise, exercises_of, rewrite_names
from exactrank.reading.markup.math_spans import math_spans
from exactrank.reading.source.source import Source

_ADJ = r"(?<![A-Za-z\\])[Aa]dj\}?"
_OF = r"\s*(?:(?:\\left)?\s*\(\s*)?(?P<of>[A-Z])(?![A-Za-z])"
_CLOSE = r"\s*(?:\\right)?\s*[)\]]"
_T = r"\s*\^\s*\{?\s*(?:[tT](?![A-Za-z])|\\top|\\(?:mathsf|mathrm)\{T\})\s*\}?"
_ADJOINT = lazy_pattern(rf"(?<![A-Za-z\\])(?P<name>[Aa]dj)(?=\}}?{_OF})")
_GIVEN = lazy_pattern(rf"{_ADJ}{_OF}(?:{_CLOSE})?\s*=")
_FOR_THE_INVERSE = r"\^\s*\{?\s*(?:-\s*1|\\scriptstyle\s*-1)[^=]{0,40}=[^=]{0,160}?"
_TRANSPOSED = lazy_pattern(
    "|".join(
        [
            rf"{_FOR_THE_INVERSE}{_ADJ}{_OF}(?:{_CLOSE}){{1,2}}{_T}",
            rf"{_FOR_THE_INVERSE}{_ADJ}{_OF}{_T}{_CLOSE}".replace("<of>", "<inside>"),
            r"\^\s*\{?\s*[tT]\s*\}?\s*(?:\\[!,])?\s*\\(?:operatorname|mathrm)\{[Aa]dj\}"
            + _OF.replace("<of>", "<behind>"),
        ]
    )
)
_ALONE = lazy_pattern(rf"{_ADJ}{_OF}(?:{_CLOSE}){{1,2}}{_T}\s*=")
"""The adjoint that is transposed outside a formula for the inverse."""
_NEAR = 200
"""Characters of plain text behind Adj(A) = [...] in which it may be transposed by words."""
_OPENED = lazy_pattern(r"[\s$:*_(\[\\]*(?:\\(?:text|operatorname|mathrm)\{)?\Z")
_TITLE = 60
"""Characters before Adj(A) = [...] in which it may be called the matrix of the cofactors."""


def _opened(title: str) -> str:
    """The signs with which a title ends and a formula begins."""
    found = _OPENED.search(title)
    return found[0] if found else ""


def _transposed_by_words(exercise: Exercise, text: str, spans: list[Range]) -> set[str]:
    """The matrices whose Adj(A) = [...] the words right behind it, up to the second formula, say to be transposed.

    Or those right before call it the matrix of the cofactors.
    """
    found: set[str] = set()
    words, before = languages()["transposing"]["words"], tuple(languages()["transposing"]["before"])
    for given in exercise.finds(_GIVEN, text):
        title = text[max(exercise.begin, given.start() - _TITLE) : given.start()].lower()
        if title.removesuffix(_opened(title)).endswith(before):
            found.add(given["of"])
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
        within = [one for one in spans if any(a <= one[0] < b for a, b in exercise.within)]
        written = {
            match["of"] or match["inside"] or match["behind"]
            for start, stop in within
            for match in _TRANSPOSED.finditer(text, start, stop)
        }
        named = exercise.says(tuple(languages()["transposing"]["cofactors"]), text)
        if exercise.says(("^{-1}", "^{-\\!1}", "^-1"), text) and not named:
            written |= {match["of"] for start, stop in within for match in _ALONE.finditer(text, start, stop)}
        for match in _ADJOINT.finditer(text, exercise.begin, exercise.end):
            typeset = any(a <= match.start() < b for a, b in spans)
            if match["of"] in told or (match["of"] in written and typeset):
                names.append((match.start("name"), match.end("name"), "cof"))
    rewrite_names(source, names)
