"""Text that is struck out in Markdown, as in ~~det A = 3~~: withdrawn, so it is not read."""

from __future__ import annotations

from exactrank.patterns import lazy_pattern
from exactrank.reading.markup.unseen import STRUCK_OUT, Unseen, hide
from exactrank.reading.source.source import Source

_SIGN = lazy_pattern(r"(?<!~)~~(?!~)|\$\$?|\\[()\[\]]|\n[ \t]*\n")
_CLOSING = {"$": "$", "$$": "$$", r"\(": r"\)", r"\[": r"\]"}
_INK = lazy_pattern(r"[^\W_]")
_COMMAND = lazy_pattern(r"\\[A-Za-z]+")
_WORD_BEFORE = lazy_pattern(r"[\w}\])&\\]")
_WORD_AFTER = lazy_pattern(r"[\w{\[(&\\]")


def hide_struck_text(source: Source) -> None:
    """Puts blanks for what stands between two pairs of tildes outside of formulas; ~~~ is a fence.

    In TeX two tildes are blanks, as in x~~=~~3: the pairs stand at the edges of words, around more than a sign.

    >>> source = Source("det A = 3. ~~det A = 4.~~ $x~~=~~3$")
    >>> hide_struck_text(source)
    >>> source.text
    'det A = 3.                $x~~=~~3$'
    """
    if "~~" in source.text:
        hide(source, _struck(source.text))


def _struck(text: str) -> list[Unseen]:
    found: list[Unseen] = []
    opened = -1
    formula = ""
    for match in _SIGN.finditer(text):
        sign = match[0]
        if sign == "~~":
            if formula:
                continue
            if opened >= 0 and _closes(text, opened, match.start()):
                found.append((opened, match.end(), STRUCK_OUT))
                opened = -1
            elif _opens(text, match.start()):
                opened = match.start()
        elif not sign.strip():
            opened, formula = -1, ""
        elif formula:
            formula = "" if sign == _CLOSING[formula] else formula
        elif sign in _CLOSING:
            formula = sign
    return found


def _opens(text: str, at: int) -> bool:
    follows = text[at + 2 : at + 3]
    return bool(follows.strip()) and (at == 0 or not _WORD_BEFORE.match(text, at - 1))


def _closes(text: str, begin: int, end: int) -> bool:
    """Whether the pair closes at `end`: ink before it, no word behind it, and more than a sign in between."""
    if not text[end - 1].strip() or _WORD_AFTER.match(text, end + 2):
        return False
    return _INK.search(_COMMAND.sub("", text[begin + 2 : end])) is not None
