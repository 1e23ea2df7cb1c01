r"""Adj(A) as the matrix of the cofactors, where the text transposes it to get the inverse: A^{-1} = 1/|A| Adj(A)^t.

Of the two matrices that books call so, only this one has to be transposed.
"""

from __future__ import annotations

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import languages
from exactrank.reading.markup.math_spans import math_spans
from exactrank.reading.source.source import Rewriting, Source

_ADJOINT = lazy_pattern(r"(?<![A-Za-z\\])[Aa]dj(?=\}?\s*(?:\\left)?\s*\()")
_GIVEN = lazy_pattern(r"(?<![A-Za-z\\])[Aa]dj\}?\s*\(\s*[A-Z]\s*\)\s*=")
_TRANSPOSED = lazy_pattern(
    r"\^\s*\{?\s*(?:-\s*1|\\scriptstyle\s*-1)[^=]{0,40}=[^=]{0,160}"
    r"(?:[Aa]dj\}?\s*(?:\\left)?\s*\(\s*[A-Z]\s*(?:\\right)?\s*\)\s*\^\s*\{?\s*(?:[tT](?![A-Za-z])|\\top|\\(?:mathsf|mathrm)\{T\})"
    r"|\^\s*\{?\s*[tT]\s*\}?\s*(?:\\[!,])?\s*\\(?:operatorname|mathrm)\{[Aa]dj\}|\([^()=]{0,30}[Aa]dj\}?\s*\(\s*[A-Z]\s*\)\s*\)\s*\^\s*\{?\s*[tT])"
)


def _is_transposed_later(text: str) -> bool:
    """Whether behind Adj(A) = [...] the text says that it transposes."""
    given = _GIVEN.search(text)
    words = languages()["transposing"]["words"]
    return given is not None and any(text.lower().find(word, given.end()) >= 0 for word in words)


def name_cofactors(source: Source) -> None:
    """Writes the name of the cofactors for the adjoint in every formula of such a text."""
    text = source.text
    if "dj" not in text:
        return
    spans = math_spans(text)
    told = _is_transposed_later(text)
    if not told and not any(_TRANSPOSED.search(text, start, stop) for start, stop in spans):
        return
    rewriting = Rewriting(source)
    done = 0
    for match in _ADJOINT.finditer(text):
        if told or any(a <= match.start() < b for a, b in spans):
            rewriting.copy(done, match.start())
            rewriting.put("cof", match.start(), match.end() - match.start())
            done = match.end()
    rewriting.copy(done, len(text))
    rewriting.done()
