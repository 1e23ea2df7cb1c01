"""Texts that TeX sets letter by letter."""

from __future__ import annotations

_SPELLED = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "$": r"\textdollar{}",
    "|": r"\textbar{}",
}
_LIGATURES = "-'`,<>?!\""


def verbatim(text: str, lang: str = "en") -> str:
    r"""The text letter by letter: nothing in it is a command, and no two letters become one.

    English documents are set by pdflatex, which has no letters beyond Latin-1; those are told by their numbers.

    >>> print(verbatim(r"\input{/etc/passwd} -- 100%"))
    \textbackslash{}input\textbraceleft{}/etc/passwd\textbraceright{} {-}{-} 100\%
    """
    return "".join([f"{{{c}}}" if c in _LIGATURES else _letter(c, lang) for c in text])


def in_typewriter(text: str, lang: str = "en") -> str:
    r"""The text inside of `\texttt`, whose letters do not join: nothing in it is a command.

    >>> print(in_typewriter("layers.0.q_proj-#{1}"))
    layers.0.q\_proj-\#\textbraceleft{}1\textbraceright{}
    """
    return "".join([_letter(c, lang) for c in text])


def _letter(c: str, lang: str) -> str:
    if c in _SPELLED:
        return _SPELLED[c]
    if c in "&#_%":
        return f"\\{c}"
    latin = c == " " or c.isascii() or (c.isalpha() and c <= "\u00ff")
    return c if latin or lang == "ja" else f"U+{ord(c):04X}"
