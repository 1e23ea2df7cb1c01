"""Fields QQ(a, b, ...) of rational functions: a polynomial over one without a common divisor, over an integer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from math import gcd

from exactrank.errors import InputError
from exactrank.numbers.multivariate import (
    Terms,
    constant,
    content,
    divided,
    in_lowest_terms,
    is_constant,
    letter_of,
    plus,
    primitive,
    product,
    scaled,
    terms_text,
    value_at,
)
from exactrank.patterns import lazy_pattern
from exactrank.records import dataclass

Function = tuple[Terms, Terms]
"""p / q: q primitive with a positive first coefficient, and no polynomial but a number divides both."""

GREEK = (
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda",
    "mu", "nu", "xi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
)  # fmt: skip
INDEX = r"_\d{1,2}"
LETTER = lazy_pattern(rf"(?:[A-HJ-Za-hj-z]|{'|'.join(GREEK)})(?:{INDEX})?", re.ASCII)
"""a, lambda, b_1; i is the imaginary unit, and I the identity."""
MOST_LETTERS = 10


@dataclass(frozen=True, slots=True)
class RationalFunctions:
    """The field QQ(a, b, ...) in the letters given; made by `QQ_letters(...)`, which checks them.

    >>> K = QQ_letters("a")
    >>> a, one = K.letter("a"), K.one
    >>> K.text(*K.divide(K.add(K.times(a, a), K.of_integer(-1)), K.add(a, K.of_integer(-1))))
    'a+1'
    """

    letters: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"QQ({', '.join(self.letters)})"

    @property
    def characteristic(self) -> int:
        return 0

    @property
    def zero(self) -> Function:
        return (), self._one

    @property
    def one(self) -> Function:
        return self._one, self._one

    @property
    def _one(self) -> Terms:
        return constant(1, len(self.letters))

    def of_integer(self, value: int) -> Function:
        return constant(value, len(self.letters)), self._one

    def of_polynomial(self, p: Terms) -> Function:
        return p, self._one

    def letter(self, letter: str) -> Function:
        """The letter as an element; raises InputError for another one."""
        if letter not in self.letters:
            raise InputError.of("input.not-in-field", entry=letter, field=self.name)
        return letter_of(self.letters.index(letter), len(self.letters)), self._one

    def add(self, x: Function, y: Function) -> Function:
        (p, q), (r, s) = x, y
        if q == s:
            return (plus(p, r), q) if is_constant(q) else in_lowest_terms(plus(p, r), q)
        return in_lowest_terms(plus(product(p, s), product(r, q)), product(q, s))

    def times(self, x: Function, y: Function) -> Function:
        """The product of primitive polynomials is primitive (Gauss), so the denominator stays so."""
        (p, q), (r, s) = x, y
        if is_constant(q) and is_constant(s):
            return product(p, r), q
        p, s = in_lowest_terms(p, s)
        r, q = in_lowest_terms(r, q)
        return product(p, r), product(q, s)

    def combine(
        self, x: Function, target: Sequence[Function], y: Function, source: Sequence[Function]
    ) -> list[Function]:
        return [self.add(self.times(x, t), self.times(y, s)) for t, s in zip(target, source, strict=True)]

    def divide(self, x: Function, y: Function) -> tuple[Function, int]:
        """x / y with the content of the numerator of y for the integer below."""
        c, p = primitive(y[0])
        if not c:
            raise InputError.of("no-inverse", value="0", field=self.name)
        return self.ratio(self.times(x, (y[1], p)), c)

    def ratio(self, x: Function, denominator: int) -> tuple[Function, int]:
        p, q = x
        common = gcd(content(p), denominator)
        common = -common if denominator < 0 else common
        return (divided(p, common) if common != 1 else p, q), denominator // common

    def row(self, numerators: Sequence[Function], denominator: int = 1) -> tuple[tuple[Function, ...], int]:
        if denominator == 1:
            return tuple(numerators), 1
        common = gcd(denominator, *[content(p) for p, _ in numerators])
        common = -common if denominator < 0 else common
        return tuple([(divided(p, common), q) for p, q in numerators]), denominator // common

    def text(self, x: Function, denominator: int = 1) -> str:
        p, q = x
        if is_constant(q):
            return terms_text(p, self.letters, denominator)
        above, below = terms_text(p, self.letters), terms_text(scaled(denominator, q), self.letters)
        alone = len(q) == 1 and denominator == 1 and sum(map(bool, q[0][0])) == 1
        return f"{above if len(p) == 1 else f'({above})'}/{below if alone else f'({below})'}"

    def value(self, x: Function, denominator: int, values: Sequence[Fraction]) -> Fraction | None:
        """The number with these values for the letters, in their order; None where the polynomial below is 0 there.

        >>> K = QQ_letters("a")
        >>> x, d = K.divide(K.one, K.letter("a"))
        >>> K.value(x, d, [Fraction(2)]), K.value(x, d, [Fraction(0)])
        (Fraction(1, 2), None)
        """
        below = value_at(x[1], values)
        return value_at(x[0], values) / (below * denominator) if below else None


def QQ_letters(*letters: str) -> RationalFunctions:  # noqa: N802 - the field's own name
    """The field QQ(a, b, ...); raises InputError for no letters, too many, one twice, and for what is no letter.

    A letter is one of the alphabet other than i and I, or the name of a Greek one, and may have a number as index.

    >>> QQ_letters("a", "lambda", "b_1").name
    'QQ(a, lambda, b_1)'
    """
    if not 0 < len(letters) <= MOST_LETTERS or len(set(letters)) < len(letters):
        raise InputError.of("wrong-letters", count=len(letters), limit=MOST_LETTERS)
    for one in letters:
        if LETTER.fullmatch(one) is None:
            raise InputError.of("no-letter", value=one[:30])
    return RationalFunctions(letters)
