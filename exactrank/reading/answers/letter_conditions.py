"""What a text says of its letters: which it ties to values, or asks for, and what it says is not 0.

Signs are looked at, anywhere in the text, so that a condition counts whatever the sentence around it, and a letter that
a sentence speaks of by itself counts as tied: what may be tied is never the ground for calling something wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from exactrank.numbers.rational_functions import GREEK
from exactrank.patterns import lazy_pattern
from exactrank.reading.latex.tokens import words
from exactrank.reading.matrices.letters_over import SUBSCRIPT, letter_name
from exactrank.records import dataclass

_LETTER = rf"(?:(?<![A-Za-z\\])[A-Za-z](?![A-Za-z])|\\?(?:{'|'.join(GREEK)})(?![A-Za-z])|[\u03b1-\u03c9]){SUBSCRIPT}"
_UNEQUAL = r"\\neq?(?![A-Za-z])|\\not\s*=|!=|\u2260"
_NUMBERS = r"\\(?:mathbb|R|Q|C|Z|N|RR|QQ|CC|ZZ|NN|Bbb|mathbf)(?![a-z])|[\u2115\u211a\u211d\u2102\u2124]"
_RELATION = (
    r"(?:(?<![!:])=|:=|<(?![-/a-z!])|>|\\(?:leq?|geq?|leqslant|geqslant|lt|gt|equiv|approx|coloneqq|mapsto)(?![A-Za-z])"
    rf"|[\u2264\u2265]|(?:\\in(?![A-Za-z])|\u2208)(?!\s*(?:{_NUMBERS})))"
)
_SPACE = r"(?:[\s${}()&]|\\[,;:! ()]|\\(?:left|right|text|mathrm)(?![A-Za-z])|<[^<>]{1,40}>){0,12}"
_BEFORE_RELATION = lazy_pattern(rf"({_LETTER}){_SPACE}{_RELATION}")
_ENDS_POLYNOMIAL = lazy_pattern(r"[-+*^\d})]\s{0,3}\Z")
"""What ends so before a letter and an equals sign is the side of an equation, which a number on the other side ties."""
_BEHIND_RELATION = lazy_pattern(rf"{_RELATION}{_SPACE}(?:-\s*)?({_LETTER})(?!{_SPACE}[-+*/^_A-Za-z0-9\\])")
_ALONE = lazy_pattern(rf"(?:\$|\\\()\s{{0,9}}({_LETTER})\s{{0,9}}(?:\$|\\\))")
_IN_PROSE = lazy_pattern(rf"(?<![\w$\\{{^])({_LETTER})\s[^\W\d_A-Z]{{2,12}}(?![^\W_])")
_EQUAL = lazy_pattern(r"=\s{0,9}(?P<number>-?\d{1,20}(?:[./]\d{1,20})?)?(?P<more>\s{0,9}[-+*/^A-Za-z(\\])?")
_NUMBER_BEFORE = lazy_pattern(r"(?<![-+*/^\dA-Za-z)}.])-?\d{1,20}(?:[./]\d{1,20})?\s{0,9}\Z")
_SIGN = lazy_pattern(_UNEQUAL)
_LIST = lazy_pattern(r"(?:\s{0,9},\s{0,9}-?\d{1,9}){1,8}")
_FOUND = lazy_pattern(_LETTER)
_NAME = lazy_pattern(r"[A-HJ-Z]|_(?!\s*(?:\d|\{\s*\d{1,2}\s*\}))")
_PLAIN = lazy_pattern(r"[-_+*/^(){}. \\,;!0-9A-Za-z\u03b1-\u03c9]*")
_COMMAND = lazy_pattern(r"\\(?:[A-Za-z]+|.)")
_COMMANDS = words(r"\frac \dfrac \tfrac \cdot \left \right \sqrt \times \, \; \! \( \)") | {"\\" + one for one in GREEK}
_COMPLEX = lazy_pattern(r"\\(?:mathbb|Bbb)\s*\{?\s*C(?![A-Za-z])|\\(?:CC?|Complex)(?![A-Za-z])|\u2102")
_QUATERNIONS = lazy_pattern(r"\\(?:mathbb|Bbb)\s*\{?\s*H(?![A-Za-z])|\u210d")
_SQUARED = lazy_pattern(r"([ij])(?<![A-Za-z\\][ij])\s*(?:\^\s*\{?\s*2\s*\}?|\u00b2)\s*(?:&\s*)?=\s*-\s*1(?![\d.])")
_ROOT_OF_MINUS_ONE = lazy_pattern(r"([ij])(?<![A-Za-z\\][ij])\s*=\s*(?:\\sqrt\s*\{?|\u221a\(?)\s*-\s*1(?![\d.])")
_LONGEST = 200
_MOST_SIGNS = 2000


@dataclass(frozen=True, slots=True)
class LetterConditions:
    """The letters that are tied, the integers that some letter is not, and texts of what is not 0."""

    tied: tuple[str, ...] = ()
    excluded: tuple[int, ...] = ()
    nonzero: tuple[str, ...] = ()
    imaginary: tuple[str, ...] = ()
    """the letters that are the imaginary unit: i^2 = -1 is written, or it is i and there is a sign for the numbers"""


def letter_conditions(text: str) -> LetterConditions:
    r"""The conditions that the signs of a text put on its letters.

    >>> letter_conditions(r"For $a = 1$ it is singular; let $b_1^2 - 4 = 0$ and $k \ne 0$, $c \in \mathbb{R}$.")
    LetterConditions(tied=('a', 'b_1'), excluded=(0,), nonzero=('(k) - (0)',), imaginary=())
    """
    tied = dict.fromkeys(_tied(text))
    excluded: dict[int, None] = {}
    nonzero: dict[str, None] = {}
    for found in islice(_SIGN.finditer(text), _MOST_SIGNS):
        left, right = _side_before(text, found.start()), _side_after(text, found.end())
        if left and right and not _NAME.search(left + right):
            right, *more = right.split(",")
            more += re.findall(r"\d+", listed[0]) if (listed := _LIST.match(text, found.end() + len(right))) else []
            for other in (right, *more):
                nonzero[f"({left}) - ({other.strip()})"] = None
                excluded.update(dict.fromkeys([int(digits) for digits in re.findall(r"\d{1,4}", other)]))
    return LetterConditions(tuple(tied), tuple(excluded), tuple(nonzero), _imaginary(text))


def _imaginary(text: str) -> tuple[str, ...]:
    found = {one[1] for pattern in (_SQUARED, _ROOT_OF_MINUS_ONE) for one in pattern.finditer(text)}
    if _QUATERNIONS.search(text):
        return ()  # where i j = -j i
    if not found and _COMPLEX.search(text):
        found.add("i")
    return tuple(sorted(found))


def _tied(text: str) -> Iterator[str]:
    for found in _BEFORE_RELATION.finditer(text):
        equal = found[0].endswith("=") and not found[0].endswith(":=")
        if not (equal and _ENDS_POLYNOMIAL.search(text, max(0, found.start() - 4), found.start())):
            yield letter_name(found[1])
    for pattern in (_BEHIND_RELATION, _ALONE, _IN_PROSE):
        yield from [letter_name(found[1]) for found in pattern.finditer(text)]
    for found in _EQUAL.finditer(text):
        side = ""
        if found["number"] and not found["more"]:
            side = _side_before(text, found.start())
        elif _NUMBER_BEFORE.search(text, max(0, found.start() - 40), found.start()):
            side = _side_after(text, found.start() + 1)
        if not _NAME.search(side):
            yield from map(letter_name, _FOUND.findall(side))


def _side_before(text: str, stop: int) -> str:
    """The formula of letters and numbers that ends there."""
    back = text[max(0, stop - _LONGEST) : stop][::-1]
    side = _plain(back)[::-1]
    foreign = [one.end() for one in _COMMAND.finditer(side) if one[0] not in _COMMANDS]
    return side[foreign[-1] if foreign else 0 :].rpartition(",")[2].strip()


def _side_after(text: str, start: int) -> str:
    """The formula of letters and numbers that begins there, with what a comma parts from it."""
    side = _plain(text[start : start + _LONGEST])
    foreign = next((one.start() for one in _COMMAND.finditer(side) if one[0] not in _COMMANDS), len(side))
    return side[:foreign].strip().rstrip(".,; ")


def _plain(text: str) -> str:
    found = _PLAIN.match(text)
    return found[0] if found else ""
