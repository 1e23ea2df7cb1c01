"""What the comma of 1{,}732 is: a decimal comma, or one that parts thousands; three digits behind it may be either."""

from __future__ import annotations

import re

from exactrank.patterns import lazy_pattern
from exactrank.reading.language.language_index import languages
from exactrank.reading.language.recognition import languages_of
from exactrank.reading.source.source import Rewriting, Source

_COMMA = "{,}"
_NUMBER = lazy_pattern(r"(?<![\d.,}])(?P<whole>\d{1,30})(?P<groups>(?:\{,\}\d{1,30})+)(?P<point>\.\d)?(?!\{?,?\}?\d)")
_POINT = lazy_pattern(r"\d\.\d")
_ROUNDED = lazy_pattern(r"(?:\\approx|\\simeq|\\doteq|\\fallingdotseq|\u2248|\u2252)\s*(?:\\,|[-+\s{])*\Z")
_BEFORE = 40


def settle_decimal_commas(source: Source) -> None:
    r"""Writes a point for each decimal comma, and takes the braces from a rounded number that may be either.

    A number such as 1{,}41, 0{,}500 or 1{,}7321 shows that the commas of a text are decimal, 1{,}000{,}000 that they
    are not; where there is none, the language tells.

    >>> source = Source(r"$\sqrt3 \approx 1{,}732$, $\sqrt2 \approx 1{,}4142$")
    >>> settle_decimal_commas(source)
    >>> source.text
    '$\\sqrt3 \\approx 1.732$, $\\sqrt2 \\approx 1{,}4142$'
    """
    text = source.text
    found = [match for match in _NUMBER.finditer(text) if _COMMA in match[0]] if _COMMA in text else []
    open_ones = [match for match in found if _is_open(match)]
    if not open_ones:
        return
    comma = _mark(text, [match for match in found if not _is_open(match)])
    rewriting, done = Rewriting(source), 0
    for match in open_ones:
        rounded = _ROUNDED.search(text, max(0, match.start() - _BEFORE), match.start()) is not None
        mark = comma or ("," if rounded else _COMMA)
        if mark == _COMMA:
            continue
        at = match.end("whole")
        rewriting.copy(done, at)
        rewriting.put(mark, at, len(_COMMA))
        done = at + len(_COMMA)
    if done:
        rewriting.copy(done, len(text))
        rewriting.done()


def _is_open(match: re.Match[str]) -> bool:
    """Whether the comma may be either: up to three digits before it, and three behind it."""
    whole, groups = match["whole"], match["groups"]
    return len(whole) < 4 and whole[0] != "0" and len(groups) == len(_COMMA) + 3 and match["point"] is None


def _mark(text: str, settled: list[re.Match[str]]) -> str | None:
    """A point where commas are decimal, the comma as it stands where they part thousands, None where nothing tells.

    What other such commas are tells most, then the language; a number with a point may be that of a section.
    """
    decimal = {match["groups"].count(_COMMA) == 1 and match["point"] is None for match in settled}
    known = languages()["languages"]
    if not decimal:
        decimal = {bool(known[code].get("decimal_comma", False)) for code in languages_of(text)}
    if not decimal and _POINT.search(text):
        return _COMMA
    if len(decimal) != 1:
        return None
    return "." if True in decimal else _COMMA
