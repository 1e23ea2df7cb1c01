"""Exact values of LaTeX tokens: signs, fractions in all their spellings, digit groups, sums and products of numbers.

An expression with letters, roots or stars has no value here: it is symbolic, which is not a mistake. A division by zero
is one, and more digits or deeper nesting than the limits allow.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from exactrank.errors import InputError
from exactrank.matrix import Scalar
from exactrank.reading.latex.tokens import FRACTIONS, Token, bracket_end, closing, words
from exactrank.reading.latex.vocabulary import BOXES, DIVIDED, FUNCTIONS, HIDDEN, LAST_ARGUMENT, SILENT, TIMES
from exactrank.reading.source.limits import MAX_DEPTH, MAX_DIGITS
from exactrank.reading.source.numbers import decimal, quotient

_GROUPING = frozenset({"{", r"\,", "~", r"\;", r"\thinspace"})
"""What may stand between the groups of the digits of one number; the brace with a comma in it."""
_COLOURS = words(r"\r \b \g \o \c \p \y")
"""What people call their colours; TeX knows accents by these names, which make no sense on a number."""


class Symbolic(Exception):
    """The tokens hold something that is not a number written in digits."""


def value_of(tokens: list[Token], start: int, stop: int) -> Scalar | None:
    """The exact value of the tokens from `start` to before `stop`; None when it is symbolic.

    >>> from exactrank.reading.latex.tokens import tokens_of
    >>> [value_of(t, 0, len(t)) for t in map(tokens_of, (r"-\\frac12", r"\\dfrac{-13}{5}", "1{,}000", "-(1/2)", "a+1"))]
    [Fraction(-1, 2), Fraction(-13, 5), 1000, Fraction(-1, 2), None]

    Raises InputError for a division by zero and for digits or depth past the limits.
    """
    value = _plain_value(tokens, start, stop)
    if value is not None:
        return value
    reader = Evaluator(tokens, start, stop)
    try:
        value = reader.sum(0)
        reader.skip()
    except Symbolic:
        return None
    return value if reader.at == stop else None


def _plain_value(tokens: list[Token], start: int, stop: int) -> Scalar | None:
    """The value of 3, -3, \\frac{1}{2}, -\\frac12: nearly all cells, without descent. None: look further."""
    if start >= stop:
        return None
    text = tokens[start].text
    if start + 1 == stop and text.isdecimal() and len(text) < _SHORT:
        return int(text)
    negative = text == "-"
    if negative:
        start += 1
        if start == stop:
            return None
        text = tokens[start].text
    if start + 1 == stop:
        if not text[0].isdecimal():
            return None
        value = decimal(text)
    elif text in FRACTIONS:
        fraction = plain_fraction(tokens, start + 1, stop)
        if fraction is None or fraction[1] != stop:
            return None
        value = fraction[0]
    else:
        return None
    return -value if negative else value


_SHORT = 1000
"""Digits that int() always takes."""


def plain_fraction(tokens: list[Token], at: int, stop: int) -> tuple[Scalar, int] | None:
    """The value of {1}{2} or of 12 behind \\frac, and where it ends; None for anything else, also for a 0 below."""
    if at + 6 <= stop and tokens[at].text == "{":
        _, above, closes, reopens, below, last = [token.text for token in tokens[at : at + 6]]
        if closes != "}" or reopens != "{" or last != "}":
            return None
        at += 6
    elif at + 2 <= stop:
        above, below = tokens[at].text, tokens[at + 1].text
        at += 2
    else:
        return None
    if not (above.isdecimal() and below.isdecimal() and len(above) + len(below) < _SHORT):
        return None
    divisor = int(below)
    if not divisor:
        return None
    return _quotient(int(above), divisor), at


@lru_cache(maxsize=512)  # a row is written again in every matrix of a calculation
def _quotient(above: int, below: int) -> Scalar:
    whole, left = divmod(above, below)
    return Fraction(above, below) if left else whole


class Evaluator:
    """Recursive descent over sums, products, signs and fractions."""

    def __init__(self, tokens: list[Token], start: int, stop: int) -> None:
        self.tokens = tokens
        self.at = start
        self.stop = stop

    def peek(self) -> str:
        return self.tokens[self.at].text if self.at < self.stop else ""

    def skip(self) -> str:
        """Goes past what says nothing about the value, and tells what comes next."""
        while self.at < self.stop:
            text = self.tokens[self.at].text
            if text in SILENT:
                self.at += 1
                if text in (r"\left", r"\right") and self.peek() == ".":
                    self.at += 1
            elif text in HIDDEN:
                self.at += 1
                if self.peek() == "[":
                    self.at = min(bracket_end(self.tokens, self.at, self.stop) + 1, self.stop)
                for _ in range(HIDDEN[text]):
                    self.argument()
            elif text == "{" and self.at + 1 < self.stop and self.tokens[self.at + 1].text == "}":
                self.at += 2
            else:
                return text
        return ""

    def argument(self) -> tuple[int, int]:
        """Goes past one argument, a group or a token, and tells where its inside begins and ends."""
        if self.at >= self.stop:
            raise Symbolic
        if self.peek() == "{":
            end = closing(self.tokens, self.at, self.stop)
            if end == self.stop:
                raise Symbolic
            inside = (self.at + 1, end)
            self.at = end + 1
            return inside
        self.at += 1
        return (self.at - 1, self.at)

    def within(self, inside: tuple[int, int], depth: int) -> Scalar:
        part = Evaluator(self.tokens, *inside)
        value = part.sum(depth + 1)
        if part.skip():
            raise Symbolic
        return value

    def sum(self, depth: int) -> Scalar:
        if depth > MAX_DEPTH:
            raise InputError.of("input.too-deep", limit=MAX_DEPTH)
        total = self.product(depth)
        while (sign := self.skip()) in ("+", "-"):
            self.at += 1
            term = self.product(depth)
            total = _bounded(total + term if sign == "+" else total - term)
        if sign != r"\over":
            return total
        self.at += 1
        return _bounded(quotient(total, self.sum(depth + 1), sign))  # {1 \over 2}

    def product(self, depth: int) -> Scalar:
        value = self.signed(depth)
        while True:
            mark = self.skip()
            if mark in TIMES:
                self.at += 1
                value = _bounded(value * self.signed(depth))
            elif mark in DIVIDED:
                self.at += 1
                value = _bounded(quotient(value, self.signed(depth), mark))
            elif mark == "(" or (self.before_is_closed() and mark and (mark in FRACTIONS or mark[0].isdecimal())):
                value = _bounded(value * self.signed(depth))
            else:
                return value

    def before_is_closed(self) -> bool:
        """Whether a factor in parentheses stands before: (2)3 is a product, but 2 3 and 2\\frac12 could be anything."""
        return self.at > 0 and self.tokens[self.at - 1].text == ")"

    def signed(self, depth: int) -> Scalar:
        if depth > MAX_DEPTH:
            raise InputError.of("input.too-deep", limit=MAX_DEPTH)
        sign = 1
        while (mark := self.skip()) in ("+", "-"):
            self.at += 1
            sign = -sign if mark == "-" else sign
        value = self.power(depth)
        return -value if sign < 0 else value

    def power(self, depth: int) -> Scalar:
        base = self.primary(depth)
        if self.skip() != "^":
            return base
        self.at += 1
        exponent = self.within(self.argument(), depth)
        if not isinstance(exponent, int) or abs(exponent) > MAX_DIGITS:
            raise Symbolic
        size = max(abs(base.numerator), base.denominator).bit_length() * abs(exponent)
        if size > 4 * MAX_DIGITS:
            raise InputError.of("input.too-many-digits", digits=size * 3 // 10, limit=MAX_DIGITS)
        return base**exponent if exponent >= 0 else quotient(1, base**-exponent, "0^{-1}")

    def primary(self, depth: int) -> Scalar:
        """A number, a group, a fraction, a box: what signs and powers are put to."""
        text = self.skip()
        if not text:
            raise Symbolic
        if text[0].isdecimal() or (text[0] == "." and len(text) > 1):
            return self.digits()
        if text in {"(", "[", r"\bigl("}:
            return self.parenthesis(depth)
        if text == "{":
            return self.within(self.argument(), depth)
        if text[0] != "\\":
            raise Symbolic
        self.at += 1
        if text in FRACTIONS:
            return self.fraction(depth)
        return self.decorated(text, depth)

    def fraction(self, depth: int) -> Scalar:
        plain = plain_fraction(self.tokens, self.at, self.stop)
        if plain is not None:
            value, self.at = plain
            return value
        above = self.fraction_part(depth)
        below = self.fraction_part(depth)
        return _bounded(quotient(above, below, r"\frac"))

    def fraction_part(self, depth: int) -> Scalar:
        """One argument of a fraction: a group, or a single digit: the 1 and the 2 of \\frac12."""
        if self.peek() and self.peek()[0].isdecimal():
            self.at += 1
            return decimal(self.tokens[self.at - 1].text)
        return self.within(self.argument(), depth)

    def decorated(self, command: str, depth: int) -> Scalar:
        """The value of what a box or a colour shows; a macro nobody knows shows its argument when that is a number."""
        if command in FUNCTIONS:
            raise Symbolic
        if self.peek() == "[" and bracket_end(self.tokens, self.at, self.stop) < self.stop:
            self.at = bracket_end(self.tokens, self.at, self.stop) + 1
        for _ in range(LAST_ARGUMENT.get(command, 0)):
            self.argument()
        following = self.peek()
        if following[:1].isdecimal() and (command in BOXES or command in _COLOURS):
            return self.primary(depth)
        if following == "-" and command in _COLOURS:
            return self.signed(depth)
        if following != "{":
            raise Symbolic
        return self.within(self.argument(), depth)

    def parenthesis(self, depth: int) -> Scalar:
        closer = ")" if self.peek() == "(" else "]"
        self.at += 1
        value = self.sum(depth + 1)
        if self.skip() != closer:
            raise Symbolic
        self.at += 1
        return value

    def digits(self) -> Scalar:
        """A number with its digit groups: 1{,}000 and 1\\,000 are a thousand, 0{,}5 and 1{,}5 have a decimal comma."""
        text = self.peek()
        self.at += 1
        while self.peek() in _GROUPING:
            comma = [token.text for token in self.tokens[self.at : self.at + 3]] == ["{", ",", "}"]
            after = self.at + 3 if comma else self.at + 1
            group = self.tokens[after].text if after < self.stop else ""
            whole, _, places = group.partition(".")
            if (self.peek() == "{" and not comma) or not whole.isdecimal():
                break
            if len(whole) == 3 and len(text.lstrip("0")) > 0 and "." not in text:
                text += group
            elif comma and "." not in text and not places:
                text += "." + whole
            else:
                break
            self.at = after + 1
        return decimal(text)


def _bounded(value: Scalar) -> Scalar:
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > 4 * MAX_DIGITS:
        raise InputError.of("input.too-many-digits", digits=value.numerator.bit_length() * 3 // 10, limit=MAX_DIGITS)
    return value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value
