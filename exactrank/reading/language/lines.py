"""Where a line ends that is a sentence of its own, and where one was only broken because it was full."""

from __future__ import annotations

from exactrank.patterns import lazy_pattern

CELL_END = "\x1f"
"""What stands in the gap between two cells of a table in plain text, in the place of a space."""

_LABELLED = lazy_pattern(r"\n(?=[^\W\d_][\w ]{0,30}(?:[:=]|\([^()\n]{1,12}\)\s*=))")
_LOWER = "a-z\u00df-\u00ff"
_TYPED = r"(?:det|rank|rk|tr|dim|nullity)\b"
_GOES_ON = lazy_pattern(
    rf"[^\n]{{60,}}[{_LOWER},][ \t]*\n(?=[{_LOWER}][A-Za-z\u00c0-\u00ff ]*\u00a0?:)|[^\n]{{12,}}\u3001[ \t]*\n"
    rf"|[^\n]{{60,}}[{_LOWER},][ \t]*\n(?!{_TYPED})(?=[{_LOWER}]{{2,30}} -?\d)"
    rf"|[^\n]{{60,}}[{_LOWER},][ \t]*\n(?=[^\W\d_][\w ]{{0,30}}= ?-?\w{{1,6}} [{_LOWER}]{{2}}"
    rf"|[{_LOWER}]{{2}}[\w ]{{0,30}}= ?-?\w{{1,6}}\u00a0?:"
    rf"|[A-Z](?: [A-Za-z\u00df-\u00ff]{{1,30}}){{3,}}\u00a0?:[ \t]*\n)"
    rf"|[^\n]{{60,}} [A-Z][ \t]*\n(?=[{_LOWER}]{{2,30}}(?: [{_LOWER}]{{2,30}}){{2,}}\u00a0?:)"
)
"""A long line that ends within a sentence: what stands before a colon in the next one, or its verb before a number, is
no label of a line; nor are an equation with words behind it, and what is said of a letter before a colon that ends its
line."""
_FILLED = lazy_pattern(rf"[^\n]{{60,}}\n[^\n]{{60,}}[{_LOWER},][ \t]*\n(?=[A-Za-z\u00c0-\u00ff]{{2,30}}\u00a0?:)")
"""Two such lines, behind which also a word with a capital belongs to the sentence."""
_LONGEST = 160
_VALUE = lazy_pattern(rf"{_TYPED}|[a-z](?:_\w{{1,8}})?[ \t]*=")


def parts_sentences(text: str, start: int, end: int, stop: int) -> bool:
    """Whether blanks from `start` to `end` part two sentences: cells, or lines of which the next has a label.

    >>> said = "rank: 2\\nnullity: 1"
    >>> parts_sentences(said, 7, 8, len(said))
    True
    """
    if CELL_END in text[start:end]:
        return True
    if "\n" not in text[start:end]:
        return False
    line = max(text.rfind("\n", 0, start) + 1, start - _LONGEST)
    if text.find(CELL_END, line, start) >= 0:
        return True
    if _LABELLED.match(text, start, stop) is None or _GOES_ON.match(text, line) is not None:
        return False
    return _FILLED.match(text, max(text.rfind("\n", 0, max(0, line - 1)) + 1, line - _LONGEST)) is None


def begins_with_value(text: str, at: int) -> bool:
    """Whether a line begins with a typed value, det A = 2 or x_1 = 3.

    >>> begins_with_value("det A = 2", 0), begins_with_value("is the determinant", 0)
    (True, False)
    """
    return _VALUE.match(text, at) is not None
