"""Numbers of a domain as they are written: 1+i, \\sqrt{2}, 1/\\sqrt2, t+1, (a+1)/2. Nothing is evaluated."""

from __future__ import annotations

import re
from typing import Generic, TypeVar

from exactrank.errors import InputError
from exactrank.numbers.canonical_numbers import (
    Number,
    number_negative,
    number_power,
    number_product,
    number_quotient,
    number_sum,
)
from exactrank.numbers.contract import NumberDomain
from exactrank.numbers.finite_extensions import ExtensionField
from exactrank.numbers.quadratic import Pair, QuadraticField
from exactrank.numbers.rational_functions import GREEK, RationalFunctions
from exactrank.numbers.root_sums import ROOT_SUMS
from exactrank.patterns import lazy_pattern
from exactrank.reading.matrices.letters_over import SUBSCRIPT, letter_name
from exactrank.reading.matrices.roots_over import rooted
from exactrank.reading.source.limits import MAX_DEPTH, MAX_DIGITS
from exactrank.reading.source.numbers import decimal, fold
from exactrank.reading.source.problems import shown

E = TypeVar("E")

_TOKEN = lazy_pattern(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<fraction>\\[dt]?frac)|(?P<root>\\sqrt|sqrt|\u221a)|(?P<times>\\cdot|\\times|\*)"
    rf"|(?P<letter>(?:\\?(?:{'|'.join(GREEK)})(?![A-Za-z])|[A-Za-z\u03b1-\u03c9]){SUBSCRIPT})|(?P<mark>[-+/^(){{}}]))",
    re.ASCII,
)
_CLOSING = {"(": ")", "{": "}"}
_SILENT = lazy_pattern(r"\\(?:left|right|[,;:! ])|\\(?:mathrm|operatorname|text|rm|boxed|fbox)\b|\$")


def number_over(domain: NumberDomain[E], text: str) -> Number[E]:
    r"""The canonical number that the text writes; raises InputError when it writes none of that domain.

    >>> from exactrank.numbers.quadratic import QQ_sqrt
    >>> number_over(QQ_sqrt(-1), "(1+i)(1-i)/2"), number_over(QQ_sqrt(2), r"\frac{1}{\sqrt2}")
    (((1, 0), 1), ((0, 1), 2))
    """
    if isinstance(domain, QuadraticField):
        return _in_quadratic_field(domain, text)
    return _read(domain, text)


def _read(domain: NumberDomain[E], text: str) -> Number[E]:
    reader = _Reader(domain, text)
    made = reader.sum(0)
    if reader.kind:
        raise reader.refusal()
    return made


def _in_quadratic_field(domain: QuadraticField, text: str) -> Number[Pair]:
    """Read among all sums of roots, so that i sqrt(3) and sqrt(-3) are one number, and found to be a + b sqrt(d)."""
    try:
        terms, d = _read(ROOT_SUMS, text)
    except InputError as error:
        known = [one for one in error.problems if one.message != "input.not-in-field"]
        raise InputError(*known) if known else not_in_field(domain, text) from None
    if any(radicand not in (1, domain.d) for radicand, _ in terms):
        raise not_in_field(domain, text)
    found = dict(terms)
    return domain.ratio((found.get(1, 0), found.get(domain.d, 0)), d)


def not_in_field(domain: NumberDomain[E], text: str) -> InputError:
    """The refusal of a text that writes no number of the domain."""
    return InputError.of("input.not-in-field", entry=shown(text.strip()), field=domain.name)


def _bits(x: object) -> int:
    """How long the integers of an integral element are."""
    if isinstance(x, int):
        return x.bit_length()
    return max(map(_bits, x), default=0) if isinstance(x, tuple) else 0


class _Reader(Generic[E]):
    """Recursive descent over sums, products, quotients, powers and roots."""

    def __init__(self, domain: NumberDomain[E], text: str) -> None:
        self.domain = domain
        self.whole = text
        self.text = _SILENT.sub(" ", fold(text)).strip()
        self.at = 0
        self.kind: str = ""
        self.value = ""
        self.advance()

    def refusal(self) -> InputError:
        return not_in_field(self.domain, self.whole)

    def advance(self) -> None:
        if self.at >= len(self.text):
            self.kind = self.value = ""
            return
        found = _TOKEN.match(self.text, self.at)
        if found is None:
            raise self.refusal()
        self.kind = found.lastgroup or ""
        self.value = found[self.kind]
        self.at = found.end()

    def sum(self, depth: int) -> Number[E]:
        if depth > MAX_DEPTH:
            raise InputError.of("input.too-deep", limit=MAX_DEPTH)
        total = self.signed(depth)
        while self.value in ("+", "-"):
            total = number_sum(self.domain, total, self.signed(depth))
        return total

    def signed(self, depth: int) -> Number[E]:
        negative = False
        while self.value in ("+", "-"):
            negative ^= self.value == "-"
            self.advance()
        made = self.product(depth)
        return number_negative(self.domain, made) if negative else made

    def product(self, depth: int) -> Number[E]:
        """What stands side by side is a product, but for 2 3, and for 1/2i, which could be two things."""
        made = self.power(depth)
        divided = False
        while self.kind and self.value not in ("+", "-", ")", "}"):
            divides = self.value == "/"
            signed = divides or self.kind == "times"
            if signed:
                self.advance()
            elif divided or self.kind == "number":
                raise self.refusal()
            divided = divides
            following = self.power(depth)
            made = (number_quotient if divides else number_product)(self.domain, made, following)
        return made

    def power(self, depth: int) -> Number[E]:
        base = self.primary(depth)
        if self.value != "^":
            return base
        self.advance()
        sign = 1
        grouped = self.value if self.value in _CLOSING else ""
        if grouped:
            self.advance()
        if self.value == "-":
            sign = -1
            self.advance()
        if self.kind != "number" or not self.value.isdecimal() or len(self.value) > 4:
            raise self.refusal()
        exponent = sign * int(self.value)
        self.advance()
        if grouped:
            self.closed(grouped)
        if _bits(base[0]) * abs(exponent) > 4 * MAX_DIGITS or base[1].bit_length() * abs(exponent) > 4 * MAX_DIGITS:
            raise InputError.of("input.too-many-digits", digits=_bits(base[0]) * abs(exponent) // 3, limit=MAX_DIGITS)
        return number_power(self.domain, base, exponent)

    def primary(self, depth: int) -> Number[E]:
        kind, value = self.kind, self.value
        if kind == "number":
            self.advance()
            return self.rational(value)
        if kind == "letter":
            self.advance()
            return self.letter(value)
        if kind == "root":
            self.advance()
            return self.root()
        if kind == "fraction":
            self.advance()
            above = self.argument(depth)
            return number_quotient(self.domain, above, self.argument(depth))
        if value in ("(", "{"):
            return self.group(depth)
        raise self.refusal()

    def rational(self, digits: str) -> Number[E]:
        made = decimal(digits)
        return self.domain.ratio(self.domain.of_integer(made.numerator), made.denominator)

    def letter(self, letter: str) -> Number[E]:
        if letter == "i" and (found := rooted(self.domain, -1)) is not None:
            return found
        if letter == "t" and isinstance(self.domain, ExtensionField):
            return self.domain.times(self.domain.one, (0, 1, *[0] * (self.domain.degree - 2))), 1
        if isinstance(self.domain, RationalFunctions) and (name := letter_name(letter)) in self.domain.letters:
            return self.domain.letter(name), 1
        raise self.refusal()

    def root(self) -> Number[E]:
        """Of an integer, in braces or parentheses or a single one: the 2 of \\sqrt2."""
        grouped = self.value if self.value in _CLOSING else ""
        if grouped:
            self.advance()
        negative = self.value == "-" and grouped != ""
        if negative:
            self.advance()
        if self.kind != "number" or not self.value.isdecimal() or len(self.value) > 30:
            raise self.refusal()
        digits = self.value
        self.advance()
        if grouped:
            self.closed(grouped)
        found = rooted(self.domain, -int(digits) if negative else int(digits))
        if found is None:
            raise self.refusal()
        return found

    def argument(self, depth: int) -> Number[E]:
        """One argument of a fraction: a group, or a single digit: the 1 and the 2 of \\frac12."""
        if self.kind == "number" and len(self.value) > 1:
            digit = self.value[0]
            self.at -= len(self.value) - 1
            self.advance()
            return self.rational(digit)
        return self.primary(depth)

    def group(self, depth: int) -> Number[E]:
        opened = self.value
        self.advance()
        made = self.sum(depth + 1)
        self.closed(opened)
        return made

    def closed(self, opened: str) -> None:
        """Past the bracket that closes the one that was opened."""
        if self.value != _CLOSING[opened]:
            raise self.refusal()
        self.advance()
