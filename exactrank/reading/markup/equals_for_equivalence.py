r"""Texts that say that they write = for row equivalence: between their matrices the sign is read as \sim."""

from __future__ import annotations

import re
from functools import cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.packs import pack
from exactrank.reading.language.recognition import languages_of
from exactrank.reading.language.templates import any_of
from exactrank.reading.source.source import Rewriting, Source

_SIGN = "(?:[\"'`$\u201c\u2018\u201e\u00ab\u300c\\\\(]{0,3}\\s?=\\s?[\"'`$\u201d\u2019\u00bb\u300d\\\\)]{0,3})"
_BETWEEN = lazy_pattern(
    r"(?P<before>(?:\\end\{(?:[a-zA-Z]{0,2}matrix\*?|array)\}(?:\s?\\right\s?[)\]|.])?|[)\]])[ \t\n&]{0,4})="
    r"(?=[ \t\n&\\]{0,6}(?:\\left\s?[(\[|.]|\\begin\{|[(\[]))"
)
"""An equals sign between two matrices."""


def write_equivalence(source: Source) -> None:
    r"""Writes \sim for the equals signs between matrices, where the text says that this is what they mean.

    >>> two, one = [rf"\begin{{pmatrix}} {x} \end{{pmatrix}}" for x in (2, 1)]
    >>> source = Source(rf"We write $=$ for row equivalence. ${two} = {one}$")
    >>> write_equivalence(source)
    >>> print(source.text[-70:])
    \begin{pmatrix} 2 \end{pmatrix} \sim  \begin{pmatrix} 1 \end{pmatrix}$
    """
    text = source.text
    if "=" not in text or not any(_declares(code, text) for code in languages_of(text)):
        return
    rewriting = Rewriting(source)
    done = 0
    for match in _BETWEEN.finditer(text):
        at = match.end() - 1
        rewriting.copy(done, at)
        rewriting.put(r"\sim ", at, 1)
        done = at + 1
    if done:
        rewriting.copy(done, len(text))
        rewriting.done()


def _declares(code: str, text: str) -> bool:
    return any(match["denied"] is None for match in _declared(code).finditer(text))


@cache
def _declared(code: str) -> re.Pattern[str]:
    """Words around the sign that say what it means; none before them that deny it."""
    lists = pack(code).lists
    before, after = lists.get("equals_means", ()), lists.get("row_equivalence", ())
    if not before or not after:
        return re.compile(r"(?!)")
    never = any_of(lists["equals_never"])
    border = r"(?<!\w)" if pack(code).spaced else ""
    meant = rf"{_SIGN}\s?{any_of(after)}"
    turned = rf"{any_of(lists['equivalence_is_written'])}\s?{_SIGN}" if "equivalence_is_written" in lists else r"(?!)"
    denied = rf"(?:{never})[^.\n]{{0,12}}"
    return re.compile(
        rf"(?P<denied>{border}{denied})?{border}(?:{any_of(before)}[\s,\u3001]{{0,2}}{meant}|{turned})", re.IGNORECASE
    )
