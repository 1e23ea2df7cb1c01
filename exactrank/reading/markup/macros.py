"""Definitions of TeX taken out of a text, and then what cannot be seen; most texts define nothing."""

from __future__ import annotations

from exactrank.patterns import lazy_pattern
from exactrank.reading.markup.unseen_tex import hide_unseen
from exactrank.reading.markup.usual_macros import name_letters, usual_macros
from exactrank.reading.source.source import Source

_DEFINES = lazy_pattern(
    r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|DeclareMathOperator|[egx]?def|let|futurelet|catcode"
    r"|csname|expandafter|(?:New|Renew|Provide|Declare)DocumentCommand|(?:re)?newenvironment)(?![A-Za-z@])"
)
_DEFINING = ("newcommand", "providecommand", "Declare", "def", "let", "cat", "csn", "after", "ument", "newenv")
"""A part of each of them."""


def expand(source: Source) -> None:
    """Takes the definitions out of the source and puts what they stand for where they are called.

    What a book's macros stand for by custom is put where the text does not define them.

    After that what is not seen for its colour or size, or is struck out, can be seen to be so, and is hidden.
    """
    usual = usual_macros(source.text)
    if usual or (any(word in source.text for word in _DEFINING) and _DEFINES.search(source.text)):
        from exactrank.reading.markup.expander import Expander

        Expander(source).run(usual)
    name_letters(source)
    hide_unseen(source)
