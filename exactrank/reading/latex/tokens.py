"""LaTeX as tokens with their places. Blanks and comments are no tokens; places tell where blanks stood."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from itertools import accumulate
from typing import Any, NamedTuple

from exactrank.errors import InputError
from exactrank.patterns import lazy_pattern
from exactrank.reading.source.limits import MAX_DEPTH
from exactrank.reading.source.numbers import fold


class Token(NamedTuple):
    """One token: a command with its backslash, a run of digits, or a single character; and where it begins and ends."""

    text: str
    start: int
    stop: int


_token: Callable[[tuple[str, int, int]], Token] = partial(tuple.__new__, Token)  # Token._make, twice as fast


def words(text: str) -> frozenset[str]:
    """The set of the words of a text: how the tables of commands and environments are written."""
    return frozenset(text.split())


# What most tokens are, a single character, is tried first.
_TOKEN = lazy_pattern(r"([^\s\\\d.%&]|\\(?:[A-Za-z@]+|.)|\d+(?:\.\d+)?|\.\d+|%[^\n]*|&(?:amp|lt|gt);|\S)", re.DOTALL)
# A fraction or the end of a group with something behind it that may have to be parted into its digits.
_MAY_SPLIT = lazy_pattern(r"frac(?![a-z])\s*[^\s{]|\}\s*(?:%|\.\d|\d[\d.])")
_SAME = {r"\lbrace": r"\{", r"\rbrace": r"\}"}
_ENVIRONMENT = frozenset({r"\begin", r"\end"})
_VECTOR_OF = lazy_pattern(r"\\c?(?:two|three|four|five)vec(?:tor)?(?![A-Za-z])")
_NESTING = frozenset({"{", "}", r"\begin", r"\end"})


class Tokens(list[Token]):
    """Tokens, and what has been found to begin at some of them: looking twice costs nothing."""

    def __init__(self, tokens: Iterable[Token] = (), texts: list[str] | None = None) -> None:
        super().__init__(tokens)
        self.found: dict[int, Any] = {}
        self.operations: dict[tuple[int, int, bool], Any] = {}
        """The row operations of ranges, in formulas and in prose."""
        self.texts = [token[0] for token in self] if texts is None else texts
        self.ends = [k for k, text in enumerate(self.texts) if text in _ENVIRONMENT]
        """Where environments begin or end."""


def tokens_of(text: str, start: int = 0, stop: int | None = None) -> Tokens:
    """The tokens of the text between two offsets, with full-width characters folded.

    >>> [token.text for token in tokens_of(r"-\\frac12 & 3.5 % no")]
    ['-', '\\\\frac', '1', '2', '&', '3.5']
    """
    folded = fold(text)
    # Between two tokens stands what is none: the lengths of both, added up, are the places where tokens begin and end.
    parts = _TOKEN.split(folded if not start and stop is None else folded[start:stop])
    places = list(accumulate(map(len, parts), initial=start))
    texts = parts[1::2]
    if "brace" in folded:
        texts = [_SAME.get(one, one) for one in texts]
    found = list(map(_token, zip(texts, places[1::2], places[2::2], strict=False)))
    _check_depth(texts)
    may_split = ("frac" in folded and _MAY_SPLIT.search(folded)) or ("vec" in folded and _VECTOR_OF.search(folded))
    if not may_split and "%" not in folded:
        return Tokens(found, texts)
    found = [token for token in found if token.text[0] != "%"]
    return Tokens(_split_fractions(found) if may_split else found)


def _check_depth(texts: list[str]) -> None:
    """Raises InputError for groups or environments nested too deep.

    With at most D of either open at a time, looking for the end of every one of them visits each token at most D times:
    this bound is what keeps the scans below linear on hostile input.
    """
    if texts.count("{") <= MAX_DEPTH and texts.count(r"\begin") <= MAX_DEPTH:
        return
    groups = environments = 0
    for text in filter(_NESTING.__contains__, texts):
        if text == "{":
            groups += 1
        elif text == "}":
            groups = max(0, groups - 1)
        elif text == r"\begin":
            environments += 1
        else:
            environments = max(0, environments - 1)
        if groups > MAX_DEPTH or environments > MAX_DEPTH:
            raise InputError.of("input.too-deep", limit=MAX_DEPTH)


FRACTIONS = frozenset({r"\frac", r"\tfrac", r"\dfrac", r"\nicefrac", r"\cfrac", r"\sfrac", r"\flatfrac", r"\xfrac"})


COMPONENTS = {
    f"\\{begin}{number}vec{end}": k + 2
    for k, number in enumerate(("two", "three", "four", "five"))
    for begin in ("", "c")
    for end in ("", "tor")
}
"""Vectors whose components are arguments, and how many: \\twovec{1}{-2}."""
_ARGUMENTS = COMPONENTS | dict.fromkeys(FRACTIONS, 2)


def _split_fractions(tokens: list[Token]) -> list[Token]:
    """TeX takes one digit for an argument: \\frac12 is a half, \\frac123 a half before a 3. One pass, with a stack."""
    made: list[Token] = []
    wanted = [0]  # the arguments that the last fraction of each open group still wants
    for token in tokens:
        text = token.text
        if text in _ARGUMENTS:
            wanted[-1] = _ARGUMENTS[text]
        elif text == "{":
            wanted.append(0)
        elif text == "}":
            if len(wanted) > 1:
                wanted.pop()
            wanted[-1] = max(0, wanted[-1] - 1)
        elif wanted[-1]:
            at = token.start
            while wanted[-1] and len(text) > 1 and text[0].isdecimal():
                made.append(Token(text[0], at, at + 1))
                wanted[-1] -= 1
                text, at = text[1:], at + 1
            wanted[-1] = max(0, wanted[-1] - 1)
            made.append(Token(text, at, token.stop))
            continue
        made.append(token)
    return made


def text_of(tokens: list[Token], start: int, stop: int) -> str:
    r"""The tokens of a range as text, however they were spaced.

    >>> tokens = tokens_of(r"\frac{a}2+1")
    >>> text_of(tokens, 0, len(tokens))
    '\\frac { a } 2 + 1'
    """
    return " ".join([token.text for token in tokens[start:stop]])


def closing(tokens: list[Token], at: int, stop: int) -> int:
    """The index of the brace that closes the one at `at`; `stop` when nothing closes it.

    >>> closing(tokens_of("{a{b}}c"), 0, 6)
    5
    """
    depth = 0
    for k in range(at, stop):
        text = tokens[k].text
        if text == "{":
            depth += 1
        elif text == "}":
            depth -= 1
            if depth == 0:
                return k
    return stop


_LONGEST_OPTION = 200


def bracket_end(tokens: list[Token], at: int, stop: int) -> int:
    """The index of the `]` that closes the `[` at `at`, outside inner braces; `stop` when nothing closes it."""
    depth = 0
    for k in range(at + 1, min(stop, at + _LONGEST_OPTION)):
        text = tokens[k].text
        if text == "{":
            depth += 1
        elif text == "}":
            depth -= 1
            if depth < 0:
                return stop
        elif text == "]" and depth == 0:
            return k
    return stop
