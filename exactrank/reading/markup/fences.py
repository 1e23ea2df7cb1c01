"""Fenced blocks of Markdown: what is printed or typed in them is read, programs are not."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.grids import Range
from exactrank.reading.latex.tokens import words

_FENCE_LINE = lazy_pattern(
    r"^[ \t]*(?P<fence>```+|~~~+|:::+)[ \t]*(?:\{(?P<directive>[A-Za-z:_-]+)\}[^\n]*|(?P<kind>[A-Za-z-]*)[ \t]*)$",
    re.MULTILINE,
)
_OPTIONS = lazy_pattern(r"\A(?:\n[ \t]*:[A-Za-z_-]+:[^\n]*)+")
_OF_PROGRAMS = words(
    "code code-block code-cell code-file ipython eval-rst include literalinclude raw verbatim mermaid plot"
)
_READ = words("math latex tex text txt plain plaintext output out console stdout terminal result results") | {""}
_MARKED = words("math latex tex text txt plain plaintext output out")
"""Kinds of fences that hold no program, whatever stands in them."""

_PROGRAM = lazy_pattern(
    r"^[ \t]*(?:import|from|def|class|function|using|library|public|static|const|var|int|double|float)[ \t]+\w"
    r"|^[ \t]*(?:for|while|if|elif|else|try)\b[^\n]*[:{][ \t]*$"
    r"|^[ \t]*(?:print\w*|disp|cat|console\.log|return)\b[ (]"
    r"|^[ \t]*(?:#include|//|/\*)|\w\+\+|\w\.\w+\([^\n]*\)|;[ \t]*$|^[ \t]*\}[ \t]*$",
    re.MULTILINE,
)
"""What only the text of a program has."""

_INK = lazy_pattern(r"[^\n]")
_TEX = lazy_pattern(r"\\[A-Za-z(\[]|\$[^$\n]+\$")
"""A block that does not say its kind shows the source of TeX when it has any."""


_DIV_LINE = lazy_pattern(r"^[ \t]*:{3,}[ \t]*(?:[A-Za-z][\w-]*)?[ \t]*(?:\{[^{}\n]*\})?[ \t]*:*[ \t]*$", re.MULTILINE)
_ANCHOR = lazy_pattern(r"\[\]\{#[^{}\n]*\}|\{\{[<%][^{}\n]*[>%]\}\}")


def without_divs(text: str) -> str:
    r"""Blanks for the lines that open and close divisions of Pandoc, and for its anchors; offsets stay.

    >>> without_divs("::: {.solution}\nBy $x$ []{#one}\n:::").split()
    ['By', '$x$']
    """
    if ":::" in text:
        text = _DIV_LINE.sub(lambda match: " " * len(match[0]), text)
    if "{#" in text or "{{" in text:
        text = _ANCHOR.sub(lambda match: " " * len(match[0]), text)
    return text


def with_fences_opened(text: str, sessions: Sequence[Range] = ()) -> str:
    """Blanks for the fences around what is no program, a display's delimiters around mathematics; offsets stay.

    Of a program only the ranges stay that a session with it has been read from.

    >>> with_fences_opened("```\\n[1 2]\\n[3 4]\\n```").split()
    ['[1', '2]', '[3', '4]']
    >>> with_fences_opened("```\\nprint(3 - 1)\\n```").split()
    ['```', 'print(3', '-', '1)', '```']
    >>> with_fences_opened(":::{math}\\n:label: one\\nA = B\\n:::").split()
    ['\\\\[', 'A', '=', 'B', '\\\\]']
    """
    lines = list(_FENCE_LINE.finditer(text))
    closing: dict[str, list[tuple[int, int]]] = {}
    for line in lines:
        if not line["kind"] and not line["directive"]:
            closing.setdefault(line["fence"], []).append(line.span())
    pieces: list[str] = []
    at = 0
    for line in lines:
        if line.start() < at:
            continue
        ends = closing.get(line["fence"], [])
        k = bisect_left(ends, (line.end(), 0))
        if k == len(ends):
            continue
        start, stop = ends[k]
        kind = (line["kind"] or line["directive"] or "").lower()
        before, inside, behind = text[line.start() : line.end()], text[line.end() : start], text[start:stop]
        if line["directive"] and kind not in _OF_PROGRAMS:
            before, inside, behind = _directive(kind, before, inside, behind)
        elif kind in _READ and (kind in _MARKED or not (_PROGRAM.search(inside) or _TEX.search(inside))):
            before, behind = " " * len(before), " " * len(behind)
            if kind == "math":
                before, behind = r"\[" + before[2:], r"\]" + behind[2:]
        elif (kept := _kept(text, line.end(), start, sessions)) is not None:
            before, inside, behind = " " * len(before), kept, " " * len(behind)
        pieces += [text[at : line.start()], before, inside, behind]
        at = stop
    return "".join([*pieces, text[at:]])


def _directive(kind: str, before: str, inside: str, behind: str) -> tuple[str, str, str]:
    """A directive of MyST: a display, or a box with text in it; its options are blanks."""
    inside = _OPTIONS.sub(lambda match: _INK.sub(" ", match[0]), inside)
    before, behind = _INK.sub(" ", before), _INK.sub(" ", behind)
    if kind == "math":
        return r"\[" + before[2:], inside, r"\]" + behind[2:]
    return before, with_fences_opened(inside), behind


def _kept(text: str, start: int, stop: int, ranges: Sequence[Range]) -> str | None:
    """The text of a range with blanks for all but some ranges within; None when none of them is."""
    pieces: list[str] = []
    at = start
    for a, b in ranges[bisect_left(ranges, (start, start)) : bisect_left(ranges, (stop, stop))]:
        pieces += [_INK.sub(" ", text[at:a]), text[a:b]]
        at = b
    return "".join([*pieces, _INK.sub(" ", text[at:stop])]) if pieces else None
