r"""Macros that books define in their preamble, which a page of theirs does not show: \inverse{A}, \leftB, \A."""

from __future__ import annotations

from exactrank.patterns import lazy_pattern
from exactrank.reading.markup.macro_definitions import Macro
from exactrank.reading.source.source import Source

_BODIES = {
    r"\inverse": (1, "{#1}^{-1}"),
    r"\transpose": (1, "{#1}^{T}"),
    r"\zerovector": (0, r"\mathbf{0}"),
    r"\set": (1, r"\{#1\}"),
    r"\linearsystem": (2, r"#1\vect{x}=#2"),
    r"\homosystem": (1, r"#1\vect{x}=\mathbf{0}"),
    r"\augmented": (2, r"[#1\mid #2]"),
    r"\nsp": (1, r"\operatorname{null}(#1)"),
    r"\csp": (1, r"\operatorname{col}(#1)"),
    r"\rsp": (1, r"\operatorname{row}(#1)"),
    r"\detname": (1, r"\det(#1)"),
    r"\detbars": (1, r"\left|#1\right|"),
    r"\complex": (1, r"\mathbb{C}^{#1}"),
    r"\complexes": (0, r"\mathbb{C}"),
    r"\lteval": (2, "#1(#2)"),
    r"\vspan": (0, r"\operatorname{span}"),
    r"\setBuilder": (2, r"\{#1\mid #2\}"),
    r"\setList": (1, r"\{#1\}"),
    r"\IR": (0, r"\mathbb{R}"),
    r"\Im": (0, r"\operatorname{Im}"),
    r"\leftB": (0, r"\left["),
    r"\rightB": (0, r"\right]"),
    r"\func": (1, r"\operatorname{#1}"),
}
"""What each of them shows wherever it was seen to be defined; those with other meanings elsewhere are not here."""

MACROS = {name: Macro(count, body=body) for name, (count, body) in _BODIES.items()}
_CALLED = lazy_pattern(r"\\(?:" + "|".join(sorted([name[1:] for name in _BODIES], reverse=True)) + r")(?![A-Za-z@])")

_LETTER = r"(?<!\\)\\([A-Za-z])(?![A-Za-z@])(?!\s*\{)"
_ANY_LETTER = lazy_pattern(_LETTER)
# Beside a sign of equality or under an exponent: no accent, no paragraph sign and no set of numbers stands there.
_NAMING = lazy_pattern(
    rf"{_LETTER}\s*+(?:&?=|\^\s*\{{?(?:-\s*1|\\top|T)(?![A-Za-z0-9]))|(?<=[=&])\s*+{_LETTER}(?=\s*+(?:[$,.\]]|\\\]|\\\)))"
)
_MATRIX = lazy_pattern(rf"{_LETTER}\s*+&?=\s*+&?\s*+(?:\\left\s*+[\[(]\s*+)?\\begin\s*+\{{[A-Za-z]*(?:matrix|array)")
_SETS_OF_NUMBERS = frozenset("RCNZQFKHP")


def usual_macros(text: str) -> dict[str, Macro]:
    r"""The macros of books that a text calls; it may define them itself.

    >>> sorted(usual_macros(r"$\inverse{A}=\inverses$"))
    ['\\inverse']
    """
    if "\\" not in text:
        return {}
    return {name: MACROS[name] for name in set(_CALLED.findall(text))}


def name_letters(source: Source) -> None:
    r"""Makes names of the commands of one letter that a text gives values: \A = (1 2) is A, in bold or not.

    The letters of sets of numbers are names only where they are given matrices.
    """
    text = source.text
    named = {letter for pair in _NAMING.findall(text) for letter in pair} - _SETS_OF_NUMBERS - {""}
    named |= set(_MATRIX.findall(text))
    if named:
        source.text = _ANY_LETTER.sub(lambda match: " " + match[1] if match[1] in named else match[0], text)
