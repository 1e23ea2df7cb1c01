"""Lines of text of a fixed width: how wide they are, and where they may break."""

from __future__ import annotations

from exactrank.patterns import lazy_pattern

WIDTH = 80
KEPT = "\u00a0"  # a space at which no line is broken
# What stays on one line: a Japanese letter with the punctuation or the parenthesis after it, or what stands between
# two spaces.
_WIDE = r"\u3005\u3041-\u30ff\u4e00-\u9fff"
PIECES = lazy_pattern(rf"[{_WIDE}](?:（[{_WIDE}]*）)?[、。」）：:]*| *[^ {_WIDE}]+|\s+")
LAST_NUMBER = lazy_pattern(r" (?=[0-9]++[.)](?: |$))")
"""The space before a number that ends a sentence: at the head of a line the number would be that of an item."""


def wrapped(text: str, width: int = WIDTH) -> str:
    """The text in lines of at most `width` columns: broken at spaces, and in Japanese before any letter."""
    lines: list[str] = []
    line, columns = "", 0
    for piece in PIECES.findall(LAST_NUMBER.sub(KEPT, text)):
        if line and columns + columns_of(piece.rstrip(" ")) > width:
            lines.append(line.rstrip(" "))
            line, columns = "", 0
        shown = piece if line else piece.lstrip(" ")
        line, columns = line + shown, columns + columns_of(shown)
    return "\n".join([*lines, line.rstrip(" ")]).replace(KEPT, " ")


def indented(text: str, by: int) -> str:
    return "\n".join([" " * by + line if line else "" for line in text.split("\n")])


def columns_of(text: str) -> int:
    if text.replace(KEPT, " ").isascii():
        return len(text)
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)
