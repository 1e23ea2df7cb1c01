"""Options without words, (A) 0 (B) 1 (C) 2, and the answer is (C): what was not chosen says nothing.

What was chosen completes the text before the options, or takes the place of its letter in the answer. Options that say
something by themselves are left to `language.options`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.packs import pack
from exactrank.reading.language.recognition import languages_of
from exactrank.reading.language.templates import any_of
from exactrank.reading.source.source import Rewriting, Source

_LETTERS = "ABCDE"
_LABEL = lazy_pattern(
    r"(?:(?<=[\s~}&|*])|^)(?P<mark>\(?)(?P<letter>[A-E])(?P<close>\)|[.:](?=[ \t]))(?=[ \t~\\$\u00a0*]|$)", re.MULTILINE
)
_SIGNS = r"[ \t]*(?:[:：])?[ \t]*(?:\*\*|\\(?:textbf|boxed|text|mathrm)\{|\$\\boxed\{|[$\\(\[{])*+"
_BREAK = lazy_pattern(r"[ \t]*\n\s*")
_LINE_END = lazy_pattern(r"\n|\Z")
_TRAILING = lazy_pattern(r"(?:\\q?quad|\\hfill|[ \t,;~|&])+\Z")
_SPOKEN = lazy_pattern(r"(?<![\\A-Za-z{])[^\W\d_]{2,}|[=<>≠≤≥~→]|\\(?:neq?|leq?|geq?|sim|to|in)(?![A-Za-z])")
"""A word or a relation: the option says something by itself."""
_ASKED = ("?", ":", ".", "？", "：")
_MOST = 3000
"""Characters of all options together."""


class _Option(NamedTuple):
    letter: str
    start: int
    inner: int
    stop: int


def choose_values(source: Source) -> None:
    """Writes the value that the text says is the answer, and nothing in the place of the others.

    >>> source = Source("The rank of M is\\n(A) 1 (B) 2 (C) 3\\n\\nThe answer is (B).")
    >>> choose_values(source)
    >>> " ".join(source.text.split())
    'The rank of M is 2 The answer is (B).'
    """
    text = source.text
    codes = languages_of(text) if "A" in text and "B" in text else ()
    said = [match for code in codes for match in _answer(code).finditer(text)]
    if len(said) != 1:
        return
    options = _options(text, said[0].start())
    chosen = next((one for one in options if one.letter == said[0]["letter"]), None)
    if chosen is None or any(_SPOKEN.search(text, one.inner, one.stop) for one in options):
        return
    stem = text[: options[0].start].rstrip()
    content = _TRAILING.sub("", text[chosen.inner : chosen.stop].rstrip())
    goes_on = bool(stem) and not stem.rstrip("*_}$ ").endswith(_ASKED)
    rewriting = Rewriting(source)
    rewriting.copy(0, len(stem))
    rewriting.put(" " if goes_on else "\n\n", len(stem))
    if goes_on:
        rewriting.copy(chosen.inner, chosen.inner + len(content))
        rewriting.copy(options[-1].stop, len(text))
    else:
        letter = said[0].span("label")
        rewriting.copy(options[-1].stop, letter[0])
        rewriting.put(content, chosen.inner, len(content))
        rewriting.copy(letter[1], len(text))
    rewriting.done()


def _options(text: str, before: int) -> list[_Option]:
    """The options right before a place: A, B, C in order, each up to the next one, the last to the end of its line."""
    labels = list(_LABEL.finditer(text, max(0, before - _MOST), before))
    best: list[re.Match[str]] = []
    for k, first in enumerate(labels):
        if first["letter"] != "A":
            continue
        row = [first]
        for match in labels[k + 1 :]:
            if match["letter"] == _LETTERS[len(row) : len(row) + 1] and match["close"] == first["close"]:
                row.append(match)
        best = row if len(row) > 1 else best
    ends = [match.start() for match in best[1:]]
    if best:
        end = _LINE_END.search(text, best[-1].end())
        ends.append(len(text) if end is None else min(end.start(), before))
    return [_Option(match["letter"], match.start(), match.end(), stop) for match, stop in zip(best, ends, strict=True)]


@cache
def _answer(code: str) -> re.Pattern[str]:
    r"""The answer is (C); the correct option: **B**; not: the answer is A + B."""
    words = any_of(pack(code).lists.get("chosen_option", ()))
    label = r"(?P<label>(?P<open>\(?)(?P<letter>[A-E])(?:\)|(?![\w=^_'*/+-]|\s*[=+^*/-]|\s[a-z])))"
    return re.compile(rf"(?<!\w)(?i:{words}){_SIGNS}{label}(?=[)\]}}$*]*+(?:[.,;:。，]|\s*$))", re.MULTILINE)
