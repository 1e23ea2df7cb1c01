r"""What a system of equations is called before it: (S) \begin{cases} ... \end{cases}, (S) \iff \begin{cases} ..."""

from __future__ import annotations

from exactrank.reading.latex.tokens import Tokens, closing, words
from exactrank.reading.latex.vocabulary import CASES, COMMAND_SYSTEMS, SILENT

_STYLES = words(r"\mathcal \mathscr \mathrm \mathbf \text { }")
_SIGNS = words(r": = \colon \iff \Leftrightarrow \Longleftrightarrow \Rightarrow \implies \sim \equiv \to ⇔ ⟺ ~")
_POINTS = words(r": = \colon")
_LONGEST = 9


def behind_system_name(tokens: Tokens, start: int, stop: int) -> int:
    r"""Where a formula begins without the name of the system that stands first in it; a sign between is kept.

    The name is a letter or a number between round brackets; a colon or an equals sign belongs to it.

    >>> from exactrank.reading.latex.tokens import tokens_of
    >>> texts = r"(S)\ \begin{cases}", r"(S_1) \iff \begin{cases}", r"(A) = \begin{pmatrix}"
    >>> [behind_system_name(ts := tokens_of(text), 0, len(ts)) for text in texts]
    [4, 5, 0]
    """
    if start >= stop or tokens[start].text != "(":
        return start
    end = next((k for k in range(start + 1, min(stop, start + _LONGEST)) if tokens[k].text == ")"), start)
    inner = [tokens[k].text for k in range(start + 1, end) if tokens[k].text not in _STYLES]
    inner = [text for text in inner if text not in SILENT]
    if not inner or not (_is_letter(inner[0]) or inner[0].isdigit() or inner == ["*"]):
        return start
    if inner[1:] and not (inner[1] in ("_", "'", "^") and len(inner) < 4):
        return start
    behind = _past(tokens, end + 1, stop)
    if behind < stop and tokens[behind].text in _SIGNS:
        kept = _past(tokens, behind + 1, stop) if tokens[behind].text in _POINTS else behind
        return kept if _opens_system(tokens, _past(tokens, behind + 1, stop), stop) else start
    return behind if _opens_system(tokens, behind, stop) else start


def _is_letter(text: str) -> bool:
    return len(text) == 1 and text.isupper()


def _past(tokens: Tokens, k: int, stop: int) -> int:
    while k < stop and (tokens[k].text in SILENT or tokens[k].text == "&") and tokens[k].text != r"\left":
        k += 1
    return k


def _opens_system(tokens: Tokens, k: int, stop: int) -> bool:
    texts = tokens.texts[k : min(stop, k + 4)]
    if texts[:1] and texts[0] in COMMAND_SYSTEMS:
        return True
    if texts[:3] == [r"\left", r"\{", r"\begin"] or texts[:2] == [r"\{", r"\begin"]:
        return True
    if texts[:2] != [r"\begin", "{"]:
        return False
    end = closing(tokens, k + 1, stop)
    return "".join(tokens.texts[k + 2 : end]).rstrip("*") in CASES
