r"""Texts that say that they write = for row equivalence: behind that, between two matrices, the sign is read as \sim.

Where a side is a product, a multiple or a power of a matrix, the sign says that both sides are equal.
"""

from __future__ import annotations

import re
from functools import cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.needed_words import may_have
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
_BEGIN = lazy_pattern(r"\\begin\{(?:[a-zA-Z]{0,2}matrix\*?|array)\}")
_END = lazy_pattern(r"\\end\{(?:[a-zA-Z]{0,2}matrix\*?|array)\}")
_OPENING = lazy_pattern(r"(?:\\left\s?)?[(\[.]?\s*\Z")
_CALCULATED = lazy_pattern(r"(?:[\w)\]}*+/^'_-]|\\(?:cdot|times|top|right\s?[)\]|.]))\s*\Z")
"""What stands before a matrix that is multiplied or added."""
_GOES_ON = lazy_pattern(r"(?:\s|\\right|[)\].])*+(?:[\^'*+-]|\\(?:cdot|times|begin|left|top)|[A-Za-z\d(])")
"""What stands behind such a matrix."""
_LONGEST = 4000


def write_equivalence(source: Source) -> None:
    r"""Writes \sim for the equals signs between matrices behind the words that say that this is what they mean.

    >>> two, one = [rf"\begin{{pmatrix}} {x} \end{{pmatrix}}" for x in (2, 1)]
    >>> source = Source(rf"We write $=$ for row equivalence. ${two} = {one}$")
    >>> write_equivalence(source)
    >>> print(source.text[-70:])
    \begin{pmatrix} 2 \end{pmatrix} \sim  \begin{pmatrix} 1 \end{pmatrix}$
    """
    text = source.text
    said = [_declared_at(code, text) for code in languages_of(text)] if "=" in text else []
    begin = min([at for at in said if at is not None], default=len(text))
    rewriting = Rewriting(source)
    done = 0
    for match in _BETWEEN.finditer(text, begin):
        at = match.end() - 1
        if _is_calculated(text, at):
            continue
        rewriting.copy(done, at)
        rewriting.put(r"\sim ", at, 1)
        done = at + 1
    if done:
        rewriting.copy(done, len(text))
        rewriting.done()


def _is_calculated(text: str, at: int) -> bool:
    """Whether a side of the equals sign there is more than one matrix."""
    begin = max(0, at - _LONGEST)
    left = max([match.start() for match in _BEGIN.finditer(text, begin, at)], default=None)
    before = _OPENING.sub("", text[begin : _opened(text, begin, at) if left is None else left])
    behind = _END.search(text, at, at + _LONGEST)
    multiplied = behind is not None and _GOES_ON.match(text, behind.end()) is not None
    return _CALCULATED.search(before) is not None or multiplied


def _opened(text: str, begin: int, at: int) -> int:
    """Where the brackets open that close right before a place."""
    depth = 0
    for k in range(at - 1, begin - 1, -1):
        depth += (text[k] in ")]") - (text[k] in "([")
        if not depth and text[k] in "([":
            return k
    return begin


def _declared_at(code: str, text: str) -> int | None:
    """Where the text has said it in words that are not denied; None where it does not."""
    lists = pack(code).lists
    words = (*lists.get("row_equivalence", ()), *lists.get("equivalence_is_written", ()))
    if not may_have(text, words):
        return None
    return next((match.end() for match in _declared(code).finditer(text) if match["denied"] is None), None)


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
