r"""Formulas between the delimiters of other writers: :math:`x`, {math}`x`, $`x`$, [latex]x[/latex], \\(x\\)."""

from __future__ import annotations

import re

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.grids import Range
from exactrank.reading.markup.math_spans import math_spans

_QUOTED = lazy_pattern(r"(?P<open>\$|:math:|\{math\})`(?P<inner>[^`\n$]+)`(?P<close>\$)?")
_TAGGED = lazy_pattern(r"\[(?P<tag>latex|math|tex)\](?P<inner>.*?)\[/(?P=tag)\]", re.DOTALL | re.IGNORECASE)
_DOUBLED = lazy_pattern(r"\\\\(?P<open>[(\[])(?P<inner>[^\n]{0,400}?)\\\\(?P<close>[)\]])")
_PAIRS = {"(": ")", "[": "]"}


def with_dollars(text: str) -> str:
    r"""The text with the usual delimiters instead; offsets stay, and formulas stay as they are.

    >>> with_dollars("see :math:`x` and $`y`$")
    'see       $x$ and  $y$ '
    >>> with_dollars(r"the rank is \\(2\\).")
    'the rank is  \\(2 \\).'
    """
    if "`" in text and ("math" in text or "$`" in text):
        text = _QUOTED.sub(_quoted, text)
    if "[/" in text:
        text = _TAGGED.sub(_tagged, text)
    if "\\\\(" in text or "\\\\[" in text:
        spans = math_spans(text)
        text = _DOUBLED.sub(lambda match: _doubled(match, spans), text)
    return text


def _quoted(match: re.Match[str]) -> str:
    opening, close = match["open"], match["close"] or ""
    if (opening == "$") != bool(close):
        return match[0]
    return " " * len(opening) + "$" + match["inner"] + "$" + " " * len(close)


def _tagged(match: re.Match[str]) -> str:
    if not match["inner"].strip() or "$" in match["inner"]:
        return match[0]
    width = len(match["tag"])
    return " " * (width + 1) + "$" + match["inner"] + "$" + " " * (width + 2)


def _doubled(match: re.Match[str], spans: list[Range]) -> str:
    fits = _PAIRS[match["open"]] == match["close"] and "\\begin" not in match[0]
    if not fits or any(start <= match.start() < stop for start, stop in spans):
        return match[0]
    return " \\" + match["open"] + match["inner"] + " \\" + match["close"]
