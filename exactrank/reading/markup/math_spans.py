"""Where mathematics is marked as TeX in a text: what is outside of it is typed plainly."""

from __future__ import annotations

import re

from exactrank.reading.latex.grids import Range

_MARK = re.compile(r"\\[\[\]()]|\\(?:begin|end)\{[A-Za-z]{1,20}\*?\}|\\.|\$\$?|\n[ \t]*(?=\n)|[{}]", re.DOTALL)
_DISPLAY = {
    r"\[": re.compile(r"[^\\]*+(?:\\[^\]][^\\]*+)*+\\\]"),
    "$$": re.compile(r"[^\\$]*+(?:(?:\\.|\$(?!\$))[^\\$]*+)*+\$\$", re.DOTALL),
}
"""The rest of a display: what nearly all of them are seen through in one step."""
_COMMAND = re.compile(r"\\[A-Za-z]")
_PERCENT = re.compile("%")
_AFTER_NUMBER = re.compile("(?<=[0-9])( ?)%|(?<=[0-9] )%")

PERCENT = "\u066a"
"""A percent sign that begins no comment: another alphabet's, so that all offsets stay."""


def math_spans(text: str) -> list[Range]:
    """The ranges between dollars, \\( \\), \\[ \\], in environments and in the braces of commands.

    >>> [text[a:b] for text in [r"so $a$ and \\[b\\], \\mat{1 2}"] for a, b in math_spans(text)]
    ['$a$', '\\\\[b\\\\]', '{1 2}']
    """
    if "\\" not in text and "$" not in text:
        return []
    spans: list[Range] = []
    closer, begin, depth = "", 0, 0
    at = 0
    command = -1  # where the last command ended: a brace there holds its argument
    while match := _MARK.search(text, at):
        at = match.end()
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
            if mark in _DISPLAY and (display := _DISPLAY[mark].match(text, at)):
                spans.append((begin, at := display.end()))
                closer, command = "", -1
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
    return spans


def without_percent(text: str, typed: bool = False) -> str:
    """The text with its percent signs out of the way of TeX's comments; `typed` when it is known to be no LaTeX.

    Outside of mathematics every % is one, unless commands stand there too: that is LaTeX, with comments.

    >>> without_percent("90 % of $x$ % and"), without_percent(r"\\rank % is 90 %")
    ('90 ٪ of $x$ ٪ and', '\\\\rank % is 90 %')
    """
    if "%" not in text:
        return text
    spans = math_spans(text)
    out: list[str] = []
    at = 0
    for start, stop in [*spans, (len(text), len(text))]:
        out += [text[at:start], text[start:stop]]
        at = stop
    outside = out[::2]
    if not typed and any(_COMMAND.search(part) for part in outside):
        return text
    out[::2] = [part.replace("%", PERCENT) for part in outside]
    return "".join(out)
