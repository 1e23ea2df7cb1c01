"""Definitions of TeX taken out of a text, and then what cannot be seen; most texts define nothing."""

from __future__ import annotations

from exactrank.patterns import lazy_pattern
from exactrank.reading.markup.unseen_tex import hide_unseen
from exactrank.reading.source.source import Source

_DEFINES = lazy_pattern(
    r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|DeclareMathOperator|[egx]?def|let|futurelet|catcode"
    r"|csname|expandafter|(?:New|Renew|Provide|Declare)DocumentCommand|(?:re)?newenvironment)(?![A-Za-z@])"
)


def expand(source: Source) -> None:
    """Takes the definitions out of the source and puts what they stand for where they are called.

    After that what is not seen for its colour or size, or is struck out, can be seen to be so, and is hidden.
    """
    if _DEFINES.search(source.text):
        from exactrank.reading.markup.expander import Expander

        Expander(source).run()
    hide_unseen(source)
