"""Which square roots the numbers of an answer are made of, and whether i in it is the imaginary unit."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exactrank.judging.written_functions import letter_named, parts, texts_in
from exactrank.numbers.splitting_primes import GENERATORS
from exactrank.numbers.surds import square_part
from exactrank.patterns import lazy_pattern
from exactrank.reading.matrices.letters_over import letters_in
from exactrank.reading.matrices.roots_over import root_letter
from exactrank.records import dataclass
from exactrank.statements import Adjoint, Answer, Definition, Expression, Name, Negative, Number, SquareRoot, Sum, Times

_ROOT = lazy_pattern(r"(?:\\sqrt|(?<![A-Za-z\\])sqrt|\u221a)\s*[{(]?\s*(-?)\s*(\d{1,12})")
_UNIT = lazy_pattern(r"(?<![A-Za-z\\])i(?![A-Za-z])")
_WITH_NUMBERS = lazy_pattern(r"\d\s*i(?![A-Za-z])|\d\s*[-+]\s*i(?![A-Za-z])|(?<![A-Za-z\\])i\s*[-+]\s*\d")
_NEIGHBOURS = frozenset("ghjk")
"""Letters beside which i is one more letter: a matrix of a, b, ..., i."""
_I = Name("i")
_MOST = 3
"""Of four different roots are made sums of sixteen terms."""


@dataclass(frozen=True, slots=True)
class Roots:
    """The integers of which square roots occur, -1 first; not `certain`: i, or a root of a negative number, may be
    another thing than the imaginary unit makes it."""

    generators: tuple[int, ...] = ()
    certain: bool = True
    unit: str = "i"
    """the letter that is the imaginary unit, where -1 is a generator"""
    of_one: bool = False
    """All are roots of one number: either root may be meant, and what holds of the one holds of the other."""

    @property
    def letters(self) -> tuple[str, ...]:
        """Their names among the letters of a polynomial."""
        return tuple([self.unit if q == -1 else root_letter(q) for q in self.generators])

    @property
    def radicands(self) -> tuple[int, ...]:
        """The square-free integers that their products are roots of, 1 the first.

        >>> Roots((-1, 2)).radicands
        (1, -1, 2, -2)
        """
        made = [1]
        for q in self.generators:
            made += [d * q for d in made]
        return tuple(made)


def roots_in(answer: Answer) -> Roots | None:
    """The roots in its entries, factors and expressions; None where there are too many, or of too large primes."""
    texts = list(texts_in(answer.passages))
    found: set[int] = set()
    radicands = set[int]()
    for n in (*_radicands(texts), *_radicands_of_expressions(answer)):
        if not n:
            continue
        inside = square_part(abs(n))[1]
        radicands.add(n)
        for q in GENERATORS:
            if inside % q == 0 and q > 0:
                found.add(q)
                inside //= q
        if inside != 1:
            return None
        if n < 0:
            found.add(-1)
    certain, of_one = -1 not in found, len(radicands) == 1
    unit = "j" if answer.imaginary == ("j",) else "i"
    if unit == "j" or _has_unit(answer, texts):
        found.add(-1)
        of_one = False
        conjugates = any(isinstance(part, Adjoint) for part in parts(answer.passages))
        certain = unit in answer.imaginary or conjugates or _is_among_numbers(answer, texts)
    return Roots(tuple(sorted(found)), certain, unit, of_one) if len(found) <= _MOST else None


def _radicands(texts: list[str]) -> Iterator[int]:
    for text in texts:
        for sign, digits in _ROOT.findall(text):
            yield -int(digits) if sign else int(digits)


def _radicands_of_expressions(answer: Answer) -> Iterator[int]:
    for part in parts(answer.passages):
        if isinstance(part, SquareRoot) and isinstance(part.of, Number):
            yield radicand(part.of.value)


def radicand(square: Fraction) -> int:
    """n with sqrt(square) = sqrt(n) / d, d the denominator of the square."""
    return square.numerator * square.denominator


def _is_among_numbers(answer: Answer, texts: list[str]) -> bool:
    """Whether i is added to a number, or multiplied by one, somewhere."""
    return any(_WITH_NUMBERS.search(text) for text in texts) or any(
        any(one in (_I, Negative(_I)) for one in of) and any(isinstance(one, Number) for one in of)
        for part in parts(answer.passages)
        if (of := _joined(part))
    )


def _joined(part: object) -> tuple[Expression, ...]:
    match part:
        case Sum(several) | Times(several):
            return several
    return ()


def _has_unit(answer: Answer, texts: list[str]) -> bool:
    """Whether i stands for a number here, and not beside g, h, j or k for one more letter, or for what it is let be."""
    names = [part for part in parts(answer.passages) if isinstance(part, Name)]
    if any(isinstance(one, Definition) and one.name == _I for one in answer.passages):
        return False
    if not any(_UNIT.search(text) for text in texts) and _I not in names:
        return False
    letters = {letter for text in texts for letter in letters_in(text)} | set(map(letter_named, names))
    return "i" in answer.imaginary or not letters & _NEIGHBOURS
