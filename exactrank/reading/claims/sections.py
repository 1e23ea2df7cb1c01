"""Sections that each state the same matrix anew: what other names stood for in the ones before ends with them.

A problem and its solution under two headings share their names, also where the solution states the matrix once more.
Where at least two sections do so, each is read by itself: several methods, one after the other.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from exactrank.patterns import lazy_pattern

_HEADING = lazy_pattern(
    r"^[ \t]{0,3}\#{1,6}[ \t]|\\(?:sub)*section\*?\s*\{|<h[1-6]\b|^(?=[^\s\-=])[^\n]{1,120}\n(?:-{4,}|={4,})[ \t]*$",
    re.MULTILINE,
)
_SIGNS = ("#", "section", "<h", "\n----", "\n====")
"""One of these is in every heading."""
_STATED = lazy_pattern(
    r"(?<![A-Za-z\\^_{])(?P<name>[A-Z])\s*=\s*(?:\\left\s*[^\s\\]\s*)?\\begin\s*\{(?:[bpvBV]?matrix|array)\*?\}"
)
_LOOKS = lazy_pattern(r"\\boxed|\\(?:mathbf|[dt]?frac)(?![A-Za-z])|\[-?\d+(?:\.\d+)?\s*[a-z]{2}\]|[\s{}]")
"""What a matrix looks like, and what does not matter to what its entries are."""
_SPECIFICATION = lazy_pattern(r"\A\s*\{[^{}]*\}")
_LONGEST = 4000
_LEAST = 2
"""So many sections that state a matrix of an earlier one."""


def sections_of_their_own(text: str) -> list[int]:
    """Where the sections begin that state a matrix of an earlier section once more, the name and the entries the same.

    >>> sections_of_their_own("# 1\\n" + (one := r"$A = \\begin{pmatrix} 1 & 2 \\end{pmatrix}$") + "\\n# 2\\n" + one)
    []
    """
    headings = [match.start() for match in _HEADING.finditer(text)] if any(sign in text for sign in _SIGNS) else []
    if len(headings) <= _LEAST:
        return []
    first: dict[str, int] = {}
    found: list[int] = []
    for match in _STATED.finditer(text):
        section = bisect_right(headings, match.start())
        stated = _entries(text, match)
        if stated is None or not section:
            continue
        if first.setdefault(stated, section) < section and (not found or found[-1] != section):
            found.append(section)
    return [headings[section - 1] for section in found] if len(found) >= _LEAST else []


def _entries(text: str, match: re.Match[str]) -> str | None:
    """The name and the entries of a matrix without what it looks like; None where it does not end."""
    end = text.find(r"\end", match.end(), match.end() + _LONGEST)
    if end < 0:
        return None
    body = _SPECIFICATION.sub("", text[match.end() : end]) if "array" in match[0] else text[match.end() : end]
    return f"{match['name']}={_LOOKS.sub('', body)}"
