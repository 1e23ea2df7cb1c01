"""Numbers from plain text, exactly: integers, decimals, exponents, quotients.

Other alphabets' signs are folded one character for one, so that columns stay true. Unicode's NFKC would not do: it
reads 2 with a superscript 2 as 22, and the circled 2 that names a row as a 2.
"""

from __future__ import annotations

import re
from fractions import Fraction

from exactrank.errors import InputError, Problem
from exactrank.matrix import Scalar
from exactrank.patterns import lazy_pattern
from exactrank.reading.source.limits import MAX_DIGITS, MAX_EXPONENT
from exactrank.reading.source.problems import shown

_FULL_WIDTH = {0xFF01 + i: 0x21 + i for i in range(0x5E)}
_SIGNS = {"\u3000": " ", "、": ",", "\u2044": "/", "\u2215": "/", "\u2236": ":"} | dict.fromkeys(
    "\u2010\u2011\u2012\u2013\u2212\ufe63", "-"
)
_FOLDING = _FULL_WIDTH | {ord(sign): ord(plain) for sign, plain in _SIGNS.items()}

# Python's own conversion refuses more than 4300 digits, and how it does is global state that is not ours to change.
_SAFE_DIGITS = 4000

_GROUP_SPACES = "\u2009\u202f"
_UNSIGNED = rf"(?:\d{{1,3}}(?:[{_GROUP_SPACES}]\d{{3}})+|\d+)(?:\.\d*)?|\.\d+"
_NUMBER = lazy_pattern(
    rf"\s*(?P<sign>[+-]?)\s*(?P<whole>{_UNSIGNED})(?:[eE](?P<power>[+-]?\d+))?"
    rf"(?:\s*/\s*(?P<under_sign>[+-]?)(?P<under>{_UNSIGNED}))?\s*",
    re.ASCII,
)


def fold(text: str) -> str:
    """The text with full-width characters, minus signs and slashes in their ASCII form, at the same offsets.

    >>> fold("－１２；　3")
    '-12; 3'
    """
    return text if text.isascii() else text.translate(_FOLDING)


def integer(digits: str) -> int:
    """The integer with these decimal digits, also past Python's limit on conversions."""
    if len(digits) <= _SAFE_DIGITS:
        return int(digits)
    if len(digits) > MAX_DIGITS:
        raise InputError.of("input.too-many-digits", digits=len(digits), limit=MAX_DIGITS)
    import flint

    return int(flint.fmpz(digits))


def decimal(text: str, power: str = "") -> Scalar:
    """The exact value of unsigned decimal digits with at most one point, times ten to the power."""
    if not power and text.isdecimal():
        return integer(text)
    whole, _, places = text.partition(".")
    shift = -len(places)
    if power:
        if len(power.lstrip("+-0")) > 6 or abs(int(power)) > MAX_EXPONENT:
            raise InputError.of("input.exponent-too-large", entry=shown(f"{text}e{power}"), limit=MAX_EXPONENT)
        shift += int(power)
    value = integer(whole + places)
    if shift >= 0:
        return value * int(10**shift)
    made = Fraction(value, 10**-shift)
    return made.numerator if made.denominator == 1 else made


def quotient(above: Scalar, below: Scalar, entry: str) -> Scalar:
    """above / below; raises InputError when below is 0."""
    if not below:
        raise InputError.of("input.zero-denominator", entry=shown(entry))
    made = Fraction(above) / below
    return made.numerator if made.denominator == 1 else made


def number(text: str) -> Scalar:
    """The number that the text writes; raises InputError with one problem when it writes none.

    >>> number("0.1") == Fraction(1, 10)
    True
    >>> number("−４/6")
    Fraction(-2, 3)
    >>> number("1e3")
    1000
    """
    match = _NUMBER.fullmatch(fold(text))
    if match is None:
        raise InputError(problem_of(text))
    value = decimal(_joined(match["whole"]), match["power"] or "")
    if match["under"] is not None:
        value = quotient(value, decimal(_joined(match["under"])), text)
    return -value if (match["sign"] == "-") != (match["under_sign"] == "-") else value


def _joined(digits: str) -> str:
    return digits if digits.isascii() else digits.translate(dict.fromkeys(map(ord, _GROUP_SPACES)))


_SPECIAL = lazy_pattern(r"[+-]?(?:nan|inf|infinity)", re.IGNORECASE)
_GROUPED = lazy_pattern(r"\s*[+-]?\d{1,3}(?:,\d+)+\s*")


def problem_of(text: str) -> Problem:
    """What is wrong with a text that is not a number."""
    folded = fold(text).strip()
    if not folded:
        return Problem.of("input.empty-entry")
    if _SPECIAL.fullmatch(folded):
        return Problem.of("input.not-finite", entry=folded)
    if _GROUPED.fullmatch(folded):
        return Problem.of("input.comma-in-number", entry=shown(folded))
    return Problem.of("input.not-a-number", entry=shown(text.strip()))
