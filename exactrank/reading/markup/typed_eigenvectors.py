"""Lines of plain text about one eigenvalue, x = 5: 2a - b = 0, eigenvector (1, 2), as sentences about it."""

from __future__ import annotations

import re
from functools import cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import sentences_of_eigenvectors, words_before_eigenvectors
from exactrank.reading.language.templates import any_of
from exactrank.reading.markup.math_spans import math_spans
from exactrank.reading.source.source import Rewriting, Source

_NUMBER = r"[-\u2212]?[ ]?\d{1,9}(?:[./]\d{1,6})?"
_VALUE = lazy_pattern(
    rf"(?<![\w.])(?P<letter>lambda|[a-zλμ])(?:_?\d|[₀-₉])?[ ]?=[ ]?(?P<value>{_NUMBER})"
    r"(?![\w/^*(]|\.\d|[ ]?(?:[+*/=^]|-(?!-?>)))"
)
_SHIFTED = lazy_pattern(r"(?<![A-Za-z])[A-Z][ ]?[-\u2212][ ]?([a-z])[ ]?\*?[ ]?I(?![A-Za-z])")
"""A - t I: its letter stands for eigenvalues."""
_BEGINS = lazy_pattern(
    rf"(?m)^[ \t]*(?:[-*\u2022][ \t]+)?(?P<letter>[a-z])[ ]?=[ ]?{_NUMBER}[ ]?(?=[:\uff1a]|-+>|\u2192)"
)
_NAMED = lazy_pattern(r"(?<![A-Za-z])([A-Z])[ ]?=[ ]?\n?[ ]?\[")
_MATRIX = lazy_pattern(r"\[[-\u2212\d./, ]{1,80}(?:;[-\u2212\d./, ]{1,80}){1,5}\]")
"""What stands between the value and its vector is A - 5 I, or what that is reduced to."""
_STOP = lazy_pattern(r"[.!?][ ]|[?]")
_PARTED = lazy_pattern(r"[,:;>\u2192][ ]*\Z")
"""What stands before a vector that is called an eigenvector, or before the words that lead to it."""
_ENTRY = r"[-\u2212]?[ ]?\d{1,9}(?:[./]\d{1,6})?"
_ENTRIES = rf"[ ]?{_ENTRY}(?:[ ]?[,;][ ]?{_ENTRY}){{1,7}}[ ]?"
_VECTOR = rf"(?:\((?P<round>{_ENTRIES})\)|\[(?P<square>{_ENTRIES})\])(?:\^T|\u1d40)?"


def tell_eigenvectors(source: Source) -> None:
    """Writes what such lines say of their eigenvalue; offsets stay known.

    >>> source = Source("x = 5: 2a - b = 0, eigenvector (1, 2)")
    >>> tell_eigenvectors(source)
    >>> source.text.split(chr(10))
    ['x = 5: 2a - b = 0.', '', 'An eigenvector for \\\\(\\\\lambda = 5\\\\) is \\\\((1, 2)\\\\).', '']
    >>> source = Source("det(A - tI) = 0\\n\\nt = 5: 2a - b = 0, so v = (1, 2)")
    >>> tell_eigenvectors(source)
    >>> source.text.splitlines()[-1]
    'λ = 5: 2a - b = 0, so v = (1, 2)'
    """
    _call_by_lambda(source)
    text = source.text
    if not any(word in text for word in sentences_of_eigenvectors()):
        return
    spans, names = math_spans(text), {match[1] for match in _NAMED.finditer(text)}
    rewriting, at, done = Rewriting(source), 0, 0
    for line in text.split("\n"):
        plain = "\\" not in line and "$" not in line
        told = _told(line) if plain and not any(a < at + len(line) and at < b for a, b in spans) else None
        if told is not None:
            begin, end, sentence, written = told
            shifted = _MATRIX.search(line, 0, begin) if written and len(names) == 1 else None
            if shifted is not None:
                rewriting.copy(done, at + shifted.start())
                number = _number(line)
                tex = rf"\({min(names)} - ({number}) I \sim {_matrix(shifted[0])}\)"
                rewriting.put(tex, at + shifted.start(), shifted.end() - shifted.start())
                done = at + shifted.end()
            rewriting.copy(done, at + begin)
            rewriting.put(written, at + begin, 0)
            rewriting.put(sentence, at + begin, end - begin)
            done = at + end
        at += len(line) + 1
    if done:
        rewriting.copy(done, len(text))
        rewriting.done()


def _told(line: str) -> tuple[int, int, str, str] | None:
    """Where a line calls a vector an eigenvector, the sentence that says of which value, and what parts the two."""
    value = _VALUE.search(line)
    if value is None or len(line) > 400:
        return None
    found = list(_called().finditer(line, value.end()))
    others = [one for one in _VALUE.finditer(line, value.end()) if one["letter"] == value["letter"]]
    if len(found) != 1 or others or line[found[0].end() :].strip(" .,;)*"):
        return None
    match = found[0]
    if _STOP.search(line, value.end(), match.start()) is not None or not _PARTED.search(line[: match.start()]):
        return None
    vector = (match["round"] or match["square"]).replace("\u2212", "-").replace(";", ",")
    number = _number(line)
    template = next(said for word, said in sentences_of_eigenvectors().items() if word in match[0].lower())
    sentence = template.format(value=rf"\(\lambda = {number}\)", vector=rf"\(({vector})\)")
    before = line[: match.start()].rstrip(" ,;")
    lone = not before[value.end() :].strip(" :*\u2192>-,")
    begin = value.start() if lone else len(before)
    return begin, len(line), sentence + "\n", "" if lone else ".\n\n"


def _number(line: str) -> str:
    """The first value of a line."""
    value = _VALUE.search(line)
    return "" if value is None else value["value"].replace("\u2212", "-").replace(" ", "")


def _matrix(typed: str) -> str:
    """[1 2; 3 4] in TeX."""
    rows = [row.replace(",", " ").replace("\u2212", "-").split() for row in typed.strip("[]").split(";")]
    return r"\begin{bmatrix}" + r" \\ ".join([" & ".join(row) for row in rows]) + r"\end{bmatrix}"


@cache
def _called() -> re.Pattern[str]:
    """The word and the vector, with a name and a sign between or without."""
    names = any_of([f"{word}[s]" for word in sentences_of_eigenvectors()])
    between = r"(?:[ ]?(?:[a-z]{2,4}[ ])?(?:[a-z](?:_?\d|[₀-₉])?[ ]?)?(?:[=:][ ]?)?|[ ])"
    leading = any_of(words_before_eigenvectors())
    return re.compile(rf"(?:(?i:{leading})[ ]){{0,3}}\b(?i:{names}){between}{_VECTOR}")


def _call_by_lambda(source: Source) -> None:
    """Lines that begin with a value of the letter t of A - t I speak of an eigenvalue."""
    text = source.text
    letters = {match[1] for match in _SHIFTED.finditer(text)}
    found = [match for match in _BEGINS.finditer(text) if match["letter"] in letters] if letters else []
    if not found:
        return
    spans = math_spans(text)
    rewriting, done = Rewriting(source), 0
    for match in found:
        at = match.start("letter")
        if any(start <= at < stop for start, stop in spans):
            continue
        rewriting.copy(done, at)
        rewriting.put("λ", at, 1)
        done = at + 1
    rewriting.copy(done, len(text))
    rewriting.done()
