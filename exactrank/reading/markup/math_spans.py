"""Where mathematics is marked as TeX in a text: what is outside of it is typed plainly."""

from __future__ import annotations

import re
from functools import lru_cache

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.grids import Range

_MARK = lazy_pattern(r"\\[\[\]()]|\\(?:begin|end)\{[A-Za-z]{1,20}\*?\}|\\.|\$\$?|\n[ \t]*(?=\n)|[{}]", re.DOTALL)
_DISPLAY = {
    r"\[": lazy_pattern(r"[^\\]*+(?:\\[^\]][^\\]*+)*+\\\]"),
    "$$": lazy_pattern(r"[^\\$]*+(?:(?:\\.|\$(?!\$))[^\\$]*+)*+\$\$", re.DOTALL),
}
"""The rest of a display: what nearly all of them are seen through in one step."""
_ENVIRONMENT = lazy_pattern(r"\\begin\{[A-Za-z]+\*?\}")

PERCENT = "\u066a"
"""A percent sign that begins no comment: another alphabet's, so that all offsets stay."""


def math_spans(text: str) -> list[Range]:
    """The ranges between dollars, \\( \\), \\[ \\], in environments and in the braces of commands.

    >>> [text[a:b] for text in [r"so $a$ and \\[b\\], \\mat{1 2}"] for a, b in math_spans(text)]
    ['$a$', '\\\\[b\\\\]', '{1 2}']
    """
    if "\\" not in text and "$" not in text:
        return []
    return list(_spans(text))


@lru_cache(maxsize=4)  # several steps of one reading ask for the same text
def _spans(text: str) -> tuple[Range, ...]:
    spans: list[Range] = []
    closer, begin, depth = "", 0, 0
    command = -1  # where the last command ended: a brace there holds its argument
    marks = _MARK.finditer(text)
    while match := next(marks, None):
        mark = match[0]
        if not closer:
            if mark in ("$", "$$", r"\[", r"\("):
                closer = {r"\[": r"\]", r"\(": r"\)"}.get(mark, mark)
            elif mark.startswith(r"\begin"):
                closer, depth = r"\end", 1
            elif mark == "{" and command >= 0 and text[command : match.start()].replace(" ", "").isalpha():
                closer, depth = "}", 1
            else:
                command = match.end() if mark[0] == "\\" else -1
                continue
            begin = match.start()
            if mark in _DISPLAY and (display := _DISPLAY[mark].match(text, match.end())):
                spans.append((begin, display.end()))
                closer, command = "", -1
                marks = _MARK.finditer(text, display.end())
        elif mark[0] == "\n":
            if closer in ("$", r"\)"):  # a paragraph ends: that was no mathematics
                closer = ""
        elif closer == "}":
            depth += (mark == "{") - (mark == "}")
        elif closer == r"\end":
            depth += mark.startswith(r"\begin") - mark.startswith(r"\end")
        if closer and (depth == 0 if closer in ("}", r"\end") else mark == closer and begin < match.start()):
            spans.append((begin, match.end()))
            closer, command = "", -1
    if closer in ("$$", r"\]", r"\end", "}"):
        spans.append((begin, len(text)))
    return tuple(spans)


def outside_of_mathematics(text: str) -> str:
    """The text between its formulas; the delimiters of environments and the commands before braces stay in it.

    >>> outside_of_mathematics(r"so $a$ and \\emph{b} \\[c\\]").split()
    ['so', 'and', '\\\\emph']
    """
    pieces: list[str] = []
    at = 0
    for start, stop in math_spans(text):
        opening = _ENVIRONMENT.match(text, start)
        pieces += [text[at:start], opening[0] if opening else " "]
        at = stop
    return "".join([*pieces, text[at:]])


def without_percent(text: str) -> str:
    """The text of a page with the percent signs outside of formulas out of the way of TeX's comments.

    >>> without_percent("90 % of $x$ % and")
    '90 ٪ of $x$ ٪ and'
    """
    if "%" not in text:
        return text
    out: list[str] = []
    at = 0
    for start, stop in [*math_spans(text), (len(text), len(text))]:
        out += [text[at:start].replace("%", PERCENT), text[start:stop]]
        at = stop
    return "".join(out)
